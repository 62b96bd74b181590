// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {WagerRules} from "../../generated/WagerRules.sol";
import {MarketData} from "./codegen/tables/Market.sol";
import {PositionData} from "./codegen/tables/Position.sol";
import {Parimutuel} from "./Parimutuel.sol";

/// @title The two pots of a match: stakes and bets
/// @notice Pure functions of the records. A pot with a winner is shared by `Parimutuel`; one without gives everything back.
library Pots {
    /// @notice Settles both pots in memory. A pot is shared by the side named for it; nobody (3) shares it, and everything
    /// goes back, in a draw, when that side's pool is empty, or when the match was never entered.
    function settle(MarketData memory market, uint8 stakeWinner, uint8 betWinner) internal pure {
        uint8 nobody = uint8(WagerRules.WINNER_DRAW);
        bool entered = market.status == WagerRules.MARKET_OPEN;
        bool empty = betWinner == WagerRules.WINNER_A ? market.poolA == 0 : market.poolB == 0;
        market.stakeWinner = entered ? stakeWinner : nobody;
        market.betWinner = entered && !empty ? betWinner : nobody;
        market.status = uint8(WagerRules.MARKET_SETTLED);
    }

    /// @notice The fees that a settled market owes: on each pot's losing pool, none on a pot that is given back.
    function fees(MarketData memory market) internal pure returns (uint128) {
        return feeOf(market.stakeWinner, market.stake, market.stake, market.feeBps)
            + feeOf(market.betWinner, market.poolA, market.poolB, market.feeBps);
    }

    /// @notice What a settled market owes to one position, from both pots.
    function entitlement(MarketData memory market, PositionData memory position) internal pure returns (uint256) {
        return shareOf(market.stakeWinner, position.stakeA, position.stakeB, market.stake, market.stake, market.feeBps)
            + shareOf(market.betWinner, position.betA, position.betB, market.poolA, market.poolB, market.feeBps);
    }

    function feeOf(uint8 winner, uint128 a, uint128 b, uint16 feeBps) private pure returns (uint128) {
        if (winner == WagerRules.WINNER_A) return Parimutuel.feeOn(b, feeBps);
        if (winner == WagerRules.WINNER_B) return Parimutuel.feeOn(a, feeBps);
        return 0;
    }

    function shareOf(uint8 winner, uint128 mineA, uint128 mineB, uint128 a, uint128 b, uint16 feeBps)
        private
        pure
        returns (uint256)
    {
        if (winner == WagerRules.WINNER_A) return Parimutuel.payout(mineA, a, b, feeBps);
        if (winner == WagerRules.WINNER_B) return Parimutuel.payout(mineB, b, a, feeBps);
        return uint256(mineA) + mineB;
    }
}
