// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {PublicKey} from "./Bls.sol";

/// @title A beacon kept as the code of a contract
/// @notice A second place for what the table `Config` says: 2,900 gas to read (one cold account) against 16,600 (a call to
/// the World, five cold slots, decoding).
/// @dev The copy is the first contract its creator creates, so the creator knows the address without looking it up. Anyone
/// who plays the World can have a system create its copy for them; therefore it names the World it was made for, and
/// `read` answers nothing when asked for another. Then the table is read: dearer, never wrong.
library KeyCopy {
    /// @dev Code that returns what follows it, 161 bytes:
    /// PUSH1 161, DUP1, PUSH1 9, PUSH0, CODECOPY, PUSH0, RETURN. The first byte returned is STOP, so it cannot be run.
    bytes10 private constant INIT = 0x60a18060095f395ff300;

    /// @notice The address of the first contract that `creator` creates: keccak256(rlp([creator, 1])), as the nonce of a
    /// contract starts at 1 (EIP-161).
    function addressOf(address creator) internal pure returns (address) {
        return address(uint160(uint256(keccak256(abi.encodePacked(hex"d694", creator, hex"01")))));
    }

    /// @notice Creates a copy for `world`. A creator's later copies stand at addresses that nobody reads.
    function create(address world, PublicKey memory key, uint64 genesis, uint32 period) internal {
        bytes memory code = abi.encodePacked(INIT, world, genesis, period, key.x1, key.x0, key.y1, key.y0);
        assembly ("memory-safe") {
            // A copy that could not be made is not missed: see above.
            pop(create(0, add(code, 0x20), mload(code)))
        }
    }

    /// @notice What `copy` says for `world`; period 0 when it says nothing.
    function read(address copy, address world)
        internal
        view
        returns (PublicKey memory key, uint64 genesis, uint32 period)
    {
        uint256 head;
        assembly ("memory-safe") {
            extcodecopy(copy, 0, 1, 0x20)
            head := mload(0)
        }
        if (head >> 96 != uint160(world)) return (key, 0, 0);
        genesis = uint64(head >> 32);
        period = uint32(head);
        assembly ("memory-safe") {
            extcodecopy(copy, key, 0x21, 0x80)
        }
    }
}
