// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Balances} from "@latticexyz/world/src/codegen/tables/Balances.sol";

import {NpcRules} from "../../../src/generated/NpcRules.sol";
import {RealmRules} from "../../../src/generated/RealmRules.sol";
import {BrainKernel} from "../../../src/namespaces/npc/BrainKernel.sol";
import {Decision} from "../../../src/namespaces/npc/Decision.sol";
import {INpc} from "../../../src/namespaces/npc/INpc.sol";
import {Observation} from "../../../src/namespaces/npc/Observation.sol";
import {Seals} from "../../../src/namespaces/npc/Seals.sol";
import {Verdict} from "../../../src/namespaces/npc/Verdict.sol";
import {Bond, Credit} from "../../../src/namespaces/npc/codegen/index.sol";
import {RegionRecord} from "../../../src/namespaces/realm/RegionRecord.sol";
import {RegionRules} from "../../../src/namespaces/realm/RegionRules.sol";
import {RegionStore} from "../../../src/namespaces/realm/RegionStore.sol";
import {Treasury} from "../../../src/namespaces/wager/codegen/tables/Treasury.sol";
import {BrainMaker} from "./BrainMaker.sol";
import {OperatorTest, blockFor} from "./OperatorTest.sol";

/// @dev The deer of a region have one brain; the operator plays it, or lies.
contract ChallengeSystemTest is OperatorTest {
    uint256 private constant DEPOSIT = NpcRules.CHALLENGE_DEPOSIT;
    uint256 private constant BONDED = HIRED_BOND;
    /// @dev A slot in the middle of a full region.
    uint8 private constant MIDDLE = 66;
    address private watcher = makeAddr("watcher");
    address private keeper = makeAddr("keeper");
    bytes private brain;
    /// @dev The record that the next tick decides on.
    bytes private bodies;
    bytes private minds;

    function setUp() public override {
        super.setUp();
        uint16[] memory regions = new uint16[](2);
        (regions[0], regions[1]) = (HOME, HOME + 1);
        world.realm__settle(regions);
        Treasury.set(keeper);
        vm.deal(watcher, 1 ether);
        brain = BrainMaker.make(hex"02003c001e07001e001400", 1);
        world.npc__nameDesigner(address(this));
        world.npc__useBrain(uint8(RealmRules.KIND_DEER), publish(brain), 0, 0);
        // Later than the seconds in which what a kind did before is right too.
        vm.warp(block.timestamp + NpcRules.BRAIN_GRACE + 1);
        (bodies, minds) = (bodiesOf(HOME), mindsOf(HOME));
    }

    // ---- an honest operator

    function test_an_honest_operator_wins_the_deposit_of_every_challenge() public {
        uint16 place = send(honestList());
        uint256 slots = RegionRecord.slots(bodies);
        for (uint256 slot; slot < slots; ++slot) {
            assertTrue(challenge(place, slot));
        }
        assertEq(Credit.get(operator), slots * DEPOSIT);
        assertFalse(Bond.getSuspended(operator));
        assertEq(Bond.getAmount(operator), BONDED);
        assertBooked();
    }

    function test_players_do_not_change_what_a_tick_decided_on() public {
        // Between the tick and the next somebody comes, which changes the record.
        bytes memory list = honestList();
        vm.prank(watcher);
        world.realm__spawn();
        uint16 place = send(list);
        assertTrue(challenge(place, 0));
    }

    // ---- lies

    function test_another_action_is_proved_wrong_in_one_transaction() public {
        uint16 place = send(changedAt(honestList(), 0));
        uint256 before = watcher.balance;
        assertFalse(challenge(place, 0));
        assertEq(watcher.balance, before - DEPOSIT);
        uint256 reward = BONDED * NpcRules.CHALLENGER_SHARE_BPS / 10_000;
        assertEq(Credit.get(watcher), DEPOSIT + reward);
        assertEq(Bond.getAmount(operator), BONDED - reward);
        assertBooked();
        // The rest is forfeit: all of it to the challenger would let a liar save its bond by accusing itself.
        world.npc__forfeit(operator);
        assertEq(Credit.get(keeper), BONDED - reward);
        assertEq(Bond.getAmount(operator), 0);
        assertBooked();
        vm.expectRevert(abi.encodeWithSelector(INpc.NothingToMove.selector));
        world.npc__forfeit(operator);
        vm.prank(watcher);
        world.npc__withdrawCredit(uint128(DEPOSIT + reward), watcher);
        assertEq(watcher.balance, before + reward);
        assertBooked();
    }

    function test_nothing_is_forfeit_to_nobody() public {
        Treasury.set(address(0));
        assertFalse(challenge(send(changedAt(honestList(), 0)), 0));
        uint256 left = Bond.getAmount(operator);
        vm.expectRevert(abi.encodeWithSelector(INpc.NoTreasury.selector, operator));
        world.npc__forfeit(operator);
        assertEq(Bond.getAmount(operator), left);
        Treasury.set(keeper);
        world.npc__forfeit(operator);
        assertEq(Credit.get(keeper), left);
    }

    function test_a_liar_is_out() public {
        uint16 place = send(changedAt(honestList(), 0));
        challenge(place, 0);
        vm.deal(operator, 1 ether);
        vm.startPrank(operator);
        vm.expectRevert(abi.encodeWithSelector(INpc.NoLease.selector, operator, 0, block.timestamp));
        world.npc__tick(9, "");
        vm.expectRevert(abi.encodeWithSelector(INpc.OperatorSuspended.selector, operator));
        world.npc__bond{value: 1}();
        vm.expectRevert(abi.encodeWithSelector(INpc.OperatorSuspended.selector, operator));
        world.npc__lease(new uint8[](0));
        vm.expectRevert(abi.encodeWithSelector(INpc.OperatorSuspended.selector, operator));
        world.npc__leave();
        vm.expectRevert(abi.encodeWithSelector(INpc.BondNotFree.selector, operator, 0, block.timestamp));
        world.npc__takeBond();
        vm.stopPrank();
        // What it did before cannot be paid for twice, nor can its batches be kept from others.
        Verdict.Testimony memory testimony = testimonyOf(sentAt(place));
        vm.prank(watcher);
        vm.expectRevert(abi.encodeWithSelector(INpc.OperatorSuspended.selector, operator));
        world.npc__challenge{value: DEPOSIT}(operator, place, 0, testimony);
        hire(makeAddr("heir"), HOME);
    }

    function test_an_npc_left_out_has_decided_to_go_on_which_can_be_wrong() public {
        bytes memory list = honestList();
        // Without its first entry.
        uint256 slot = uint8(list[1]);
        uint256 length = uint8(list[2]) == RegionRules.STRIKE ? 3 : 2;
        bytes memory rest = new bytes(list.length - length);
        for (uint256 i = 1; i < rest.length; ++i) {
            rest[i] = list[i + length];
        }
        assertFalse(challenge(send(rest), slot));
    }

    function test_steering_somebody_who_was_not_there_is_wrong() public {
        uint256 empty = RegionRecord.slots(bodies) - 1;
        assertEq(RegionRecord.lane(bodies, empty), 0);
        uint16 place = send(abi.encodePacked(honestList(), uint8(empty), uint8(8)));
        assertFalse(challenge(place, empty));
    }

    function test_steering_a_slot_that_the_record_did_not_have_is_wrong() public {
        uint256 beyond = RegionRecord.slots(bodies) + 1;
        assertTrue(challenge(send(honestList()), beyond));
        (bodies, minds) = (bodiesOf(HOME), mindsOf(HOME));
        assertFalse(challenge(send(abi.encodePacked(honestList(), uint8(beyond), uint8(8))), beyond));
    }

    function test_another_brain_is_wrong() public {
        bytes memory lie = listOf(BrainMaker.make(hex"02003c001e07001e001400", 2), Observation.noiseOf(bodies));
        assertTrue(caught(lie));
    }

    function test_other_noise_is_wrong() public {
        assertTrue(caught(listOf(brain, Observation.noiseOf(bodies) ^ 1)));
    }

    function test_an_observation_of_an_older_record_is_wrong() public {
        bytes memory old = honestList();
        send(old);
        (bodies, minds) = (bodiesOf(HOME), mindsOf(HOME));
        assertTrue(caught(old));
    }

    function test_a_list_out_of_order_is_wrong_for_everyone() public {
        assertFalse(challenge(send(abi.encodePacked(honestList(), uint8(0), uint8(8))), 3));
    }

    function test_a_long_list_is_read_to_its_end() public {
        fillRegion();
        bytes memory list = honestList();
        // More than two words of entries, and none of them strikes.
        assertGt(list.length, 100);
        uint256 last = uint8(list[list.length - 2]);
        uint256 snapshot = vm.snapshotState();
        for (uint256 at = 1; at + 4 < list.length; at += 10) {
            // Two entries change places: wrong for everyone. Another action: for that NPC alone.
            (list[at], list[at + 2]) = (list[at + 2], list[at]);
            assertFalse(challenge(send(list), last));
            vm.revertToState(snapshot);
            (list[at], list[at + 2]) = (list[at + 2], list[at]);
            bytes1 action = list[at + 1];
            list[at + 1] = action == 0x08 ? bytes1(0x09) : bytes1(0x08);
            uint16 place = send(list);
            assertTrue(challenge(place, last));
            assertTrue(challenge(place, uint8(list[at + 2])));
            assertFalse(challenge(place, uint8(list[at])));
            vm.revertToState(snapshot);
            list[at + 1] = action;
        }
        // A strike that is not announced, in the middle of a word.
        list[41] = 0x02;
        assertFalse(challenge(send(list), last));
    }

    function test_what_rows_say_counts_as_entries_do() public {
        bytes memory list = honestList();
        uint256 slot = uint8(list[1]);
        bytes memory row = new bytes(16);
        for (uint256 at = 1; at < list.length; at += uint8(list[at + 1]) == RegionRules.STRIKE ? 3 : 2) {
            if (uint8(list[at]) < 16) row[uint8(list[at])] = bytes1(uint8(0x80) | uint8(list[at + 1]));
        }
        uint256 snapshot = vm.snapshotState();
        assertTrue(challenge(send(abi.encodePacked(hex"01", row)), slot));
        vm.revertToState(snapshot);
        // Twice, in a row and as an entry.
        uint16 place = send(abi.encodePacked(hex"01", row, uint8(slot), uint8(8)));
        assertFalse(challenge(place, 3));
        vm.revertToState(snapshot);
        // Grazing does not fit a row: the rules skip it, so no brain can have chosen it.
        row[slot] = 0x81;
        assertFalse(challenge(send(abi.encodePacked(hex"01", row)), slot));
    }

    function test_a_list_that_is_cut_short_is_wrong_for_everyone() public {
        assertFalse(challenge(send(abi.encodePacked(honestList(), uint8(255))), 3));
    }

    function test_a_strike_that_is_not_announced_is_wrong() public {
        assertFalse(challenge(send(abi.encodePacked(honestList(), hex"fe0200")), 3));
    }

    // ---- griefers

    function test_a_challenge_costs_its_deposit() public {
        uint16 place = send(honestList());
        Verdict.Testimony memory testimony = testimonyOf(sentAt(place));
        vm.startPrank(watcher);
        vm.expectRevert(abi.encodeWithSelector(INpc.WrongDeposit.selector, 0, DEPOSIT));
        world.npc__challenge(operator, place, 0, testimony);
        vm.expectRevert(abi.encodeWithSelector(INpc.WrongDeposit.selector, DEPOSIT + 1, DEPOSIT));
        world.npc__challenge{value: DEPOSIT + 1}(operator, place, 0, testimony);
        vm.stopPrank();
    }

    function test_nobody_is_accused_with_invented_data() public {
        uint16 place = send(honestList());
        Verdict.Testimony memory testimony = testimonyOf(sentAt(place));

        testimony.sent[14] ^= 0x01;
        refused(place, testimony);
        testimony.sent[14] ^= 0x01;
        testimony.minds[2] ^= 0x01;
        refused(place, testimony);
        testimony.minds[2] ^= 0x01;
        testimony.bodies[100] ^= 0x01;
        refused(place, testimony);
        testimony.bodies[100] ^= 0x01;
        // Neither the hash itself nor the number of the tick before.
        testimony.bodies[31] ^= 0x01;
        refused(place, testimony);
        testimony.bodies[31] ^= 0x01;
        testimony.bodies[3] ^= 0x01;
        refused(place, testimony);
        testimony.bodies[3] ^= 0x01;
        testimony.count = 2;
        refused(place, testimony);
        testimony.count = 1;
        testimony.index = 1;
        refused(place, testimony);
        testimony.index = 0;
        refused(place + 1, testimony);
        vm.prank(watcher);
        vm.expectRevert();
        world.npc__challenge{value: DEPOSIT}(watcher, place, 0, testimony);
        vm.prank(watcher);
        assertTrue(world.npc__challenge{value: DEPOSIT}(operator, place, 0, testimony));
    }

    function test_the_window_closes() public {
        uint16 place = send(changedAt(honestList(), 0));
        Verdict.Testimony memory testimony = testimonyOf(sentAt(place));
        uint256 end = block.timestamp + NpcRules.WINDOW_SECONDS;
        vm.warp(end + 1);
        vm.prank(watcher);
        vm.expectRevert(abi.encodeWithSelector(INpc.NoEvidence.selector, operator, place));
        world.npc__challenge{value: DEPOSIT}(operator, place, 0, testimony);
        vm.warp(end);
        assertFalse(challenge(place, 0));
    }

    function test_evidence_in_the_window_cannot_be_written_over() public {
        uint16 place = send(changedAt(honestList(), 0));
        uint256 end = block.timestamp + NpcRules.WINDOW_SECONDS;
        bytes memory next = blockOf(HOME, 2, "");
        vm.warp(block.timestamp + 1);
        // Places are taken in order; it is this one's turn again after the whole ring.
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(INpc.OtherPlace.selector, place, place + 1));
        world.npc__tick(place, next);
        bytes32 counter = Seals.countSlotOf(address(world), operator);
        vm.store(systemOf("npc", "TickSystem"), counter, bytes32(NpcRules.EVIDENCE_PLACES + place));
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(INpc.PlaceInUse.selector, place, end + 1));
        world.npc__tick(place, next);
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(INpc.NoSuchPlace.selector, 1024));
        world.npc__tick(1024, next);
    }

    function test_data_too_big_for_a_challenge_is_not_applied() public {
        bytes memory list = new bytes(RegionRules.LIST_MOST + 1);
        bytes memory sent = blockOf(HOME, 1, list);
        vm.startPrank(operator);
        world.npc__lease(batchesFrom(HOME));
        (uint256 applied, uint256 skipped) = world.npc__tick(0, sent);
        vm.stopPrank();
        assertEq(applied, 0);
        assertEq(skipped, 1);
        assertEq(world.npc__sealOf(address(world), operator, 0), 0);
    }

    // ---- brains that change

    function test_around_a_change_both_brains_are_right_and_then_only_the_new_one() public {
        bytes memory other = BrainMaker.make(hex"02003c001e07001e001400", 7);
        uint64 since = uint64(block.timestamp + NpcRules.BRAIN_NOTICE);
        world.npc__useBrain(uint8(RealmRules.KIND_DEER), publish(other), since, 0);
        bytes memory old = honestList();
        bytes memory new_ = listOf(other, Observation.noiseOf(bodies));
        assertTrue(keccak256(old) != keccak256(new_));
        uint256 snapshot = vm.snapshotState();
        vm.warp(since + NpcRules.BRAIN_GRACE - 1);
        assertFalse(caught(old));
        vm.revertToState(snapshot);
        vm.warp(since + NpcRules.BRAIN_GRACE - 1);
        assertFalse(caught(new_));
        vm.revertToState(snapshot);
        vm.warp(since - 1);
        assertTrue(caught(new_));
        vm.revertToState(snapshot);
        vm.warp(since + NpcRules.BRAIN_GRACE);
        assertTrue(caught(old));
    }

    // ---- gas

    /// @dev Whole transactions: base cost and calldata included, everything cold.
    /// forge-config: default.isolate = true
    function test_a_challenge_costs_less_than_300000_gas() public {
        uint16 place = send(changedAt(honestList(), 0));
        Verdict.Testimony memory testimony = testimonyOf(sentAt(place));
        uint256 snapshot = vm.snapshotState();
        vm.prank(watcher);
        world.npc__challenge{value: DEPOSIT}(operator, place, 1, testimony);
        assertLt(vm.lastCallGas().gasTotalUsed, 300_000);
        vm.snapshotValue("challenge", "a right decision", vm.lastCallGas().gasTotalUsed);
        vm.revertToState(snapshot);
        vm.prank(watcher);
        world.npc__challenge{value: DEPOSIT}(operator, place, 0, testimony);
        assertLt(vm.lastCallGas().gasTotalUsed, 300_000);
        vm.snapshotValue("challenge", "a wrong decision, proved and paid", vm.lastCallGas().gasTotalUsed);
    }

    /// @dev A full region of NPCs, all in sight, of which most are listed.
    /// forge-config: default.isolate = true
    function test_a_challenge_in_a_full_region_costs_less_than_300000_gas() public {
        fillRegion();
        uint16 place = send(changedAt(honestList(), MIDDLE));
        Verdict.Testimony memory testimony = testimonyOf(sentAt(place));
        vm.prank(watcher);
        assertFalse(world.npc__challenge{value: DEPOSIT}(operator, place, MIDDLE, testimony));
        assertLt(vm.lastCallGas().gasTotalUsed, 300_000);
        vm.snapshotValue("challenge", "a wrong decision among 128", vm.lastCallGas().gasTotalUsed);
    }

    // ---- scenes

    /// @dev 128 deer, eleven in a row, around that of slot MIDDLE.
    function fillRegion() private {
        uint256 words = 8;
        bytes memory full = new bytes(64 + 32 * words);
        bytes memory crowd = new bytes(64 * words);
        for (uint256 slot; slot < 16 * words; ++slot) {
            uint256 tile = (10 + slot / 11) * 32 + 10 + slot % 11;
            RegionRecord.setLane(full, slot, RegionRecord.makeLane(true, RegionRecord.REST, tile));
            RegionRecord.setMind(crowd, slot, RegionRecord.makeMind(RealmRules.KIND_DEER, 10, 0, 0));
        }
        full[4] = bytes1(uint8(words));
        RegionRecord.setMindsHash(full, crowd);
        RegionRecord.seal(full, 0, block.timestamp);
        RegionStore.save(HOME, full, crowd);
        (bodies, minds) = (full, crowd);
    }

    function publish(bytes memory code) private returns (bytes32) {
        return world.npc__publishBrain(uint8(RealmRules.KIND_DEER), code);
    }

    function honestList() private view returns (bytes memory) {
        return listOf(brain, Observation.noiseOf(bodies));
    }

    /// @dev The list of an operator that plays the deer by this code and noise.
    function listOf(bytes memory code, uint256 noise) private view returns (bytes memory list) {
        list = hex"00";
        Observation.Region memory region = regionNow();
        for (uint256 slot; slot < RegionRecord.slots(bodies); ++slot) {
            uint256 lane = RegionRecord.lane(bodies, slot);
            if (lane & RegionRecord.NPC_BIT == 0) continue;
            if (RegionRecord.kindOf(RegionRecord.mind(minds, slot)) != RealmRules.KIND_DEER) continue;
            (bytes memory senses, uint256 victim) = Observation.observe(region, slot, noise);
            uint256 action = Decision.actionOf(lane, BrainKernel.highest(BrainKernel.scores(code, senses)), victim);
            if (action == RegionRecord.intentOf(lane)) continue;
            list = abi.encodePacked(list, uint8(slot), uint8(action));
            if (action == RegionRules.STRIKE) list = abi.encodePacked(list, uint8(victim));
        }
    }

    function regionNow() private view returns (Observation.Region memory) {
        return Observation.Region(HOME, bodies, minds, RegionStore.ground(HOME));
    }

    /// @dev A list in which the NPC of a slot does something else.
    function changedAt(bytes memory list, uint256 slot) private pure returns (bytes memory) {
        for (uint256 at = 1; at < list.length; at += uint8(list[at + 1]) == RegionRules.STRIKE ? 3 : 2) {
            if (uint8(list[at]) != slot) continue;
            list[at + 1] = bytes1(uint8(list[at + 1]) == 8 ? 9 : 8);
            return list;
        }
        revert("the slot goes on with what it does");
    }

    function blockOf(uint16 region, uint256 number, bytes memory list) private view returns (bytes memory) {
        return blockFor(region, number, 0, list);
    }

    mapping(uint16 place => bytes sent) private sentAtPlace;

    function sentAt(uint16 place) private view returns (bytes memory) {
        return sentAtPlace[place];
    }

    /// @dev Sends a list; in the next second when the region was played in this.
    function send(bytes memory list) private returns (uint16 place) {
        if (RegionRecord.playedAt(bodies) == block.timestamp) vm.warp(block.timestamp + 1);
        place = nextPlace();
        sentAtPlace[place] = blockOf(HOME, RegionRecord.tickOf(bodies) + 1, list);
        vm.startPrank(operator);
        world.npc__lease(batchesFrom(HOME));
        world.npc__tick(place, sentAtPlace[place]);
        vm.stopPrank();
    }

    function testimonyOf(bytes memory sent) private view returns (Verdict.Testimony memory) {
        return Verdict.Testimony(bodies, minds, sent, 0, 1, new bytes32[](0));
    }

    function challenge(uint16 place, uint256 slot) private returns (bool) {
        Verdict.Testimony memory testimony = testimonyOf(sentAt(place));
        vm.prank(watcher);
        return world.npc__challenge{value: DEPOSIT}(operator, place, uint8(slot), testimony);
    }

    function refused(uint16 place, Verdict.Testimony memory testimony) private {
        vm.prank(watcher);
        vm.expectRevert();
        world.npc__challenge{value: DEPOSIT}(operator, place, 0, testimony);
    }

    /// @dev Sends a list and challenges every slot until one is proved wrong.
    function caught(bytes memory list) private returns (bool) {
        uint16 place = send(list);
        for (uint256 slot; slot < RegionRecord.slots(bodies); ++slot) {
            if (!challenge(place, slot)) return true;
        }
        return false;
    }

    /// @dev What the World has booked to the namespace is all bonds and credits.
    function assertBooked() private view {
        uint256 owed = Bond.getAmount(operator) + Credit.get(operator) + Credit.get(watcher) + Credit.get(keeper);
        assertEq(Balances.get(namespaceOf("npc")), owed);
    }
}
