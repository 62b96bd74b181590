// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {PlantedBugs} from "../../../PlantedBugs.sol";
import {WorldTest} from "../../../WorldTest.sol";
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
contract MatchInvariantsTest is MatchTest, PlantedBugs {
    MatchHandler private handler;
    uint256 private constant PATHS = 54;
    bytes4[] private selectors;

    function setUp() public override(MatchTest, WorldTest) {
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
        selectors.push(MatchHandler.open.selector);
        for (uint256 twice; twice < 2; ++twice) {
            selectors.push(MatchHandler.enter.selector);
            selectors.push(MatchHandler.bet.selector);
        }
        selectors.push(MatchHandler.cancel.selector);
        selectors.push(MatchHandler.reveal.selector);
        selectors.push(MatchHandler.forfeit.selector);
        selectors.push(MatchHandler.prove.selector);
        selectors.push(MatchHandler.resolve.selector);
        selectors.push(MatchHandler.voidMatch.selector);
        selectors.push(MatchHandler.claim.selector);
        selectors.push(MatchHandler.withdraw.selector);
        selectors.push(MatchHandler.permit.selector);
        selectors.push(MatchHandler.trespass.selector);
        selectors.push(MatchHandler.forceEther.selector);
        selectors.push(MatchHandler.sendAlong.selector);
        selectors.push(MatchHandler.wait.selector);
        targetContract(address(handler));
        targetSelector(FuzzSelector({addr: address(handler), selectors: selectors}));
    }

    function invariant_every_coin_and_every_match_is_where_the_books_say() public view {
        handler.checkBooks();
    }

    function afterInvariant() public {
        handler.checkEveryoneGetsOut();
    }

    /// @dev A campaign whose calls all fail, or never get to what matters, would prove nothing: calls at random get everywhere.
    function test_the_handler_gets_everywhere() public {
        string[PATHS] memory paths = _paths();
        uint256 start = vm.snapshotState();
        uint256[PATHS] memory taken;
        for (uint256 run; run < 64; ++run) {
            vm.revertToState(start);
            _playAtRandom(run);
            for (uint256 i; i < PATHS; ++i) {
                taken[i] += handler.done(paths[i]);
            }
            handler.checkEveryoneGetsOut();
        }
        string memory missed;
        for (uint256 i; i < PATHS; ++i) {
            if (taken[i] == 0) missed = string.concat(missed, paths[i], "; ");
        }
        assertEq(missed, "", "paths never taken");
    }

    function test_planted_bugs() public {
        seeBugs("MatchInvariants");
    }

    function playRun(uint256 run) external override {
        _playAtRandom(run);
        handler.checkEveryoneGetsOut();
    }

    function _playAtRandom(uint256 run) private {
        for (uint256 i; i < 500; ++i) {
            _play(uint256(keccak256(abi.encode(run, i))));
            if (i % 20 == 0) handler.checkBooks();
        }
        handler.checkBooks();
    }

    /// @dev One call at random, as the fuzzer makes them.
    function _play(uint256 seed) private {
        (uint256 a, uint256 b) = (_word(seed, 1), _word(seed, 2));
        (uint8 c, uint8 d, uint128 e) = (uint8(_word(seed, 3)), uint8(_word(seed, 4)), uint128(_word(seed, 5)));
        uint256 action = seed % 18;
        if (action == 0) handler.open(a, c, e);
        if (action == 1 || action == 2) handler.enter(a, b, c);
        if (action == 3 || action == 4) handler.bet(a, b, c, d, e);
        if (action == 5) handler.cancel(a, b, c % 2 == 0);
        if (action == 6) handler.reveal(a, c, b, d);
        if (action == 7) handler.forfeit(a, b);
        if (action == 8) handler.prove(a, bytes32(b));
        if (action == 9) handler.resolve(a, b, e);
        if (action == 10) handler.voidMatch(a, b);
        if (action == 11) handler.claim(a, b, c);
        if (action == 12) handler.withdraw(a, e);
        if (action == 13) handler.permit(a, c);
        if (action == 14) handler.trespass(a, e, c);
        if (action == 15) handler.forceEther(uint64(e));
        if (action == 16) handler.wait(uint16(e));
        if (action == 17) handler.sendAlong(uint64(e), a);
    }

    function _word(uint256 seed, uint256 place) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, place)));
    }

    function _paths() private pure returns (string[PATHS] memory) {
        return [
            "open",
            "open out of a bot's purse",
            "open by runner",
            "enter",
            "enter out of a bot's purse",
            "enter by runner",
            "three matches at once",
            "bet",
            "bet out of a bot's purse",
            "bet by runner",
            "bet: too late",
            "bet: against an own bot",
            "limits: run out",
            "limits: of the match",
            "limits: of the day",
            "limits: an empty purse",
            "grant: revoked",
            "grant: revoked with all others",
            "grant: run out",
            "grant: no calls left",
            "grant: too many calls in a minute",
            "grant: too much to spend",
            "reveal",
            "reveal: of another bot",
            "reveal: too early",
            "reveal: too late",
            "forfeit: of a",
            "forfeit: of b",
            "prove",
            "resolve",
            "resolve: too little gas at first",
            "resolve: a won",
            "resolve: b won",
            "void: cancelled",
            "void: cancelled by the runner",
            "void: nobody entered",
            "void: no seed",
            "void: nobody resolved it",
            "void: neither was shown",
            "void: a draw",
            "void: nobody bet on the winner",
            "void: refused, it is a forfeit",
            "claim",
            "claim: again",
            "claim: by somebody else",
            "withdraw",
            "withdraw: a receiver that rejects",
            "permit",
            "trespass",
            "forceEther",
            "sendAlong",
            "wait",
            "wait: past a deadline",
            "wait: a day"
        ];
    }
}
