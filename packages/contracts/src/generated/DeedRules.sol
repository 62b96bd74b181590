// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

/// @dev Generated from rules/deeds.ts by bin/generateRules.ts; edit that file instead.
library DeedRules {
    uint256 internal constant CARRY = 15;
    uint256 internal constant ORE_MINED = 1;
    uint256 internal constant FOOD_GATHERED = 1;
    uint256 internal constant FOOD_HEALS = 5;
    uint256 internal constant STRIKE_DAMAGE = 3;
    uint256 internal constant GIFT_FEEDS = 6;
    uint256 internal constant FOOD_LEFT = 0x0000030100000000000000000000000000000000000000000000000000000000;
    uint256 internal constant ORE_LEFT = 0x0000000000030000000000000000000000000000000000000000000000000000;
    uint256 internal constant MINE_TAKES = 4;
    uint256 internal constant GATHER_TAKES = 3;
    uint256 internal constant EAT_TAKES = 2;
    uint256 internal constant STRIKE_TAKES = 2;
    uint256 internal constant GIVE_TAKES = 1;
    uint256 internal constant TRADE_TAKES = 1;
    uint256 internal constant PRICE_UNIT = 0x000000000000000000000000000000000000000000000000000009184e72a000;
    uint256 internal constant ORE_PRICE = 100;
    uint256 internal constant FOOD_PRICE = 130;
    uint256 internal constant PRICE_STEP = 5;
    uint256 internal constant DEED_NONE = 0;
    uint256 internal constant DEED_MINED = 1;
    uint256 internal constant DEED_GATHERED = 2;
    uint256 internal constant DEED_ATE = 3;
    uint256 internal constant DEED_STRUCK = 4;
    uint256 internal constant DEED_KILLED = 5;
    uint256 internal constant DEED_GAVE = 6;
    uint256 internal constant DEED_SOLD = 7;
    uint256 internal constant DEED_BOUGHT = 8;
    uint256 internal constant GOODS_FOOD = 0;
    uint256 internal constant GOODS_ORE = 1;
}
