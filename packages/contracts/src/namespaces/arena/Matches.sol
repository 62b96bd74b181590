// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {IMatches} from "./IMatches.sol";
import {Entry} from "./codegen/tables/Entry.sol";
import {Match, MatchData} from "./codegen/tables/Match.sol";

/// @title What every step of a match asks first
library Matches {
    uint8 internal constant SIDE_A = 1;
    uint8 internal constant SIDE_B = 2;

    /// @notice The match, which must be in `status`.
    function requireStatus(uint32 matchId, uint256 status) internal view returns (MatchData memory m) {
        m = Match.get(matchId);
        if (m.status != status) revert IMatches.WrongMatchStatus(matchId, m.status);
    }

    /// @notice The last second of `deadline` is still in time.
    function requireInTime(uint32 matchId, uint64 deadline) internal view {
        if (block.timestamp > deadline) revert IMatches.DeadlinePassed(matchId, deadline, uint64(block.timestamp));
    }

    /// @notice Whether the bot of a side has yet to be shown.
    function isSealed(uint32 matchId, uint8 side) internal view returns (bool) {
        return Entry.getCode(matchId, side) == address(0);
    }
}
