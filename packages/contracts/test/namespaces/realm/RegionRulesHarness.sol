// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {CatchUp} from "../../../src/namespaces/realm/CatchUp.sol";
import {GroundCode} from "../../../src/namespaces/realm/GroundCode.sol";
import {RegionRules} from "../../../src/namespaces/realm/RegionRules.sol";
import {Settlers} from "../../../src/namespaces/realm/Settlers.sol";
import {Terrain} from "../../../src/namespaces/realm/Terrain.sol";

/// @title The region's libraries, callable from outside: what the TypeScript twin is compared with
contract RegionRulesHarness {
    struct Result {
        bytes bodies;
        bytes minds;
        RegionRules.Outcome outcome;
    }

    function ground(uint256 region) external pure returns (bytes memory) {
        return Terrain.groundOf(region);
    }

    function terrainAt(uint256 region, uint256 tile) external pure returns (uint256) {
        return Terrain.terrainAt(region, tile);
    }

    function populate(uint256 region) external pure returns (bytes memory bodies, bytes memory minds) {
        return Settlers.populate(region, Terrain.groundOf(region));
    }

    /// @notice How long a region has slept.
    function periodsAsleep(uint256 playedAt, uint256 time) external pure returns (uint256) {
        return CatchUp.periodsOf(playedAt, time);
    }

    /// @notice Ticks of one region, each on its own record, after it has slept for so many periods.
    function ticks(
        uint256 id,
        uint256 tick,
        bytes[] memory bodies,
        bytes[] memory minds,
        bytes[] calldata lists,
        uint256[] calldata asleep
    ) external pure returns (Result[] memory results) {
        bytes memory groundOfRegion = Terrain.groundOf(id);
        results = new Result[](lists.length);
        for (uint256 i; i < lists.length; ++i) {
            RegionRules.Region memory region =
                RegionRules.Region({id: id, tick: tick, bodies: bodies[i], minds: minds[i], ground: groundOfRegion});
            results[i].outcome = RegionRules.tick(region, lists[i], asleep[i]);
            results[i].bodies = region.bodies;
            results[i].minds = region.minds;
        }
    }
}
