// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Terrain} from "./Terrain.sol";

/// @title GroundCode
/// @notice A region's ground kept as contract code: read whole for 2,600 gas plus three a word, where storage would take
/// 2,100 for each of its 80 words.
library GroundCode {
    /// @dev keccak256 of 0x3d3d3d3d3d335af1503d5f5f3e3d5ff3, the creation code of every ground: it calls its creator
    /// (five returndatasizes, all zero, caller, gas, call), copies the answer (pop, returndatasize, 0, 0,
    /// returndatacopy) and becomes it (returndatasize, 0, return).
    bytes32 private constant CREATION_HASH = keccak256(hex"3d3d3d3d3d335af1503d5f5f3e3d5ff3");

    /// @notice Where the ground of a region of a world is kept by a vault.
    function addressOf(address vault, address world, uint256 region) internal pure returns (address at) {
        bytes32 creation = CREATION_HASH;
        assembly ("memory-safe") {
            mstore(0, world)
            mstore(32, region)
            let salt := keccak256(0, 64)
            // 0xff, creator, salt, hash of the creation code.
            let free := mload(0x40)
            mstore(free, or(shl(248, 0xff), shl(88, vault)))
            mstore(add(free, 21), salt)
            mstore(add(free, 53), creation)
            at := and(keccak256(free, 85), 0xffffffffffffffffffffffffffffffffffffffff)
        }
    }

    /// @notice The ground kept at `at`.
    function load(address at) internal view returns (bytes memory ground) {
        uint256 length = Terrain.GROUND_BYTES;
        assembly ("memory-safe") {
            ground := mload(0x40)
            mstore(ground, length)
            extcodecopy(at, add(ground, 32), 1, length)
            mstore(0x40, add(add(ground, 32), length))
        }
    }
}
