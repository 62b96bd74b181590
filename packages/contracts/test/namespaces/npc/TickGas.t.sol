// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {SchemaType} from "@latticexyz/schema-type/src/solidity/SchemaType.sol";
import {EncodedLengths} from "@latticexyz/store/src/EncodedLengths.sol";
import {FieldLayoutLib} from "@latticexyz/store/src/FieldLayout.sol";
import {SchemaLib} from "@latticexyz/store/src/Schema.sol";
import {ResourceId, WorldResourceIdLib} from "@latticexyz/world/src/WorldResourceId.sol";

import {RealmRules} from "../../../src/generated/RealmRules.sol";
import {Noise} from "../../../src/namespaces/realm/Noise.sol";
import {RegionRecord} from "../../../src/namespaces/realm/RegionRecord.sol";
import {Terrain} from "../../../src/namespaces/realm/Terrain.sol";
import {Region} from "../../../src/namespaces/realm/codegen/index.sol";
import {WorldTest} from "../../WorldTest.sol";
import {OneByOneSystem} from "./OneByOneSystem.sol";

/// @notice What a decision costs: packed ticks against one call for each NPC, the same rules, in the same world. All
/// figures are whole transactions (base cost and calldata included), storage cold, records written before.
/// forge-config: default.isolate = true
contract TickGasTest is WorldTest {
    uint256 private constant NPCS = 128;
    uint16 private constant FIRST = uint16(RealmRules.HOME_ROW * 256 + RealmRules.HOME_COLUMN);
    ResourceId private table = WorldResourceIdLib.encode("tb", "bench", "OneByOne");
    address private operator = makeAddr("operator");
    uint256 private drawn = 1;

    function setUp() public override {
        super.setUp();
        world.grantAccess(Region._tableId, systemOf("npc", "TickSystem"));
        world.npc__appoint(operator, true);
    }

    /// forge-config: default.isolate = true
    function test_gas_of_a_tick_of_256_npcs_that_all_change_their_mind() public {
        measure(2, 100, "256 NPCs, all change, mean of 8 ticks");
    }

    /// forge-config: default.isolate = true
    function test_gas_of_a_tick_of_256_npcs_of_which_a_third_changes_its_mind() public {
        measure(2, 33, "256 NPCs, a third changes, mean of 8 ticks");
    }

    /// forge-config: default.isolate = true
    function test_gas_of_a_tick_of_1024_npcs_that_all_change_their_mind() public {
        measure(8, 100, "1024 NPCs, all change, mean of 8 ticks");
    }

    /// forge-config: default.isolate = true
    function test_gas_of_one_system_call_for_each_npc() public {
        settle(1);
        address ground = RegionRecord.groundCode(Region.getBodies(FIRST));
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
                    address(world).call(abi.encodeWithSelector(act, npc, number, abi.encodePacked(uint8(0), action())));
                total += vm.lastCallGas().gasTotalUsed;
                assertTrue(ok && abi.decode(result, (bool)));
            }
        }
        vm.snapshotValue("npc", "one MUD system call for each NPC, mean of 128", total / 128);
    }

    // ---- scenes

    /// @dev Eight ticks, so that every region feels its needs once.
    function measure(uint256 regions, uint256 percent, string memory name) private {
        settle(regions);
        uint256 total;
        uint256 applied;
        uint256 listed;
        for (uint32 number = 1; number <= 8; ++number) {
            bytes memory packed;
            for (uint256 r; r < regions; ++r) {
                bytes memory list;
                for (uint256 slot; slot < NPCS; ++slot) {
                    if (draw() % 100 >= percent) continue;
                    list = abi.encodePacked(list, uint8(slot), action());
                    ++listed;
                }
                packed = abi.encodePacked(packed, uint16(FIRST + r), number, uint8(0), uint16(list.length), list);
            }
            vm.prank(operator);
            (uint256 done,) = world.npc__tick(packed);
            total += vm.lastCallGas().gasTotalUsed;
            applied += done;
        }
        assertEq(applied, listed, "a decision was skipped");
        vm.snapshotValue("npc", name, total / 8);
    }

    function settle(uint256 regions) private {
        for (uint256 r; r < regions; ++r) {
            uint16[] memory ids = new uint16[](1);
            ids[0] = uint16(FIRST + r);
            world.realm__settle(ids);
            bytes memory bodies = new bytes(RegionRecord.HEADER_BYTES + 2 * NPCS);
            bytes memory minds = new bytes(4 * NPCS);
            RegionRecord.setGround(bodies, RegionRecord.groundCode(Region.getBodies(ids[0])), ids[0]);
            for (uint256 slot; slot < NPCS; ++slot) {
                RegionRecord.setLane(bodies, slot, lane());
                RegionRecord.setMind(minds, slot, RegionRecord.makeMind(RealmRules.KIND_DEER, 10, 4, slot & 15));
            }
            RegionRecord.setMindsHash(bodies, minds);
            RegionRecord.seal(bodies, 0);
            Region.set(ids[0], bodies, minds);
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
