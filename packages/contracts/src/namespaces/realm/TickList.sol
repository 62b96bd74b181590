// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {RealmRules} from "../../generated/RealmRules.sol";
import {RegionRecord} from "./RegionRecord.sol";
import {RegionRules} from "./RegionRules.sol";
import {Strikes} from "./Strikes.sol";
import {Terrain} from "./Terrain.sol";

/// @title TickList
/// @notice Carries out the list of a tick, as far as the record as it is allows. Twin of tickList.ts.
library TickList {
    /// @dev The lowest bit of each of a word's sixteen lanes.
    uint256 private constant ONES = 0x0001000100010001000100010001000100010001000100010001000100010001;

    /// @notice Applies a list that is not empty (`RegionRules.tick`).
    function run(RegionRules.Region memory region, bytes calldata list, RegionRules.Outcome memory outcome)
        internal
        pure
    {
        unchecked {
            uint256 at = _rows(region.bodies, list, outcome);
            uint256 nextSlot;
            while (at + 1 < list.length) {
                uint256 entry;
                assembly ("memory-safe") {
                    entry := calldataload(add(list.offset, at))
                }
                (uint256 slot, uint256 action) = (entry >> 248, (entry >> 240) & 255);
                at += 2;
                if (action == RegionRules.STRIKE && ++at > list.length) break;
                if (
                    slot >= nextSlot && slot < RegionRecord.slots(region.bodies) && !_hasByte(list, slot)
                        && RegionRecord.lane(region.bodies, slot) & RegionRecord.NPC_BIT != 0
                        && _act(region, outcome, slot, action, (entry >> 232) & 255)
                ) {
                    ++outcome.applied;
                    nextSlot = slot + 1;
                } else {
                    ++outcome.skipped;
                }
            }
            if (at != list.length) ++outcome.skipped;
        }
    }

    /// @dev Applies the rows, sixteen lanes at a time: about 40 gas an NPC, where an entry takes 400. A row beyond the
    /// record's end, or cut off, counts as one skipped. Returns where the entries begin.
    function _rows(bytes memory bodies, bytes calldata list, RegionRules.Outcome memory outcome)
        private
        pure
        returns (uint256 at)
    {
        assembly ("memory-safe") {
            /// Applies one row to a word of lanes. `asked` and `legal` have the lowest bit of a lane set where the row has
            /// something to say, and where that is allowed.
            function applyRow(word, row, ones) -> changed, asked, legal {
                // Sixteen bytes, moved apart to a byte in each lane.
                let x := and(or(row, shl(64, row)), 0x0000000000000000ffffffffffffffff0000000000000000ffffffffffffffff)
                x := and(or(x, shl(32, x)), 0x00000000ffffffff00000000ffffffff00000000ffffffff00000000ffffffff)
                x := and(or(x, shl(16, x)), 0x0000ffff0000ffff0000ffff0000ffff0000ffff0000ffff0000ffff0000ffff)
                x := and(or(x, shl(8, x)), 0x00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff00ff)
                asked := and(shr(7, x), ones)
                // Legal: an NPC; bits 5 and 6 clear; one of bits 3 and 4 (walks, runs), or none of the five (rests).
                let moves := xor(shr(3, x), shr(4, x))
                let rests := not(or(or(shr(3, x), shr(4, x)), or(x, or(shr(1, x), shr(2, x)))))
                legal := and(and(asked, shr(15, word)), and(or(moves, rests), not(or(shr(5, x), shr(6, x)))))
                // The lane's intent is its bits 10 to 14.
                let fields := mul(legal, 0x7c00)
                changed := or(and(word, not(fields)), and(shl(10, x), fields))
            }
            let rows := shr(248, calldataload(list.offset))
            at := 1
            for { let first := 0 } rows { first := add(first, 16) } {
                let present := and(rows, 1)
                rows := shr(1, rows)
                if iszero(present) { continue }
                at := add(at, 16)
                let to := add(bodies, add(96, shl(1, first)))
                if or(gt(at, list.length), gt(to, add(bodies, mload(bodies)))) {
                    mstore(add(outcome, 32), add(mload(add(outcome, 32)), 1))
                    continue
                }
                // The row is the sixteen bytes before `at`.
                let word, asked, legal :=
                    applyRow(mload(to), shr(128, calldataload(add(list.offset, sub(at, 16)))), ONES)
                mstore(to, word)
                // The sum of all lanes stands in the topmost after a multiplication by ones.
                legal := shr(240, mul(legal, ONES))
                mstore(outcome, add(mload(outcome), legal))
                mstore(add(outcome, 32), add(mload(add(outcome, 32)), sub(shr(240, mul(asked, ONES)), legal)))
            }
        }
    }

    /// @dev Whether a slot had its say in a row of the list.
    function _hasByte(bytes calldata list, uint256 slot) private pure returns (bool) {
        unchecked {
            uint256 rows = uint8(list[0]);
            uint256 row = slot >> 4;
            if ((rows >> row) & 1 == 0) return false;
            uint256 at = 1 + (slot & 15);
            for (rows &= (1 << row) - 1; rows != 0; rows &= rows - 1) {
                at += 16;
            }
            return at < list.length && uint8(list[at]) & RegionRules.ROW_BIT != 0;
        }
    }

    /// @dev Carries out an entry. Says whether it was legal.
    function _act(
        RegionRules.Region memory region,
        RegionRules.Outcome memory outcome,
        uint256 slot,
        uint256 action,
        uint256 victim
    ) private pure returns (bool) {
        uint256 tile = RegionRecord.tileOf(RegionRecord.lane(region.bodies, slot));
        uint256 intent = RegionRecord.REST;
        if (action >= RegionRecord.WALK && action < RegionRecord.FACE) {
            intent = action;
        } else if (action == RegionRecord.GRAZE) {
            if (Terrain.terrainIn(region.ground, tile) > RealmRules.TERRAIN_MEADOW) return false;
            intent = RegionRecord.GRAZE;
        } else if (action == RegionRules.STRIKE) {
            if (!Strikes.strike(region, slot, victim)) return false;
            outcome.mindsChanged = true;
        } else if (action >= RegionRules.CROSS && action < RegionRules.CROSS + 4) {
            if (!RegionRules.atBorder(tile, action - RegionRules.CROSS)) return false;
            outcome.crossing[action - RegionRules.CROSS] |= 1 << slot;
        } else if (action != RegionRecord.REST) {
            return false;
        }
        RegionRecord.setLane(region.bodies, slot, RegionRecord.makeLane(true, intent, tile));
        return true;
    }
}
