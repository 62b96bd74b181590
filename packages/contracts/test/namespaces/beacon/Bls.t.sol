// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Test} from "forge-std/Test.sol";
import {Bls, PublicKey} from "../../../src/namespaces/beacon/Bls.sol";
import {HashToCurve} from "../../../src/namespaces/beacon/HashToCurve.sol";
import {OpenBeacon} from "./OpenBeacon.sol";
import {Evmnet} from "./Evmnet.sol";

contract BlsTest is Test {
    uint256 private constant P = HashToCurve.P;
    /// @dev The order of G1 and G2: 36t⁴ + 36t³ + 18t² + 6t + 1.
    uint256 private constant ORDER = 21888242871839275222246405745257275088548364400416034343698204186575808495617;

    function test_MINUS_G2_isTheNegatedGenerator() public view {
        // e(G1, G2) · e(G1, −G2) = 1 with the generator of EIP-197 says so, the pairing being non-degenerate.
        (bool success, bytes memory one) = address(8)
            .staticcall(
                abi.encode(
                    [
                        uint256(1),
                        2,
                        11559732032986387107991004021392285783925812861821192530917403151452391805634,
                        10857046999023057135944570762232829481370756359578518086990519993285655852781,
                        4082367875863433681332203403145435568316851327593401208105741076214120093531,
                        8495653923123431417604973247489272438418190587263600148770280649306958101930,
                        1,
                        2,
                        Bls.MINUS_G2_X1,
                        Bls.MINUS_G2_X0,
                        Bls.MINUS_G2_Y1,
                        Bls.MINUS_G2_Y0
                    ]
                )
            );
        assertTrue(success);
        assertEq(abi.decode(one, (uint256)), 1);
    }

    function test_verify_acceptsTheKeyOneSignsWithTheHashItself() public view {
        (uint256 x, uint256 y) = HashToCurve.hashToPoint("message");
        assertTrue(Bls.verify("message", x, y, OpenBeacon.key()));
        assertFalse(Bls.verify("massage", x, y, OpenBeacon.key()));
    }

    function test_verify_acceptsEvmnetsRounds() public view {
        Evmnet.Vector[5] memory vectors = Evmnet.vectors();
        for (uint256 i; i < vectors.length; ++i) {
            assertTrue(Bls.verify(messageOf(vectors[i].round), vectors[i].x, vectors[i].y, Evmnet.key()));
        }
    }

    function test_verify_refusesAnotherKey() public view {
        PublicKey memory key = PublicKey(Bls.MINUS_G2_X1, Bls.MINUS_G2_X0, Bls.MINUS_G2_Y1, Bls.MINUS_G2_Y0);
        Evmnet.Vector memory v = Evmnet.vectors()[0];
        assertFalse(Bls.verify(messageOf(v.round), v.x, v.y, key));
    }

    /// @dev A point k·G1 on the curve, which gets as far as the pairing.
    function testFuzz_verify_refusesArbitraryPointsOfTheGroup(uint256 k) public view {
        k = bound(k, 1, ORDER - 1);
        (bool success, bytes memory point) = address(7).staticcall(abi.encode(Bls.G1_X, Bls.G1_Y, k));
        assertTrue(success);
        (uint256 x, uint256 y) = abi.decode(point, (uint256, uint256));
        assertTrue(Bls.isOnCurve(x, y));
        assertFalse(Bls.verify(messageOf(1), x, y, Evmnet.key()));
    }

    function testFuzz_verify_refusesArbitraryCoordinates(uint256 x, uint256 y) public view {
        assertFalse(Bls.verify(messageOf(1), x, y, Evmnet.key()));
    }

    /// @dev The precompile is the judge of what is on the curve.
    function testFuzz_isOnCurve_agreesWithThePrecompile(uint256 x, uint256 y, uint256 k) public view {
        if (k % 2 == 0) {
            (, bytes memory point) = address(7).staticcall(abi.encode(Bls.G1_X, Bls.G1_Y, k));
            (x, y) = abi.decode(point, (uint256, uint256));
        }
        (bool success,) = address(6).staticcall{gas: 10_000}(abi.encode(x, y, 0, 0));
        assertEq(Bls.isOnCurve(x, y), success && x | y != 0);
    }

    function test_isOnCurve_takesTheOneFormOfAPoint() public pure {
        assertTrue(Bls.isOnCurve(1, 2));
        assertTrue(Bls.isOnCurve(1, P - 2));
        assertFalse(Bls.isOnCurve(0, 0));
        assertFalse(Bls.isOnCurve(1 + P, 2));
        assertFalse(Bls.isOnCurve(1, 2 + P));
    }

    function test_isKey_acceptsEvmnets() public view {
        assertTrue(Bls.isKey(Evmnet.key()));
        assertTrue(Bls.isKey(OpenBeacon.key()));
    }

    function test_isKey_refusesInfinity() public view {
        assertFalse(Bls.isKey(PublicKey(0, 0, 0, 0)));
    }

    function test_isKey_refusesPointsOffTheTwist() public view {
        PublicKey memory key = Evmnet.key();
        key.y0 += 1;
        assertFalse(Bls.isKey(key));
        key = Evmnet.key();
        key.x0 += P;
        assertFalse(Bls.isKey(key));
    }

    function test_isKey_refusesPointsOfTheTwistOutsideTheSubgroup() public view {
        // x = i, with one of its roots for y, is on the twist but of another order than the group's.
        PublicKey memory outside = PublicKey(
            1,
            0,
            0x28a7a81c6bf2a75dc9f0125bb581747e9e6b33fc3b2710a2309cef97a3163c65,
            0x23712136978ed49faf2120ca4f7f71cfd4e7b46ffa0ea89edbc94ddc59238e9f
        );
        assertFalse(Bls.isKey(outside));
    }

    function messageOf(uint64 round) private pure returns (bytes32) {
        return keccak256(abi.encodePacked(round));
    }
}
