// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {IWorldErrors} from "@latticexyz/world/src/IWorldErrors.sol";

import {WagerRules} from "../../../src/generated/WagerRules.sol";
import {IWager} from "../../../src/namespaces/wager/IWager.sol";
import {Market, MarketData} from "../../../src/namespaces/wager/codegen/tables/Market.sol";
import {Position} from "../../../src/namespaces/wager/codegen/tables/Position.sol";
import {Purse} from "../../../src/namespaces/wager/codegen/tables/Purse.sol";
import {WagerTest} from "./WagerTest.sol";

contract LedgerSystemTest is WagerTest {
    function test_ledger_lets_in_nobody_but_the_arena() public {
        bytes[3] memory calls = [
            abi.encodeCall(world.wager__stakeFirst, (MATCH, account(ada), STAKE, FEE)),
            abi.encodeCall(world.wager__stakeSecond, (MATCH, account(bob), uint64(START) + BETTING)),
            abi.encodeCall(world.wager__settle, (MATCH, A, A, account(carol)))
        ];
        for (uint256 i; i < calls.length; ++i) {
            vm.expectPartialRevert(IWorldErrors.World_AccessDenied.selector);
            vm.prank(carol);
            (bool done,) = address(world).call(calls[i]);
            assertTrue(done);
        }
    }

    function test_tables_let_in_nobody_but_the_wager_systems() public {
        vm.startPrank(carol);
        vm.expectPartialRevert(IWorldErrors.World_AccessDenied.selector);
        Purse.set(account(carol), 1000 * COIN);
        vm.startPrank(systemOf("wager", "PurseSystem"));
        Purse.set(account(carol), 1);
        assertEq(purse(carol), 1);
    }

    function test_stakeFirst_takes_the_stake_and_fixes_the_fee() public {
        stakeFirst();
        MarketData memory market = Market.get(MATCH);
        assertEq(market.status, WagerRules.MARKET_STAKED);
        assertEq(market.feeBps, FEE);
        assertEq(market.stake, STAKE);
        assertEq(Position.getStakeA(MATCH, account(ada)), STAKE);
        assertEq(purse(ada), 0);
    }

    function test_stakeFirst_refuses_a_fee_above_the_cap() public {
        fund(ada, STAKE);
        vm.expectRevert(abi.encodeWithSelector(IWager.FeeAboveCap.selector, 1001, 1000));
        world.wager__stakeFirst(MATCH, account(ada), STAKE, 1001);
    }

    function test_stakeFirst_refuses_a_stake_below_the_smallest() public {
        uint128 least = uint128(WagerRules.MIN_STAKE);
        fund(ada, STAKE);
        vm.expectRevert(abi.encodeWithSelector(IWager.StakeTooSmall.selector, least - 1, least));
        world.wager__stakeFirst(MATCH, account(ada), least - 1, FEE);
    }

    function test_stakeFirst_refuses_a_match_that_has_pots() public {
        stakeFirst();
        fund(carol, STAKE);
        vm.expectRevert(abi.encodeWithSelector(IWager.WrongMarketStatus.selector, MATCH, WagerRules.MARKET_STAKED));
        world.wager__stakeFirst(MATCH, account(carol), STAKE, FEE);
    }

    function test_stakeSecond_matches_the_stake_and_opens_bets() public {
        openBets();
        MarketData memory market = Market.get(MATCH);
        assertEq(market.status, WagerRules.MARKET_OPEN);
        assertEq(market.closesAt, START + BETTING);
        assertEq(Position.getStakeB(MATCH, account(bob)), STAKE);
        assertEq(purse(bob), 0);
    }

    function test_stakeSecond_refuses_a_purse_below_the_stake() public {
        stakeFirst();
        fund(bob, STAKE - 1);
        vm.expectRevert(abi.encodeWithSelector(IWager.PurseTooSmall.selector, account(bob), STAKE - 1, STAKE));
        world.wager__stakeSecond(MATCH, account(bob), uint64(START) + BETTING);
    }

    function test_stakeSecond_refuses_to_close_bets_in_the_past() public {
        stakeFirst();
        fund(bob, STAKE);
        vm.expectRevert(abi.encodeWithSelector(IWager.BetsClosed.selector, MATCH, START, START));
        world.wager__stakeSecond(MATCH, account(bob), uint64(START));
    }

    function test_settle_takes_the_fee_from_both_losing_pools_for_the_treasury() public {
        openBets();
        fund(carol, 4 * COIN);
        bet(carol, A, 4 * COIN);
        fund(dave, 6 * COIN);
        bet(dave, B, 6 * COIN);
        settle(A, A);
        assertEq(treasury(), (STAKE + 6 * COIN) * FEE / 10_000);
    }

    function test_settle_pays_whoever_ends_a_match_the_bounty_its_opener_put_in() public {
        fund(carol, STAKE + BOUNTY - 1);
        vm.expectRevert(
            abi.encodeWithSelector(IWager.PurseTooSmall.selector, account(carol), STAKE + BOUNTY - 1, STAKE + BOUNTY)
        );
        world.wager__stakeFirst(MATCH, account(carol), STAKE, FEE);
        openBets();
        assertEq(purse(ada), 0);
        settle(NOBODY, NOBODY);
        assertEq(purse(settler), BOUNTY);
        assertEq(treasury(), 0);
    }

    function test_settle_refuses_while_bets_are_taken() public {
        openBets();
        skip(BETTING - 1);
        uint64 closesAt = uint64(START) + BETTING;
        vm.expectRevert(abi.encodeWithSelector(IWager.BetsStillOpen.selector, MATCH, closesAt, closesAt - 1));
        world.wager__settle(MATCH, A, A, account(settler));
    }

    function test_settle_settles_once() public {
        openBets();
        settle(A, A);
        vm.expectRevert(abi.encodeWithSelector(IWager.WrongMarketStatus.selector, MATCH, WagerRules.MARKET_SETTLED));
        world.wager__settle(MATCH, B, B, account(settler));
    }

    function test_settle_refuses_a_match_without_pots() public {
        vm.expectRevert(abi.encodeWithSelector(IWager.WrongMarketStatus.selector, MATCH, WagerRules.MARKET_NONE));
        world.wager__settle(MATCH, A, A, account(settler));
    }

    function test_settle_refuses_winners_that_do_not_exist() public {
        openBets();
        skip(BETTING);
        uint8[2] memory wrong = [0, 4];
        for (uint256 i; i < wrong.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IWager.NoSuchWinner.selector, wrong[i]));
            world.wager__settle(MATCH, wrong[i], A, account(settler));
            vm.expectRevert(abi.encodeWithSelector(IWager.NoSuchWinner.selector, wrong[i]));
            world.wager__settle(MATCH, A, wrong[i], account(settler));
        }
    }

    function test_settle_gives_the_first_stake_back_when_nobody_entered_whoever_is_named() public {
        stakeFirst();
        world.wager__settle(MATCH, B, B, account(settler));
        assertEq(claim(ada), STAKE);
        assertEq(treasury(), 0);
    }

    function test_settle_of_a_draw_takes_no_fee() public {
        openBets();
        fund(carol, COIN);
        bet(carol, A, COIN);
        settle(NOBODY, NOBODY);
        assertEq(treasury(), 0);
        assertEq(claim(ada), STAKE);
        assertEq(claim(bob), STAKE);
        assertEq(claim(carol), COIN);
    }
}
