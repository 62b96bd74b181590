// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {ArenaRules} from "../../generated/ArenaRules.sol";

/// @title What positions alone decide on a board: neighbours, views and ways
/// @dev A set of tiles is one word: bit t is tile t = y * 11 + x. The tables of a board are 243 words:
///   word p (0..120): the tiles that p sees << 128 | the floor tiles next to p; zero when p is a wall;
///   word 121 + p: distances in steps from p to every tile, modulo 4: the high bits << 128 | the low bits;
///   word 242: floor tiles << 128 | places of the board (start of side a, number of pads, the pads of a's half, one
///     byte each from bit 120 down).
/// Two tiles that are neighbours differ by at most 1 in their distance to anything, so distances modulo 4 are enough
/// to tell nearer, farther and equal.
library Boards {
    error UnknownBoard(uint256 board);

    uint256 internal constant TILES = 121;
    uint256 internal constant WORDS = 243;
    uint256 internal constant PLANES_AT = 32 * 121;
    uint256 internal constant PLACES_AT = 32 * 242;
    uint256 internal constant ALL = 0x01ffffffffffffffffffffffffffffff;
    uint256 internal constant LOW = (1 << 128) - 1;
    /// @dev All tiles but those of the leftmost column: ALL / 2047 * 2046, for a row is 11 bits. Written out because
    /// assembly takes no expressions.
    uint256 internal constant NOT_LEFT = 0x01ffbff7feffdffbff7feffdffbff7fe;
    /// @dev All tiles but those of the rightmost column: ALL / 2047 * 1023.
    uint256 internal constant NOT_RIGHT = 0x00ffdffbff7feffdffbff7feffdffbff;
    /// @dev All tiles but those of the rim.
    uint256 internal constant INSIDE = NOT_LEFT & NOT_RIGHT & ALL >> 11 & ALL << 11;

    /// @return grown `set` and every tile next to one of it, walls included
    function grow(uint256 set) internal pure returns (uint256 grown) {
        assembly ("memory-safe") {
            grown := or(set, or(shl(1, and(set, NOT_RIGHT)), shr(1, and(set, NOT_LEFT))))
            grown := and(or(grown, or(shl(11, grown), shr(11, grown))), ALL)
        }
    }

    /// @return shrunk `set`, a rectangle around the middle, without its rim
    function shrink(uint256 set) internal pure returns (uint256 shrunk) {
        return set & ~grow(~set & ALL) & INSIDE;
    }

    /// @return walls the walls of `board`
    /// @return places its places as the rules pack them: from the highest byte, start, number of pads, pads
    function drawing(uint256 board) internal pure returns (uint256 walls, uint256 places) {
        if (board == 0) return (ArenaRules.BOARD_0_WALLS, ArenaRules.BOARD_0_PLACES);
        if (board == 1) return (ArenaRules.BOARD_1_WALLS, ArenaRules.BOARD_1_PLACES);
        if (board == 2) return (ArenaRules.BOARD_2_WALLS, ArenaRules.BOARD_2_PLACES);
        if (board == 3) return (ArenaRules.BOARD_3_WALLS, ArenaRules.BOARD_3_PLACES);
        if (board == 4) return (ArenaRules.BOARD_4_WALLS, ArenaRules.BOARD_4_PLACES);
        if (board == 5) return (ArenaRules.BOARD_5_WALLS, ArenaRules.BOARD_5_PLACES);
        if (board == 6) return (ArenaRules.BOARD_6_WALLS, ArenaRules.BOARD_6_PLACES);
        if (board == 7) return (ArenaRules.BOARD_7_WALLS, ArenaRules.BOARD_7_PLACES);
        revert UnknownBoard(board);
    }

    /// @return tables the 243 words of `board`, worked out from its walls
    function build(uint256 board) internal pure returns (bytes memory tables) {
        (uint256 walls, uint256 places) = drawing(board);
        uint256 floor = ALL & ~walls;
        tables = new bytes(32 * WORDS);
        unchecked {
            for (uint256 tile = 0; tile < TILES; ++tile) {
                if (floor >> tile & 1 == 0) continue;
                _put(tables, tile, grow(1 << tile) & floor & ~(1 << tile));
                _put(tables, TILES + tile, _planes(tile, floor));
            }
        }
        _addViews(tables, walls);
        _put(tables, 242, floor << 128 | places >> 128);
    }

    function _planes(uint256 tile, uint256 floor) private pure returns (uint256) {
        uint256 reached = 1 << tile;
        uint256 low = 0;
        uint256 high = 0;
        unchecked {
            for (uint256 distance = 1;; ++distance) {
                uint256 next = grow(reached) & floor & ~reached;
                if (next == 0) return high << 128 | low;
                if (distance & 1 != 0) low |= next;
                if (distance & 2 != 0) high |= next;
                reached |= next;
            }
        }
        return 0;
    }

    /// @dev Two tiles see each other when no wall lies in the set of tiles whose inside the line between their
    /// middles crosses. That set depends on the offset alone, so it is worked out once for each offset.
    function _addViews(bytes memory tables, uint256 walls) private pure {
        uint256[] memory crossed = _crossedByOffset();
        unchecked {
            for (uint256 a = 0; a < TILES; ++a) {
                if (walls >> a & 1 != 0) continue;
                uint256 around = walls << 10 >> a;
                uint256 seen = 1 << a;
                for (uint256 b = a + 1; b < TILES; ++b) {
                    if (walls >> b & 1 != 0) continue;
                    uint256 offset = (b / 11 - a / 11) * 21 + 10 + b % 11 - a % 11;
                    if (crossed[offset] & around != 0) continue;
                    seen |= 1 << b;
                    _put(tables, b, _get(tables, b) | 1 << 128 + a);
                }
                _put(tables, a, _get(tables, a) | seen << 128);
            }
        }
    }

    /// @return crossed for the offset (x, y), at y * 21 + x + 10: the tiles that a line over it crosses, tile (i, j)
    /// from its beginning at bit j * 11 + i + 10
    function _crossedByOffset() private pure returns (uint256[] memory crossed) {
        crossed = new uint256[](11 * 21);
        unchecked {
            for (int256 y = 0; y <= 10; ++y) {
                for (int256 x = -10; x <= 10; ++x) {
                    crossed[uint256(y * 21 + x + 10)] = _crossed(x, y);
                }
            }
        }
    }

    /// @dev The square around (i, j) is crossed when its middle is nearer to the line than half its width seen along
    /// the line: 2 |x j - y i| < |x| + |y|, for squares within the line's bounding box.
    function _crossed(int256 x, int256 y) private pure returns (uint256 set) {
        unchecked {
            int256 reach = (x < 0 ? -x : x) + y;
            (int256 from, int256 to) = x < 0 ? (x, int256(0)) : (int256(0), x);
            for (int256 j = 0; j <= y; ++j) {
                for (int256 i = from; i <= to; ++i) {
                    int256 aside = 2 * (x * j - y * i);
                    if (aside < reach && -aside < reach) set |= 1 << uint256(j * 11 + i + 10);
                }
            }
        }
    }

    function _get(bytes memory tables, uint256 word) private pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := mload(add(tables, add(32, shl(5, word))))
        }
    }

    function _put(bytes memory tables, uint256 word, uint256 value) private pure {
        assembly ("memory-safe") {
            mstore(add(tables, add(32, shl(5, word))), value)
        }
    }
}
