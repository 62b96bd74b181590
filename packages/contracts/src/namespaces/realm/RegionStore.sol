// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {StoreSwitch} from "@latticexyz/store/src/StoreSwitch.sol";
import {WorldResourceIdLib} from "@latticexyz/world/src/WorldResourceId.sol";
import {Systems} from "@latticexyz/world/src/codegen/tables/Systems.sol";

import {RealmRules} from "../../generated/RealmRules.sol";
import {GroundCode} from "./GroundCode.sol";
import {RegionRecord} from "./RegionRecord.sol";
import {VaultSystem} from "./systems/VaultSystem.sol";
import {Terrain} from "./Terrain.sol";

/// @title RegionStore
/// @notice Reads and writes regions' records in the realm's vault, and moves occupants between them. The one place that
/// does.
library RegionStore {
    /// @notice Nobody has settled this region; `realm__settle` does.
    error RegionUnsettled(uint256 region);
    /// @notice All slots of this region are taken.
    error RegionFull(uint256 region, uint256 slots);

    // ---- whole records

    /// @notice A region's record; both parts empty where nobody has settled, `minds` also unless asked for.
    function load(uint256 region, bool withMinds) internal view returns (bytes memory bodies, bytes memory minds) {
        return vault().load(StoreSwitch.getStoreAddress(), region, withMinds);
    }

    /// @notice Writes a region's record; without `minds` they stay as they are.
    function save(uint256 region, bytes memory bodies, bytes memory minds) internal {
        vault().save(StoreSwitch.getStoreAddress(), region, bodies, minds);
    }

    function isSettled(uint256 region) internal view returns (bool) {
        (bytes memory bodies,) = load(region, false);
        return bodies.length > 0;
    }

    /// @notice The ground of a settled region.
    function ground(uint256 region) internal view returns (bytes memory) {
        return GroundCode.load(GroundCode.addressOf(address(vault()), StoreSwitch.getStoreAddress(), region));
    }

    /// @notice Keeps a region's ground for good.
    function keepGround(uint256 region, bytes memory ground_) internal {
        vault().keepGround(StoreSwitch.getStoreAddress(), region, ground_);
    }

    /// @notice The contract that holds the records.
    /// @dev Asks the world once in a transaction.
    function vault() internal view returns (VaultSystem found) {
        found = VaultSystem(Systems.getSystem(WorldResourceIdLib.encode("sy", "realm", "VaultSystem")));
    }

    // ---- occupants

    /// @notice Puts an occupant into the first free slot; the record grows when there is none.
    function insert(uint256 region, uint256 lane, uint256 mind) internal returns (uint256 slot) {
        bool done;
        (done, slot) = tryInsert(region, lane, mind);
        if (done) return slot;
        if (slot == 0) revert RegionUnsettled(region);
        revert RegionFull(region, slot);
    }

    /// @notice As `insert`, where there is room.
    /// @return done whether there was
    /// @return slot where the occupant is now; how many slots there are, all of them taken; 0 where nobody has settled
    function tryInsert(uint256 region, uint256 lane, uint256 mind) internal returns (bool done, uint256 slot) {
        (bytes memory bodies, bytes memory minds) = load(region, true);
        if (bodies.length == 0) return (false, 0);
        slot = _freeSlot(bodies);
        if (slot == RegionRecord.slots(bodies)) {
            if (slot == RealmRules.SLOTS) return (false, slot);
            (bodies, minds) = RegionRecord.grown(bodies, minds);
        }
        _put(region, bodies, minds, slot, lane, mind);
        done = true;
    }

    /// @notice Whether `insert` would find room in a settled region.
    function hasRoom(bytes memory bodies) internal pure returns (bool) {
        uint256 slots = RegionRecord.slots(bodies);
        return slots < RealmRules.SLOTS || _freeSlot(bodies) < slots;
    }

    /// @notice Empties a slot; whoever stays forgets who was there.
    /// @return lane what stood there
    /// @return mind what it was
    function remove(uint256 region, uint256 slot) internal returns (uint256 lane, uint256 mind) {
        (bytes memory bodies, bytes memory minds) = load(region, true);
        (lane, mind) = (RegionRecord.lane(bodies, slot), RegionRecord.mind(minds, slot));
        RegionRecord.forget(minds, slot);
        _put(region, bodies, minds, slot, 0, 0);
    }

    /// @notice Moves an NPC that stands at a side of its region (0 north, 1 east, 2 south, 3 west) to the tile across.
    /// @return whether it could: the neighbour is settled, the tile open, a slot free
    function cross(uint256 region, uint256 slot, uint256 side) internal returns (bool) {
        (bytes memory bodies,) = load(region, false);
        (bool exists, uint256 target, uint256 across) =
            neighbour(region, RegionRecord.tileOf(RegionRecord.lane(bodies, slot)), side);
        if (!exists) return false;
        (bodies,) = load(target, false);
        if (bodies.length == 0 || !hasRoom(bodies) || Terrain.blocked(ground(target), across)) return false;
        (uint256 lane, uint256 mind) = remove(region, slot);
        // Whoever it remembers stays behind: slots mean nothing elsewhere.
        insert(target, (lane & ~uint256(1023)) | across, mind & ~uint256(255));
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

    function _freeSlot(bytes memory bodies) private pure returns (uint256 slot) {
        uint256 slots = RegionRecord.slots(bodies);
        while (slot < slots && RegionRecord.lane(bodies, slot) != 0) ++slot;
    }

    function _put(uint256 region, bytes memory bodies, bytes memory minds, uint256 slot, uint256 lane, uint256 mind)
        private
    {
        RegionRecord.setLane(bodies, slot, lane);
        RegionRecord.setMind(minds, slot, mind);
        RegionRecord.setMindsHash(bodies, minds);
        save(region, bodies, minds);
    }
}
