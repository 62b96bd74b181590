// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {NpcRules} from "../../generated/NpcRules.sol";
import {CodeStore} from "../arena/CodeStore.sol";
import {RegionRecord} from "../realm/RegionRecord.sol";
import {RegionRules} from "../realm/RegionRules.sol";
import {RegionStore} from "../realm/RegionStore.sol";
import {BrainKernel} from "./BrainKernel.sol";
import {Decision} from "./Decision.sol";
import {INpc} from "./INpc.sol";
import {Observation} from "./Observation.sol";
import {Seals} from "./Seals.sol";
import {TickBlock} from "./TickBlock.sol";
import {Brain, Era, EraData, Eras} from "./codegen/index.sol";

/// @title Verdict
/// @notice Whether what a tick did with one NPC is what its brain chose, from the evidence that the tick left.
library Verdict {
    /// @notice What a tick saw and did in one region.
    /// @param bodies the region's record as the tick before left it, first word included
    /// @param minds the same
    /// @param sent the region's block of the tick: header and list
    /// @param index the block's place among those applied
    /// @param count how many were applied
    /// @param path siblings on the way from the leaf to the root
    struct Testimony {
        bytes bodies;
        bytes minds;
        bytes sent;
        uint256 index;
        uint256 count;
        bytes32[] path;
    }

    /// @dev What a list has an NPC do. `action` NOT_LISTED: it is not in the list.
    struct Entry {
        uint256 action;
        uint256 victim;
    }

    uint256 private constant NOT_LISTED = 256;
    /// @dev No choice of any brain.
    uint256 private constant NO_ACTION = 255;
    uint256 private constant LANES_A_WORD = 16;
    /// @dev The lowest bit of each of a word's sixteen lanes.
    uint256 private constant ONES = 0x0001000100010001000100010001000100010001000100010001000100010001;
    /// @dev The lowest bit of each of a row's bytes, and what moves those of eight bytes together.
    uint256 private constant ROW_ONES = 0x01010101010101010101010101010101;
    uint256 private constant GATHER = 0x8040201008040201;
    uint256 private constant TRAITS_AT = 9;

    /// @notice The region as the tick found it. Reverts unless the testimony is what `sealed_` was made of.
    function regionOf(Testimony calldata testimony, bytes32 sealed_)
        internal
        view
        returns (Observation.Region memory region)
    {
        region.id = TickBlock.regionOf(headerOf(testimony.sent));
        region.bodies = testimony.bodies;
        region.minds = testimony.minds;
        bytes32 proof = RegionRecord.proofOf(region.bodies);
        bytes32 root = Seals.climb(Seals.leaf(proof, testimony.sent), testimony.index, testimony.count, testimony.path);
        bytes32 given = Seals.seal(root, testimony.count, Seals.timeOf(sealed_));
        if (given != sealed_) revert INpc.OtherEvidence(sealed_, given);

        // The minds hash to what the record says, and the record to what the tick before left as its proof.
        RegionRecord.setMindsHash(region.bodies, region.minds);
        RegionRecord.seal(region.bodies, RegionRecord.tickOf(region.bodies), RegionRecord.playedAt(region.bodies));
        if (RegionRecord.proofOf(region.bodies) != proof) {
            revert INpc.OtherRecord(proof, RegionRecord.proofOf(region.bodies));
        }
        region.ground = RegionStore.ground(region.id);
    }

    /// @notice A block's header, from the top of a word.
    function headerOf(bytes calldata sent) internal pure returns (uint256 header) {
        assembly ("memory-safe") {
            header := calldataload(sent.offset)
        }
    }

    /// @notice Whether the tick did with the NPC in `slot` what its brain chose. Of a slot without an NPC that steers itself,
    /// that it did nothing. A list that is not in order is wrong for everyone.
    /// @param time when the tick happened
    function isRight(Observation.Region memory region, bytes calldata sent, uint256 slot, uint256 time)
        internal
        view
        returns (bool)
    {
        (bool inOrder, Entry memory entry) = _find(sent, slot);
        if (!inOrder) return false;
        if (slot >= RegionRecord.slots(region.bodies)) return entry.action == NOT_LISTED;
        uint256 lane = RegionRecord.lane(region.bodies, slot);
        if (lane & RegionRecord.NPC_BIT == 0) return entry.action == NOT_LISTED;

        uint8 kind = uint8(RegionRecord.kindOf(RegionRecord.mind(region.minds, slot)));
        uint32 era = Eras.get(kind);
        while (true) {
            // Before its first era a kind has no brain, and keeps its intent.
            if (era == 0) return entry.action == NOT_LISTED;
            EraData memory used = Era.get(kind, era);
            if (used.since <= time) {
                if (_chose(region, lane, slot, used, entry)) return true;
                // Shortly after a change a tick may still have been thought by the brain before.
                if (used.since + NpcRules.BRAIN_GRACE <= time) return false;
            }
            --era;
        }
        return false;
    }

    /// @dev Whether an era's brain chooses what the list says.
    function _chose(
        Observation.Region memory region,
        uint256 lane,
        uint256 slot,
        EraData memory used,
        Entry memory entry
    ) private view returns (bool) {
        (bytes memory senses, uint256 victim) = Observation.observe(region, slot, Observation.noiseOf(region.bodies));
        addTraits(senses, used.traits);
        int256[] memory scores = BrainKernel.scores(CodeStore.read(Brain.getCode(used.brain)), senses);
        uint256 action = Decision.actionOf(lane, BrainKernel.highest(scores), victim);
        if (entry.action == NOT_LISTED) return action == RegionRecord.intentOf(lane);
        return entry.action == action && (action != RegionRules.STRIKE || entry.victim == victim);
    }

    /// @notice Adds an era's traits to a character, each value kept within 0..127.
    function addTraits(bytes memory senses, bytes5 traits) internal pure {
        if (traits == 0) return;
        for (uint256 i; i < 5; ++i) {
            int256 value = int256(uint256(uint8(senses[TRAITS_AT + i]))) + int8(uint8(traits[i]));
            if (value < 0) value = 0;
            if (value > 127) value = 127;
            senses[TRAITS_AT + i] = bytes1(uint8(uint256(value)));
        }
    }

    /// @dev Looks a slot up in a block. In order: no row or entry is cut short, entries ascend and have no byte in a row, and
    /// strikes are announced in the flags.
    function _find(bytes calldata sent, uint256 slot) private pure returns (bool inOrder, Entry memory entry) {
        unchecked {
            entry.action = NOT_LISTED;
            if (sent.length == TickBlock.HEADER_BYTES) return (true, entry);
            (uint256 at, uint256 acted) = _rows(sent, slot, entry);
            uint256 next;
            // 1 where an entry is out of order, and where one strikes.
            uint256 disorder;
            uint256 strikes;
            uint256 strike = RegionRules.STRIKE;
            while (at + 1 < sent.length) {
                uint256 until = sent.length - 1;
                // Sixteen at a time where nothing has to be looked at; else as many one by one, before the next try.
                if (acted == 0) {
                    (at, next) = _skip(sent, at, next, slot);
                    if (at + 2 * LANES_A_WORD < until) until = at + 2 * LANES_A_WORD;
                }
                assembly ("memory-safe") {
                    for {} lt(at, until) {} {
                        let word := calldataload(add(sent.offset, at))
                        let listed := byte(0, word)
                        disorder := or(disorder, or(lt(listed, next), shr(listed, acted)))
                        next := add(listed, 1)
                        let isStrike := eq(byte(1, word), strike)
                        strikes := or(strikes, isStrike)
                        at := add(at, add(2, isStrike))
                        if eq(listed, slot) {
                            mstore(entry, byte(1, word))
                            mstore(add(entry, 32), byte(2, word))
                        }
                    }
                }
            }
            bool isAnnounced = strikes == 0 || TickBlock.withMinds(headerOf(sent));
            return (at == sent.length && disorder & 1 == 0 && isAnnounced, entry);
        }
    }

    /// @dev Goes past whole words of sixteen entries that ascend from `next` on, and of which none strikes or is of `slot`.
    /// @return where the next entry stands
    /// @return the lowest slot that it may have
    function _skip(bytes calldata sent, uint256 at, uint256 next, uint256 slot)
        private
        pure
        returns (uint256, uint256)
    {
        unchecked {
            for (; at + 32 <= sent.length; at += 32) {
                uint256 word;
                assembly ("memory-safe") {
                    word := calldataload(add(sent.offset, at))
                }
                // In each lane a slot; adding 255 sets bit 8 unless it was 0.
                uint256 slots = (word >> 8) & (255 * ONES);
                uint256 fine = ((word & (255 * ONES)) ^ (RegionRules.STRIKE * ONES)) + 255 * ONES;
                fine &= (slots ^ (slot * ONES)) + 255 * ONES;
                // And unless the next lane's is greater; behind the last there is none.
                fine &= ((slots << 16) | 256) + 255 * ONES - slots;
                if (fine & (256 * ONES) != 256 * ONES || word >> 248 < next) break;
                next = (slots & 255) + 1;
            }
            return (at, next);
        }
    }

    /// @dev Reads the rows of a block. What cannot stand in a row is no choice of any brain.
    /// @return at where the entries begin
    /// @return acted a bit for each slot that a row has a say for
    function _rows(bytes calldata sent, uint256 slot, Entry memory entry)
        private
        pure
        returns (uint256 at, uint256 acted)
    {
        unchecked {
            at = TickBlock.HEADER_BYTES + 1;
            uint256 first;
            for (uint256 rows = uint8(sent[TickBlock.HEADER_BYTES]); rows != 0; (rows >>= 1, first += LANES_A_WORD)) {
                if (rows & 1 == 0) continue;
                if (at + LANES_A_WORD <= sent.length) {
                    uint256 row = uint128(bytes16(sent[at:]));
                    // The highest bit of each byte, that of the first byte lowest: eight meet in one byte of the product.
                    uint256 says = (row >> 7) & ROW_ONES;
                    acted |= ((((says >> 64) * GATHER) >> 56) & 255) << first;
                    acted |= ((((says & type(uint64).max) * GATHER) >> 56) & 255) << (first + 8);
                    // Slots below `first` wrap.
                    if (slot - first < LANES_A_WORD && (acted >> slot) & 1 == 1) {
                        row >>= 8 * (LANES_A_WORD - 1 - (slot - first));
                        entry.action = _rowAction((row & 255) ^ RegionRules.ROW_BIT);
                    }
                }
                at += LANES_A_WORD;
            }
        }
    }

    function _rowAction(uint256 action) private pure returns (uint256) {
        bool fits = action == RegionRecord.REST || (action >= RegionRecord.WALK && action < RegionRecord.FACE);
        return fits ? action : NO_ACTION;
    }
}
