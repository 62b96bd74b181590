// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {RegionRecord} from "../realm/RegionRecord.sol";
import {RegionRules} from "../realm/RegionRules.sol";
import {Observation} from "./Observation.sol";

/// @title Decision
/// @notice What a brain's choice means for an NPC, the same as `@cogwright/npc/brain/decision`.
library Decision {
    /// @notice What a brain scores: rest, graze, strike, cross, walk and run each way.
    uint256 internal constant CHOICES = 20;

    uint256 private constant CHOICE_GRAZE = 1;
    uint256 private constant CHOICE_STRIKE = 2;
    uint256 private constant CHOICE_CROSS = 3;
    uint256 private constant CHOICE_WALK = 4;
    uint256 private constant CHOICE_RUN = 12;

    /// @notice The action of the NPC on a lane. A choice that nothing answers to is rest.
    /// @param victim whom it would strike, or `Observation.NOBODY`
    function actionOf(uint256 lane, uint256 choice, uint256 victim) internal pure returns (uint256) {
        unchecked {
            if (choice >= CHOICE_RUN) return RegionRecord.RUN + choice - CHOICE_RUN;
            if (choice >= CHOICE_WALK) return RegionRecord.WALK + choice - CHOICE_WALK;
            if (choice == CHOICE_STRIKE) return victim == Observation.NOBODY ? RegionRecord.REST : RegionRules.STRIKE;
            if (choice == CHOICE_CROSS) {
                for (uint256 side; side < 4; ++side) {
                    if (RegionRules.atBorder(RegionRecord.tileOf(lane), side)) return RegionRules.CROSS + side;
                }
                return RegionRecord.REST;
            }
            return choice == CHOICE_GRAZE ? RegionRecord.GRAZE : RegionRecord.REST;
        }
    }
}
