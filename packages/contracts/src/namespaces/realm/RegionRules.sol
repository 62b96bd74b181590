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
            uint256 at;
            uint256 nextSlot;
            while (true) {
                uint256 entry;
                (at, nextSlot, entry) = _setGaits(region.bodies, list, at, nextSlot, outcome);
                if (at + 1 >= list.length) break;
                // The entry at `at` is something else than an NPC that begins to walk or run.
                (uint256 slot, uint256 action) = (entry >> 248, (entry >> 240) & 255);
                at += 2;
                if (action == STRIKE && ++at > list.length) break;
                if (
                    slot >= nextSlot && slot < RegionRecord.slots(region.bodies)
                        && RegionRecord.lane(region.bodies, slot) & RegionRecord.NPC_BIT != 0
                        && _stand(region, outcome, slot, action, (entry >> 232) & 255)
                ) {
                    ++outcome.applied;
                    nextSlot = slot + 1;
                } else {
                    ++outcome.skipped;
                }
            }
            if (at != list.length) ++outcome.skipped;
        }
    }

    /// @dev Applies entries from `from` on as long as each has an NPC walk or run, the usual case: 130 gas each, where
    /// the general way takes 400. Returns where it stopped, the lowest slot that may act next, and the entry there.
    function _setGaits(
        bytes memory bodies,
        bytes calldata list,
        uint256 from,
        uint256 firstSlot,
        Outcome memory outcome
    ) private pure returns (uint256 at, uint256 nextSlot, uint256 entry) {
        assembly ("memory-safe") {
            let slots := shr(1, sub(mload(bodies), 96))
            let lanes := add(bodies, 128)
            at := from
            nextSlot := firstSlot
            let start := add(list.offset, from)
            let end := sub(add(list.offset, list.length), 1)
            let offset := start
            for {} lt(offset, end) { offset := add(offset, 2) } {
                entry := calldataload(offset)
                let slot := shr(248, entry)
                let action := and(shr(240, entry), 255)
                // Neither below the next slot nor beyond the last; WALK <= action < FACE.
                if or(or(lt(slot, nextSlot), iszero(lt(slot, slots))), gt(sub(action, 8), 15)) { break }
                let lane := add(lanes, shl(1, slot))
                let word := mload(lane)
                if iszero(shr(255, word)) { break }
                // The lane's intent is bits 250 to 254 of the word that begins with it.
                mstore(lane, or(and(word, not(shl(250, 31))), shl(250, action)))
                nextSlot := add(slot, 1)
            }
            at := sub(offset, list.offset)
            mstore(outcome, add(mload(outcome), shr(1, sub(offset, start))))
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

    /// @dev NPCs that walk take one step, those that run two; each stops before what is blocked and at the border. About
    /// 200 gas for an NPC that moves, 30 for one that does not, 2 where a word of sixteen stands still.
    function _move(Region memory region) private pure {
        bytes memory bodies = region.bodies;
        bytes memory ground = region.ground;
        (uint256 stepX, uint256 stepY) = (RealmRules.STEP_X, RealmRules.STEP_Y);
        uint256 gaits = GAITS;
        assembly ("memory-safe") {
            let blocked := add(ground, 32)
            let at := add(bodies, 128)
            for { let end := add(add(bodies, 32), mload(bodies)) } lt(at, end) { at := add(at, 32) } {
                let word := mload(at)
                if iszero(and(word, gaits)) { continue }
                let moved := word
                for { let shift := 0 } lt(shift, 256) { shift := add(shift, 16) } {
                    // The lane's top three bits: 101 for an NPC that walks, 110 for one that runs; less four, its steps.
                    let lane := shr(shift, word)
                    let steps := sub(and(shr(13, lane), 7), 4)
                    if gt(sub(steps, 1), 1) { continue }
                    let from := and(lane, 1023)
                    let tile := from
                    let heading := and(shr(10, lane), 7)
                    let dx := sub(byte(heading, stepX), 1)
                    let dy := sub(byte(heading, stepY), 1)
                    for {} steps { steps := sub(steps, 1) } {
                        // Coordinates off the region wrap to something above 31.
                        let x := add(and(tile, 31), dx)
                        let y := add(shr(5, tile), dy)
                        if gt(or(x, y), 31) { break }
                        let next := or(shl(5, y), x)
                        if and(shr(and(next, 255), mload(add(blocked, shl(5, shr(8, next))))), 1) { break }
                        tile := next
                    }
                    moved := xor(moved, shl(shift, xor(from, tile)))
                }
                mstore(at, moved)
            }
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
