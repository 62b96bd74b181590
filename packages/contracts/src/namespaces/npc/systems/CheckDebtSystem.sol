// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {System} from "@latticexyz/world/src/System.sol";

import {NpcRules} from "../../../generated/NpcRules.sol";
import {Checks} from "../Checks.sol";
import {Credits} from "../Credits.sol";
import {INpc} from "../INpc.sol";
import {Seals} from "../Seals.sol";
import {Suspension} from "../Suspension.sol";
import {Bond, BondData, Check, CheckData} from "../codegen/index.sol";

/// @title CheckDebtSystem
/// @notice Which spot checks operators owe. One that owes a check renews no lease and gets no bond back
/// (`OperatorSystem`); one that stays silent after it was asked loses its bond as a liar does.
contract CheckDebtSystem is System, INpc {
    /// @notice Asks an operator for the answer to the oldest check that it owes, within `ANSWER_SECONDS` after the tick:
    /// nodes do not keep for ever what an answer is made of, and who has left may have no other.
    function demandAnswer(address operator) public {
        _bondOf(operator);
        Checks.Walk memory walk = _owed(operator);
        uint256 last = Seals.timeOf(walk.evidence) + NpcRules.ANSWER_SECONDS;
        if (block.timestamp > last) revert DemandTooLate(operator, uint64(walk.tick), uint64(last));
        CheckData memory check = Check.get(operator);
        if (check.since != 0 && check.demanded == walk.tick) {
            revert DemandedAlready(operator, check.demanded, check.since);
        }
        Check.set(operator, check.answered, uint64(walk.tick), uint64(block.timestamp), uint64(block.number));
        emit AnswerDemanded(_world(), operator, _msgSender(), uint64(walk.tick));
    }

    /// @notice Suspends an operator that has not given an answer in time. The caller gets `CHALLENGER_SHARE_BPS` of its bond.
    function convictSilent(address operator) public returns (uint256 reward) {
        BondData memory put = _bondOf(operator);
        Checks.Walk memory walk = _owed(operator);
        CheckData memory check = Check.get(operator);
        if (check.since == 0 || check.demanded != walk.tick) revert NotDemanded(operator, uint64(walk.tick));
        uint64 until = check.since + uint64(NpcRules.ANSWER_SECONDS);
        uint64 untilBlock = check.sinceBlock + uint64(NpcRules.ANSWER_BLOCKS);
        if (block.timestamp <= until || block.number <= untilBlock) revert StillTime(until, untilBlock);
        reward = Suspension.suspend(operator, put.amount);
        Credits.add(_msgSender(), reward);
        emit AnswerMissing(_world(), operator, _msgSender(), uint64(walk.tick), reward);
    }

    /// @notice The checks that an operator owes now, oldest first.
    function checksOwed(address operator, uint256 most) public view returns (Checks.Owed[] memory owed) {
        owed = new Checks.Owed[](most);
        uint256 count;
        Checks.Walk memory walk = Checks.begin(operator);
        for (Checks.next(walk); walk.owed && count < most; Checks.next(walk)) {
            uint16 place = uint16(walk.tick % NpcRules.EVIDENCE_PLACES);
            owed[count++] = Checks.Owed(uint64(walk.tick), place, walk.evidence, walk.draw);
            ++walk.tick;
        }
        assembly ("memory-safe") {
            mstore(owed, count)
        }
    }

    /// @notice The oldest round of the beacon that draws from an operator's ticks and is not proven; 0 where there is none.
    /// It may not be published yet.
    function roundAwaited(address operator) public view returns (uint64) {
        Checks.Walk memory walk = Checks.begin(operator);
        for (Checks.next(walk); walk.owed; Checks.next(walk)) {
            ++walk.tick;
        }
        // Where the walk stops, the round looked up last is the one that is missing.
        return walk.tick < walk.sent ? walk.round : 0;
    }

    /// @dev The operator's oldest check that is owed.
    function _owed(address operator) private view returns (Checks.Walk memory walk) {
        walk = Checks.begin(operator);
        Checks.next(walk);
        if (!walk.owed) revert NothingOwed(operator);
    }

    /// @dev The bond of an operator who has one to lose. No function here takes coins.
    function _bondOf(address operator) private view returns (BondData memory put) {
        uint256 value = _msgValue();
        if (value != 0) revert TakesNoValue(value);
        put = Bond.get(operator);
        if (put.suspended) revert OperatorSuspended(operator);
    }
}
