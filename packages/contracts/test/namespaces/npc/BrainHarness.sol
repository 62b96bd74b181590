// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {BrainKernel} from "../../../src/namespaces/npc/BrainKernel.sol";
import {Decision} from "../../../src/namespaces/npc/Decision.sol";
import {Observation} from "../../../src/namespaces/npc/Observation.sol";
import {RegionRecord} from "../../../src/namespaces/realm/RegionRecord.sol";
import {Terrain} from "../../../src/namespaces/realm/Terrain.sol";

/// @title The brains' libraries, callable from outside: what the TypeScript reference is compared with
contract BrainHarness {
    /// @notice Scores of many observations, and the gas of the evaluations alone.
    /// @param senses rows of `width` bytes
    function scores(bytes memory code, uint256 width, bytes calldata senses)
        external
        view
        returns (int256[][] memory results, uint256 used)
    {
        results = new int256[][](senses.length / width);
        for (uint256 i; i < results.length; ++i) {
            bytes memory row = senses[i * width:(i + 1) * width];
            uint256 before = gasleft();
            results[i] = BrainKernel.scores(code, row);
            used += before - gasleft();
        }
    }

    function check(bytes memory code, uint256 inputs, uint256 outputs) external pure {
        BrainKernel.check(code, inputs, outputs);
    }

    /// @notice What the NPCs in these slots sense and whom they would strike, and the gas of observing alone.
    function observe(uint256 id, bytes memory bodies, bytes memory minds, uint256[] calldata slots, uint256 noise)
        external
        view
        returns (bytes[] memory senses, uint256[] memory victims, uint256 used)
    {
        Observation.Region memory region = Observation.Region(id, bodies, minds, Terrain.groundOf(id));
        senses = new bytes[](slots.length);
        victims = new uint256[](slots.length);
        for (uint256 i; i < slots.length; ++i) {
            uint256 before = gasleft();
            (senses[i], victims[i]) = Observation.observe(region, slots[i], noise);
            used += before - gasleft();
        }
    }

    function noiseOf(bytes memory bodies) external pure returns (uint256) {
        return Observation.noiseOf(bodies);
    }

    /// @notice The action each choice means for the NPC in a slot.
    function actions(bytes memory bodies, uint256 slot, uint256 victim) external pure returns (uint256[] memory list) {
        list = new uint256[](Decision.CHOICES);
        for (uint256 choice; choice < list.length; ++choice) {
            list[choice] = Decision.actionOf(RegionRecord.lane(bodies, slot), choice, victim);
        }
    }
}
