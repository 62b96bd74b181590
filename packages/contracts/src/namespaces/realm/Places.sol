// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {RealmRules} from "../../generated/RealmRules.sol";

/// @title Places
/// @notice Tiles of regions as places of the realm.
library Places {
    /// @notice The tile a step ahead, wherever that is.
    /// @param heading 0..7, clockwise from north
    /// @return inside whether the realm goes on there
    function ahead(uint256 region, uint256 tile, uint256 heading)
        internal
        pure
        returns (bool inside, uint256 nextRegion, uint256 nextTile)
    {
        unchecked {
            // Places of the realm, plus one so that a step west of column 0 stays a number.
            uint256 x = ((region & 255) << 5) + (tile & 31) + uint8(bytes32(RealmRules.STEP_X)[heading]);
            uint256 y = ((region >> 8) << 5) + (tile >> 5) + uint8(bytes32(RealmRules.STEP_Y)[heading]);
            if (x == 0 || y == 0 || --x >= RealmRules.COLUMNS * 32 || --y >= RealmRules.ROWS * 32) {
                return (false, 0, 0);
            }
            return (true, ((y >> 5) << 8) | (x >> 5), ((y & 31) << 5) | (x & 31));
        }
    }

    /// @notice How many steps two tiles of one region are apart.
    function distance(uint256 a, uint256 b) internal pure returns (uint256) {
        (uint256 x, uint256 y) = (_apart(a & 31, b & 31), _apart(a >> 5, b >> 5));
        return x > y ? x : y;
    }

    function _apart(uint256 a, uint256 b) private pure returns (uint256) {
        return a > b ? a - b : b - a;
    }
}
