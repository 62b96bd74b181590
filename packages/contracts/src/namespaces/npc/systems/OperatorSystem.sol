// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {NamespaceOwner} from "@latticexyz/world/src/codegen/tables/NamespaceOwner.sol";
import {System} from "@latticexyz/world/src/System.sol";
import {WorldResourceIdLib} from "@latticexyz/world/src/WorldResourceId.sol";

import {Operator} from "../codegen/index.sol";

/// @title OperatorSystem
/// @notice Says who may send ticks.
contract OperatorSystem is System {
    /// @notice Only the owner of the namespace `npc` appoints operators.
    error NotNamespaceOwner(address sender, address owner);

    /// @notice Lets `operator` send ticks, or no longer.
    function appoint(address operator, bool active) public {
        address owner = NamespaceOwner.getOwner(WorldResourceIdLib.encodeNamespace("npc"));
        if (_msgSender() != owner) revert NotNamespaceOwner(_msgSender(), owner);
        Operator.setActive(operator, active);
    }
}
