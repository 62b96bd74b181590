// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Terrain} from "./Terrain.sol";

/// @title GroundCode
/// @notice A region's ground kept as contract code: read whole for 2,600 gas plus three a word, where storage would take
/// 2,100 for each of its 20 words.
library GroundCode {
    /// @notice The ground could not be stored: out of gas.
    error GroundNotStored(uint256 length);

    /// @notice Stores `ground` as the code of a new contract, behind one STOP byte.
    function store(bytes memory ground) internal returns (address at) {
        // push2 size, dup1, push1 10, returndatasize, codecopy, returndatasize, return: returns what follows.
        bytes memory creation =
            abi.encodePacked(hex"61", uint16(ground.length + 1), hex"80600a3d393df3", hex"00", ground);
        assembly ("memory-safe") {
            at := create(0, add(creation, 32), mload(creation))
        }
        if (at == address(0)) revert GroundNotStored(ground.length);
    }

    /// @notice The ground kept at `at`.
    function load(address at) internal view returns (bytes memory ground) {
        ground = new bytes(Terrain.GROUND_BYTES);
        assembly ("memory-safe") {
            extcodecopy(at, add(ground, 32), 1, mload(ground))
        }
    }
}
