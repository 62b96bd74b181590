// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {RegionRules} from "./RegionRules.sol";
import {Terrain} from "./Terrain.sol";

/// @title Movement
/// @notice Moves those who walk or run.
library Movement {
    /// @dev The lowest bit of each of a word's sixteen lanes.
    uint256 private constant ONES = 0x0001000100010001000100010001000100010001000100010001000100010001;

    /// @notice NPCs that walk take one step, those that run two; each stops before what is blocked and at the border.
    /// @dev Sixteen lanes at a time but for one look each into the ground: about 90 gas an NPC, and nothing to speak of where
    /// a word of sixteen stands still. Which way the headings lead is written out in logic here (`STEP_X` and `STEP_Y`
    /// have it as numbers); the differential tests compare.
    function move(RegionRules.Region memory region) internal pure {
        bytes memory bodies = region.bodies;
        bytes memory ground = region.ground;
        uint256 freeAt = Terrain.FREE_AT;
        assembly ("memory-safe") {
            // Open tiles ahead (0, 1, 2) of all sixteen lanes: `Terrain.freeAhead` of the lowest thirteen bits of each, of
            // which two choose a pair of bits and eleven the byte it stands in.
            function ahead(word, free) -> all {
                let doubled := shl(1, word)
                all := shr(254, shl(and(doubled, 6), mload(add(free, and(shr(2, word), 2047)))))
                all := or(
                    all,
                    shl(16, shr(254, shl(and(shr(16, doubled), 6), mload(add(free, and(shr(18, word), 2047))))))
                )
                all := or(
                    all,
                    shl(32, shr(254, shl(and(shr(32, doubled), 6), mload(add(free, and(shr(34, word), 2047))))))
                )
                all := or(
                    all,
                    shl(48, shr(254, shl(and(shr(48, doubled), 6), mload(add(free, and(shr(50, word), 2047))))))
                )
                all := or(
                    all,
                    shl(64, shr(254, shl(and(shr(64, doubled), 6), mload(add(free, and(shr(66, word), 2047))))))
                )
                all := or(
                    all,
                    shl(80, shr(254, shl(and(shr(80, doubled), 6), mload(add(free, and(shr(82, word), 2047))))))
                )
                all := or(
                    all,
                    shl(96, shr(254, shl(and(shr(96, doubled), 6), mload(add(free, and(shr(98, word), 2047))))))
                )
                all := or(
                    all,
                    shl(112, shr(254, shl(and(shr(112, doubled), 6), mload(add(free, and(shr(114, word), 2047))))))
                )
                all := or(
                    all,
                    shl(128, shr(254, shl(and(shr(128, doubled), 6), mload(add(free, and(shr(130, word), 2047))))))
                )
                all := or(
                    all,
                    shl(144, shr(254, shl(and(shr(144, doubled), 6), mload(add(free, and(shr(146, word), 2047))))))
                )
                all := or(
                    all,
                    shl(160, shr(254, shl(and(shr(160, doubled), 6), mload(add(free, and(shr(162, word), 2047))))))
                )
                all := or(
                    all,
                    shl(176, shr(254, shl(and(shr(176, doubled), 6), mload(add(free, and(shr(178, word), 2047))))))
                )
                all := or(
                    all,
                    shl(192, shr(254, shl(and(shr(192, doubled), 6), mload(add(free, and(shr(194, word), 2047))))))
                )
                all := or(
                    all,
                    shl(208, shr(254, shl(and(shr(208, doubled), 6), mload(add(free, and(shr(210, word), 2047))))))
                )
                all := or(
                    all,
                    shl(224, shr(254, shl(and(shr(224, doubled), 6), mload(add(free, and(shr(226, word), 2047))))))
                )
                all := or(
                    all,
                    shl(240, shr(254, shl(and(shr(240, doubled), 6), mload(add(free, and(shr(242, word), 2047))))))
                )
            }
            function moved(word, walk, run, free, ones) -> result {
                let all := ahead(word, free)
                let two := and(run, shr(1, all))
                // How many tiles each lane moves: one, unless nothing is open; a second when running.
                let steps := add(and(or(walk, run), or(all, shr(1, all))), two)
                let h0 := shr(10, word)
                let h1 := shr(11, word)
                let h2 := shr(12, word)
                // Headings 1, 2, 3 lead east, 5, 6, 7 west; 3, 4, 5 south, 7, 0, 1 north. Two bits wide, as steps are.
                let sideways := or(h0, h1)
                let east := mul(and(and(not(h2), sideways), ones), 3)
                let west := mul(and(and(h2, sideways), ones), 3)
                let both := and(h0, h1)
                let south := mul(and(or(and(not(h2), both), and(h2, not(h1))), ones), 3)
                let north := mul(and(or(and(h2, both), and(not(h2), not(h1))), ones), 3)
                result := add(word, add(and(steps, east), shl(5, and(steps, south))))
                result := sub(result, add(and(steps, west), shl(5, and(steps, north))))
            }
            let free := add(ground, freeAt)
            let at := add(bodies, 96)
            for { let end := add(add(bodies, 32), mload(bodies)) } lt(at, end) { at := add(at, 32) } {
                let word := mload(at)
                // A lane's top three bits: 101 for an NPC that walks, 110 for one that runs.
                let npcs := and(shr(15, word), ONES)
                let high := shr(14, word)
                let low := shr(13, word)
                let walk := and(npcs, and(low, not(high)))
                let run := and(npcs, and(high, not(low)))
                if or(walk, run) { mstore(at, moved(word, walk, run, free, ONES)) }
            }
        }
    }
}
