// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {DeedRules} from "../../generated/DeedRules.sol";
import {RealmRules} from "../../generated/RealmRules.sol";
import {Births} from "./Births.sol";
import {IDeeds} from "./IDeeds.sol";
import {Places} from "./Places.sol";
import {Prices} from "./Prices.sol";
import {RegionRecord} from "./RegionRecord.sol";
import {RegionRules} from "./RegionRules.sol";
import {Strikes} from "./Strikes.sol";
import {Terrain} from "./Terrain.sol";

/// @title Deeds
/// @notice What players' deeds do to a region's record, on memory; the same as `@cogwright/npc/region/deeds`. `slot` is a
/// living player's in all of them. What cannot be done reverts with an error of `IDeeds` and has changed nothing.
library Deeds {
    /// @notice What became of a deed that was done to somebody.
    /// @param kind of whom
    /// @param amount what changed hands; of a strike the health it took
    struct Done {
        uint256 kind;
        uint256 goods;
        uint256 amount;
        bool killed;
    }

    // ---- alone

    /// @param terrain of the tile ahead
    function mine(RegionRules.Region memory region, uint256 slot, uint256 terrain) internal pure {
        if (terrain != RealmRules.TERRAIN_ORE) revert IDeeds.NoOre(terrain);
        _carry(region, slot, DeedRules.GOODS_ORE, DeedRules.ORE_MINED);
    }

    function gather(RegionRules.Region memory region, uint256 slot) internal pure {
        uint256 terrain = Terrain.terrainIn(region.ground, tileOf(region, slot));
        if (terrain != RealmRules.TERRAIN_FOREST && terrain != RealmRules.TERRAIN_MEADOW) {
            revert IDeeds.NothingGrows(terrain);
        }
        _carry(region, slot, DeedRules.GOODS_FOOD, DeedRules.FOOD_GATHERED);
    }

    function eat(RegionRules.Region memory region, uint256 slot) internal pure {
        uint256 health = RegionRecord.healthOf(RegionRecord.mind(region.minds, slot));
        if (health >= RealmRules.TOP) revert IDeeds.NotHurt(health);
        _lose(region, slot, DeedRules.GOODS_FOOD, 1);
        health += DeedRules.FOOD_HEALS;
        if (health > RealmRules.TOP) health = RealmRules.TOP;
        uint256 mind = RegionRecord.mind(region.minds, slot);
        RegionRecord.setMind(region.minds, slot, (mind & 0xf0ffffff) | (health << 24));
    }

    // ---- to somebody

    function strike(RegionRules.Region memory region, uint256 slot, uint256 victim)
        internal
        pure
        returns (Done memory done)
    {
        uint256 tile;
        (done.kind, tile) = _reach(region, slot, victim);
        if (done.kind == RealmRules.KIND_PLAYER) revert IDeeds.NoStrikingPlayers(victim);
        uint256 mind = RegionRecord.mind(region.minds, victim);
        if (Strikes.isSheltered(RegionRecord.mind(region.minds, slot), mind, Terrain.terrainIn(region.ground, tile))) {
            revert IDeeds.Sheltered(victim, done.kind);
        }

        uint256 health = RegionRecord.healthOf(mind);
        if (health > DeedRules.STRIKE_DAMAGE) {
            done.amount = DeedRules.STRIKE_DAMAGE;
            mind = (mind & 0xf0ff0fff) | ((health - done.amount) << 24) | (RealmRules.FEAR_STRUCK << 12);
            RegionRecord.setMind(region.minds, victim, RegionRecord.remembering(mind, victim, slot, false));
            return done;
        }
        done.killed = true;
        Births.die(region, victim, mind);
        done.goods = DeedRules.GOODS_FOOD;
        done.amount = _takeUp(region, slot, DeedRules.GOODS_FOOD, uint8(bytes32(DeedRules.FOOD_LEFT)[done.kind]));
        if (done.amount > 0) return done;
        done.goods = DeedRules.GOODS_ORE;
        done.amount = _takeUp(region, slot, DeedRules.GOODS_ORE, uint8(bytes32(DeedRules.ORE_LEFT)[done.kind]));
    }

    function give(RegionRules.Region memory region, uint256 slot, uint256 receiver, uint256 what)
        internal
        pure
        returns (Done memory done)
    {
        if (what > DeedRules.GOODS_ORE) revert IDeeds.NoSuchGoods(what);
        (done.kind,) = _reach(region, slot, receiver);
        (done.goods, done.amount) = (what, 1);
        _lose(region, slot, what, 1);
        if (done.kind == RealmRules.KIND_PLAYER) {
            _carry(region, receiver, what, 1);
            return done;
        }
        uint256 mind = RegionRecord.mind(region.minds, receiver);
        if (what == DeedRules.GOODS_ORE && done.kind == RealmRules.KIND_MERCHANT) {
            mind = RegionRecord.withStock(mind, _room(receiver, RegionRecord.stockOf(mind), 1));
        } else if (what == DeedRules.GOODS_FOOD || done.kind == RealmRules.KIND_RAIDER) {
            uint256 hunger = (mind >> 20) & 15;
            hunger = hunger > DeedRules.GIFT_FEEDS ? hunger - DeedRules.GIFT_FEEDS : 0;
            mind = (mind & 0xff0fffff) | (hunger << 20);
        } else {
            revert IDeeds.NotWanted(done.kind, what);
        }
        RegionRecord.setMind(region.minds, receiver, RegionRecord.remembering(mind, receiver, slot, true));
    }

    // ---- trade

    /// @notice Moves ore from a player to a merchant.
    /// @return price in wei, what the merchant owes
    function sell(RegionRules.Region memory region, uint256 slot, uint256 merchant, uint256 ore)
        internal
        pure
        returns (uint256 price)
    {
        uint256 mind = _trader(region, slot, merchant, ore);
        _lose(region, slot, DeedRules.GOODS_ORE, ore);
        uint256 stock = RegionRecord.stockOf(mind);
        RegionRecord.setMind(region.minds, merchant, RegionRecord.withStock(mind, _room(merchant, stock, ore)));
        return Prices.ofOre(stock, ore);
    }

    /// @notice Moves food from a merchant to a player.
    /// @return price in wei, what the player owes
    function buy(RegionRules.Region memory region, uint256 slot, uint256 merchant, uint256 food)
        internal
        pure
        returns (uint256 price)
    {
        uint256 mind = _trader(region, slot, merchant, food);
        uint256 stock = RegionRecord.stockOf(mind);
        if (stock < food) revert IDeeds.NotEnough(DeedRules.GOODS_FOOD, stock, food);
        RegionRecord.setMind(region.minds, merchant, RegionRecord.withStock(mind, stock - food));
        _carry(region, slot, DeedRules.GOODS_FOOD, food);
        return Prices.ofFood(stock, food);
    }

    // ---- what is carried

    function tileOf(RegionRules.Region memory region, uint256 slot) internal pure returns (uint256) {
        return RegionRecord.tileOf(RegionRecord.lane(region.bodies, slot));
    }

    function _carried(uint256 mind, uint256 what) private pure returns (uint256) {
        return what == DeedRules.GOODS_ORE ? RegionRecord.oreOf(mind) : RegionRecord.foodOf(mind);
    }

    function _setCarried(RegionRules.Region memory region, uint256 slot, uint256 what, uint256 amount) private pure {
        uint256 mind = RegionRecord.mind(region.minds, slot);
        mind = what == DeedRules.GOODS_ORE ? RegionRecord.withOre(mind, amount) : RegionRecord.withFood(mind, amount);
        RegionRecord.setMind(region.minds, slot, mind);
    }

    function _carry(RegionRules.Region memory region, uint256 slot, uint256 what, uint256 more) private pure {
        uint256 had = _carried(RegionRecord.mind(region.minds, slot), what);
        _setCarried(region, slot, what, _room(slot, had, more));
    }

    function _lose(RegionRules.Region memory region, uint256 slot, uint256 what, uint256 amount) private pure {
        uint256 had = _carried(RegionRecord.mind(region.minds, slot), what);
        if (had < amount) revert IDeeds.NotEnough(what, had, amount);
        _setCarried(region, slot, what, had - amount);
    }

    /// @dev Takes as many of `pieces` as there is room for.
    function _takeUp(RegionRules.Region memory region, uint256 slot, uint256 what, uint256 pieces)
        private
        pure
        returns (uint256 taken)
    {
        uint256 had = _carried(RegionRecord.mind(region.minds, slot), what);
        taken = had + pieces > DeedRules.CARRY ? DeedRules.CARRY - had : pieces;
        if (taken > 0) _setCarried(region, slot, what, had + taken);
    }

    function _room(uint256 slot, uint256 had, uint256 more) private pure returns (uint256) {
        if (had + more > DeedRules.CARRY) revert IDeeds.NoRoom(slot, had, more);
        return had + more;
    }

    // ---- who is there

    /// @dev Kind and tile of somebody else alive within reach.
    function _reach(RegionRules.Region memory region, uint256 slot, uint256 other)
        private
        pure
        returns (uint256 kind, uint256 tile)
    {
        if (other == slot) revert IDeeds.ToOneself(slot);
        if (other >= RegionRecord.slots(region.bodies)) revert IDeeds.NobodyThere(region.id, other);
        uint256 mind = RegionRecord.mind(region.minds, other);
        if (RegionRecord.healthOf(mind) == 0) revert IDeeds.NobodyThere(region.id, other);
        tile = tileOf(region, other);
        uint256 distance = Places.distance(tile, tileOf(region, slot));
        if (distance > 1) revert IDeeds.OutOfReach(other, distance);
        return (RegionRecord.kindOf(mind), tile);
    }

    /// @dev The mind of a merchant who will trade.
    function _trader(RegionRules.Region memory region, uint256 slot, uint256 merchant, uint256 pieces)
        private
        pure
        returns (uint256 mind)
    {
        if (pieces == 0) revert IDeeds.NothingTraded();
        (uint256 kind,) = _reach(region, slot, merchant);
        if (kind != RealmRules.KIND_MERCHANT) revert IDeeds.NoMerchant(merchant, kind);
        mind = RegionRecord.mind(region.minds, merchant);
        if (RegionRecord.foeOf(mind, merchant) == slot) revert IDeeds.MerchantRefuses(merchant);
    }
}
