// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {PublicKey} from "./Bls.sol";

/// @title The world's public beacon
/// @notice Rounds of randomness that nobody can choose: the hash of a BLS signature under one pinned key. A round's
/// signature exists only from the round's time on, and there is exactly one for each round.
interface IBeacon {
    /* ERRORS */

    /// @notice The key was pinned before; a world trusts one beacon for good.
    error KeyAlreadyPinned();

    /// @notice No beacon is pinned yet: call `pinKey` first.
    error NoKeyPinned();

    /// @notice Only the owner of the namespace `beacon` pins the key.
    error NotBeaconOwner(address caller);

    /// @notice The key is infinity, or no point of the group G2 of BN254.
    error BadKey(PublicKey key);

    /// @notice Rounds need a period of at least one second.
    error BadPeriod(uint32 period);

    /// @notice The round is published at `due`, later than this block's `time`.
    error RoundNotDue(uint64 round, uint64 due, uint64 time);

    /// @notice (x, y) is not the signature of `round` under the pinned key.
    error BadSignature(uint64 round, uint256 x, uint256 y);

    /* OPERATIONS */

    /// @notice Pins the beacon this world trusts: once, by the owner of the namespace.
    /// @param key A point of G2. @param genesis Unix second of round 1. @param period Seconds between rounds, at least 1.
    function pinKey(PublicKey calldata key, uint64 genesis, uint32 period) external;

    /// @notice Proves `round` with its signature, for everybody and for good. Anyone may call it. Proving a proven round
    /// changes nothing and checks nothing.
    /// @param x The signature's coordinate, below p. @param y Likewise.
    /// @return randomness sha256 of the signature's 64 bytes.
    function proveRound(uint64 round, uint256 x, uint256 y) external returns (bytes32 randomness);

    /// @notice The newest round published at or before `time` (unix seconds); 0 before genesis.
    function roundAt(uint64 time) external view returns (uint64 round);

    /// @notice The unix second at which `round` is published; `roundAt(timeOf(round)) == round`.
    function timeOf(uint64 round) external view returns (uint64 time);
}
