// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {System} from "@latticexyz/world/src/System.sol";

import {DeedRules} from "../../../generated/DeedRules.sol";
import {RealmRules} from "../../../generated/RealmRules.sol";
import {Acting} from "../Acting.sol";
import {Deeds} from "../Deeds.sol";

/// @title GoodsSystem
/// @notice The goods' side of a trade. Private: the ledger's side (`wager.TradeSystem`) calls it and moves the coins.
contract GoodsSystem is System {
    using Acting for Acting.Act;

    /// @notice Hands `ore` pieces of a player's to the merchant in `merchant`.
    /// @return price in wei, due to the player
    function takeOre(address player, uint8 merchant, uint8 ore) external returns (uint256 price) {
        Acting.Act memory act = Acting.begin(player, DeedRules.TRADE_TAKES);
        price = Deeds.sell(act.region, act.slot, merchant, ore);
        act.finish(
            DeedRules.DEED_SOLD, merchant, Deeds.Done(RealmRules.KIND_MERCHANT, DeedRules.GOODS_ORE, ore, false), price
        );
    }

    /// @notice Hands `food` pieces of a merchant's to the player.
    /// @return price in wei, due from the player
    function handOverFood(address player, uint8 merchant, uint8 food) external returns (uint256 price) {
        Acting.Act memory act = Acting.begin(player, DeedRules.TRADE_TAKES);
        price = Deeds.buy(act.region, act.slot, merchant, food);
        act.finish(
            DeedRules.DEED_BOUGHT,
            merchant,
            Deeds.Done(RealmRules.KIND_MERCHANT, DeedRules.GOODS_FOOD, food, false),
            price
        );
    }
}
