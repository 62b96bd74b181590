// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {ResourceId, WorldResourceIdLib} from "@latticexyz/world/src/WorldResourceId.sol";

import {WagerRules} from "../../generated/WagerRules.sol";
import {Match} from "../arena/codegen/tables/Match.sol";
import {IMatches} from "../arena/IMatches.sol";
import {BetSystem} from "./systems/BetSystem.sol";
import {Market} from "./codegen/tables/Market.sol";

/// @dev A call that a runner can be allowed to make. `function_` is its bit; zero when there is no such call.
struct RunnerCall {
    uint8 function_;
    uint32 botId;
    uint256 spends;
}

/// @title The calls that runners can be allowed to make, and nothing else
library RunnerCalls {
    /// @notice All the bits there are.
    uint256 internal constant ALL = WagerRules.RUNNER_OPEN_FROM_PURSE | WagerRules.RUNNER_ENTER_FROM_PURSE
        | WagerRules.RUNNER_BET_FOR | WagerRules.RUNNER_CANCEL_MATCH;

    /// @notice What a call does, for which bot, and how many wei it spends of that bot's purse.
    /// @param callData As a system gets it. Reverts when its arguments are malformed, as the system would.
    function read(ResourceId systemId, bytes calldata callData) internal view returns (RunnerCall memory call_) {
        if (callData.length < 4) return call_;
        bytes4 selector = bytes4(callData);
        bytes calldata args = callData[4:];
        if (_is(systemId, "arena", "MatchSystem")) {
            if (selector == IMatches.openFromPurse.selector) {
                uint128 stake;
                (call_.botId, stake) = abi.decode(args, (uint32, uint128));
                (call_.function_, call_.spends) =
                (uint8(WagerRules.RUNNER_OPEN_FROM_PURSE), uint256(stake) + WagerRules.BOUNTY);
            } else if (selector == IMatches.enterFromPurse.selector) {
                uint32 matchId;
                (matchId, call_.botId) = abi.decode(args, (uint32, uint32));
                (call_.function_, call_.spends) = (uint8(WagerRules.RUNNER_ENTER_FROM_PURSE), Market.getStake(matchId));
            } else if (selector == IMatches.cancelMatch.selector) {
                call_.botId = Match.getBotA(abi.decode(args, (uint32)));
                call_.function_ = uint8(WagerRules.RUNNER_CANCEL_MATCH);
            }
        } else if (_is(systemId, "wager", "BetSystem") && selector == BetSystem.betFor.selector) {
            (call_.botId,,, call_.spends) = abi.decode(args, (uint32, uint32, uint8, uint128));
            call_.function_ = uint8(WagerRules.RUNNER_BET_FOR);
        }
    }

    function _is(ResourceId systemId, bytes14 namespace, bytes16 name) private pure returns (bool) {
        return ResourceId.unwrap(systemId) == ResourceId.unwrap(WorldResourceIdLib.encode("sy", namespace, name));
    }
}
