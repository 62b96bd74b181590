// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

/// @title Saving bots
interface IBots {
    /// @dev A name has 1 to 32 bytes.
    error BadBotName(uint256 length);

    /// @notice A commitment of zero commits to nothing.
    error NoCommitment();

    /// @notice Saves a bot: its bytecode is checked, and stored for good as the code of a contract. The caller owns it.
    /// @param name 1 to 32 bytes
    /// @param code a strategy's bytecode; every fault has an error of its own in Bytecode
    /// @return id the bot's id; ids are 1, 2, 3, …
    function saveBot(string calldata name, bytes calldata code) external returns (uint32 id);

    /// @notice Saves a sealed bot: its bytecode stays unknown until it is shown in a match (`IReveals`).
    /// @param name 1 to 32 bytes
    /// @param commitment see `Commitment`
    /// @return id the bot's id; open and sealed bots share one sequence
    function saveSealedBot(string calldata name, bytes32 commitment) external returns (uint32 id);
}
