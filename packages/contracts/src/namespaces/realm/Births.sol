// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {RealmRules} from "../../generated/RealmRules.sol";
import {Noise} from "./Noise.sol";
import {RegionRecord} from "./RegionRecord.sol";
import {RegionRules} from "./RegionRules.sol";
import {RuleTable} from "./RuleTable.sol";
import {Terrain} from "./Terrain.sol";

/// @title Births
/// @notice How occupants of a region die and others are born in their places; the same as `@cogwright/npc/region/births`.
library Births {
    /// @notice The dead lie where they fell; in `hunger` they count the periods until the next of their kind is born.
    /// @param mind of who dies, as it is
    function die(RegionRules.Region memory region, uint256 slot, uint256 mind) internal pure {
        uint256 kind = RegionRecord.kindOf(mind);
        uint256 tile = RegionRecord.tileOf(RegionRecord.lane(region.bodies, slot));
        RegionRecord.setLane(region.bodies, slot, RegionRecord.makeLane(false, RegionRecord.DEAD, tile));
        RegionRecord.setMind(
            region.minds,
            slot,
            RegionRecord.makeMind(kind, 0, RuleTable.entry(RealmRules.REBIRTH, kind), (mind >> 8) & 15)
        );
    }

    /// @notice A period of a dead NPC. When its time has come the next of its kind is born in its place, whom nobody
    /// remembers; where no deer is left only one birth in WANDERS_IN lets a deer wander in, the others are put off.
    function awaitBirth(RegionRules.Region memory region, uint256 slot, uint256 mind) internal pure {
        unchecked {
            uint256 left = (mind >> 20) & 15;
            if (left > 0) {
                RegionRecord.setMind(region.minds, slot, (mind & 0xff0fffff) | ((left - 1) << 20));
                return;
            }
            uint256 drawn = Noise.scramble(
                RealmRules.SEED ^ Noise.scramble((region.id << 16) ^ slot) ^ Noise.scramble(region.tick)
            );
            uint256 kind = RegionRecord.kindOf(mind);
            if (
                kind == RealmRules.KIND_DEER && drawn & (RealmRules.WANDERS_IN - 1) != 0
                    && !_lives(region, RealmRules.KIND_DEER)
            ) {
                // 8 to 15 periods more, so that those who died together do not come back together.
                RegionRecord.setMind(region.minds, slot, (mind & 0xff0fffff) | ((8 + ((drawn >> 16) & 7)) << 20));
                return;
            }
            RegionRecord.forget(region.minds, slot);
            bear(region, slot, kind, drawn);
        }
    }

    /// @dev Whether anybody of a kind is alive.
    function _lives(RegionRules.Region memory region, uint256 kind) private pure returns (bool) {
        unchecked {
            uint256 slots = RegionRecord.slots(region.bodies);
            for (uint256 slot; slot < slots; ++slot) {
                uint256 mind = RegionRecord.mind(region.minds, slot);
                if (RegionRecord.kindOf(mind) == kind && RegionRecord.healthOf(mind) != 0) return true;
            }
            return false;
        }
    }

    /// @notice Puts a new NPC into a slot, on an open tile out of town drawn by `drawn`; leaves the slot to a dead one,
    /// due for birth, when BIRTH_TRIES draws find none.
    function bear(RegionRules.Region memory region, uint256 slot, uint256 kind, uint256 drawn) internal pure {
        unchecked {
            uint256 tile;
            uint256 health;
            for (uint256 i; i < RealmRules.BIRTH_TRIES && health == 0; ++i) {
                tile = Noise.scramble(drawn + i) & 1023;
                if (Terrain.terrainIn(region.ground, tile) < RealmRules.TERRAIN_TOWN) {
                    health = RuleTable.entry(RealmRules.HEALTH, kind);
                }
            }
            uint256 hunger = health == 0 ? 0 : RealmRules.BIRTH_HUNGER;
            uint256 intent = health == 0 ? RegionRecord.DEAD : RegionRecord.REST;
            RegionRecord.setLane(region.bodies, slot, RegionRecord.makeLane(health > 0, intent, tile));
            RegionRecord.setMind(region.minds, slot, RegionRecord.makeMind(kind, health, hunger, drawn >> 28));
        }
    }
}
