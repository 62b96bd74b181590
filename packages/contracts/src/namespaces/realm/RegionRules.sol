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

    /// @dev A row of a list is a byte for each slot of a word of lanes: zero, or this bit and REST, WALK + heading or
    /// RUN + heading.
    uint256 internal constant ROW_BIT = 0x80;
    /// @dev Longest list: which rows there are, the rows, an entry for every slot.
    uint256 internal constant LIST_MOST = 1 + RealmRules.SLOTS + 3 * RealmRules.SLOTS;

    /// @dev The lowest bit of each of a word's sixteen lanes.
    uint256 private constant ONES = 0x0001000100010001000100010001000100010001000100010001000100010001;

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
    function tick(Region memory region, bytes calldata list) internal pure returns (Outcome memory outcome) {
        if (list.length > 0) _decide(region, list, outcome);
        _move(region);
        if (isNeedsTick(region.id, region.tick)) {
            _needs(region);
            outcome.mindsChanged = true;
        }
    }

    // ---- the list

    function _decide(Region memory region, bytes calldata list, Outcome memory outcome) private pure {
        unchecked {
            uint256 at = _rows(region.bodies, list, outcome);
            uint256 nextSlot;
            while (at + 1 < list.length) {
                uint256 entry;
                assembly ("memory-safe") {
                    entry := calldataload(add(list.offset, at))
                }
                (uint256 slot, uint256 action) = (entry >> 248, (entry >> 240) & 255);
                at += 2;
                if (action == STRIKE && ++at > list.length) break;
                if (
                    slot >= nextSlot && slot < RegionRecord.slots(region.bodies) && !_hasByte(list, slot)
                        && RegionRecord.lane(region.bodies, slot) & RegionRecord.NPC_BIT != 0
                        && _act(region, outcome, slot, action, (entry >> 232) & 255)
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

    /// @dev Applies the rows, sixteen lanes at a time: about 40 gas an NPC, where an entry takes 400. A row beyond the
    /// record's end, or cut off, counts as one skipped. Returns where the entries begin.
    function _rows(bytes memory bodies, bytes calldata list, Outcome memory outcome) private pure returns (uint256 at) {
        assembly ("memory-safe") {
            /// Applies one row to a word of lanes. `asked` and `legal` have the lowest bit of a lane set where the row has
            /// something to say, and where that is allowed.
            function applyRow(word, row, ones) -> changed, asked, legal {
                // Sixteen bytes, moved apart to a byte in each lane.
                let x := and(or(row, shl(64, row)), 0x0000000000000000ffffffffffffffff0000000000000000ffffffffffffffff)
                x := and(or(x, shl(32, x)), 0x00000000ffffffff00000000ffffffff00000000ffffffff00000000ffffffff)
                x := and(or(x, shl(16, x)), 0x0000ffff0000ffff0000ffff0000ffff0000ffff0000ffff0000ffff0000ffff)
                x := and(or(x, shl(8, x)), 0x00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff)
                asked := and(shr(7, x), ones)
                // Legal: an NPC; bits 5 and 6 clear; one of bits 3 and 4 (walks, runs), or none of the five (rests).
                let moves := xor(shr(3, x), shr(4, x))
                let rests := not(or(or(shr(3, x), shr(4, x)), or(x, or(shr(1, x), shr(2, x)))))
                legal := and(and(asked, shr(15, word)), and(or(moves, rests), not(or(shr(5, x), shr(6, x)))))
                // The lane's intent is its bits 10 to 14.
                let fields := mul(legal, 0x7c00)
                changed := or(and(word, not(fields)), and(shl(10, x), fields))
            }
            let rows := shr(248, calldataload(list.offset))
            at := 1
            for { let first := 0 } rows { first := add(first, 16) } {
                let present := and(rows, 1)
                rows := shr(1, rows)
                if iszero(present) { continue }
                at := add(at, 16)
                let to := add(bodies, add(96, shl(1, first)))
                if or(gt(at, list.length), gt(to, add(bodies, mload(bodies)))) {
                    mstore(add(outcome, 32), add(mload(add(outcome, 32)), 1))
                    continue
                }
                // The row is the sixteen bytes before `at`.
                let word, asked, legal :=
                    applyRow(mload(to), shr(128, calldataload(add(list.offset, sub(at, 16)))), ONES)
                mstore(to, word)
                // The sum of all lanes stands in the topmost after a multiplication by ones.
                legal := shr(240, mul(legal, ONES))
                mstore(outcome, add(mload(outcome), legal))
                mstore(add(outcome, 32), add(mload(add(outcome, 32)), sub(shr(240, mul(asked, ONES)), legal)))
            }
        }
    }

    /// @dev Whether a slot had its say in a row of the list.
    function _hasByte(bytes calldata list, uint256 slot) private pure returns (bool) {
        unchecked {
            uint256 rows = uint8(list[0]);
            uint256 row = slot >> 4;
            if ((rows >> row) & 1 == 0) return false;
            uint256 at = 1 + (slot & 15);
            for (rows &= (1 << row) - 1; rows != 0; rows &= rows - 1) {
                at += 16;
            }
            return at < list.length && uint8(list[at]) & ROW_BIT != 0;
        }
    }

    /// @dev Carries out an entry. Says whether it was legal.
    function _act(Region memory region, Outcome memory outcome, uint256 slot, uint256 action, uint256 victim)
        private
        pure
        returns (bool)
    {
        uint256 tile = RegionRecord.tileOf(RegionRecord.lane(region.bodies, slot));
        uint256 intent = RegionRecord.REST;
        if (action >= RegionRecord.WALK && action < RegionRecord.FACE) {
            intent = action;
        } else if (action == RegionRecord.GRAZE) {
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
                victimMind = (victimMind & 0xf0ff0f00) | ((health - damage) << 24) | (RealmRules.FEAR_STRUCK << 12);
                victimMind = RegionRecord.remembering(victimMind, victim, slot, false);
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

    /// @dev NPCs that walk take one step, those that run two; each stops before what is blocked and at the border.
    /// Sixteen lanes at a time but for one look each into the ground: about 90 gas an NPC, and nothing to speak of where
    /// a word of sixteen stands still. Which way the headings lead is written out in logic here (`STEP_X` and `STEP_Y`
    /// have it as numbers); the differential tests compare.
    function _move(Region memory region) private pure {
        bytes memory bodies = region.bodies;
        bytes memory ground = region.ground;
        uint256 freeAt = Terrain.FREE_AT;
        assembly ("memory-safe") {
            // Open tiles ahead (0, 1, 2) of all sixteen lanes: `Terrain.freeAhead` of the lowest thirteen bits of each, of
            // which two choose a pair of bits and eleven the byte it stands in.
            function ahead(word, free) -> all {
                let doubled := shl(1, word)
                all := shr(254, shl(and(doubled, 6), mload(add(free, and(shr(2, word), 2047)))))
                all := or(
                    all,
                    shl(16, shr(254, shl(and(shr(16, doubled), 6), mload(add(free, and(shr(18, word), 2047))))))
                )
                all := or(
                    all,
                    shl(32, shr(254, shl(and(shr(32, doubled), 6), mload(add(free, and(shr(34, word), 2047))))))
                )
                all := or(
                    all,
                    shl(48, shr(254, shl(and(shr(48, doubled), 6), mload(add(free, and(shr(50, word), 2047))))))
                )
                all := or(
                    all,
                    shl(64, shr(254, shl(and(shr(64, doubled), 6), mload(add(free, and(shr(66, word), 2047))))))
                )
                all := or(
                    all,
                    shl(80, shr(254, shl(and(shr(80, doubled), 6), mload(add(free, and(shr(82, word), 2047))))))
                )
                all := or(
                    all,
                    shl(96, shr(254, shl(and(shr(96, doubled), 6), mload(add(free, and(shr(98, word), 2047))))))
                )
                all := or(
                    all,
                    shl(112, shr(254, shl(and(shr(112, doubled), 6), mload(add(free, and(shr(114, word), 2047))))))
                )
                all := or(
                    all,
                    shl(128, shr(254, shl(and(shr(128, doubled), 6), mload(add(free, and(shr(130, word), 2047))))))
                )
                all := or(
                    all,
                    shl(144, shr(254, shl(and(shr(144, doubled), 6), mload(add(free, and(shr(146, word), 2047))))))
                )
                all := or(
                    all,
                    shl(160, shr(254, shl(and(shr(160, doubled), 6), mload(add(free, and(shr(162, word), 2047))))))
                )
                all := or(
                    all,
                    shl(176, shr(254, shl(and(shr(176, doubled), 6), mload(add(free, and(shr(178, word), 2047))))))
                )
                all := or(
                    all,
                    shl(192, shr(254, shl(and(shr(192, doubled), 6), mload(add(free, and(shr(194, word), 2047))))))
                )
                all := or(
                    all,
                    shl(208, shr(254, shl(and(shr(208, doubled), 6), mload(add(free, and(shr(210, word), 2047))))))
                )
                all := or(
                    all,
                    shl(224, shr(254, shl(and(shr(224, doubled), 6), mload(add(free, and(shr(226, word), 2047))))))
                )
                all := or(
                    all,
                    shl(240, shr(254, shl(and(shr(240, doubled), 6), mload(add(free, and(shr(242, word), 2047))))))
                )
            }
            function moved(word, walk, run, free, ones) -> result {
                let all := ahead(word, free)
                let two := and(run, shr(1, all))
                // How many tiles each lane moves: one, unless nothing is open; a second when running.
                let steps := add(and(or(walk, run), or(all, shr(1, all))), two)
                let h0 := shr(10, word)
                let h1 := shr(11, word)
                let h2 := shr(12, word)
                // Headings 1, 2, 3 lead east, 5, 6, 7 west; 3, 4, 5 south, 7, 0, 1 north. Two bits wide, as steps are.
                let sideways := or(h0, h1)
                let east := mul(and(and(not(h2), sideways), ones), 3)
                let west := mul(and(and(h2, sideways), ones), 3)
                let both := and(h0, h1)
                let south := mul(and(or(and(not(h2), both), and(h2, not(h1))), ones), 3)
                let north := mul(and(or(and(h2, both), and(not(h2), not(h1))), ones), 3)
                result := add(word, add(and(steps, east), shl(5, and(steps, south))))
                result := sub(result, add(and(steps, west), shl(5, and(steps, north))))
            }
            let free := add(ground, freeAt)
            let at := add(bodies, 96)
            for { let end := add(add(bodies, 32), mload(bodies)) } lt(at, end) { at := add(at, 32) } {
                let word := mload(at)
                // A lane's top three bits: 101 for an NPC that walks, 110 for one that runs.
                let npcs := and(shr(15, word), ONES)
                let high := shr(14, word)
                let low := shr(13, word)
                let walk := and(npcs, and(low, not(high)))
                let run := and(npcs, and(high, not(low)))
                if or(walk, run) { mstore(at, moved(word, walk, run, free, ONES)) }
            }
        }
    }

    // ---- needs

    /// @dev An NPC that nothing happens to takes about 860 gas in `_ordinaryNeeds`; players, the dead, and who is starving
    /// or exhausted take 1,100.
    function _needs(Region memory region) private pure {
        unchecked {
            // What assembly cannot name: tables; numbers, a byte each; where lanes, minds and ground begin; how many.
            uint256[11] memory known = [
                RealmRules.HUNGER,
                RealmRules.GRAZE_FEEDS,
                RealmRules.TOWN_FEEDS,
                RealmRules.RECOVERY,
                RealmRules.RUN_FATIGUE,
                RealmRules.HEALTH,
                RealmRules.TOP | (RealmRules.TERRAIN_TOWN << 8) | (RealmRules.HEALING_HUNGER << 16)
                    | (RealmRules.FEAR_FADES << 24) | (RegionRecord.RUN << 32) | (RealmRules.KIND_PLAYER << 40)
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
                else if (RegionRecord.healthOf(mind) == 0) _awaitBirth(region, slot, mind);
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
                if or(eq(kind, and(shr(40, numbers), 255)), iszero(health)) { break }

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
