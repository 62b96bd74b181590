// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

/// @title RuleTable
/// @notice Reads the rules' lists by kind, each a word of bytes, and subtracts as needs do.
library RuleTable {
    /// @notice Entry `index` of a list of the rules.
    function entry(uint256 list, uint256 index) internal pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := byte(index, list)
        }
    }

    /// @notice The difference, or zero.
    function less(uint256 a, uint256 b) internal pure returns (uint256) {
        unchecked {
            return a > b ? a - b : 0;
        }
    }
}
