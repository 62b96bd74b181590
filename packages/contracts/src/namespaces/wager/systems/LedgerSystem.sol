// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {System} from "@latticexyz/world/src/System.sol";

import {WagerRules} from "../../../generated/WagerRules.sol";
import {Accounts} from "../Accounts.sol";
import {IWager} from "../IWager.sol";
import {Pots} from "../Pots.sol";
import {Purses} from "../Purses.sol";
import {Spending} from "../Spending.sol";
import {Market, MarketData} from "../codegen/tables/Market.sol";
import {Position} from "../codegen/tables/Position.sol";

/// @title The pots of matches, moved by the arena
/// @notice Private: the world lets in only the arena's systems that open and decide matches. It checks the order of things itself all the same,
/// so that no mistake over there can pay twice, settle early or change a fee.
contract LedgerSystem is System, IWager {
    /// @notice Opens a match's pots with the stake of side a, and fixes its fee. The bounty comes in beside the stake.
    /// @param account The purse the stake comes from and goes back to.
    function stakeFirst(uint32 matchId, bytes32 account, uint128 amount, uint16 feeBps) external {
        _requireStatus(matchId, WagerRules.MARKET_NONE);
        if (feeBps > WagerRules.MAX_FEE_BPS) revert FeeAboveCap(feeBps, WagerRules.MAX_FEE_BPS);
        if (amount < WagerRules.MIN_STAKE) revert StakeTooSmall(amount, WagerRules.MIN_STAKE);
        Spending.spend(matchId, account, amount, uint128(WagerRules.BOUNTY));
        Market.setStatus(matchId, uint8(WagerRules.MARKET_STAKED));
        Market.setFeeBps(matchId, feeBps);
        Market.setStake(matchId, amount);
        Position.setStakeA(matchId, account, amount);
    }

    /// @notice Adds the stake of side b, equal to that of side a, and takes bets until `closesAt`.
    /// @param closesAt The first second in which no bet is taken any more, in the future.
    function stakeSecond(uint32 matchId, bytes32 account, uint64 closesAt) external {
        _requireStatus(matchId, WagerRules.MARKET_STAKED);
        if (closesAt <= block.timestamp) revert BetsClosed(matchId, closesAt, uint64(block.timestamp));
        uint128 amount = Market.getStake(matchId);
        Spending.spend(matchId, account, amount, 0);
        Market.setStatus(matchId, uint8(WagerRules.MARKET_OPEN));
        Market.setClosesAt(matchId, closesAt);
        Position.setStakeB(matchId, account, amount);
    }

    /// @notice Settles both pots, each for a side (1, 2) or given back (3).
    /// A pot with nobody on the winning side is given back too. Fees are taken here and nowhere else, for the treasury.
    /// @param settler Who gets the bounty that came in when the match was opened.
    function settle(uint32 matchId, uint8 stakeWinner, uint8 betWinner, bytes32 settler) external {
        if (stakeWinner == 0 || stakeWinner > WagerRules.WINNER_DRAW) revert NoSuchWinner(stakeWinner);
        if (betWinner == 0 || betWinner > WagerRules.WINNER_DRAW) revert NoSuchWinner(betWinner);
        MarketData memory market = Market.get(matchId);
        if (market.status == WagerRules.MARKET_OPEN) {
            if (block.timestamp < market.closesAt) {
                revert BetsStillOpen(matchId, market.closesAt, uint64(block.timestamp));
            }
        } else if (market.status != WagerRules.MARKET_STAKED) {
            revert WrongMarketStatus(matchId, market.status);
        }

        Pots.settle(market, stakeWinner, betWinner);
        Market.set(matchId, market);

        Purses.credit(settler, WagerRules.BOUNTY);
        uint128 fees = Pots.fees(market);
        if (fees != 0) Purses.credit(Accounts.TREASURY, fees);
    }

    function _requireStatus(uint32 matchId, uint256 wanted) private view {
        uint8 status = Market.getStatus(matchId);
        if (status != wanted) revert WrongMarketStatus(matchId, status);
    }
}
