// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {IWorldErrors} from "@latticexyz/world/src/IWorldErrors.sol";
import {ResourceId, WorldResourceIdLib} from "@latticexyz/world/src/WorldResourceId.sol";
import {FunctionSelectors} from "@latticexyz/world/src/codegen/tables/FunctionSelectors.sol";

import {WagerRules} from "../../../src/generated/WagerRules.sol";
import {IMatches} from "../../../src/namespaces/arena/IMatches.sol";
import {Match} from "../../../src/namespaces/arena/codegen/tables/Match.sol";
import {Accounts} from "../../../src/namespaces/wager/Accounts.sol";
import {IWager} from "../../../src/namespaces/wager/IWager.sol";
import {Grant, GrantData} from "../../../src/namespaces/wager/codegen/tables/Grant.sol";
import {Purse} from "../../../src/namespaces/wager/codegen/tables/Purse.sol";
import {BetSystem} from "../../../src/namespaces/wager/systems/BetSystem.sol";
import {WorldFunction} from "../../WorldInstaller.sol";
import {MatchTest} from "../arena/MatchTest.sol";

/// @dev What a runner's key may do for an owner: `GrantSystem` and `PermitSystem`, through MUD's `callFrom`.
contract RunnerTest is MatchTest {
    uint8 private constant ALL = 15;
    uint64 private constant UNTIL = uint64(START) + 1 days;
    address private runner = makeAddr("runner");

    ResourceId private matchSystem = systemIdOf("arena", "MatchSystem");
    ResourceId private betSystem = systemIdOf("wager", "BetSystem");

    function setUp() public override {
        super.setUp();
        address[2] memory owners = [ada, bob];
        for (uint32 botId = 1; botId <= 2; ++botId) {
            vm.deal(address(this), 100 * COIN);
            world.wager__deposit{value: 100 * COIN}(Accounts.ofBot(botId));
            vm.prank(owners[botId - 1]);
            world.wager__setLimits(botId, 100 * COIN, 100 * COIN, UNTIL);
        }
    }

    /* PLAYING */

    function grant() private {
        grant(ALL, 100, 100, 100 * COIN);
    }

    function grant(uint8 functions, uint32 calls, uint16 rate, uint128 spend) private {
        vm.prank(ada);
        world.wager__grant(runner, BOT_A, functions, UNTIL, calls, rate, spend);
    }

    function run(ResourceId systemId, bytes memory data) private returns (bool done) {
        vm.prank(runner);
        (done,) = address(world).call(abi.encodeCall(world.callFrom, (ada, systemId, data)));
    }

    function runOpen() private returns (bool) {
        return run(matchSystem, abi.encodeCall(IMatches.openFromPurse, (BOT_A, STAKE)));
    }

    function runBet(uint32 matchId, uint128 amount) private returns (bool) {
        return run(betSystem, abi.encodeCall(BetSystem.betFor, (BOT_A, matchId, A, amount)));
    }

    function test_a_runner_opens_enters_bets_and_cancels_for_its_bot() public {
        grant();
        assertTrue(runOpen());
        assertEq(Match.getOwnerA(1), ada);
        assertTrue(run(matchSystem, abi.encodeCall(IMatches.cancelMatch, (1))));
        vm.prank(bob);
        world.arena__openMatch(BOT_B, STAKE);
        assertTrue(run(matchSystem, abi.encodeCall(IMatches.enterFromPurse, (2, BOT_A))));
        assertTrue(run(betSystem, abi.encodeCall(BetSystem.betFor, (BOT_A, 2, B, COIN))));
        assertEq(Grant.getSpend(ada, runner, BOT_A), 79 * COIN - BOUNTY);
        assertEq(Grant.getCalls(ada, runner, BOT_A), 96);
    }

    function test_a_runner_without_a_grant_does_nothing() public {
        vm.expectRevert(abi.encodeWithSelector(IWorldErrors.World_DelegationNotFound.selector, ada, runner));
        vm.prank(runner);
        world.callFrom(ada, matchSystem, abi.encodeCall(IMatches.openFromPurse, (BOT_A, STAKE)));
    }

    function test_a_runner_acts_for_no_other_bot_and_no_other_owner() public {
        grant();
        vm.prank(ada);
        uint32 other = world.arena__saveBot("other", hex"01233200015000");
        assertFalse(run(matchSystem, abi.encodeCall(IMatches.openFromPurse, (other, STAKE))));
        vm.prank(runner);
        vm.expectRevert(abi.encodeWithSelector(IWorldErrors.World_DelegationNotFound.selector, bob, runner));
        world.callFrom(bob, matchSystem, abi.encodeCall(IMatches.openFromPurse, (BOT_B, STAKE)));
    }

    function test_a_runner_cancels_no_match_of_another_bot() public {
        grant();
        vm.startPrank(ada);
        uint32 other = world.arena__saveBot("other", hex"01233200015000");
        uint32 matchId = world.arena__openMatch(other, STAKE);
        vm.stopPrank();
        assertFalse(run(matchSystem, abi.encodeCall(IMatches.cancelMatch, (matchId))));
    }

    /// @dev The owner's own purse is out of reach: there is no function for it that a runner can be allowed.
    function test_a_runner_cannot_touch_its_owners_purse() public {
        grant();
        uint256 before = purse(ada);
        assertFalse(run(matchSystem, abi.encodeCall(IMatches.openMatch, (BOT_A, STAKE))));
        assertFalse(run(betSystem, abi.encodeCall(BetSystem.bet, (1, A, COIN))));
        assertEq(purse(ada), before);
    }

    function test_a_grant_holds_until_its_last_second() public {
        grant();
        vm.warp(UNTIL);
        assertTrue(runOpen());
        skip(1);
        assertFalse(runOpen());
    }

    function test_a_grant_allows_the_functions_it_names() public {
        grant(uint8(WagerRules.RUNNER_OPEN_FROM_PURSE), 100, 100, 100 * COIN);
        assertTrue(runOpen());
        assertFalse(run(matchSystem, abi.encodeCall(IMatches.cancelMatch, (1))));
        vm.prank(bob);
        world.arena__enterMatch(1, BOT_B);
        assertFalse(runBet(1, COIN));
    }

    function test_a_grant_allows_so_many_calls() public {
        grant(ALL, 2, 100, 100 * COIN);
        assertTrue(runOpen());
        assertTrue(runOpen());
        assertFalse(runOpen());
    }

    function test_a_grant_allows_so_many_calls_a_minute() public {
        grant(ALL, 100, 2, 100 * COIN);
        assertTrue(runOpen());
        skip(59);
        assertTrue(runOpen());
        assertFalse(runOpen());
        skip(1);
        assertTrue(runOpen());
    }

    function test_a_grant_allows_so_much_spending() public {
        grant(ALL, 100, 100, STAKE + BOUNTY + COIN);
        assertTrue(runOpen());
        vm.prank(bob);
        world.arena__enterMatch(1, BOT_B);
        assertFalse(runBet(1, COIN + 1));
        assertTrue(runBet(1, COIN));
        assertFalse(runBet(1, uint128(WagerRules.MIN_BET)));
    }

    /// @dev A refused call costs the grant nothing, since it is undone whole.
    function test_a_call_that_the_world_refuses_costs_the_grant_nothing() public {
        grant();
        assertFalse(runBet(9, COIN));
        assertEq(Grant.getSpend(ada, runner, BOT_A), 100 * COIN);
        assertEq(Grant.getCalls(ada, runner, BOT_A), 100);
    }

    /* GRANTING AND REVOKING */

    function test_grant_is_for_the_owner_and_within_what_there_is() public {
        vm.prank(bob);
        vm.expectRevert(abi.encodeWithSelector(IWager.NotController.selector, Accounts.ofBot(BOT_A), bob));
        world.wager__grant(runner, BOT_A, ALL, UNTIL, 1, 1, 1);
        vm.startPrank(ada);
        vm.expectRevert(abi.encodeWithSelector(IWager.BadRunner.selector, ada));
        world.wager__grant(ada, BOT_A, ALL, UNTIL, 1, 1, 1);
        vm.expectRevert(abi.encodeWithSelector(IWager.BadRunner.selector, address(0)));
        world.wager__grant(address(0), BOT_A, ALL, UNTIL, 1, 1, 1);
        vm.expectRevert(abi.encodeWithSelector(IWager.BadFunctions.selector, 16, ALL));
        world.wager__grant(runner, BOT_A, 16, UNTIL, 1, 1, 1);
        vm.expectRevert(abi.encodeWithSelector(IWager.BadFunctions.selector, 0, ALL));
        world.wager__grant(runner, BOT_A, 0, UNTIL, 1, 1, 1);
    }

    function test_revoke_ends_a_grant_and_nothing_of_it_comes_back() public {
        grant();
        vm.prank(ada);
        world.wager__revoke(runner, BOT_A);
        assertFalse(runOpen());
        grant(ALL, 1, 1, STAKE + BOUNTY);
        assertTrue(runOpen());
        assertFalse(runOpen());
    }

    function test_revokeAll_ends_every_grant_to_a_key_until_granted_anew() public {
        grant();
        vm.prank(ada);
        world.wager__revokeAll(runner);
        assertFalse(runOpen());
        assertEq(Grant.getCalls(ada, runner, BOT_A), 100);
        grant();
        assertTrue(runOpen());
    }

    /// @dev MUD's trap: a control's records outlive `unregisterDelegation`. Whatever is registered there, the grant decides.
    function test_mud_registers_revive_nothing() public {
        ResourceId control = systemIdOf("wager", "PermitSystem");
        // MUD calls the control when it is registered; this is a call that does nothing.
        bytes memory nothing = abi.encodeWithSignature("verify(address,bytes32,bytes)", ada, bytes32(0), "");
        grant();
        vm.startPrank(ada);
        world.registerDelegation(runner, control, nothing);
        world.wager__revoke(runner, BOT_A);
        world.unregisterDelegation(runner);
        world.registerDelegation(runner, control, nothing);
        vm.stopPrank();
        assertFalse(runOpen());
        assertFalse(
            run(systemIdOf("wager", "PurseSystem"), abi.encodeWithSignature("withdraw(uint128,address)", 1, runner))
        );
    }

    /* NOTHING ELSE */

    function allowed(ResourceId systemId, bytes4 selector) private view returns (bool) {
        if (ResourceId.unwrap(systemId) == ResourceId.unwrap(betSystem)) return selector == BetSystem.betFor.selector;
        return ResourceId.unwrap(systemId) == ResourceId.unwrap(matchSystem)
            && (selector == IMatches.openFromPurse.selector
                || selector == IMatches.enterFromPurse.selector
                || selector == IMatches.cancelMatch.selector);
    }

    /// @dev A call is stopped by the permit, and not by something behind it.
    function assertStopped(ResourceId systemId, bytes memory data) private {
        vm.expectRevert(abi.encodeWithSelector(IWorldErrors.World_DelegationNotFound.selector, ada, runner));
        vm.prank(runner);
        world.callFrom(ada, systemId, data);
    }

    /// @dev Every function of the world, MUD's own included, with words that could be a bot's or a match's.
    function test_a_runner_with_every_right_is_refused_every_other_function() public {
        grant();
        WorldFunction[] memory functions = parts.installed();
        assertGt(functions.length, 30);
        uint256 stopped;
        for (uint256 i; i < functions.length; ++i) {
            if (allowed(functions[i].systemId, functions[i].selector)) continue;
            assertStopped(
                functions[i].systemId,
                abi.encodePacked(functions[i].selector, new bytes(31), uint8(BOT_A), new bytes(480))
            );
            ++stopped;
        }
        assertEq(stopped, functions.length - 4);

        bytes4[17] memory core = [
            world.registerDelegation.selector,
            world.unregisterDelegation.selector,
            world.registerNamespaceDelegation.selector,
            world.unregisterNamespaceDelegation.selector,
            world.transferOwnership.selector,
            world.renounceOwnership.selector,
            world.grantAccess.selector,
            world.revokeAccess.selector,
            world.transferBalanceToNamespace.selector,
            world.transferBalanceToAddress.selector,
            world.batchCall.selector,
            world.batchCallFrom.selector,
            world.registerNamespace.selector,
            world.registerSystem.selector,
            world.registerFunctionSelector.selector,
            world.registerTable.selector,
            world.installModule.selector
        ];
        for (uint256 i; i < core.length; ++i) {
            (ResourceId systemId, bytes4 selector) = FunctionSelectors.get(core[i]);
            assertNotEq(ResourceId.unwrap(systemId), 0);
            assertStopped(systemId, abi.encodePacked(selector, new bytes(512)));
        }
        assertEq(Grant.getCalls(ada, runner, BOT_A), 100);
    }

    /// @dev Any words for any function of any system: what gets through is one of the four, for this bot.
    function testFuzz_a_runner_gets_no_other_call_through(uint256 which, bytes4 selector, bytes calldata args) public {
        grant();
        WorldFunction[] memory functions = parts.installed();
        WorldFunction memory f = functions[which % functions.length];
        if (which & 1 << 255 != 0) selector = f.selector;
        bytes memory data = abi.encodePacked(selector, args);
        if (!allowed(f.systemId, selector)) assertStopped(f.systemId, data);
        uint256[2] memory before = [purse(ada), Purse.get(Accounts.ofBot(BOT_A))];
        run(f.systemId, data);
        assertEq(purse(ada), before[0], "the owner's purse");
        uint256 spent = before[1] - Purse.get(Accounts.ofBot(BOT_A));
        assertEq(spent, 100 * COIN - Grant.getSpend(ada, runner, BOT_A), "what leaves the bot's purse is counted");
    }

    /// @dev Well-formed calls with any numbers: for another bot none gets through, and spending is counted to the wei.
    function testFuzz_a_runner_spends_what_it_was_granted(uint128 spend, uint96[6] calldata amounts, uint32 botId)
        public
    {
        spend = uint128(bound(spend, 0, 100 * COIN));
        grant(ALL, 100, 100, spend);
        uint256 spent;
        for (uint256 i; i < amounts.length; ++i) {
            uint128 stake = uint128(bound(amounts[i], WagerRules.MIN_STAKE, 30 * COIN));
            bool good = spent + stake + BOUNTY <= spend;
            assertEq(run(matchSystem, abi.encodeCall(IMatches.openFromPurse, (BOT_A, stake))), good);
            if (good) spent += stake + BOUNTY;
        }
        assertEq(Purse.get(Accounts.ofBot(BOT_A)), 100 * COIN - spent);
        if (botId != BOT_A) assertFalse(run(matchSystem, abi.encodeCall(IMatches.openFromPurse, (botId, STAKE))));
    }

    /// @dev Asking the permit without `callFrom` wears out nobody's grant but the asker's.
    function test_nobody_wears_out_the_grant_of_another() public {
        grant();
        bytes memory call_ = abi.encodeCall(IMatches.openFromPurse, (BOT_A, STAKE));
        vm.prank(carol);
        bytes memory answer = world.call(
            systemIdOf("wager", "PermitSystem"),
            abi.encodeWithSignature("verify(address,bytes32,bytes)", ada, matchSystem, call_)
        );
        assertFalse(abi.decode(answer, (bool)));
        assertEq(Grant.getCalls(ada, runner, BOT_A), 100);
    }

    /// @dev The world books value sent with any call to the system's namespace; here it would be nobody's.
    function test_the_permit_takes_no_value() public {
        vm.deal(address(this), 1);
        vm.expectRevert(abi.encodeWithSelector(IWager.TakesNoValue.selector, 1));
        world.call{value: 1}(
            systemIdOf("wager", "PermitSystem"),
            abi.encodeWithSignature("verify(address,bytes32,bytes)", ada, matchSystem, "")
        );
    }
}
