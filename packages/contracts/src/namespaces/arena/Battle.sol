// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {ArenaRules} from "../../generated/ArenaRules.sol";
import {Boards} from "./Boards.sol";
import {CodeStore} from "./CodeStore.sol";
import {Fighter, Fighters} from "./Fighter.sol";
import {Moves} from "./Moves.sol";
import {Ground, Senses} from "./Senses.sol";
import {Board} from "./codegen/tables/Board.sol";

/// @title A whole battle, in memory
/// @dev A pure function of two bytecodes and a seed; docs/arena.md says the rules, and packages/botbuilder/src/battle
/// is its twin. Code is trusted to have passed Bytecode.check.
library Battle {
    /// @dev How a battle ended.
    /// @param winner 1 side a, 2 side b, 3 draw
    /// @param turns turns played, 1..100
    /// @param digest keccak256 over the seed and the state after every turn
    struct Result {
        uint8 winner;
        uint8 turns;
        uint8 healthA;
        uint8 healthB;
        uint8 board;
        bytes32 digest;
    }

    error BoardNotPrepared(uint256 board);

    /// @notice The bytecode of a bot, out of the contract that holds it.
    function codeAt(address code) internal view returns (bytes memory) {
        return CodeStore.read(code);
    }

    /// @notice The battle of two bytecodes.
    function run(bytes memory a, bytes memory b, bytes32 seed) internal view returns (Result memory) {
        uint256 board = boardOf(seed);
        address tables = Board.getTables(uint8(board));
        if (tables == address(0)) revert BoardNotPrepared(board);
        return play(a, b, seed, CodeStore.read(tables));
    }

    /// @return board the board of a battle with `seed`
    function boardOf(bytes32 seed) internal pure returns (uint256 board) {
        return (_chance(seed) >> 128 & type(uint32).max) % ArenaRules.BOARDS;
    }

    /// @param tables the tables of `boardOf(seed)`, from Boards.build
    function play(bytes memory codeA, bytes memory codeB, bytes32 seed, bytes memory tables)
        internal
        pure
        returns (Result memory result)
    {
        Ground memory ground;
        Fighter memory a;
        Fighter memory b;
        _start(ground, a, b, tables);
        Fighters.load(a, codeA);
        Fighters.load(b, codeB);
        ground.random = _chance(seed) & type(uint128).max;

        uint256 record;
        assembly ("memory-safe") {
            // 32 bytes for the seed and for each turn.
            record := mload(0x40)
            mstore(0x40, add(record, 3232))
            mstore(record, seed)
        }
        do {
            _turn(ground, a, b);
            uint256 turn = ground.turn;
            uint256 lying = a.mines | b.mines | ground.pickups;
            uint256 state = Fighters.pack(a) << 192 | Fighters.pack(b) << 128 | lying;
            assembly ("memory-safe") {
                mstore(add(record, shl(5, turn)), state)
            }
        } while (a.health != 0 && b.health != 0 && ground.turn != ArenaRules.TURNS);

        result.turns = uint8(ground.turn);
        result.healthA = uint8(a.health);
        result.healthB = uint8(b.health);
        result.winner = a.health > b.health ? 1 : a.health < b.health ? 2 : 3;
        result.board = uint8(boardOf(seed));
        uint256 length = 32 + 32 * ground.turn;
        bytes32 digest;
        assembly ("memory-safe") {
            digest := keccak256(record, length)
        }
        result.digest = digest;
    }

    function _chance(bytes32 seed) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed)));
    }

    function _start(Ground memory ground, Fighter memory a, Fighter memory b, bytes memory tables) private pure {
        uint256 at;
        uint256 places;
        assembly ("memory-safe") {
            at := add(tables, 32)
            places := mload(add(at, 7744)) // Boards.PLACES_AT
        }
        ground.tables = at;
        ground.pads = places;
        ground.safe = Boards.ALL;
        a.tile = places >> 120 & 255;
        b.turned = 120;
        b.tile = 120 - a.tile;
    }

    function _turn(Ground memory ground, Fighter memory a, Fighter memory b) private pure {
        unchecked {
            ++ground.turn;
        }
        _roll(ground, a, b);
        Senses.sense(ground, a, b);
        Senses.sense(ground, b, a);
        _decide(ground, a, b);
        _decide(ground, b, a);

        _act(ground, a);
        _act(ground, b);
        Moves.move(ground, a, b);
        uint256 toB = _attack(ground, a, b);
        uint256 toA = _attack(ground, b, a);
        a.hits = a.hits << 1 & 7 | b.landed;
        b.hits = b.hits << 1 & 7 | a.landed;
        _hurt(a, toA);
        _hurt(b, toB);
        _restore(a);
        _restore(b);
        _mines(a, b);
        _mines(b, a);
        _pickups(ground, a, b);
        if (ground.rings != 0) {
            uint256 damage = ArenaRules.STORM_DAMAGE + ArenaRules.STORM_DAMAGE_PER_RING * ground.rings;
            if (ground.safe >> a.tile & 1 == 0) _hurt(a, damage);
            if (ground.safe >> b.tile & 1 == 0) _hurt(b, damage);
        }
    }

    /// @dev Closes the storm's rings for the turn, and rolls its chance: xorshift128, three words of 32 bits.
    function _roll(Ground memory ground, Fighter memory a, Fighter memory b) private pure {
        unchecked {
            uint256 turn = ground.turn;
            if (turn >= ArenaRules.STORM_FIRST && (turn - ArenaRules.STORM_FIRST) % ArenaRules.STORM_EVERY == 0) {
                if (ground.rings != ArenaRules.STORM_RINGS) {
                    ++ground.rings;
                    ground.safe = Boards.shrink(ground.safe);
                }
            }
            uint256 random = ground.random;
            uint256 rollA;
            uint256 rollB;
            uint256 roll;
            assembly ("memory-safe") {
                function next(state) -> following {
                    let t := shr(96, state)
                    t := xor(t, and(shl(11, t), 0xffffffff))
                    let w := and(state, 0xffffffff)
                    w := xor(xor(w, shr(19, w)), xor(t, shr(8, t)))
                    following := or(and(shl(32, state), 0xffffffffffffffffffffffff00000000), w)
                }
                random := next(random)
                rollA := and(random, 0xffffffff)
                random := next(random)
                rollB := and(random, 0xffffffff)
                random := next(random)
                roll := and(random, 0xffffffff)
            }
            ground.random = random;
            ground.coin = roll & 1;
            ground.pickupRoll = roll >> 11;
            a.chance = (rollA & 0xffff) % 100 + 1;
            a.aim = (rollA >> 16) % 100;
            a.luck = ArenaRules.LUCK_MIN + (roll >> 1 & 31);
            a.lean = roll >> 30 & 1;
            b.chance = (rollB & 0xffff) % 100 + 1;
            b.aim = (rollB >> 16) % 100;
            b.luck = ArenaRules.LUCK_MIN + (roll >> 6 & 31);
            b.lean = roll >> 31;
        }
    }

    /// @dev Sets the action of `me` and the rule behind it: the first whose conditions hold and whose action is
    /// possible.
    function _decide(Ground memory ground, Fighter memory me, Fighter memory enemy) private pure {
        uint256 at = me.rulesAt;
        uint256 rules = me.rules;
        uint256 senses = me.senses;
        for (uint256 rule = 0; rule < rules;) {
            uint256 head;
            bool holds;
            assembly ("memory-safe") {
                // A rule is at most ten bytes: one word has all of it.
                let code := mload(at)
                head := shr(240, code)
                let conditions := and(byte(0, code), 15)
                at := add(at, add(2, shl(1, conditions)))
                holds := 1
                for {} conditions { conditions := sub(conditions, 1) } {
                    code := shl(16, code)
                    let condition := byte(0, code)
                    let value := signextend(0, byte(1, code))
                    // Sense s stands in bits 3 to 7, so s * 32 is 4 times what those bits say.
                    let sensed := mload(add(senses, shl(2, and(condition, 0xf8))))
                    // Bit 0 is for less, 1 for equal, 2 for greater.
                    let outcome := add(iszero(slt(sensed, value)), sgt(sensed, value))
                    if iszero(and(shr(outcome, condition), 1)) {
                        holds := 0
                        break
                    }
                }
            }
            if (holds && Senses.isPossible(ground, me, enemy, head >> 12)) {
                me.action = head >> 12;
                me.rule = rule;
                if (head & 255 != 0) me.stance = (head & 255) - 1;
                return;
            }
            unchecked {
                ++rule;
            }
        }
        bool possible = Senses.isPossible(ground, me, enemy, me.otherwise);
        me.action = possible ? me.otherwise : ArenaRules.ACTION_WAIT;
        me.rule = possible ? Fighters.RULE_OTHERWISE : Fighters.RULE_WAIT;
    }

    /// @dev Pays for the action and forgets the last turn.
    function _act(Ground memory ground, Fighter memory me) private pure {
        unchecked {
            uint256 action = me.action;
            me.energy -= Senses.cost(action);
            me.from = me.tile;
            me.entered = 0;
            me.drift = 0;
            me.dash = 0;
            me.landed = 0;
            if (action == ArenaRules.ACTION_CHARGE) me.chargeReady = ground.turn + ArenaRules.CHARGE_COOLDOWN;
            else if (action == ArenaRules.ACTION_REPAIR) me.repairReady = ground.turn + ArenaRules.REPAIR_COOLDOWN;
        }
    }

    /// @return damage what `me` does to `enemy`, 0 when its attack fails or it did not attack
    function _attack(Ground memory ground, Fighter memory me, Fighter memory enemy)
        private
        pure
        returns (uint256 damage)
    {
        uint256 action = me.action;
        if (action < ArenaRules.ACTION_STRIKE || action > ArenaRules.ACTION_CHARGE) return 0;
        uint256 distance = Senses.kings(me.tile, enemy.tile);
        if (action == ArenaRules.ACTION_SHOOT) {
            if (distance > ArenaRules.SHOT_RANGE || Senses.sees(ground, me.tile, enemy.tile) == 0) return 0;
            uint256 accuracy = ArenaRules.SHOT_ACCURACY >> 248 - 8 * distance & 255;
            if (enemy.entered != 0) {
                bool circled = enemy.action == ArenaRules.ACTION_CIRCLE;
                accuracy -= circled ? ArenaRules.CIRCLE_DODGE : ArenaRules.DODGE;
            }
            if (me.aim >= accuracy) return 0;
            damage = ArenaRules.SHOOT_DAMAGE;
        } else {
            if (distance != 1) return 0;
            if (action == ArenaRules.ACTION_STRIKE) {
                if (me.aim >= ArenaRules.STRIKE_ACCURACY) return 0;
                damage = ArenaRules.STRIKE_DAMAGE;
            } else {
                damage = ArenaRules.CHARGE_DAMAGE;
            }
        }
        me.landed = 1;
        unchecked {
            damage = damage * me.weaponPercent * me.luck * enemy.armorPercent / 1_000_000;
            if (enemy.action == ArenaRules.ACTION_GUARD) {
                bool charged = action == ArenaRules.ACTION_CHARGE;
                damage = damage * (charged ? ArenaRules.GUARDED_CHARGE_PERCENT : ArenaRules.GUARDED_PERCENT) / 100;
            }
        }
    }

    function _hurt(Fighter memory me, uint256 damage) private pure {
        unchecked {
            uint256 health = me.health;
            me.health = damage < health ? health - damage : 0;
        }
    }

    function _heal(Fighter memory me, uint256 health) private pure {
        unchecked {
            health += me.health;
            me.health = health < ArenaRules.HEALTH ? health : ArenaRules.HEALTH;
        }
    }

    function _gain(Fighter memory me, uint256 energy) private pure {
        unchecked {
            energy += me.energy;
            me.energy = energy < ArenaRules.ENERGY ? energy : ArenaRules.ENERGY;
        }
    }

    function _restore(Fighter memory me) private pure {
        if (me.health == 0) return;
        if (me.action == ArenaRules.ACTION_REPAIR) _heal(me, me.repairHealth);
        if (me.action == ArenaRules.ACTION_RECHARGE) _gain(me, me.rechargeEnergy);
        _gain(me, me.turnEnergy);
    }

    /// @dev Mines of `enemy` on tiles that `me` entered go off; then `me` lays its own.
    function _mines(Fighter memory me, Fighter memory enemy) private pure {
        unchecked {
            uint256 hit = me.entered & enemy.mines;
            if (hit != 0) {
                enemy.mines ^= hit;
                me.hits |= 1;
                uint256 damage = ArenaRules.MINE_DAMAGE * me.armorPercent / 100;
                for (; hit != 0; hit &= hit - 1) {
                    _hurt(me, damage);
                }
            }
            if (me.action == ArenaRules.ACTION_MINE && me.health != 0) {
                me.mines |= 1 << me.tile;
                --me.minesLeft;
            }
        }
    }

    /// @dev In its turns a pair of pickups of one kind appears on a pad and its mirrored twin, replacing what lies
    /// there; then each bot takes what it stands on.
    function _pickups(Ground memory ground, Fighter memory a, Fighter memory b) private pure {
        unchecked {
            uint256 turn = ground.turn;
            if (turn >= ArenaRules.PICKUP_FIRST && (turn - ArenaRules.PICKUP_FIRST) % ArenaRules.PICKUP_EVERY == 0) {
                uint256 pads = ground.pads;
                uint256 roll = ground.pickupRoll;
                uint256 pad = pads >> 104 - 8 * ((roll >> 1) % (pads >> 112 & 255)) & 255;
                uint256 pair = 1 << pad | 1 << 120 - pad;
                ground.pickups |= pair;
                ground.pickupsTurned |= pair;
                if (roll & 1 == 0) ground.healthPickups |= pair;
                else ground.healthPickups &= ~pair;
            }
        }
        if (ground.pickups == 0) return;
        _pickUp(ground, a);
        _pickUp(ground, b);
    }

    function _pickUp(Ground memory ground, Fighter memory me) private pure {
        uint256 tile = me.tile;
        if (ground.pickups >> tile & 1 == 0 || me.health == 0) return;
        ground.pickups ^= 1 << tile;
        ground.pickupsTurned ^= 1 << 120 - tile;
        if (ground.healthPickups >> tile & 1 == 1) _heal(me, ArenaRules.PICKUP_HEALTH);
        else _gain(me, ArenaRules.PICKUP_ENERGY);
    }
}
