// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {PlantedBugs} from "../../../PlantedBugs.sol";
import {Evmnet} from "../Evmnet.sol";
import {BeaconHandler} from "./BeaconHandler.sol";

/// @dev Invariants 18 and 19 under drand's own key; see `docs/security.md`.
/// forge-config: default.invariant.runs = 256
/// forge-config: default.invariant.depth = 500
/// forge-config: default.invariant.fail-on-revert = true
/// forge-config: default.invariant.check-interval = 50
/// forge-config: default.invariant.include-storage = false
/// forge-config: default.invariant.include-push-bytes = false
/// forge-config: default.invariant.shrink-run-limit = 100
/// forge-config: deep.invariant.runs = 2560
contract BeaconInvariantsTest is PlantedBugs {
    BeaconHandler private handler;

    function setUp() public override {
        super.setUp();
        world.beacon__pinKey(Evmnet.key(), Evmnet.GENESIS, Evmnet.PERIOD);
        handler = new BeaconHandler(world);
        bytes4[] memory selectors = new bytes4[](5);
        selectors[0] = BeaconHandler.prove.selector;
        selectors[1] = BeaconHandler.forge.selector;
        selectors[2] = BeaconHandler.forgeAnything.selector;
        selectors[3] = BeaconHandler.travel.selector;
        selectors[4] = BeaconHandler.askTheTime.selector;
        targetContract(address(handler));
        targetSelector(FuzzSelector({addr: address(handler), selectors: selectors}));
    }

    function invariant_only_drands_signatures_prove_rounds() public view {
        handler.checkRounds();
    }

    function test_every_action_of_the_handler_succeeds() public {
        this.playRun(0);
        string[5] memory actions = ["prove", "forge", "forgeAnything", "travel", "askTheTime"];
        for (uint256 i; i < 5; ++i) {
            assertGt(handler.done(actions[i]), 0, actions[i]);
        }
        handler.checkRounds();
    }

    function test_planted_bugs() public {
        seeBugs("BeaconInvariants");
    }

    function playRun(uint256 run) external override {
        for (uint256 i = 5 * run; i < 5 * run + 5; ++i) {
            handler.travel(uint256(keccak256(abi.encode(i))));
            handler.forge(i, i, i);
            handler.prove(i);
            handler.forgeAnything(uint64(i + 2), i, i);
            handler.askTheTime(uint64(uint256(keccak256(abi.encode(i)))));
        }
        handler.checkRounds();
    }
}
