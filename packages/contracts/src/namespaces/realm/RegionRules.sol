// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {RealmRules} from "../../generated/RealmRules.sol";
import {Noise} from "./Noise.sol";
import {RegionRecord} from "./RegionRecord.sol";
import {Terrain} from "./Terrain.sol";

/// @title RegionRules
/// @notice What a tick does to a region's record, on memory; the same as `@cogwright/npc/region/rules`.
/// @dev A tick has three parts. First the list: each entry gives one NPC a new intent or has it strike or cross; what the
/// record as it is now does not allow is skipped. Then everyone with an intent to walk or run moves. Then, every
/// NEEDS_PERIOD ticks, hunger, fatigue, fear, health, death and birth.
library RegionRules {
    /// @dev Actions: REST, GRAZE, WALK + heading and RUN + heading are the intents; these are the others.
    uint256 internal constant STRIKE = 2;
    /// @dev CROSS + side: 0 north, 1 east, 2 south, 3 west.
    uint256 internal constant CROSS = 4;

    /// @dev In every lane of a word: the two bits that say walking (01), running (10) or a player's facing (11).
    uint256 private constant GAITS = 0x6000600060006000600060006000600060006000600060006000600060006000;

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

    /// @notice Applies one tick. `list`: entries of two bytes, slot and action; a strike has a third, the victim's slot.
    /// Slots ascend: nobody acts twice in a tick.
    function tick(Region memory region, bytes calldata list) internal pure returns (Outcome memory outcome) {
        _decide(region, list, outcome);
        _move(region);
        if (isNeedsTick(region.id, region.tick)) {
            _needs(region);
            outcome.mindsChanged = true;
        }
    }

    // ---- the list

    function _decide(Region memory region, bytes calldata list, Outcome memory outcome) private pure {
        unchecked {
            bytes memory bodies = region.bodies;
            uint256 slots = RegionRecord.slots(bodies);
            uint256 nextSlot;
            uint256 at;
            uint256 applied;
            while (at + 1 < list.length) {
                uint256 slot;
                uint256 action;
                uint256 victim;
                assembly ("memory-safe") {
                    let entry := calldataload(add(list.offset, at))
                    slot := byte(0, entry)
                    action := byte(1, entry)
                    victim := byte(2, entry)
                }
                at += 2;
                if (action == STRIKE && ++at > list.length) break;
                if (slot < nextSlot || slot >= slots) {
                    ++outcome.skipped;
                    continue;
                }
                uint256 lane = RegionRecord.lane(bodies, slot);
                bool legal = lane & RegionRecord.NPC_BIT != 0;
                if (legal) {
                    if (action >= RegionRecord.WALK && action < RegionRecord.FACE) {
                        RegionRecord.setLane(bodies, slot, (lane & 0x83ff) | (action << 10));
                    } else {
                        legal = _stand(region, outcome, slot, action, victim);
                    }
                }
                if (legal) {
                    ++applied;
                    nextSlot = slot + 1;
                } else {
                    ++outcome.skipped;
                }
            }
            if (at != list.length) ++outcome.skipped;
            outcome.applied = applied;
        }
    }

    /// @dev Everything but walking and running. Says whether it was legal.
    function _stand(Region memory region, Outcome memory outcome, uint256 slot, uint256 action, uint256 victim)
        private
        pure
        returns (bool)
    {
        uint256 tile = RegionRecord.tileOf(RegionRecord.lane(region.bodies, slot));
        uint256 intent = RegionRecord.REST;
        if (action == RegionRecord.GRAZE) {
            if (Terrain.terrainIn(region.ground, tile) > RealmRules.TERRAIN_MEADOW) return false;
            intent = RegionRecord.GRAZE;
        } else if (action == STRIKE) {
            if (!_strike(region, slot, tile, victim)) return false;
            outcome.mindsChanged = true;
        } else if (action >= CROSS && action < CROSS + 4) {
            if (!atBorder(tile, action - CROSS)) return false;
            outcome.crossing[action - CROSS] |= 1 << slot;
        } else if (action != RegionRecord.REST) {
            return false;
        }
        RegionRecord.setLane(region.bodies, slot, RegionRecord.makeLane(true, intent, tile));
        return true;
    }

    /// @notice Whether a tile touches a side of its region: 0 north, 1 east, 2 south, 3 west.
    function atBorder(uint256 tile, uint256 side) internal pure returns (bool) {
        if (side == 0) return tile < 32;
        if (side == 1) return tile & 31 == 31;
        if (side == 2) return tile >= 992;
        return tile & 31 == 0;
    }

    function _strike(Region memory region, uint256 slot, uint256 tile, uint256 victim) private pure returns (bool) {
        unchecked {
            bytes memory minds = region.minds;
            if (minds.length == 0 || victim >= RegionRecord.slots(region.bodies)) return false;
            uint256 victimMind = RegionRecord.mind(minds, victim);
            uint256 health = RegionRecord.healthOf(victimMind);
            if (health == 0) return false;
            uint256 mind = RegionRecord.mind(minds, slot);
            uint256 kind = RegionRecord.kindOf(mind);
            if ((_of(RealmRules.PREY, kind) >> RegionRecord.kindOf(victimMind)) & 1 == 0) return false;
            uint256 victimTile = RegionRecord.tileOf(RegionRecord.lane(region.bodies, victim));
            if (!_adjacent(tile, victimTile)) return false;
            if (
                (RealmRules.SHELTERED >> RegionRecord.kindOf(victimMind)) & 1 == 1
                    && Terrain.terrainIn(region.ground, victimTile) == RealmRules.TERRAIN_TOWN
            ) return false;

            uint256 damage = _of(RealmRules.DAMAGE, kind);
            if (health > damage) {
                // Keeps kind, hunger, fatigue and temperament.
                victimMind =
                    (victimMind & 0xf0ff0f00) | ((health - damage) << 24) | (RealmRules.FEAR_STRUCK << 12) | (slot + 1);
                RegionRecord.setMind(minds, victim, victimMind);
            } else {
                _die(region, victim, victimTile, victimMind);
                uint256 hunger = _less((mind >> 20) & 15, _of(RealmRules.KILL_FEEDS, kind));
                RegionRecord.setMind(minds, slot, (mind & 0xff0fffff) | (hunger << 20));
            }
            return true;
        }
    }

    function _adjacent(uint256 a, uint256 b) private pure returns (bool) {
        unchecked {
            // Differences plus one, wrapping: 0..2 when adjacent.
            return (a & 31) - (b & 31) + 1 < 3 && (a >> 5) - (b >> 5) + 1 < 3;
        }
    }

    // ---- moving

    function _move(Region memory region) private pure {
        unchecked {
            bytes memory bodies = region.bodies;
            bytes memory ground = region.ground;
            uint256 words = RegionRecord.slots(bodies) >> 4;
            for (uint256 w; w < words; ++w) {
                uint256 word;
                assembly ("memory-safe") {
                    word := mload(add(add(bodies, 128), shl(5, w)))
                }
                if (word & GAITS == 0) continue;
                uint256 moved = word;
                for (uint256 shift; shift < 256; shift += 16) {
                    uint256 lane = word >> shift;
                    // An NPC that walks or runs: top three bits 101 or 110, hence one or two steps.
                    uint256 top = (lane >> 13) & 7;
                    if (top != 5 && top != 6) continue;
                    uint256 from = lane & 1023;
                    moved ^= (from ^ _advance(ground, from, (lane >> 10) & 7, top - 4)) << shift;
                }
                assembly ("memory-safe") {
                    mstore(add(add(bodies, 128), shl(5, w)), moved)
                }
            }
        }
    }

    /// @dev Up to `steps` tiles ahead, stopping before what is blocked and at the border.
    function _advance(bytes memory ground, uint256 tile, uint256 heading, uint256 steps)
        private
        pure
        returns (uint256)
    {
        unchecked {
            uint256 stepX = _of(RealmRules.STEP_X, heading);
            uint256 stepY = _of(RealmRules.STEP_Y, heading);
            do {
                // Coordinates off the region wrap to something above 31.
                uint256 x = (tile & 31) + stepX - 1;
                uint256 y = (tile >> 5) + stepY - 1;
                if (x | y > 31) return tile;
                uint256 next = (y << 5) | x;
                if (Terrain.blocked(ground, next)) return tile;
                tile = next;
            } while (--steps != 0);
            return tile;
        }
    }

    // ---- needs

    function _needs(Region memory region) private pure {
        unchecked {
            uint256 slots = RegionRecord.slots(region.bodies);
            for (uint256 slot; slot < slots; ++slot) {
                uint256 lane = RegionRecord.lane(region.bodies, slot);
                if (lane == 0) continue;
                uint256 mind = RegionRecord.mind(region.minds, slot);
                if (RegionRecord.kindOf(mind) == RealmRules.KIND_PLAYER) _playerNeeds(region, slot, mind);
                else if (RegionRecord.healthOf(mind) == 0) _awaitBirth(region, slot, mind);
                else _npcNeeds(region, slot, lane, mind);
            }
        }
    }

    function _playerNeeds(Region memory region, uint256 slot, uint256 mind) private pure {
        unchecked {
            uint256 health = RegionRecord.healthOf(mind);
            if (health == 0) return;
            if (health < _of(RealmRules.HEALTH, RealmRules.KIND_PLAYER)) ++health;
            uint256 fear = _less((mind >> 12) & 15, RealmRules.FEAR_FADES);
            RegionRecord.setMind(region.minds, slot, (mind & 0xf0ff0fff) | (health << 24) | (fear << 12));
        }
    }

    function _npcNeeds(Region memory region, uint256 slot, uint256 lane, uint256 mind) private pure {
        unchecked {
            uint256 kind = RegionRecord.kindOf(mind);
            uint256 intent = RegionRecord.intentOf(lane);
            uint256 tile = RegionRecord.tileOf(lane);
            uint256 hunger = ((mind >> 20) & 15) + _of(RealmRules.HUNGER, kind);
            if (intent == RegionRecord.GRAZE) hunger = _less(hunger, _of(RealmRules.GRAZE_FEEDS, kind));
            if (Terrain.terrainIn(region.ground, tile) == RealmRules.TERRAIN_TOWN) {
                hunger = _less(hunger, _of(RealmRules.TOWN_FEEDS, kind));
            }
            if (hunger > RealmRules.TOP) hunger = RealmRules.TOP;

            uint256 health = RegionRecord.healthOf(mind);
            uint256 fatigue = (mind >> 16) & 15;
            if (intent >= RegionRecord.RUN) {
                fatigue += _of(RealmRules.RUN_FATIGUE, kind);
                if (fatigue >= RealmRules.TOP) {
                    fatigue = RealmRules.TOP;
                    health = _less(health, RealmRules.EXHAUSTION_HURTS);
                    // Runs no longer, walks on the same way.
                    RegionRecord.setLane(
                        region.bodies, slot, RegionRecord.makeLane(true, RegionRecord.WALK | (intent & 7), tile)
                    );
                }
            } else {
                fatigue = _less(fatigue, _of(RealmRules.RECOVERY, kind));
            }
            if (hunger == RealmRules.TOP) {
                health = _less(health, RealmRules.STARVING_HURTS);
            } else if (
                intent <= RegionRecord.GRAZE && hunger < RealmRules.HEALING_HUNGER
                    && health < _of(RealmRules.HEALTH, kind)
            ) {
                ++health;
            }
            if (health == 0) {
                _die(region, slot, tile, mind);
            } else {
                uint256 fear = _less((mind >> 12) & 15, RealmRules.FEAR_FADES);
                mind = (mind & 0xf0000fff) | (health << 24) | (hunger << 20) | (fatigue << 16) | (fear << 12);
                RegionRecord.setMind(region.minds, slot, mind);
            }
        }
    }

    /// @dev The dead lie where they fell; in `hunger` they count the periods until the next of their kind is born.
    function _die(Region memory region, uint256 slot, uint256 tile, uint256 mind) private pure {
        uint256 kind = RegionRecord.kindOf(mind);
        RegionRecord.setLane(region.bodies, slot, RegionRecord.makeLane(false, RegionRecord.DEAD, tile));
        RegionRecord.setMind(
            region.minds, slot, RegionRecord.makeMind(kind, 0, _of(RealmRules.REBIRTH, kind), (mind >> 8) & 15)
        );
    }

    function _awaitBirth(Region memory region, uint256 slot, uint256 mind) private pure {
        unchecked {
            uint256 left = (mind >> 20) & 15;
            if (left > 0) {
                RegionRecord.setMind(region.minds, slot, (mind & 0xff0fffff) | ((left - 1) << 20));
                return;
            }
            uint256 drawn = Noise.scramble(
                RealmRules.SEED ^ Noise.scramble((region.id << 16) ^ slot) ^ Noise.scramble(region.tick)
            );
            bear(region, slot, RegionRecord.kindOf(mind), drawn);
        }
    }

    /// @notice Puts a new NPC into a slot, on an open tile out of town drawn by `drawn`; leaves the slot to a dead one,
    /// due for birth, when BIRTH_TRIES draws find none.
    function bear(Region memory region, uint256 slot, uint256 kind, uint256 drawn) internal pure {
        unchecked {
            uint256 tile;
            uint256 health;
            for (uint256 i; i < RealmRules.BIRTH_TRIES && health == 0; ++i) {
                tile = Noise.scramble(drawn + i) & 1023;
                if (Terrain.terrainIn(region.ground, tile) < RealmRules.TERRAIN_TOWN) {
                    health = _of(RealmRules.HEALTH, kind);
                }
            }
            uint256 hunger = health == 0 ? 0 : RealmRules.BIRTH_HUNGER;
            uint256 intent = health == 0 ? RegionRecord.DEAD : RegionRecord.REST;
            RegionRecord.setLane(region.bodies, slot, RegionRecord.makeLane(health > 0, intent, tile));
            RegionRecord.setMind(region.minds, slot, RegionRecord.makeMind(kind, health, hunger, drawn >> 28));
        }
    }

    /// @dev Entry `index` of a word of the rules.
    function _of(uint256 word, uint256 index) private pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := byte(index, word)
        }
    }

    /// @dev The difference, or zero.
    function _less(uint256 a, uint256 b) private pure returns (uint256) {
        unchecked {
            return a > b ? a - b : 0;
        }
    }
}
