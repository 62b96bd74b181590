// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {WagerRules} from "../../../src/generated/WagerRules.sol";
import {IWager} from "../../../src/namespaces/wager/IWager.sol";
import {Market} from "../../../src/namespaces/wager/codegen/tables/Market.sol";
import {Position} from "../../../src/namespaces/wager/codegen/tables/Position.sol";
import {ReenteringReceiver} from "./Receivers.sol";
import {WagerTest} from "./WagerTest.sol";

contract BetSystemTest is WagerTest {
    function test_bet_moves_coins_from_the_purse_into_the_pool() public {
        openBets();
        fund(carol, 5 * COIN);
        bet(carol, A, 2 * COIN);
        bet(carol, B, COIN);
        bet(carol, A, COIN);
        assertEq(purse(carol), COIN);
        assertEq(Market.getPoolA(MATCH), 3 * COIN);
        assertEq(Market.getPoolB(MATCH), COIN);
        assertEq(Position.getBetA(MATCH, account(carol)), 3 * COIN);
        assertEq(Position.getBetB(MATCH, account(carol)), COIN);
    }

    function test_bet_is_paid_for_by_value_sent_along() public {
        openBets();
        vm.deal(carol, 3 * COIN);
        vm.prank(carol);
        world.wager__bet{value: 3 * COIN}(MATCH, B, 2 * COIN);
        assertEq(purse(carol), COIN);
        assertEq(Market.getPoolB(MATCH), 2 * COIN);
    }

    function test_bet_is_taken_in_the_last_second_and_not_after() public {
        openBets();
        fund(carol, 2 * COIN);
        skip(BETTING - 1);
        bet(carol, A, COIN);
        skip(1);
        uint64 closedAt = uint64(START) + BETTING;
        vm.expectRevert(abi.encodeWithSelector(IWager.BetsClosed.selector, MATCH, closedAt, closedAt));
        bet(carol, A, COIN);
    }

    function test_bet_is_refused_before_entry_and_after_settlement() public {
        fund(carol, COIN);
        vm.expectRevert(abi.encodeWithSelector(IWager.BetsNotOpen.selector, MATCH, WagerRules.MARKET_NONE));
        bet(carol, A, COIN);
        openBets();
        settle(A, A);
        vm.expectRevert(abi.encodeWithSelector(IWager.BetsNotOpen.selector, MATCH, WagerRules.MARKET_SETTLED));
        bet(carol, A, COIN);
    }

    function test_bet_is_refused_before_the_second_stake() public {
        stakeFirst();
        fund(carol, COIN);
        vm.expectRevert(abi.encodeWithSelector(IWager.BetsNotOpen.selector, MATCH, WagerRules.MARKET_STAKED));
        bet(carol, A, COIN);
    }

    function test_bet_refuses_less_than_the_smallest() public {
        openBets();
        uint128 least = uint128(WagerRules.MIN_BET);
        fund(carol, COIN);
        vm.expectRevert(abi.encodeWithSelector(IWager.BetTooSmall.selector, least - 1, least));
        bet(carol, A, least - 1);
    }

    function test_bet_refuses_more_than_the_purse_holds() public {
        openBets();
        fund(carol, COIN);
        vm.expectRevert(abi.encodeWithSelector(IWager.PurseTooSmall.selector, account(carol), COIN, COIN + 1));
        bet(carol, A, COIN + 1);
    }

    function test_bet_refuses_sides_that_do_not_exist() public {
        openBets();
        fund(carol, COIN);
        uint8[3] memory wrong = [0, 3, 255];
        for (uint256 i; i < wrong.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IWager.NoSuchSide.selector, wrong[i]));
            bet(carol, wrong[i], COIN);
        }
    }

    function test_bet_lets_owners_bet_on_their_own_bot_only() public {
        openBets();
        fund(ada, 2 * COIN);
        fund(bob, 2 * COIN);
        bet(ada, A, COIN);
        bet(bob, B, COIN);
        vm.expectRevert(abi.encodeWithSelector(IWager.BetAgainstOwnBot.selector, MATCH, ada, B));
        bet(ada, B, COIN);
        vm.expectRevert(abi.encodeWithSelector(IWager.BetAgainstOwnBot.selector, MATCH, bob, A));
        bet(bob, A, COIN);
    }

    function test_claim_pays_winners_both_pots_less_the_fee_on_the_losers() public {
        openBets();
        fund(ada, 2 * COIN);
        bet(ada, A, 2 * COIN);
        fund(carol, 4 * COIN);
        bet(carol, A, 4 * COIN);
        fund(dave, 9 * COIN);
        bet(dave, B, 9 * COIN);
        settle(A, A);

        uint256 stakes = 2 * STAKE - STAKE * FEE / 10_000;
        uint256 losers = 9 * COIN - 9 * COIN * FEE / 10_000;
        assertEq(world.wager__claimable(MATCH, account(ada)), stakes + 2 * COIN + losers / 3);
        assertEq(claim(ada), stakes + 2 * COIN + losers / 3);
        assertEq(claim(carol), 4 * COIN + losers * 2 / 3);
        assertEq(purse(carol), 4 * COIN + losers * 2 / 3);
        assertEq(world.wager__claimable(MATCH, account(carol)), 0);
    }

    function test_claim_refuses_losers() public {
        openBets();
        fund(carol, COIN);
        bet(carol, A, COIN);
        fund(dave, COIN);
        bet(dave, B, COIN);
        settle(A, A);
        vm.expectRevert(abi.encodeWithSelector(IWager.NothingToClaim.selector, MATCH, account(dave)));
        claim(dave);
        vm.expectRevert(abi.encodeWithSelector(IWager.NothingToClaim.selector, MATCH, account(bob)));
        claim(bob);
    }

    function test_claim_refunds_bets_when_nobody_bet_on_the_winner() public {
        openBets();
        fund(dave, COIN);
        bet(dave, B, COIN);
        settle(A, A);
        assertEq(Market.getBetWinner(MATCH), NOBODY);
        assertEq(claim(dave), COIN);
        assertEq(claim(ada), 2 * STAKE - STAKE * FEE / 10_000);
    }

    function test_claim_pays_once() public {
        openBets();
        settle(B, B);
        claim(bob);
        vm.expectRevert(abi.encodeWithSelector(IWager.AlreadyClaimed.selector, MATCH, account(bob)));
        claim(bob);
    }

    function test_claim_refuses_before_settlement() public {
        openBets();
        vm.expectRevert(abi.encodeWithSelector(IWager.NotSettled.selector, MATCH, WagerRules.MARKET_OPEN));
        claim(bob);
        assertEq(world.wager__claimable(MATCH, account(bob)), 0);
    }

    function test_claim_pays_a_reentering_winner_once() public {
        openBets();
        ReenteringReceiver thief = new ReenteringReceiver(world);
        fund(address(thief), 2 * COIN);
        bet(address(thief), A, COIN);
        fund(dave, COIN);
        bet(dave, B, COIN);
        settle(A, A);
        uint128 due = 2 * COIN - COIN * FEE / 10_000;
        thief.claimAndWithdraw(MATCH, COIN + due);
        assertTrue(thief.triedAgain());
        assertEq(address(thief).balance, COIN + due);
        assertEq(purse(address(thief)), 0);
    }

    function test_claimFor_lets_anyone_pay_an_account_into_its_own_purse() public {
        openBets();
        settle(B, B);
        vm.prank(carol);
        uint256 paid = world.wager__claimFor(MATCH, account(bob));
        assertEq(purse(bob), paid);
        assertEq(purse(carol), 0);
    }
}
