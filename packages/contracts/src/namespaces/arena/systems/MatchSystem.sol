// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {IWorld} from "../../../codegen/world/IWorld.sol";
import {WagerRules} from "../../../generated/WagerRules.sol";
import {Accounts} from "../../wager/Accounts.sol";
import {NoValue} from "../../wager/NoValue.sol";
import {IMatches} from "../IMatches.sol";
import {Matches} from "../Matches.sol";
import {Seeds} from "../Seeds.sol";
import {Bot} from "../codegen/tables/Bot.sol";
import {Counters} from "../codegen/tables/Counters.sol";
import {Entry} from "../codegen/tables/Entry.sol";
import {Match, MatchData} from "../codegen/tables/Match.sol";
import {Outcome} from "../codegen/tables/Outcome.sol";
import {Sealed} from "../codegen/tables/Sealed.sol";

/// @title The course of a match but for its battle; see `IMatches`
/// @dev Stakes and pots are the ledger's (`wager`); this system says when they open and who shares them.
contract MatchSystem is NoValue, IMatches {
    /// @inheritdoc IMatches
    function openMatch(uint32 botId, uint128 stake) external takesNoValue returns (uint32 matchId) {
        address owner = _requireOwnedBot(botId);
        return _open(botId, owner, Accounts.ofAddress(owner), stake);
    }

    /// @inheritdoc IMatches
    function openFromPurse(uint32 botId, uint128 stake) external takesNoValue returns (uint32 matchId) {
        return _open(botId, _requireOwnedBot(botId), Accounts.ofBot(botId), stake);
    }

    /// @inheritdoc IMatches
    function enterMatch(uint32 matchId, uint32 botId) external takesNoValue {
        address owner = _requireOwnedBot(botId);
        _enter(matchId, botId, owner, Accounts.ofAddress(owner));
    }

    /// @inheritdoc IMatches
    function enterFromPurse(uint32 matchId, uint32 botId) external takesNoValue {
        _enter(matchId, botId, _requireOwnedBot(botId), Accounts.ofBot(botId));
    }

    /// @inheritdoc IMatches
    function cancelMatch(uint32 matchId) external takesNoValue {
        MatchData memory m = Matches.requireStatus(matchId, WagerRules.MATCH_OPEN);
        if (m.ownerA != _msgSender()) revert NotMatchOwner(matchId, m.ownerA, _msgSender());
        _giveBack(matchId, WagerRules.ENDING_CANCELLED, Entry.getAccount(matchId, Matches.SIDE_A));
    }

    /// @inheritdoc IMatches
    function voidMatch(uint32 matchId) external takesNoValue {
        MatchData memory m = Match.get(matchId);
        bool open = m.status == WagerRules.MATCH_OPEN;
        if (!open && m.status != WagerRules.MATCH_ENTERED) revert WrongMatchStatus(matchId, m.status);
        if (block.timestamp <= m.deadline) revert DeadlineNotPassed(matchId, m.deadline, uint64(block.timestamp));
        if (!open && (Matches.isSealed(matchId, Matches.SIDE_A) || Matches.isSealed(matchId, Matches.SIDE_B))) {
            revert ForfeitDue(matchId);
        }
        bytes32 caller = Accounts.ofAddress(_msgSender());
        _giveBack(matchId, open ? WagerRules.ENDING_NOT_ENTERED : WagerRules.ENDING_NOT_SEEDED, caller);
    }

    /// @param account The purse the stake and the bounty come from.
    function _open(uint32 botId, address owner, bytes32 account, uint128 stake) private returns (uint32 matchId) {
        matchId = Counters.getMatches() + 1;
        Counters.setMatches(matchId);

        MatchData memory m;
        m.status = uint8(WagerRules.MATCH_OPEN);
        m.botA = botId;
        m.ownerA = owner;
        m.deadline = uint64(block.timestamp + WagerRules.ENTRY_WINDOW);
        Match.set(matchId, m);

        Entry.set(matchId, Matches.SIDE_A, account, Bot.getCode(botId), Bot.getCodeHash(botId));
        IWorld(_world()).wager__stakeFirst(matchId, account, stake, uint16(WagerRules.FEE_BPS));
    }

    /// @param account The purse the stake comes from.
    function _enter(uint32 matchId, uint32 botId, address owner, bytes32 account) private {
        MatchData memory m = Matches.requireStatus(matchId, WagerRules.MATCH_OPEN);
        Matches.requireInTime(matchId, m.deadline);
        if (owner == m.ownerA) revert SameOwner(matchId, owner);
        Entry.set(matchId, Matches.SIDE_B, account, Bot.getCode(botId), Bot.getCodeHash(botId));

        m.status = uint8(WagerRules.MATCH_ENTERED);
        m.botB = botId;
        m.ownerB = owner;
        m.betsCloseAt = uint64(block.timestamp + WagerRules.BETTING_WINDOW);
        uint64 publishedAt;
        (m.seedRound, publishedAt) = Seeds.roundAfter(_awaitReveals(matchId, m.betsCloseAt));
        m.deadline = publishedAt + uint64(WagerRules.RESOLVE_WINDOW);
        Match.set(matchId, m);

        IWorld(_world()).wager__stakeSecond(matchId, account, m.betsCloseAt);
    }

    /// @return last From when on nothing may influence the match any more: bets are closed, and sealed bots shown.
    function _awaitReveals(uint32 matchId, uint64 betsCloseAt) private returns (uint64 last) {
        bool sealedA = Matches.isSealed(matchId, Matches.SIDE_A);
        bool sealedB = Matches.isSealed(matchId, Matches.SIDE_B);
        if (!sealedA && !sealedB) return betsCloseAt;
        last = betsCloseAt + uint64(WagerRules.REVEAL_WINDOW);
        Sealed.set(matchId, last, sealedA, sealedB);
    }

    /// @param poker Who gets the bounty.
    function _giveBack(uint32 matchId, uint256 ending, bytes32 poker) private {
        Match.setStatus(matchId, uint8(WagerRules.MATCH_VOID));
        Outcome.setEnding(matchId, uint8(ending));
        uint8 nobody = uint8(WagerRules.WINNER_DRAW);
        IWorld(_world()).wager__settle(matchId, nobody, nobody, poker);
    }

    function _requireOwnedBot(uint32 botId) private view returns (address owner) {
        owner = Bot.getOwner(botId);
        if (owner == address(0)) revert NoSuchBot(botId);
        if (owner != _msgSender()) revert NotBotOwner(botId, owner, _msgSender());
    }
}
