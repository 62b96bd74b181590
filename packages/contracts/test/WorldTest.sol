// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Test} from "forge-std/Test.sol";
import {StoreSwitch} from "@latticexyz/store/src/StoreSwitch.sol";
import {ResourceId, WorldResourceIdLib} from "@latticexyz/world/src/WorldResourceId.sol";
import {Systems} from "@latticexyz/world/src/codegen/tables/Systems.sol";

import {IWorld} from "../src/codegen/world/IWorld.sol";
import {WorldParts} from "./generated/WorldParts.sol";

/// @title The base of tests that need a world
/// @notice Every test starts in a fresh world with all namespaces, tables, systems, functions and access lists of
/// `mud.config.ts`, built in-process; no chain is needed.
///
///     contract PurseSystemTest is WorldTest {
///         function test_deposit_fills_the_purse() public {
///             vm.deal(alice, 5 ether);
///             vm.prank(alice);
///             world.wager__deposit{value: 1 ether}(account);      // any function of the world
///             assertEq(Purse.get(account), 1 ether);              // any table, read as systems read it
///         }
///     }
///
/// The test contract owns every namespace, so it may also write tables directly to set a scene. Override `setUp` with
/// `super.setUp()` first. The time starts at `START`, later than the genesis of any beacon a test might pin.
/// New systems and tables are there after `npm run generate`.
abstract contract WorldTest is Test {
    /// @dev 2026-01-01T00:00:00Z.
    uint256 internal constant START = 1_767_225_600;

    IWorld internal world;
    WorldParts internal parts;

    function setUp() public virtual {
        vm.warp(START);
        parts = WorldParts(deployCode("WorldParts.sol:WorldParts"));
        world = IWorld(address(parts.install(address(this))));
        StoreSwitch.setStoreAddress(address(world));
    }

    /// @notice The contract behind a system, as `systemOf("arena", "MatchSystem")`: the sender that tables and private
    /// systems see.
    function systemOf(bytes14 namespace, bytes16 name) internal view returns (address) {
        return Systems.getSystem(systemIdOf(namespace, name));
    }

    /// @notice The id of a system.
    function systemIdOf(bytes14 namespace, bytes16 name) internal pure returns (ResourceId) {
        return WorldResourceIdLib.encode("sy", namespace, name);
    }

    /// @notice The id of a namespace.
    function namespaceOf(bytes14 name) internal pure returns (ResourceId) {
        return WorldResourceIdLib.encodeNamespace(name);
    }
}
