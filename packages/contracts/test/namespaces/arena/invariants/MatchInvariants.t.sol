// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {MatchTest} from "../MatchTest.sol";
import {MatchHandler} from "./MatchHandler.sol";

/// @dev Several matches at once, in any order and at any time, with real battles, sealed bots, bots' purses and a runner; see
/// `docs/security.md`.
/// forge-config: default.invariant.runs = 256
/// forge-config: default.invariant.depth = 500
/// forge-config: default.invariant.fail-on-revert = true
/// forge-config: default.invariant.check-interval = 20
/// forge-config: default.invariant.include-storage = false
/// forge-config: default.invariant.include-push-bytes = false
/// forge-config: default.invariant.shrink-run-limit = 100
/// forge-config: deep.invariant.runs = 2560
contract MatchInvariantsTest is MatchTest {
    MatchHandler private handler;
    bytes4[] private selectors;
    string[] private actions;

    function setUp() public override {
        super.setUp();
        address[4] memory owners = [ada, bob, makeAddr("third"), makeAddr("fourth")];
        for (uint256 i = 2; i < 4; ++i) {
            saveBot(owners[i]);
        }
        // Beside the coins that the handler knows of there are none.
        vm.prank(ada);
        world.wager__withdraw(100 * COIN + BOUNTY, ada);
        vm.prank(bob);
        world.wager__withdraw(100 * COIN, bob);
        handler = new MatchHandler(world, owners);
        handler.begin();
        world.grantAccess(namespaceOf("beacon"), address(handler));
        plan(MatchHandler.open.selector, "open");
        plan(MatchHandler.enter.selector, "enter");
        plan(MatchHandler.enter.selector, "enter by runner");
        plan(MatchHandler.cancel.selector, "cancel");
        plan(MatchHandler.bet.selector, "bet");
        plan(MatchHandler.bet.selector, "bet by runner");
        plan(MatchHandler.reveal.selector, "reveal");
        plan(MatchHandler.forfeit.selector, "forfeit");
        plan(MatchHandler.prove.selector, "prove");
        plan(MatchHandler.resolve.selector, "resolve");
        plan(MatchHandler.voidMatch.selector, "void");
        plan(MatchHandler.claim.selector, "claim");
        plan(MatchHandler.withdraw.selector, "withdraw");
        plan(MatchHandler.permit.selector, "permit");
        plan(MatchHandler.trespass.selector, "trespass");
        plan(MatchHandler.forceEther.selector, "forceEther");
        plan(MatchHandler.wait.selector, "wait");
        targetContract(address(handler));
        targetSelector(FuzzSelector({addr: address(handler), selectors: selectors}));
    }

    function plan(bytes4 selector, string memory action) private {
        selectors.push(selector);
        actions.push(action);
    }

    function invariant_every_coin_and_every_match_is_where_the_books_say() public view {
        handler.checkBooks();
    }

    function afterInvariant() public {
        handler.checkEveryoneGetsOut();
    }

    /// @dev A campaign whose calls all fail would prove nothing: of calls at random, every kind succeeds.
    function test_every_action_of_the_handler_succeeds() public {
        uint256 start = vm.snapshotState();
        uint256[] memory succeeded = new uint256[](actions.length);
        for (uint256 run; run < 12; ++run) {
            vm.revertToState(start);
            for (uint256 i; i < 400; ++i) {
                bytes32 seed = keccak256(abi.encode(run, i));
                uint256 action = uint256(seed) % selectors.length;
                bytes memory words;
                for (uint256 word; word < 5; ++word) {
                    words = abi.encodePacked(words, uint256(keccak256(abi.encode(seed, word))) % 251);
                }
                (bool done,) = address(handler).call(abi.encodePacked(selectors[action], words));
                done;
            }
            handler.checkBooks();
            for (uint256 i; i < actions.length; ++i) {
                succeeded[i] += handler.done(actions[i]);
            }
            handler.checkEveryoneGetsOut();
        }
        for (uint256 i; i < actions.length; ++i) {
            assertGt(succeeded[i], 0, actions[i]);
        }
    }
}
