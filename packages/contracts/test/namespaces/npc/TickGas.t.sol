// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {SchemaType} from "@latticexyz/schema-type/src/solidity/SchemaType.sol";
import {EncodedLengths} from "@latticexyz/store/src/EncodedLengths.sol";
import {FieldLayoutLib} from "@latticexyz/store/src/FieldLayout.sol";
import {SchemaLib} from "@latticexyz/store/src/Schema.sol";
import {ResourceId, WorldResourceIdLib} from "@latticexyz/world/src/WorldResourceId.sol";

import {NpcRules} from "../../../src/generated/NpcRules.sol";
import {RealmRules} from "../../../src/generated/RealmRules.sol";
import {Batches} from "../../../src/namespaces/npc/Batches.sol";
import {Seals} from "../../../src/namespaces/npc/Seals.sol";
import {Noise} from "../../../src/namespaces/realm/Noise.sol";
import {RegionRecord} from "../../../src/namespaces/realm/RegionRecord.sol";
import {GroundCode} from "../../../src/namespaces/realm/GroundCode.sol";
import {RegionRules} from "../../../src/namespaces/realm/RegionRules.sol";
import {RegionStore} from "../../../src/namespaces/realm/RegionStore.sol";
import {Terrain} from "../../../src/namespaces/realm/Terrain.sol";
import {Region} from "../../../src/namespaces/realm/codegen/index.sol";
import {OneByOneSystem} from "./OneByOneSystem.sol";
import {OperatorTest, blockFor} from "./OperatorTest.sol";

/// @notice What a decision costs: packed ticks against one call for each NPC, the same rules, in the same world. All
/// figures are whole transactions (base cost and calldata included), storage cold, records written before.
/// forge-config: default.isolate = true
contract TickGasTest is OperatorTest {
    uint16 private constant FIRST = HOME;
    ResourceId private table = WorldResourceIdLib.encode("tb", "bench", "OneByOne");
    uint256 private drawn = 1;

    function setUp() public override {
        super.setUp();
        // Fifty regions reach into a third row of batches.
        uint8[] memory south = new uint8[](3);
        for (uint256 i; i < 3; ++i) {
            south[i] = uint8(Batches.batchOf(FIRST) + i + 2 * NpcRules.BATCH_COLUMNS);
        }
        vm.deal(operator, 3 * NpcRules.BOND_A_BATCH);
        vm.startPrank(operator);
        world.npc__bond{value: 3 * NpcRules.BOND_A_BATCH}();
        world.npc__lease(south);
        vm.stopPrank();
        // An operator at work writes over evidence that is out of the window, and over how many there are.
        for (uint16 place; place < 10; ++place) {
            bytes32 slot = Seals.slotOf(address(world), operator, place);
            vm.store(systemOf("npc", "TickSystem"), slot, bytes32(block.timestamp - NpcRules.WINDOW_SECONDS - 1));
        }
        bytes32 counter = Seals.countSlotOf(address(world), operator);
        vm.store(systemOf("npc", "TickSystem"), counter, bytes32(NpcRules.EVIDENCE_PLACES));
    }

    /// forge-config: default.isolate = true
    function test_gas_of_a_tick_of_256_npcs_that_all_change_their_mind() public {
        measure(2, 128, 100, "256 NPCs in 2 regions, all change, mean of 8 ticks");
    }

    /// forge-config: default.isolate = true
    function test_gas_of_a_tick_of_256_npcs_of_which_a_third_changes_its_mind() public {
        measure(2, 128, 33, "256 NPCs in 2 regions, a third changes, mean of 8 ticks");
    }

    /// forge-config: default.isolate = true
    function test_gas_of_a_tick_of_1024_npcs_that_all_change_their_mind() public {
        measure(8, 128, 100, "1024 NPCs in 8 regions, all change, mean of 8 ticks");
    }

    /// forge-config: default.isolate = true
    function test_gas_of_a_tick_of_6400_npcs_that_all_change_their_mind() public {
        measure(50, 128, 100, "6400 NPCs in 50 regions, all change, mean of 8 ticks");
    }

    /// @dev 10,000 NPCs spread over the realm's 256 regions.
    /// forge-config: default.isolate = true
    function test_gas_of_a_tick_of_1000_npcs_spread_thin() public {
        measure(25, 40, 100, "1000 NPCs in 25 regions, all change, mean of 8 ticks");
    }

    /// @dev As many as settle by themselves.
    /// forge-config: default.isolate = true
    function test_gas_of_a_tick_of_regions_as_they_are_settled() public {
        measure(16, 17, 100, "272 NPCs in 16 regions, all change, mean of 8 ticks");
    }

    /// forge-config: default.isolate = true
    function test_gas_of_one_system_call_for_each_npc() public {
        settle(1, 1);
        address ground = GroundCode.addressOf(address(RegionStore.vault()), address(world), FIRST);
        world.registerNamespace(namespaceOf("bench"));
        SchemaType[] memory words = new SchemaType[](2);
        (words[0], words[1]) = (SchemaType.BYTES32, SchemaType.BYTES32);
        SchemaType[] memory keys = new SchemaType[](1);
        keys[0] = SchemaType.UINT32;
        uint256[] memory lengths = new uint256[](2);
        (lengths[0], lengths[1]) = (32, 32);
        string[] memory fields = new string[](2);
        (fields[0], fields[1]) = ("state", "evidence");
        string[] memory names = new string[](1);
        names[0] = "npc";
        world.registerTable(
            table, FieldLayoutLib.encode(lengths, 0), SchemaLib.encode(keys), SchemaLib.encode(words), names, fields
        );
        ResourceId system = WorldResourceIdLib.encode("sy", "bench", "OneByOne");
        world.registerSystem(system, new OneByOneSystem(table), true);
        bytes4 act = world.registerFunctionSelector(system, "act(uint32,uint32,bytes)");

        uint256 total;
        for (uint32 npc; npc < 16; ++npc) {
            bytes32[] memory key = new bytes32[](1);
            key[0] = bytes32(uint256(npc));
            uint256 word = (uint256(FIRST) << 208) | (uint256(lane()) << 192)
                | (RegionRecord.makeMind(RealmRules.KIND_DEER, 10, 4, 3) << 160) | uint160(ground);
            world.setRecord(table, key, abi.encodePacked(word, word), EncodedLengths.wrap(0), "");
            for (uint32 number = 1; number <= 8; ++number) {
                vm.prank(operator);
                (bool ok, bytes memory result) =
                    address(world).call(abi.encodeWithSelector(act, npc, number, abi.encodePacked(uint16(0), action())));
                total += vm.lastCallGas().gasTotalUsed;
                assertTrue(ok && abi.decode(result, (bool)));
            }
        }
        vm.snapshotValue("npc", "one MUD system call for each NPC, mean of 128", total / 128);
    }

    // ---- scenes

    /// @dev Eight ticks, so that every region feels its needs once.
    function measure(uint256 regions, uint256 npcs, uint256 percent, string memory name) private {
        settle(regions, npcs);
        uint256 total;
        uint256 applied;
        uint256 listed;
        for (uint32 number = 1; number <= 8; ++number) {
            bytes memory packed;
            for (uint256 r; r < regions; ++r) {
                bytes memory list = new bytes(1 + slotsFor(npcs));
                list[0] = bytes1(uint8((1 << (slotsFor(npcs) / 16)) - 1));
                for (uint256 slot; slot < npcs; ++slot) {
                    if (draw() % 100 >= percent) continue;
                    list[1 + slot] = bytes1(uint8(RegionRules.ROW_BIT) | action());
                    ++listed;
                }
                packed = bytes.concat(packed, blockFor(uint16(FIRST + r % 8 + 256 * (r / 8)), number, 0, list));
            }
            uint16 place = nextPlace();
            vm.warp(block.timestamp + 1);
            vm.prank(operator);
            (uint256 done,) = world.npc__tick(place, packed);
            total += vm.lastCallGas().gasTotalUsed;
            applied += done;
        }
        assertEq(applied, listed, "a decision was skipped");
        vm.snapshotValue("npc", name, total / 8);
        vm.snapshotValue("npc", string.concat(name, ": decisions listed"), listed / 8);
    }

    function slotsFor(uint256 npcs) private pure returns (uint256) {
        return (npcs + 15) / 16 * 16;
    }

    function settle(uint256 regions, uint256 npcs) private {
        for (uint256 r; r < regions; ++r) {
            uint16[] memory ids = new uint16[](1);
            ids[0] = uint16(FIRST + r % 8 + 256 * (r / 8));
            world.realm__settle(ids);
            bytes memory bodies = new bytes(RegionRecord.HEADER_BYTES + 2 * slotsFor(npcs));
            bytes memory minds = new bytes(4 * slotsFor(npcs));
            for (uint256 slot; slot < npcs; ++slot) {
                RegionRecord.setLane(bodies, slot, lane());
                RegionRecord.setMind(minds, slot, RegionRecord.makeMind(RealmRules.KIND_DEER, 10, 4, slot & 15));
            }
            RegionRecord.setMindsHash(bodies, minds);
            RegionRecord.seal(bodies, 0, block.timestamp);
            RegionStore.save(ids[0], bodies, minds);
        }
    }

    /// @dev An NPC that rests somewhere open.
    function lane() private returns (uint16) {
        uint256 tile;
        do {
            tile = draw() & 1023;
        } while (Terrain.isBlocked(Terrain.terrainAt(FIRST, tile)));
        return uint16(RegionRecord.makeLane(true, RegionRecord.REST, tile));
    }

    /// @dev Mostly walking, as it costs most.
    function action() private returns (uint8) {
        uint256 value = draw();
        return uint8(value % 8 == 0 ? RegionRecord.REST : RegionRecord.WALK + (value >> 8) % 16);
    }

    function draw() private returns (uint256) {
        drawn = Noise.scramble(drawn + 0x9e3779b9);
        return drawn;
    }
}
