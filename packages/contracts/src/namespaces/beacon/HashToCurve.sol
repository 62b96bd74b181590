// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

/// @title Hashing to the group G1 of BN254
/// @notice RFC 9380 `hash_to_curve` for y² = x³ + 3 over the field of p elements, random-oracle form: expand_message_xmd
/// with Keccak-256, two field elements, the Shallue–van de Woestijne map (SVDW, section 6.6.1) of each, and their sum.
/// The cofactor of G1 is 1, so the sum needs no clearing.
/// @dev What costs is the modular power: 1,338 gas under Cancun's prices, 4,048 under Osaka's (EIP-7883). The RFC's text
/// takes an inversion, two tests for a square and a root, four for each of the two elements. Here an element takes one
/// if its first candidate is on the curve, as every second is, and two if not; `mapToSum` says how. A hash costs 5,300 to
/// 9,100 gas so (Osaka: 10,700 to 19,900).
library HashToCurve {
    /* CONSTANTS */

    /// @dev The field's modulus: p = 36t⁴ + 36t³ + 24t² + 6t + 1 for BN254's parameter t = 4965661367192848881.
    uint256 internal constant P = 0x30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47;

    /// @dev (p − 3) / 4. With s = w^((p−3)/4) for w ≠ 0 and p = 3 mod 4: s²·w = w^((p−1)/2) = χ is 1 for squares and −1 for
    /// others, s·w is a root of χ·w, and χ·s² is 1/w. One power tests, roots and inverts.
    uint256 internal constant POWER = 0x0c19139cb84c680a6e14116da060561765e05aa45a1c72a34f082305b61f3f51;

    /// @dev SVDW's Z = 1, the first candidate of RFC 9380 appendix H.1 that fits; c1 = g(Z) = Z³ + 3 = 4.
    uint256 internal constant C1 = 4;

    /// @dev c2 = −Z / 2 = (p − 1) / 2.
    uint256 internal constant C2 = 0x183227397098d014dc2822db40c0ac2ecbc0b548b438e5469e10460b6c3e7ea3;

    /// @dev c3 = √(−g(Z) · 3Z²) = √(−12), the even one of the two roots.
    uint256 internal constant C3 = 0x16789af3a83522eb353c98fc6b36d713d5d8d1cc5dffffffa;

    /// @dev c4 = −4g(Z) / 3Z² = −16 / 3.
    uint256 internal constant C4 = 0x10216f7ba065e00de81ac1e7808072c9dd2b2385cd7b438469602eb24829a9bd;

    /// @dev c5 = (√c4)³ / 4 = (8 / 9) · c3, up to a sign that does not matter: the root of the third candidate, see `svdw`.
    uint256 internal constant C5 = 0x2042def740cbc01d0fcc5874cb110f16af7b389fc8ad2494b4215a863afdfe2a;

    /// @dev 2²⁵⁶ mod p, which folds the high word of a 48-byte number.
    uint256 internal constant FOLD = 0x0e0a77c19a07df2f666ea36f7879462c0a78eb28f5c70b3dd35d438dc58f0d9d;

    /// @dev What follows the message in the first hash: the length 96 in two bytes, a zero byte, the domain tag
    /// `BLS_SIG_BN254G1_XMD:KECCAK-256_SVDW_RO_NUL_` and its length 43. 47 bytes in two words.
    bytes32 internal constant TAIL_HEAD = hex"006000424c535f5349475f424e32353447315f584d443a4b454343414b2d3235";
    bytes32 internal constant TAIL_REST = hex"365f535644575f524f5f4e554c5f2b0000000000000000000000000000000000";

    /* HASH */

    /// @notice The point of G1 that `message` stands for.
    /// @return x Coordinate below p. @return y Coordinate below p; never zero, the group has no point of order two.
    function hashToPoint(bytes32 message) internal view returns (uint256 x, uint256 y) {
        (uint256 u0, uint256 u1) = hashToField(message);
        return mapToSum(u0, u1);
    }

    /// @notice RFC 9380 `hash_to_field` with count = 2 and L = 48: 96 bytes out of the message, two numbers mod p.
    function hashToField(bytes32 message) internal pure returns (uint256 u0, uint256 u1) {
        assembly ("memory-safe") {
            // Scratch: 136 zero bytes (one block of Keccak-256), the message at 136, the tail at 168; 215 bytes hashed.
            let m := mload(0x40)
            calldatacopy(m, calldatasize(), 136)
            mstore(add(m, 136), message)
            mstore(add(m, 168), TAIL_HEAD)
            mstore(add(m, 200), TAIL_REST)
            let b0 := keccak256(m, 215)
            // The later hashes take a word, a counter byte and the tag: the 77 bytes from 138, the counter standing at 170.
            let word := add(m, 138)
            mstore(word, b0)
            mstore8(add(m, 170), 1)
            let b1 := keccak256(word, 77)
            mstore(word, xor(b0, b1))
            mstore8(add(m, 170), 2)
            let b2 := keccak256(word, 77)
            mstore(word, xor(b0, b2))
            mstore8(add(m, 170), 3)
            let b3 := keccak256(word, 77)
            let p := P
            // u0 = (b1 · 2¹²⁸ + high half of b2) mod p; u1 = (low half of b2 · 2²⁵⁶ + b3) mod p.
            u0 := addmod(mulmod(b1, 0x100000000000000000000000000000000, p), shr(128, b2), p)
            u1 := addmod(mulmod(and(b2, 0xffffffffffffffffffffffffffffffff), FOLD, p), b3, p)
        }
    }

    /// @notice The sum of the two points that SVDW maps `u0` and `u1` to.
    /// @dev `u0` and `u1` below p. With t = 4u², SVDW's candidates are
    ///   x1 = −1/2 − c3·u / (1 + t),   x2 = −1 − x1,   x3 = 1 + c4·k²,   k = (1 + t) / (1 − t),
    /// and the first whose g(x) = x³ + 3 is a square is taken, with the root that has u's parity.
    /// x1 = n/d with d = 1 + t, n = −d/2 − c3·u. The power of w = (n³ + 3d³)·d = g(x1)·d⁴ gives the test, the root and 1/d.
    /// d ≠ 0, as −1 is no square; g(x) ≠ 0, as the group's order is odd.
    /// x2 needs no inverse; the power of w = g(x2)·(1 − t)² gives the test, the root, and 1/(1 − t) for x3.
    /// x3 needs no root: with h = x1² + x1 + 1 and x3 − 1 = −4/h, g(x1)·g(x2) = 16 − 12h + 3h² − h³ = g(x3)·h²/(x3 − 1), so that
    /// the roots r1 of −g(x1) and r2 of −g(x2) give √g(x3) = ±r1·r2·(x3 − 1)^(3/2) / 4 = ±c5·k³·r1·r2.
    /// The modulus is a variable for every operation: written as a constant, legacy code generation copies it from code at
    /// runs = 3000, 35 gas for each of 57 uses.
    function mapToSum(uint256 u0, uint256 u1) internal view returns (uint256 x, uint256 y) {
        assembly ("memory-safe") {
            // w^((p − 3) / 4) mod p by precompile 5, whose other words stand ready at `m`.
            function power(m, w) -> s {
                mstore(add(m, 0x60), w)
                if iszero(staticcall(gas(), 5, m, 0xc0, 0, 0x20)) { revert(0, 0) }
                s := mload(0)
            }
            function g(x_, p) -> r {
                r := addmod(mulmod(mulmod(x_, x_, p), x_, p), 3, p)
            }
            function svdw(m, u, p) -> x_, y_ {
                let d := addmod(mulmod(C1, mulmod(u, u, p), p), 1, p)
                switch eq(d, 2)
                case 1 {
                    // t = 1, u = ±1/2: the RFC's inv0(0) = 0 makes x1 = −1/2, whose g(x) = 23/8 is a square.
                    x_ := C2
                    y_ := g(x_, p)
                    y_ := mulmod(power(m, y_), y_, p)
                }
                default {
                    let n := addmod(mulmod(C2, d, p), sub(p, mulmod(C3, u, p)), p)
                    let gn := mulmod(mulmod(d, d, p), d, p)
                    gn := addmod(mulmod(mulmod(n, n, p), n, p), mulmod(3, gn, p), p)
                    let s := power(m, mulmod(gn, d, p))
                    let inverse := mulmod(mulmod(s, s, p), gn, p)
                    y_ := mulmod(mulmod(s, gn, p), inverse, p)
                    switch eq(mulmod(inverse, d, p), 1)
                    case 1 { x_ := mulmod(n, inverse, p) }
                    default {
                        // `inverse` is −1/d here, and y_ a root of −g(x1): its sign does not matter.
                        x_ := addmod(mulmod(n, inverse, p), sub(p, 1), p)
                        n := addmod(2, sub(p, d), p) // 1 − t
                        gn := mulmod(g(x_, p), n, p)
                        s := power(m, mulmod(gn, n, p))
                        inverse := mulmod(mulmod(s, s, p), gn, p)
                        s := mulmod(s, gn, p) // the root of ±g(x2)
                        switch eq(mulmod(inverse, n, p), 1)
                        case 1 { y_ := s }
                        default {
                            // `inverse` is −1/(1 − t): the minus goes with k², and the root's sign does not matter.
                            y_ := mulmod(y_, s, p)
                            d := mulmod(d, inverse, p)
                            n := mulmod(d, d, p)
                            x_ := addmod(1, mulmod(C4, n, p), p)
                            y_ := mulmod(y_, mulmod(C5, mulmod(n, d, p), p), p)
                        }
                    }
                }
                if and(xor(u, y_), 1) { y_ := sub(p, y_) }
            }

            let p := P
            let m := mload(0x40)
            mstore(m, 0x20)
            mstore(add(m, 0x20), 0x20)
            mstore(add(m, 0x40), 0x20)
            mstore(add(m, 0x80), POWER)
            mstore(add(m, 0xa0), p)

            x, y := svdw(m, u0, p)
            let x1, y1 := svdw(m, u1, p)

            mstore(m, x)
            mstore(add(m, 0x20), y)
            mstore(add(m, 0x40), x1)
            mstore(add(m, 0x60), y1)
            if iszero(staticcall(gas(), 6, m, 0x80, m, 0x40)) { revert(0, 0) }
            x := mload(m)
            y := mload(add(m, 0x20))
        }
    }
}
