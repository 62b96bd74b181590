// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Match} from "../../arena/codegen/tables/Match.sol";
import {WagerRules} from "../../../generated/WagerRules.sol";
import {Accounts} from "../Accounts.sol";
import {IWager} from "../IWager.sol";
import {NoValue} from "../NoValue.sol";
import {Pots} from "../Pots.sol";
import {Purses} from "../Purses.sol";
import {Spending} from "../Spending.sol";
import {Market, MarketData} from "../codegen/tables/Market.sol";
import {Position, PositionData} from "../codegen/tables/Position.sol";

/// @title Betting on matches, and being paid
contract BetSystem is NoValue, IWager {
    /// @notice Bets `amount` wei of the caller's purse on a side of a match. Final once placed; further bets add to it.
    /// Value sent along goes into the purse first, so that one transaction can pay for the bet.
    /// @param side 1 = a, 2 = b. @param amount At least `WagerRules.MIN_BET`.
    function bet(uint32 matchId, uint8 side, uint128 amount) external payable {
        address bettor = _msgSender();
        bytes32 account = Accounts.ofAddress(bettor);
        uint256 value = _msgValue();
        if (value != 0) Purses.credit(account, value);
        _bet(matchId, side, amount, account, bettor);
    }

    /// @notice Bets out of a bot's own purse, within the limits its owner has set; the caller is the bot's owner. A bot may
    /// bet on matches of others too, but not against a bot of its owner.
    function betFor(uint32 botId, uint32 matchId, uint8 side, uint128 amount) external takesNoValue {
        bytes32 account = Accounts.ofBot(botId);
        address owner = _msgSender();
        Accounts.requireController(account, owner);
        _bet(matchId, side, amount, account, owner);
    }

    /// @notice Pays the caller what the match owes them, stakes and bets together, into their purse. Once per match.
    /// @return paid In wei.
    function claim(uint32 matchId) external takesNoValue returns (uint256 paid) {
        return _claim(matchId, Accounts.ofAddress(_msgSender()));
    }

    /// @notice The same for any account: anyone may call it, the coins go into that account's purse and nowhere else.
    /// @return paid In wei.
    function claimFor(uint32 matchId, bytes32 account) external takesNoValue returns (uint256 paid) {
        return _claim(matchId, account);
    }

    /// @notice What `claim` would pay the account now, in wei; 0 while the match is not settled, and once it is paid.
    function claimable(uint32 matchId, bytes32 account) external view returns (uint256) {
        MarketData memory market = Market.get(matchId);
        PositionData memory position = Position.get(matchId, account);
        if (market.status != WagerRules.MARKET_SETTLED || position.claimed) return 0;
        return Pots.entitlement(market, position);
    }

    function _bet(uint32 matchId, uint8 side, uint128 amount, bytes32 account, address owner) private {
        if (amount < WagerRules.MIN_BET) revert BetTooSmall(amount, WagerRules.MIN_BET);
        MarketData memory market = Market.get(matchId);
        if (market.status != WagerRules.MARKET_OPEN) revert BetsNotOpen(matchId, market.status);
        if (block.timestamp >= market.closesAt) {
            revert BetsClosed(matchId, market.closesAt, uint64(block.timestamp));
        }
        if (side != WagerRules.WINNER_A && side != WagerRules.WINNER_B) revert NoSuchSide(side);
        bool onA = side == WagerRules.WINNER_A;
        // Owners differ, so an owner of the other side's bot owns no bot on this side.
        if (owner == (onA ? Match.getOwnerB(matchId) : Match.getOwnerA(matchId))) {
            revert BetAgainstOwnBot(matchId, owner, side);
        }

        Spending.spend(matchId, account, amount, 0);
        if (onA) {
            Market.setPoolA(matchId, market.poolA + amount);
            Position.setBetA(matchId, account, Position.getBetA(matchId, account) + amount);
        } else {
            Market.setPoolB(matchId, market.poolB + amount);
            Position.setBetB(matchId, account, Position.getBetB(matchId, account) + amount);
        }
    }

    function _claim(uint32 matchId, bytes32 account) private returns (uint256 paid) {
        MarketData memory market = Market.get(matchId);
        if (market.status != WagerRules.MARKET_SETTLED) revert NotSettled(matchId, market.status);
        PositionData memory position = Position.get(matchId, account);
        if (position.claimed) revert AlreadyClaimed(matchId, account);
        paid = Pots.entitlement(market, position);
        if (paid == 0) revert NothingToClaim(matchId, account);
        Position.setClaimed(matchId, account, true);
        Purses.credit(account, paid);
    }
}
