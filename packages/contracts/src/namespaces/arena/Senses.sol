// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {ArenaRules} from "../../generated/ArenaRules.sol";
import {Fighter} from "./Fighter.sol";
import {Steps} from "./Steps.sol";

/// @dev What both bots stand in: the board and what lies on it.
struct Ground {
    /// Memory address of the board's tables.
    uint256 tables;
    uint256 turn;
    /// Rings the storm has closed, and the tiles outside it.
    uint256 rings;
    uint256 safe;
    /// Tiles with a pickup, as side a and as side b sees the board.
    uint256 pickups;
    uint256 pickupsTurned;
    /// Those of `pickups` that give health.
    uint256 healthPickups;
    /// Places of the board, as Boards packs them.
    uint256 pads;
    /// The four words of the generator of chance, and what it rolled for the turn.
    uint256 random;
    uint256 coin;
    uint256 pickupRoll;
}

/// @title What a bot senses, and what it can do
library Senses {
    /// @dev What `pickupDistance` and `stormDistance` say when there is none.
    uint256 private constant FAR = 99;

    /// @dev Writes the senses of `me` for the state that both bots see.
    function sense(Ground memory ground, Fighter memory me, Fighter memory enemy) internal pure {
        uint256 senses = me.senses;
        me.steps = 0;
        unchecked {
            _set(senses, ArenaRules.SENSE_MY_HEALTH, me.health);
            _set(senses, ArenaRules.SENSE_MY_ENERGY, me.energy);
            _set(senses, ArenaRules.SENSE_ENEMY_HEALTH, enemy.health);
            _set(senses, ArenaRules.SENSE_ENEMY_ENERGY, enemy.energy);
            _set(senses, ArenaRules.SENSE_HEALTH_LEAD, me.health - enemy.health);
            _set(senses, ArenaRules.SENSE_ENERGY_LEAD, me.energy - enemy.energy);
            _set(senses, ArenaRules.SENSE_DISTANCE, kings(me.tile, enemy.tile));
            _set(senses, ArenaRules.SENSE_TURN, ground.turn);
            _set(senses, ArenaRules.SENSE_STORM_DISTANCE, _stormDistance(ground.rings, me.tile));
            uint256 hits = me.hits;
            _set(senses, ArenaRules.SENSE_HITS_TAKEN, (hits & 1) + (hits >> 1 & 1) + (hits >> 2));
            _set(senses, ArenaRules.SENSE_MINES_LEFT, me.minesLeft);
            _set(senses, ArenaRules.SENSE_STANCE, me.stance);
            _set(senses, ArenaRules.SENSE_CHANCE, me.chance);
            _set(senses, ArenaRules.SENSE_CAN_SEE, sees(ground, me.tile, enemy.tile));
            _set(senses, ArenaRules.SENSE_ENEMY_GUARDING, enemy.action == ArenaRules.ACTION_GUARD ? 1 : 0);
            _set(senses, ArenaRules.SENSE_ENEMY_RETREATING, enemy.drift >> 1);
            _set(senses, ArenaRules.SENSE_ENEMY_APPROACHING, enemy.drift & 1);
            _set(senses, ArenaRules.SENSE_UNDER_FIRE, hits & 1);
            _set(senses, ArenaRules.SENSE_MY_ACTION, me.action);
            _set(senses, ArenaRules.SENSE_ENEMY_ACTION, enemy.action);
        }
        uint256 reads = me.reads;
        if (reads & 1 << ArenaRules.SENSE_PICKUP_DISTANCE != 0) {
            _set(senses, ArenaRules.SENSE_PICKUP_DISTANCE, _pickupDistance(ground, me));
        }
        if (reads & 1 << ArenaRules.SENSE_CORNERED != 0) {
            bool cornered = stepTo(ground, me, enemy, ArenaRules.ACTION_RETREAT) == Steps.NONE;
            _set(senses, ArenaRules.SENSE_CORNERED, cornered ? 1 : 0);
        }
        if (reads & 1 << ArenaRules.SENSE_ENEMY_CORNERED != 0) {
            bool cornered = _step(ground, enemy, me, ArenaRules.ACTION_RETREAT) == Steps.NONE;
            _set(senses, ArenaRules.SENSE_ENEMY_CORNERED, cornered ? 1 : 0);
        }
    }

    /// @return possible whether `me` can carry out `action` in the state that both bots sensed
    function isPossible(Ground memory ground, Fighter memory me, Fighter memory enemy, uint256 action)
        internal
        pure
        returns (bool possible)
    {
        if (action <= ArenaRules.ACTION_COLLECT) return stepTo(ground, me, enemy, action) != Steps.NONE;
        if (me.energy < cost(action)) return false;
        if (action == ArenaRules.ACTION_STRIKE) return _get(me.senses, ArenaRules.SENSE_DISTANCE) == 1;
        if (action == ArenaRules.ACTION_SHOOT) {
            return _get(me.senses, ArenaRules.SENSE_CAN_SEE) == 1
                && _get(me.senses, ArenaRules.SENSE_DISTANCE) <= ArenaRules.SHOT_RANGE;
        }
        if (action == ArenaRules.ACTION_CHARGE) {
            return ground.turn >= me.chargeReady && _get(me.senses, ArenaRules.SENSE_DISTANCE) > 1
                && _get(me.senses, ArenaRules.SENSE_CAN_SEE) == 1 && _inLine(me.tile, enemy.tile);
        }
        if (action == ArenaRules.ACTION_REPAIR) {
            return ground.turn >= me.repairReady && me.health < ArenaRules.HEALTH;
        }
        if (action == ArenaRules.ACTION_RECHARGE) return me.energy < ArenaRules.ENERGY;
        if (action == ArenaRules.ACTION_MINE) return me.minesLeft != 0 && me.mines >> me.tile & 1 == 0;
        return true;
    }

    /// @return tile where the walking action `action` (advance to collect) leads, or Steps.NONE
    function stepTo(Ground memory ground, Fighter memory me, Fighter memory enemy, uint256 action)
        internal
        pure
        returns (uint256 tile)
    {
        unchecked {
            uint256 known = me.steps >> 8 * action & 255;
            // 1 - 2 is Steps.NONE.
            if (known != 0) return known == 1 ? Steps.NONE : known - 2;
            tile = _step(ground, me, enemy, action);
            me.steps |= (tile == Steps.NONE ? 1 : tile + 2) << 8 * action;
        }
    }

    /// @return energy what `action` costs
    function cost(uint256 action) internal pure returns (uint256 energy) {
        uint256 costs = ArenaRules.COST;
        assembly ("memory-safe") {
            energy := byte(action, costs)
        }
    }

    /// @return distance in king's moves on an empty board
    function kings(uint256 a, uint256 b) internal pure returns (uint256 distance) {
        assembly ("memory-safe") {
            let x := sub(mod(a, 11), mod(b, 11))
            let y := sub(div(a, 11), div(b, 11))
            // |v| is (v ^ sign) - sign with sign 0 or -1.
            let sign := sar(255, x)
            x := sub(xor(x, sign), sign)
            sign := sar(255, y)
            y := sub(xor(y, sign), sign)
            distance := xor(x, mul(xor(x, y), gt(y, x)))
        }
    }

    /// @return seen 1 when two floor tiles see each other
    function sees(Ground memory ground, uint256 a, uint256 b) internal pure returns (uint256 seen) {
        uint256 tables = ground.tables;
        assembly ("memory-safe") {
            seen := and(shr(add(128, b), mload(add(tables, shl(5, a)))), 1)
        }
    }

    /// @return ring 0 on the rim, 5 in the middle
    function ringOf(uint256 tile) internal pure returns (uint256 ring) {
        unchecked {
            uint256 fromMiddle = kings(tile, 60);
            return 5 - fromMiddle;
        }
    }

    function _step(Ground memory ground, Fighter memory me, Fighter memory enemy, uint256 action)
        private
        pure
        returns (uint256 tile)
    {
        unchecked {
            uint256 turned = me.turned;
            uint256 own = turned == 0 ? me.tile : turned - me.tile;
            uint256 theirs = turned == 0 ? enemy.tile : turned - enemy.tile;
            uint256 tables = ground.tables;
            uint256 safe = ground.safe;
            if (action == ArenaRules.ACTION_ADVANCE) {
                if (kings(own, theirs) == 1) return Steps.NONE;
                tile = Steps.advance(tables, own, theirs, safe, me.lean);
            } else if (action == ArenaRules.ACTION_RETREAT) {
                tile = Steps.retreat(tables, own, theirs, safe, me.lean);
            } else if (action == ArenaRules.ACTION_CIRCLE) {
                tile = Steps.circle(tables, own, theirs, safe, me.lean);
            } else if (action == ArenaRules.ACTION_TAKE_COVER) {
                tile = Steps.takeCover(tables, own, theirs, safe, me.lean);
            } else {
                (uint256 tiles,) = Steps.toward(tables, own, turned == 0 ? ground.pickups : ground.pickupsTurned);
                tile = Steps.choose(tiles & ~(1 << theirs), own, theirs, safe, me.lean, Steps.FARTHEST);
            }
            if (turned != 0 && tile != Steps.NONE) tile = turned - tile;
        }
    }

    function _pickupDistance(Ground memory ground, Fighter memory me) private pure returns (uint256) {
        (, uint256 distance) = Steps.toward(ground.tables, me.tile, ground.pickups);
        return distance == 0 ? FAR : distance;
    }

    function _stormDistance(uint256 rings, uint256 tile) private pure returns (uint256) {
        if (rings == 0) return FAR;
        unchecked {
            uint256 ring = ringOf(tile);
            return ring < rings ? 0 : ring - rings + 1;
        }
    }

    /// @dev Whether one tile lies in one of the eight directions from the other.
    function _inLine(uint256 a, uint256 b) private pure returns (bool aligned) {
        assembly ("memory-safe") {
            let x := sub(mod(a, 11), mod(b, 11))
            let y := sub(div(a, 11), div(b, 11))
            aligned := or(or(iszero(x), iszero(y)), or(eq(x, y), iszero(add(x, y))))
        }
    }

    function _set(uint256 senses, uint256 sense_, uint256 value) private pure {
        assembly ("memory-safe") {
            mstore(add(senses, shl(5, sense_)), value)
        }
    }

    function _get(uint256 senses, uint256 sense_) private pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := mload(add(senses, shl(5, sense_)))
        }
    }
}
