// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {NpcRules} from "../../../src/generated/NpcRules.sol";
import {RealmRules} from "../../../src/generated/RealmRules.sol";
import {Batches} from "../../../src/namespaces/npc/Batches.sol";
import {INpc} from "../../../src/namespaces/npc/INpc.sol";
import {Bond, Credit, Holder, Lease} from "../../../src/namespaces/npc/codegen/index.sol";
import {RegionRecord} from "../../../src/namespaces/realm/RegionRecord.sol";
import {OperatorTest, blockFor} from "./OperatorTest.sol";

contract OperatorSystemTest is OperatorTest {
    uint256 private constant EACH = NpcRules.BOND_A_BATCH;
    address private rival = makeAddr("rival");

    function setUp() public override {
        super.setUp();
        uint16[] memory regions = new uint16[](2);
        (regions[0], regions[1]) = (HOME, HOME + 1);
        world.realm__settle(regions);
        vm.deal(rival, 10 * EACH);
        nextSecond();
    }

    // ---- leases

    function test_a_lease_needs_the_bond_for_every_batch() public {
        vm.startPrank(rival);
        vm.expectRevert(abi.encodeWithSelector(INpc.BondTooSmall.selector, rival, 0, EACH));
        world.npc__lease(one(0));
        world.npc__bond{value: EACH - 1}();
        vm.expectRevert(abi.encodeWithSelector(INpc.BondTooSmall.selector, rival, EACH - 1, EACH));
        world.npc__lease(one(0));
        world.npc__bond{value: 1}();
        world.npc__lease(one(0));
        vm.expectRevert(abi.encodeWithSelector(INpc.BondTooSmall.selector, rival, EACH, 2 * EACH));
        world.npc__lease(one(1));
        vm.stopPrank();
    }

    function test_two_operators_do_not_hold_the_same_batch() public {
        uint8 home = uint8(Batches.batchOf(HOME));
        bonded(rival);
        vm.prank(rival);
        vm.expectRevert(
            abi.encodeWithSelector(INpc.BatchTaken.selector, home, operator, block.timestamp + NpcRules.LEASE_SECONDS)
        );
        world.npc__lease(one(home));
        // A lease is not moved along by its holder's other batches.
        vm.prank(operator);
        world.npc__release(one(home));
        vm.prank(rival);
        world.npc__lease(one(home));
        assertEq(Holder.get(home), rival);
        vm.prank(operator);
        vm.expectRevert();
        world.npc__lease(one(home));
    }

    function test_a_dead_operators_batches_are_taken_over_within_a_minute_and_it_cannot_come_back_to_them() public {
        uint8 home = uint8(Batches.batchOf(HOME));
        bonded(rival);
        vm.warp(block.timestamp + NpcRules.LEASE_SECONDS + 1);
        assertLe(NpcRules.LEASE_SECONDS + 1, 60);
        vm.prank(rival);
        world.npc__lease(one(home));
        vm.startPrank(operator);
        // Its lease was of six batches; nothing is left to it but what it asks for now.
        world.npc__lease(one(home + 1));
        assertEq(Lease.getBatches(operator), uint64(1) << (home + 1));
        vm.stopPrank();
        assertApplied(operator, 1, 0);
        assertApplied(rival, 1, 1);
    }

    function test_two_operators_never_act_twice_on_one_tick() public {
        assertApplied(operator, 1, 1);
        vm.prank(operator);
        world.npc__release(one(uint8(Batches.batchOf(HOME))));
        bonded(rival);
        vm.prank(rival);
        world.npc__lease(one(uint8(Batches.batchOf(HOME))));
        assertApplied(rival, 1, 0);
        vm.warp(block.timestamp + 1);
        assertApplied(rival, 2, 1);
        vm.warp(block.timestamp + 1);
        assertApplied(operator, 3, 0);
        assertEq(RegionRecord.tickOf(bodiesOf(HOME)), 2);
    }

    function test_a_replayed_tick_leaves_no_evidence_and_changes_nothing() public {
        bytes memory sent = blockFor(HOME, 1, 0, hex"000008");
        vm.startPrank(operator);
        world.npc__tick(0, sent);
        bytes memory left = bodiesOf(HOME);
        world.npc__tick(1, sent);
        vm.stopPrank();
        assertEq(uint40(uint256(world.npc__sealOf(address(world), operator, 0))), block.timestamp);
        assertEq(world.npc__sealOf(address(world), operator, 1), 0);
        assertEq(bodiesOf(HOME), left);
    }

    function test_a_lease_of_a_batch_that_is_none_is_refused() public {
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(INpc.NoSuchBatch.selector, 64));
        world.npc__lease(one(64));
        assertEq(Batches.batchOf((RealmRules.ROWS - 1) * 256 + RealmRules.COLUMNS - 1) < 64, true);
    }

    // ---- bonds

    function test_a_bond_is_free_when_its_last_tick_can_no_longer_be_challenged() public {
        uint256 freeAt = block.timestamp + NpcRules.WINDOW_SECONDS + 1;
        vm.startPrank(operator);
        vm.expectRevert(abi.encodeWithSelector(INpc.BondNotFree.selector, operator, 0, block.timestamp));
        world.npc__takeBond();
        world.npc__leave();
        assertEq(Lease.getUntil(operator), 0);
        vm.expectRevert(abi.encodeWithSelector(INpc.OperatorLeft.selector, operator, freeAt));
        world.npc__lease(one(0));
        vm.expectRevert(abi.encodeWithSelector(INpc.OperatorLeft.selector, operator, freeAt));
        world.npc__bond{value: 0}();
        vm.warp(freeAt - 1);
        vm.expectRevert(abi.encodeWithSelector(INpc.BondNotFree.selector, operator, freeAt, freeAt - 1));
        world.npc__takeBond();
        vm.warp(freeAt);
        world.npc__takeBond();
        assertEq(Bond.getAmount(operator), 0);
        assertEq(Credit.get(operator), HIRED_BOND);
        vm.expectRevert(abi.encodeWithSelector(INpc.CreditTooSmall.selector, operator, HIRED_BOND + 1, HIRED_BOND));
        world.npc__withdrawCredit(uint128(HIRED_BOND + 1), operator);
        world.npc__withdrawCredit(uint128(HIRED_BOND), operator);
        assertEq(operator.balance, HIRED_BOND);
        vm.expectRevert(abi.encodeWithSelector(INpc.NothingToMove.selector));
        world.npc__takeBond();
        vm.stopPrank();
    }

    function test_value_is_taken_only_as_a_bond() public {
        vm.startPrank(rival);
        (bool ok,) = address(world).call{value: 1}(abi.encodeCall(world.npc__lease, (new uint8[](0))));
        assertFalse(ok);
        (ok,) = address(world).call{value: 1}(abi.encodeCall(world.npc__leave, ()));
        assertFalse(ok);
        (ok,) = address(world).call{value: 1}(abi.encodeCall(world.npc__takeBond, ()));
        assertFalse(ok);
        (ok,) = address(world).call{value: 1}(abi.encodeCall(world.npc__withdrawCredit, (1, rival)));
        assertFalse(ok);
        vm.stopPrank();
    }

    // ---- scenes

    function one(uint8 batch) private pure returns (uint8[] memory batches) {
        batches = new uint8[](1);
        batches[0] = batch;
    }

    function bonded(address who) private {
        vm.prank(who);
        world.npc__bond{value: EACH}();
    }

    /// @dev Sends tick `number` of the home region, in which the first NPC walks.
    function assertApplied(address who, uint32 number, uint256 expected) private {
        bytes memory packed = blockFor(HOME, number, 0, hex"000008");
        uint16 place = nextPlace(who);
        vm.prank(who);
        (uint256 applied,) = world.npc__tick(place, packed);
        assertEq(applied, expected);
    }
}
