// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Balances} from "@latticexyz/world/src/codegen/tables/Balances.sol";

import {NpcRules} from "../../../../src/generated/NpcRules.sol";
import {Config, Round} from "../../../../src/namespaces/beacon/codegen/index.sol";
import {Bond, Credit} from "../../../../src/namespaces/npc/codegen/index.sol";
import {RegionRecord} from "../../../../src/namespaces/realm/RegionRecord.sol";
import {Treasury} from "../../../../src/namespaces/wager/codegen/tables/Treasury.sol";
import {PlantedBugs} from "../../../PlantedBugs.sol";
import {WorldTest} from "../../../WorldTest.sol";
import {OperatorTest} from "../OperatorTest.sol";
import {BondHandler} from "./BondHandler.sol";

/// @dev Four operators that bond, lease, tick, lie, accuse, leave and take their money, in any order and at any time.
contract BondInvariantsTest is OperatorTest, PlantedBugs {
    uint256 private constant CALLS = 200;
    BondHandler private handler;

    function setUp() public override(OperatorTest, WorldTest) {
        super.setUp();
        uint16[] memory regions = new uint16[](1);
        regions[0] = HOME;
        world.realm__settle(regions);
        // The base's operator leaves the stage.
        vm.prank(operator);
        world.npc__leave();
        handler = new BondHandler(world);
        Treasury.set(handler.KEEPER());
        Config.set(1, 1, 1, 1, handler.GENESIS(), handler.PERIOD());
        world.grantAccess(Round._tableId, address(handler));
        targetContract(address(handler));
    }

    /// forge-config: default.invariant.runs = 32
    /// forge-config: default.invariant.depth = 200
    /// forge-config: default.invariant.fail-on-revert = true
    function invariant_every_wei_is_somebodys() public view {
        assertEq(Credit.get(handler.KEEPER()), handler.credits(handler.KEEPER()), "keeper");
        uint256 owed = Bond.getAmount(operator) + Credit.get(handler.KEEPER());
        for (uint256 i; i < handler.actorCount(); ++i) {
            address who = handler.actors(i);
            assertEq(Bond.getAmount(who), handler.bonds(who), "bond");
            assertEq(Bond.getFreeAt(who), handler.freeAt(who), "free at");
            assertEq(Credit.get(who), handler.credits(who), "credit");
            assertEq(Bond.getSuspended(who), handler.out(who), "suspended");
            owed += Bond.getAmount(who) + Credit.get(who);
        }
        uint256 booked = Balances.get(namespaceOf("npc"));
        assertEq(booked, owed, "booked is owed");
        assertEq(booked, HIRED_BOND + handler.deposited() - handler.withdrawn(), "in less out");
        assertLe(booked, address(world).balance, "held");
    }

    /// forge-config: default.invariant.runs = 32
    /// forge-config: default.invariant.depth = 200
    /// forge-config: default.invariant.fail-on-revert = true
    function invariant_nobody_acts_twice_on_one_tick() public view {
        assertEq(RegionRecord.tickOf(bodiesOf(HOME)), handler.ticks());
    }

    /// @dev In the end everyone can take out what is theirs, without anyone's help.
    function afterInvariant() public {
        for (uint256 i; i < handler.actorCount(); ++i) {
            address who = handler.actors(i);
            vm.startPrank(who);
            if (!handler.out(who) && Bond.getAmount(who) != 0 && Bond.getFreeAt(who) == 0) world.npc__leave();
            vm.stopPrank();
            vm.warp(block.timestamp + NpcRules.WINDOW_SECONDS + 1);
            while (!handler.out(who) && handler.owes(who)) {
                handler.answer(i);
            }
            vm.startPrank(who);
            if (!handler.out(who) && Bond.getAmount(who) != 0) world.npc__takeBond();
            if (handler.out(who) && Bond.getAmount(who) != 0) world.npc__forfeit(who);
            vm.stopPrank();
        }
        // Only now, since answering finds lies, which pay the first of them.
        for (uint256 i; i < handler.actorCount(); ++i) {
            address who = handler.actors(i);
            uint128 credit = Credit.get(who);
            vm.startPrank(who);
            if (credit != 0) world.npc__withdrawCredit(credit, who);
            vm.stopPrank();
            assertEq(Credit.get(who), 0, "credit in the end");
        }
        uint256 left = Bond.getAmount(operator) + Credit.get(handler.KEEPER());
        assertEq(Balances.get(namespaceOf("npc")), left, "in the end nothing is left of theirs");
    }

    function test_every_action_of_the_handler_succeeds() public {
        handler.bond(0, 2 * NpcRules.BOND_A_BATCH);
        handler.lease(0);
        handler.wait(1);
        handler.tick(0, false);
        handler.challenge(1);
        handler.tick(0, false);
        handler.wait(NpcRules.CHECK_SECONDS);
        handler.wait(NpcRules.CHECK_SECONDS);
        handler.prove(0);
        handler.demand(0);
        handler.answer(1 << 8);
        handler.answer(1 << 8);
        handler.bond(2, NpcRules.BOND_A_BATCH);
        handler.release(0);
        handler.leave(0);
        for (uint256 i; i < 5; ++i) {
            handler.wait(NpcRules.WINDOW_SECONDS / 4);
        }
        handler.takeBond(0);
        handler.withdraw(0, 1);
        handler.lease(2);
        handler.tick(2, true);
        handler.challenge(1);
        assertTrue(handler.out(handler.actors(2)));
        handler.forfeit(2);
        handler.wait(NpcRules.LEASE_SECONDS + 1);
        // One lies and is drawn, one is silent.
        for (uint256 liar = 1; liar < 4; liar += 2) {
            handler.bond(liar, NpcRules.BOND_A_BATCH);
            handler.lease(liar);
            handler.tick(liar, true);
            handler.wait(2 * NpcRules.CHECK_SECONDS);
            handler.prove(liar);
            if (liar == 1) handler.answer(liar);
            handler.demand(liar);
        }
        handler.waitLong(8);
        handler.wait(1);
        handler.convict(3);
        bytes32[15] memory actions = [
            bytes32("bond"),
            "lease",
            "tick",
            "accuse",
            "prove",
            "forfeit",
            "release",
            "leave",
            "takeBond",
            "withdraw",
            "draw",
            "answer",
            "find",
            "demand",
            "convict"
        ];
        for (uint256 i; i < actions.length; ++i) {
            assertGt(handler.succeeded(actions[i]), 0, string(abi.encodePacked(actions[i])));
        }
    }

    function test_planted_bugs() public {
        seeBugs("BondInvariants");
    }

    function playRun(uint256 run) external override {
        for (uint256 i; i < CALLS; ++i) {
            uint256 draw = uint256(keccak256(abi.encode(run, i)));
            _call(draw % 16, draw >> 8);
            if (i % 10 == 9) invariant_every_wei_is_somebodys();
        }
        invariant_nobody_acts_twice_on_one_tick();
        afterInvariant();
    }

    function _call(uint256 action, uint256 seed) private {
        if (action == 0) handler.bond(seed, seed >> 8);
        else if (action == 1) handler.lease(seed);
        else if (action == 2) handler.tick(seed, seed & 0x300 == 0);
        else if (action == 3) handler.challenge(seed);
        else if (action == 4) handler.forfeit(seed);
        else if (action == 5) handler.release(seed);
        else if (action == 6) handler.leave(seed);
        else if (action == 7) handler.takeBond(seed);
        else if (action == 8) handler.withdraw(seed, seed >> 8);
        else if (action == 9) handler.prove(seed);
        else if (action == 10) handler.answer(seed);
        else if (action == 11) handler.demand(seed);
        else if (action == 12) handler.convict(seed);
        else if (action == 13) handler.waitLong(seed);
        else if (action == 14) handler.owe(seed);
        else handler.wait(seed >> 8);
    }
}
