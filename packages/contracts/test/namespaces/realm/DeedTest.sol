// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {RealmRules} from "../../../src/generated/RealmRules.sol";
import {RegionRecord} from "../../../src/namespaces/realm/RegionRecord.sol";
import {RegionStore} from "../../../src/namespaces/realm/RegionStore.sol";
import {Terrain} from "../../../src/namespaces/realm/Terrain.sol";
import {Player} from "../../../src/namespaces/realm/codegen/index.sol";
import {RealmTest} from "./RealmTest.sol";

/// @title The base of tests of players' deeds: Ada and Bob live in the home region, and scenes can be set around them
abstract contract DeedTest is RealmTest {
    uint16 internal constant HOME = uint16(RealmRules.HOME_ROW * 256 + RealmRules.HOME_COLUMN);
    /// @dev Slots that the scenes' NPCs are put into, out of the way of the region's own.
    uint8 internal constant OTHER = 60;

    address internal ada = makeAddr("ada");
    address internal bob = makeAddr("bob");
    uint8 internal adaSlot;

    function setUp() public virtual override {
        super.setUp();
        uint16[] memory regions = new uint16[](1);
        regions[0] = HOME;
        world.realm__settle(regions);
        // Nobody but those whom a test puts there: 64 empty slots.
        (bytes memory bodies,) = RegionStore.load(HOME, false);
        bytes memory header = new bytes(5);
        for (uint256 i; i < 4; ++i) {
            header[i] = bodies[i];
        }
        header[4] = bytes1(uint8(4));
        bytes memory minds = new bytes(256);
        bodies = bytes.concat(header, new bytes(27 + 32 + 128));
        RegionRecord.setMindsHash(bodies, minds);
        RegionStore.save(HOME, bodies, minds);
        adaSlot = spawn(ada);
    }

    function spawn(address player) internal returns (uint8) {
        vm.prank(player);
        (, uint256 slot) = world.realm__spawn();
        return uint8(slot);
    }

    function centre() internal pure returns (uint256) {
        Terrain.Plan memory plan = Terrain.planOf(HOME);
        return plan.centreY * 32 + plan.centreX;
    }

    /// @dev The first tile of a terrain in the home region.
    function tileWith(uint256 terrain) internal view returns (uint256 tile) {
        bytes memory ground = RegionStore.ground(HOME);
        while (Terrain.terrainIn(ground, tile) != terrain) ++tile;
    }

    /// @dev A tile beside a vein that one can stand on, and where the vein lies.
    function besideOre() internal view returns (uint256 tile, uint8 heading) {
        bytes memory ground = RegionStore.ground(HOME);
        for (tile = 33; tile < 990; ++tile) {
            if (Terrain.blocked(ground, tile) || tile & 31 == 0 || tile & 31 == 31) continue;
            if (Terrain.terrainIn(ground, tile - 32) == RealmRules.TERRAIN_ORE) return (tile, 0);
            if (Terrain.terrainIn(ground, tile + 1) == RealmRules.TERRAIN_ORE) return (tile, 2);
            if (Terrain.terrainIn(ground, tile + 32) == RealmRules.TERRAIN_ORE) return (tile, 4);
            if (Terrain.terrainIn(ground, tile - 1) == RealmRules.TERRAIN_ORE) return (tile, 6);
        }
        revert("no vein in the home region that one can stand beside");
    }

    function stand(uint256 slot, uint256 tile) internal {
        setLane(HOME, slot, RegionRecord.makeLane(false, RegionRecord.FACE, tile));
    }

    /// @dev Puts an NPC of a kind into a slot.
    function npc(uint8 slot, uint256 kind, uint256 tile, uint256 health) internal {
        put(
            HOME, slot, RegionRecord.makeLane(true, RegionRecord.REST, tile), RegionRecord.makeMind(kind, health, 10, 0)
        );
    }

    function merchant(uint8 slot, uint256 stock) internal {
        npc(slot, RealmRules.KIND_MERCHANT, centre(), 12);
        setMind(slot, RegionRecord.withStock(mindOf(HOME, slot), stock));
    }

    function setMind(uint256 slot, uint256 mind) internal {
        put(HOME, slot, laneOf(HOME, slot), mind);
    }

    function carry(uint8 slot, uint256 ore, uint256 food) internal {
        setMind(slot, RegionRecord.withFood(RegionRecord.withOre(mindOf(HOME, slot), ore), food));
    }

    function oreOf(uint8 slot) internal view returns (uint256) {
        return RegionRecord.oreOf(mindOf(HOME, slot));
    }

    function foodOf(uint8 slot) internal view returns (uint256) {
        return RegionRecord.foodOf(mindOf(HOME, slot));
    }

    function healthOf(uint8 slot) internal view returns (uint256) {
        return RegionRecord.healthOf(mindOf(HOME, slot));
    }

    function setHealth(uint8 slot, uint256 health) internal {
        setMind(slot, (mindOf(HOME, slot) & 0xf0ffffff) | (health << 24));
    }

    /// @dev The record's hash of minds is that of its minds: a tick would otherwise think on something else.
    function assertSound() internal view {
        bytes memory bodies = bodiesOf(HOME);
        bytes32 kept;
        assembly ("memory-safe") {
            kept := mload(add(bodies, 64))
        }
        assertEq(kept, keccak256(mindsOf(HOME)), "the record holds the hash of its minds");
        assertEq(Player.getSlot(ada), adaSlot);
    }
}
