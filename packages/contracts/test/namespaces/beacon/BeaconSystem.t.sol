// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {NamespaceOwner} from "@latticexyz/world/src/codegen/tables/NamespaceOwner.sol";
import {IWorldErrors} from "@latticexyz/world/src/IWorldErrors.sol";
import {ResourceId, WorldResourceIdLib} from "@latticexyz/world/src/WorldResourceId.sol";
import {RESOURCE_SYSTEM} from "@latticexyz/world/src/worldResourceTypes.sol";

import {PublicKey} from "../../../src/namespaces/beacon/Bls.sol";
import {HashToCurve} from "../../../src/namespaces/beacon/HashToCurve.sol";
import {IBeacon} from "../../../src/namespaces/beacon/IBeacon.sol";
import {KeyCopy} from "../../../src/namespaces/beacon/KeyCopy.sol";
import {RoundTime} from "../../../src/namespaces/beacon/RoundTime.sol";
import {Config, ConfigData} from "../../../src/namespaces/beacon/codegen/tables/Config.sol";
import {Round} from "../../../src/namespaces/beacon/codegen/tables/Round.sol";
import {BeaconSystem} from "../../../src/namespaces/beacon/systems/BeaconSystem.sol";
import {WorldTest} from "../../WorldTest.sol";
import {OpenBeacon} from "./OpenBeacon.sol";
import {Evmnet} from "./Evmnet.sol";

/// @dev Calls a system as the World does, and answers it as a World whose owner calls and that has no key pinned.
contract FalseWorld {
    function pin(BeaconSystem system, PublicKey memory key) external {
        (bool success,) = address(system)
            .call(abi.encodePacked(abi.encodeCall(system.pinKey, (key, 0, 1)), address(this), uint256(0)));
        require(success, "the system refused");
    }

    /// @dev Says that this contract owns the namespace, and zero to all other questions.
    fallback(bytes calldata data) external returns (bytes memory) {
        bool asksForOwner = data.length > 36 && bytes32(data[4:36]) == ResourceId.unwrap(NamespaceOwner._tableId);
        return asksForOwner ? abi.encode(bytes20(address(this))) : abi.encode(bytes32(0));
    }
}

contract BeaconSystemTest is WorldTest {
    uint256 private constant P = HashToCurve.P;
    address private constant STRANGER = address(0xbeef);
    ResourceId private immutable SYSTEM = WorldResourceIdLib.encode(RESOURCE_SYSTEM, "beacon", "BeaconSystem");

    function setUp() public override {
        super.setUp();
        vm.warp(Evmnet.GENESIS + 3 * 30_000_000);
    }

    /* THE KEY */

    function test_pinKey_storesTheBeaconForGood() public {
        pinEvmnet();
        ConfigData memory config = Config.get();
        assertEq(abi.encode(config.x1, config.x0, config.y1, config.y0), abi.encode(Evmnet.key()));
        assertEq(config.genesis, 1727521075);
        assertEq(config.period, 3);

        vm.expectRevert(IBeacon.KeyAlreadyPinned.selector);
        world.beacon__pinKey(OpenBeacon.key(), 0, 1);
    }

    function test_pinKey_refusesAnyoneButTheOwner() public {
        vm.prank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IBeacon.NotBeaconOwner.selector, STRANGER));
        world.beacon__pinKey(Evmnet.key(), Evmnet.GENESIS, Evmnet.PERIOD);
    }

    function test_pinKey_refusesPointsThatAreNoKey() public {
        PublicKey memory zero;
        vm.expectRevert(abi.encodeWithSelector(IBeacon.BadKey.selector, zero));
        world.beacon__pinKey(zero, Evmnet.GENESIS, Evmnet.PERIOD);

        PublicKey memory key = Evmnet.key();
        key.x1 ^= 1;
        vm.expectRevert(abi.encodeWithSelector(IBeacon.BadKey.selector, key));
        world.beacon__pinKey(key, Evmnet.GENESIS, Evmnet.PERIOD);
    }

    function test_pinKey_refusesAPeriodOfNothing() public {
        vm.expectRevert(abi.encodeWithSelector(IBeacon.BadPeriod.selector, 0));
        world.beacon__pinKey(Evmnet.key(), Evmnet.GENESIS, 0);
    }

    function test_everything_needsAPinnedKey() public {
        vm.expectRevert(IBeacon.NoKeyPinned.selector);
        world.beacon__proveRound(1, 1, 2);
        vm.expectRevert(IBeacon.NoKeyPinned.selector);
        world.beacon__roundAt(1);
        vm.expectRevert(IBeacon.NoKeyPinned.selector);
        world.beacon__timeOf(1);
    }

    function test_tables_areClosedToStrangers() public {
        pinEvmnet();
        vm.startPrank(STRANGER);
        vm.expectRevert(abi.encodeWithSelector(IWorldErrors.World_AccessDenied.selector, "tb:beacon:Round", STRANGER));
        Round.set(1, bytes32(uint256(1)));
        vm.expectRevert(abi.encodeWithSelector(IWorldErrors.World_AccessDenied.selector, "tb:beacon:Config", STRANGER));
        Config.setPeriod(1);
    }

    /* ROUNDS */

    function test_proveRound_acceptsEvmnetsRoundsFromAnyone() public {
        pinEvmnet();
        Evmnet.Vector[5] memory vectors = Evmnet.vectors();
        for (uint256 i; i < vectors.length; ++i) {
            Evmnet.Vector memory v = vectors[i];
            assertEq(Round.get(v.round), 0);
            vm.prank(STRANGER);
            assertEq(world.beacon__proveRound(v.round, v.x, v.y), v.randomness);
            assertEq(Round.get(v.round), v.randomness);
        }
    }

    function test_proveRound_changesNothingTheSecondTime() public {
        pinEvmnet();
        Evmnet.Vector memory v = Evmnet.vectors()[0];
        world.beacon__proveRound(v.round, v.x, v.y);
        vm.record();
        assertEq(world.beacon__proveRound(v.round, v.x, v.y), v.randomness);
        assertEq(world.beacon__proveRound(v.round, 1, 2), v.randomness, "nor does nonsense change it");
        (, bytes32[] memory writes) = vm.accesses(address(world));
        assertEq(writes.length, 0);
    }

    function test_proveRound_refusesEveryFlippedBit() public {
        pinEvmnet();
        Evmnet.Vector memory v = Evmnet.vectors()[0];
        for (uint256 bit; bit < 256; ++bit) {
            refused(v.round, v.x ^ (1 << bit), v.y);
            refused(v.round, v.x, v.y ^ (1 << bit));
        }
    }

    function test_proveRound_refusesTheSignatureOfAnotherRound() public {
        pinEvmnet();
        Evmnet.Vector[5] memory vectors = Evmnet.vectors();
        for (uint256 i; i < vectors.length; ++i) {
            Evmnet.Vector memory v = vectors[i];
            refused(vectors[(i + 1) % vectors.length].round, v.x, v.y);
            refused(v.round + 1, v.x, v.y);
        }
    }

    function test_proveRound_refusesCoordinatesFromPOn() public {
        pinEvmnet();
        Evmnet.Vector memory v = Evmnet.vectors()[0];
        refused(v.round, v.x + P, v.y);
        refused(v.round, v.x, v.y + P);
        refused(v.round, v.x + P, v.y + P);
        refused(v.round, P, P);
        refused(v.round, type(uint256).max, type(uint256).max);
    }

    function test_proveRound_refusesInfinityAndTheNegatedSignature() public {
        pinEvmnet();
        Evmnet.Vector memory v = Evmnet.vectors()[0];
        refused(v.round, 0, 0);
        refused(v.round, P, 0);
        refused(v.round, 0, P);
        refused(v.round, v.x, P - v.y);
        refused(v.round, v.y, v.x);
    }

    function test_proveRound_refusesTheHashItself() public {
        // What a key of secret 1 would sign: an unkeyed forgery that is on the curve.
        pinEvmnet();
        (uint256 x, uint256 y) = OpenBeacon.sign(7);
        refused(7, x, y);
    }

    function testFuzz_proveRound_refusesArbitraryPoints(uint64 round, uint256 x, uint256 y) public {
        pinEvmnet();
        refused(uint64(bound(round, 1, 30_000_000)), x, y);
    }

    function testFuzz_proveRound_refusesArbitraryPointsOfTheGroup(uint64 round, uint256 k) public {
        pinEvmnet();
        (, bytes memory point) = address(7).staticcall(abi.encode(1, 2, k));
        (uint256 x, uint256 y) = abi.decode(point, (uint256, uint256));
        refused(uint64(bound(round, 1, 30_000_000)), x, y);
    }

    function testFuzz_proveRound_acceptsWhatThePinnedKeySigned(uint64 round) public {
        world.beacon__pinKey(OpenBeacon.key(), 1000, 1);
        round = uint64(bound(round, 1, block.timestamp - 999));
        (uint256 x, uint256 y) = OpenBeacon.sign(round);
        assertEq(world.beacon__proveRound(round, x, y), sha256(abi.encodePacked(x, y)));
    }

    function test_proveRound_refusesARoundBeforeItsTime() public {
        pinEvmnet();
        Evmnet.Vector memory v = Evmnet.vectors()[4];
        uint64 due = Evmnet.GENESIS + (v.round - 1) * 3;
        vm.warp(due - 1);
        vm.expectRevert(abi.encodeWithSelector(IBeacon.RoundNotDue.selector, v.round, due, due - 1));
        world.beacon__proveRound(v.round, v.x, v.y);
        vm.warp(due);
        assertEq(world.beacon__proveRound(v.round, v.x, v.y), v.randomness);
    }

    function test_proveRound_refusesRoundZero() public {
        pinEvmnet();
        vm.expectRevert(abi.encodeWithSelector(RoundTime.NoSuchRound.selector, 0));
        world.beacon__proveRound(0, 1, 2);
    }

    function testFuzz_roundAt_invertsTimeOf(uint64 round) public {
        pinEvmnet();
        round = uint64(bound(round, 1, (type(uint64).max - Evmnet.GENESIS) / 3));
        assertEq(world.beacon__timeOf(round), Evmnet.GENESIS + (round - 1) * 3);
        assertEq(world.beacon__roundAt(world.beacon__timeOf(round)), round);
    }

    /* THE COPY OF THE KEY */

    function test_pinKey_costsALaterSystemOnlyItsCopy() public {
        // A system that is put in the place of the one that pinned has no copy and reads the table.
        pinEvmnet();
        world.registerSystem(SYSTEM, new BeaconSystem(), true);
        Evmnet.Vector memory v = Evmnet.vectors()[0];
        refused(v.round, v.x, P - v.y);
        assertEq(world.beacon__proveRound(v.round, v.x, v.y), v.randomness);
        vm.expectRevert(IBeacon.KeyAlreadyPinned.selector);
        world.beacon__pinKey(OpenBeacon.key(), 0, 1);
    }

    function test_pinKey_byAFalseWorldLeavesTheTrueOneAlone() public {
        // Whoever plays the World gets a copy out of the system before the true World does.
        BeaconSystem system = new BeaconSystem();
        world.registerSystem(SYSTEM, system, true);
        FalseWorld falseWorld = new FalseWorld();
        falseWorld.pin(system, OpenBeacon.key());
        assertGt(KeyCopy.addressOf(address(system)).code.length, 0, "the false World took the copy's place");

        vm.expectRevert(IBeacon.NoKeyPinned.selector);
        world.beacon__proveRound(1, 1, 2);
        pinEvmnet();
        Evmnet.Vector memory v = Evmnet.vectors()[0];
        (uint256 x, uint256 y) = OpenBeacon.sign(v.round);
        refused(v.round, x, y);
        assertEq(world.beacon__proveRound(v.round, v.x, v.y), v.randomness);
    }

    /* COST */

    /// forge-config: default.isolate = true
    function test_proveRound_gas() public {
        pinEvmnet();
        Evmnet.Vector[5] memory vectors = Evmnet.vectors();
        for (uint256 i; i < vectors.length; ++i) {
            world.beacon__proveRound(vectors[i].round, vectors[i].x, vectors[i].y);
            vm.snapshotGasLastCall("beacon", string.concat("proveRound ", vm.toString(vectors[i].round)));
        }
        world.beacon__proveRound(vectors[0].round, vectors[0].x, vectors[0].y);
        vm.snapshotGasLastCall("beacon", "proveRound again");
    }

    /// forge-config: default.isolate = true
    function test_proveRound_costsUnder210k() public {
        uint256 dearest = dearestOf(32);
        assertLe(dearest, 210_000, "whole transaction, its 21,000 and calldata included");
        assertGt(dearest, 206_000, "four powers are among 32 rounds");
    }

    /// forge-config: default.isolate = true
    /// forge-config: default.evm_version = "osaka"
    function test_proveRound_costsUnder220kAtOsakasPrices() public {
        uint256 dearest = dearestOf(32);
        assertLe(dearest, 220_000, "whole transaction, its 21,000 and calldata included");
        assertGt(dearest, 214_000, "EIP-7883's prices are in force");
    }

    function dearestOf(uint64 rounds) private returns (uint256 dearest) {
        world.beacon__pinKey(OpenBeacon.key(), 1000, 1);
        for (uint64 round = 1_000_000_001; round <= 1_000_000_000 + rounds; ++round) {
            (uint256 x, uint256 y) = OpenBeacon.sign(round);
            world.beacon__proveRound(round, x, y);
            uint256 gas = vm.lastCallGas().gasTotalUsed;
            if (gas > dearest) dearest = gas;
        }
    }

    function refused(uint64 round, uint256 x, uint256 y) private {
        vm.expectRevert(abi.encodeWithSelector(IBeacon.BadSignature.selector, round, x, y));
        world.beacon__proveRound(round, x, y);
    }

    function pinEvmnet() private {
        world.beacon__pinKey(Evmnet.key(), Evmnet.GENESIS, Evmnet.PERIOD);
    }
}
