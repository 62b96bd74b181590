// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {WagerRules} from "../../../generated/WagerRules.sol";
import {Accounts} from "../Accounts.sol";
import {IWager} from "../IWager.sol";
import {NoValue} from "../NoValue.sol";
import {RunnerCalls} from "../RunnerCalls.sol";
import {Epoch} from "../codegen/tables/Epoch.sol";
import {Grant, GrantData} from "../codegen/tables/Grant.sol";

/// @title What runners may do for bots
/// @notice A runner's key plays and bets out of a bot's purse for its owner, through MUD's `callFrom`. The record `Grant` is
/// the whole of its permission: there is none without it, and none beyond it.
contract GrantSystem is NoValue, IWager {
    /// @notice Lets `runner` act for the caller's bot, in place of what was granted for it before.
    /// @param functions Bits of `RunnerCalls`. @param until The last second in which it holds.
    /// @param calls How many calls. @param rate How many of them in a minute of the clock. @param spend Wei to stake and bet.
    function grant(
        address runner,
        uint32 botId,
        uint8 functions,
        uint64 until,
        uint32 calls,
        uint16 rate,
        uint128 spend
    ) external takesNoValue {
        address owner = _msgSender();
        Accounts.requireController(Accounts.ofBot(botId), owner);
        if (runner == address(0) || runner == owner) revert BadRunner(runner);
        if (functions == 0 || functions > RunnerCalls.ALL) revert BadFunctions(functions, RunnerCalls.ALL);
        GrantData memory g;
        (g.epoch, g.functions, g.until, g.calls, g.rate, g.spend) =
        (Epoch.get(owner, runner), functions, until, calls, rate, spend);
        Grant.set(owner, runner, botId, g);
    }

    /// @notice Takes back what `runner` may do for the caller's bot. Nothing of it comes back with a later grant.
    function revoke(address runner, uint32 botId) external takesNoValue {
        Grant.deleteRecord(_msgSender(), runner, botId);
    }

    /// @notice Takes back what `runner` may do for any bot of the caller's.
    function revokeAll(address runner) external takesNoValue {
        address owner = _msgSender();
        Epoch.set(owner, runner, Epoch.get(owner, runner) + 1);
    }
}
