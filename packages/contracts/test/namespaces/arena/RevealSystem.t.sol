// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {WagerRules} from "../../../src/generated/WagerRules.sol";
import {Bytecode} from "../../../src/namespaces/arena/Bytecode.sol";
import {Commitment} from "../../../src/namespaces/arena/Commitment.sol";
import {IBots} from "../../../src/namespaces/arena/IBots.sol";
import {IMatches, IResolve, IReveals} from "../../../src/namespaces/arena/IMatches.sol";
import {Battle} from "../../../src/namespaces/arena/Battle.sol";
import {Bot} from "../../../src/namespaces/arena/codegen/tables/Bot.sol";
import {Entry} from "../../../src/namespaces/arena/codegen/tables/Entry.sol";
import {Match} from "../../../src/namespaces/arena/codegen/tables/Match.sol";
import {Outcome} from "../../../src/namespaces/arena/codegen/tables/Outcome.sol";
import {Sealed, SealedData} from "../../../src/namespaces/arena/codegen/tables/Sealed.sol";
import {RoundTime} from "../../../src/namespaces/beacon/RoundTime.sol";
import {Config} from "../../../src/namespaces/beacon/codegen/tables/Config.sol";
import {Market} from "../../../src/namespaces/wager/codegen/tables/Market.sol";
import {SealedMatchTest} from "./SealedMatchTest.sol";

contract RevealSystemTest is SealedMatchTest {
    /// @dev `ts/botCommitment.test.ts` has the same words.
    function test_commitment_is_that_of_the_typescript_twin() public {
        vm.chainId(31337);
        assertEq(
            Commitment.to(address(0xf1), address(0xa1), keccak256(RUSHER), bytes32(uint256(0x5a1))),
            0xd8ea41b557530fde85ea74eae885e0434589ffc3c15ba0e0e267de9e94e6d935
        );
    }

    function test_saveSealedBot_keeps_the_commitment_and_no_code() public view {
        assertEq(Bot.getOwner(SEALED_A), ada);
        assertEq(Bot.getCode(SEALED_A), address(0));
        assertEq(Bot.getCodeHash(SEALED_A), Commitment.to(address(world), ada, keccak256(RUSHER), SALT));
    }

    function test_saveSealedBot_refuses_an_empty_commitment_and_bad_names() public {
        vm.expectRevert(IBots.NoCommitment.selector);
        world.arena__saveSealedBot("secret", 0);
        vm.expectRevert(abi.encodeWithSelector(IBots.BadBotName.selector, 0));
        world.arena__saveSealedBot("", "x");
    }

    function test_a_match_with_a_sealed_bot_has_its_seed_after_the_reveals() public {
        uint32 matchId = openAndEnter(BOT_A, SEALED_B);
        SealedData memory awaited = Sealed.get(matchId);
        assertEq(awaited.revealBy, Match.getBetsCloseAt(matchId) + WagerRules.REVEAL_WINDOW);
        assertFalse(awaited.sealedA);
        assertTrue(awaited.sealedB);
        uint64 published = RoundTime.timeOf(Match.getSeedRound(matchId), GENESIS, PERIOD);
        assertGe(published, awaited.revealBy + WagerRules.SEED_MARGIN);
        assertEq(Match.getDeadline(matchId), published + WagerRules.RESOLVE_WINDOW);
    }

    function test_a_match_of_open_bots_awaits_no_reveal() public {
        assertEq(Sealed.getRevealBy(openAndEnter()), 0);
    }

    /// @dev Invariant 11 with sealed bots, for every phase of the beacon's rounds against the clock.
    function testFuzz_the_seed_of_a_sealed_match_is_later_than_reveals_by_the_margin(uint64 time, uint32 period)
        public
    {
        vm.warp(bound(time, START, START + 1_000_000_000));
        period = uint32(bound(period, 1, 3600));
        Config.setPeriod(period);
        uint32 matchId = openAndEnter(SEALED_A, SEALED_B);
        uint64 published = RoundTime.timeOf(Match.getSeedRound(matchId), GENESIS, period);
        assertGe(published, Sealed.getRevealBy(matchId) + WagerRules.SEED_MARGIN);
    }

    function test_reveal_shows_the_code_in_the_match_and_opens_the_bot() public {
        uint32 matchId = openAndEnter(SEALED_A, SEALED_B);
        closeBets(matchId);
        reveal(matchId, A);
        assertEq(Entry.getCodeHash(matchId, A), keccak256(RUSHER));
        assertEq(Battle.codeAt(Entry.getCode(matchId, A)), RUSHER);
        assertEq(Bot.getCode(SEALED_A), Entry.getCode(matchId, A));
        assertEq(Bot.getCodeHash(SEALED_A), keccak256(RUSHER));
        assertEq(Entry.getCode(matchId, B), address(0));
    }

    function test_a_match_of_sealed_bots_that_were_shown_is_fought() public {
        uint32 matchId = openAndEnter(SEALED_A, SEALED_B);
        closeBets(matchId);
        reveal(matchId, A);
        reveal(matchId, B);
        proveSeed(matchId, "anything");
        resolve(matchId);
        Battle.Result memory expected = world.arena__fight(RUSHER, RUSHER, Outcome.getSeed(matchId));
        assertEq(Outcome.getDigest(matchId), expected.digest);
        assertEq(Outcome.getEnding(matchId), WagerRules.ENDING_FOUGHT);
    }

    function test_reveal_is_possible_from_the_closing_of_bets_to_the_last_second() public {
        uint32 matchId = openAndEnter(SEALED_A, SEALED_B);
        uint64 from = Match.getBetsCloseAt(matchId);
        uint64 revealBy = Sealed.getRevealBy(matchId);
        vm.warp(from - 1);
        vm.expectRevert(abi.encodeWithSelector(IReveals.RevealNotOpen.selector, matchId, from, from - 1));
        reveal(matchId, A);
        skip(1);
        reveal(matchId, A);
        vm.warp(revealBy);
        uint256 before = vm.snapshotState();
        reveal(matchId, B);
        vm.revertToState(before);
        skip(1);
        vm.expectRevert(abi.encodeWithSelector(IReveals.RevealClosed.selector, matchId, revealBy, revealBy + 1));
        reveal(matchId, B);
    }

    function test_reveal_refuses_what_was_not_committed_to() public {
        uint32 matchId = openAndEnter(SEALED_A, SEALED_B);
        closeBets(matchId);
        bytes32 commitment = Entry.getCodeHash(matchId, A);
        bytes memory other = hex"01233200010000";
        bytes32 shown = Commitment.to(address(world), ada, keccak256(other), SALT);
        vm.expectRevert(abi.encodeWithSelector(IReveals.WrongReveal.selector, matchId, A, commitment, shown));
        world.arena__reveal(matchId, A, other, SALT);
        shown = Commitment.to(address(world), ada, keccak256(RUSHER), "other");
        vm.expectRevert(abi.encodeWithSelector(IReveals.WrongReveal.selector, matchId, A, commitment, shown));
        world.arena__reveal(matchId, A, RUSHER, "other");
    }

    function testFuzz_reveal_refuses_any_other_code_and_salt(bytes calldata code, bytes32 salt) public {
        uint32 matchId = openAndEnter(SEALED_A, SEALED_B);
        closeBets(matchId);
        vm.assume(keccak256(code) != keccak256(RUSHER) || salt != SALT);
        vm.expectPartialRevert(IReveals.WrongReveal.selector);
        world.arena__reveal(matchId, A, code, salt);
    }

    function test_reveal_refuses_a_copied_commitment() public {
        bytes32 commitment = Bot.getCodeHash(SEALED_A);
        vm.prank(bob);
        uint32 copy = world.arena__saveSealedBot("copy", commitment);
        uint32 matchId = openAndEnter(SEALED_A, copy);
        closeBets(matchId);
        reveal(matchId, A);
        vm.expectPartialRevert(IReveals.WrongReveal.selector);
        reveal(matchId, B);
    }

    function test_reveal_refuses_code_that_is_no_strategy() public {
        bytes memory bad = hex"01233200015000ff";
        uint32 botId = saveSealed(ada, bad);
        uint32 matchId = openAndEnter(botId, BOT_B);
        closeBets(matchId);
        vm.expectRevert(abi.encodeWithSelector(Bytecode.CodeGoesOn.selector, 7, 8));
        world.arena__reveal(matchId, A, bad, SALT);
        vm.warp(Sealed.getRevealBy(matchId) + 1);
        world.arena__forfeit(matchId);
        assertEq(Outcome.getWinner(matchId), B);
    }

    function test_reveal_refuses_open_bots_and_bots_shown_before_and_sides_that_do_not_exist() public {
        uint32 matchId = openAndEnter(SEALED_A, BOT_B);
        closeBets(matchId);
        reveal(matchId, A);
        uint8[4] memory sides = [A, B, 0, 3];
        for (uint256 i; i < sides.length; ++i) {
            vm.expectRevert(abi.encodeWithSelector(IReveals.AlreadyRevealed.selector, matchId, sides[i]));
            reveal(matchId, sides[i]);
        }
    }

    function test_a_bot_is_shown_in_each_of_its_matches() public {
        uint32 first = openAndEnter(SEALED_A, BOT_B);
        uint32 second = openAndEnter(SEALED_A, BOT_B);
        closeBets(first);
        reveal(first, A);
        assertEq(Entry.getCode(second, A), address(0));
        reveal(second, A);
        assertEq(Entry.getCode(second, A), Entry.getCode(first, A));
    }

    function test_resolve_waits_for_reveals() public {
        uint32 matchId = openAndEnter(SEALED_A, SEALED_B);
        closeBets(matchId);
        reveal(matchId, A);
        proveSeed(matchId, "anything");
        vm.expectRevert(abi.encodeWithSelector(IResolve.NotRevealed.selector, matchId, B));
        resolve(matchId);
    }

    function test_forfeit_gives_the_stakes_to_the_other_side_and_bets_back() public {
        uint32 matchId = openAndEnter(SEALED_A, SEALED_B);
        fund(carol, 2 * COIN);
        vm.prank(carol);
        world.wager__bet(matchId, A, 2 * COIN);
        fund(dave, 3 * COIN);
        vm.prank(dave);
        world.wager__bet(matchId, B, 3 * COIN);
        closeBets(matchId);
        reveal(matchId, B);
        vm.warp(Sealed.getRevealBy(matchId) + 1);
        vm.prank(keeper);
        world.arena__forfeit(matchId);

        assertEq(Match.getStatus(matchId), WagerRules.MATCH_RESOLVED);
        assertEq(Outcome.getEnding(matchId), WagerRules.ENDING_FORFEITED);
        assertEq(Outcome.getWinner(matchId), B);
        assertEq(purse(keeper), BOUNTY);
        assertEq(world.wager__claimable(matchId, account(ada)), 0);
        assertEq(world.wager__claimable(matchId, account(bob)), 2 * STAKE - STAKE * WagerRules.FEE_BPS / 10_000);
        assertEq(world.wager__claimable(matchId, account(carol)), 2 * COIN);
        assertEq(world.wager__claimable(matchId, account(dave)), 3 * COIN);
    }

    function test_forfeit_of_both_is_a_void() public {
        uint32 matchId = openAndEnter(SEALED_A, SEALED_B);
        vm.warp(Sealed.getRevealBy(matchId) + 1);
        world.arena__forfeit(matchId);
        assertEq(Match.getStatus(matchId), WagerRules.MATCH_VOID);
        assertEq(Outcome.getEnding(matchId), WagerRules.ENDING_NOT_REVEALED);
        assertEq(Outcome.getWinner(matchId), WagerRules.WINNER_UNDECIDED);
        assertEq(Market.getStakeWinner(matchId), WagerRules.WINNER_DRAW);
        assertEq(world.wager__claimable(matchId, account(ada)), STAKE);
        assertEq(world.wager__claimable(matchId, account(bob)), STAKE);
    }

    function test_forfeit_waits_for_the_last_second_of_reveals() public {
        uint32 matchId = openAndEnter(SEALED_A, SEALED_B);
        uint64 revealBy = Sealed.getRevealBy(matchId);
        vm.warp(revealBy);
        vm.expectRevert(abi.encodeWithSelector(IReveals.RevealStillOpen.selector, matchId, revealBy, revealBy));
        world.arena__forfeit(matchId);
    }

    function test_forfeit_refuses_matches_that_were_shown_or_are_not_entered() public {
        vm.expectRevert(abi.encodeWithSelector(IMatches.WrongMatchStatus.selector, 9, WagerRules.MATCH_NONE));
        world.arena__forfeit(9);
        uint32 open_ = openAndEnter();
        uint32 shown = openAndEnter(SEALED_A, BOT_B);
        closeBets(shown);
        reveal(shown, A);
        skip(1 hours);
        vm.expectRevert(abi.encodeWithSelector(IReveals.NothingForfeit.selector, open_));
        world.arena__forfeit(open_);
        vm.expectRevert(abi.encodeWithSelector(IReveals.NothingForfeit.selector, shown));
        world.arena__forfeit(shown);
    }

    function test_a_forfeit_match_stays_forfeit_past_its_deadline() public {
        uint32 matchId = openAndEnter(SEALED_A, BOT_B);
        vm.warp(Match.getDeadline(matchId) + 1 days);
        vm.expectRevert(abi.encodeWithSelector(IMatches.ForfeitDue.selector, matchId));
        world.arena__voidMatch(matchId);
        world.arena__forfeit(matchId);
        assertEq(Outcome.getWinner(matchId), B);
    }

    function test_voidMatch_voids_a_shown_match_that_got_no_seed() public {
        uint32 matchId = openAndEnter(SEALED_A, BOT_B);
        closeBets(matchId);
        reveal(matchId, A);
        vm.warp(Match.getDeadline(matchId) + 1);
        vm.prank(keeper);
        world.arena__voidMatch(matchId);
        assertEq(Outcome.getEnding(matchId), WagerRules.ENDING_NOT_SEEDED);
        assertEq(purse(keeper), BOUNTY);
    }
}
