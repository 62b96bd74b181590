// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {StoreSwitch} from "@latticexyz/store/src/StoreSwitch.sol";

import {NpcRules} from "../../generated/NpcRules.sol";
import {Bond, Lease} from "./codegen/index.sol";

/// @title Suspension
/// @notice What an operator pays for a decision that was wrong, or that it would not show.
library Suspension {
    /// @notice Suspends an operator and ends its leases. What is left of its bond is forfeit (`OperatorSystem.forfeit`).
    /// @return reward the part that goes to whoever found it
    function suspend(address operator, uint256 bond) internal returns (uint256 reward) {
        reward = bond * NpcRules.CHALLENGER_SHARE_BPS / 10_000;
        _suspend(operator, uint128(bond - reward));
        Lease.deleteRecord(operator);
    }

    /// @dev Writes all fields of the bond as one piece: 8,000 gas less than as a record.
    function _suspend(address operator, uint128 left) private {
        bytes32[] memory key = new bytes32[](1);
        key[0] = bytes32(uint256(uint160(operator)));
        StoreSwitch.spliceStaticData(Bond._tableId, key, 0, abi.encodePacked(left, uint64(0), true));
    }
}
