// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {RealmRules} from "../../generated/RealmRules.sol";
import {Noise} from "./Noise.sol";
import {RegionRecord} from "./RegionRecord.sol";
import {RegionRules} from "./RegionRules.sol";
import {Terrain} from "./Terrain.sol";

/// @title Settlers
/// @notice The first NPCs of a region, the same as `@cogwright/npc/region/settlers`.
library Settlers {
    /// @notice A fresh record: POPULATION of each kind; guards live in towns only and stand on their road.
    /// @return bodies without its header
    /// @return minds one for each slot
    function populate(uint256 id, bytes memory ground) internal pure returns (bytes memory bodies, bytes memory minds) {
        Terrain.Plan memory plan = Terrain.planOf(id);
        uint256 total;
        for (uint256 kind; kind <= RealmRules.KIND_GUARD; ++kind) {
            total += _population(plan, kind);
        }
        uint256 slots = (total + RealmRules.SLOTS_STEP - 1) / RealmRules.SLOTS_STEP * RealmRules.SLOTS_STEP;
        bodies = new bytes(RegionRecord.HEADER_BYTES + 2 * slots);
        minds = new bytes(4 * slots);
        RegionRules.Region memory region =
            RegionRules.Region({id: id, tick: 0, bodies: bodies, minds: minds, ground: ground});
        uint256 slot;
        for (uint256 kind; kind <= RealmRules.KIND_GUARD; ++kind) {
            slot = _bear(region, slot, kind, _population(plan, kind));
        }
        // The guards are the last: they stand on the town's street.
        for (uint256 i; i < _population(plan, RealmRules.KIND_GUARD); ++i) {
            uint256 tile = (plan.centreY << 5) + plan.centreX + i;
            if (RegionRecord.lane(bodies, --slot) & RegionRecord.NPC_BIT == 0) continue;
            RegionRecord.setLane(bodies, slot, RegionRecord.makeLane(true, RegionRecord.REST, tile));
        }
    }

    /// @dev Fills `count` slots from `slot` on; returns the next free one.
    function _bear(RegionRules.Region memory region, uint256 slot, uint256 kind, uint256 count)
        private
        pure
        returns (uint256)
    {
        for (uint256 i; i < count; ++i) {
            uint256 drawn = Noise.scramble(RealmRules.SEED ^ Noise.scramble((region.id << 16) ^ slot));
            RegionRules.bear(region, slot, kind, drawn);
            ++slot;
        }
        return slot;
    }

    function _population(Terrain.Plan memory plan, uint256 kind) private pure returns (uint256) {
        if (kind == RealmRules.KIND_GUARD && !plan.town) return 0;
        return uint8(bytes32(RealmRules.POPULATION)[kind]);
    }
}
