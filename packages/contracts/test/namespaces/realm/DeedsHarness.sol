// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {DeedRules} from "../../../src/generated/DeedRules.sol";
import {Deeds} from "../../../src/namespaces/realm/Deeds.sol";
import {Places} from "../../../src/namespaces/realm/Places.sol";
import {Prices} from "../../../src/namespaces/realm/Prices.sol";
import {RegionRules} from "../../../src/namespaces/realm/RegionRules.sol";
import {Terrain} from "../../../src/namespaces/realm/Terrain.sol";

/// @title Players' deeds, callable from outside: what the TypeScript twin is compared with
contract DeedsHarness {
    /// @param what a number of the list of deeds: mined, gathered, ate, struck, gave, sold, bought
    /// @param other a heading for mining, else a slot
    /// @param amount goods that are given, or how many are traded
    struct Try {
        bytes bodies;
        bytes minds;
        uint256 slot;
        uint256 what;
        uint256 other;
        uint256 amount;
    }

    /// @param refusal selector of the error; zero when it was done
    struct Result {
        bytes4 refusal;
        bytes bodies;
        bytes minds;
        uint256 price;
        bool killed;
    }

    function tryAll(uint256 region, Try[] calldata tries) external view returns (Result[] memory results) {
        bytes memory ground = Terrain.groundOf(region);
        results = new Result[](tries.length);
        for (uint256 i; i < tries.length; ++i) {
            try this.doDeed(region, ground, tries[i]) returns (Result memory result) {
                results[i] = result;
            } catch (bytes memory why) {
                results[i].refusal = bytes4(why);
            }
        }
    }

    function doDeed(uint256 id, bytes memory ground, Try memory one) external pure returns (Result memory result) {
        RegionRules.Region memory region =
            RegionRules.Region({id: id, tick: 0, bodies: one.bodies, minds: one.minds, ground: ground});
        if (one.what == DeedRules.DEED_MINED) {
            (bool inside, uint256 next, uint256 tile) = Places.ahead(id, Deeds.tileOf(region, one.slot), one.other);
            Deeds.mine(region, one.slot, inside ? Terrain.terrainAt(next, tile) : 0);
        } else if (one.what == DeedRules.DEED_GATHERED) {
            Deeds.gather(region, one.slot);
        } else if (one.what == DeedRules.DEED_ATE) {
            Deeds.eat(region, one.slot);
        } else if (one.what == DeedRules.DEED_STRUCK) {
            result.killed = Deeds.strike(region, one.slot, one.other).killed;
        } else if (one.what == DeedRules.DEED_GAVE) {
            Deeds.give(region, one.slot, one.other, one.amount);
        } else if (one.what == DeedRules.DEED_SOLD) {
            result.price = Deeds.sell(region, one.slot, one.other, one.amount);
        } else {
            result.price = Deeds.buy(region, one.slot, one.other, one.amount);
        }
        (result.bodies, result.minds) = (region.bodies, region.minds);
    }

    function prices(uint256 stock, uint256 pieces) external pure returns (uint256 ore, uint256 food) {
        if (stock + pieces <= DeedRules.CARRY) ore = Prices.ofOre(stock, pieces);
        if (pieces <= stock) food = Prices.ofFood(stock, pieces);
    }
}
