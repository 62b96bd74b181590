// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {System} from "@latticexyz/world/src/System.sol";

import {IWager} from "./IWager.sol";

/// @title A system some of whose functions take no value
/// @dev The World passes value on for any function and books it to the system's namespace; a function that does not
/// account for it must refuse it, or the coins would be nobody's.
abstract contract NoValue is System {
    modifier takesNoValue() {
        uint256 value = _msgValue();
        if (value != 0) revert IWager.TakesNoValue(value);
        _;
    }
}
