// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {IModule} from "@latticexyz/world/src/IModule.sol";
import {IWorldErrors} from "@latticexyz/world/src/IWorldErrors.sol";
import {System} from "@latticexyz/world/src/System.sol";
import {ResourceId} from "@latticexyz/world/src/WorldResourceId.sol";

import {VaultSystem} from "../../../src/namespaces/realm/systems/VaultSystem.sol";
import {PurseSystem} from "../../../src/namespaces/wager/systems/PurseSystem.sol";
import {Market} from "../../../src/namespaces/wager/codegen/tables/Market.sol";
import {Purse} from "../../../src/namespaces/wager/codegen/tables/Purse.sol";
import {ResourceAccess} from "@latticexyz/world/src/codegen/tables/ResourceAccess.sol";
import {WagerTest} from "./WagerTest.sol";

/// @dev Invariants 15 and 20: once the founder has given up the namespaces (`sealMoney` in ts/setup/wager.ts), nobody has
/// a power over anyone's coins.
contract SealedWorldTest is WagerTest {
    function setUp() public override {
        super.setUp();
        openBets();
        fund(carol, 5 * COIN);
        bytes14[8] memory namespaces = [bytes14("wager"), "arena", "beacon", "npc", "realm", "world", "store", ""];
        for (uint256 i; i < namespaces.length; ++i) {
            world.renounceOwnership(namespaceOf(namespaces[i]));
        }
    }

    function _denied() private {
        vm.expectPartialRevert(IWorldErrors.World_AccessDenied.selector);
    }

    function test_sealed_founder_writes_no_record_of_the_ledger() public {
        _denied();
        Purse.set(account(carol), 0);
        _denied();
        Market.setFeeBps(MATCH, 10_000);
        _denied();
        ResourceAccess.set(namespaceOf("wager"), address(this), true);
    }

    function test_sealed_founder_moves_no_coins_out_of_the_namespace() public {
        _denied();
        world.transferBalanceToAddress(namespaceOf("wager"), address(this), COIN);
        _denied();
        world.transferBalanceToNamespace(namespaceOf("wager"), namespaceOf("realm"), COIN);
    }

    function test_sealed_founder_calls_no_private_system() public {
        skip(BETTING);
        _denied();
        world.wager__settle(MATCH, A, A, account(address(this)));
    }

    function test_sealed_founder_installs_no_code() public {
        PurseSystem other = new PurseSystem();
        _denied();
        world.registerSystem(systemIdOf("wager", "PurseSystem"), System(other), true);
        _denied();
        world.installRootModule(IModule(address(1)), "");
        _denied();
        world.grantAccess(systemIdOf("wager", "LedgerSystem"), address(this));
        ResourceId wager = namespaceOf("wager");
        _denied();
        world.transferOwnership(wager, address(this));
    }

    /// @dev On the realm's records and ground NPCs' decisions are judged, and with them their operators' bonds.
    function test_sealed_founder_changes_nothing_of_the_realm() public {
        VaultSystem vault = VaultSystem(systemOf("realm", "VaultSystem"));
        vm.expectPartialRevert(VaultSystem.VaultRefused.selector);
        vault.save(address(world), 0, new bytes(64), "");
        vm.expectPartialRevert(VaultSystem.VaultRefused.selector);
        vault.keepGround(address(world), 0, new bytes(512));
        VaultSystem other = new VaultSystem();
        _denied();
        world.registerSystem(systemIdOf("realm", "VaultSystem"), System(other), true);
        _denied();
        world.grantAccess(namespaceOf("realm"), address(this));
    }

    function test_sealed_money_still_comes_out() public {
        vm.prank(carol);
        world.wager__withdraw(5 * COIN, carol);
        assertEq(carol.balance, 5 * COIN);
    }
}
