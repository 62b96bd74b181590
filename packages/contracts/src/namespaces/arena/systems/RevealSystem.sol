// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {IWorld} from "../../../codegen/world/IWorld.sol";
import {WagerRules} from "../../../generated/WagerRules.sol";
import {Accounts} from "../../wager/Accounts.sol";
import {NoValue} from "../../wager/NoValue.sol";
import {Bytecode} from "../Bytecode.sol";
import {CodeStore} from "../CodeStore.sol";
import {Commitment} from "../Commitment.sol";
import {IReveals} from "../IMatches.sol";
import {Matches} from "../Matches.sol";
import {Bot} from "../codegen/tables/Bot.sol";
import {Entry} from "../codegen/tables/Entry.sol";
import {Match, MatchData} from "../codegen/tables/Match.sol";
import {Outcome} from "../codegen/tables/Outcome.sol";
import {Sealed} from "../codegen/tables/Sealed.sol";

/// @title Sealed bots: shown, or forfeit; see `IReveals`
contract RevealSystem is NoValue, IReveals {
    /// @inheritdoc IReveals
    function reveal(uint32 matchId, uint8 side, bytes calldata code, bytes32 salt) external takesNoValue {
        MatchData memory m = Matches.requireStatus(matchId, WagerRules.MATCH_ENTERED);
        _requireAwaited(matchId, side, m.betsCloseAt);

        bool isA = side == Matches.SIDE_A;
        bytes32 commitment = Entry.getCodeHash(matchId, side);
        bytes32 shown = Commitment.to(_world(), isA ? m.ownerA : m.ownerB, keccak256(code), salt);
        if (shown != commitment) revert WrongReveal(matchId, side, commitment, shown);
        Entry.setCode(matchId, side, _publish(isA ? m.botA : m.botB, code));
        Entry.setCodeHash(matchId, side, keccak256(code));
    }

    /// @inheritdoc IReveals
    function forfeit(uint32 matchId) external takesNoValue {
        Matches.requireStatus(matchId, WagerRules.MATCH_ENTERED);
        bool missingA = Matches.isSealed(matchId, Matches.SIDE_A);
        bool missingB = Matches.isSealed(matchId, Matches.SIDE_B);
        if (!missingA && !missingB) revert NothingForfeit(matchId);
        uint64 revealBy = Sealed.getRevealBy(matchId);
        if (block.timestamp <= revealBy) revert RevealStillOpen(matchId, revealBy, uint64(block.timestamp));

        uint8 nobody = uint8(WagerRules.WINNER_DRAW);
        uint8 winner = missingA && missingB ? nobody : missingA ? Matches.SIDE_B : Matches.SIDE_A;
        bool won = winner != nobody;
        Match.setStatus(matchId, uint8(won ? WagerRules.MATCH_RESOLVED : WagerRules.MATCH_VOID));
        Outcome.setEnding(matchId, uint8(won ? WagerRules.ENDING_FORFEITED : WagerRules.ENDING_NOT_REVEALED));
        if (won) Outcome.setWinner(matchId, winner);
        IWorld(_world()).wager__settle(matchId, winner, nobody, Accounts.ofAddress(_msgSender()));
    }

    function _requireAwaited(uint32 matchId, uint8 side, uint64 from) private view {
        bool known = side == Matches.SIDE_A || side == Matches.SIDE_B;
        if (!known || !Matches.isSealed(matchId, side)) revert AlreadyRevealed(matchId, side);
        if (block.timestamp < from) revert RevealNotOpen(matchId, from, uint64(block.timestamp));
        uint64 revealBy = Sealed.getRevealBy(matchId);
        if (block.timestamp > revealBy) revert RevealClosed(matchId, revealBy, uint64(block.timestamp));
    }

    /// @dev The contract that holds the bot's bytecode. A bot that was shown in another match has one already, and since
    /// both matches had the same commitment it holds the same code.
    function _publish(uint32 botId, bytes calldata code) private returns (address stored) {
        stored = Bot.getCode(botId);
        if (stored != address(0)) return stored;
        Bytecode.check(code);
        stored = CodeStore.write(code);
        Bot.setCode(botId, stored);
        Bot.setCodeHash(botId, keccak256(code));
    }
}
