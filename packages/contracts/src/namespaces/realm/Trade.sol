// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {RealmRules} from "../../generated/RealmRules.sol";
import {Noise} from "./Noise.sol";
import {Terrain} from "./Terrain.sol";

/// @title Trade
/// @notice What merchants do and where they go, as a pure function of region, tick, tile and stock. Twin of trade.ts.
/// @dev Towns of even columns have goods to sell, those of odd columns buy them. Between two towns lies a region without
/// one: from any town every side leads towards the other sort, in such a region two sides do.
library Trade {
    /// @notice No goal: the merchant has business where it stands.
    uint256 internal constant HERE = 1024;

    /// @dev How far beside a road counts as on it: on the way out, and on the way in.
    uint256 private constant NEAR_WAY_OUT = 3;
    uint256 private constant NEAR_WAY_IN = 2;

    /// @dev A position as seen along the road to a side: `u` along the gate's direction, `v` across, the centre's the
    /// same, the gate's place on its border, and whether outwards is where `u` grows.
    struct Road {
        uint256 u;
        uint256 v;
        uint256 centreU;
        uint256 centreV;
        uint256 gate;
        bool grows;
    }

    // ---- goods

    /// @notice A merchant's stock after a period in the town of a region.
    function stockAfter(uint256 region, uint256 stock) internal pure returns (uint256) {
        unchecked {
            if (_buys(region)) return stock > RealmRules.TRADE ? stock - RealmRules.TRADE : 0;
            if (stock >= RealmRules.STOCK_MOST) return stock;
            stock += RealmRules.TRADE;
            return stock > RealmRules.STOCK_MOST ? RealmRules.STOCK_MOST : stock;
        }
    }

    function _buys(uint256 region) private pure returns (bool) {
        return region & 1 == 1;
    }

    // ---- ways

    /// @notice The tile that a merchant is on its way to, along the roads: the middle of the town while it has business
    /// there, else towards the gate of the side where it will have some. On that gate's tile it is the tile itself, and
    /// `side` where to cross.
    /// @param terrain of the tile it stands on
    /// @return goal the tile; HERE while it trades
    /// @return side of the gate it is on the way to; 4 when it goes to the town
    function goalOf(uint256 region, uint256 tick, uint256 tile, uint256 terrain, uint256 stock)
        internal
        pure
        returns (uint256 goal, uint256 side)
    {
        Terrain.Plan memory plan = Terrain.planOf(region);
        if (plan.town && stockAfter(region, stock) != stock) {
            if (terrain == RealmRules.TERRAIN_TOWN) return (HERE, 4);
            return (_inwards(plan, tile), 4);
        }
        side = sideOf(region, tick, stock);
        goal = _outwards(plan, tile, side);
    }

    /// @notice The side by which a merchant without business here leaves a region: 0 north, 1 east, 2 south, 3 west.
    function sideOf(uint256 region, uint256 tick, uint256 stock) internal pure returns (uint256 side) {
        unchecked {
            uint256 drawn = Noise.scramble(region ^ Noise.scramble(tick >> RealmRules.TRADE_TURNS));
            if ((region + (region >> 8)) & 1 == 0) {
                // From a town, all sides.
                side = drawn & 3;
                while (!_isOpen(region, side)) side = (side + 1) & 3;
                return side;
            }
            // The towns to the north and south are of this column; full merchants look for odd ones, empty ones for even.
            bool vertical = (region & 1 == 1) == (stock > 0);
            side = (vertical ? 0 : 1) + 2 * (drawn & 1);
            return _isOpen(region, side) ? side : side ^ 2;
        }
    }

    /// @dev Whether trade goes that way: within the realm, and not away from the home's neighbourhood.
    function _isOpen(uint256 region, uint256 side) private pure returns (bool) {
        unchecked {
            uint256 column = (region & 255) + (side == 1 ? 1 : 0) - (side == 3 ? 1 : 0);
            uint256 row = (region >> 8) + (side == 2 ? 1 : 0) - (side == 0 ? 1 : 0);
            if (column >= RealmRules.COLUMNS || row >= RealmRules.ROWS) return false;
            return !_isHomely(region & 255, region >> 8) || _isHomely(column, row);
        }
    }

    function _isHomely(uint256 column, uint256 row) private pure returns (bool) {
        unchecked {
            // Differences plus the reach, wrapping.
            return column + RealmRules.HOME_TRADE - RealmRules.HOME_COLUMN <= 2 * RealmRules.HOME_TRADE
                && row + RealmRules.HOME_TRADE - RealmRules.HOME_ROW <= 2 * RealmRules.HOME_TRADE;
        }
    }

    /// @dev The next turn on the way out by a side: from the centre along the centre's line to where the road from the
    /// gate meets it, then along that road.
    function _outwards(Terrain.Plan memory plan, uint256 tile, uint256 side) private pure returns (uint256) {
        unchecked {
            Road memory road = _road(plan, tile, side);
            uint256 beyond = _beyond(road);
            uint256 off = _difference(road.v, road.gate);
            if (off == 0 && beyond < 32) return _tile(side, road.grows ? 31 : 0, road.gate);
            if (off <= NEAR_WAY_OUT && beyond - 1 < 31) {
                uint256 u = road.grows ? road.u + off : road.u - off;
                return _tile(side, u < 32 ? u : road.grows ? 31 : 0, road.gate);
            }
            if (road.u == road.centreU) return _tile(side, road.centreU, road.gate);
            return _inwards(plan, tile);
        }
    }

    /// @dev The next turn on the way to the centre: along the road from a gate to the centre's line, then along that.
    function _inwards(Terrain.Plan memory plan, uint256 tile) private pure returns (uint256) {
        unchecked {
            for (uint256 side; side < 4; ++side) {
                Road memory road = _road(plan, tile, side);
                if (road.gate == Terrain.NONE) continue;
                if (_beyond(road) - 1 < 31 && _difference(road.v, road.gate) <= NEAR_WAY_IN) {
                    return _tile(side, road.centreU, road.gate);
                }
            }
            return (plan.centreY << 5) | plan.centreX;
        }
    }

    function _road(Terrain.Plan memory plan, uint256 tile, uint256 side) private pure returns (Road memory road) {
        (road.u, road.v) = (tile >> 5, tile & 31);
        (road.centreU, road.centreV) = (plan.centreY, plan.centreX);
        if (side & 1 == 1) {
            (road.u, road.v) = (road.v, road.u);
            (road.centreU, road.centreV) = (road.centreV, road.centreU);
        }
        road.gate = side == 0 ? plan.north : side == 1 ? plan.east : side == 2 ? plan.south : plan.west;
        road.grows = side == 1 || side == 2;
    }

    /// @dev How far beyond the centre's line, outwards; above 31 when on this side of it.
    function _beyond(Road memory road) private pure returns (uint256) {
        unchecked {
            return road.grows ? road.u - road.centreU : road.centreU - road.u;
        }
    }

    function _tile(uint256 side, uint256 u, uint256 v) private pure returns (uint256) {
        return side & 1 == 1 ? (v << 5) | u : (u << 5) | v;
    }

    function _difference(uint256 a, uint256 b) private pure returns (uint256) {
        return a > b ? a - b : b - a;
    }
}
