// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Test} from "forge-std/Test.sol";
import {HashToCurve} from "../../../src/namespaces/beacon/HashToCurve.sol";
import {RfcHashToCurve as Rfc} from "./RfcHashToCurve.sol";

contract HashToCurveTest is Test {
    uint256 private constant P = HashToCurve.P;

    function test_P_isThePolynomialOfTheCurvesParameter() public pure {
        uint256 t = 4965661367192848881;
        assertEq(P, 36 * t ** 4 + 36 * t ** 3 + 24 * t ** 2 + 6 * t + 1);
        assertEq(P % 4, 3, "roots are powers only for p = 3 mod 4");
    }

    function test_POWER_isTheOneThatTestsRootsAndInverts() public pure {
        assertEq(HashToCurve.POWER, (P - 3) / 4);
        uint256 s = Rfc.power(4, HashToCurve.POWER);
        assertEq(Rfc.mul(Rfc.square(s), 4), 1, "4 is a square");
        assertEq(Rfc.square(Rfc.mul(s, 4)), 4);
        s = Rfc.power(P - 4, HashToCurve.POWER);
        assertEq(Rfc.mul(Rfc.square(s), P - 4), P - 1, "-4 is none");
    }

    function test_Z_isOneAsTheRfcsSearchFindsIt() public pure {
        // Appendix H.1: g(Z) ≠ 0; −3Z² / 4g(Z) is a square other than 0; g(Z) or g(−Z/2) is a square.
        assertEq(HashToCurve.C1, Rfc.g(1));
        uint256 ratio = Rfc.mul(P - 3, Rfc.inv0(Rfc.mul(4, Rfc.g(1))));
        assertTrue(ratio != 0 && Rfc.isSquare(ratio));
        assertTrue(Rfc.isSquare(Rfc.g(1)));
    }

    function test_C2_isMinusZOverTwo() public pure {
        assertEq(Rfc.mul(HashToCurve.C2, 2), P - 1);
    }

    function test_C3_isTheEvenRootOfMinusTwelve() public pure {
        assertEq(Rfc.square(HashToCurve.C3), P - 12);
        assertEq(HashToCurve.C3 % 2, 0);
    }

    function test_C4_isMinusSixteenThirds() public pure {
        assertEq(Rfc.mul(HashToCurve.C4, 3), P - 16);
    }

    function test_C5_isAQuarterOfTheCubedRootOfC4() public pure {
        assertEq(Rfc.mul(HashToCurve.C5, 9), Rfc.mul(8, HashToCurve.C3));
        uint256 root = Rfc.sqrt(HashToCurve.C4);
        assertEq(Rfc.square(HashToCurve.C5), Rfc.square(Rfc.mul(Rfc.power(root, 3), Rfc.inv0(4))));
    }

    function testFuzz_svdw_rootOfTheThirdIsThatOfTheOthers(uint256 x1) public pure {
        // g(x1)·g(−1 − x1) = g(x3)·h² / (x3 − 1) with h = x1² + x1 + 1 and x3 = 1 − 4/h, for whatever x1.
        x1 %= P;
        uint256 h = Rfc.add(Rfc.add(Rfc.square(x1), x1), 1);
        vm.assume(h != 0);
        uint256 step = Rfc.sub(0, Rfc.mul(4, Rfc.inv0(h)));
        uint256 product = Rfc.mul(Rfc.g(x1), Rfc.g(Rfc.sub(P - 1, x1)));
        assertEq(Rfc.mul(product, step), Rfc.mul(Rfc.g(Rfc.add(1, step)), Rfc.square(h)));
    }

    function test_FOLD_isTwoToThe256() public pure {
        assertEq(HashToCurve.FOLD, Rfc.mul(1 << 128, 1 << 128));
    }

    function test_TAIL_isLengthZeroTagAndTagLength() public pure {
        assertEq(Rfc.DST.length, 43);
        assertEq(
            abi.encodePacked(HashToCurve.TAIL_HEAD, bytes15(HashToCurve.TAIL_REST)),
            abi.encodePacked(uint16(96), uint8(0), Rfc.DST, uint8(43))
        );
        assertEq(HashToCurve.TAIL_REST << 120, 0);
    }

    function test_hashToPoint_givesThePublishedPointOfARound() public view {
        (uint256 x, uint256 y) = HashToCurve.hashToPoint(keccak256(abi.encodePacked(uint64(9337227))));
        assertEq(x, 0x1626082c3dd0751bdaaf8c3e709b5dd7cdedf45d4e81a5aa3e270f1e78924b32);
        assertEq(y, 0x2bf29ab3af54dfe3c053ad4efa93db05d3586368463e9d7334c7ba61f6f4e955);
    }

    function testFuzz_hashToField_isTheRfcs(bytes32 message) public pure {
        (uint256 u0, uint256 u1) = HashToCurve.hashToField(message);
        (uint256 r0, uint256 r1) = Rfc.hashToField(abi.encodePacked(message));
        assertEq(u0, r0);
        assertEq(u1, r1);
    }

    function testFuzz_mapToSum_isTheRfcs(uint256 u0, uint256 u1) public view {
        checkMap(u0 % P, u1 % P);
    }

    function test_mapToSum_isTheRfcsWhereTheInverseDoesNotExist() public view {
        // (1 − 4u²)(1 + 4u²) is zero for u = ±1/2 only, as −1 is no square.
        uint256 half = (P + 1) / 2;
        checkMap(half, 5);
        checkMap(5, half);
        checkMap(P - half, 5);
        checkMap(half, half);
        checkMap(0, half);
        checkMap(0, 0);
        checkMap(P - 1, 1);
        checkMap(half, P - half); // opposite points: the sum is infinity
    }

    function testFuzz_hashToPoint_leavesForeignMemoryAlone(bytes32 message, bytes memory bystander) public view {
        bytes32 before = keccak256(bystander);
        HashToCurve.hashToPoint(message);
        assertEq(keccak256(bystander), before);
    }

    function checkMap(uint256 u0, uint256 u1) private view {
        (uint256 x, uint256 y) = HashToCurve.mapToSum(u0, u1);
        (uint256 x0, uint256 y0) = Rfc.svdw(u0);
        (uint256 x1, uint256 y1) = Rfc.svdw(u1);
        (bool success, bytes memory sum) = address(6).staticcall(abi.encode(x0, y0, x1, y1));
        assertTrue(success);
        assertEq(abi.encode(x, y), sum);
    }
}
