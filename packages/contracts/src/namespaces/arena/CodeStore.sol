// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

/// @title Data kept as the code of a contract
/// @dev Reading costs 2,600 + 3 gas a word, against 2,100 a word from storage. The first byte is STOP, so that a call
/// does nothing.
library CodeStore {
    error DataTooLong(uint256 length);
    error DataNotStored();

    /// @dev EIP-170's limit on code, less the leading STOP.
    uint256 internal constant MAX_LENGTH = 24_575;

    /// @return store the new contract that holds `data`
    function write(bytes memory data) internal returns (address store) {
        if (data.length > MAX_LENGTH) revert DataTooLong(data.length);
        // Init code: PUSH2 size, DUP1, PUSH1 10, RETURNDATASIZE, CODECOPY, RETURNDATASIZE, RETURN returns what
        // follows its ten bytes.
        bytes memory creation = abi.encodePacked(hex"61", uint16(data.length + 1), hex"80600a3d393df3", hex"00", data);
        assembly ("memory-safe") {
            store := create(0, add(creation, 32), mload(creation))
        }
        if (store == address(0)) revert DataNotStored();
    }

    /// @return data what `store` holds; empty when nothing is stored there
    function read(address store) internal view returns (bytes memory data) {
        assembly ("memory-safe") {
            let size := extcodesize(store)
            if size { size := sub(size, 1) }
            data := mload(0x40)
            mstore(data, size)
            extcodecopy(store, add(data, 32), 1, size)
            mstore(0x40, and(add(add(data, size), 63), not(31)))
        }
    }
}
