// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {DeedRules} from "../../generated/DeedRules.sol";

/// @title Prices
/// @notice What a merchant pays and asks, as a pure function of its stock; the same as `@cogwright/npc/region/prices`.
library Prices {
    /// @notice What a merchant with `stock` goods pays for `ore` pieces, in wei. Each makes the next one cheaper.
    /// @dev `stock + ore` is at most CARRY.
    function ofOre(uint256 stock, uint256 ore) internal pure returns (uint256) {
        unchecked {
            // The first is priced at `stock` goods, the last at `stock + ore - 1`: twice their mean is a whole number.
            return _sum(DeedRules.ORE_PRICE, ore, 2 * stock + ore - 1);
        }
    }

    /// @notice What a merchant with `stock` goods asks for `food` pieces, in wei. Each makes the next one dearer.
    /// @dev `food` is at most `stock`.
    function ofFood(uint256 stock, uint256 food) internal pure returns (uint256) {
        unchecked {
            // The first is priced at `stock` goods, the last at `stock - food + 1`.
            return _sum(DeedRules.FOOD_PRICE, food, 2 * stock - food + 1);
        }
    }

    function _sum(uint256 top, uint256 pieces, uint256 twiceMean) private pure returns (uint256) {
        unchecked {
            // Half of `pieces * twiceMean` is whole: if `pieces` is odd, `twiceMean` is even.
            return (pieces * top - DeedRules.PRICE_STEP * (pieces * twiceMean / 2)) * DeedRules.PRICE_UNIT;
        }
    }
}
