// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Accounts} from "../Accounts.sol";
import {IWager} from "../IWager.sol";
import {NoValue} from "../NoValue.sol";
import {Limits} from "../codegen/tables/Limits.sol";

/// @title What bots may spend of their purses
contract LimitSystem is NoValue, IWager {
    /// @notice Sets what the caller's bot may spend of its own purse from now on; zeros stop it. What it spent today counts.
    /// @param perMatch Wei it may put into one match. @param perDay Wei it may spend in a unix day.
    /// @param until The last second in which it may spend.
    function setLimits(uint32 botId, uint128 perMatch, uint128 perDay, uint64 until) external takesNoValue {
        Accounts.requireController(Accounts.ofBot(botId), _msgSender());
        Limits.set(botId, perMatch, perDay, until);
    }
}
