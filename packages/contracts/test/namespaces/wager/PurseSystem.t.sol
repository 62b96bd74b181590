// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Balances} from "@latticexyz/world/src/codegen/tables/Balances.sol";

import {Accounts} from "../../../src/namespaces/wager/Accounts.sol";
import {IWager} from "../../../src/namespaces/wager/IWager.sol";
import {Purse} from "../../../src/namespaces/wager/codegen/tables/Purse.sol";
import {RejectingReceiver, ReenteringReceiver} from "./Receivers.sol";
import {WagerTest} from "./WagerTest.sol";

contract PurseSystemTest is WagerTest {
    function test_deposit_fills_the_purse_and_is_booked_to_the_namespace() public {
        fund(carol, 3 * COIN);
        assertEq(purse(carol), 3 * COIN);
        assertEq(Balances.get(namespaceOf("wager")), 3 * COIN);
        assertEq(address(world).balance, 3 * COIN);
    }

    function test_deposit_fills_the_purse_of_a_bot_and_of_the_treasury() public {
        saveBot(4, ada);
        world.wager__nameKeeper(carol);
        vm.deal(address(this), 2 * COIN);
        world.wager__deposit{value: COIN}(Accounts.ofBot(4));
        world.wager__deposit{value: COIN}(Accounts.TREASURY);
        assertEq(Purse.get(Accounts.ofBot(4)), COIN);
        assertEq(treasury(), COIN);
    }

    function test_deposit_refuses_an_account_that_nobody_controls() public {
        bytes32[4] memory nobodys =
            [bytes32(0), Accounts.ofBot(99), Accounts.TREASURY, bytes32(uint256(uint160(ada)) | 1 << 160)];
        vm.deal(address(this), COIN);
        for (uint256 i; i < nobodys.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IWager.UnknownAccount.selector, nobodys[i]));
            world.wager__deposit{value: COIN}(nobodys[i]);
        }
    }

    function test_deposit_refuses_nothing() public {
        vm.expectRevert(IWager.NothingToMove.selector);
        world.wager__deposit(account(ada));
    }

    function test_deposit_refuses_more_than_a_purse_holds() public {
        uint256 tooMuch = uint256(type(uint128).max) + 1;
        vm.deal(address(this), tooMuch);
        vm.expectRevert(abi.encodeWithSelector(IWager.AmountTooLarge.selector, tooMuch));
        world.wager__deposit{value: tooMuch}(account(ada));
    }

    function test_withdraw_sends_the_coins_and_unbooks_them() public {
        fund(carol, 3 * COIN);
        vm.prank(carol);
        world.wager__withdraw(2 * COIN, dave);
        assertEq(dave.balance, 2 * COIN);
        assertEq(purse(carol), COIN);
        assertEq(Balances.get(namespaceOf("wager")), COIN);
    }

    function test_withdraw_refuses_more_than_the_purse_holds() public {
        fund(carol, COIN);
        fund(dave, COIN);
        vm.expectRevert(abi.encodeWithSelector(IWager.PurseTooSmall.selector, account(carol), COIN, COIN + 1));
        vm.prank(carol);
        world.wager__withdraw(COIN + 1, carol);
    }

    function test_withdraw_refuses_receivers_where_coins_are_lost() public {
        fund(carol, COIN);
        vm.startPrank(carol);
        vm.expectRevert(abi.encodeWithSelector(IWager.BadReceiver.selector, address(0)));
        world.wager__withdraw(COIN, address(0));
        vm.expectRevert(abi.encodeWithSelector(IWager.BadReceiver.selector, address(world)));
        world.wager__withdraw(COIN, address(world));
    }

    function test_withdraw_to_a_rejecting_receiver_leaves_the_coins_in_the_purse() public {
        fund(carol, COIN);
        address rejecting = address(new RejectingReceiver());
        vm.expectRevert(abi.encodeWithSelector(IWager.ReceiverRefused.selector, rejecting, COIN, hex""));
        vm.prank(carol);
        world.wager__withdraw(COIN, rejecting);
        assertEq(purse(carol), COIN);
    }

    function test_withdraw_pays_a_reentering_receiver_once() public {
        fund(carol, 5 * COIN);
        ReenteringReceiver thief = new ReenteringReceiver(world);
        fund(address(thief), COIN);
        thief.withdraw(COIN);
        assertTrue(thief.triedAgain());
        assertEq(address(thief).balance, COIN);
        assertEq(Balances.get(namespaceOf("wager")), 5 * COIN);
    }

    function test_withdraw_refuses_value() public {
        fund(carol, COIN);
        vm.deal(carol, COIN);
        vm.expectRevert(abi.encodeWithSelector(IWager.TakesNoValue.selector, 1));
        vm.prank(carol);
        (bool sent,) = address(world).call{value: 1}(abi.encodeCall(world.wager__withdraw, (COIN, carol)));
        assertTrue(sent);
    }

    function test_withdrawFrom_lets_a_bots_owner_and_nobody_else_empty_its_purse() public {
        saveBot(4, ada);
        vm.deal(address(this), COIN);
        world.wager__deposit{value: COIN}(Accounts.ofBot(4));
        vm.expectRevert(abi.encodeWithSelector(IWager.NotController.selector, Accounts.ofBot(4), bob));
        vm.prank(bob);
        world.wager__withdrawFrom(Accounts.ofBot(4), COIN, bob);
        vm.prank(ada);
        world.wager__withdrawFrom(Accounts.ofBot(4), COIN, ada);
        assertEq(ada.balance, COIN);
    }

    function test_transfer_moves_coins_between_purses() public {
        saveBot(4, ada);
        fund(ada, 3 * COIN);
        vm.prank(ada);
        world.wager__transfer(Accounts.ofBot(4), 2 * COIN);
        assertEq(purse(ada), COIN);
        assertEq(Purse.get(Accounts.ofBot(4)), 2 * COIN);
        vm.expectRevert(abi.encodeWithSelector(IWager.UnknownAccount.selector, Accounts.ofBot(5)));
        vm.prank(ada);
        world.wager__transfer(Accounts.ofBot(5), COIN);
    }

    function test_nameKeeper_gives_the_treasury_to_one_keeper_for_good() public {
        vm.expectRevert(abi.encodeWithSelector(IWager.NotWagerOwner.selector, carol));
        vm.prank(carol);
        world.wager__nameKeeper(carol);
        vm.expectRevert(abi.encodeWithSelector(IWager.BadReceiver.selector, address(0)));
        world.wager__nameKeeper(address(0));
        world.wager__nameKeeper(dave);
        vm.expectRevert(abi.encodeWithSelector(IWager.KeeperAlreadyNamed.selector, dave));
        world.wager__nameKeeper(carol);

        vm.deal(address(this), COIN);
        world.wager__deposit{value: COIN}(Accounts.TREASURY);
        vm.prank(dave);
        world.wager__withdrawFrom(Accounts.TREASURY, COIN, dave);
        assertEq(dave.balance, COIN);
    }
}
