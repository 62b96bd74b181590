// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {NpcRules} from "../../generated/NpcRules.sol";

/// @title Batches
/// @notice Regions are leased by batches, squares of `BATCH_SIDE` a side, numbered row by row.
library Batches {
    uint256 internal constant COUNT = NpcRules.BATCH_COLUMNS * NpcRules.BATCH_COLUMNS;

    /// @notice The batch of a region (row * 256 + column).
    function batchOf(uint256 region) internal pure returns (uint256) {
        unchecked {
            return (region >> 8) / NpcRules.BATCH_SIDE * NpcRules.BATCH_COLUMNS + (region & 255) / NpcRules.BATCH_SIDE;
        }
    }

    /// @notice How many batches a set of bits has.
    function count(uint256 batches) internal pure returns (uint256 number) {
        unchecked {
            for (; batches != 0; batches &= batches - 1) {
                ++number;
            }
        }
    }
}
