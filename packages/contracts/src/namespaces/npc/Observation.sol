// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {NpcRules} from "../../generated/NpcRules.sol";
import {RealmRules} from "../../generated/RealmRules.sol";
import {Noise} from "../realm/Noise.sol";
import {RegionRecord} from "../realm/RegionRecord.sol";
import {Terrain} from "../realm/Terrain.sol";
import {Trade} from "../realm/Trade.sol";
import {Sight} from "./Sight.sol";

/// @title Observation
/// @notice What an NPC senses, the same integers as `@cogwright/npc/brain/observation`, which names each of them.
library Observation {
    /// @notice How many integers of 0..127 an NPC senses.
    uint256 internal constant LENGTH = 60;
    /// @notice No victim.
    uint256 internal constant NOBODY = RegionRecord.NOBODY;

    // How strongly a merchant senses a goal Sight.DISTANCE tiles away or more.
    uint256 private constant FAR_GOAL = 17;
    // Sense of the last kind, which those after it share.
    uint256 private constant KIND_SENSES = 4;
    // Where the senses of each group begin.
    uint256 private constant NEEDS = 5;
    uint256 private constant TEMPERAMENT = 9;
    uint256 private constant NOISE = 14;
    uint256 private constant AHEAD = 16;
    uint256 private constant UNDER = 48;
    uint256 private constant BORDER = 51;
    uint256 private constant MOVING = 55;
    uint256 private constant PASTURE = 58;
    // Headings by where something is: a byte each, by bits (from the lowest: to the east, to the south, rather vertical,
    // rather horizontal).
    uint256 private constant HEADINGS = 0x0701050300000404060206020000000000000000000000000000000000000000;
    // The lowest bit of each of a row's 32 tiles, of five of them, of three.
    uint256 private constant ROW_ONES = 0x11111111111111111111111111111111;
    uint256 private constant ONE_ROW_OF_FIVE = 0x11111;
    uint256 private constant ONE_ROW_OF_THREE = 0x111;

    /// @notice A region as its last tick left it, in memory.
    struct Region {
        uint256 id;
        bytes bodies;
        bytes minds;
        bytes ground;
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
        victim = Sight.look(senses, region.bodies, region.minds, region.ground, region.id, slot);
        _place(senses, region.ground, tile);
        if (victim != NOBODY) Sight.put(senses, UNDER + 2, 127);
        if (RegionRecord.kindOf(mind) == RealmRules.KIND_MERCHANT) _goal(senses, region, tile, mind);
    }

    function _self(bytes memory senses, uint256 slot, uint256 lane, uint256 mind, uint256 noise) private pure {
        unchecked {
            uint256 kind = RegionRecord.kindOf(mind);
            Sight.put(senses, 0, 127);
            Sight.put(senses, kind > KIND_SENSES ? KIND_SENSES : kind - 1, 127);
            uint256 own = Noise.scramble(noise ^ Noise.scramble(slot));
            // Four needs, five values, two numbers of noise; what they are written over is empty as yet.
            uint256 needs = (mind >> 12) & 0xffff;
            needs = (needs | (needs << 8)) & 0x00ff00ff;
            needs = ((needs | (needs << 4)) & 0x0f0f0f0f) << 3;
            needs = (((needs << 40) | temperament((mind >> 8) & 15)) << 16) | ((own & 127) << 8) | ((own >> 7) & 127);
            assembly ("memory-safe") {
                mstore(add(senses, add(32, NEEDS)), shl(168, needs))
            }
            if ((lane >> 13) & 3 != 0) Sight.put(senses, MOVING, 127);
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
                Sight.put(senses, AHEAD + heading, (open << 6) - (open >> 1));
            }
            (bool one, bool two) = _pastureWithin(ground, tile);
            if (one) Sight.put(senses, PASTURE, 127);
            if (two) Sight.put(senses, PASTURE + 1, 127);
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
                Sight.put(senses, Sight.PREY + 2 * side, 127);
                return;
            }
            (uint256 heading, uint256 far) = _towards(tile, goal);
            Sight.put(senses, Sight.PREY + heading, far < 2 ? 127 : far < Sight.DISTANCE ? 137 - 10 * far : FAR_GOAL);
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
            if (_isPasture(terrain)) Sight.put(senses, UNDER, 127);
            if (terrain == RealmRules.TERRAIN_TOWN) Sight.put(senses, UNDER + 1, 127);
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
            if (distance < 8) Sight.put(senses, at, 127 - 16 * distance);
        }
    }
}
