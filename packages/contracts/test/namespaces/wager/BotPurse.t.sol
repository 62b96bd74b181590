// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {WagerRules} from "../../../src/generated/WagerRules.sol";
import {IMatches} from "../../../src/namespaces/arena/IMatches.sol";
import {Entry} from "../../../src/namespaces/arena/codegen/tables/Entry.sol";
import {Match} from "../../../src/namespaces/arena/codegen/tables/Match.sol";
import {Accounts} from "../../../src/namespaces/wager/Accounts.sol";
import {IWager} from "../../../src/namespaces/wager/IWager.sol";
import {Position} from "../../../src/namespaces/wager/codegen/tables/Position.sol";
import {Purse} from "../../../src/namespaces/wager/codegen/tables/Purse.sol";
import {Spent} from "../../../src/namespaces/wager/codegen/tables/Spent.sol";
import {MatchTest} from "../arena/MatchTest.sol";

/// @dev What a bot may spend of a purse of its own: `LimitSystem`, `Spending`, and the functions that spend.
contract BotPurseTest is MatchTest {
    uint64 private constant UNTIL = uint64(START) + 10 days;

    function setUp() public override {
        super.setUp();
        fundBot(BOT_A, 100 * COIN);
        fundBot(BOT_B, 100 * COIN);
        setLimits(ada, BOT_A, 15 * COIN, 40 * COIN);
        setLimits(bob, BOT_B, 15 * COIN, 40 * COIN);
    }

    function fundBot(uint32 botId, uint256 amount) internal {
        vm.deal(address(this), amount);
        world.wager__deposit{value: amount}(Accounts.ofBot(botId));
    }

    function setLimits(address owner, uint32 botId, uint128 perMatch, uint128 perDay) internal {
        vm.prank(owner);
        world.wager__setLimits(botId, perMatch, perDay, UNTIL);
    }

    function botPurse(uint32 botId) internal view returns (uint256) {
        return Purse.get(Accounts.ofBot(botId));
    }

    function openFromPurse() internal returns (uint32) {
        vm.prank(ada);
        return world.arena__openFromPurse(BOT_A, STAKE);
    }

    function enterFromPurse(uint32 matchId) internal {
        vm.prank(bob);
        world.arena__enterFromPurse(matchId, BOT_B);
    }

    function test_a_bot_stakes_bets_and_is_paid_into_its_own_purse() public {
        uint256 adas = purse(ada);
        uint32 matchId = openFromPurse();
        enterFromPurse(matchId);
        assertEq(Entry.getAccount(matchId, A), Accounts.ofBot(BOT_A));
        assertEq(botPurse(BOT_A), 90 * COIN - BOUNTY);
        assertEq(botPurse(BOT_B), 90 * COIN);
        vm.prank(ada);
        world.wager__betFor(BOT_A, matchId, A, 2 * COIN);
        vm.prank(bob);
        world.wager__betFor(BOT_B, matchId, B, 3 * COIN);
        assertEq(Position.getBetA(matchId, Accounts.ofBot(BOT_A)), 2 * COIN);
        vm.warp(Match.getDeadline(matchId) + 1);
        world.arena__voidMatch(matchId);
        world.wager__claimFor(matchId, Accounts.ofBot(BOT_A));
        world.wager__claimFor(matchId, Accounts.ofBot(BOT_B));
        assertEq(botPurse(BOT_A), 100 * COIN - BOUNTY);
        assertEq(botPurse(BOT_B), 100 * COIN);
        assertEq(purse(ada), adas);
    }

    function test_cancelMatch_gives_the_bounty_back_to_the_purse_it_came_from() public {
        uint32 matchId = openFromPurse();
        vm.prank(ada);
        world.arena__cancelMatch(matchId);
        world.wager__claimFor(matchId, Accounts.ofBot(BOT_A));
        assertEq(botPurse(BOT_A), 100 * COIN);
    }

    function test_only_the_owner_spends_a_bots_purse_and_sets_its_limits() public {
        vm.startPrank(bob);
        vm.expectRevert(abi.encodeWithSelector(IMatches.NotBotOwner.selector, BOT_A, ada, bob));
        world.arena__openFromPurse(BOT_A, STAKE);
        bytes memory refused = abi.encodeWithSelector(IWager.NotController.selector, Accounts.ofBot(BOT_A), bob);
        vm.expectRevert(refused);
        world.wager__setLimits(BOT_A, 1, 1, UNTIL);
        vm.expectRevert(refused);
        world.wager__betFor(BOT_A, 1, A, COIN);
        vm.expectRevert(refused);
        world.wager__withdrawFrom(Accounts.ofBot(BOT_A), COIN, bob);
    }

    function test_a_bot_without_limits_spends_nothing() public {
        uint32 botId = saveBot(ada);
        fundBot(botId, 100 * COIN);
        vm.expectRevert(abi.encodeWithSelector(IWager.LimitsExpired.selector, botId, 0, START));
        vm.prank(ada);
        world.arena__openFromPurse(botId, STAKE);
    }

    function test_limits_hold_until_their_last_second() public {
        vm.warp(UNTIL);
        openFromPurse();
        skip(1);
        vm.expectRevert(abi.encodeWithSelector(IWager.LimitsExpired.selector, BOT_A, UNTIL, UNTIL + 1));
        openFromPurse();
    }

    function test_a_bot_puts_no_more_into_a_match_than_its_owner_allows() public {
        uint32 matchId = openFromPurse();
        enterFromPurse(matchId);
        vm.startPrank(ada);
        world.wager__betFor(BOT_A, matchId, A, 5 * COIN);
        uint128 least = uint128(WagerRules.MIN_BET);
        vm.expectRevert(
            abi.encodeWithSelector(IWager.OverMatchLimit.selector, BOT_A, matchId, 15 * COIN + least, 15 * COIN)
        );
        world.wager__betFor(BOT_A, matchId, A, least);
        vm.expectPartialRevert(IWager.OverMatchLimit.selector);
        world.arena__openFromPurse(BOT_A, 15 * COIN + 1);
    }

    function test_a_bot_spends_no_more_in_a_day_than_its_owner_allows() public {
        setLimits(ada, BOT_A, 15 * COIN, 20 * COIN + 2 * BOUNTY);
        openFromPurse();
        openFromPurse();
        uint128 least = uint128(WagerRules.MIN_STAKE);
        vm.startPrank(ada);
        vm.expectRevert(
            abi.encodeWithSelector(
                IWager.OverDayLimit.selector, BOT_A, 20 * COIN + 3 * BOUNTY + least, 20 * COIN + 2 * BOUNTY
            )
        );
        world.arena__openFromPurse(BOT_A, least);
        // What comes back is not taken off, and new limits do not forget what was spent.
        world.arena__cancelMatch(1);
        world.wager__setLimits(BOT_A, 15 * COIN, 20 * COIN + 2 * BOUNTY, UNTIL);
        vm.expectPartialRevert(IWager.OverDayLimit.selector);
        world.arena__openFromPurse(BOT_A, least);
        // START is a midnight.
        vm.warp(START + 1 days - 1);
        vm.expectPartialRevert(IWager.OverDayLimit.selector);
        world.arena__openFromPurse(BOT_A, least);
        skip(1);
        world.arena__openFromPurse(BOT_A, least);
        assertEq(Spent.getAmount(BOT_A), least + BOUNTY);
    }

    function test_limits_do_not_make_coins() public {
        setLimits(ada, BOT_A, type(uint128).max, type(uint128).max);
        vm.expectPartialRevert(IWager.PurseTooSmall.selector);
        vm.prank(ada);
        world.arena__openFromPurse(BOT_A, 100 * COIN);
    }

    function test_no_bot_of_an_owner_bets_against_their_bot() public {
        uint32 second = saveBot(ada);
        fundBot(second, 10 * COIN);
        setLimits(ada, second, 10 * COIN, 10 * COIN);
        uint32 matchId = openFromPurse();
        enterFromPurse(matchId);
        vm.startPrank(ada);
        uint32[2] memory bots = [BOT_A, second];
        for (uint256 i; i < bots.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IWager.BetAgainstOwnBot.selector, matchId, ada, B));
            world.wager__betFor(bots[i], matchId, B, COIN);
            world.wager__betFor(bots[i], matchId, A, COIN);
        }
    }

    function test_a_bot_bets_on_matches_of_others() public {
        uint32 watching = saveBot(carol);
        fundBot(watching, 10 * COIN);
        setLimits(carol, watching, 10 * COIN, 10 * COIN);
        uint32 matchId = openAndEnter();
        vm.startPrank(carol);
        world.wager__betFor(watching, matchId, A, COIN);
        world.wager__betFor(watching, matchId, B, COIN);
        assertEq(botPurse(watching), 8 * COIN);
    }

    function test_betFor_takes_no_value() public {
        uint32 matchId = openAndEnter();
        vm.deal(ada, COIN);
        vm.prank(ada);
        (bool done,) = address(world).call{value: COIN}(abi.encodeCall(world.wager__betFor, (BOT_A, matchId, A, COIN)));
        assertFalse(done);
    }

    /// @dev However a day goes, the sums spent stay within both limits, and the purse pays just that.
    function testFuzz_a_bot_never_exceeds_its_limits(uint96[12] calldata amounts, uint96 perMatch, uint96 perDay)
        public
    {
        uint32 watching = saveBot(carol);
        fundBot(watching, 1000 * COIN);
        setLimits(carol, watching, perMatch, perDay);
        uint32[2] memory matches = [openAndEnter(), openAndEnter()];
        uint256[2] memory put;
        for (uint256 i; i < amounts.length; ++i) {
            uint128 amount = uint128(bound(amounts[i], WagerRules.MIN_BET, 20 * COIN));
            vm.prank(carol);
            (bool done,) =
                address(world).call(abi.encodeCall(world.wager__betFor, (watching, matches[i % 2], A, amount)));
            bool good = put[i % 2] + amount <= perMatch && put[0] + put[1] + amount <= perDay;
            assertEq(done, good);
            if (good) put[i % 2] += amount;
        }
        assertEq(botPurse(watching), 1000 * COIN - put[0] - put[1]);
    }
}
