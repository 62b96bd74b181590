// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Purse} from "./codegen/tables/Purse.sol";
import {IWager} from "./IWager.sol";

/// @title Adding to and taking from purses
library Purses {
    /// @notice Adds `amount` wei to the purse of `account`.
    function credit(bytes32 account, uint256 amount) internal {
        uint256 balance = Purse.get(account) + amount;
        if (balance > type(uint128).max) revert IWager.AmountTooLarge(balance);
        Purse.set(account, uint128(balance));
    }

    /// @notice Takes `amount` wei out of the purse of `account`; reverts with `PurseTooSmall`.
    function debit(bytes32 account, uint128 amount) internal {
        uint128 balance = Purse.get(account);
        if (balance < amount) revert IWager.PurseTooSmall(account, balance, amount);
        Purse.set(account, balance - amount);
    }
}
