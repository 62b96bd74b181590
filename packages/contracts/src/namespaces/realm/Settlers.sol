// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {RealmRules} from "../../generated/RealmRules.sol";
import {Births} from "./Births.sol";
import {Noise} from "./Noise.sol";
import {RegionRecord} from "./RegionRecord.sol";
import {RegionRules} from "./RegionRules.sol";
import {Terrain} from "./Terrain.sol";

/// @title Settlers
/// @notice The first NPCs of a region, the same as `@cogwright/npc/region/settlers`.
library Settlers {
    /// @dev In place of a tile, where there is no town.
    uint256 private constant NO_STREET = 1024;

    /// @notice A fresh record: POPULATION_TOWN or POPULATION_WILD of each kind. Guards and merchants stand on the town's
    /// street, the others on open ground anywhere.
    /// @return bodies without its header
    /// @return minds one for each slot
    function populate(uint256 id, bytes memory ground) internal pure returns (bytes memory bodies, bytes memory minds) {
        Terrain.Plan memory plan = Terrain.planOf(id);
        bytes32 population = bytes32(plan.town ? RealmRules.POPULATION_TOWN : RealmRules.POPULATION_WILD);
        uint256 total;
        for (uint256 kind; kind <= RealmRules.KIND_MERCHANT; ++kind) {
            total += uint8(population[kind]);
        }
        uint256 slots = (total + RealmRules.SLOTS_STEP - 1) / RealmRules.SLOTS_STEP * RealmRules.SLOTS_STEP;
        bodies = new bytes(RegionRecord.HEADER_BYTES + 2 * slots);
        minds = new bytes(4 * slots);
        RegionRules.Region memory region =
            RegionRules.Region({id: id, tick: 0, bodies: bodies, minds: minds, ground: ground});
        uint256 street = plan.town ? (plan.centreY << 5) + plan.centreX : NO_STREET;
        uint256 slot;
        for (uint256 kind; kind <= RealmRules.KIND_MERCHANT; ++kind) {
            (slot, street) = _bear(region, slot, kind, uint8(population[kind]), street);
        }
    }

    /// @dev Fills `count` slots from `slot` on, those of guards and merchants on the street; returns where both go on.
    function _bear(RegionRules.Region memory region, uint256 slot, uint256 kind, uint256 count, uint256 street)
        private
        pure
        returns (uint256, uint256)
    {
        bool inTown = street != NO_STREET && (kind == RealmRules.KIND_GUARD || kind == RealmRules.KIND_MERCHANT);
        for (uint256 i; i < count; ++i) {
            uint256 drawn = Noise.scramble(RealmRules.SEED ^ Noise.scramble((region.id << 16) ^ slot));
            Births.bear(region, slot, kind, drawn);
            if (inTown && RegionRecord.lane(region.bodies, slot) & RegionRecord.NPC_BIT != 0) {
                RegionRecord.setLane(region.bodies, slot, RegionRecord.makeLane(true, RegionRecord.REST, street++));
            }
            ++slot;
        }
        return (slot, street);
    }
}
