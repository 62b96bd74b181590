// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {StoreSwitch} from "@latticexyz/store/src/StoreSwitch.sol";

import {RealmRules} from "../../generated/RealmRules.sol";
import {Region} from "./codegen/index.sol";
import {GroundCode} from "./GroundCode.sol";
import {RegionRecord} from "./RegionRecord.sol";
import {Terrain} from "./Terrain.sol";

/// @title RegionStore
/// @notice Reads and writes regions' records, and moves occupants between them. The one place that does so on storage.
library RegionStore {
    /// @notice Nobody has settled this region; `realm__settle` does.
    error RegionUnsettled(uint256 region);
    /// @notice All slots of this region are taken.
    error RegionFull(uint256 region, uint256 slots);

    uint8 private constant BODIES = 0;
    uint8 private constant MINDS = 1;

    // ---- parts of a record

    /// @notice The contract that holds a region's ground; zero for a region that is not settled.
    function groundCode(uint256 region) internal view returns (address at) {
        bytes32[] memory key = _key(region);
        if (StoreSwitch.getDynamicFieldLength(Region._tableId, key, BODIES) == 0) return address(0);
        bytes memory part = StoreSwitch.getDynamicFieldSlice(
            Region._tableId, key, BODIES, RegionRecord.GROUND_AT, RegionRecord.GROUND_AT + 20
        );
        return address(bytes20(part));
    }

    function lane(uint256 region, uint256 slot) internal view returns (uint256) {
        uint256 at = RegionRecord.HEADER_BYTES + 2 * slot;
        bytes memory part = StoreSwitch.getDynamicFieldSlice(Region._tableId, _key(region), BODIES, at, at + 2);
        return uint16(bytes2(part));
    }

    function setLane(uint256 region, uint256 slot, uint256 value) internal {
        _splice(region, BODIES, RegionRecord.HEADER_BYTES + 2 * slot, abi.encodePacked(uint16(value)));
    }

    // ---- occupants

    /// @notice Puts an occupant into the first free slot; the record grows when there is none.
    function insert(uint256 region, uint256 lane_, uint256 mind) internal returns (uint256 slot) {
        bytes memory bodies = Region.getBodies(uint16(region));
        if (bodies.length == 0) revert RegionUnsettled(region);
        uint256 slots = RegionRecord.slots(bodies);
        while (slot < slots && RegionRecord.lane(bodies, slot) != 0) ++slot;
        if (slot == slots) {
            if (slots == RealmRules.SLOTS) revert RegionFull(region, slots);
            Region.pushBodies(uint16(region), new bytes(2 * RealmRules.SLOTS_STEP));
            Region.pushMinds(uint16(region), new bytes(4 * RealmRules.SLOTS_STEP));
        }
        setLane(region, slot, lane_);
        _setMind(region, slot, mind);
    }

    /// @notice Whether `insert` would find room.
    function hasRoom(uint256 region) internal view returns (bool) {
        bytes memory bodies = Region.getBodies(uint16(region));
        if (bodies.length == 0) return false;
        uint256 slots = RegionRecord.slots(bodies);
        if (slots < RealmRules.SLOTS) return true;
        for (uint256 slot; slot < slots; ++slot) {
            if (RegionRecord.lane(bodies, slot) == 0) return true;
        }
        return false;
    }

    /// @notice Empties a slot.
    /// @return lane_ what stood there
    /// @return mind what it was
    function remove(uint256 region, uint256 slot) internal returns (uint256 lane_, uint256 mind) {
        lane_ = lane(region, slot);
        setLane(region, slot, 0);
        mind = RegionRecord.mind(Region.getMinds(uint16(region)), slot);
        _setMind(region, slot, 0);
    }

    /// @notice Moves an NPC that stands at a side of its region (0 north, 1 east, 2 south, 3 west) to the tile across.
    /// @return whether it could: the neighbour is settled, the tile open, a slot free
    function cross(uint256 region, uint256 slot, uint256 side) internal returns (bool) {
        uint256 tile = RegionRecord.tileOf(lane(region, slot));
        (bool exists, uint256 target, uint256 across) = neighbour(region, tile, side);
        if (!exists) return false;
        address ground = groundCode(target);
        if (ground == address(0) || Terrain.blocked(GroundCode.load(ground), across) || !hasRoom(target)) return false;
        (uint256 lane_, uint256 mind) = remove(region, slot);
        // Whoever it remembers stays behind: slots mean nothing elsewhere.
        insert(target, (lane_ & ~uint256(1023)) | across, mind & ~uint256(255));
        return true;
    }

    /// @notice The region beyond a side, and the tile across the border.
    function neighbour(uint256 region, uint256 tile, uint256 side)
        internal
        pure
        returns (bool exists, uint256 target, uint256 across)
    {
        if (side == 0) return (region >> 8 > 0, region - 256 * (region >> 8 > 0 ? 1 : 0), tile | 992);
        if (side == 1) return ((region & 255) + 1 < RealmRules.COLUMNS, region + 1, tile & ~uint256(31));
        if (side == 2) return ((region >> 8) + 1 < RealmRules.ROWS, region + 256, tile & 31);
        return (region & 255 > 0, region - (region & 255 > 0 ? 1 : 0), tile | 31);
    }

    // ---- whole records

    /// @notice Writes what a tick changed: all of `bodies` in one piece, `minds` when it changed.
    /// @dev Words that stayed the same cost 100 gas and their place in the log; a second call would cost 6,000.
    function saveTick(uint256 region, bytes memory bodies, bytes memory minds, bool mindsChanged) internal {
        if (mindsChanged) _splice(region, MINDS, 0, minds);
        _splice(region, BODIES, 0, bodies);
    }

    function _setMind(uint256 region, uint256 slot, uint256 mind) private {
        bytes memory minds = Region.getMinds(uint16(region));
        RegionRecord.setMind(minds, slot, mind);
        _splice(region, MINDS, 4 * slot, abi.encodePacked(uint32(mind)));
        _splice(region, BODIES, RegionRecord.MINDS_HASH_AT, abi.encodePacked(keccak256(minds)));
    }

    function _splice(uint256 region, uint8 field, uint256 start, bytes memory data) private {
        StoreSwitch.spliceDynamicData(Region._tableId, _key(region), field, uint40(start), uint40(data.length), data);
    }

    function _key(uint256 region) private pure returns (bytes32[] memory key) {
        key = new bytes32[](1);
        key[0] = bytes32(region);
    }
}
