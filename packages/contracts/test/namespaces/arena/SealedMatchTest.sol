// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Commitment} from "../../../src/namespaces/arena/Commitment.sol";
import {Match} from "../../../src/namespaces/arena/codegen/tables/Match.sol";
import {MatchTest} from "./MatchTest.sol";

/// @dev Matches in which bots are sealed: each owner has, besides the open one, a sealed bot.
abstract contract SealedMatchTest is MatchTest {
    /// @dev A bot that strikes, and otherwise advances.
    bytes internal constant RUSHER = hex"01233200015000";
    bytes32 internal constant SALT = "a grain of salt";
    uint32 internal constant SEALED_A = 3;
    uint32 internal constant SEALED_B = 4;

    function setUp() public virtual override {
        super.setUp();
        saveSealed(ada, RUSHER);
        saveSealed(bob, RUSHER);
    }

    function saveSealed(address owner, bytes memory code) internal returns (uint32) {
        bytes32 commitment = Commitment.to(address(world), owner, keccak256(code), SALT);
        vm.prank(owner);
        return world.arena__saveSealedBot("secret", commitment);
    }

    function openAndEnter(uint32 botA, uint32 botB) internal returns (uint32 matchId) {
        vm.prank(ada);
        matchId = world.arena__openMatch(botA, STAKE);
        vm.prank(bob);
        world.arena__enterMatch(matchId, botB);
    }

    function closeBets(uint32 matchId) internal {
        vm.warp(Match.getBetsCloseAt(matchId));
    }

    function reveal(uint32 matchId, uint8 side) internal {
        world.arena__reveal(matchId, side, RUSHER, SALT);
    }
}
