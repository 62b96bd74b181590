// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Test, stdJson} from "forge-std/Test.sol";
import {Bls, PublicKey} from "../../../src/namespaces/beacon/Bls.sol";

/// @dev Rounds signed in TypeScript (`botbuilder/src/beacon`), whose tests write and check the same file.
contract SignedTest is Test {
    using stdJson for string;

    function test_verify_acceptsWhatTypeScriptSigned() public view {
        string memory json = vm.readFile("test/namespaces/beacon/signed.json");
        bytes32[] memory k = json.readBytes32Array(".key");
        PublicKey memory key = PublicKey(uint256(k[0]), uint256(k[1]), uint256(k[2]), uint256(k[3]));
        bytes32[] memory rounds = json.readBytes32Array(".rounds");
        bytes32[] memory x = json.readBytes32Array(".x");
        bytes32[] memory y = json.readBytes32Array(".y");
        bytes32[] memory randomness = json.readBytes32Array(".randomness");

        assertTrue(Bls.isKey(key));
        assertGe(rounds.length, 8);
        for (uint256 i; i < rounds.length; ++i) {
            bytes32 message = keccak256(abi.encodePacked(uint64(uint256(rounds[i]))));
            assertTrue(Bls.verify(message, uint256(x[i]), uint256(y[i]), key));
            assertFalse(Bls.verify(message, uint256(x[i]), uint256(y[(i + 1) % y.length]), key));
            assertEq(sha256(abi.encodePacked(x[i], y[i])), randomness[i]);
        }
    }
}
