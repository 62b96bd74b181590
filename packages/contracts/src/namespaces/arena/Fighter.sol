// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {ArenaRules} from "../../generated/ArenaRules.sol";

/// @dev One bot during a battle. Tiles are the board's; side b, which sees the board turned by 180 degrees, has
/// `turned` = 120 and its own frame's tile is `turned - tile`.
struct Fighter {
    uint256 turned;
    /// Where the first rule stands in memory, and how many there are.
    uint256 rulesAt;
    uint256 rules;
    uint256 otherwise;
    /// Bit s is set when some condition reads sense s.
    uint256 reads;
    uint256 weaponPercent;
    uint256 armorPercent;
    uint256 repairHealth;
    uint256 rechargeEnergy;
    uint256 turnEnergy;
    uint256 tile;
    uint256 health;
    uint256 energy;
    uint256 stance;
    uint256 minesLeft;
    /// Turns from which a charge, a repair is possible again.
    uint256 chargeReady;
    uint256 repairReady;
    /// Bit 0: hit in the last turn, bit 1: in the one before, bit 2: in the one before that.
    uint256 hits;
    /// The last move went nearer to where the enemy stood (1), farther (2), or neither (0).
    uint256 drift;
    uint256 action;
    /// The rule that fired; 32 for `otherwise`, 33 for the final wait.
    uint256 rule;
    /// The turn's rolls: chance of 1..100, aim of 0..99, luck in percent, which of equally good steps is taken.
    uint256 chance;
    uint256 aim;
    uint256 luck;
    uint256 lean;
    /// Own mines, a set of tiles.
    uint256 mines;
    /// Where the values of the senses stand in memory, one word each by id.
    uint256 senses;
    /// Steps looked up this turn: byte i (from the lowest) for action i is 0 unknown, 1 none, else the tile + 2.
    uint256 steps;
    /// Tiles entered in this turn, a set.
    uint256 entered;
    /// Tile where the turn began.
    uint256 from;
    /// What a dash adds to the tile with each step; 0 when there is none or it is over.
    int256 dash;
    /// 1 when this turn's attack hit.
    uint256 landed;
}

/// @title A bot's code laid out for running
library Fighters {
    uint256 internal constant RULE_OTHERWISE = 32;
    uint256 internal constant RULE_WAIT = 33;

    /// @param code a code that `Bytecode.check` lets pass; nothing is checked here
    function load(Fighter memory me, bytes memory code) internal pure {
        uint256 header;
        uint256 rulesAt;
        uint256 senses;
        assembly ("memory-safe") {
            header := mload(add(code, 32))
            rulesAt := add(code, 37)
            senses := mload(0x40)
            mstore(0x40, add(senses, mul(32, 23)))
        }
        me.rulesAt = rulesAt;
        me.senses = senses;
        me.otherwise = header >> 224 & 255;
        me.rules = header >> 216 & 255;
        me.reads = _reads(rulesAt, me.rules);
        me.armorPercent = _entry(ArenaRules.ARMOR_PERCENT, header >> 244 & 15);
        me.weaponPercent = _entry(ArenaRules.WEAPON_PERCENT, header >> 240 & 15);
        me.rechargeEnergy = _entry(ArenaRules.RECHARGE_ENERGY, header >> 236 & 15);
        me.turnEnergy = _entry(ArenaRules.TURN_ENERGY, header >> 236 & 15);
        me.repairHealth = _entry(ArenaRules.REPAIR_HEALTH, header >> 232 & 15);
        me.health = ArenaRules.HEALTH;
        me.energy = ArenaRules.ENERGY;
        me.minesLeft = ArenaRules.MINES;
        me.action = ArenaRules.ACTION_WAIT;
    }

    /// @return word 64 bits, the fields as docs/arena.md lays them out
    function pack(Fighter memory me) internal pure returns (uint256 word) {
        unchecked {
            word = me.tile << 54 | me.health << 47 | me.energy << 40 | me.stance << 38 | me.minesLeft << 36;
            word |= me.action << 32 | me.rule << 26 | me.hits << 23 | me.drift << 21;
            word |= me.chargeReady << 14 | me.repairReady << 7 | me.chance;
        }
    }

    /// @dev Senses that cost work are only worked out when they are read.
    function _reads(uint256 at, uint256 rules) private pure returns (uint256 reads) {
        assembly ("memory-safe") {
            for {} rules { rules := sub(rules, 1) } {
                let rule := mload(at)
                let conditions := and(byte(0, rule), 15)
                at := add(at, add(2, shl(1, conditions)))
                for {} conditions { conditions := sub(conditions, 1) } {
                    rule := shl(16, rule)
                    reads := or(reads, shl(shr(3, byte(0, rule)), 1))
                }
            }
        }
    }

    function _entry(uint256 table, uint256 i) private pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := byte(i, table)
        }
    }
}
