// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {INpc} from "./INpc.sol";
import {Credit} from "./codegen/index.sol";

/// @title Credits
/// @notice What accounts may take out: released bonds, rewards, deposits. Nothing is ever sent to anyone who did not ask.
library Credits {
    function add(address account, uint256 amount) internal {
        if (amount != 0) Credit.set(account, Credit.get(account) + uint128(amount));
    }

    function take(address account, uint256 amount) internal {
        uint128 credit = Credit.get(account);
        if (amount > credit) revert INpc.CreditTooSmall(account, amount, credit);
        Credit.set(account, credit - uint128(amount));
    }
}
