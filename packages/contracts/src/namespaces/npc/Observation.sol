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
    // What stands for no difference between coordinates, so that differences stay above zero.
    uint256 private constant ORIGIN = 32;
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
    // No group of senses.
    uint256 private constant DEPENDS = 255;

    /// @notice A region as its last tick left it, in memory.
    struct Region {
        uint256 id;
        bytes bodies;
        bytes minds;
        bytes ground;
    }

    /// @dev Who senses. `groups`: by the others' kinds, a byte each from the lowest, which group of senses they belong to
    /// (DEPENDS: their minds and places decide); friend and foe are exempt.
    struct Self {
        uint256 slot;
        uint256 tile;
        uint256 mind;
        uint256 friend;
        uint256 foe;
        uint256 groups;
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
            _put(senses, 0, 127);
            uint256 kind = RegionRecord.kindOf(mind);
            _put(senses, kind > KIND_SENSES ? KIND_SENSES : kind - 1, 127);
            for (uint256 i; i < 4; ++i) {
                _put(senses, NEEDS + i, ((mind >> (24 - 4 * i)) & 15) * 8);
            }
            uint256 values = temperament((mind >> 8) & 15);
            for (uint256 i; i < 5; ++i) {
                _put(senses, TEMPERAMENT + i, (values >> (32 - 8 * i)) & 255);
            }
            uint256 own = Noise.scramble(noise ^ Noise.scramble(slot));
            _put(senses, NOISE, own & 127);
            _put(senses, NOISE + 1, (own >> 7) & 127);
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
            uint256 x = tile & 31;
            uint256 y = tile >> 5;
            for (uint256 heading; heading < 8; ++heading) {
                uint256 open = Terrain.freeAhead(ground, (heading << 10) | tile);
                _put(senses, AHEAD + heading, open == 2 ? 127 : open << 6);
            }
            if (_pastureWithin(ground, x, y, 1)) {
                _put(senses, PASTURE, 127);
                _put(senses, PASTURE + 1, 127);
            } else if (_pastureWithin(ground, x, y, 2)) {
                _put(senses, PASTURE + 1, 127);
            }
        }
    }

    function _pastureWithin(bytes memory ground, uint256 x, uint256 y, uint256 reach) private pure returns (bool) {
        unchecked {
            for (uint256 row = y - reach; row != y + reach + 1; ++row) {
                if (row > 31) continue;
                for (uint256 column = x - reach; column != x + reach + 1; ++column) {
                    if (column < 32 && _isPasture(Terrain.terrainIn(ground, (row << 5) | column))) return true;
                }
            }
            return false;
        }
    }

    function _isPasture(uint256 terrain) private pure returns (bool) {
        return terrain <= RealmRules.TERRAIN_MEADOW;
    }

    function _selfOf(uint256 slot, uint256 tile, uint256 mind) private pure returns (Self memory self) {
        unchecked {
            uint256 kind = RegionRecord.kindOf(mind);
            uint256 groups;
            for (uint256 other = RealmRules.KIND_PLAYER; other <= RealmRules.KIND_MERCHANT; ++other) {
                bool depends = (RuleTable.entry(RealmRules.PREY, kind) >> other) & 1 == 1
                    || (RuleTable.entry(RealmRules.PREY, other) >> kind) & 1 == 1;
                groups |= (other == kind ? COMPANY : depends ? DEPENDS : 0) << (8 * other);
            }
            self = Self(slot, tile, mind, RegionRecord.friendOf(mind, slot), RegionRecord.foeOf(mind, slot), groups);
        }
    }

    /// @dev Everyone else alive in sight.
    function _others(bytes memory senses, Region memory region, Self memory self)
        private
        pure
        returns (uint256 victim)
    {
        unchecked {
            victim = NOBODY;
            uint256 friends;
            uint256 slots = RegionRecord.slots(region.bodies);
            for (uint256 other; other < slots; ++other) {
                uint256 lane = RegionRecord.lane(region.bodies, other);
                if (lane == 0 || other == self.slot || RegionRecord.intentOf(lane) == RegionRecord.DEAD) continue;
                (uint256 group, bool isClose) = _other(senses, region, self, other, RegionRecord.tileOf(lane));
                if (group == COMPANY) ++friends;
                else if (group == PREY && isClose && victim == NOBODY) victim = other;
            }
            _put(senses, FRIENDS, friends > 7 ? 127 : 16 * friends);
        }
    }

    /// @dev Notes the occupant of slot `other`, who stands at tile `at`, by the group of senses it belongs to (0: out of
    /// sight, or nothing to me), the nearest in each direction.
    /// @return group which
    /// @return isClose whether it stands on my tile or next to it, and has any health
    function _other(bytes memory senses, Region memory region, Self memory self, uint256 other, uint256 at)
        private
        pure
        returns (uint256 group, bool isClose)
    {
        unchecked {
            (uint256 dx, uint256 dy) = _difference(self.tile, at);
            uint256 far = _far(dx, dy);
            if (far > SIGHT) return (0, false);
            if (other == self.foe) _put(senses, FOE, 127);
            group = _groupOf(region, self, other, at);
            if (group == 0) return (0, false);
            at = group + _direction(dx, dy);
            dx = far < 2 ? 127 : 137 - 10 * far;
            if (dx > uint8(senses[at])) _put(senses, at, dx);
            isClose = far < 2 && RegionRecord.healthOf(RegionRecord.mind(region.minds, other)) != 0;
        }
    }

    /// @dev Which group of senses another belongs to; 0: none. Friends are company; foes are prey for those who can
    /// strike and a threat for the others, whatever their kind.
    function _groupOf(Region memory region, Self memory self, uint256 other, uint256 at)
        private
        pure
        returns (uint256)
    {
        if (other == self.friend) return COMPANY;
        bool isFoe = other == self.foe;
        other = RegionRecord.mind(region.minds, other);
        if (!isFoe) {
            uint256 group = (self.groups >> (8 * RegionRecord.kindOf(other))) & 255;
            if (group != DEPENDS) return group;
        }
        uint256 mind = self.mind;
        uint256 kind = RegionRecord.kindOf(mind);
        if (isFoe && !Strikes.isArmed(kind)) return THREAT;
        if (isFoe || Strikes.hunts(kind, other)) {
            return Strikes.isSheltered(mind, other, Terrain.terrainIn(region.ground, at)) ? 0 : PREY;
        }
        return Strikes.hunts(RegionRecord.kindOf(other), mind) ? THREAT : 0;
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
            (uint256 dx, uint256 dy) = _difference(tile, goal);
            uint256 far = _far(dx, dy);
            _put(senses, PREY + _direction(dx, dy), far < 2 ? 127 : far < SIGHT ? 137 - 10 * far : FAR_GOAL);
        }
    }

    /// @dev How far one tile is to the east and to the south of another, plus ORIGIN each.
    function _difference(uint256 from, uint256 to) private pure returns (uint256 dx, uint256 dy) {
        unchecked {
            return ((to & 31) + ORIGIN - (from & 31), (to >> 5) + ORIGIN - (from >> 5));
        }
    }

    /// @dev The greater of the two distances.
    function _far(uint256 dx, uint256 dy) private pure returns (uint256) {
        unchecked {
            uint256 ax = dx < ORIGIN ? ORIGIN - dx : dx - ORIGIN;
            uint256 ay = dy < ORIGIN ? ORIGIN - dy : dy - ORIGIN;
            return ax > ay ? ax : ay;
        }
    }

    /// @dev The heading towards a difference: diagonals from slope 1/2 to slope 2. On the tile itself: north.
    function _direction(uint256 dx, uint256 dy) private pure returns (uint256) {
        unchecked {
            uint256 ax = dx < ORIGIN ? ORIGIN - dx : dx - ORIGIN;
            uint256 ay = dy < ORIGIN ? ORIGIN - dy : dy - ORIGIN;
            if (2 * ax < ay || ax | ay == 0) return dy <= ORIGIN ? 0 : 4;
            if (2 * ay < ax) return dx > ORIGIN ? 2 : 6;
            if (dx > ORIGIN) return dy < ORIGIN ? 1 : 3;
            return dy < ORIGIN ? 7 : 5;
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
