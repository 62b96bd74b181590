// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

/// @title RFC 9380's hash_to_curve for BN254's G1, step by step as its text has it, with no thought of cost
/// @notice The reference that the library is compared with.
library RfcHashToCurve {
    uint256 internal constant P = 0x30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47;
    bytes internal constant DST = "BLS_SIG_BN254G1_XMD:KECCAK-256_SVDW_RO_NUL_";

    /// @dev Section 5.3.1 with Keccak-256: blocks of 136 bytes in, 32 bytes out.
    function expandMessage(bytes memory message) internal pure returns (bytes memory) {
        bytes memory dstPrime = abi.encodePacked(DST, uint8(DST.length));
        bytes32 b0 = keccak256(abi.encodePacked(new bytes(136), message, uint16(96), uint8(0), dstPrime));
        bytes32 b1 = keccak256(abi.encodePacked(b0, uint8(1), dstPrime));
        bytes32 b2 = keccak256(abi.encodePacked(b0 ^ b1, uint8(2), dstPrime));
        bytes32 b3 = keccak256(abi.encodePacked(b0 ^ b2, uint8(3), dstPrime));
        return abi.encodePacked(b1, b2, b3);
    }

    /// @dev Section 5.2: two elements of 48 bytes each, big-endian, mod p.
    function hashToField(bytes memory message) internal pure returns (uint256 u0, uint256 u1) {
        bytes memory uniform = expandMessage(message);
        for (uint256 i; i < 48; ++i) {
            u0 = addmod(mulmod(u0, 256, P), uint8(uniform[i]), P);
            u1 = addmod(mulmod(u1, 256, P), uint8(uniform[48 + i]), P);
        }
    }

    /// @dev Section 6.6.1, steps 1 to 9 for A = 0, B = 3, Z = 1.
    function svdw(uint256 u) internal pure returns (uint256 x, uint256 y) {
        uint256 tv1 = mul(mul(u, u), g(1));
        uint256 tv2 = add(1, tv1);
        tv1 = sub(1, tv1);
        uint256 tv3 = inv0(mul(tv1, tv2));
        uint256 tv4 = sqrt(mul(sub(0, g(1)), 3));
        if (tv4 % 2 == 1) tv4 = sub(0, tv4);
        uint256 tv5 = mul(mul(mul(u, tv1), tv3), tv4);
        uint256 tv6 = mul(sub(0, mul(4, g(1))), inv0(3));
        uint256 x1 = sub(mul(sub(0, 1), inv0(2)), tv5);
        uint256 x2 = add(mul(sub(0, 1), inv0(2)), tv5);
        uint256 x3 = add(1, mul(tv6, square(mul(square(tv2), tv3))));
        x = isSquare(g(x1)) ? x1 : isSquare(g(x2)) ? x2 : x3;
        y = sqrt(g(x));
        if (u % 2 != y % 2) y = sub(0, y);
    }

    function g(uint256 x) internal pure returns (uint256) {
        return add(mul(mul(x, x), x), 3);
    }

    function isSquare(uint256 a) internal pure returns (bool) {
        return power(a, (P - 1) / 2) <= 1;
    }

    function sqrt(uint256 a) internal pure returns (uint256 root) {
        root = power(a, (P + 1) / 4);
        require(square(root) == a, "not a square");
    }

    function inv0(uint256 a) internal pure returns (uint256) {
        return power(a, P - 2);
    }

    function square(uint256 a) internal pure returns (uint256) {
        return mul(a, a);
    }

    function power(uint256 a, uint256 n) internal pure returns (uint256 r) {
        r = 1;
        for (; n > 0; n >>= 1) {
            if (n & 1 == 1) r = mul(r, a);
            a = mul(a, a);
        }
    }

    function add(uint256 a, uint256 b) internal pure returns (uint256) {
        return addmod(a, b, P);
    }

    function sub(uint256 a, uint256 b) internal pure returns (uint256) {
        return addmod(a, P - b, P);
    }

    function mul(uint256 a, uint256 b) internal pure returns (uint256) {
        return mulmod(a, b, P);
    }
}
