// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Boards} from "./Boards.sol";

/// @title Which tile a step leads to
/// @dev Everything here is in the frame of the bot that steps, so that both sides choose alike. Sets of tiles are
/// words (see Boards); a step is a tile, or NONE. `tables` is the memory address of the board's first word.
library Steps {
    uint256 internal constant NONE = type(uint256).max;

    /// @dev What a step is chosen by.
    uint256 internal constant NEAREST = 0;
    uint256 internal constant FARTHEST = 1;
    uint256 internal constant CLOCKWISE = 2;

    /// @dev For bit 2^k of the 3x3 window around a tile (k = row * 11 + column, up to 24): entry 2^k mod 29 is k.
    /// 2 generates all residues modulo 29, so these are different for different k.
    uint256 private constant PLACE_OF_BIT = 0x000001000216000c0000170000000d0000000b00180000000000000000000000;

    /// @return tile one step on a shortest way to the enemy, which is not adjacent
    function advance(uint256 tables, uint256 me, uint256 enemy, uint256 safe, uint256 lean)
        internal
        pure
        returns (uint256)
    {
        return choose(_atDistance(tables, me, enemy, 3), me, enemy, safe, lean, NEAREST);
    }

    /// @return tile a step that is farther to walk for the enemy, or as far and farther in a straight line
    function retreat(uint256 tables, uint256 me, uint256 enemy, uint256 safe, uint256 lean)
        internal
        pure
        returns (uint256)
    {
        uint256 away = _atDistance(tables, me, enemy, 1);
        if (away == 0) away = _straightAway(_atDistance(tables, me, enemy, 0), me, enemy);
        return choose(away, me, enemy, safe, lean, FARTHEST);
    }

    /// @return tile a step that keeps the enemy as far to walk, clockwise if there is a choice
    function circle(uint256 tables, uint256 me, uint256 enemy, uint256 safe, uint256 lean)
        internal
        pure
        returns (uint256)
    {
        return choose(_atDistance(tables, me, enemy, 0), me, enemy, safe, lean, CLOCKWISE);
    }

    /// @return tile a step toward the nearest tile that the enemy does not see, if it sees `me`
    function takeCover(uint256 tables, uint256 me, uint256 enemy, uint256 safe, uint256 lean)
        internal
        pure
        returns (uint256)
    {
        uint256 seen = _word(tables, enemy) >> 128;
        if (seen >> me & 1 == 0) return NONE;
        (uint256 tiles,) = toward(tables, me, _floor(tables) & ~seen);
        return choose(tiles & ~(1 << enemy), me, enemy, safe, lean, FARTHEST);
    }

    /// @return tiles the neighbours of `me` that are nearest to one of `targets`; `me` is none of them
    /// @return distance steps from `me` to the nearest target, 0 when there is none
    function toward(uint256 tables, uint256 me, uint256 targets)
        internal
        pure
        returns (uint256 tiles, uint256 distance)
    {
        if (targets == 0) return (0, 0);
        uint256 next = _word(tables, me) & Boards.LOW;
        uint256 floor = _floor(tables);
        unchecked {
            for (distance = 1;; ++distance) {
                tiles = targets & next;
                if (tiles != 0) return (tiles, distance);
                targets = Boards.grow(targets) & floor;
            }
        }
    }

    /// @dev Neighbours of `me` whose distance to `enemy`, modulo 4, is that of `me` plus `change`.
    function _atDistance(uint256 tables, uint256 me, uint256 enemy, uint256 change)
        private
        pure
        returns (uint256 tiles)
    {
        assembly ("memory-safe") {
            let low := mload(add(tables, add(3872, shl(5, enemy)))) // 3872 = Boards.PLANES_AT
            let high := shr(128, low)
            let wanted := add(or(and(shr(me, low), 1), shl(1, and(shr(me, high), 1))), change)
            // Keep a plane where the wanted bit is 1, else its complement.
            low := xor(low, sub(and(wanted, 1), 1))
            high := xor(high, sub(and(shr(1, wanted), 1), 1))
            // The neighbours are the low half of their word; that masks the high halves here.
            tiles := and(and(low, high), and(mload(add(tables, shl(5, me))), 0xffffffffffffffffffffffffffffffff))
        }
    }

    /// @dev Those of `tiles` next to `me` whose straight distance to `enemy` is greater than that of `me`.
    function _straightAway(uint256 tiles, uint256 me, uint256 enemy) private pure returns (uint256 away) {
        assembly ("memory-safe") {
            let x := sub(mod(me, 11), mod(enemy, 11))
            let y := sub(div(me, 11), div(enemy, 11))
            let window := shr(me, shl(12, tiles))
            for {} window {} {
                let bit := and(window, sub(0, window))
                window := xor(window, bit)
                let place := byte(mod(bit, 29), PLACE_OF_BIT)
                let dx := sub(mod(place, 11), 1)
                let dy := sub(div(place, 11), 1)
                let gain := add(add(mul(shl(1, x), dx), mul(shl(1, y), dy)), add(mul(dx, dx), mul(dy, dy)))
                if sgt(gain, 0) { away := or(away, shr(12, shl(me, bit))) }
            }
        }
    }

    /// @dev The best of `tiles`, all next to `me`: outside the storm (in `safe`) if any is, then by `order`, then the
    /// lowest, or with `lean` 1 the highest. Scores leave out what is the same for all: |r + s|^2 = |r|^2 + 2 rs + |s|^2.
    function choose(uint256 tiles, uint256 me, uint256 enemy, uint256 safe, uint256 lean, uint256 order)
        internal
        pure
        returns (uint256 tile)
    {
        if (tiles == 0) return NONE;
        if (tiles & safe != 0) tiles &= safe;
        assembly ("memory-safe") {
            let window := shr(me, shl(12, tiles))
            let bit := and(window, sub(0, window))
            let best := byte(mod(bit, 29), PLACE_OF_BIT)
            window := xor(window, bit)
            if window {
                // score = a dx + b dy + c (dx^2 + dy^2)
                let a := sub(mod(me, 11), mod(enemy, 11))
                let b := sub(div(me, 11), div(enemy, 11))
                let c := 1
                switch order
                case 0 {
                    a := sub(0, shl(1, a))
                    b := sub(0, shl(1, b))
                    c := not(0)
                }
                case 1 {
                    a := shl(1, a)
                    b := shl(1, b)
                }
                default {
                    let x := a
                    a := sub(0, b)
                    b := x
                    c := 0
                }
                let dx := sub(mod(best, 11), 1)
                let dy := sub(div(best, 11), 1)
                let bestScore := add(add(mul(a, dx), mul(b, dy)), mul(c, add(mul(dx, dx), mul(dy, dy))))
                for {} window {} {
                    bit := and(window, sub(0, window))
                    window := xor(window, bit)
                    let place := byte(mod(bit, 29), PLACE_OF_BIT)
                    dx := sub(mod(place, 11), 1)
                    dy := sub(div(place, 11), 1)
                    let score := add(add(mul(a, dx), mul(b, dy)), mul(c, add(mul(dx, dx), mul(dy, dy))))
                    if or(sgt(score, bestScore), and(eq(score, bestScore), lean)) {
                        best := place
                        bestScore := score
                    }
                }
            }
            tile := sub(add(me, best), 12)
        }
    }

    function _word(uint256 tables, uint256 index) private pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := mload(add(tables, shl(5, index)))
        }
    }

    function _floor(uint256 tables) private pure returns (uint256) {
        return _word(tables, 242) >> 128;
    }
}
