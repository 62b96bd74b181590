// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Balances} from "@latticexyz/world/src/codegen/tables/Balances.sol";

import {Accounts} from "../../../src/namespaces/wager/Accounts.sol";
import {Purse} from "../../../src/namespaces/wager/codegen/tables/Purse.sol";
import {WorldTest} from "../../WorldTest.sol";

contract PurseSystemTest is WorldTest {
    address private alice = makeAddr("alice");

    function test_deposit_fills_the_purse_and_is_booked_to_the_namespace() public {
        vm.deal(alice, 5 ether);
        vm.prank(alice);
        world.wager__deposit{value: 1 ether}(Accounts.ofAddress(alice));
        assertEq(Purse.get(Accounts.ofAddress(alice)), 1 ether);
        assertEq(Balances.get(namespaceOf("wager")), 1 ether);
        assertEq(address(world).balance, 1 ether);
    }
}
