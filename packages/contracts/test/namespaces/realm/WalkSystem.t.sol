// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {RealmRules} from "../../../src/generated/RealmRules.sol";
import {Players} from "../../../src/namespaces/realm/Players.sol";
import {RegionRecord} from "../../../src/namespaces/realm/RegionRecord.sol";
import {RegionStore} from "../../../src/namespaces/realm/RegionStore.sol";
import {Terrain} from "../../../src/namespaces/realm/Terrain.sol";
import {Player, PlayerData, Region} from "../../../src/namespaces/realm/codegen/index.sol";
import {WalkSystem} from "../../../src/namespaces/realm/systems/WalkSystem.sol";
import {RealmTest} from "./RealmTest.sol";

contract WalkSystemTest is RealmTest {
    uint16 private constant HOME = uint16(RealmRules.HOME_ROW * 256 + RealmRules.HOME_COLUMN);
    address private alice = makeAddr("alice");

    function setUp() public override {
        super.setUp();
        uint16[] memory regions = new uint16[](2);
        regions[0] = HOME;
        regions[1] = HOME + 1;
        world.realm__settle(regions);
    }

    function test_spawn_puts_a_player_into_the_home_town() public {
        vm.prank(alice);
        (uint256 region, uint256 slot) = world.realm__spawn();
        assertEq(region, HOME);
        Terrain.Plan memory plan = Terrain.planOf(HOME);
        uint256 lane = RegionRecord.lane(bodiesOf(HOME), slot);
        assertEq(RegionRecord.tileOf(lane), plan.centreY * 32 + plan.centreX);
        assertEq(lane & RegionRecord.NPC_BIT, 0);
        uint256 mind = RegionRecord.mind(mindsOf(HOME), slot);
        assertEq(RegionRecord.kindOf(mind), RealmRules.KIND_PLAYER);
        assertEq(RegionRecord.healthOf(mind), 15);
        assertMindsHash(HOME);
        assertEq(Player.get(alice).spawns, 1);
    }

    function test_spawn_refuses_a_living_player_and_revives_a_dead_one() public {
        vm.startPrank(alice);
        (, uint256 slot) = world.realm__spawn();
        vm.expectRevert(abi.encodeWithSelector(WalkSystem.AlreadySpawned.selector, alice, HOME, slot));
        world.realm__spawn();
        vm.stopPrank();

        setLane(HOME, slot, RegionRecord.makeLane(false, RegionRecord.DEAD, 5));
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(Players.PlayerDead.selector, alice, HOME, slot));
        world.realm__walk(hex"02");
        world.realm__spawn();
        vm.stopPrank();
        assertEq(Player.get(alice).spawns, 2);
    }

    function test_spawn_grows_the_record_when_all_slots_are_taken() public {
        uint256 before = RegionRecord.slots(bodiesOf(HOME));
        for (uint160 i = 1; i <= before + 1; ++i) {
            vm.prank(address(i));
            world.realm__spawn();
        }
        assertGt(RegionRecord.slots(bodiesOf(HOME)), before);
        assertEq(mindsOf(HOME).length, 4 * RegionRecord.slots(bodiesOf(HOME)));
        assertMindsHash(HOME);
    }

    function test_spawn_goes_to_the_next_town_with_room_when_the_home_is_full() public {
        uint16[] memory towns = new uint16[](1);
        // North-west and south-west of the home are towns; the first in the list stays unsettled, the second is settled.
        towns[0] = HOME + 255;
        world.realm__settle(towns);
        assertTrue(Terrain.planOf(HOME + 255).town && Terrain.planOf(HOME - 257).town);
        fill(HOME);
        bytes memory before = mindsOf(HOME);

        vm.prank(alice);
        (uint256 region, uint256 slot) = world.realm__spawn();
        assertEq(region, HOME + 255);
        Terrain.Plan memory plan = Terrain.planOf(region);
        assertEq(RegionRecord.tileOf(laneOf(region, slot)), plan.centreY * 32 + plan.centreX);
        assertEq(RegionRecord.kindOf(mindOf(region, slot)), RealmRules.KIND_PLAYER);
        assertEq(Player.get(alice).region, region);
        assertEq(mindsOf(HOME), before);
        assertMindsHash(HOME + 255);
        vm.prank(alice);
        world.realm__walk(hex"01");

        // Whoever falls there rises at home again once there is room.
        setLane(region, slot, RegionRecord.makeLane(false, RegionRecord.DEAD, 5));
        setLane(HOME, 77, 0);
        vm.prank(alice);
        (region, slot) = world.realm__spawn();
        assertEq(region, HOME);
        assertEq(slot, 77);
    }

    function test_spawn_refuses_when_all_settled_towns_are_full() public {
        fill(HOME);
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(WalkSystem.RealmFull.selector, RealmRules.HAVENS_COUNT));
        world.realm__spawn();
        assertEq(Player.get(alice).spawns, 0);
    }

    function test_havens_are_towns_each_once_the_home_first() public pure {
        uint256 seen;
        for (uint256 i; i < RealmRules.HAVENS_COUNT; ++i) {
            uint256 haven = uint8(bytes32(RealmRules.HAVENS)[i]);
            uint256 region = ((haven & 15) << 8) | (haven >> 4);
            if (i == 0) assertEq(region, HOME);
            assertTrue(Terrain.planOf(region).town);
            assertEq((seen >> haven) & 1, 0);
            seen |= 1 << haven;
        }
    }

    function test_walk_moves_tile_by_tile_and_faces_the_way_it_went() public {
        vm.startPrank(alice);
        (, uint256 slot) = world.realm__spawn();
        Terrain.Plan memory plan = Terrain.planOf(HOME);
        (uint256 region, uint256 tile) = world.realm__walk(hex"0202020202020202");
        assertEq(region, HOME);
        uint256 steps = tile - (plan.centreY * 32 + plan.centreX);
        assertGt(steps, 0);
        assertEq(RegionRecord.lane(bodiesOf(HOME), slot), RegionRecord.makeLane(false, RegionRecord.FACE + 2, tile));
    }

    function test_walk_ends_before_a_house_and_reverts_at_the_first_step_into_one() public {
        vm.startPrank(alice);
        world.realm__spawn();
        Terrain.Plan memory plan = Terrain.planOf(HOME);
        uint256 centre = plan.centreY * 32 + plan.centreX;
        // North-east once; the house stands north-east of that.
        (, uint256 tile) = world.realm__walk(hex"0101");
        assertEq(tile, centre - 32 + 1);
        vm.expectRevert(abi.encodeWithSelector(WalkSystem.StepBlocked.selector, HOME, tile, 1));
        world.realm__walk(hex"0102");
    }

    function test_walk_refuses_paths_that_are_none() public {
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(Players.NotSpawned.selector, alice));
        world.realm__walk(hex"00");
        world.realm__spawn();
        vm.expectRevert(abi.encodeWithSelector(WalkSystem.PathLength.selector, 0, 16));
        world.realm__walk("");
        vm.expectRevert(abi.encodeWithSelector(WalkSystem.PathLength.selector, 17, 16));
        world.realm__walk(new bytes(17));
        vm.expectRevert(abi.encodeWithSelector(WalkSystem.UnknownHeading.selector, 0, 8));
        world.realm__walk(hex"08");
    }

    function test_walk_crosses_into_a_settled_region_and_not_into_wilderness() public {
        vm.prank(alice);
        (, uint256 slot) = world.realm__spawn();
        // The road's gate to the east is open on both sides.
        uint256 gate = Terrain.planOf(HOME).east;
        setLane(HOME, slot, RegionRecord.makeLane(false, RegionRecord.FACE, gate * 32 + 30));
        vm.prank(alice);
        (uint256 region, uint256 tile) = world.realm__walk(hex"020202");
        assertEq(region, HOME + 1);
        assertEq(tile, gate * 32 + 1);
        assertEq(RegionRecord.lane(bodiesOf(HOME), slot), 0);
        assertEq(RegionRecord.mind(mindsOf(HOME), slot), 0);
        assertMindsHash(HOME);
        assertMindsHash(HOME + 1);

        PlayerData memory data = Player.get(alice);
        assertEq(data.region, HOME + 1);
        gate = Terrain.planOf(HOME + 1).east;
        setLane(HOME + 1, data.slot, RegionRecord.makeLane(false, RegionRecord.FACE, gate * 32 + 31));
        vm.prank(alice);
        vm.expectRevert(abi.encodeWithSelector(WalkSystem.StepBlocked.selector, HOME + 1, gate * 32 + 31, 2));
        world.realm__walk(hex"02");
    }

    /// forge-config: default.isolate = true
    function test_gas_of_walking() public {
        vm.startPrank(alice);
        world.realm__spawn();
        vm.snapshotGasLastCall("realm", "spawn");
        world.realm__walk(hex"02");
        vm.snapshotGasLastCall("realm", "walk 1 step");
        world.realm__walk(hex"06020602060206020602060206020602");
        vm.snapshotGasLastCall("realm", "walk 16 steps");
    }

    /// forge-config: default.isolate = true
    function test_gas_of_settling() public {
        uint16[] memory regions = new uint16[](1);
        regions[0] = HOME + 256;
        world.realm__settle(regions);
        vm.snapshotGasLastCall("realm", "settle a region");
    }

    /// @dev Fills a region's slots with players who stand in a corner.
    function fill(uint16 region) private {
        bytes memory bodies = bodiesOf(region);
        bytes memory minds = mindsOf(region);
        while (RegionRecord.slots(bodies) < RealmRules.SLOTS) (bodies, minds) = RegionRecord.grown(bodies, minds);
        for (uint256 slot; slot < RealmRules.SLOTS; ++slot) {
            if (RegionRecord.lane(bodies, slot) != 0) continue;
            RegionRecord.setLane(bodies, slot, RegionRecord.makeLane(false, RegionRecord.FACE, 0));
            RegionRecord.setMind(minds, slot, RegionRecord.makeMind(RealmRules.KIND_PLAYER, 15, 0, 0));
        }
        RegionRecord.setMindsHash(bodies, minds);
        RegionStore.save(region, bodies, minds);
    }

    function assertMindsHash(uint16 region) private view {
        bytes memory bodies = bodiesOf(region);
        bytes32 kept;
        assembly ("memory-safe") {
            kept := mload(add(bodies, 64))
        }
        assertEq(kept, keccak256(mindsOf(region)));
    }
}
