// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {System} from "@latticexyz/world/src/System.sol";
import {WorldResourceIdLib} from "@latticexyz/world/src/WorldResourceId.sol";
import {Systems} from "@latticexyz/world/src/codegen/tables/Systems.sol";

import {NpcRules} from "../../../generated/NpcRules.sol";
import {Credits} from "../Credits.sol";
import {INpc} from "../INpc.sol";
import {Observation} from "../Observation.sol";
import {Seals} from "../Seals.sol";
import {Suspension} from "../Suspension.sol";
import {Verdict} from "../Verdict.sol";
import {Bond, BondData} from "../codegen/index.sol";
import {TickSystem} from "./TickSystem.sol";

/// @title ChallengeSystem
/// @notice Proves a decision wrong, in one transaction that rebuilds what the NPC sensed and evaluates its brain.
contract ChallengeSystem is System, INpc {
    /// @notice Challenges what an operator's tick did with one NPC; costs a deposit of `CHALLENGE_DEPOSIT`.
    ///
    /// Wrong: the caller gets the deposit back and `CHALLENGER_SHARE_BPS` of the operator's bond, and the operator is
    /// suspended; the rest is forfeit to the treasury's keeper (`OperatorSystem.forfeit`). Right: the operator gets the
    /// deposit.
    /// @param place where the operator keeps the tick's evidence
    /// @return right whether the decision was right
    function challenge(address operator, uint16 place, uint8 slot, Verdict.Testimony calldata testimony)
        public
        payable
        returns (bool right)
    {
        uint256 deposit = _msgValue();
        if (deposit != NpcRules.CHALLENGE_DEPOSIT) revert WrongDeposit(deposit, NpcRules.CHALLENGE_DEPOSIT);
        BondData memory put = Bond.get(operator);
        if (put.suspended) revert OperatorSuspended(operator);
        bytes32 sealed_ = _seals().sealOf(_world(), operator, place);
        uint256 time = Seals.timeOf(sealed_);
        if (time == 0 || block.timestamp > time + NpcRules.WINDOW_SECONDS) revert NoEvidence(operator, place);

        Observation.Region memory region = Verdict.regionOf(testimony, sealed_);
        right = Verdict.isRight(region, testimony.sent, slot, time);
        if (right) {
            Credits.add(operator, deposit);
            emit DecisionRight(_world(), operator, _msgSender(), place, uint16(region.id), slot);
        } else {
            uint256 reward = Suspension.suspend(operator, put.amount);
            Credits.add(_msgSender(), deposit + reward);
            emit DecisionWrong(_world(), operator, _msgSender(), place, uint16(region.id), slot, reward);
        }
    }

    /// @dev The contract that keeps the evidence of ticks.
    function _seals() private view returns (TickSystem) {
        return TickSystem(Systems.getSystem(WorldResourceIdLib.encode("sy", "npc", "TickSystem")));
    }
}
