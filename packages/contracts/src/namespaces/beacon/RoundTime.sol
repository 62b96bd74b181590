// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

/// @title When a beacon's rounds are published
/// @notice Round r is published at genesis + (r − 1) · period, in unix seconds; rounds count from 1.
/// `roundAt(timeOf(r)) == r` for every round, and `timeOf(roundAt(t)) <= t` for every t from genesis on.
library RoundTime {
    /// @notice There is no such round: rounds count from 1 and their time must fit 64 bits.
    error NoSuchRound(uint64 round);

    /// @notice The newest round published at or before `time`; 0 before genesis, when there is none.
    function roundAt(uint64 time, uint64 genesis, uint32 period) internal pure returns (uint64) {
        if (time < genesis) return 0;
        // Only with period 1, genesis 0 and the last second of 64 bits does the count not fit; then 2⁶⁴ − 1 is the answer.
        uint256 round = (uint256(time) - genesis) / period + 1;
        return round > type(uint64).max ? type(uint64).max : uint64(round);
    }

    /// @notice The unix second at which `round` is published.
    function timeOf(uint64 round, uint64 genesis, uint32 period) internal pure returns (uint64) {
        uint256 time = round == 0 ? type(uint256).max : uint256(genesis) + (uint256(round) - 1) * period;
        if (time > type(uint64).max) revert NoSuchRound(round);
        return uint64(time);
    }

    /// @notice The first round published at or after `time`.
    function firstRoundFrom(uint64 time, uint64 genesis, uint32 period) internal pure returns (uint64 round) {
        round = roundAt(time, genesis, period);
        if (round == 0) return 1;
        if (timeOf(round, genesis, period) < time) ++round;
    }
}
