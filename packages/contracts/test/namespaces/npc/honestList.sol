// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {BrainKernel} from "../../../src/namespaces/npc/BrainKernel.sol";
import {Decision} from "../../../src/namespaces/npc/Decision.sol";
import {Observation} from "../../../src/namespaces/npc/Observation.sol";
import {RegionRecord} from "../../../src/namespaces/realm/RegionRecord.sol";
import {RegionRules} from "../../../src/namespaces/realm/RegionRules.sol";

/// @dev The list of an operator that plays each kind of NPC by its brain, and lets those of kinds without one go on.
function honestList(Observation.Region memory region, bytes[] memory brains) view returns (bytes memory list) {
    list = hex"00";
    uint256 noise = Observation.noiseOf(region.bodies);
    for (uint256 slot; slot < RegionRecord.slots(region.bodies); ++slot) {
        uint256 lane = RegionRecord.lane(region.bodies, slot);
        if (lane & RegionRecord.NPC_BIT == 0) continue;
        bytes memory brain = brains[RegionRecord.kindOf(RegionRecord.mind(region.minds, slot))];
        if (brain.length == 0) continue;
        (bytes memory senses, uint256 victim) = Observation.observe(region, slot, noise);
        uint256 action = Decision.actionOf(lane, BrainKernel.highest(BrainKernel.scores(brain, senses)), victim);
        if (action == RegionRecord.intentOf(lane)) continue;
        list = abi.encodePacked(list, uint8(slot), uint8(action));
        if (action == RegionRules.STRIKE) list = abi.encodePacked(list, uint8(victim));
    }
}
