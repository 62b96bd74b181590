// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {IStore} from "@latticexyz/store/src/IStore.sol";

import {NpcRules} from "../../../src/generated/NpcRules.sol";
import {RealmRules} from "../../../src/generated/RealmRules.sol";
import {RoundTime} from "../../../src/namespaces/beacon/RoundTime.sol";
import {Config, Round} from "../../../src/namespaces/beacon/codegen/index.sol";
import {Checks} from "../../../src/namespaces/npc/Checks.sol";
import {INpc} from "../../../src/namespaces/npc/INpc.sol";
import {Observation} from "../../../src/namespaces/npc/Observation.sol";
import {Seals} from "../../../src/namespaces/npc/Seals.sol";
import {Verdict} from "../../../src/namespaces/npc/Verdict.sol";
import {Bond, Credit} from "../../../src/namespaces/npc/codegen/index.sol";
import {RegionRecord} from "../../../src/namespaces/realm/RegionRecord.sol";
import {RegionStore} from "../../../src/namespaces/realm/RegionStore.sol";
import {Treasury} from "../../../src/namespaces/wager/codegen/tables/Treasury.sol";
import {BrainMaker} from "./BrainMaker.sol";
import {OperatorTest, blockFor} from "./OperatorTest.sol";
import {honestList} from "./honestList.sol";

/// @dev An operator that plays two regions whose NPCs have no brains, but for the gas: right is to list nobody.
contract SpotCheckSystemTest is OperatorTest {
    uint64 private constant GENESIS = uint64(START) - 3000;
    uint32 private constant PERIOD = 3;
    bytes private constant LIE = hex"000008";

    address private finder = makeAddr("finder");
    address private keeper = makeAddr("keeper");

    /// @dev What a tick saw of both regions, and sent to them.
    struct Sent {
        bytes[2] bodies;
        bytes[2] minds;
        bytes[2] sent;
        uint256 time;
    }

    Sent[] private ticks;

    function setUp() public override {
        super.setUp();
        uint16[] memory regions = new uint16[](2);
        (regions[0], regions[1]) = (HOME, HOME + 1);
        world.realm__settle(regions);
        Treasury.set(keeper);
        Config.set(1, 1, 1, 1, GENESIS, PERIOD);
        nextSecond();
    }

    // ---- an honest operator

    function test_an_honest_operator_answers_every_check_whatever_is_drawn() public {
        for (uint256 i; i < 6; ++i) {
            send("", "");
        }
        uint256 drawn = block.timestamp;
        draw(drawn, 1);
        for (uint256 i = 1; i <= 12; ++i) {
            uint256 snapshot = vm.snapshotState();
            Round.set(IStore(address(world)), roundOf(drawn), bytes32(i));
            assertEq(world.npc__checksOwed(operator, 99).length, 6);
            vm.expectEmit();
            emit INpc.ChecksAnswered(address(world), operator, 6, 6);
            assertEq(world.npc__answerChecks(operator, answers(99)), 6);
            assertEq(world.npc__checksOwed(operator, 99).length, 0);
            assertFalse(Bond.getSuspended(operator));
            renew();
            vm.revertToState(snapshot);
        }
    }

    function test_checks_can_be_answered_one_at_a_time_and_by_anyone() public {
        send("", "");
        send("", "");
        draw(block.timestamp, 3);
        for (uint256 i; i < 2; ++i) {
            vm.prank(operator);
            vm.expectRevert(abi.encodeWithSelector(INpc.CheckOwed.selector, operator, i));
            world.npc__lease(new uint8[](0));
            Verdict.Testimony[] memory given = answers(1);
            vm.prank(finder);
            assertEq(world.npc__answerChecks(operator, given), 1);
        }
        renew();
        vm.expectRevert(abi.encodeWithSelector(INpc.NothingOwed.selector, operator));
        world.npc__answerChecks(operator, new Verdict.Testimony[](1));
    }

    function test_rounds_that_nobody_proves_harm_nobody() public {
        uint256 time = send("", "");
        renew();
        vm.warp(time + NpcRules.WINDOW_SECONDS);
        vm.expectRevert(abi.encodeWithSelector(INpc.NothingOwed.selector, operator));
        world.npc__answerChecks(operator, new Verdict.Testimony[](0));
        renew();
        send("", "");
        vm.prank(operator);
        world.npc__leave();
        vm.warp(block.timestamp + NpcRules.WINDOW_SECONDS + 1);
        vm.prank(operator);
        world.npc__takeBond();
        assertEq(Credit.get(operator), HIRED_BOND);
    }

    function test_evidence_that_was_written_over_needs_no_check() public {
        send("", "");
        bytes32 counter = Seals.countSlotOf(address(world), operator);
        uint256 sent = 5 * NpcRules.EVIDENCE_PLACES;
        vm.store(systemOf("npc", "TickSystem"), counter, bytes32(sent));
        draw(block.timestamp, 1);
        // The one tick of which there is evidence is now the oldest of the ring.
        Checks.Owed[] memory owed = world.npc__checksOwed(operator, 2);
        assertEq(owed.length, 1);
        assertEq(owed[0].tick, sent - NpcRules.EVIDENCE_PLACES);
    }

    // ---- lies

    function test_a_lie_is_found_exactly_when_it_is_drawn() public {
        uint256 slot = npcIn(bodiesOf(HOME));
        bytes memory lie = abi.encodePacked(uint8(0), uint8(slot), uint8(8));
        uint256 time = send(lie, "");
        draw(time, 1);
        uint256 found;
        for (uint256 i = 1; i <= 120; ++i) {
            uint256 snapshot = vm.snapshotState();
            Round.set(IStore(address(world)), roundOf(time), bytes32(i));
            uint256 drawn = world.npc__checksOwed(operator, 1)[0].draw;
            bool isDrawn = Checks.indexOf(drawn, 2) == 0 && Checks.slotOf(drawn, ticks[0].bodies[0]) == slot;
            Verdict.Testimony[] memory given = answers(1);
            vm.prank(finder);
            assertEq(world.npc__answerChecks(operator, given), isDrawn ? 0 : 1);
            assertEq(Bond.getSuspended(operator), isDrawn);
            uint256 reward = isDrawn ? HIRED_BOND * NpcRules.CHALLENGER_SHARE_BPS / 10_000 : 0;
            assertEq(Credit.get(finder), reward);
            assertEq(Bond.getAmount(operator), HIRED_BOND - reward);
            if (isDrawn) ++found;
            vm.revertToState(snapshot);
        }
        assertGt(found, 0);
        assertLt(found, 20);
    }

    function test_what_was_answered_before_a_lie_does_not_save_the_liar() public {
        send("", "");
        send(LIE, LIE);
        vm.warp(block.timestamp + 1);
        // Until a lie is drawn: the first NPC of a region.
        for (uint256 i = 1;; ++i) {
            uint256 snapshot = vm.snapshotState();
            draw(ticks[1].time, i);
            Verdict.Testimony[] memory given = answers(2);
            uint256 right = world.npc__answerChecks(operator, given);
            if (Bond.getSuspended(operator)) {
                assertEq(right, 1);
                break;
            }
            vm.revertToState(snapshot);
        }
        world.npc__forfeit(operator);
        assertEq(Bond.getAmount(operator), 0);
        vm.expectRevert(abi.encodeWithSelector(INpc.OperatorSuspended.selector, operator));
        world.npc__answerChecks(operator, new Verdict.Testimony[](1));
    }

    function test_the_draw_cannot_be_chosen() public {
        send("", "");
        send("", "");
        draw(block.timestamp, 5);
        Checks.Owed[] memory owed = world.npc__checksOwed(operator, 2);
        uint256 drawn = Checks.indexOf(owed[0].draw, 2);
        // The other region of the tick; another tick; a tree of one leaf.
        refused(testimonyOf(0, 1 - drawn), abi.encodeWithSelector(INpc.OtherDraw.selector, 0, drawn, 1 - drawn));
        refused(testimonyOf(1, Checks.indexOf(owed[1].draw, 2)), "");
        Verdict.Testimony memory alone = testimonyOf(0, drawn);
        (alone.index, alone.count, alone.path) = (0, 1, new bytes32[](0));
        refused(alone, "");
        alone.count = 0;
        refused(alone, "");
        // Other rounds draw nothing: there is one for each second.
        uint64 round = roundOf(ticks[0].time);
        Round.deleteRecord(IStore(address(world)), round);
        Round.set(IStore(address(world)), round - 1, bytes32(uint256(1)));
        Round.set(IStore(address(world)), round + 1, bytes32(uint256(1)));
        assertEq(world.npc__checksOwed(operator, 2).length, 0);
        // And no place can be left out.
        bytes memory third = blockFor(HOME, 3, 0, "");
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(INpc.OtherPlace.selector, 3, 2));
        world.npc__tick(3, third);
    }

    function testFuzz_a_round_is_published_after_the_ticks_it_draws_from(uint256 time, uint256 genesis, uint256 period)
        public
        pure
    {
        time = bound(time, 0, 1 << 40);
        genesis = bound(genesis, 0, time);
        period = bound(period, 1, 60);
        uint64 round = Checks.roundFor(time, uint64(genesis), uint32(period));
        uint256 published = RoundTime.timeOf(round, uint64(genesis), uint32(period));
        assertGt(published, time + NpcRules.CHECK_MARGIN);
        assertLe(published, time + NpcRules.CHECK_SECONDS + NpcRules.CHECK_MARGIN + period);
        assertLt(NpcRules.CHECK_SECONDS + NpcRules.CHECK_MARGIN + period, NpcRules.WINDOW_SECONDS);
    }

    // ---- silence

    function test_who_owes_a_check_and_stays_silent_gets_nothing_back_and_loses_its_bond() public {
        uint256 time = send(LIE, "");
        vm.prank(operator);
        world.npc__leave();
        draw(time, 1);
        vm.warp(block.timestamp + NpcRules.WINDOW_SECONDS + 1);
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(INpc.CheckOwed.selector, operator, 0));
        world.npc__takeBond();
        vm.expectRevert(abi.encodeWithSelector(INpc.NotDemanded.selector, operator, 0));
        world.npc__convictSilent(operator);

        vm.expectEmit();
        emit INpc.AnswerDemanded(address(world), operator, address(this), 0);
        world.npc__demandAnswer(operator);
        vm.expectRevert(abi.encodeWithSelector(INpc.DemandedAlready.selector, operator, 0, block.timestamp));
        world.npc__demandAnswer(operator);
        uint256 until = block.timestamp + NpcRules.ANSWER_SECONDS;
        uint256 untilBlock = block.number + NpcRules.ANSWER_BLOCKS;
        bytes memory still = abi.encodeWithSelector(INpc.StillTime.selector, until, untilBlock);
        vm.warp(until);
        vm.roll(untilBlock + 1);
        vm.expectRevert(still);
        world.npc__convictSilent(operator);
        // A chain that stood still has not taken the time away.
        vm.warp(until + 1);
        vm.roll(untilBlock);
        vm.expectRevert(still);
        world.npc__convictSilent(operator);
        vm.roll(untilBlock + 1);
        vm.prank(finder);
        assertEq(world.npc__convictSilent(operator), HIRED_BOND / 2);
        assertEq(Credit.get(finder), HIRED_BOND / 2);
        world.npc__forfeit(operator);
        assertEq(Credit.get(keeper), HIRED_BOND / 2);
        vm.expectRevert(abi.encodeWithSelector(INpc.OperatorSuspended.selector, operator));
        world.npc__convictSilent(operator);
    }

    function test_who_answers_a_demand_at_the_last_moment_is_free_of_it() public {
        send("", "");
        send("", "");
        draw(block.timestamp, 1);
        world.npc__demandAnswer(operator);
        vm.warp(block.timestamp + NpcRules.ANSWER_SECONDS + 1);
        vm.roll(block.number + NpcRules.ANSWER_BLOCKS + 1);
        world.npc__answerChecks(operator, answers(1));
        // The next is another check, for which nobody has asked.
        vm.expectRevert(abi.encodeWithSelector(INpc.NotDemanded.selector, operator, 1));
        world.npc__convictSilent(operator);
        world.npc__answerChecks(operator, answers(1));
        vm.expectRevert(abi.encodeWithSelector(INpc.NothingOwed.selector, operator));
        world.npc__convictSilent(operator);
        vm.expectRevert(abi.encodeWithSelector(INpc.NothingOwed.selector, operator));
        world.npc__demandAnswer(operator);
    }

    function test_old_ticks_are_not_asked_about_but_keep_the_bond() public {
        uint256 time = send("", "");
        vm.prank(operator);
        world.npc__leave();
        draw(time, 1);
        uint256 last = time + NpcRules.ANSWER_SECONDS;
        vm.warp(last + 1);
        vm.expectRevert(abi.encodeWithSelector(INpc.DemandTooLate.selector, operator, 0, last));
        world.npc__demandAnswer(operator);
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(INpc.CheckOwed.selector, operator, 0));
        world.npc__takeBond();
        world.npc__answerChecks(operator, answers(1));
        vm.prank(operator);
        world.npc__takeBond();
        assertEq(Credit.get(operator), HIRED_BOND);
    }

    // ---- gas

    /// @dev Whole transactions, everything cold: a region as it is settled, with a brain of today's size.
    /// forge-config: default.isolate = true
    function test_gas_of_answers() public {
        bytes[] memory brains = new bytes[](RealmRules.KIND_MERCHANT + 1);
        world.npc__nameDesigner(address(this));
        for (uint8 kind = uint8(RealmRules.KIND_DEER); kind < brains.length; ++kind) {
            brains[kind] = BrainMaker.make(hex"02003c001e07001e001400", kind);
            world.npc__useBrain(kind, world.npc__publishBrain(kind, brains[kind]), 0, 0);
        }
        vm.warp(block.timestamp + NpcRules.BRAIN_GRACE + 1);
        // Until the first NPC crosses, after which the next tick finds another record than this one left.
        for (uint256 i; i < 8; ++i) {
            renew();
            bytes[2] memory lists;
            for (uint16 r; r < 2; ++r) {
                Observation.Region memory region =
                    Observation.Region(HOME + r, bodiesOf(HOME + r), mindsOf(HOME + r), RegionStore.ground(HOME + r));
                lists[r] = honestList(region, brains);
            }
            send(lists[0], lists[1]);
        }
        uint256 time = block.timestamp;
        draw(time, 1);
        uint256 snapshot = vm.snapshotState();
        world.npc__answerChecks(operator, answers(1));
        vm.snapshotValue("challenge", "a spot check answered", vm.lastCallGas().gasTotalUsed);
        vm.revertToState(snapshot);
        assertEq(world.npc__answerChecks(operator, answers(8)), 8);
        vm.snapshotValue("challenge", "a spot check answered, of 8 at once", vm.lastCallGas().gasTotalUsed / 8);
    }

    // ---- scenes

    /// @dev Sends a tick of both regions; a second passes. @return time when it was sent
    function send(bytes memory here, bytes memory there) private returns (uint256 time) {
        Sent storage next = ticks.push();
        next.time = time = block.timestamp;
        for (uint16 r; r < 2; ++r) {
            next.bodies[r] = bodiesOf(HOME + r);
            next.minds[r] = mindsOf(HOME + r);
            bytes memory list = r == 0 ? here : there;
            next.sent[r] = blockFor(HOME + r, RegionRecord.tickOf(next.bodies[r]) + 1, 1, list);
        }
        uint16 place = nextPlace();
        vm.prank(operator);
        world.npc__tick(place, bytes.concat(next.sent[0], next.sent[1]));
        vm.warp(time + 1);
    }

    function renew() private {
        vm.prank(operator);
        world.npc__lease(batchesFrom(HOME));
    }

    function roundOf(uint256 time) private pure returns (uint64) {
        return Checks.roundFor(time, GENESIS, PERIOD);
    }

    /// @dev Lets the rounds be published and proven that draw from all ticks up to a second.
    function draw(uint256 time, uint256 randomness) private {
        for (uint64 round = roundOf(ticks[0].time); round <= roundOf(time); ++round) {
            Round.set(IStore(address(world)), round, keccak256(abi.encode(randomness, round)));
        }
        uint256 published = RoundTime.timeOf(roundOf(time), GENESIS, PERIOD);
        if (block.timestamp < published) vm.warp(published);
    }

    function testimonyOf(uint256 tick, uint256 region) private view returns (Verdict.Testimony memory testimony) {
        Sent storage of_ = ticks[tick];
        uint256 other = 1 - region;
        bytes32[] memory path = new bytes32[](1);
        path[0] = keccak256(bytes.concat(RegionRecord.proofOf(of_.bodies[other]), of_.sent[other]));
        return Verdict.Testimony(of_.bodies[region], of_.minds[region], of_.sent[region], region, 2, path);
    }

    /// @dev The answers to the checks owed, at most so many.
    function answers(uint256 most) private view returns (Verdict.Testimony[] memory given) {
        Checks.Owed[] memory owed = world.npc__checksOwed(operator, most);
        given = new Verdict.Testimony[](owed.length);
        for (uint256 i; i < owed.length; ++i) {
            given[i] = testimonyOf(owed[i].tick, Checks.indexOf(owed[i].draw, 2));
        }
    }

    function refused(Verdict.Testimony memory testimony, bytes memory why) private {
        Verdict.Testimony[] memory given = new Verdict.Testimony[](1);
        given[0] = testimony;
        if (why.length == 0) vm.expectRevert();
        else vm.expectRevert(why);
        world.npc__answerChecks(operator, given);
    }

    function npcIn(bytes memory bodies) private pure returns (uint256 slot) {
        while (RegionRecord.lane(bodies, slot) & RegionRecord.NPC_BIT == 0) {
            ++slot;
        }
    }
}
