// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {PublicKey} from "../../../src/namespaces/beacon/Bls.sol";
import {HashToCurve} from "../../../src/namespaces/beacon/HashToCurve.sol";

/// @title A beacon for tests whose secret is 1, so that anyone can sign any round
library OpenBeacon {
    /// @notice The public key 1 · G2: the generator itself (EIP-197).
    function key() internal pure returns (PublicKey memory) {
        return PublicKey(
            11559732032986387107991004021392285783925812861821192530917403151452391805634,
            10857046999023057135944570762232829481370756359578518086990519993285655852781,
            4082367875863433681332203403145435568316851327593401208105741076214120093531,
            8495653923123431417604973247489272438418190587263600148770280649306958101930
        );
    }

    /// @notice The signature 1 · H(m) of `round`.
    function sign(uint64 round) internal view returns (uint256 x, uint256 y) {
        return HashToCurve.hashToPoint(keccak256(abi.encodePacked(round)));
    }
}
