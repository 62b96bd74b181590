// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {RealmRules} from "../../generated/RealmRules.sol";
import {Births} from "./Births.sol";
import {RegionRecord} from "./RegionRecord.sol";
import {RegionRules} from "./RegionRules.sol";
import {RuleTable} from "./RuleTable.sol";
import {Terrain} from "./Terrain.sol";
import {Trade} from "./Trade.sol";

/// @title Needs
/// @notice Hunger, fatigue, fear and health, every NEEDS_PERIOD ticks; the same as `@cogwright/npc/region/needs`.
library Needs {
    /// @notice Lets everybody feel their needs.
    /// @dev An NPC that nothing happens to takes about 860 gas in `_ordinaryNeeds`; players, merchants, the dead, and who is
    /// starving or exhausted take 1,100.
    function feel(RegionRules.Region memory region) internal pure {
        unchecked {
            // What assembly cannot name: tables; numbers, a byte each, one of them a bit for each kind that has needs
            // of its own; where lanes, minds and ground begin; how many.
            uint256[11] memory known = [
                RealmRules.HUNGER,
                RealmRules.GRAZE_FEEDS,
                RealmRules.TOWN_FEEDS,
                RealmRules.RECOVERY,
                RealmRules.RUN_FATIGUE,
                RealmRules.HEALTH,
                RealmRules.TOP | (RealmRules.TERRAIN_TOWN << 8) | (RealmRules.HEALING_HUNGER << 16)
                    | (RealmRules.FEAR_FADES << 24) | (RegionRecord.RUN << 32)
                    | (((1 << RealmRules.KIND_PLAYER) | (1 << RealmRules.KIND_MERCHANT)) << 40)
                    | (RegionRecord.GRAZE << 48),
                _pointer(region.bodies) + 96,
                _pointer(region.minds) + 32,
                _pointer(region.ground) + 32,
                RegionRecord.slots(region.bodies)
            ];
            for (uint256 slot = _ordinaryNeeds(known, 0); slot < known[10];) {
                uint256 lane = RegionRecord.lane(region.bodies, slot);
                uint256 mind = RegionRecord.mind(region.minds, slot);
                if (RegionRecord.kindOf(mind) == RealmRules.KIND_PLAYER) _playerNeeds(region, slot, mind);
                else if (RegionRecord.healthOf(mind) == 0) Births.awaitBirth(region, slot, mind);
                else if (RegionRecord.kindOf(mind) == RealmRules.KIND_MERCHANT) _merchantNeeds(region, slot, lane, mind);
                else _npcNeeds(region, slot, lane, mind);
                slot = _ordinaryNeeds(known, slot + 1);
            }
        }
    }

    /// @dev The needs of NPCs from a slot on, as `_npcNeeds` has them, up to the first for whom something out of the
    /// ordinary happens; returns that slot, or one behind the last.
    function _ordinaryNeeds(uint256[11] memory known, uint256 slot) private pure returns (uint256) {
        assembly ("memory-safe") {
            let numbers := mload(add(known, 192))
            for {} lt(slot, mload(add(known, 320))) { slot := add(slot, 1) } {
                let lane := shr(240, mload(add(mload(add(known, 224)), shl(1, slot))))
                if iszero(lane) { continue }
                let at := add(mload(add(known, 256)), shl(2, slot))
                let mind := shr(224, mload(at))
                let kind := shr(28, mind)
                let health := and(shr(24, mind), 15)
                if or(and(shr(kind, shr(40, numbers)), 1), iszero(health)) { break }

                let hunger := add(and(shr(20, mind), 15), byte(kind, mload(known)))
                // The tile's terrain, as `Terrain.terrainIn` reads it.
                let some := mload(add(mload(add(known, 288)), shl(5, and(shr(6, lane), 15))))
                some := eq(and(shr(shl(2, and(lane, 63)), some), 15), and(shr(8, numbers), 255))
                some := mul(some, byte(kind, mload(add(known, 64))))
                // From here on `lane` is its intent.
                lane := and(shr(10, lane), 31)
                if eq(lane, shr(48, numbers)) { some := add(some, byte(kind, mload(add(known, 32)))) }
                hunger := mul(gt(hunger, some), sub(hunger, some))
                if iszero(lt(hunger, and(numbers, 255))) { break }

                // Heals who rests or grazes.
                some := and(lt(hunger, and(shr(16, numbers), 255)), lt(health, byte(kind, mload(add(known, 160)))))
                health := add(health, and(some, iszero(gt(lane, shr(48, numbers)))))

                let fatigue := and(shr(16, mind), 15)
                switch lt(lane, and(shr(32, numbers), 255))
                case 1 {
                    some := byte(kind, mload(add(known, 96)))
                    fatigue := mul(gt(fatigue, some), sub(fatigue, some))
                }
                default {
                    fatigue := add(fatigue, byte(kind, mload(add(known, 128))))
                    if iszero(lt(fatigue, and(numbers, 255))) { break }
                }
                lane := and(shr(24, numbers), 255)
                some := and(shr(12, mind), 15)
                // Fear fades.
                some := shl(12, mul(gt(some, lane), sub(some, lane)))
                mind := or(and(mind, 0xf0000fff), or(or(shl(24, health), shl(20, hunger)), or(shl(16, fatigue), some)))
                mstore(at, or(shl(224, mind), shr(32, shl(32, mload(at)))))
            }
        }
        return slot;
    }

    function _pointer(bytes memory field) private pure returns (uint256 at) {
        assembly ("memory-safe") {
            at := field
        }
    }

    function _playerNeeds(RegionRules.Region memory region, uint256 slot, uint256 mind) private pure {
        unchecked {
            uint256 health = RegionRecord.healthOf(mind);
            if (health == 0) return;
            if (health < RuleTable.entry(RealmRules.HEALTH, RealmRules.KIND_PLAYER)) ++health;
            uint256 fear = RuleTable.less((mind >> 12) & 15, RealmRules.FEAR_FADES);
            RegionRecord.setMind(region.minds, slot, (mind & 0xf0ff0fff) | (health << 24) | (fear << 12));
        }
    }

    function _npcNeeds(RegionRules.Region memory region, uint256 slot, uint256 lane, uint256 mind) private pure {
        unchecked {
            uint256 kind = RegionRecord.kindOf(mind);
            uint256 intent = RegionRecord.intentOf(lane);
            uint256 tile = RegionRecord.tileOf(lane);
            uint256 hunger = ((mind >> 20) & 15) + RuleTable.entry(RealmRules.HUNGER, kind);
            if (intent == RegionRecord.GRAZE) {
                hunger = RuleTable.less(hunger, RuleTable.entry(RealmRules.GRAZE_FEEDS, kind));
            }
            if (Terrain.terrainIn(region.ground, tile) == RealmRules.TERRAIN_TOWN) {
                hunger = RuleTable.less(hunger, RuleTable.entry(RealmRules.TOWN_FEEDS, kind));
            }
            if (hunger > RealmRules.TOP) hunger = RealmRules.TOP;

            uint256 health = RegionRecord.healthOf(mind);
            uint256 fatigue = (mind >> 16) & 15;
            if (intent >= RegionRecord.RUN) {
                fatigue += RuleTable.entry(RealmRules.RUN_FATIGUE, kind);
                if (fatigue >= RealmRules.TOP) {
                    fatigue = RealmRules.TOP;
                    health = RuleTable.less(health, RealmRules.EXHAUSTION_HURTS);
                    // Runs no longer, walks on the same way.
                    RegionRecord.setLane(
                        region.bodies, slot, RegionRecord.makeLane(true, RegionRecord.WALK | (intent & 7), tile)
                    );
                }
            } else {
                fatigue = RuleTable.less(fatigue, RuleTable.entry(RealmRules.RECOVERY, kind));
            }
            _settle(region, slot, mind, intent, health, hunger, fatigue);
        }
    }

    /// @dev Merchants trade in towns, hunger slowly, and spill what they carry when they run.
    function _merchantNeeds(RegionRules.Region memory region, uint256 slot, uint256 lane, uint256 mind) private pure {
        unchecked {
            uint256 hunger = (mind >> 20) & 15;
            if ((region.tick / RealmRules.NEEDS_PERIOD) % RealmRules.MERCHANT_FASTS == 0) {
                hunger += RuleTable.entry(RealmRules.HUNGER, RealmRules.KIND_MERCHANT);
            }
            uint256 stock = RegionRecord.stockOf(mind);
            if (Terrain.terrainIn(region.ground, RegionRecord.tileOf(lane)) == RealmRules.TERRAIN_TOWN) {
                uint256 traded = Trade.stockAfter(region.id, stock);
                if (traded < stock) hunger = RuleTable.less(hunger, (stock - traded) * RealmRules.TRADE_FEEDS);
                stock = traded;
            }
            uint256 intent = RegionRecord.intentOf(lane);
            if (intent >= RegionRecord.RUN) stock = RuleTable.less(stock, RealmRules.RUN_SPILLS);
            if (hunger > RealmRules.TOP) hunger = RealmRules.TOP;
            _settle(region, slot, mind, intent, RegionRecord.healthOf(mind), hunger, stock);
        }
    }

    /// @dev Starves or heals, lets fear fade, and writes the mind. `fatigue` is what stands in its place.
    function _settle(
        RegionRules.Region memory region,
        uint256 slot,
        uint256 mind,
        uint256 intent,
        uint256 health,
        uint256 hunger,
        uint256 fatigue
    ) private pure {
        unchecked {
            if (hunger == RealmRules.TOP) {
                health = RuleTable.less(health, RealmRules.STARVING_HURTS);
            } else if (
                intent <= RegionRecord.GRAZE && hunger < RealmRules.HEALING_HUNGER
                    && health < RuleTable.entry(RealmRules.HEALTH, RegionRecord.kindOf(mind))
            ) {
                ++health;
            }
            if (health == 0) {
                Births.die(region, slot, mind);
            } else {
                uint256 fear = RuleTable.less((mind >> 12) & 15, RealmRules.FEAR_FADES);
                mind = (mind & 0xf0000fff) | (health << 24) | (hunger << 20) | (fatigue << 16) | (fear << 12);
                RegionRecord.setMind(region.minds, slot, mind);
            }
        }
    }
}
