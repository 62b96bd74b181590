// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {RealmRules} from "../../generated/RealmRules.sol";
import {RegionRecord} from "../realm/RegionRecord.sol";
import {RuleTable} from "../realm/RuleTable.sol";
import {Strikes} from "../realm/Strikes.sol";
import {Terrain} from "../realm/Terrain.sol";

/// @title Sight
/// @notice Whom an NPC senses: the part of an observation that is about others, as `@cogwright/npc/brain/observation` says.
/// @dev Sixteen occupants at a time, a lane of 16 bits each, in the order of a record's word of lanes, that of the lowest slot
/// at the top, since a crowd is what makes a challenge dear: each of 127 in sight costs 120 to 270 gas.
library Sight {
    /// @dev How far an NPC sees, in tiles.
    uint256 internal constant DISTANCE = 12;
    // Where the senses of each group begin, eight each, by heading.
    uint256 private constant THREAT = 24;
    uint256 internal constant PREY = 32;
    uint256 private constant COMPANY = 40;
    uint256 private constant FOE = 56;
    uint256 private constant FRIENDS = 57;
    // Headings by direction, a byte each: to the north-west, north-east, south-west, south-east, north, south, west, east.
    uint256 private constant HEADINGS = 0x0701050300040602000000000000000000000000000000000000000000000000;
    // How strongly somebody is sensed who is f tiles away: 127 for 1, 10 less for every tile more. Byte 2^f mod 19, which is
    // another one for each of 1 to 12.
    uint256 private constant NEARNESS = 0x00007f007500004d6b3900110057431b61252f00000000000000000000000000;
    // The lowest bit of each of a word's sixteen lanes.
    uint256 private constant ONES = 0x0001000100010001000100010001000100010001000100010001000100010001;
    // Of each four bytes of a word, of each eight, of each sixteen, the lower half.
    uint256 private constant HALVES = 0x0000ffff0000ffff0000ffff0000ffff0000ffff0000ffff0000ffff0000ffff;
    uint256 private constant PAIRS = 0x00000000ffffffff00000000ffffffff00000000ffffffff00000000ffffffff;
    uint256 private constant FOURS = 0x0000000000000000ffffffffffffffff0000000000000000ffffffffffffffff;
    // The lowest bit of the bytes of kinds 0 to 6, from the highest; the product with the second has these seven bits in its
    // highest byte, that of kind 0 lowest.
    uint256 private constant KIND_ONES = 0x0101010101010100000000000000000000000000000000000000000000000000;
    uint256 private constant GATHER = 0x40201008040201;

    /// @dev Who looks, and what it has seen so far. `known`: the slot of its friend or foe, the one it remembers, whose kind
    /// does not count. `prey`, `threats`: bits of the kinds that it strikes, and that strike it. `sheltered`: of the kinds of
    /// prey that it cannot reach in this region's town, whose centre is at (`townX`, `townY`). `preyPlaces`: where it has seen
    /// prey, a bit for each of 128 places (see `_seen`); `otherPlaces` the same of company, and in the upper half of threats.
    /// `friends`: how many are company.
    struct Eye {
        uint256 slot;
        uint256 tile;
        uint256 mind;
        uint256 known;
        uint256 knownPlace;
        uint256 prey;
        uint256 threats;
        uint256 sheltered;
        uint256 townX;
        uint256 townY;
        uint256 preyPlaces;
        uint256 otherPlaces;
        uint256 friends;
        uint256 victim;
    }

    /// @notice Writes what the NPC in `slot` senses of everyone else alive in sight: the nearest of each group in each
    /// direction, and how many are company.
    /// @return victim the slot of whom it would strike, or RegionRecord.NOBODY
    function look(
        bytes memory senses,
        bytes memory bodies,
        bytes memory minds,
        bytes memory ground,
        uint256 region,
        uint256 slot
    ) internal pure returns (uint256 victim) {
        unchecked {
            Eye memory eye = _eyeOf(
                region, slot, RegionRecord.tileOf(RegionRecord.lane(bodies, slot)), RegionRecord.mind(minds, slot)
            );
            uint256 slots = RegionRecord.slots(bodies);
            for (uint256 first; first < slots; first += 16) {
                uint256 lanes;
                assembly ("memory-safe") {
                    lanes := mload(add(add(bodies, 96), shl(1, first)))
                }
                (uint256 seen, uint256 places) = _seen(lanes, eye.tile);
                seen &= ~_lane(slot, first);
                uint256 known = seen & _lane(eye.known, first);
                if (known != 0) {
                    seen ^= known;
                    eye.knownPlace = (places / known) & 0xffff;
                }
                if (seen != 0) _sort(eye, minds, lanes, first, seen, places);
            }
            if (eye.knownPlace != 0) _remember(senses, eye, bodies, minds, ground);
            _nearest(senses, PREY, eye.preyPlaces);
            _nearest(senses, COMPANY, eye.otherPlaces & type(uint128).max);
            _nearest(senses, THREAT, eye.otherPlaces >> 128);
            put(senses, FRIENDS, eye.friends > 7 ? 127 : 16 * eye.friends);
            return eye.victim;
        }
    }

    function _eyeOf(uint256 region, uint256 slot, uint256 tile, uint256 mind) private pure returns (Eye memory eye) {
        unchecked {
            uint256 kind = RegionRecord.kindOf(mind);
            eye.slot = slot;
            eye.tile = tile;
            eye.mind = mind;
            eye.known = mind & 127 == 0 ? RegionRecord.NOBODY : (mind & 127) ^ slot;
            eye.prey = RuleTable.entry(RealmRules.PREY, kind);
            eye.threats = ((((RealmRules.PREY >> kind) & KIND_ONES) * GATHER) >> 248) & 127;
            // Raiders strike only who carries something.
            if (Strikes.goodsOf(mind) == 0) eye.threats &= ~(uint256(1) << RealmRules.KIND_RAIDER);
            if (eye.prey & RealmRules.SHELTERED != 0) {
                Terrain.Plan memory plan = Terrain.planOf(region);
                (eye.townX, eye.townY) = (plan.centreX, plan.centreY);
                // One rule for all kinds that towns shelter.
                bool reaches = !Strikes.isSheltered(mind, RealmRules.KIND_PLAYER << 28, RealmRules.TERRAIN_TOWN);
                eye.sheltered = reaches || !plan.town ? 0 : RealmRules.SHELTERED;
            }
            eye.victim = RegionRecord.NOBODY;
        }
    }

    /// @dev All bits of a slot's lane in the word that begins with slot `first`; none where it is not in there.
    function _lane(uint256 slot, uint256 first) private pure returns (uint256) {
        unchecked {
            // Slots below `first` wrap.
            return slot - first < 16 ? uint256(0xffff << 240) >> (16 * (slot - first)) : 0;
        }
    }

    /// @dev Who of a word of lanes lives and is in sight of a tile. Numbers of six bits stand in each lane; a sum that reaches
    /// 64 sets bit 6.
    /// @return seen 1 in the lane of each of them
    /// @return places where they are, in their lanes: how many tiles away (1 to DISTANCE; also on the own tile 1), and from
    /// bit 4 the direction (0 to 7) by HEADINGS; 0 in the other lanes
    function _seen(uint256 lanes, uint256 tile) private pure returns (uint256 seen, uint256 places) {
        unchecked {
            // Not empty: a bit is set, of the lower fifteen or the highest. Not dead: the intent is another.
            seen = (lanes | ((lanes & (0x7fff * ONES)) + 0x7fff * ONES)) >> 15;
            seen &= ((((lanes >> 10) & (31 * ONES)) ^ (RegionRecord.DEAD * ONES)) + 31 * ONES) >> 5;
            (uint256 ax, uint256 east) = _apart(lanes & (31 * ONES), tile & 31);
            (uint256 ay, uint256 south) = _apart((lanes >> 5) & (31 * ONES), tile >> 5);
            // The greater of the two distances, at most DISTANCE.
            uint256 far = ((ay + 64 * ONES - ax) >> 6) & ONES;
            far = ax ^ ((ax ^ ay) & (63 * far));
            seen &= ~((far + (63 - DISTANCE) * ONES) >> 6) & ONES;
            if (seen == 0) return (0, 0);
            // The same on the own tile as next to it.
            uint256 here = ~((far + 63 * ONES) >> 6) & ONES;
            // Rather vertical, also on the own tile; rather horizontal. Else both coordinates say the direction, here one.
            uint256 vertical = here | (~((2 * ax + 64 * ONES - ay) >> 6) & ONES);
            uint256 horizontal = ~((2 * ay + 64 * ONES - ax) >> 6) & ONES;
            east ^= vertical & (east ^ south);
            vertical |= horizontal;
            south ^= vertical & (south ^ horizontal);
            places = ((vertical << 6) | (south << 5) | (east << 4) | far | here) & (255 * seen);
        }
    }

    /// @dev How far coordinates are from one's own, and (1) whether they are greater; in each lane.
    function _apart(uint256 coordinates, uint256 own) private pure returns (uint256 distance, uint256 greater) {
        unchecked {
            // 64 more than the difference: 33 to 95.
            uint256 sum = coordinates + (64 - own) * ONES;
            uint256 less = ~(sum >> 6) & ONES;
            // Seven bits, all of them other ones, and one more: the same distance above 64.
            distance = ((sum ^ (127 * less)) + less) & (63 * ONES);
            greater = ((sum + 63 * ONES) >> 7) & ONES;
        }
    }

    /// @dev Sorts those seen of a word of lanes into groups: company is of the own kind; prey is what it strikes, unless a town
    /// shelters that; a threat is what strikes it.
    function _sort(Eye memory eye, bytes memory minds, uint256 lanes, uint256 first, uint256 seen, uint256 places)
        private
        pure
    {
        unchecked {
            uint256 heads = _heads(minds, first);
            uint256 kinds = _kindBits(heads);
            uint256 company = seen & _have(kinds, 1 << RegionRecord.kindOf(eye.mind));
            eye.friends += (company * ONES) >> 240;
            seen ^= company;
            uint256 group = seen & _have(kinds, eye.prey);
            if (group != 0) {
                if (RegionRecord.kindOf(eye.mind) == RealmRules.KIND_RAIDER) group &= _carrying(heads, kinds);
                seen ^= group;
                uint256 asked = group & _have(kinds, eye.sheltered);
                if (asked != 0) group ^= asked & _inTown(eye, lanes);
                eye.preyPlaces = _with(eye.preyPlaces, places & (255 * group));
                if (eye.victim == RegionRecord.NOBODY) eye.victim = _atHand(heads, first, group, places);
            }
            // Threats in the upper half.
            group = seen & _have(kinds, eye.threats);
            eye.otherPlaces = _with(eye.otherPlaces, (places & (255 * (company | group))) | (128 * group));
        }
    }

    /// @dev The upper halves of the sixteen minds from slot `first` on: kind, health, and what players' ore and merchants' stock
    /// stand in, four bits each.
    function _heads(bytes memory minds, uint256 first) private pure returns (uint256 heads) {
        uint256 lower;
        assembly ("memory-safe") {
            let at := add(add(minds, 32), shl(2, first))
            heads := mload(at)
            lower := mload(add(at, 32))
        }
        heads = (_together(heads) << 128) | _together(lower);
    }

    function _together(uint256 word) private pure returns (uint256) {
        word = (word >> 16) & HALVES;
        word = (word | (word >> 16)) & PAIRS;
        word = (word | (word >> 32)) & FOURS;
        return (word | (word >> 64)) & type(uint128).max;
    }

    /// @dev In each lane the bit of its kind, by the three lowest bits of kinds.
    function _kindBits(uint256 heads) private pure returns (uint256 bits) {
        unchecked {
            bits = ONES + ((heads >> 12) & ONES);
            bits += (3 * bits) & (15 * ((heads >> 13) & ONES));
            bits += (15 * bits) & (255 * ((heads >> 14) & ONES));
        }
    }

    /// @dev 1 in each lane that has one of these bits; they and the lanes are below 256.
    function _have(uint256 lanes, uint256 bits) private pure returns (uint256) {
        unchecked {
            return (((lanes & (bits * ONES)) + 255 * ONES) >> 8) & ONES;
        }
    }

    /// @dev 1 in the lane of each player that has ore, and of each merchant that has stock (`Strikes.goodsOf`).
    function _carrying(uint256 heads, uint256 kinds) private pure returns (uint256) {
        unchecked {
            uint256 goods = (heads >> 4) & (15 * ((kinds >> RealmRules.KIND_PLAYER) & ONES));
            goods |= heads & (15 * ((kinds >> RealmRules.KIND_MERCHANT) & ONES));
            return ((goods + 15 * ONES) >> 4) & ONES;
        }
    }

    /// @dev The first of a group who is on the own tile or next to it and has any health; NOBODY.
    function _atHand(uint256 heads, uint256 first, uint256 group, uint256 places) private pure returns (uint256) {
        unchecked {
            group &= ~(((places & (15 * ONES)) ^ ONES) + 15 * ONES) >> 4;
            group &= (((heads >> 8) & (15 * ONES)) + 15 * ONES) >> 4;
            if (group == 0) return RegionRecord.NOBODY;
            for (; group >> 240 == 0; ++first) {
                group <<= 16;
            }
            return first;
        }
    }

    /// @dev The set with the places in all lanes' lower bytes. Lanes that are 0 put place 0 in, which is none.
    function _with(uint256 set, uint256 places) private pure returns (uint256) {
        if (places == 0) return set;
        assembly ("memory-safe") {
            set := or(set, or(shl(byte(1, places), 1), shl(byte(3, places), 1)))
            set := or(set, or(shl(byte(5, places), 1), shl(byte(7, places), 1)))
            set := or(set, or(shl(byte(9, places), 1), shl(byte(11, places), 1)))
            set := or(set, or(shl(byte(13, places), 1), shl(byte(15, places), 1)))
            set := or(set, or(shl(byte(17, places), 1), shl(byte(19, places), 1)))
            set := or(set, or(shl(byte(21, places), 1), shl(byte(23, places), 1)))
            set := or(set, or(shl(byte(25, places), 1), shl(byte(27, places), 1)))
            set := or(set, or(shl(byte(29, places), 1), shl(byte(31, places), 1)))
        }
        return set;
    }

    /// @dev 1 in each lane whose tile is the town's, by the plan that the ground was made from (`Terrain.groundOf`): at most
    /// TOWN_RADIUS from the centre, but for four houses, two or three tiles from it both ways.
    function _inTown(Eye memory eye, uint256 lanes) private pure returns (uint256) {
        unchecked {
            (uint256 dx,) = _apart(lanes & (31 * ONES), eye.townX);
            (uint256 dy,) = _apart((lanes >> 5) & (31 * ONES), eye.townY);
            uint256 beyond = (63 - RealmRules.TOWN_RADIUS) * ONES;
            beyond = (dx + beyond) | (dy + beyond);
            // Bit 6 where it is no house's.
            uint256 open = (((dx ^ (2 * ONES)) | (dy ^ (2 * ONES))) & (62 * ONES)) + 63 * ONES;
            return ((open & ~beyond) >> 6) & ONES;
        }
    }

    /// @dev Senses whom it remembers: a friend is company, whatever its kind; a foe prey for those who can strike, and a threat
    /// for the others.
    function _remember(
        bytes memory senses,
        Eye memory eye,
        bytes memory bodies,
        bytes memory minds,
        bytes memory ground
    ) private pure {
        unchecked {
            uint256 place = 1 << eye.knownPlace;
            if (RegionRecord.foeOf(eye.mind, eye.slot) == RegionRecord.NOBODY) {
                ++eye.friends;
                eye.otherPlaces |= place;
                return;
            }
            put(senses, FOE, 127);
            if (!Strikes.isArmed(RegionRecord.kindOf(eye.mind))) {
                eye.otherPlaces |= place << 128;
                return;
            }
            uint256 foe = RegionRecord.mind(minds, eye.known);
            uint256 tile = RegionRecord.tileOf(RegionRecord.lane(bodies, eye.known));
            if (Strikes.isSheltered(eye.mind, foe, Terrain.terrainIn(ground, tile))) return;
            eye.preyPlaces |= place;
            if (eye.knownPlace & 15 == 1 && eye.known < eye.victim && RegionRecord.healthOf(foe) != 0) {
                eye.victim = eye.known;
            }
        }
    }

    /// @dev Senses the nearest in each direction of a set of places: of each direction's sixteen bits the lowest, but for the
    /// first, which is no place.
    function _nearest(bytes memory senses, uint256 group, uint256 places) private pure {
        uint256 headings = HEADINGS;
        uint256 nearness = NEARNESS;
        assembly ("memory-safe") {
            for { let at := add(add(senses, 32), group) } places {
                places := shr(16, places)
                headings := shl(8, headings)
            } {
                let lane := and(places, 0xfffe)
                if lane {
                    let near := byte(mod(and(lane, sub(0, lane)), 19), nearness)
                    mstore8(add(at, byte(0, headings)), near)
                }
            }
        }
    }

    /// @dev Writes a sense.
    function put(bytes memory senses, uint256 at, uint256 value) internal pure {
        assembly ("memory-safe") {
            mstore8(add(add(senses, 32), at), value)
        }
    }
}
