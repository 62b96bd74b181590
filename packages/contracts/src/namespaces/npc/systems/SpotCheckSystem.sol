// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {System} from "@latticexyz/world/src/System.sol";

import {Checks} from "../Checks.sol";
import {Credits} from "../Credits.sol";
import {INpc} from "../INpc.sol";
import {Observation} from "../Observation.sol";
import {Seals} from "../Seals.sol";
import {Suspension} from "../Suspension.sol";
import {Verdict} from "../Verdict.sol";
import {Bond, BondData, Check} from "../codegen/index.sol";

/// @title SpotCheckSystem
/// @notice Re-checks decisions of earlier ticks that the beacon draws (`Checks`), so that a lie is found though nobody
/// watches. What becomes of operators that do not answer: `CheckDebtSystem`.
contract SpotCheckSystem is System, INpc {
    /// @notice Answers an operator's checks in order: for each, what the tick saw and did in the region that was drawn
    /// (`Checks.indexOf`). Anyone may answer for it. One that is wrong ends it: the caller gets `CHALLENGER_SHARE_BPS` of the
    /// operator's bond, and the operator is suspended.
    /// @param testimonies those beyond what is owed are not looked at
    /// @return right how many decisions were right
    function answerChecks(address operator, Verdict.Testimony[] calldata testimonies) public returns (uint256 right) {
        uint256 value = _msgValue();
        if (value != 0) revert TakesNoValue(value);
        BondData memory put = Bond.get(operator);
        if (put.suspended) revert OperatorSuspended(operator);
        uint64 before = Check.getAnswered(operator);
        Checks.Walk memory walk = Checks.begin(operator);
        uint256 free;
        assembly ("memory-safe") {
            free := mload(0x40)
        }
        for (Checks.next(walk); walk.owed && right < testimonies.length; Checks.next(walk)) {
            if (!_isRight(walk, testimonies[right])) {
                _convict(walk, testimonies[right], put.amount);
                return right;
            }
            ++right;
            ++walk.tick;
            // Nothing of it is needed any more; memory that grew with every check would cost more for each.
            assembly ("memory-safe") {
                mstore(0x40, free)
            }
        }
        if (walk.tick == before) revert NothingOwed(operator);
        Check.setAnswered(operator, uint64(walk.tick));
        emit ChecksAnswered(_world(), operator, uint64(walk.tick), right);
    }

    function _isRight(Checks.Walk memory walk, Verdict.Testimony calldata testimony) private view returns (bool) {
        Observation.Region memory region = Verdict.regionOf(testimony, walk.evidence);
        uint256 index = Checks.indexOf(walk.draw, testimony.count);
        if (testimony.index != index) revert OtherDraw(uint64(walk.tick), index, testimony.index);
        uint256 slot = Checks.slotOf(walk.draw, region.bodies);
        return Verdict.isRight(region, testimony.sent, slot, Seals.timeOf(walk.evidence));
    }

    function _convict(Checks.Walk memory walk, Verdict.Testimony calldata testimony, uint256 bond) private {
        uint256 reward = Suspension.suspend(walk.operator, bond);
        Credits.add(_msgSender(), reward);
        uint16 region = uint16(bytes2(testimony.sent));
        uint8 slot = uint8(Checks.slotOf(walk.draw, testimony.bodies));
        emit CheckWrong(_world(), walk.operator, _msgSender(), uint64(walk.tick), region, slot, reward);
    }
}
