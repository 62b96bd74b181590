// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Test} from "forge-std/Test.sol";
import {StoreSwitch} from "@latticexyz/store/src/StoreSwitch.sol";

import {IWorld} from "../../../../src/codegen/world/IWorld.sol";
import {Round} from "../../../../src/namespaces/beacon/codegen/tables/Round.sol";
import {Evmnet} from "../Evmnet.sol";

/// @dev Sends drand's published signatures, and forgeries made of them, at any time and for any round.
contract BeaconHandler is Test {
    uint256 private constant P = 21888242871839275222246405745257275088696311157297823662689037894645226208583;

    IWorld private immutable world;
    mapping(uint256 vector => bool) private proven;
    mapping(string action => uint256) public done;
    uint64 private strayed;

    constructor(IWorld world_) {
        world = world_;
        StoreSwitch.setStoreAddress(address(world_));
    }

    /* ACTIONS */

    function prove(uint256 which) external {
        which = which % 5;
        Evmnet.Vector memory v = Evmnet.vectors()[which];
        bool published = Evmnet.GENESIS + (v.round - 1) * Evmnet.PERIOD <= block.timestamp;
        bool good = published || proven[which];
        assertEq(_prove(v.round, v.x, v.y), good, "18: a round is proven when it is published, not before");
        if (!good) return;
        proven[which] = true;
        ++done["prove"];
    }

    /// @dev The signature of one round for another; with a bit flipped; with p added; the other root; nothing.
    function forge(uint256 which, uint256 how, uint256 bit) external {
        Evmnet.Vector memory v = Evmnet.vectors()[which % 5];
        if (proven[which % 5]) return;
        (uint256 x, uint256 y) = (v.x, v.y);
        how = how % 6;
        if (how == 0) (x, y) = (Evmnet.vectors()[(which % 5 + 1) % 5].x, Evmnet.vectors()[(which % 5 + 1) % 5].y);
        if (how == 1) x ^= 1 << bit % 256;
        if (how == 2) y ^= 1 << bit % 256;
        if (how == 3) x += P;
        if (how == 4) y = P - y;
        if (how == 5) (x, y) = (0, 0);
        assertFalse(_prove(v.round, x, y), "18: no forgery is accepted");
        ++done["forge"];
    }

    function forgeAnything(uint64 round, uint256 x, uint256 y) external {
        for (uint256 i; i < 5; ++i) {
            if (Evmnet.vectors()[i].round == round) return;
        }
        assertFalse(_prove(round, x, y), "18: no point is accepted for a round");
        strayed = round;
        ++done["forgeAnything"];
    }

    /// @dev To any time between the first round and one after the last of the vectors.
    function travel(uint256 time) external {
        vm.warp(bound(time, Evmnet.GENESIS, Evmnet.GENESIS + 20_000_100 * uint256(Evmnet.PERIOD)));
        ++done["travel"];
    }

    function askTheTime(uint64 round) external {
        round = uint64(bound(round, 1, type(uint64).max / Evmnet.PERIOD - Evmnet.GENESIS));
        uint64 time = world.beacon__timeOf(round);
        assertEq(time, Evmnet.GENESIS + (round - 1) * Evmnet.PERIOD, "19: when a round is published");
        assertEq(world.beacon__roundAt(time), round, "19: which round is published then");
        assertEq(world.beacon__roundAt(time + Evmnet.PERIOD - 1), round, "19: until the next one");
        ++done["askTheTime"];
    }

    /* CHECKS */

    /// @dev Invariant 18: what is proven is drand's, and only that.
    function checkRounds() external view {
        Evmnet.Vector[5] memory vectors = Evmnet.vectors();
        for (uint256 i; i < 5; ++i) {
            bytes32 expected = proven[i] ? vectors[i].randomness : bytes32(0);
            assertEq(Round.get(vectors[i].round), expected, "18: the randomness is sha256 of drand's signature");
        }
        assertEq(Round.get(strayed), 0, "18: nothing else is proven");
    }

    function _prove(uint64 round, uint256 x, uint256 y) private returns (bool accepted) {
        (accepted,) = address(world).call(abi.encodeCall(world.beacon__proveRound, (round, x, y)));
    }
}
