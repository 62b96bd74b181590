// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Accounts} from "./Accounts.sol";
import {IWager} from "./IWager.sol";
import {Purses} from "./Purses.sol";
import {Limits, LimitsData} from "./codegen/tables/Limits.sol";
import {Position, PositionData} from "./codegen/tables/Position.sol";
import {Spent} from "./codegen/tables/Spent.sol";

/// @title Coins that go from purses into matches
/// @notice An address spends what it has. A bot spends what it has within the limits its owner has set, whoever asks.
library Spending {
    /// @notice Takes `amount` for a match's pots, and `beside` them, out of the purse of `account`.
    /// @dev Comes before the position is written: what was put into the match so far is read there.
    function spend(uint32 matchId, bytes32 account, uint128 amount, uint128 beside) internal {
        uint32 botId = Accounts.botOf(account);
        if (botId != 0) _count(botId, matchId, account, amount, beside);
        Purses.debit(account, amount + beside);
    }

    function _count(uint32 botId, uint32 matchId, bytes32 account, uint128 amount, uint128 beside) private {
        LimitsData memory limits = Limits.get(botId);
        if (block.timestamp > limits.until) {
            revert IWager.LimitsExpired(botId, limits.until, uint64(block.timestamp));
        }
        PositionData memory p = Position.get(matchId, account);
        uint256 inMatch = uint256(p.stakeA) + p.stakeB + p.betA + p.betB + amount;
        if (inMatch > limits.perMatch) revert IWager.OverMatchLimit(botId, matchId, inMatch, limits.perMatch);

        uint32 day = uint32(block.timestamp / 1 days);
        uint256 today = uint256(Spent.getDay(botId) == day ? Spent.getAmount(botId) : 0) + amount + beside;
        if (today > limits.perDay) revert IWager.OverDayLimit(botId, today, limits.perDay);
        Spent.set(botId, day, uint128(today));
    }
}
