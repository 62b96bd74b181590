// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {ArenaRules} from "../../generated/ArenaRules.sol";
import {Fighter} from "./Fighter.sol";
import {Ground, Senses} from "./Senses.sol";
import {Steps} from "./Steps.sol";

/// @title The phase in which bots move
/// @dev Both bots move one tile at a time, at most three: a walker in the first part, a charger until it stands beside
/// the enemy or cannot go on. When both want the same tile, the turn's coin lets one have it and the other stays. No
/// bot ever wants the tile on which the other stands, so they never share or swap one.
library Moves {
    function move(Ground memory ground, Fighter memory a, Fighter memory b) internal pure {
        uint256 wantA = a.action <= ArenaRules.ACTION_COLLECT ? Senses.stepTo(ground, a, b, a.action) : Steps.NONE;
        uint256 wantB = b.action <= ArenaRules.ACTION_COLLECT ? Senses.stepTo(ground, b, a, b.action) : Steps.NONE;
        if (a.action == ArenaRules.ACTION_CHARGE) a.dash = _direction(a.tile, b.tile);
        if (b.action == ArenaRules.ACTION_CHARGE) b.dash = _direction(b.tile, a.tile);
        unchecked {
            for (uint256 part = 0; part < ArenaRules.CHARGE_TILES; ++part) {
                if (a.dash != 0) wantA = _dashOn(ground, a, b);
                if (b.dash != 0) wantB = _dashOn(ground, b, a);
                if (wantA == wantB && wantA != Steps.NONE) {
                    if (ground.coin == 0) _enter(a, wantA);
                    else _enter(b, wantB);
                } else {
                    if (wantA != Steps.NONE) _enter(a, wantA);
                    if (wantB != Steps.NONE) _enter(b, wantB);
                }
                if (a.dash == 0 && b.dash == 0) break;
                wantA = Steps.NONE;
                wantB = Steps.NONE;
            }
        }
        if (a.entered != 0) a.drift = _drift(a.from, a.tile, b.from);
        if (b.entered != 0) b.drift = _drift(b.from, b.tile, a.from);
    }

    /// @return next the next tile of a dash, or Steps.NONE when it is over
    function _dashOn(Ground memory ground, Fighter memory me, Fighter memory enemy)
        private
        pure
        returns (uint256 next)
    {
        uint256 tables = ground.tables;
        uint256 tile = me.tile;
        unchecked {
            next = uint256(int256(tile) + me.dash);
        }
        // Only true neighbours are in the low half of a tile's word, so a dash over the rim finds nothing.
        uint256 neighbours;
        assembly ("memory-safe") {
            neighbours := and(mload(add(tables, shl(5, tile))), 0xffffffffffffffffffffffffffffffff)
        }
        if (Senses.kings(tile, enemy.tile) == 1 || neighbours >> next & 1 == 0) {
            me.dash = 0;
            next = Steps.NONE;
        }
    }

    function _enter(Fighter memory me, uint256 tile) private pure {
        me.tile = tile;
        me.entered |= 1 << tile;
    }

    /// @return step what brings a tile nearer to one that lies in one of the eight directions
    function _direction(uint256 from, uint256 to) private pure returns (int256 step) {
        assembly ("memory-safe") {
            let x := sub(mod(to, 11), mod(from, 11))
            let y := sub(div(to, 11), div(from, 11))
            step := add(sub(sgt(x, 0), slt(x, 0)), mul(11, sub(sgt(y, 0), slt(y, 0))))
        }
    }

    /// @return drift 1 when a move went nearer to where the enemy stood, 2 when farther, 0 otherwise
    function _drift(uint256 from, uint256 to, uint256 enemy) private pure returns (uint256 drift) {
        uint256 before = Senses.kings(from, enemy);
        uint256 afterwards = Senses.kings(to, enemy);
        assembly ("memory-safe") {
            drift := or(lt(afterwards, before), shl(1, gt(afterwards, before)))
        }
    }
}
