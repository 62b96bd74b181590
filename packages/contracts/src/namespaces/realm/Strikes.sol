// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {RealmRules} from "../../generated/RealmRules.sol";
import {Births} from "./Births.sol";
import {RegionRecord} from "./RegionRecord.sol";
import {RegionRules} from "./RegionRules.sol";
import {RuleTable} from "./RuleTable.sol";
import {Terrain} from "./Terrain.sol";

/// @title Strikes
/// @notice Who may strike whom, and what a strike does; the same as `@cogwright/npc/region/strikes`.
library Strikes {
    // ---- who may strike whom

    /// @notice Whether a kind can strike at all.
    function isArmed(uint256 kind) internal pure returns (bool) {
        return RuleTable.entry(RealmRules.DAMAGE, kind) != 0;
    }

    /// @notice Whether a kind strikes one with such a mind, whoever it is: its prey, for raiders only if it carries
    /// something.
    function hunts(uint256 kind, uint256 other) internal pure returns (bool) {
        if ((RuleTable.entry(RealmRules.PREY, kind) >> RegionRecord.kindOf(other)) & 1 == 0) return false;
        return kind != RealmRules.KIND_RAIDER || goodsOf(other) != 0;
    }

    /// @notice Whether a strike cannot reach one with the mind `other` on that terrain: players and merchants are safe in
    /// towns, but from a starving wolf.
    function isSheltered(uint256 mind, uint256 other, uint256 terrain) internal pure returns (bool) {
        if (terrain != RealmRules.TERRAIN_TOWN || (RealmRules.SHELTERED >> RegionRecord.kindOf(other)) & 1 == 0) {
            return false;
        }
        return RegionRecord.kindOf(mind) != RealmRules.KIND_WOLF || (mind >> 20) & 15 < RealmRules.STARVING;
    }

    /// @notice What one with such a mind carries that can be robbed: a player's ore, a merchant's stock.
    function goodsOf(uint256 mind) internal pure returns (uint256) {
        uint256 kind = RegionRecord.kindOf(mind);
        if (kind == RealmRules.KIND_PLAYER) return RegionRecord.oreOf(mind);
        return kind == RealmRules.KIND_MERCHANT ? RegionRecord.stockOf(mind) : 0;
    }

    /// @dev A friend is never struck, a foe always may be.
    function _isVictim(uint256 mind, uint256 slot, uint256 other, uint256 otherMind) private pure returns (bool) {
        uint256 kind = RegionRecord.kindOf(mind);
        if (!isArmed(kind) || RegionRecord.friendOf(mind, slot) == other) return false;
        return RegionRecord.foeOf(mind, slot) == other || hunts(kind, otherMind);
    }

    function _adjacent(uint256 a, uint256 b) private pure returns (bool) {
        unchecked {
            // Differences plus one, wrapping: 0..2 when adjacent.
            return (a & 31) - (b & 31) + 1 < 3 && (a >> 5) - (b >> 5) + 1 < 3;
        }
    }

    // ---- what it does

    /// @notice Lets the NPC of a slot strike another's; says whether that was legal: alive, a victim for it, adjacent and
    /// not sheltered. The victim remembers it as a foe.
    function strike(RegionRules.Region memory region, uint256 slot, uint256 victim) internal pure returns (bool) {
        bytes memory minds = region.minds;
        if (minds.length == 0 || victim >= RegionRecord.slots(region.bodies)) return false;
        uint256 other = RegionRecord.mind(minds, victim);
        if (RegionRecord.healthOf(other) == 0) return false;
        uint256 mind = RegionRecord.mind(minds, slot);
        if (!_isVictim(mind, slot, victim, other)) return false;
        uint256 at = RegionRecord.tileOf(RegionRecord.lane(region.bodies, victim));
        if (!_adjacent(RegionRecord.tileOf(RegionRecord.lane(region.bodies, slot)), at)) return false;
        if (isSheltered(mind, other, Terrain.terrainIn(region.ground, at))) return false;

        if (RegionRecord.kindOf(mind) == RealmRules.KIND_RAIDER) (mind, other) = _rob(mind, other);
        uint256 food = _wound(region, slot, victim, mind, other) ? RealmRules.KILL_FEEDS : 0;
        RegionRecord.setMind(minds, slot, _fed(mind, RuleTable.entry(food, RegionRecord.kindOf(mind))));
        return true;
    }

    /// @dev A raider takes up to ROB goods, which feed it.
    function _rob(uint256 mind, uint256 other) private pure returns (uint256, uint256) {
        unchecked {
            uint256 goods = goodsOf(other);
            uint256 taken = goods < RealmRules.ROB ? goods : RealmRules.ROB;
            // A player's ore and a merchant's stock stand in different places.
            uint256 at = RegionRecord.kindOf(other) == RealmRules.KIND_PLAYER ? 20 : 16;
            return (_fed(mind, taken * RealmRules.ROB_FEEDS), other - (taken << at));
        }
    }

    /// @dev Takes health from the victim; says whether it died of that.
    function _wound(RegionRules.Region memory region, uint256 slot, uint256 victim, uint256 mind, uint256 other)
        private
        pure
        returns (bool)
    {
        unchecked {
            uint256 health = RegionRecord.healthOf(other);
            uint256 damage = RuleTable.entry(RealmRules.DAMAGE, RegionRecord.kindOf(mind));
            if (health <= damage) {
                Births.die(region, victim, other);
                return true;
            }
            // Keeps kind, hunger, fatigue (or what stands in their places) and temperament.
            other = (other & 0xf0ff0f00) | ((health - damage) << 24) | (RealmRules.FEAR_STRUCK << 12);
            RegionRecord.setMind(region.minds, victim, RegionRecord.remembering(other, victim, slot, false));
            return false;
        }
    }

    /// @dev A mind that is less hungry.
    function _fed(uint256 mind, uint256 food) private pure returns (uint256) {
        return (mind & 0xff0fffff) | (RuleTable.less((mind >> 20) & 15, food) << 20);
    }
}
