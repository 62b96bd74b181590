// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

/// @title What a sealed bot is saved as
/// @dev `ts/botCommitment.ts` is its twin.
library Commitment {
    /// @notice The commitment of `owner` to a bytecode, in one world.
    /// @dev The owner in it makes a copied commitment worthless to whoever copied it: they cannot show it as theirs. World
    /// and chain keep a salt that was shown in one world from telling anything in another. A bot's id is not in it, since
    /// it is only given when the bot is saved.
    /// @param codeHash keccak256 of the bytecode. @param salt 32 random bytes: without them bytecodes could be guessed.
    function to(address world, address owner, bytes32 codeHash, bytes32 salt) internal view returns (bytes32) {
        return keccak256(abi.encode(block.chainid, world, owner, codeHash, salt));
    }
}
