// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {System} from "@latticexyz/world/src/System.sol";
import {WorldResourceIdLib} from "@latticexyz/world/src/WorldResourceId.sol";
import {IBaseWorld} from "@latticexyz/world/src/codegen/interfaces/IBaseWorld.sol";

import {NpcRules} from "../../../generated/NpcRules.sol";
import {Treasury} from "../../wager/codegen/tables/Treasury.sol";
import {Batches} from "../Batches.sol";
import {Checks} from "../Checks.sol";
import {Credits} from "../Credits.sol";
import {INpc} from "../INpc.sol";
import {Bond, BondData, Holder, Lease, LeaseData} from "../codegen/index.sol";

/// @title OperatorSystem
/// @notice Bonds, and the leases they give a right to. The World books what is bonded to the namespace `npc`; nobody's bond
/// can be touched but by a proof, and nothing is sent to anyone who did not ask for it.
contract OperatorSystem is System, INpc {
    /// @notice Adds the value sent along to the caller's bond.
    function bond() public payable {
        address operator = _msgSender();
        BondData memory put = Bond.get(operator);
        if (put.suspended) revert OperatorSuspended(operator);
        if (put.freeAt != 0) revert OperatorLeft(operator, put.freeAt);
        uint256 value = _msgValue();
        if (value == 0) revert NothingToMove();
        Bond.setAmount(operator, put.amount + uint128(value));
        emit Bonded(operator, value, put.amount + value);
    }

    /// @notice Leases batches to the caller for `LEASE_SECONDS`, and renews those that it holds. None need be named.
    ///
    /// Refused while a spot check is owed, for a batch that another holds, and above what the bond allows.
    function lease(uint8[] calldata batches) public {
        _takesNoValue();
        address operator = _msgSender();
        BondData memory put = Bond.get(operator);
        if (put.suspended) revert OperatorSuspended(operator);
        if (put.freeAt != 0) revert OperatorLeft(operator, put.freeAt);
        Checks.refuseOwed(operator);

        LeaseData memory held = Lease.get(operator);
        // A lease that ran out may have been taken by another: nothing of it is left.
        uint256 all = held.until < block.timestamp ? 0 : held.batches;
        for (uint256 i; i < batches.length; ++i) {
            uint8 batch = batches[i];
            if (batch >= Batches.COUNT) revert NoSuchBatch(batch);
            _take(operator, batch);
            all |= 1 << batch;
        }
        uint256 needed = Batches.count(all) * NpcRules.BOND_A_BATCH;
        if (put.amount < needed || all == 0) revert BondTooSmall(operator, put.amount, needed);
        uint64 until = uint64(block.timestamp + NpcRules.LEASE_SECONDS);
        Lease.set(operator, uint64(all), until);
        emit Leased(operator, uint64(all), until);
    }

    /// @notice Gives batches back before their time.
    function release(uint8[] calldata batches) public {
        _takesNoValue();
        address operator = _msgSender();
        uint64 left = Lease.getBatches(operator);
        for (uint256 i; i < batches.length; ++i) {
            if (batches[i] >= Batches.COUNT) revert NoSuchBatch(batches[i]);
            left &= ~(uint64(1) << batches[i]);
        }
        Lease.setBatches(operator, left);
        emit Leased(operator, left, Lease.getUntil(operator));
    }

    /// @notice Ends all leases of the caller; the bond is free once the last tick can no longer be challenged.
    function leave() public {
        _takesNoValue();
        address operator = _msgSender();
        BondData memory put = Bond.get(operator);
        if (put.suspended) revert OperatorSuspended(operator);
        if (put.freeAt != 0) revert OperatorLeft(operator, put.freeAt);
        if (put.amount == 0) revert NothingToMove();
        Lease.deleteRecord(operator);
        uint64 freeAt = uint64(block.timestamp + NpcRules.WINDOW_SECONDS + 1);
        Bond.setFreeAt(operator, freeAt);
        emit Left(operator, freeAt);
    }

    /// @notice Makes the bond of the caller, who has left and owes no spot check, a credit.
    function takeBond() public {
        _takesNoValue();
        address operator = _msgSender();
        BondData memory put = Bond.get(operator);
        if (put.amount == 0) revert NothingToMove();
        if (put.freeAt == 0 || block.timestamp < put.freeAt) {
            revert BondNotFree(operator, put.freeAt, uint64(block.timestamp));
        }
        Checks.refuseOwed(operator);
        Bond.deleteRecord(operator);
        Credits.add(operator, put.amount);
    }

    /// @notice Makes what is left of a suspended operator's bond a credit of the treasury's keeper. By anyone.
    function forfeit(address operator) public {
        _takesNoValue();
        BondData memory put = Bond.get(operator);
        if (!put.suspended || put.amount == 0) revert NothingToMove();
        address keeper = Treasury.get();
        if (keeper == address(0)) revert NoTreasury(operator);
        Bond.setAmount(operator, 0);
        Credits.add(keeper, put.amount);
    }

    /// @notice Takes `amount` wei out of the caller's credit and sends them to `to`.
    function withdrawCredit(uint128 amount, address to) public {
        _takesNoValue();
        if (amount == 0) revert NothingToMove();
        address world = _world();
        if (to == address(0) || to == world) revert BadReceiver(to);
        // Written before the receiver is called.
        Credits.take(_msgSender(), amount);
        emit Withdrawn(_msgSender(), amount, to);
        IBaseWorld(world).transferBalanceToAddress(WorldResourceIdLib.encodeNamespace("npc"), to, amount);
    }

    /// @dev Makes the operator the holder of a batch that is free or its own.
    function _take(address operator, uint8 batch) private {
        address holder = Holder.get(batch);
        if (holder == operator) return;
        if (holder != address(0)) {
            LeaseData memory held = Lease.get(holder);
            if (held.until >= block.timestamp && (held.batches >> batch) & 1 == 1) {
                revert BatchTaken(batch, holder, held.until);
            }
        }
        Holder.set(batch, operator);
    }

    function _takesNoValue() private view {
        uint256 value = _msgValue();
        if (value != 0) revert TakesNoValue(value);
    }
}
