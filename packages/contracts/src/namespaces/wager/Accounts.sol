// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Bot} from "../arena/codegen/tables/Bot.sol";
import {Treasury} from "./codegen/tables/Treasury.sol";
import {IWager} from "./IWager.sol";

/// @title The accounts that hold purses
/// @notice The highest byte says what an account is: 0 an address, 1 a bot, 2 the world's treasury.
/// An address has twelve zero bytes in front, so no address can ever be taken for one of the others.
library Accounts {
    uint256 private constant BOT_TAG = 1 << 248;

    /// @notice Where fees go. Its keeper, named when the world is deployed, may spend it; anyone may add to it.
    bytes32 internal constant TREASURY = bytes32(uint256(2 << 248));

    /// @notice The account of an address.
    function ofAddress(address owner) internal pure returns (bytes32) {
        return bytes32(uint256(uint160(owner)));
    }

    /// @notice The account of a bot.
    function ofBot(uint32 botId) internal pure returns (bytes32) {
        return bytes32(BOT_TAG | botId);
    }

    /// @notice The bot whose account this is; 0 when it is no bot's.
    function botOf(bytes32 account) internal pure returns (uint32) {
        uint256 number = uint256(account);
        return number >> 32 == BOT_TAG >> 32 ? uint32(number) : 0;
    }

    /// @notice The address that may take coins out of `account`: itself, the bot's owner, the treasury's keeper.
    /// @dev Reverts with `UnknownAccount` when there is none, so that coins cannot be sent where nobody can fetch them.
    function controllerOf(bytes32 account) internal view returns (address controller) {
        uint256 number = uint256(account);
        if (number >> 160 == 0) {
            controller = address(uint160(number));
        } else if (botOf(account) != 0) {
            controller = Bot.getOwner(botOf(account));
        } else if (account == TREASURY) {
            controller = Treasury.get();
        }
        if (controller == address(0)) revert IWager.UnknownAccount(account);
    }

    /// @notice Refuses a caller who does not control `account`.
    function requireController(bytes32 account, address caller) internal view {
        if (controllerOf(account) != caller) revert IWager.NotController(account, caller);
    }
}
