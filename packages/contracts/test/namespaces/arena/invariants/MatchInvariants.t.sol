// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {MatchTest} from "../MatchTest.sol";
import {MatchHandler} from "./MatchHandler.sol";

/// @dev Several matches at once, in any order and at any time, with real battles; see `docs/security.md`.
/// forge-config: default.invariant.runs = 64
/// forge-config: default.invariant.depth = 500
/// forge-config: default.invariant.fail-on-revert = true
/// forge-config: default.invariant.check-interval = 10
/// forge-config: default.invariant.include-storage = false
/// forge-config: default.invariant.include-push-bytes = false
/// forge-config: default.invariant.shrink-run-limit = 100
/// forge-config: deep.invariant.runs = 100
contract MatchInvariantsTest is MatchTest {
    MatchHandler private handler;

    function setUp() public override {
        super.setUp();
        address[4] memory owners = [ada, bob, makeAddr("third"), makeAddr("fourth")];
        for (uint256 i; i < 4; ++i) {
            if (i >= 2) saveBot(owners[i]);
            fund(owners[i], 100 * COIN);
        }
        handler = new MatchHandler(world, owners);
        world.grantAccess(namespaceOf("beacon"), address(handler));
        bytes4[] memory selectors = new bytes4[](9);
        selectors[0] = MatchHandler.open.selector;
        selectors[1] = MatchHandler.enter.selector;
        selectors[2] = MatchHandler.cancel.selector;
        selectors[3] = MatchHandler.bet.selector;
        selectors[4] = MatchHandler.prove.selector;
        selectors[5] = MatchHandler.resolve.selector;
        selectors[6] = MatchHandler.voidMatch.selector;
        selectors[7] = MatchHandler.claim.selector;
        selectors[8] = MatchHandler.wait.selector;
        targetContract(address(handler));
        targetSelector(FuzzSelector({addr: address(handler), selectors: selectors}));
    }

    function invariant_a_match_changes_by_its_own_steps_only() public view {
        handler.checkMatches();
    }

    function afterInvariant() public {
        handler.checkEveryoneGetsOut();
    }
}
