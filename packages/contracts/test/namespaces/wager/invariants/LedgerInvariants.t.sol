// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {WorldTest} from "../../../WorldTest.sol";
import {LedgerHandler} from "./LedgerHandler.sol";

/// @dev Several markets at once, eight accounts, of which one rejects coins and one re-enters; see `docs/security.md`.
/// forge-config: default.invariant.runs = 256
/// forge-config: default.invariant.depth = 500
/// forge-config: default.invariant.fail-on-revert = true
/// forge-config: default.invariant.check-interval = 10
/// forge-config: default.invariant.include-storage = false
/// forge-config: default.invariant.include-push-bytes = false
/// forge-config: default.invariant.shrink-run-limit = 100
/// forge-config: deep.invariant.runs = 2560
contract LedgerInvariantsTest is WorldTest {
    LedgerHandler private handler;

    function setUp() public override {
        super.setUp();
        handler = new LedgerHandler(world);
        // The handler plays the arena: it owns bots' records and may call the private ledger.
        world.grantAccess(namespaceOf("arena"), address(handler));
        world.grantAccess(systemIdOf("wager", "LedgerSystem"), address(handler));
        bytes4[] memory selectors = new bytes4[](11);
        selectors[0] = LedgerHandler.deposit.selector;
        selectors[1] = LedgerHandler.withdraw.selector;
        selectors[2] = LedgerHandler.open.selector;
        selectors[3] = LedgerHandler.enter.selector;
        selectors[4] = LedgerHandler.bet.selector;
        selectors[5] = LedgerHandler.settle.selector;
        selectors[6] = LedgerHandler.claim.selector;
        selectors[7] = LedgerHandler.steal.selector;
        selectors[8] = LedgerHandler.wait.selector;
        selectors[9] = LedgerHandler.forceEther.selector;
        selectors[10] = LedgerHandler.trespass.selector;
        targetContract(address(handler));
        targetSelector(FuzzSelector({addr: address(handler), selectors: selectors}));
    }

    function invariant_every_coin_is_somebodys() public view {
        handler.checkSolvency();
        handler.checkTouchedMarket();
    }

    function afterInvariant() public {
        handler.checkEveryoneGetsOut();
    }
}
