// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {RealmRules} from "../../generated/RealmRules.sol";
import {Noise} from "./Noise.sol";

/// @title Terrain
/// @notice What is on a tile, as a pure function of the seed; the same as `@cogwright/npc/region/terrain`.
/// @dev A region's id is row * 256 + column; a tile within it is y * 32 + x.
library Terrain {
    // What a hash is drawn for.
    uint256 private constant ELEVATION = 1;
    uint256 private constant DETAIL = 2;
    uint256 private constant MOISTURE = 3;
    uint256 private constant ORE_DRAW = 4;
    uint256 private constant CENTRE = 5;
    uint256 private constant GATE_EAST = 6;
    uint256 private constant GATE_SOUTH = 7;

    /// @dev A gate that is not there, since the realm ends.
    uint256 internal constant NONE = 255;

    /// @dev Bytes of a region's ground: four bits a tile (the terrain), then for each of the 8192 pairs of heading and
    /// tile two bits (how many tiles are open ahead: 0, 1, 2).
    uint256 internal constant GROUND_BYTES = 512 + FREE_BYTES;
    uint256 private constant FREE_BYTES = 2048;
    /// @dev Where the second part begins in memory, behind the length.
    uint256 internal constant FREE_AT = 32 + 512;

    /// @notice Where a region's town or crossing lies, and where its roads leave it.
    struct Plan {
        uint256 centreX;
        uint256 centreY;
        bool town;
        uint256 north;
        uint256 east;
        uint256 south;
        uint256 west;
    }

    /// @dev The corners of the noise around a square of 8x8 tiles, a byte each: north-west, north-east, south-west,
    /// south-east from the lowest.
    struct Corners {
        uint256 elevation;
        uint256 detail;
        uint256 moisture;
    }

    /// @notice Whether nobody can stand on this terrain.
    function isBlocked(uint256 terrain) internal pure returns (bool) {
        return terrain >= RealmRules.TERRAIN_WATER;
    }

    function planOf(uint256 region) internal pure returns (Plan memory plan) {
        unchecked {
            uint256 column = region & 255;
            uint256 row = region >> 8;
            uint256 centre = _draw(CENTRE, column, row);
            plan.centreX = 12 + (centre & 7);
            plan.centreY = 12 + ((centre >> 8) & 7);
            plan.town = (column + row) % 2 == 0;
            plan.north = row > 0 ? _gate(GATE_SOUTH, column, row - 1) : NONE;
            plan.east = column + 1 < RealmRules.COLUMNS ? _gate(GATE_EAST, column, row) : NONE;
            plan.south = row + 1 < RealmRules.ROWS ? _gate(GATE_SOUTH, column, row) : NONE;
            plan.west = column > 0 ? _gate(GATE_EAST, column - 1, row) : NONE;
        }
    }

    /// @notice The terrain of one tile, from nothing but the seed.
    function terrainAt(uint256 region, uint256 tile) internal pure returns (uint256) {
        uint256 x = tile & 31;
        uint256 y = tile >> 5;
        return _terrain(planOf(region), _corners(region, x >> 3, y >> 3), region, x, y);
    }

    /// @notice A whole region's ground. Tile t's terrain is the bits from `t % 64 * 4` of word `t / 64`; how far it is
    /// open ahead of a tile is two bits, the first pair of heading * 1024 + tile in the top bits of the first byte.
    function groundOf(uint256 region) internal pure returns (bytes memory ground) {
        unchecked {
            ground = new bytes(GROUND_BYTES);
            Plan memory plan = planOf(region);
            // A row's open tiles, the westernmost in the top of 32 bits.
            uint256[32] memory open;
            for (uint256 square; square < 16; ++square) {
                Corners memory corners = _corners(region, square & 3, square >> 2);
                uint256 first = ((square >> 2) << 8) | ((square & 3) << 3);
                for (uint256 i; i < 64; ++i) {
                    uint256 tile = first + ((i >> 3) << 5) + (i & 7);
                    uint256 terrain = _terrain(plan, corners, region, tile & 31, tile >> 5);
                    assembly ("memory-safe") {
                        let word := add(add(ground, 32), shl(5, shr(6, tile)))
                        mstore(word, or(mload(word), shl(shl(2, and(tile, 63)), terrain)))
                    }
                    if (!isBlocked(terrain)) open[tile >> 5] |= 0x80000000 >> (tile & 31);
                }
            }
            for (uint256 heading; heading < 8; ++heading) {
                _lookAhead(ground, open, heading);
            }
        }
    }

    /// @notice Whether a tile is blocked, by a region's ground.
    function blocked(bytes memory ground, uint256 tile) internal pure returns (bool) {
        return isBlocked(terrainIn(ground, tile));
    }

    /// @notice The terrain of a tile, by a region's ground.
    function terrainIn(bytes memory ground, uint256 tile) internal pure returns (uint256 terrain) {
        assembly ("memory-safe") {
            let word := mload(add(add(ground, 32), shl(5, shr(6, tile))))
            terrain := and(shr(shl(2, and(tile, 63)), word), 15)
        }
    }

    /// @notice How many tiles are open ahead, two at most, by a region's ground. The border counts as blocked.
    /// @param way heading * 1024 + tile
    function freeAhead(bytes memory ground, uint256 way) internal pure returns (uint256 tiles) {
        assembly ("memory-safe") {
            let word := mload(add(add(ground, FREE_AT), shr(2, way)))
            tiles := shr(254, shl(shl(1, and(way, 3)), word))
        }
    }

    /// @dev Writes one heading's part of the ground, row by row.
    function _lookAhead(bytes memory ground, uint256[32] memory open, uint256 heading) private pure {
        unchecked {
            uint256[34] memory once;
            uint256 stepX = uint8(bytes32(RealmRules.STEP_X)[heading]);
            uint256 stepY = uint8(bytes32(RealmRules.STEP_Y)[heading]);
            // Rows are numbered from one here: before the first and behind the last all is blocked.
            for (uint256 y = 1; y < 33; ++y) {
                uint256 row = y + stepY - 1;
                if (row > 0 && row < 33) once[y] = _shifted(open[row - 1], stepX);
            }
            for (uint256 y = 1; y < 33; ++y) {
                uint256 twice = once[y] & _shifted(once[y + stepY - 1], stepX);
                uint256 word = _spread(once[y] & ~twice) | (_spread(twice) << 1);
                uint256 at = FREE_AT + (heading << 8) + ((y - 1) << 3);
                assembly ("memory-safe") {
                    let to := add(ground, at)
                    // Eight bytes; what stands behind them is written later, or lies behind the ground.
                    mstore(to, or(shl(192, word), shr(64, shl(64, mload(to)))))
                }
            }
        }
    }

    /// @dev A row as seen from one tile west (`stepX` 0), here (1) or east (2) of it.
    function _shifted(uint256 row, uint256 stepX) private pure returns (uint256) {
        if (stepX == 1) return row;
        return stepX == 2 ? (row << 1) & 0xffffffff : row >> 1;
    }

    /// @dev 32 bits moved apart: bit i to bit 2i.
    function _spread(uint256 bits) private pure returns (uint256) {
        bits = (bits | (bits << 16)) & 0x0000ffff0000ffff;
        bits = (bits | (bits << 8)) & 0x00ff00ff00ff00ff;
        bits = (bits | (bits << 4)) & 0x0f0f0f0f0f0f0f0f;
        bits = (bits | (bits << 2)) & 0x3333333333333333;
        return (bits | (bits << 1)) & 0x5555555555555555;
    }

    function _terrain(Plan memory plan, Corners memory corners, uint256 region, uint256 x, uint256 y)
        private
        pure
        returns (uint256)
    {
        unchecked {
            if (plan.town) {
                uint256 dx = _difference(x, plan.centreX);
                uint256 dy = _difference(y, plan.centreY);
                if (dx <= RealmRules.TOWN_RADIUS && dy <= RealmRules.TOWN_RADIUS) {
                    bool house = (dx == 2 || dx == 3) && (dy == 2 || dy == 3);
                    return house ? RealmRules.TERRAIN_HOUSE : RealmRules.TERRAIN_TOWN;
                }
            }
            if (_onRoad(plan, x, y)) return RealmRules.TERRAIN_ROAD;

            uint256 elevation =
                (2 * _mix(corners.elevation, 16, x & 15, y & 15) + _mix(corners.detail, 8, x & 7, y & 7)) / 3;
            if (elevation < RealmRules.WATER_BELOW) return RealmRules.TERRAIN_WATER;
            if (elevation < RealmRules.SAND_BELOW) return RealmRules.TERRAIN_SAND;
            if (elevation > RealmRules.ROCK_ABOVE) {
                uint256 drawn = _draw(ORE_DRAW, ((region & 255) << 5) + x, ((region >> 8) << 5) + y);
                return drawn % RealmRules.ORE_SHARE == 0 ? RealmRules.TERRAIN_ORE : RealmRules.TERRAIN_ROCK;
            }
            uint256 moisture = _mix(corners.moisture, 8, x & 7, y & 7);
            if (moisture > RealmRules.FOREST_ABOVE) return RealmRules.TERRAIN_FOREST;
            return moisture > RealmRules.MEADOW_ABOVE ? RealmRules.TERRAIN_MEADOW : RealmRules.TERRAIN_GRASS;
        }
    }

    function _onRoad(Plan memory plan, uint256 x, uint256 y) private pure returns (bool) {
        (uint256 north, uint256 east, uint256 south, uint256 west) = (plan.north, plan.east, plan.south, plan.west);
        if (x == plan.centreX) {
            if (east != NONE && _between(y, east, plan.centreY)) return true;
            if (west != NONE && _between(y, west, plan.centreY)) return true;
        }
        if (y == plan.centreY) {
            if (north != NONE && _between(x, north, plan.centreX)) return true;
            if (south != NONE && _between(x, south, plan.centreX)) return true;
        }
        return (y == east && x >= plan.centreX) || (y == west && x <= plan.centreX) || (x == north && y <= plan.centreY)
            || (x == south && y >= plan.centreY);
    }

    function _corners(uint256 region, uint256 squareX, uint256 squareY) private pure returns (Corners memory corners) {
        unchecked {
            uint256 x = ((region & 255) << 2) + squareX;
            uint256 y = ((region >> 8) << 2) + squareY;
            corners.elevation = _around(ELEVATION, x >> 1, y >> 1);
            corners.detail = _around(DETAIL, x, y);
            corners.moisture = _around(MOISTURE, x, y);
        }
    }

    function _around(uint256 purpose, uint256 x, uint256 y) private pure returns (uint256) {
        unchecked {
            return (_draw(purpose, x, y) & 255) | ((_draw(purpose, x + 1, y) & 255) << 8)
                | ((_draw(purpose, x, y + 1) & 255) << 16) | ((_draw(purpose, x + 1, y + 1) & 255) << 24);
        }
    }

    /// @dev Straight lines between the corners of a square, rounded down once.
    function _mix(uint256 corners, uint256 spacing, uint256 x, uint256 y) private pure returns (uint256) {
        unchecked {
            uint256 north = (corners & 255) * (spacing - x) + ((corners >> 8) & 255) * x;
            uint256 south = ((corners >> 16) & 255) * (spacing - x) + (corners >> 24) * x;
            return (north * (spacing - y) + south * y) / (spacing * spacing);
        }
    }

    function _gate(uint256 purpose, uint256 x, uint256 y) private pure returns (uint256) {
        return 6 + (_draw(purpose, x, y) % 20);
    }

    function _draw(uint256 purpose, uint256 x, uint256 y) private pure returns (uint256) {
        return Noise.scramble(RealmRules.SEED ^ Noise.scramble((purpose << 24) ^ (y << 12) ^ x));
    }

    /// @dev Whether `value` lies between `end` and `other`, both included.
    function _between(uint256 value, uint256 end, uint256 other) private pure returns (bool) {
        return end < other ? value >= end && value <= other : value >= other && value <= end;
    }

    function _difference(uint256 a, uint256 b) private pure returns (uint256) {
        unchecked {
            return a > b ? a - b : b - a;
        }
    }
}
