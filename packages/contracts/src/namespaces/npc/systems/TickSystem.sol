// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {StoreSwitch} from "@latticexyz/store/src/StoreSwitch.sol";
import {System} from "@latticexyz/world/src/System.sol";

import {CatchUp} from "../../realm/CatchUp.sol";
import {GroundCode} from "../../realm/GroundCode.sol";
import {RegionRecord} from "../../realm/RegionRecord.sol";
import {RegionRules} from "../../realm/RegionRules.sol";
import {RegionStore} from "../../realm/RegionStore.sol";
import {VaultSystem} from "../../realm/systems/VaultSystem.sol";
import {Batches} from "../Batches.sol";
import {INpc} from "../INpc.sol";
import {Observation} from "../Observation.sol";
import {Seals} from "../Seals.sol";
import {TickBlock} from "../TickBlock.sol";
import {Lease, LeaseData} from "../codegen/index.sol";

/// @title TickSystem
/// @notice Applies the NPCs' decisions of many regions in one call, and keeps one hash of what each call saw and did.
/// @dev Keeps the hashes as raw words of its own storage: MUD's handling of a record costs 17,000 gas more a tick. Every
/// world has its own part. It is never replaced: its storage would stay behind.
contract TickSystem is System, INpc {
    /// @dev The realm has no more regions, and each is played once in a second.
    uint256 private constant BLOCKS_MOST = 256;

    /// @dev What has become of a call so far. `leaves`: where in memory those of the blocks applied begin, `kept` of them.
    struct Progress {
        uint256 applied;
        uint256 skipped;
        uint256 kept;
        uint256 leaves;
    }

    /// @notice Applies one tick to each region listed. `packed` is a sequence of blocks (`TickBlock`); their lists are
    /// those of `RegionRules.tick`.
    ///
    /// A block is applied when its region is leased to the caller, its tick is the region's last plus one, and its noise
    /// that of the record which that left; it is skipped otherwise. So a call that is sent again changes nothing, and
    /// decisions meet the record they were made on or, after a reorganisation, none. NPCs that are not listed go on with
    /// what they do. Nobody lives faster than the clock: in the second in which a region was played it is not played again.
    /// Nothing reverts but a sender without a lease, value, or a place in use.
    /// @param place where the evidence is kept: the next in the ring, `sentOf` modulo `EVIDENCE_PLACES`
    function tick(uint16 place, bytes calldata packed) public returns (uint256 applied, uint256 skipped) {
        uint256 value = _msgValue();
        if (value != 0) revert TakesNoValue(value);
        address operator = _msgSender();
        LeaseData memory lease = Lease.get(operator);
        if (lease.until < block.timestamp) revert NoLease(operator, lease.until, uint64(block.timestamp));
        Progress memory progress = _tickAll(lease.batches, packed);
        (applied, skipped) = (progress.applied, progress.skipped);
        bytes32 sealed_;
        if (progress.kept != 0) {
            sealed_ = Seals.seal(Seals.rootOf(progress.leaves, progress.kept), progress.kept, block.timestamp);
            Seals.keep(StoreSwitch.getStoreAddress(), operator, place, sealed_);
        }
        emit Ticked(StoreSwitch.getStoreAddress(), operator, place, sealed_, applied, skipped, packed);
    }

    /// @notice What an operator keeps at a place of its ring: 27 bytes of hash and 5 of the tick's second (`Seals`); 0 where
    /// there is nothing.
    function sealOf(address world, address operator, uint16 place) public view returns (bytes32 sealed_) {
        bytes32 slot = Seals.slotOf(world, operator, place);
        assembly ("memory-safe") {
            sealed_ := sload(slot)
        }
    }

    /// @notice How many ticks of an operator have left evidence.
    function sentOf(address world, address operator) public view returns (uint256 count) {
        bytes32 slot = Seals.countSlotOf(world, operator);
        assembly ("memory-safe") {
            count := sload(slot)
        }
    }

    /// @dev Applies the blocks of leased regions.
    function _tickAll(uint256 batches, bytes calldata packed) private returns (Progress memory progress) {
        VaultSystem vault = RegionStore.vault();
        uint256 most = packed.length / TickBlock.HEADER_BYTES;
        if (most > BLOCKS_MOST) most = BLOCKS_MOST;
        assembly ("memory-safe") {
            let leaves := mload(0x40)
            mstore(0x40, add(leaves, shl(5, most)))
            mstore(add(progress, 96), leaves)
        }
        unchecked {
            uint256 at;
            while (at < packed.length) {
                uint256 header;
                assembly ("memory-safe") {
                    header := calldataload(add(packed.offset, at))
                }
                uint256 end = at + TickBlock.HEADER_BYTES + TickBlock.lengthOf(header);
                if (end > packed.length) {
                    ++progress.skipped;
                    break;
                }
                if ((batches >> Batches.batchOf(TickBlock.regionOf(header))) & 1 == 0) ++progress.skipped;
                else _tickRegion(vault, header, packed[at:end], progress);
                at = end;
            }
        }
    }

    /// @dev Applies one region's block, if it is in order.
    function _tickRegion(VaultSystem vault, uint256 header, bytes calldata sent, Progress memory progress) private {
        uint256 free;
        assembly ("memory-safe") {
            free := mload(0x40)
        }
        RegionRules.Outcome memory outcome = _apply(vault, header, sent, progress);
        progress.applied += outcome.applied;
        progress.skipped += outcome.skipped;
        for (uint256 side; side < 4; ++side) {
            uint256 crossing = outcome.crossing[side];
            for (uint256 slot; crossing != 0; (++slot, crossing >>= 1)) {
                if (crossing & 1 == 1 && !RegionStore.cross(TickBlock.regionOf(header), slot, side)) {
                    --progress.applied;
                    ++progress.skipped;
                }
            }
        }
        // Nothing of the region is needed any more; memory that grew with every region would cost more for each.
        assembly ("memory-safe") {
            mstore(0x40, free)
        }
    }

    function _apply(VaultSystem vault, uint256 header, bytes calldata sent, Progress memory progress)
        private
        returns (RegionRules.Outcome memory outcome)
    {
        RegionRules.Region memory region;
        (region.id, region.tick) = (TickBlock.regionOf(header), TickBlock.tickOf(header));
        address world = StoreSwitch.getStoreAddress();
        bool withMinds = TickBlock.withMinds(header) || RegionRules.isNeedsTick(region.id, region.tick);
        (region.bodies, region.minds) = vault.load(world, region.id, withMinds);
        if (
            region.bodies.length == 0 || RegionRecord.tickOf(region.bodies) + 1 != region.tick
                || Observation.noiseOf(region.bodies) != TickBlock.noiseOf(header)
                || sent.length > TickBlock.HEADER_BYTES + RegionRules.LIST_MOST
                || RegionRecord.playedAt(region.bodies) == block.timestamp
        ) {
            outcome.skipped = 1;
            return outcome;
        }
        bytes32 leaf = Seals.leaf(RegionRecord.proofOf(region.bodies), sent);
        assembly ("memory-safe") {
            // The third and fourth word of the progress: how many are kept, and where.
            let kept := mload(add(progress, 64))
            mstore(add(mload(add(progress, 96)), shl(5, kept)), leaf)
            mstore(add(progress, 64), add(kept, 1))
        }
        region.ground = GroundCode.load(GroundCode.addressOf(address(vault), world, region.id));
        uint256 asleep = CatchUp.periodsOf(RegionRecord.playedAt(region.bodies), block.timestamp);
        if (asleep != 0 && !withMinds) (, region.minds) = vault.load(world, region.id, true);
        outcome = RegionRules.tick(region, sent[TickBlock.HEADER_BYTES:], asleep);
        if (outcome.mindsChanged) RegionRecord.setMindsHash(region.bodies, region.minds);
        else region.minds = "";
        RegionRecord.seal(region.bodies, region.tick, block.timestamp);
        vault.save(world, region.id, region.bodies, region.minds);
    }
}
