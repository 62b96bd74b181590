// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

/// @title TickBlock
/// @notice One region's part of a packed tick, the same as `@cogwright/npc/operator/tickBlocks`: region (2 bytes), tick (4),
/// noise (4), flags (1), length (2) and a list of that many bytes.
/// @dev A header is read as one word, from the top.
library TickBlock {
    uint256 internal constant HEADER_BYTES = 13;

    function regionOf(uint256 header) internal pure returns (uint256) {
        return header >> 240;
    }

    function tickOf(uint256 header) internal pure returns (uint256) {
        return (header >> 208) & 0xffffffff;
    }

    /// @notice The noise the decisions were made with: the first four bytes of the record's evidence, so that it also names
    /// the record.
    function noiseOf(uint256 header) internal pure returns (uint256) {
        return (header >> 176) & 0xffffffff;
    }

    /// @notice Whether strikes are announced (bit 0 of the flags): then minds are needed.
    function withMinds(uint256 header) internal pure returns (bool) {
        return (header >> 168) & 1 == 1;
    }

    /// @notice Bytes of the list.
    function lengthOf(uint256 header) internal pure returns (uint256) {
        return (header >> 152) & 0xffff;
    }
}
