// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {NpcRules} from "../../generated/NpcRules.sol";
import {INpc} from "./INpc.sol";

/// @title Seals
/// @notice One hash for all that a tick saw and did: the root of a tree with a leaf for each region it was applied to.
/// @dev A leaf is the hash of the record's first word as the tick found it (the number of the tick before, and the hash of
/// the whole record as that left it), and of the region's block as it was sent. A node without a sibling moves up as it
/// is. How many leaves there are is part of the seal, so that a leaf's height follows from its place and no node passes for
/// a leaf.
library Seals {
    uint256 private constant TIME_BITS = 40;

    /// @notice The leaf of a region's block.
    /// @param found what proves the record that the tick found (`RegionRecord.proofOf`)
    /// @param sent the block, header included
    function leaf(bytes32 found, bytes calldata sent) internal pure returns (bytes32 hash) {
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(free, found)
            calldatacopy(add(free, 32), sent.offset, sent.length)
            hash := keccak256(free, add(32, sent.length))
        }
    }

    /// @notice The root of `count` leaves, which it overwrites. There is at least one.
    /// @param first where in memory they begin
    function rootOf(uint256 first, uint256 count) internal pure returns (bytes32 root) {
        assembly ("memory-safe") {
            for {} gt(count, 1) { count := shr(1, add(count, 1)) } {
                let to := first
                let from := first
                for { let end := add(first, shl(6, shr(1, count))) } lt(from, end) { from := add(from, 64) } {
                    mstore(to, keccak256(from, 64))
                    to := add(to, 32)
                }
                if and(count, 1) { mstore(to, mload(from)) }
            }
            root := mload(first)
        }
    }

    /// @notice The root that a leaf leads to, if it is the `index`-th of `count`.
    /// @param path the siblings on its way up
    function climb(bytes32 hash, uint256 index, uint256 count, bytes32[] calldata path)
        internal
        pure
        returns (bytes32)
    {
        unchecked {
            if (index >= count) revert INpc.NoSuchLeaf(index, count);
            uint256 used;
            for (; count > 1; count = (count + 1) >> 1) {
                if (index & 1 == 1) hash = keccak256(abi.encodePacked(path[used++], hash));
                else if (index + 1 < count) hash = keccak256(abi.encodePacked(hash, path[used++]));
                index >>= 1;
            }
            return hash;
        }
    }

    /// @notice What is kept of a tick: 27 bytes over the root and the number of leaves, and the second it happened.
    function seal(bytes32 root, uint256 count, uint256 time) internal pure returns (bytes32) {
        uint256 hash = uint256(keccak256(abi.encode(root, count)));
        return bytes32(((hash >> TIME_BITS) << TIME_BITS) | uint40(time));
    }

    /// @notice When the tick of a seal happened; 0 where there is none.
    function timeOf(bytes32 sealed_) internal pure returns (uint256) {
        return uint40(uint256(sealed_));
    }

    /// @notice Where the contract that keeps seals has that of an operator's place.
    function slotOf(address world, address operator, uint256 place) internal pure returns (bytes32) {
        return keccak256(abi.encode(world, operator, place));
    }

    /// @notice Where it has how many seals an operator has left: behind the places.
    function countSlotOf(address world, address operator) internal pure returns (bytes32) {
        return slotOf(world, operator, NpcRules.EVIDENCE_PLACES);
    }

    /// @notice Keeps a tick's seal in the calling contract's storage, at the next place of the operator's ring. What is there
    /// must be out of the window.
    /// @dev Places are taken in order, so that each tick has a number and none is passed over by spot checks.
    function keep(address world, address operator, uint16 place, bytes32 sealed_) internal {
        if (place >= NpcRules.EVIDENCE_PLACES) revert INpc.NoSuchPlace(place);
        bytes32 counter = countSlotOf(world, operator);
        uint256 count;
        assembly ("memory-safe") {
            count := sload(counter)
        }
        uint256 next = count % NpcRules.EVIDENCE_PLACES;
        if (place != next) revert INpc.OtherPlace(place, uint16(next));
        bytes32 slot = slotOf(world, operator, place);
        bytes32 old;
        assembly ("memory-safe") {
            old := sload(slot)
        }
        uint256 free = timeOf(old) + NpcRules.WINDOW_SECONDS + 1;
        if (old != 0 && block.timestamp < free) revert INpc.PlaceInUse(place, uint64(free));
        assembly ("memory-safe") {
            sstore(slot, sealed_)
            sstore(counter, add(count, 1))
        }
    }
}
