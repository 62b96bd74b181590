// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

/// @title Errors and events of the brains' registry
interface INpc {
    // ---- brains

    /// @notice A brain was registered. Its code can be read at `code`, behind a STOP byte.
    event BrainPublished(bytes32 indexed brain, uint8 indexed kind, address indexed author, address code);
    /// @notice From second `since` on a kind uses this brain, with `traits` added to its NPCs' characters.
    event EraAnnounced(uint8 indexed kind, uint32 era, bytes32 indexed brain, uint64 since, bytes5 traits);

    error BrainKnown(bytes32 brain, address author);
    error BrainUnknown(bytes32 brain);
    /// @notice Only kinds of NPCs have brains.
    error NoNpcKind(uint8 kind);
    /// @notice The brain was registered for another kind.
    error WrongKind(bytes32 brain, uint8 kind, uint8 asked);
    error NotDesigner(address sender, address designer);
    error DesignerAlreadyNamed(address designer);
    error NotNamespaceOwner(address sender, address owner);
    /// @notice An era is announced `BRAIN_NOTICE` seconds ahead, and begins after the one before.
    error TooSoon(uint64 since, uint64 earliest);
}
