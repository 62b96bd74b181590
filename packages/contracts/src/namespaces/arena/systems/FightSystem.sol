// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {System} from "@latticexyz/world/src/System.sol";

import {Battle} from "../Battle.sol";
import {Bytecode} from "../Bytecode.sol";

/// @title Trying out battles
contract FightSystem is System {
    /// @notice The battle of any two strategies, as matches play it. Changes nothing.
    /// @param a bytecode of side a
    /// @param b bytecode of side b
    /// @param seed decides board and chance
    function fight(bytes calldata a, bytes calldata b, bytes32 seed) external view returns (Battle.Result memory) {
        Bytecode.check(a);
        Bytecode.check(b);
        return Battle.run(a, b, seed);
    }
}
