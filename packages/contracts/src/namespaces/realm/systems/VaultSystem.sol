// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {System} from "@latticexyz/world/src/System.sol";
import {IStore} from "@latticexyz/store/src/IStore.sol";
import {FieldLayout} from "@latticexyz/store/src/FieldLayout.sol";
import {ResourceId, WorldResourceIdInstance} from "@latticexyz/world/src/WorldResourceId.sol";
import {ResourceAccess} from "@latticexyz/world/src/codegen/tables/ResourceAccess.sol";

import {Region} from "../codegen/index.sol";

/// @title VaultSystem
/// @notice Keeps the regions' records (`RegionRecord`) as raw words of its own storage, since MUD's handling of a dynamic
/// field costs 23,000 gas a region and tick on top of what the words themselves cost.
/// @dev Systems call it directly, not through the world; every world has its own part, and the world's own access list
/// of the table `realm.Region` says who may write. It is never replaced: its storage would stay behind.
/// Words of a region, from keccak256(world, region) on: 0 and 1 the header, 2 to 9 lanes, 10 to 25 minds.
contract VaultSystem is System {
    using WorldResourceIdInstance for ResourceId;

    /// @notice Neither an owner's account nor a system with access to the table `realm.Region` of this world.
    error VaultRefused(address world, address caller);
    /// @notice These lengths, in bytes, are no record's.
    error RecordMalformed(uint256 region, uint256 bodies, uint256 minds);
    /// @notice The ground could not be stored: it is there already, or there is too little gas.
    error GroundNotStored(uint256 region);

    /// @notice A region's record as it is now; `minds` is empty when they stayed as they were.
    event RegionWritten(address indexed world, uint256 indexed region, bytes bodies, bytes minds);

    uint256 private constant LANES_AT = 2;
    uint256 private constant MINDS_AT = 10;
    uint256 private constant MOST_WORDS = 8;

    // ---- records

    /// @notice A region's record, bodies and minds; both empty where nobody has settled, minds also unless asked for.
    function load(address world, uint256 region, bool withMinds) public view returns (bytes memory, bytes memory) {
        uint256 first = _firstWord(world, region);
        assembly ("memory-safe") {
            let header := sload(first)
            let out := mload(0x40)
            let words := and(shr(216, header), 0xff)
            let at := add(out, 96)
            mstore(out, 64)
            switch words
            case 0 { mstore(add(out, 64), 0) }
            default {
                mstore(add(out, 64), add(64, shl(5, words)))
                mstore(at, header)
                mstore(add(at, 32), sload(add(first, 1)))
                at := add(at, 64)
                let from := add(first, LANES_AT)
                for { let end := add(from, words) } lt(from, end) { from := add(from, 1) } {
                    mstore(at, sload(from))
                    at := add(at, 32)
                }
            }
            mstore(add(out, 32), sub(at, out))
            words := shl(1, mul(words, withMinds))
            mstore(at, shl(5, words))
            at := add(at, 32)
            let from := add(first, MINDS_AT)
            for { let end := add(from, words) } lt(from, end) { from := add(from, 1) } {
                mstore(at, sload(from))
                at := add(at, 32)
            }
            return(out, sub(at, out))
        }
    }

    /// @notice Writes a region's record. `minds` may be empty: they stay as they are.
    function save(address world, uint256 region, bytes calldata bodies, bytes calldata minds) public {
        _requireAccess(world);
        uint256 words = bodies.length / 32;
        if (
            bodies.length % 32 != 0 || words <= LANES_AT || words > LANES_AT + MOST_WORDS
                || uint8(bodies[4]) != words - LANES_AT
                || (minds.length != 0 && minds.length != 64 * (words - LANES_AT))
        ) revert RecordMalformed(region, bodies.length, minds.length);
        uint256 first = _firstWord(world, region);
        assembly ("memory-safe") {
            let from := bodies.offset
            let to := first
            for { let end := add(to, words) } lt(to, end) { to := add(to, 1) } {
                sstore(to, calldataload(from))
                from := add(from, 32)
            }
            from := minds.offset
            to := add(first, MINDS_AT)
            for { let end := add(to, shr(5, minds.length)) } lt(to, end) { to := add(to, 1) } {
                sstore(to, calldataload(from))
                from := add(from, 32)
            }
        }
        emit RegionWritten(world, region, bodies, minds);
    }

    // ---- ground

    /// @notice Keeps a region's ground as the code of a contract whose address follows from vault, world and region
    /// (`GroundCode`), so that no record has to name it.
    function keepGround(address world, uint256 region, bytes calldata ground) public {
        _requireAccess(world);
        uint256 salt = _firstWord(world, region);
        address at;
        assembly ("memory-safe") {
            // What the contract that is being born asks for: see the fallback.
            tstore(0, ground.length)
            for { let i := 0 } lt(i, ground.length) { i := add(i, 32) } {
                tstore(add(1, shr(5, i)), calldataload(add(ground.offset, i)))
            }
            // Calls its creator with no data and becomes what it is told (`GroundCode.CREATION`).
            mstore(0, 0x3d3d3d3d3d335af1503d5f5f3e3d5ff300000000000000000000000000000000)
            at := create2(0, 0, 16, salt)
        }
        if (at == address(0)) revert GroundNotStored(region);
    }

    /// @dev Answers the contract that `keepGround` creates: a STOP byte, then the ground.
    fallback() external {
        assembly ("memory-safe") {
            let out := mload(0x40)
            mstore(out, 0)
            let length := tload(0)
            for { let i := 0 } lt(i, length) { i := add(i, 32) } {
                mstore(add(add(out, 1), i), tload(add(1, shr(5, i))))
            }
            return(out, add(1, length))
        }
    }

    // ---- who may write

    function _firstWord(address world, uint256 region) private pure returns (uint256 first) {
        assembly ("memory-safe") {
            mstore(0, world)
            mstore(32, region)
            first := keccak256(0, 64)
        }
    }

    /// @dev Asks the world once in a transaction.
    function _requireAccess(address world) private {
        uint256 known;
        bool granted;
        assembly ("memory-safe") {
            mstore(0, world)
            mstore(32, caller())
            known := keccak256(0, 64)
            granted := tload(known)
        }
        if (granted) return;
        if (!_hasAccess(world, Region._tableId) && !_hasAccess(world, Region._tableId.getNamespaceId())) {
            revert VaultRefused(world, msg.sender);
        }
        assembly ("memory-safe") {
            tstore(known, 1)
        }
    }

    function _hasAccess(address world, ResourceId resource) private view returns (bool) {
        bytes32[] memory key = new bytes32[](2);
        key[0] = ResourceId.unwrap(resource);
        key[1] = bytes32(uint256(uint160(msg.sender)));
        return IStore(world).getStaticField(ResourceAccess._tableId, key, 0, ResourceAccess._fieldLayout) != 0;
    }
}
