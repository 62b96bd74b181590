// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {IWorld} from "../../../codegen/world/IWorld.sol";
import {WagerRules} from "../../../generated/WagerRules.sol";
import {Accounts} from "../../wager/Accounts.sol";
import {NoValue} from "../../wager/NoValue.sol";
import {Battle} from "../Battle.sol";
import {IResolve} from "../IMatches.sol";
import {Matches} from "../Matches.sol";
import {Seeds} from "../Seeds.sol";
import {Entry} from "../codegen/tables/Entry.sol";
import {Match, MatchData} from "../codegen/tables/Match.sol";
import {Outcome, OutcomeData} from "../codegen/tables/Outcome.sol";

/// @title The battle of a match; see `IMatches`
contract ResolveSystem is NoValue, IResolve {
    /// @inheritdoc IResolve
    function resolve(uint32 matchId) external takesNoValue {
        MatchData memory m = Matches.requireStatus(matchId, WagerRules.MATCH_ENTERED);
        Matches.requireInTime(matchId, m.deadline);
        _requireShown(matchId, Matches.SIDE_A);
        _requireShown(matchId, Matches.SIDE_B);

        OutcomeData memory outcome;
        outcome.seed = Seeds.seedOf(matchId, m.seedRound);
        _fight(matchId, outcome);
        outcome.ending = uint8(WagerRules.ENDING_FOUGHT);

        Match.setStatus(matchId, uint8(WagerRules.MATCH_RESOLVED));
        Outcome.set(matchId, outcome);
        bytes32 settler = Accounts.ofAddress(_msgSender());
        IWorld(_world()).wager__settle(matchId, outcome.winner, outcome.winner, settler);
    }

    function _requireShown(uint32 matchId, uint8 side) private view {
        if (Matches.isSealed(matchId, side)) revert NotRevealed(matchId, side);
    }

    /// @dev Both bytecodes as they were when the bots came in; a bot's code never changes once saved.
    function _fight(uint32 matchId, OutcomeData memory outcome) private view {
        bytes memory codeA = Battle.codeAt(Entry.getCode(matchId, Matches.SIDE_A));
        bytes memory codeB = Battle.codeAt(Entry.getCode(matchId, Matches.SIDE_B));
        Battle.Result memory result = Battle.run(codeA, codeB, outcome.seed);
        outcome.winner = result.winner;
        outcome.turns = result.turns;
        outcome.healthA = result.healthA;
        outcome.healthB = result.healthB;
        outcome.board = result.board;
        outcome.digest = result.digest;
    }
}
