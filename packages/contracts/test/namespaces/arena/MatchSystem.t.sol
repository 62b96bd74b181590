// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {WagerRules} from "../../../src/generated/WagerRules.sol";
import {IMatches, IResolve} from "../../../src/namespaces/arena/IMatches.sol";
import {Bot} from "../../../src/namespaces/arena/codegen/tables/Bot.sol";
import {Counters} from "../../../src/namespaces/arena/codegen/tables/Counters.sol";
import {Entry} from "../../../src/namespaces/arena/codegen/tables/Entry.sol";
import {Match, MatchData} from "../../../src/namespaces/arena/codegen/tables/Match.sol";
import {Outcome, OutcomeData} from "../../../src/namespaces/arena/codegen/tables/Outcome.sol";
import {RoundTime} from "../../../src/namespaces/beacon/RoundTime.sol";
import {Config} from "../../../src/namespaces/beacon/codegen/tables/Config.sol";
import {IWager} from "../../../src/namespaces/wager/IWager.sol";
import {Market, MarketData} from "../../../src/namespaces/wager/codegen/tables/Market.sol";
import {MatchTest} from "./MatchTest.sol";

contract MatchSystemTest is MatchTest {
    function test_openMatch_takes_the_stake_and_waits_for_an_opponent() public {
        uint32 matchId = open();
        assertEq(matchId, 1);
        assertEq(Counters.getMatches(), 1);
        MatchData memory m = Match.get(matchId);
        assertEq(m.status, WagerRules.MATCH_OPEN);
        assertEq(m.botA, BOT_A);
        assertEq(m.ownerA, ada);
        assertEq(m.deadline, START + WagerRules.ENTRY_WINDOW);
        assertEq(Market.getStake(matchId), STAKE);
        assertEq(Market.getFeeBps(matchId), WagerRules.FEE_BPS);
        assertEq(purse(ada), 90 * COIN);
        assertEq(Entry.getCode(matchId, A), Bot.getCode(BOT_A));
        assertEq(open(), 2);
    }

    function test_openMatch_refuses_bots_of_others_and_bots_that_do_not_exist() public {
        vm.startPrank(ada);
        vm.expectRevert(abi.encodeWithSelector(IMatches.NotBotOwner.selector, BOT_B, bob, ada));
        world.arena__openMatch(BOT_B, STAKE);
        vm.expectRevert(abi.encodeWithSelector(IMatches.NoSuchBot.selector, 99));
        world.arena__openMatch(99, STAKE);
    }

    function test_openMatch_refuses_a_stake_the_purse_does_not_hold() public {
        vm.expectRevert(
            abi.encodeWithSelector(
                IWager.PurseTooSmall.selector, account(ada), 100 * COIN + BOUNTY, 101 * COIN + BOUNTY
            )
        );
        vm.prank(ada);
        world.arena__openMatch(BOT_A, 101 * COIN);
        assertEq(Counters.getMatches(), 0);
    }

    function test_enterMatch_names_when_bets_close_and_the_round_that_seeds_the_battle() public {
        uint32 matchId = openAndEnter();
        MatchData memory m = Match.get(matchId);
        assertEq(m.status, WagerRules.MATCH_ENTERED);
        assertEq(m.botB, BOT_B);
        assertEq(m.ownerB, bob);
        assertEq(m.betsCloseAt, START + WagerRules.BETTING_WINDOW);
        uint64 publishedAt = RoundTime.timeOf(m.seedRound, GENESIS, PERIOD);
        assertGe(publishedAt, m.betsCloseAt + WagerRules.SEED_MARGIN);
        assertLt(publishedAt - PERIOD, m.betsCloseAt + WagerRules.SEED_MARGIN);
        assertEq(m.deadline, publishedAt + WagerRules.RESOLVE_WINDOW);
        MarketData memory market = Market.get(matchId);
        assertEq(market.status, WagerRules.MARKET_OPEN);
        assertEq(market.closesAt, m.betsCloseAt);
        assertEq(purse(bob), 90 * COIN);
    }

    /// @dev Invariant 11, for every phase of the beacon's rounds against the clock.
    function testFuzz_enterMatch_names_a_round_later_than_closing_by_the_margin(uint64 time, uint32 period) public {
        time = uint64(bound(time, START, START + 1_000_000_000));
        period = uint32(bound(period, 1, 3600));
        vm.warp(time);
        Config.setPeriod(period);
        uint32 matchId = openAndEnter();
        uint64 published = RoundTime.timeOf(Match.getSeedRound(matchId), GENESIS, period);
        assertGe(published, Match.getBetsCloseAt(matchId) + WagerRules.SEED_MARGIN);
        assertLt(published, Match.getBetsCloseAt(matchId) + WagerRules.SEED_MARGIN + period);
    }

    function test_enterMatch_refuses_a_bot_of_the_same_owner() public {
        uint32 matchId = open();
        uint32 second = saveBot(ada);
        vm.expectRevert(abi.encodeWithSelector(IMatches.SameOwner.selector, matchId, ada));
        vm.prank(ada);
        world.arena__enterMatch(matchId, second);
    }

    function test_enterMatch_refuses_matches_that_are_not_open() public {
        vm.expectRevert(abi.encodeWithSelector(IMatches.WrongMatchStatus.selector, 5, WagerRules.MATCH_NONE));
        enter(5);
        uint32 matchId = openAndEnter();
        vm.expectRevert(abi.encodeWithSelector(IMatches.WrongMatchStatus.selector, matchId, WagerRules.MATCH_ENTERED));
        enter(matchId);
    }

    function test_enterMatch_is_possible_until_the_deadline() public {
        uint32 inTime = open();
        uint32 late = open();
        skip(WagerRules.ENTRY_WINDOW);
        enter(inTime);
        skip(1);
        uint64 deadline = uint64(START + WagerRules.ENTRY_WINDOW);
        vm.expectRevert(abi.encodeWithSelector(IMatches.DeadlinePassed.selector, late, deadline, deadline + 1));
        enter(late);
    }

    function test_enterMatch_refuses_while_the_world_has_no_beacon() public {
        uint32 matchId = open();
        Config.deleteRecord();
        vm.expectRevert(IMatches.NoBeacon.selector);
        enter(matchId);
    }

    function test_cancelMatch_gives_the_stake_and_the_bounty_back() public {
        uint32 matchId = open();
        vm.startPrank(ada);
        world.arena__cancelMatch(matchId);
        assertEq(Match.getStatus(matchId), WagerRules.MATCH_VOID);
        assertEq(Outcome.getEnding(matchId), WagerRules.ENDING_CANCELLED);
        world.wager__claim(matchId);
        assertEq(purse(ada), 100 * COIN + BOUNTY);
    }

    function test_cancelMatch_is_for_its_owner_and_only_while_nobody_entered() public {
        uint32 matchId = open();
        vm.expectRevert(abi.encodeWithSelector(IMatches.NotMatchOwner.selector, matchId, ada, bob));
        vm.prank(bob);
        world.arena__cancelMatch(matchId);
        enter(matchId);
        vm.expectRevert(abi.encodeWithSelector(IMatches.WrongMatchStatus.selector, matchId, WagerRules.MATCH_ENTERED));
        vm.prank(ada);
        world.arena__cancelMatch(matchId);
    }

    function test_resolve_fights_and_settles_both_pots() public {
        uint32 matchId = openAndEnter();
        fund(carol, 2 * COIN);
        fund(dave, 2 * COIN);
        vm.prank(carol);
        world.wager__bet(matchId, A, 2 * COIN);
        vm.prank(dave);
        world.wager__bet(matchId, B, 2 * COIN);
        proveSeed(matchId, "anything");
        resolve(matchId);

        OutcomeData memory outcome = Outcome.get(matchId);
        assertEq(Match.getStatus(matchId), WagerRules.MATCH_RESOLVED);
        assertEq(outcome.ending, WagerRules.ENDING_FOUGHT);
        assertEq(outcome.seed, keccak256(abi.encodePacked(bytes32("anything"), matchId)));
        MarketData memory market = Market.get(matchId);
        assertEq(market.status, WagerRules.MARKET_SETTLED);
        assertEq(market.stakeWinner, outcome.winner);
        assertEq(market.betWinner, outcome.winner);
    }

    function test_resolve_waits_for_the_seed() public {
        uint32 matchId = openAndEnter();
        uint64 round = Match.getSeedRound(matchId);
        skip(WagerRules.BETTING_WINDOW + 10);
        vm.expectRevert(abi.encodeWithSelector(IResolve.SeedNotProven.selector, matchId, round));
        resolve(matchId);
    }

    function test_resolve_happens_once() public {
        uint32 matchId = openAndEnter();
        proveSeed(matchId, "anything");
        resolve(matchId);
        vm.expectRevert(abi.encodeWithSelector(IMatches.WrongMatchStatus.selector, matchId, WagerRules.MATCH_RESOLVED));
        resolve(matchId);
    }

    function test_resolve_refuses_matches_that_nobody_entered() public {
        uint32 matchId = open();
        vm.expectRevert(abi.encodeWithSelector(IMatches.WrongMatchStatus.selector, matchId, WagerRules.MATCH_OPEN));
        resolve(matchId);
    }

    function test_resolve_is_possible_until_the_deadline_and_voidMatch_after_it() public {
        uint32 matchId = openAndEnter();
        uint32 other = openAndEnter();
        proveSeed(matchId, "anything");
        uint64 deadline = Match.getDeadline(matchId);
        vm.warp(deadline);
        vm.expectRevert(abi.encodeWithSelector(IMatches.DeadlineNotPassed.selector, matchId, deadline, deadline));
        world.arena__voidMatch(matchId);
        resolve(matchId);
        skip(1);
        vm.expectRevert(abi.encodeWithSelector(IMatches.DeadlinePassed.selector, other, deadline, deadline + 1));
        resolve(other);
        world.arena__voidMatch(other);
        assertEq(Outcome.getEnding(other), WagerRules.ENDING_NOT_SEEDED);
    }

    function test_voidMatch_gives_everything_back_when_no_seed_came() public {
        uint32 matchId = openAndEnter();
        fund(carol, 2 * COIN);
        vm.prank(carol);
        world.wager__bet(matchId, A, 2 * COIN);
        vm.warp(Match.getDeadline(matchId) + 1);
        vm.prank(dave);
        world.arena__voidMatch(matchId);
        assertEq(Match.getStatus(matchId), WagerRules.MATCH_VOID);
        assertEq(Outcome.getWinner(matchId), WagerRules.WINNER_UNDECIDED);
        address[3] memory everyone = [ada, bob, carol];
        for (uint256 i; i < everyone.length; ++i) {
            vm.prank(everyone[i]);
            world.wager__claim(matchId);
        }
        assertEq(purse(ada), 100 * COIN);
        assertEq(purse(bob), 100 * COIN);
        assertEq(purse(carol), 2 * COIN);
        assertEq(purse(dave), BOUNTY);
    }

    function test_voidMatch_gives_the_stake_back_when_nobody_entered() public {
        uint32 matchId = open();
        vm.warp(Match.getDeadline(matchId) + 1);
        world.arena__voidMatch(matchId);
        assertEq(Outcome.getEnding(matchId), WagerRules.ENDING_NOT_ENTERED);
        vm.prank(ada);
        world.wager__claim(matchId);
        assertEq(purse(ada), 100 * COIN);
    }

    function test_voidMatch_refuses_matches_that_are_over_or_never_were() public {
        vm.expectRevert(abi.encodeWithSelector(IMatches.WrongMatchStatus.selector, 9, WagerRules.MATCH_NONE));
        world.arena__voidMatch(9);
        uint32 matchId = openAndEnter();
        proveSeed(matchId, "anything");
        resolve(matchId);
        vm.warp(Match.getDeadline(matchId) + 1);
        vm.expectRevert(abi.encodeWithSelector(IMatches.WrongMatchStatus.selector, matchId, WagerRules.MATCH_RESOLVED));
        world.arena__voidMatch(matchId);
    }

    function test_matches_refuse_value() public {
        vm.deal(ada, COIN);
        vm.expectRevert(abi.encodeWithSelector(IWager.TakesNoValue.selector, COIN));
        vm.prank(ada);
        (bool done,) = address(world).call{value: COIN}(abi.encodeCall(world.arena__openMatch, (BOT_A, STAKE)));
        assertTrue(done);
    }
}
