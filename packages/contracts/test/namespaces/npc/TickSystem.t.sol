// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {RealmRules} from "../../../src/generated/RealmRules.sol";
import {OperatorSystem} from "../../../src/namespaces/npc/systems/OperatorSystem.sol";
import {TickSystem} from "../../../src/namespaces/npc/systems/TickSystem.sol";
import {RegionRecord} from "../../../src/namespaces/realm/RegionRecord.sol";
import {RegionStore} from "../../../src/namespaces/realm/RegionStore.sol";
import {Terrain} from "../../../src/namespaces/realm/Terrain.sol";
import {Region} from "../../../src/namespaces/realm/codegen/index.sol";
import {RealmTest} from "../realm/RealmTest.sol";

contract TickSystemTest is RealmTest {
    uint16 private constant HOME = uint16(RealmRules.HOME_ROW * 256 + RealmRules.HOME_COLUMN);
    address private operator = makeAddr("operator");

    function setUp() public override {
        super.setUp();
        uint16[] memory regions = new uint16[](2);
        regions[0] = HOME;
        regions[1] = HOME + 1;
        world.realm__settle(regions);
        world.grantAccess(Region._tableId, systemOf("npc", "TickSystem"));
        world.npc__appoint(operator, true);
    }

    function test_tick_is_for_registered_operators() public {
        vm.expectRevert(abi.encodeWithSelector(TickSystem.NotOperator.selector, address(this)));
        world.npc__tick("");
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(OperatorSystem.NotNamespaceOwner.selector, operator, address(this)));
        world.npc__appoint(operator, false);
        world.npc__appoint(operator, false);
        vm.prank(operator);
        vm.expectRevert(abi.encodeWithSelector(TickSystem.NotOperator.selector, operator));
        world.npc__tick("");
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
        assertEq(word, (1 << 224) | ((behind.length / 32 - 1) << 216) | (uint256(keccak256(behind)) >> 40));
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
        world.npc__tick(packed);
        world.npc__tick(block_(HOME, 1, 1, list));
        vm.stopPrank();
    }

    // ---- scenes

    function tick(uint16 region, uint256 number, bytes memory list) private returns (uint256, uint256) {
        vm.prank(operator);
        return world.npc__tick(block_(region, number, 0, list));
    }

    function tickWithMinds(uint16 region, uint256 number, bytes memory list) private returns (uint256, uint256) {
        vm.prank(operator);
        return world.npc__tick(block_(region, number, 1, list));
    }

    /// @dev A list without rows.
    function entries(bytes memory list) private pure returns (bytes memory) {
        return bytes.concat(hex"00", list);
    }

    function block_(uint16 region, uint256 number, uint8 flags, bytes memory list) private pure returns (bytes memory) {
        return abi.encodePacked(region, uint32(number), flags, uint16(list.length), list);
    }

    function put(uint256 slot, uint256 kind, uint256 tile) private {
        put(HOME, slot, RegionRecord.makeLane(true, RegionRecord.REST, tile), RegionRecord.makeMind(kind, 10, 4, 0));
    }

    /// @dev Fails where the scene is set on ground that this seed blocks.
    function open(uint256 tile) private pure {
        assertFalse(Terrain.isBlocked(Terrain.terrainAt(HOME, tile)), "the scene stands on blocked ground");
    }
}
