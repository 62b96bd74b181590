// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {WagerRules} from "../../generated/WagerRules.sol";
import {RoundTime} from "../beacon/RoundTime.sol";
import {Config, ConfigData} from "../beacon/codegen/tables/Config.sol";
import {Round} from "../beacon/codegen/tables/Round.sol";
import {IMatches, IResolve} from "./IMatches.sol";

/// @title The seeds of battles, from the world's beacon
library Seeds {
    /// @notice The first round published at least the margin after `time`, and the second at which it is published.
    /// @param time Unix second after which nothing may influence the match any more.
    function roundAfter(uint64 time) internal view returns (uint64 round, uint64 publishedAt) {
        ConfigData memory beacon = Config.get();
        if (beacon.period == 0) revert IMatches.NoBeacon();
        round = RoundTime.firstRoundFrom(time + uint64(WagerRules.SEED_MARGIN), beacon.genesis, beacon.period);
        publishedAt = RoundTime.timeOf(round, beacon.genesis, beacon.period);
    }

    /// @notice The seed of a match: keccak256 of the proven round's randomness and the match's id, so that matches of
    /// one round are fought with different seeds.
    /// @dev Reverts with `SeedNotProven`.
    function seedOf(uint32 matchId, uint64 round) internal view returns (bytes32) {
        bytes32 randomness = Round.get(round);
        if (randomness == 0) revert IResolve.SeedNotProven(matchId, round);
        return keccak256(abi.encodePacked(randomness, matchId));
    }
}
