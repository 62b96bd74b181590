// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {WorldResourceIdLib} from "@latticexyz/world/src/WorldResourceId.sol";
import {IBaseWorld} from "@latticexyz/world/src/codegen/interfaces/IBaseWorld.sol";
import {NamespaceOwner} from "@latticexyz/world/src/codegen/tables/NamespaceOwner.sol";

import {Accounts} from "../Accounts.sol";
import {IWager} from "../IWager.sol";
import {NoValue} from "../NoValue.sol";
import {Purses} from "../Purses.sol";
import {Treasury} from "../codegen/tables/Treasury.sol";

/// @title Coins in and out
/// @notice Coins come in with `deposit` and go out with `withdraw` only. MUD books them to the namespace `wager`, whose
/// booked balance is never less than all purses and pots together.
contract PurseSystem is NoValue, IWager {
    /// @notice Puts the value sent along into the purse of `account`. Anyone may fill anyone's purse.
    /// @param account See `Accounts`; refused with `UnknownAccount` when nobody could take the coins out again.
    function deposit(bytes32 account) external payable {
        uint256 value = _msgValue();
        if (value == 0) revert NothingToMove();
        Accounts.controllerOf(account);
        Purses.credit(account, value);
    }

    /// @notice Takes `amount` wei out of the caller's purse and sends them to `to`.
    function withdraw(uint128 amount, address to) external takesNoValue {
        _send(Accounts.ofAddress(_msgSender()), amount, to);
    }

    /// @notice Takes `amount` wei out of a purse that the caller controls, as that of their bot, and sends them to `to`.
    function withdrawFrom(bytes32 account, uint128 amount, address to) external takesNoValue {
        Accounts.requireController(account, _msgSender());
        _send(account, amount, to);
    }

    /// @notice Moves `amount` wei from the caller's purse into that of `account`, as into that of their bot.
    function transfer(bytes32 account, uint128 amount) external takesNoValue {
        if (amount == 0) revert NothingToMove();
        Accounts.controllerOf(account);
        Purses.debit(Accounts.ofAddress(_msgSender()), amount);
        Purses.credit(account, amount);
    }

    /// @notice Names who may spend the treasury: once, by the owner of the namespace, when the world is founded.
    function nameKeeper(address keeper) external takesNoValue {
        address sender = _msgSender();
        if (NamespaceOwner.get(WorldResourceIdLib.encodeNamespace("wager")) != sender) revert NotWagerOwner(sender);
        address named = Treasury.get();
        if (named != address(0)) revert KeeperAlreadyNamed(named);
        if (keeper == address(0)) revert BadReceiver(keeper);
        Treasury.set(keeper);
    }

    /// @dev The purse is written before the receiver is called, so a receiver that calls back finds it already debited.
    function _send(bytes32 account, uint128 amount, address to) private {
        if (amount == 0) revert NothingToMove();
        address world = _world();
        if (to == address(0) || to == world) revert BadReceiver(to);
        Purses.debit(account, amount);
        try IBaseWorld(world).transferBalanceToAddress(WorldResourceIdLib.encodeNamespace("wager"), to, amount) {}
        catch (bytes memory reason) {
            revert ReceiverRefused(to, amount, reason);
        }
    }
}
