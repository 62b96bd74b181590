// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {IStore} from "@latticexyz/store/src/IStore.sol";
import {System} from "@latticexyz/world/src/System.sol";
import {WorldResourceIdLib} from "@latticexyz/world/src/WorldResourceId.sol";
import {NamespaceOwner} from "@latticexyz/world/src/codegen/tables/NamespaceOwner.sol";

import {Bls, PublicKey} from "../Bls.sol";
import {IBeacon} from "../IBeacon.sol";
import {KeyCopy} from "../KeyCopy.sol";
import {RoundTime} from "../RoundTime.sol";
import {Config, ConfigData} from "../codegen/tables/Config.sol";
import {Round} from "../codegen/tables/Round.sol";

/// @title The system of the namespace `beacon`; see `IBeacon`.
/// @dev A proof asks `msg.sender`, the World that calls every system of a namespace, for the store, where MUD's StoreSwitch
/// would read a cold slot first (2,100 gas).
contract BeaconSystem is System, IBeacon {
    /// @dev Where the pinned beacon is read cheaply.
    address private immutable COPY = KeyCopy.addressOf(address(this));

    /// @inheritdoc IBeacon
    function pinKey(PublicKey calldata key, uint64 genesis, uint32 period) external {
        if (NamespaceOwner.get(WorldResourceIdLib.encodeNamespace("beacon")) != _msgSender()) {
            revert NotBeaconOwner(_msgSender());
        }
        if (Config.getPeriod() != 0) revert KeyAlreadyPinned();
        if (period == 0) revert BadPeriod(period);
        if (!Bls.isKey(key)) revert BadKey(key);
        Config.set(key.x1, key.x0, key.y1, key.y0, genesis, period);
        KeyCopy.create(msg.sender, key, genesis, period);
    }

    /// @inheritdoc IBeacon
    function proveRound(uint64 round, uint256 x, uint256 y) external returns (bytes32 randomness) {
        randomness = Round.get(IStore(msg.sender), round);
        if (randomness != 0) return randomness;

        (PublicKey memory key, uint64 genesis, uint32 period) = pinned();
        uint64 due = RoundTime.timeOf(round, genesis, period);
        if (due > block.timestamp) revert RoundNotDue(round, due, uint64(block.timestamp));
        if (!Bls.verify(messageOf(round), x, y, key)) revert BadSignature(round, x, y);

        randomness = randomnessOf(x, y);
        Round.set(IStore(msg.sender), round, randomness);
    }

    /// @inheritdoc IBeacon
    function roundAt(uint64 time) external view returns (uint64) {
        (, uint64 genesis, uint32 period) = pinned();
        return RoundTime.roundAt(time, genesis, period);
    }

    /// @inheritdoc IBeacon
    function timeOf(uint64 round) external view returns (uint64) {
        (, uint64 genesis, uint32 period) = pinned();
        return RoundTime.timeOf(round, genesis, period);
    }

    /// @dev The pinned beacon, from the copy or else from the table.
    function pinned() private view returns (PublicKey memory key, uint64 genesis, uint32 period) {
        (key, genesis, period) = KeyCopy.read(COPY, msg.sender);
        if (period != 0) return (key, genesis, period);
        ConfigData memory config = Config.get();
        if (config.period == 0) revert NoKeyPinned();
        return (PublicKey(config.x1, config.x0, config.y1, config.y0), config.genesis, config.period);
    }

    /// @dev keccak256 of the round as 8 big-endian bytes, without the 200 gas of an allocation.
    function messageOf(uint64 round) private pure returns (bytes32 message) {
        assembly ("memory-safe") {
            mstore(0, shl(192, round))
            message := keccak256(0, 8)
        }
    }

    /// @dev sha256(x ‖ y), without the 500 gas of encoding and decoding around the precompile.
    function randomnessOf(uint256 x, uint256 y) private view returns (bytes32 randomness) {
        assembly ("memory-safe") {
            mstore(0, x)
            mstore(0x20, y)
            if iszero(staticcall(gas(), 2, 0, 0x40, 0, 0x20)) { revert(0, 0) }
            randomness := mload(0)
        }
    }
}
