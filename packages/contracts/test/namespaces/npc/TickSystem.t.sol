// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {NpcRules} from "../../../src/generated/NpcRules.sol";
import {RealmRules} from "../../../src/generated/RealmRules.sol";
import {INpc} from "../../../src/namespaces/npc/INpc.sol";
import {RegionRecord} from "../../../src/namespaces/realm/RegionRecord.sol";
import {RegionRules} from "../../../src/namespaces/realm/RegionRules.sol";
import {RegionStore} from "../../../src/namespaces/realm/RegionStore.sol";
import {Terrain} from "../../../src/namespaces/realm/Terrain.sol";
import {Region} from "../../../src/namespaces/realm/codegen/index.sol";
import {OperatorTest, blockFor} from "./OperatorTest.sol";

contract TickSystemTest is OperatorTest {
    function setUp() public override {
        super.setUp();
        uint16[] memory regions = new uint16[](2);
        regions[0] = HOME;
        regions[1] = HOME + 1;
        world.realm__settle(regions);
        nextSecond();
    }

    function test_tick_is_for_operators_with_a_lease() public {
        vm.expectRevert(abi.encodeWithSelector(INpc.NoLease.selector, address(this), 0, block.timestamp));
        world.npc__tick(0, "");
        uint256 until = block.timestamp + NpcRules.LEASE_SECONDS;
        vm.warp(until);
        vm.startPrank(operator);
        world.npc__tick(0, "");
        vm.warp(until + 1);
        vm.expectRevert(abi.encodeWithSelector(INpc.NoLease.selector, operator, until, until + 1));
        world.npc__tick(0, "");
        vm.stopPrank();
    }

    function test_tick_moves_an_npc_and_the_next_tick_moves_it_on_unlisted() public {
        // East along the road: nothing stands in the way.
        uint256 tile = Terrain.planOf(HOME).centreY * 32 + 5;
        put(0, RealmRules.KIND_DEER, tile);
        open(tile + 1);
        (uint256 applied, uint256 skipped) = tick(HOME, 1, entries(hex"000a"));
        assertEq(applied, 1);
        assertEq(skipped, 0);
        assertEq(RegionRecord.tileOf(laneOf(HOME, 0)), tile + 1);
        open(tile + 2);
        tick(HOME, 2, "");
        assertEq(RegionRecord.tileOf(laneOf(HOME, 0)), tile + 2);
    }

    function test_tick_is_applied_once() public {
        tick(HOME, 1, entries(hex"0008"));
        bytes memory left = bodiesOf(HOME);
        (uint256 applied, uint256 skipped) = tick(HOME, 1, entries(hex"0008"));
        assertEq(applied, 0);
        assertEq(skipped, 1);
        assertEq(bodiesOf(HOME), left);
        (, skipped) = tick(HOME, 3, entries(hex"0008"));
        assertEq(skipped, 1);
        assertEq(RegionRecord.tickOf(bodiesOf(HOME)), 1);
    }

    /// @dev After a reorganisation a tick can meet another record than it was thought for. Its operator, who was honest,
    /// must not stand there as a liar.
    function test_tick_skips_a_region_whose_record_is_not_the_one_it_was_made_on() public {
        bytes memory thought = blockFor(HOME, 2, 0, entries(hex"0008"));
        uint256 before = vm.snapshotState();
        tick(HOME, 1, entries(hex"0108"));
        bytes memory sent = blockFor(HOME, 2, 0, entries(hex"0008"));
        vm.revertToState(before);
        // The chain has another past now: somebody else's first tick.
        tick(HOME, 1, entries(hex"0118"));
        bytes memory found = bodiesOf(HOME);
        bytes memory beside = blockFor(HOME + 1, 1, 0, entries(hex"0008"));
        for (uint256 i; i < 2; ++i) {
            uint16 place = nextPlace();
            nextSecond();
            vm.prank(operator);
            (uint256 applied, uint256 skipped) = world.npc__tick(place, bytes.concat(i == 0 ? sent : thought, beside));
            assertEq(bodiesOf(HOME), found);
            assertEq(skipped, 1 + i);
            // The region beside it was as it had been thought to be, and is played once.
            assertEq(applied, 1 - i);
        }
        (uint256 done,) = tick(HOME, 2, entries(hex"0008"));
        assertEq(done, 1);
    }

    function test_tick_plays_a_region_once_a_call() public {
        bytes memory first = blockFor(HOME, 1, 0, entries(hex"0008"));
        uint256 before = vm.snapshotState();
        tick(HOME, 1, entries(hex"0008"));
        bytes memory second = blockFor(HOME, 2, 0, entries(hex"0008"));
        vm.revertToState(before);
        bytes memory beside = blockFor(HOME + 1, 1, 0, entries(hex"0008"));
        uint16 place = nextPlace();
        vm.prank(operator);
        (uint256 applied, uint256 skipped) = world.npc__tick(place, bytes.concat(first, second, beside));
        assertEq(applied, 2);
        assertEq(skipped, 1);
        assertEq(RegionRecord.tickOf(bodiesOf(HOME)), 1);
        assertEq(RegionRecord.tickOf(bodiesOf(HOME + 1)), 1);
    }

    function test_tick_plays_a_region_once_a_second_whoever_plays_it() public {
        tick(HOME, 1, entries(hex"0008"));
        bytes memory next = blockFor(HOME, 2, 0, entries(hex"0008"));
        uint16 place = nextPlace();
        vm.prank(operator);
        (uint256 applied, uint256 skipped) = world.npc__tick(place, next);
        assertEq(applied, 0);
        assertEq(skipped, 1);
        assertEq(world.npc__sealOf(address(world), operator, place), 0);
        // Nor does passing it on help.
        vm.prank(operator);
        world.npc__release(batchesFrom(HOME));
        address heir = makeAddr("heir");
        hire(heir, HOME);
        vm.prank(heir);
        (applied,) = world.npc__tick(0, next);
        assertEq(applied, 0);
        assertEq(RegionRecord.tickOf(bodiesOf(HOME)), 1);
        vm.warp(block.timestamp + 1);
        vm.prank(heir);
        (applied,) = world.npc__tick(0, next);
        assertEq(applied, 1);
    }

    function test_tick_takes_no_value() public {
        vm.deal(operator, 1);
        vm.prank(operator);
        (bool ok, bytes memory reason) =
            address(world).call{value: 1}(abi.encodeCall(world.npc__tick, (0, blockFor(HOME, 1, 0, ""))));
        assertFalse(ok);
        assertEq(reason, abi.encodeWithSelector(INpc.TakesNoValue.selector, 1));
    }

    function test_tick_keeps_one_hash_of_what_it_found_and_was_sent() public {
        bytes memory first = blockFor(HOME, 1, 0, entries(hex"0008"));
        bytes memory second = blockFor(HOME + 1, 1, 0, "");
        bytes32 here = RegionRecord.proofOf(bodiesOf(HOME));
        bytes32 there = RegionRecord.proofOf(bodiesOf(HOME + 1));
        uint16 place = nextPlace();
        vm.prank(operator);
        world.npc__tick(place, bytes.concat(first, second));
        bytes32 root =
            keccak256(bytes.concat(keccak256(bytes.concat(here, first)), keccak256(bytes.concat(there, second))));
        bytes32 hash = keccak256(abi.encode(root, 2));
        assertEq(
            world.npc__sealOf(address(world), operator, place), bytes32((uint256(hash) >> 40 << 40) | block.timestamp)
        );
    }

    function test_tick_keeps_the_hash_of_what_it_left() public {
        tick(HOME, 1, entries(hex"0008010902100311"));
        bytes memory bodies = bodiesOf(HOME);
        bytes memory behind = new bytes(bodies.length - 32);
        for (uint256 i; i < behind.length; ++i) {
            behind[i] = bodies[32 + i];
        }
        uint256 word;
        assembly ("memory-safe") {
            word := mload(add(bodies, 32))
        }
        uint256 evidence = (uint256(keccak256(behind)) >> 72) << 32;
        assertEq(word, (1 << 224) | ((behind.length / 32 - 1) << 216) | evidence | block.timestamp);
    }

    /// @dev A region that nobody ticked for a while has gone on without: the next tick makes up for it, once.
    function test_tick_makes_up_for_a_sleep() public {
        uint256 tile = Terrain.planOf(HOME).centreY * 32 + 5;
        tick(HOME, 1, "");
        // Slot 0: a hurt and hungry guard; slot 1: a dead one that is due in ten periods.
        put(HOME, 0, RegionRecord.makeLane(true, RegionRecord.REST, tile), mindFor(RealmRules.KIND_GUARD, 3, 14));
        put(HOME, 1, RegionRecord.makeLane(false, RegionRecord.DEAD, tile), mindFor(RealmRules.KIND_GUARD, 0, 10));
        uint256 before = vm.snapshotState();

        // Not long: a tick, which comes a second later, is a tick.
        vm.warp(block.timestamp + RealmRules.SLEEP_SECONDS - 2);
        lease();
        tickBetweenNeeds();
        assertEq(mindOf(HOME, 0), mindFor(RealmRules.KIND_GUARD, 3, 14));
        assertEq(mindOf(HOME, 1), mindFor(RealmRules.KIND_GUARD, 0, 10));

        vm.revertToState(before);
        vm.warp(block.timestamp + 11 * RealmRules.PERIOD_SECONDS + RealmRules.SLEEP_SECONDS);
        lease();
        uint256 number = tickBetweenNeeds();
        // Fed, and as healthy as guards are; another is born where one had died.
        assertEq((mindOf(HOME, 0) >> 20) & 15, RealmRules.BIRTH_HUNGER);
        assertEq(RegionRecord.healthOf(mindOf(HOME, 0)), uint8(bytes32(RealmRules.HEALTH)[RealmRules.KIND_GUARD]));
        assertGt(RegionRecord.healthOf(mindOf(HOME, 1)), 0);
        assertEq(RegionRecord.playedAt(bodiesOf(HOME)), block.timestamp);
        assertEq(uint256(keccak256(mindsOf(HOME))), uint256(bytes32(slice(bodiesOf(HOME), 32))));

        // The next tick finds nothing to make up for.
        bytes memory minds = mindsOf(HOME);
        tick(HOME, number + 1, "");
        assertEq(mindsOf(HOME), minds);
    }

    function mindFor(uint256 kind, uint256 health, uint256 hunger) private pure returns (uint256) {
        return RegionRecord.makeMind(kind, health, hunger, 0);
    }

    function slice(bytes memory from, uint256 at) private pure returns (bytes32 word) {
        assembly ("memory-safe") {
            word := mload(add(add(from, 32), at))
        }
    }

    function lease() private {
        vm.prank(operator);
        world.npc__lease(batchesFrom(HOME));
    }

    /// @dev Plays the region's second tick, which must not be one of needs, nor the next.
    function tickBetweenNeeds() private returns (uint256 number) {
        number = 2;
        assertFalse(RegionRules.isNeedsTick(HOME, 2) || RegionRules.isNeedsTick(HOME, 3));
        tick(HOME, number, "");
    }

    function test_tick_skips_what_is_illegal_and_applies_the_rest() public {
        uint256 slots = RegionRecord.slots(bodiesOf(HOME));
        bytes memory list = abi.encodePacked(
            uint8(0),
            hex"0008", // slot 0 walks
            hex"0009", // again: nobody acts twice
            hex"0118", // facing is for players
            hex"0103", // nobody dies by decision
            hex"010a", // slot 1 walks
            hex"020201", // a deer strikes
            uint8(slots), // no such slot
            uint8(8)
        );
        (uint256 applied, uint256 skipped) = tick(HOME, 1, list);
        assertEq(applied, 2);
        assertEq(skipped, 5);
    }

    function test_tick_does_not_steer_players() public {
        address alice = makeAddr("alice");
        vm.prank(alice);
        (, uint256 slot) = world.realm__spawn();
        uint256 lane = laneOf(HOME, slot);
        (uint256 applied, uint256 skipped) = tick(HOME, 1, entries(abi.encodePacked(uint8(slot), uint8(8))));
        assertEq(applied, 0);
        assertEq(skipped, 1);
        assertEq(laneOf(HOME, slot), lane);
    }

    function test_tick_lets_a_wolf_kill_a_deer_and_the_next_be_born() public {
        put(0, RealmRules.KIND_WOLF, 100);
        put(1, RealmRules.KIND_DEER, 101);
        uint256 number = 1;
        for (uint256 health = 10; health > 0; health = RegionRecord.healthOf(mindOf(HOME, 1))) {
            (uint256 applied,) = tickWithMinds(HOME, number++, entries(hex"000201"));
            assertEq(applied, 1);
        }
        assertEq(RegionRecord.intentOf(laneOf(HOME, 1)), RegionRecord.DEAD);
        assertEq(RegionRecord.healthOf(mindOf(HOME, 1)), 0);
        (, uint256 skipped) = tickWithMinds(HOME, number++, entries(hex"000201"));
        assertEq(skipped, 1);
        // Twelve periods of eight ticks until the next is due.
        while (number < 15 * 8) tick(HOME, number++, "");
        assertEq(RegionRecord.healthOf(mindOf(HOME, 1)), 10);
        assertGt(laneOf(HOME, 1) & RegionRecord.NPC_BIT, 0);
    }

    function test_tick_shelters_players_in_towns() public {
        address alice = makeAddr("alice");
        vm.prank(alice);
        (, uint256 slot) = world.realm__spawn();
        uint256 tile = RegionRecord.tileOf(laneOf(HOME, slot));
        put(0, RealmRules.KIND_WOLF, tile + 1);
        bytes memory bite = abi.encodePacked(uint8(0), uint8(0), uint8(2), uint8(slot));
        (, uint256 skipped) = tickWithMinds(HOME, 1, bite);
        assertEq(skipped, 1);
        setLane(HOME, slot, RegionRecord.makeLane(false, RegionRecord.FACE, 100));
        put(0, RealmRules.KIND_WOLF, 101);
        (uint256 applied,) = tickWithMinds(HOME, 2, bite);
        assertEq(applied, 1);
        uint256 damage = uint8(bytes32(RealmRules.DAMAGE)[RealmRules.KIND_WOLF]);
        assertEq(RegionRecord.healthOf(mindOf(HOME, slot)), 15 - damage);
    }

    function test_tick_lets_an_npc_cross_a_gate() public {
        uint256 gate = Terrain.planOf(HOME).east;
        put(0, RealmRules.KIND_GUARD, gate * 32 + 31);
        (uint256 applied,) = tick(HOME, 1, entries(hex"0005"));
        assertEq(applied, 1);
        assertEq(laneOf(HOME, 0), 0);
        bytes memory beyond = bodiesOf(HOME + 1);
        bool found;
        for (uint256 slot; slot < RegionRecord.slots(beyond); ++slot) {
            found = found || RegionRecord.lane(beyond, slot) == RegionRecord.makeLane(true, 0, gate * 32);
        }
        assertTrue(found);
        // North of the realm's settled part nobody can go.
        put(2, RealmRules.KIND_DEER, 5);
        (, uint256 skipped) = tick(HOME, 2, entries(hex"0204"));
        assertEq(skipped, 1);
    }

    function testFuzz_tick_never_reverts(bytes calldata packed, bytes calldata list) public {
        vm.startPrank(operator);
        world.npc__tick(nextPlace(), packed);
        world.npc__tick(nextPlace(), blockFor(HOME, 1, 1, list));
        vm.stopPrank();
    }

    // ---- scenes

    function tick(uint16 region, uint256 number, bytes memory list) private returns (uint256, uint256) {
        nextSecond();
        uint16 place = nextPlace();
        bytes memory sent = blockFor(region, number, 0, list);
        vm.prank(operator);
        return world.npc__tick(place, sent);
    }

    function tickWithMinds(uint16 region, uint256 number, bytes memory list) private returns (uint256, uint256) {
        nextSecond();
        uint16 place = nextPlace();
        bytes memory sent = blockFor(region, number, 1, list);
        vm.prank(operator);
        return world.npc__tick(place, sent);
    }

    /// @dev A list without rows.
    function entries(bytes memory list) private pure returns (bytes memory) {
        return bytes.concat(hex"00", list);
    }

    function put(uint256 slot, uint256 kind, uint256 tile) private {
        put(HOME, slot, RegionRecord.makeLane(true, RegionRecord.REST, tile), RegionRecord.makeMind(kind, 10, 4, 0));
    }

    /// @dev Fails where the scene is set on ground that this seed blocks.
    function open(uint256 tile) private pure {
        assertFalse(Terrain.isBlocked(Terrain.terrainAt(HOME, tile)), "the scene stands on blocked ground");
    }
}
