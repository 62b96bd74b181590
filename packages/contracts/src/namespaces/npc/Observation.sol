// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {NpcRules} from "../../generated/NpcRules.sol";
import {RealmRules} from "../../generated/RealmRules.sol";
import {Noise} from "../realm/Noise.sol";
import {RegionRecord} from "../realm/RegionRecord.sol";
import {RuleTable} from "../realm/RuleTable.sol";
import {Strikes} from "../realm/Strikes.sol";
import {Terrain} from "../realm/Terrain.sol";
import {Trade} from "../realm/Trade.sol";

/// @title Observation
/// @notice What an NPC senses, the same integers as `@cogwright/npc/brain/observation`, which names each of them.
library Observation {
    /// @notice How many integers of 0..127 an NPC senses.
    uint256 internal constant LENGTH = 60;
    /// @notice No victim.
    uint256 internal constant NOBODY = RegionRecord.NOBODY;

    uint256 private constant SIGHT = 12;
    // How strongly a merchant senses a goal SIGHT tiles away or more.
    uint256 private constant FAR_GOAL = 17;
    // Sense of the last kind, which those after it share.
    uint256 private constant KIND_SENSES = 4;
    // Where the senses of each group begin.
    uint256 private constant NEEDS = 5;
    uint256 private constant TEMPERAMENT = 9;
    uint256 private constant NOISE = 14;
    uint256 private constant AHEAD = 16;
    uint256 private constant THREAT = 24;
    uint256 private constant PREY = 32;
    uint256 private constant COMPANY = 40;
    uint256 private constant UNDER = 48;
    uint256 private constant BORDER = 51;
    uint256 private constant MOVING = 55;
    uint256 private constant FOE = 56;
    uint256 private constant FRIENDS = 57;
    uint256 private constant PASTURE = 58;
    // The lowest bit of each of a row's 32 tiles, of five of them, of three.
    uint256 private constant ROW_ONES = 0x11111111111111111111111111111111;
    uint256 private constant ONE_ROW_OF_FIVE = 0x11111;
    uint256 private constant ONE_ROW_OF_THREE = 0x111;
    // The lowest bit of each of a word's sixteen lanes.
    uint256 private constant ONES = 0x0001000100010001000100010001000100010001000100010001000100010001;
    // Headings by where something is: a byte each, by bits (from the lowest: to the east, to the south, rather vertical,
    // rather horizontal).
    uint256 private constant HEADINGS = 0x0701050300000404060206020000000000000000000000000000000000000000;
    // The lowest bit of the bytes of kinds 0 to 6, from the highest; and 2^(248 - 9k) for each of them, which moves bit k
    // there.
    uint256 private constant KIND_ONES = 0x0101010101010100000000000000000000000000000000000000000000000000;
    uint256 private constant KIND_SPREAD = 0x0100804020100804000000000000000000000000000000000000000000000000;
    // No group of senses.
    uint256 private constant DEPENDS = 255;

    /// @notice A region as its last tick left it, in memory.
    struct Region {
        uint256 id;
        bytes bodies;
        bytes minds;
        bytes ground;
    }

    /// @dev Who senses, and what it has sensed of others so far. `known`: the slot of its friend or foe, the one it
    /// remembers. `groups`: by the others' kinds, a byte each from the highest, which group of senses they belong to
    /// (DEPENDS: what they carry and where they stand decides); whoever it remembers is exempt. `threats`: 1 in the byte of
    /// each kind that strikes it. `friends`: how many are company. `unsure`: a bit for each slot that the group of its kind does
    /// not decide about.
    struct Self {
        uint256 slot;
        uint256 tile;
        uint256 mind;
        uint256 known;
        uint256 groups;
        uint256 threats;
        uint256 friends;
        uint256 victim;
        uint256 unsure;
    }

    /// @notice The noise of the tick that follows a record: the first 32 bits of its evidence.
    function noiseOf(bytes memory bodies) internal pure returns (uint256 noise) {
        assembly ("memory-safe") {
            noise := and(shr(184, mload(add(bodies, 32))), 0xffffffff)
        }
    }

    /// @notice What the NPC in `slot` senses. The slot must be an NPC's.
    /// @param noise the tick's, 32 bits
    /// @return senses LENGTH bytes
    /// @return victim the slot of whom it would strike, or NOBODY
    function observe(Region memory region, uint256 slot, uint256 noise)
        internal
        pure
        returns (bytes memory senses, uint256 victim)
    {
        senses = new bytes(LENGTH);
        uint256 lane = RegionRecord.lane(region.bodies, slot);
        uint256 mind = RegionRecord.mind(region.minds, slot);
        uint256 tile = RegionRecord.tileOf(lane);
        _self(senses, slot, lane, mind, noise);
        _ways(senses, region.ground, tile);
        victim = _others(senses, region, _selfOf(slot, tile, mind));
        _place(senses, region.ground, tile);
        if (victim != NOBODY) _put(senses, UNDER + 2, 127);
        if (RegionRecord.kindOf(mind) == RealmRules.KIND_MERCHANT) _goal(senses, region, tile, mind);
    }

    function _self(bytes memory senses, uint256 slot, uint256 lane, uint256 mind, uint256 noise) private pure {
        unchecked {
            uint256 kind = RegionRecord.kindOf(mind);
            _put(senses, 0, 127);
            _put(senses, kind > KIND_SENSES ? KIND_SENSES : kind - 1, 127);
            uint256 own = Noise.scramble(noise ^ Noise.scramble(slot));
            // Four needs, five values, two numbers of noise; what they are written over is empty as yet.
            uint256 needs = (mind >> 12) & 0xffff;
            needs = (needs | (needs << 8)) & 0x00ff00ff;
            needs = ((needs | (needs << 4)) & 0x0f0f0f0f) << 3;
            needs = (((needs << 40) | temperament((mind >> 8) & 15)) << 16) | ((own & 127) << 8) | ((own >> 7) & 127);
            assembly ("memory-safe") {
                mstore(add(senses, add(32, NEEDS)), shl(168, needs))
            }
            if ((lane >> 13) & 3 != 0) _put(senses, MOVING, 127);
        }
    }

    /// @notice The five values of a temperament, the first in the highest of five bytes.
    function temperament(uint256 number) internal pure returns (uint256) {
        unchecked {
            // Six temperaments a word, five bytes each.
            uint256 word =
                number < 6 ? NpcRules.TEMPERAMENTS_0 : number < 12 ? NpcRules.TEMPERAMENTS_1 : NpcRules.TEMPERAMENTS_2;
            return (word >> (216 - 40 * (number % 6))) & 0xffffffffff;
        }
    }

    /// @dev The open ways by heading, and pasture near by.
    function _ways(bytes memory senses, bytes memory ground, uint256 tile) private pure {
        unchecked {
            for (uint256 heading; heading < 8; ++heading) {
                uint256 open = Terrain.freeAhead(ground, (heading << 10) | tile);
                // 0, 64, 127.
                _put(senses, AHEAD + heading, (open << 6) - (open >> 1));
            }
            (bool one, bool two) = _pastureWithin(ground, tile);
            if (one) _put(senses, PASTURE, 127);
            if (two) _put(senses, PASTURE + 1, 127);
        }
    }

    /// @dev Whether there is pasture within one step of a tile, and within two: four bits a tile, two rows a word.
    function _pastureWithin(bytes memory ground, uint256 tile) private pure returns (bool one, bool two) {
        unchecked {
            uint256 x = tile & 31;
            // The five columns around x, and the three, as far as they are within the region.
            uint256 five = (ONE_ROW_OF_FIVE << (4 * x)) >> 8;
            uint256 three = (ONE_ROW_OF_THREE << (4 * x)) >> 4;
            uint256 y = tile >> 5;
            for (uint256 row = y < 2 ? 0 : y - 2; row <= y + 2 && row < 32; ++row) {
                uint256 word;
                assembly ("memory-safe") {
                    word := shr(shl(7, and(row, 1)), mload(add(add(ground, 32), shl(5, shr(1, row)))))
                }
                // Pasture is what is at most TERRAIN_MEADOW, 1: the three upper bits are clear.
                word = ~((word >> 1) | (word >> 2) | (word >> 3)) & ROW_ONES;
                two = two || word & five != 0;
                one = one || (word & three != 0 && row + 1 >= y && row <= y + 1);
            }
        }
    }

    function _isPasture(uint256 terrain) private pure returns (bool) {
        return terrain <= RealmRules.TERRAIN_MEADOW;
    }

    function _selfOf(uint256 slot, uint256 tile, uint256 mind) private pure returns (Self memory self) {
        unchecked {
            uint256 kind = RegionRecord.kindOf(mind);
            uint256 preys = RuleTable.entry(RealmRules.PREY, kind);
            // Of these it depends on what they carry, or where they stand, whether they are prey.
            uint256 unsure = _byKind(kind == RealmRules.KIND_RAIDER ? preys : preys & RealmRules.SHELTERED);
            uint256 prey = _byKind(preys);
            // Who strikes it: raiders only if it carries something.
            uint256 threats = (RealmRules.PREY >> kind) & KIND_ONES;
            if (Strikes.goodsOf(mind) == 0) threats &= ~(uint256(1) << (248 - 8 * RealmRules.KIND_RAIDER));
            uint256 groups = DEPENDS * unsure + PREY * (prey & ~unsure) + THREAT * (threats & ~prey);
            uint256 own = 248 - 8 * kind;
            groups = (groups & ~(uint256(255) << own)) | (COMPANY << own);
            uint256 known = mind & 127 == 0 ? NOBODY : (mind & 127) ^ slot;
            self = Self(slot, tile, mind, known, groups, threats, 0, NOBODY, 0);
        }
    }

    /// @dev Bits, that of a kind its number, moved apart to a byte each from the highest.
    function _byKind(uint256 bits) private pure returns (uint256) {
        unchecked {
            return (bits * KIND_SPREAD) & KIND_ONES;
        }
    }

    /// @dev Everyone else alive in sight, the nearest of each group in each direction.
    function _others(bytes memory senses, Region memory region, Self memory self) private pure returns (uint256) {
        unchecked {
            bytes memory bodies = region.bodies;
            uint256 slots = RegionRecord.slots(bodies);
            for (uint256 first; first < slots; first += 16) {
                uint256 lanes;
                assembly ("memory-safe") {
                    lanes := mload(add(add(bodies, 96), shl(1, first)))
                }
                uint256 seen = _seen(lanes, self.tile) & ~_lane(self.slot, first);
                uint256 known = _lane(self.known, first);
                if (seen & known != 0) {
                    self.unsure |= 1 << self.known;
                    seen &= ~known;
                }
                if (seen != 0) _mark(senses, region.minds, self, first, seen);
            }
            uint256 unsure = self.unsure;
            for (uint256 other; unsure != 0; (unsure >>= 1, ++other)) {
                if (unsure & 1 == 1) _consider(senses, region, self, other);
            }
            _put(senses, FRIENDS, self.friends > 7 ? 127 : 16 * self.friends);
            return self.victim;
        }
    }

    /// @dev All bits of a slot's lane in the word that begins with slot `first`; none where it is not in there.
    function _lane(uint256 slot, uint256 first) private pure returns (uint256) {
        unchecked {
            // Slots below `first` wrap.
            return slot - first < 16 ? uint256(0xffff << 240) >> (16 * (slot - first)) : 0;
        }
    }

    /// @dev What a tile senses of those on a word of lanes, sixteen at a time, for about 40 gas each. Numbers of six bits
    /// stand in each lane; a sum that reaches 64 sets bit 6.
    /// @return seen the lanes of those who live and are in sight: bit 15 set, how strongly they are sensed (bits 4 to 10),
    /// and the direction (0 to 3) by HEADINGS; the other lanes are 0
    function _seen(uint256 lanes, uint256 tile) private pure returns (uint256 seen) {
        unchecked {
            // Not empty: a bit is set, of the lower fifteen or the highest. Not dead: the intent is another.
            seen = (lanes | ((lanes & (0x7fff * ONES)) + 0x7fff * ONES)) >> 15;
            seen &= ((((lanes >> 10) & (31 * ONES)) ^ (RegionRecord.DEAD * ONES)) + 31 * ONES) >> 5;
            (uint256 ax, uint256 after_) = _apart(lanes & (31 * ONES), tile & 31);
            uint256 direction = after_;
            uint256 ay;
            (ay, after_) = _apart((lanes >> 5) & (31 * ONES), tile >> 5);
            direction |= after_ << 1;
            // The greater of the two distances, at most SIGHT.
            uint256 far = ((ay + 64 * ONES - ax) >> 6) & ONES;
            far = ax ^ ((ax ^ ay) & (63 * far));
            seen &= ~((far + (63 - SIGHT) * ONES) >> 6) & ONES;
            if (seen == 0) return 0;
            // The same on the own tile as next to it; 0 where nobody is seen.
            uint256 here = ~((far + 63 * ONES) >> 6) & ONES;
            far = (far | here) & (15 * seen);
            // Rather vertical, also on the own tile; rather horizontal.
            direction |= (here | (~((2 * ax + 64 * ONES - ay) >> 6) & ONES)) << 2;
            direction |= (~((2 * ay + 64 * ONES - ax) >> 6) & ONES) << 3;
            // 127 up to 1, 10 less for every tile more.
            direction |= ((137 * ONES - 10 * far) << 4) | (0x8000 * ONES);
            seen = direction & (0xffff * seen);
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

    /// @dev Senses those of a word of lanes, that of slot `first` at the top, of whom the kind says which group they are;
    /// notes the others as unsure.
    function _mark(bytes memory senses, bytes memory minds, Self memory self, uint256 first, uint256 seen)
        private
        pure
    {
        uint256 headings = HEADINGS;
        uint256 groups = self.groups;
        uint256 friends;
        assembly ("memory-safe") {
            for { let mind := add(add(minds, 32), shl(2, first)) } seen {
                seen := shl(16, seen)
                mind := add(mind, 4)
            } {
                // The highest bit: whether the topmost lane's is in sight.
                if slt(seen, 0) {
                    let group := byte(shr(252, mload(mind)), groups)
                    // No group, or DEPENDS.
                    if gt(sub(group, 1), 253) {
                        if group {
                            let unsure := add(self, 0x100)
                            mstore(unsure, or(mload(unsure), shl(shr(2, sub(mind, add(minds, 32))), 1)))
                        }
                        continue
                    }
                    let strength := and(shr(244, seen), 127)
                    let to := add(add(senses, 32), add(group, byte(and(shr(240, seen), 15), headings)))
                    if gt(strength, byte(0, mload(to))) { mstore8(to, strength) }
                    friends := add(friends, eq(group, COMPANY))
                    // Prey at hand that has any health: the first is the victim (NOBODY is above any slot).
                    if and(eq(group, PREY), eq(strength, 127)) {
                        let victim := add(self, 0xe0)
                        if and(gt(mload(victim), 255), gt(and(mload(mind), shl(248, 15)), 0)) {
                            mstore(victim, shr(2, sub(mind, add(minds, 32))))
                        }
                    }
                }
            }
        }
        self.friends += friends;
    }

    /// @dev Senses one in sight whose kind alone does not say which group it is.
    function _consider(bytes memory senses, Region memory region, Self memory self, uint256 other) private pure {
        unchecked {
            uint256 at = RegionRecord.tileOf(RegionRecord.lane(region.bodies, other));
            uint256 group = _groupOf(senses, region, self, other, at);
            if (group == 0) return;
            bool isClose = _note(senses, group, self.tile, at);
            if (group == COMPANY) {
                ++self.friends;
            } else if (
                group == PREY && isClose && other < self.victim
                    && RegionRecord.healthOf(RegionRecord.mind(region.minds, other)) != 0
            ) {
                self.victim = other;
            }
        }
    }

    /// @dev Senses somebody at tile `at`, unless another of its group in that direction is nearer. Says whether it stands
    /// on the own tile or next to it.
    function _note(bytes memory senses, uint256 group, uint256 tile, uint256 at) private pure returns (bool isClose) {
        (uint256 heading, uint256 far) = _towards(tile, at);
        assembly ("memory-safe") {
            isClose := lt(far, 2)
            let to := add(add(senses, 32), add(group, heading))
            // 127 up to 1, 10 less for every tile more.
            let near := sub(137, mul(10, add(far, iszero(far))))
            if gt(near, byte(0, mload(to))) { mstore8(to, near) }
        }
    }

    /// @dev Which group of senses another in sight belongs to; 0: none. Friends are company; foes are prey for those who
    /// can strike and a threat for the others, whatever their kind. A foe is sensed as such, too.
    function _groupOf(bytes memory senses, Region memory region, Self memory self, uint256 other, uint256 at)
        private
        pure
        returns (uint256 group)
    {
        uint256 mind = RegionRecord.mind(region.minds, other);
        if (other != self.known) {
            group = RuleTable.entry(self.groups, RegionRecord.kindOf(mind));
            if (group != DEPENDS) return group;
            if (!Strikes.hunts(RegionRecord.kindOf(self.mind), mind)) {
                return RuleTable.entry(self.threats, RegionRecord.kindOf(mind)) == 1 ? THREAT : 0;
            }
        } else {
            if (RegionRecord.foeOf(self.mind, self.slot) != other) return COMPANY;
            _put(senses, FOE, 127);
            if (!Strikes.isArmed(RegionRecord.kindOf(self.mind))) return THREAT;
        }
        return Strikes.isSheltered(self.mind, mind, Terrain.terrainIn(region.ground, at)) ? 0 : PREY;
    }

    /// @dev A merchant senses the next turn of its way where others sense prey; nothing while it trades. On the tile of
    /// a gate the way leads outwards.
    function _goal(bytes memory senses, Region memory region, uint256 tile, uint256 mind) private pure {
        unchecked {
            (uint256 goal, uint256 side) = Trade.goalOf(
                region.id,
                RegionRecord.tickOf(region.bodies),
                tile,
                Terrain.terrainIn(region.ground, tile),
                RegionRecord.stockOf(mind)
            );
            if (goal == Trade.HERE) return;
            if (goal == tile) {
                _put(senses, PREY + 2 * side, 127);
                return;
            }
            (uint256 heading, uint256 far) = _towards(tile, goal);
            _put(senses, PREY + heading, far < 2 ? 127 : far < SIGHT ? 137 - 10 * far : FAR_GOAL);
        }
    }

    /// @dev The heading from one tile towards another, and the greater of the distances: diagonals from slope 1/2 to
    /// slope 2; to the tile itself north.
    function _towards(uint256 from, uint256 to) private pure returns (uint256 heading, uint256 far) {
        uint256 headings = HEADINGS;
        assembly ("memory-safe") {
            let dx := sub(and(to, 31), and(from, 31))
            let dy := sub(shr(5, to), shr(5, from))
            let sign := sar(255, dx)
            let ax := xor(add(dx, sign), sign)
            sign := sar(255, dy)
            let ay := xor(add(dy, sign), sign)
            heading := or(sgt(dx, 0), shl(1, sgt(dy, 0)))
            heading := or(heading, shl(2, or(lt(shl(1, ax), ay), iszero(or(ax, ay)))))
            heading := byte(or(heading, shl(3, lt(shl(1, ay), ax))), headings)
            far := xor(ax, mul(xor(ax, ay), gt(ay, ax)))
        }
    }

    /// @dev The ground under it, and how close the borders are.
    function _place(bytes memory senses, bytes memory ground, uint256 tile) private pure {
        unchecked {
            uint256 terrain = Terrain.terrainIn(ground, tile);
            if (_isPasture(terrain)) _put(senses, UNDER, 127);
            if (terrain == RealmRules.TERRAIN_TOWN) _put(senses, UNDER + 1, 127);
            uint256 x = tile & 31;
            uint256 y = tile >> 5;
            _border(senses, BORDER, y);
            _border(senses, BORDER + 1, 31 - x);
            _border(senses, BORDER + 2, 31 - y);
            _border(senses, BORDER + 3, x);
        }
    }

    function _border(bytes memory senses, uint256 at, uint256 distance) private pure {
        unchecked {
            if (distance < 8) _put(senses, at, 127 - 16 * distance);
        }
    }

    function _put(bytes memory senses, uint256 at, uint256 value) private pure {
        assembly ("memory-safe") {
            mstore8(add(add(senses, 32), at), value)
        }
    }
}
