// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {HashToCurve} from "./HashToCurve.sol";

/// @notice A public key: a point of BN254's G2, x = x1·i + x0 and y = y1·i + y0, in the order of the pairing precompile.
struct PublicKey {
    uint256 x1;
    uint256 x0;
    uint256 y1;
    uint256 y0;
}

/// @title BLS signatures on BN254: signatures in G1, keys in G2, drand's scheme `bls-bn254-unchained-on-g1`
/// @dev 113,000 of the 119,000 to 123,000 gas of a check are the pairing of two pairs (EIP-1108: 45,000 + 2 · 34,000).
library Bls {
    /* CONSTANTS */

    /// @dev The generator of G1.
    uint256 internal constant G1_X = 1;
    uint256 internal constant G1_Y = 2;

    /// @dev The negated generator of G2 (EIP-197): the imaginary and the real part of x, then of p − y.
    uint256 internal constant MINUS_G2_X1 = 0x198e9393920d483a7260bfb731fb5d25f1aa493335a9e71297e485b7aef312c2;
    uint256 internal constant MINUS_G2_X0 = 0x1800deef121f1e76426a00665e5c4479674322d4f75edadd46debd5cd992f6ed;
    uint256 internal constant MINUS_G2_Y1 = 0x275dc4a288d1afb3cbb1ac09187524c7db36395df7be3b99e673b13a075a65ec;
    uint256 internal constant MINUS_G2_Y0 = 0x1d9befcd05a5323e6da4d435f3b617cdb3af83285c2df711ef39c01571827f9d;

    /* OPERATIONS */

    /// @notice Whether (x, y) is the signature of `message` under `key`.
    /// @dev False for coordinates that are not below p, for points off the curve and for the point at infinity, (0, 0), so
    /// that a message has one accepted signature and that signature one form. `key` must have passed `isKey`.
    function verify(bytes32 message, uint256 x, uint256 y, PublicKey memory key) internal view returns (bool valid) {
        if (!isOnCurve(x, y)) return false;
        (uint256 hx, uint256 hy) = HashToCurve.hashToPoint(message);
        // e(S, −G2) · e(H(m), K) = 1 says S = H(m)·secret.
        return pairsToOne(x, y, hx, hy, key);
    }

    /// @notice Whether `key` is a point of G2 other than infinity: on the twist and in the subgroup.
    function isKey(PublicKey memory key) internal view returns (bool) {
        if (key.x1 | key.x0 | key.y1 | key.y0 == 0) return false;
        // The precompile checks the point. Paired with infinity it gives 1 for every good one. 100,000 gas are ample for a
        // pair at 79,000 and bound what a bad point burns, as a failing precompile keeps all it was given.
        bool success;
        uint256 one;
        assembly ("memory-safe") {
            let m := mload(0x40)
            mstore(m, 0)
            mstore(add(m, 0x20), 0)
            mcopy(add(m, 0x40), key, 0x80)
            success := staticcall(100000, 8, m, 0xc0, 0, 0x20)
            one := mload(0)
        }
        return success && one == 1;
    }

    /// @notice Whether (x, y) is a finite point of G1 in its only form: both coordinates below p and y² = x³ + 3.
    function isOnCurve(uint256 x, uint256 y) internal pure returns (bool) {
        uint256 p = HashToCurve.P;
        // (0, 0) fails the equation, as 0 ≠ 3.
        return x < p && y < p && mulmod(y, y, p) == addmod(mulmod(mulmod(x, x, p), x, p), 3, p);
    }

    /// @dev e(S, −G2) · e(H, K) = 1, for points known to be in their groups.
    function pairsToOne(uint256 sx, uint256 sy, uint256 hx, uint256 hy, PublicKey memory key)
        private
        view
        returns (bool one)
    {
        assembly ("memory-safe") {
            let m := mload(0x40)
            mstore(m, sx)
            mstore(add(m, 0x20), sy)
            mstore(add(m, 0x40), MINUS_G2_X1)
            mstore(add(m, 0x60), MINUS_G2_X0)
            mstore(add(m, 0x80), MINUS_G2_Y1)
            mstore(add(m, 0xa0), MINUS_G2_Y0)
            mstore(add(m, 0xc0), hx)
            mstore(add(m, 0xe0), hy)
            mcopy(add(m, 0x100), key, 0x80)
            // Only a lack of gas can make it fail here: then the caller must not read an answer into it.
            if iszero(staticcall(gas(), 8, m, 0x180, 0, 0x20)) { revert(0, 0) }
            one := mload(0)
        }
    }
}
