// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {RealmRules} from "../../../../src/generated/RealmRules.sol";
import {PlantedBugs} from "../../../PlantedBugs.sol";
import {LedgerHandler} from "./LedgerHandler.sol";
import {TradeHandler} from "./TradeHandler.sol";

/// @dev Several markets at once, eight accounts, of which one rejects coins and one re-enters; see `docs/security.md`.
/// forge-config: default.invariant.runs = 256
/// forge-config: default.invariant.depth = 500
/// forge-config: default.invariant.fail-on-revert = true
/// forge-config: default.invariant.check-interval = 10
/// forge-config: default.invariant.include-storage = false
/// forge-config: default.invariant.include-push-bytes = false
/// forge-config: default.invariant.shrink-run-limit = 100
/// forge-config: deep.invariant.runs = 2560
contract LedgerInvariantsTest is PlantedBugs {
    TradeHandler private handler;

    function setUp() public override {
        super.setUp();
        uint16[] memory regions = new uint16[](1);
        regions[0] = uint16(RealmRules.HOME_ROW * 256 + RealmRules.HOME_COLUMN);
        world.realm__settle(regions);
        handler = new TradeHandler(world);
        // The handler plays the arena: it owns bots' records and may call the private ledger.
        world.grantAccess(namespaceOf("arena"), address(handler));
        world.grantAccess(systemIdOf("wager", "LedgerSystem"), address(handler));
        // It puts goods into packs and on carts.
        world.grantAccess(namespaceOf("realm"), address(handler));
        handler.enterRealm();
        bytes4[] memory selectors = new bytes4[](13);
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
        selectors[11] = TradeHandler.sell.selector;
        selectors[12] = TradeHandler.buy.selector;
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

    /// @dev A campaign whose calls all fail, or never get to what matters, would prove nothing: calls at random get everywhere.
    function test_the_handler_gets_everywhere() public {
        string[45] memory paths = [
            "deposit",
            "withdraw",
            "withdraw: more than there is",
            "withdraw: a receiver that rejects",
            "withdraw: a receiver that asks again",
            "open",
            "open: a fee above the cap",
            "open: three markets at once",
            "enter",
            "enter: no time for bets",
            "bet",
            "bet: not open",
            "bet: too late",
            "bet: on no side",
            "bet: too small",
            "bet: more than there is",
            "bet: against an own bot",
            "settle",
            "settle: again",
            "settle: for nobody there is",
            "settle: too early",
            "settle: a forfeit, bets go back",
            "settle: bets on a win",
            "settle: bets on b win",
            "void: never entered",
            "void: a draw",
            "void: nobody bet on the winner",
            "claim",
            "claim: by somebody else",
            "claim: again",
            "claim: too early",
            "claim: of nothing",
            "steal",
            "sell",
            "sell: hands busy",
            "sell: more than there is",
            "sell: no room",
            "sell: for too little",
            "sell: the merchants have no coins",
            "buy",
            "buy: hands busy",
            "buy: more than there is",
            "buy: no room",
            "buy: too dear",
            "buy: more than the purse holds"
        ];
        uint256[45] memory taken;
        uint256 start = vm.snapshotState();
        for (uint256 run; run < 20; ++run) {
            vm.revertToState(start);
            playAtRandom(run);
            for (uint256 i; i < paths.length; ++i) {
                taken[i] += handler.done(paths[i]);
            }
            assertGt(handler.done("forceEther"), 0, "forceEther");
            assertGt(handler.done("trespass"), 0, "trespass");
            handler.checkEveryoneGetsOut();
        }
        string memory missed;
        for (uint256 i; i < paths.length; ++i) {
            if (taken[i] == 0) missed = string.concat(missed, paths[i], "; ");
        }
        assertEq(missed, "", "paths never taken");
    }

    function test_planted_bugs() public {
        seeBugs("LedgerInvariants");
    }

    function playRun(uint256 run) external override {
        playAtRandom(run);
        handler.checkEveryoneGetsOut();
    }

    function playAtRandom(uint256 run) private {
        for (uint256 i; i < 500; ++i) {
            play(uint256(keccak256(abi.encode(run, i))));
            if (i % 10 == 0) invariant_every_coin_is_somebodys();
        }
    }

    /// @dev One call at random, as the fuzzer makes them.
    function play(uint256 seed) private {
        uint256 action = seed % 13;
        (uint256 a, uint256 b, uint256 c) = (word(seed, 1), word(seed, 2), word(seed, 3));
        if (action == 0) handler.deposit(a, uint96(b));
        if (action == 1) handler.withdraw(a, uint128(b));
        if (action == 2) handler.open(a, uint128(b), uint16(c));
        if (action == 3) handler.enter(a, b, uint64(c));
        if (action == 4) handler.bet(a, b, uint8(c), uint128(word(seed, 4)));
        if (action == 5) handler.settle(a, uint8(b), uint8(c), word(seed, 4));
        if (action == 6) handler.claim(a, b, c);
        if (action == 7) handler.steal(a);
        if (action == 8) handler.wait(uint16(a));
        if (action == 9) handler.forceEther(uint64(a));
        if (action == 10) handler.trespass(a, b);
        if (action == 11) handler.sell(a, b, c);
        if (action == 12) handler.buy(a, b, c);
    }

    function word(uint256 seed, uint256 place) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, place)));
    }
}
