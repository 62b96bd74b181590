// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {EncodedLengths} from "@latticexyz/store/src/EncodedLengths.sol";
import {StoreSwitch} from "@latticexyz/store/src/StoreSwitch.sol";
import {System} from "@latticexyz/world/src/System.sol";
import {ResourceId} from "@latticexyz/world/src/WorldResourceId.sol";

import {RealmRules} from "../../../src/generated/RealmRules.sol";
import {Lease} from "../../../src/namespaces/npc/codegen/index.sol";
import {INpc} from "../../../src/namespaces/npc/INpc.sol";
import {GroundCode} from "../../../src/namespaces/realm/GroundCode.sol";
import {RegionRecord} from "../../../src/namespaces/realm/RegionRecord.sol";
import {RegionRules} from "../../../src/namespaces/realm/RegionRules.sol";

/// @title What the packed tick is measured against: one MUD system call for each NPC, the usual way
/// @notice Each NPC has a record of its own: one word of fields (lane, mind, region, tick, the ground's address) and the
/// evidence of its last tick. The rules and the promises are the tick's: an operator with a lease, a checked action, needs
/// every NEEDS_PERIOD ticks, every tick once, and a hash of what it left.
/// @dev The word saves the usual way a read: the ground's address would stand in a table of regions.
contract OneByOneSystem is System {
    ResourceId private immutable TABLE;

    constructor(ResourceId table) {
        TABLE = table;
    }

    function act(uint32 npc, uint32 tick, bytes calldata entry) public returns (bool applied) {
        uint64 until = Lease.getUntil(_msgSender());
        if (until < block.timestamp) revert INpc.NoLease(_msgSender(), until, uint64(block.timestamp));
        bytes32[] memory key = new bytes32[](1);
        key[0] = bytes32(uint256(npc));
        (bytes memory data,,) = StoreSwitch.getRecord(TABLE, key);
        uint256 word = uint256(bytes32(data));
        // tick 32, region 16, lane 16, mind 32, ground 160
        if ((word >> 224) + 1 != tick) return false;

        RegionRules.Region memory region;
        region.id = (word >> 208) & 0xffff;
        region.tick = tick;
        region.ground = GroundCode.load(address(uint160(word)));
        region.bodies = new bytes(RegionRecord.HEADER_BYTES + 32);
        region.minds = new bytes(64);
        RegionRecord.setLane(region.bodies, 0, (word >> 192) & 0xffff);
        RegionRecord.setMind(region.minds, 0, (word >> 160) & 0xffffffff);
        applied = RegionRules.tick(region, entry, 0).applied == 1;
        word = (uint256(tick) << 224) | (region.id << 208) | (RegionRecord.lane(region.bodies, 0) << 192)
            | (RegionRecord.mind(region.minds, 0) << 160) | uint160(word);
        StoreSwitch.setRecord(
            TABLE, key, abi.encodePacked(word, keccak256(abi.encode(word))), EncodedLengths.wrap(0), ""
        );
    }
}
