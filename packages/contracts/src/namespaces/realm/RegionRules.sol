// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {RealmRules} from "../../generated/RealmRules.sol";
import {CatchUp} from "./CatchUp.sol";
import {Movement} from "./Movement.sol";
import {Needs} from "./Needs.sol";
import {TickList} from "./TickList.sol";

/// @title RegionRules
/// @notice What a tick does to a region's record, on memory; the same as `@cogwright/npc/region/rules`.
/// @dev A tick has three parts; a sleep is made up for before. First the list: each entry gives one NPC a new intent or has it strike or cross; what the
/// record as it is now does not allow is skipped. Then everyone with an intent to walk or run moves. Then, every
/// NEEDS_PERIOD ticks, hunger, fatigue, fear, health, death and birth.
library RegionRules {
    /// @dev Actions: REST, GRAZE, WALK + heading and RUN + heading are the intents; these are the others.
    uint256 internal constant STRIKE = 2;
    /// @dev CROSS + side: 0 north, 1 east, 2 south, 3 west.
    uint256 internal constant CROSS = 4;

    /// @dev A row of a list is a byte for each slot of a word of lanes: zero, or this bit and REST, WALK + heading or
    /// RUN + heading.
    uint256 internal constant ROW_BIT = 0x80;
    /// @dev Longest list: which rows there are, the rows, an entry for every slot.
    uint256 internal constant LIST_MOST = 1 + RealmRules.SLOTS + 3 * RealmRules.SLOTS;

    /// @notice A region in memory.
    /// @param id the region
    /// @param tick the number of the tick that is applied
    /// @param minds may be empty, unless the tick is a needs tick; then strikes are skipped
    struct Region {
        uint256 id;
        uint256 tick;
        bytes bodies;
        bytes minds;
        bytes ground;
    }

    /// @notice What became of a list.
    /// @param crossing by side, a bit for each slot that is to cross there (the caller moves it)
    struct Outcome {
        uint256 applied;
        uint256 skipped;
        bool mindsChanged;
        uint256[4] crossing;
    }

    /// @notice Whether a region's occupants feel their needs at this tick. Regions take turns.
    function isNeedsTick(uint256 region, uint256 tick_) internal pure returns (bool) {
        unchecked {
            return (region + tick_) % RealmRules.NEEDS_PERIOD == 0;
        }
    }

    /// @notice Applies one tick. `list` is empty, or: a byte that says which rows there are (bit r: of slots 16r to
    /// 16r + 15); these rows, sixteen bytes each (`ROW_BIT`); then entries of two bytes, slot and action, a strike with a
    /// third, the victim's slot. Entries' slots ascend and have no byte in a row: nobody acts twice in a tick.
    /// @param asleep how many periods the region has slept before (`CatchUp`); then `minds` must not be empty
    function tick(Region memory region, bytes calldata list, uint256 asleep)
        internal
        pure
        returns (Outcome memory outcome)
    {
        if (asleep != 0) {
            CatchUp.wake(region, asleep);
            outcome.mindsChanged = true;
        }
        if (list.length > 0) TickList.run(region, list, outcome);
        Movement.move(region);
        if (isNeedsTick(region.id, region.tick)) {
            Needs.feel(region);
            outcome.mindsChanged = true;
        }
    }

    /// @notice Whether a tile touches a side of its region: 0 north, 1 east, 2 south, 3 west.
    function atBorder(uint256 tile, uint256 side) internal pure returns (bool) {
        if (side == 0) return tile < 32;
        if (side == 1) return tile & 31 == 31;
        if (side == 2) return tile >= 992;
        return tile & 31 == 0;
    }
}
