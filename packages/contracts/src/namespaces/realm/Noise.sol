// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

/// @title Noise
/// @notice Scrambled 32-bit numbers, the same as `@cogwright/npc/region/noise`. For scenery, never for money.
library Noise {
    uint256 private constant WORD = 0xffffffff;

    /// @notice Scrambles the low 32 bits of `value`: xor-shifts and odd multiplications, a bijection.
    function scramble(uint256 value) internal pure returns (uint256 h) {
        unchecked {
            h = value & WORD;
            h ^= h >> 16;
            h = (h * 0x7feb352d) & WORD;
            h ^= h >> 15;
            h = (h * 0x846ca68b) & WORD;
            h ^= h >> 16;
        }
    }
}
