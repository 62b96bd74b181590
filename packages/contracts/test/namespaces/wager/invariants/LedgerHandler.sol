// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Test} from "forge-std/Test.sol";
import {StoreSwitch} from "@latticexyz/store/src/StoreSwitch.sol";
import {Balances} from "@latticexyz/world/src/codegen/tables/Balances.sol";
import {WorldResourceIdLib} from "@latticexyz/world/src/WorldResourceId.sol";

import {IWorld} from "../../../../src/codegen/world/IWorld.sol";
import {WagerRules} from "../../../../src/generated/WagerRules.sol";
import {Match} from "../../../../src/namespaces/arena/codegen/tables/Match.sol";
import {Accounts} from "../../../../src/namespaces/wager/Accounts.sol";
import {Market, MarketData} from "../../../../src/namespaces/wager/codegen/tables/Market.sol";
import {Position, PositionData} from "../../../../src/namespaces/wager/codegen/tables/Position.sol";
import {Purse} from "../../../../src/namespaces/wager/codegen/tables/Purse.sol";
import {ForcedGift, ReenteringReceiver, RejectingReceiver} from "../Receivers.sol";
import {GhostLedger, GhostMarket} from "./GhostLedger.sol";

/// @dev A cheat code of forge's that this version of forge-std does not know.
interface IRecorder {
    function stopRecord() external;
}

/// @dev Plays everybody at once: spectators, owners, thieves, and the arena, which it is allowed to be. Before each call
/// it works out from the ghost ledger whether the contracts must accept it, and asserts that they did just that.
contract LedgerHandler is Test {
    using GhostLedger for GhostMarket;

    uint256 private constant MARKETS = 8;

    IWorld internal immutable world;
    address[] internal actors;
    address private immutable rejecting;
    ReenteringReceiver private immutable thief;

    GhostMarket[MARKETS + 1] private markets;
    mapping(uint256 marketId => mapping(address actor => uint256)) private betsOnA;
    mapping(uint256 marketId => mapping(address actor => uint256)) private betsOnB;
    mapping(uint256 marketId => mapping(address actor => bool)) private claimed;
    mapping(address actor => uint256) internal purses;
    /// @dev The merchants', which only trade empties (`TradeHandler`).
    bytes32 internal immutable tillAccount;
    uint256 internal till;
    uint256 private treasury;
    uint256 internal deposited;
    uint256 private withdrawn;
    uint256 private forced;
    uint32 private opened;
    /// @dev The market the last action touched, whose records are compared in full.
    uint32 private touched;
    uint32 private settled;
    /// @dev By what a settlement or claim is: how many records' words it reads and writes, of the first one of that kind.
    mapping(bytes32 kind => uint256) private costs;
    /// @dev How often each action was done, and each path in it taken.
    mapping(string path => uint256) public done;

    constructor(IWorld world_) {
        world = world_;
        StoreSwitch.setStoreAddress(address(world_));
        tillAccount = world_.wager__merchantsPurse();
        string[6] memory names = ["ada", "bob", "carol", "dave", "eve", "finn"];
        for (uint256 i; i < names.length; ++i) {
            actors.push(makeAddr(names[i]));
        }
        rejecting = address(new RejectingReceiver());
        actors.push(rejecting);
        thief = new ReenteringReceiver(world_);
        actors.push(address(thief));
    }

    /* ACTIONS */

    function deposit(uint256 who, uint96 amount) external {
        address actor = _actor(who);
        amount = uint96(bound(amount, 1, 1e22));
        vm.deal(address(this), amount);
        world.wager__deposit{value: amount}(Accounts.ofAddress(actor));
        purses[actor] += amount;
        deposited += amount;
        ++done["deposit"];
    }

    function withdraw(uint256 who, uint128 amount) external {
        address actor = _actor(who);
        // The thief takes all at once, so that whatever it gets by asking again is stolen.
        amount = uint128(actor == address(thief) ? purses[actor] : bound(amount, 0, purses[actor] + 1));
        bool good = amount != 0 && amount <= purses[actor] && actor != rejecting;
        uint256 before = actor.balance;
        vm.prank(actor);
        assertEq(_call(abi.encodeCall(world.wager__withdraw, (amount, actor))), good, "withdraw");
        assertEq(actor.balance, before + (good ? amount : 0), "withdrawn coins arrive");
        if (amount > purses[actor]) ++done["withdraw: more than there is"];
        else if (amount != 0 && actor == rejecting) ++done["withdraw: a receiver that rejects"];
        if (!good) return;
        if (actor == address(thief) && thief.triedAgain()) ++done["withdraw: a receiver that asks again"];
        purses[actor] -= amount;
        withdrawn += amount;
        ++done["withdraw"];
    }

    /// @dev Opens a market for an owner, whose purse is filled as needed.
    function open(uint256 who, uint128 stake, uint16 feeBps) external {
        if (opened == MARKETS) return;
        address owner = _actor(who);
        uint32 id = opened + 1;
        stake = uint128(bound(stake, WagerRules.MIN_STAKE, 1e20));
        feeBps = uint16(bound(feeBps, 0, WagerRules.MAX_FEE_BPS * 5 / 4));
        bool good = feeBps <= WagerRules.MAX_FEE_BPS && purses[owner] >= stake + WagerRules.BOUNTY;
        assertEq(
            _call(abi.encodeCall(world.wager__stakeFirst, (id, Accounts.ofAddress(owner), stake, feeBps))), good, "open"
        );
        if (feeBps > WagerRules.MAX_FEE_BPS) ++done["open: a fee above the cap"];
        if (!good) return;
        opened = id;
        touched = id;
        Match.setOwnerA(id, owner);
        GhostMarket storage m = markets[id];
        (m.status, m.feeBps, m.stake, m.ownerA) = (GhostLedger.STAKED, feeBps, stake, owner);
        purses[owner] -= stake + WagerRules.BOUNTY;
        ++done["open"];
        if (opened - settled >= 3) ++done["open: three markets at once"];
    }

    function enter(uint256 which, uint256 who, uint64 window) external {
        (uint32 id, GhostMarket storage m) = _market(which);
        address owner = _actor(who);
        if (owner == m.ownerA) return;
        uint64 closesAt = uint64(block.timestamp + (window % 16 == 0 ? 0 : bound(window, 1, 400)));
        bool good = m.status == GhostLedger.STAKED && purses[owner] >= m.stake && closesAt > block.timestamp;
        assertEq(
            _call(abi.encodeCall(world.wager__stakeSecond, (id, Accounts.ofAddress(owner), closesAt))), good, "enter"
        );
        if (m.status == GhostLedger.STAKED && closesAt == block.timestamp) ++done["enter: no time for bets"];
        if (!good) return;
        Match.setOwnerB(id, owner);
        (m.status, m.closesAt, m.ownerB) = (GhostLedger.OPEN, closesAt, owner);
        purses[owner] -= m.stake;
        ++done["enter"];
    }

    function bet(uint256 who, uint256 which, uint8 side, uint128 amount) external {
        (uint32 id, GhostMarket storage m) = _market(which);
        address actor = _actor(who);
        side = uint8(bound(side, 0, 3));
        amount = uint128(
            amount % 8 == 0
                ? WagerRules.MIN_BET - 1
                : bound(amount, WagerRules.MIN_BET, WagerRules.MIN_BET + purses[actor])
        );
        bool good = m.status == GhostLedger.OPEN && block.timestamp < m.closesAt && (side == 1 || side == 2)
            && amount >= WagerRules.MIN_BET && amount <= purses[actor] && actor != (side == 1 ? m.ownerB : m.ownerA);
        vm.prank(actor);
        assertEq(_call(abi.encodeCall(world.wager__bet, (id, side, amount))), good, "bet");
        if (!good) {
            if (m.status != GhostLedger.OPEN) ++done["bet: not open"];
            else if (block.timestamp >= m.closesAt) ++done["bet: too late"];
            else if (side == 0 || side == 3) ++done["bet: on no side"];
            else if (amount < WagerRules.MIN_BET) ++done["bet: too small"];
            else if (amount > purses[actor]) ++done["bet: more than there is"];
            else ++done["bet: against an own bot"];
            return;
        }
        purses[actor] -= amount;
        if (side == 1) {
            m.poolA += amount;
            betsOnA[id][actor] += amount;
        } else {
            m.poolB += amount;
            betsOnB[id][actor] += amount;
        }
        ++done["bet"];
    }

    function settle(uint256 which, uint8 stakeWinner, uint8 betWinner, uint256 who) external {
        (uint32 id, GhostMarket storage m) = _market(which);
        // Seldom before somebody entered, or no market would ever be played out.
        if (m.status == GhostLedger.STAKED && who % 8 != 0) return;
        address settler = _actor(who >> 8);
        stakeWinner = uint8(bound(stakeWinner, 0, 4));
        betWinner = uint8(bound(betWinner, 0, 4));
        bool good = stakeWinner != 0 && stakeWinner != 4 && betWinner != 0 && betWinner != 4
            && (m.status == GhostLedger.STAKED || (m.status == GhostLedger.OPEN && block.timestamp >= m.closesAt));
        vm.record();
        assertEq(
            _call(abi.encodeCall(world.wager__settle, (id, stakeWinner, betWinner, Accounts.ofAddress(settler)))),
            good,
            "settle"
        );
        uint256 words = _words();
        if (!good) {
            if (m.status == GhostLedger.SETTLED) ++done["settle: again"];
            else if (stakeWinner == 0 || stakeWinner == 4) ++done["settle: for nobody there is"];
            else if (m.status == GhostLedger.OPEN && block.timestamp < m.closesAt) ++done["settle: too early"];
            return;
        }
        _noteEnd(m, stakeWinner, betWinner);
        m.settle(stakeWinner, betWinner);
        _checkCost(keccak256(abi.encode("settle", m.fees != 0)), words);
        ++settled;
        purses[settler] += WagerRules.BOUNTY;
        treasury += m.fees;
        for (uint256 i; i < actors.length; ++i) {
            if (_betShare(id, actors[i]) != 0) ++m.betWinners;
        }
        ++done["settle"];
    }

    /// @dev Claims for oneself, or somebody else does; the coins go to the same purse.
    function claim(uint256 who, uint256 which, uint256 caller) external {
        (uint32 id, GhostMarket storage m) = _market(which);
        (address actor, address asks) = (_actor(who), _actor(caller));
        bool again = claimed[id][actor];
        bool paid = _claim(id, actor, asks);
        if (paid && asks != actor) ++done["claim: by somebody else"];
        else if (again) ++done["claim: again"];
        else if (!paid && m.status != GhostLedger.SETTLED) ++done["claim: too early"];
        else if (!paid) ++done["claim: of nothing"];
    }

    /// @dev The thief claims, withdraws, and asks for both again while it is being paid.
    function steal(uint256 which) external {
        (uint32 id, GhostMarket storage m) = _market(which);
        uint256 due = m.status == GhostLedger.SETTLED && !claimed[id][address(thief)] ? _share(id, address(thief)) : 0;
        uint256 all = purses[address(thief)] + due;
        uint256 before = address(thief).balance;
        (bool paid,) = address(thief).call(abi.encodeCall(ReenteringReceiver.claimAndWithdraw, (id, uint128(all))));
        assertEq(paid, due != 0, "steal");
        if (!paid) return;
        assertEq(address(thief).balance, before + all, "a thief is paid once");
        claimed[id][address(thief)] = true;
        m.paid += due;
        purses[address(thief)] = 0;
        withdrawn += all;
        ++done["steal"];
    }

    function wait(uint16 time) external {
        skip(bound(time, 1, 40));
        ++done["wait"];
    }

    function forceEther(uint64 amount) external {
        vm.deal(address(this), amount);
        new ForcedGift{value: amount}(payable(address(world)));
        forced += amount;
        if (amount != 0) ++done["forceEther"];
    }

    /// @dev Outsiders, the arena's system among them, write no record and move no pot of the ledger.
    function trespass(uint256 who, uint256 which) external {
        (uint32 id,) = _market(which);
        address actor = _actor(who);
        vm.prank(actor);
        assertFalse(
            _call(abi.encodeCall(world.wager__settle, (id, 1, 1, Accounts.ofAddress(actor)))), "settle as outsider"
        );
        try this.writePurse(actor) {
            fail();
        } catch {
            ++done["trespass"];
        }
    }

    function writePurse(address actor) external {
        vm.prank(actor);
        Purse.set(Accounts.ofAddress(actor), type(uint128).max);
    }

    /* CHECKS */

    /// @dev Invariants 1, 2 and 20: every booked wei is in a purse or owed by a market, by both sets of books.
    function checkSolvency() external view {
        uint256 booked = Balances.get(WorldResourceIdLib.encodeNamespace("wager"));
        uint256 inPurses = treasury + till;
        assertEq(Purse.get(Accounts.TREASURY), treasury, "treasury");
        assertEq(Purse.get(tillAccount), till, "the merchants' purse");
        for (uint256 i; i < actors.length; ++i) {
            inPurses += purses[actors[i]];
            assertEq(Purse.get(Accounts.ofAddress(actors[i])), purses[actors[i]], "purse");
        }
        uint256 owed;
        for (uint256 id = 1; id <= opened; ++id) {
            owed += markets[id].owed();
        }
        assertEq(booked, inPurses + owed, "what is booked is owed");
        assertEq(deposited, withdrawn + booked, "what came in went out or is here");
        assertEq(address(world).balance, booked + forced, "the world holds what is booked");
    }

    /// @dev Invariants 3, 5, 8, 10, 12 and 16 for the market touched last: its record, and everybody's part in it.
    function checkTouchedMarket() external view {
        if (touched == 0) return;
        GhostMarket storage m = markets[touched];
        MarketData memory market = Market.get(touched);
        assertEq(market.status, m.status, "status");
        assertEq(market.feeBps, m.feeBps, "fee fixed at opening");
        assertEq(market.closesAt, m.closesAt, "closing time");
        assertEq(market.stakeWinner, m.stakeWinner, "stake winner");
        assertEq(market.betWinner, m.betWinner, "bet winner");
        assertEq(market.stake, m.stake, "stake");
        assertEq(market.poolA, m.poolA, "pool a");
        assertEq(market.poolB, m.poolB, "pool b");
        uint256 sumA;
        uint256 sumB;
        for (uint256 i; i < actors.length; ++i) {
            PositionData memory position = Position.get(touched, Accounts.ofAddress(actors[i]));
            sumA += position.betA;
            sumB += position.betB;
            assertEq(position.stakeA, actors[i] == m.ownerA ? m.stake : 0, "stake of a");
            assertEq(position.stakeB, actors[i] == m.ownerB ? m.stake : 0, "stake of b");
            assertEq(position.claimed, claimed[touched][actors[i]], "claimed");
        }
        assertEq(sumA, m.poolA, "bets on a make the pool");
        assertEq(sumB, m.poolB, "bets on b make the pool");
    }

    /// @dev Invariants 4, 9 and 14: from here, everyone gets out what is theirs; what stays is dust, less than one wei for
    /// each winner of a pot that was shared.
    function checkEveryoneGetsOut() external {
        skip(1 hours);
        uint256 dust;
        for (uint32 id = 1; id <= opened; ++id) {
            GhostMarket storage m = markets[id];
            if (m.status != GhostLedger.SETTLED) {
                assertTrue(
                    _call(abi.encodeCall(world.wager__settle, (id, 3, 3, Accounts.ofAddress(actors[0])))), "void"
                );
                m.settle(3, 3);
                purses[actors[0]] += WagerRules.BOUNTY;
            }
            for (uint256 i; i < actors.length; ++i) {
                if (!claimed[id][actors[i]]) _claim(id, actors[i], actors[i]);
            }
            assertLe(m.owed(), m.betWinner == GhostLedger.NOBODY || m.betWinners == 0 ? 0 : m.betWinners - 1, "dust");
            dust += m.owed();
        }
        for (uint256 i; i < actors.length; ++i) {
            uint256 amount = purses[actors[i]];
            if (amount == 0) continue;
            vm.prank(actors[i]);
            assertTrue(
                _call(abi.encodeCall(world.wager__withdraw, (uint128(amount), address(uint160(0xdead + i))))),
                "take out"
            );
        }
        assertEq(
            Balances.get(WorldResourceIdLib.encodeNamespace("wager")),
            treasury + till + dust,
            "only fees, the merchants' coins and dust stay"
        );
    }

    /* INSIDE */

    /// @dev Which way a market goes that is about to be settled.
    function _noteEnd(GhostMarket storage m, uint8 stakeWinner, uint8 betWinner) private {
        if (m.status == GhostLedger.STAKED) ++done["void: never entered"];
        else if (stakeWinner == GhostLedger.NOBODY && betWinner == GhostLedger.NOBODY) ++done["void: a draw"];
        else if (betWinner == GhostLedger.NOBODY) ++done["settle: a forfeit, bets go back"];
        else if ((betWinner == 1 ? m.poolA : m.poolB) == 0) ++done["void: nobody bet on the winner"];
        else if (betWinner == 1) ++done["settle: bets on a win"];
        else ++done["settle: bets on b win"];
    }

    /// @dev Invariant 17: a settlement or claim reads and writes as many words as every other of its kind, however many bet.
    function _checkCost(bytes32 kind, uint256 words) private {
        if (costs[kind] == 0) costs[kind] = words;
        assertEq(words, costs[kind], "17: the same whatever the number of bettors");
    }

    /// @dev How many words of the world were read and written since `vm.record`.
    function _words() private returns (uint256) {
        (bytes32[] memory reads, bytes32[] memory writes) = vm.accesses(address(world));
        IRecorder(address(vm)).stopRecord();
        return reads.length + writes.length;
    }

    function _claim(uint32 id, address actor, address caller) private returns (bool good) {
        GhostMarket storage m = markets[id];
        uint256 due = m.status == GhostLedger.SETTLED ? _share(id, actor) : 0;
        good = due != 0 && !claimed[id][actor];
        vm.prank(caller);
        bytes memory call_ = caller == actor
            ? abi.encodeCall(world.wager__claim, (id))
            : abi.encodeCall(world.wager__claimFor, (id, Accounts.ofAddress(actor)));
        vm.record();
        (bool paid, bytes memory result) = address(world).call(call_);
        assertEq(paid, good, "claim");
        uint256 words = _words();
        if (!good) return false;
        _checkCost(keccak256(abi.encode("claim", caller == actor)), words);
        assertEq(abi.decode(result, (uint256)), due, "payout");
        uint256 onWinner = m.betWinner == 1 ? betsOnA[id][actor] : m.betWinner == 2 ? betsOnB[id][actor] : 0;
        assertGe(due, onWinner, "no winner is paid less than the stake");
        if (m.betWinner == GhostLedger.NOBODY && m.stakeWinner == GhostLedger.NOBODY) {
            uint256 putIn =
                betsOnA[id][actor] + betsOnB[id][actor] + (actor == m.ownerA || actor == m.ownerB ? m.stake : 0);
            assertEq(due, putIn, "a void pays back what came in");
        }
        claimed[id][actor] = true;
        purses[actor] += due;
        m.paid += due;
        ++done["claim"];
    }

    function _share(uint32 id, address actor) private view returns (uint256) {
        return markets[id].stakeShare(actor) + _betShare(id, actor);
    }

    function _betShare(uint32 id, address actor) private view returns (uint256) {
        return markets[id].betShare(betsOnA[id][actor], betsOnB[id][actor]);
    }

    function _actor(uint256 seed) internal view returns (address) {
        return actors[seed % actors.length];
    }

    /// @dev One of the markets, or the next one, which does not exist yet.
    function _market(uint256 seed) private returns (uint32 id, GhostMarket storage m) {
        id = uint32(bound(seed, 1, opened < MARKETS ? opened + 1 : MARKETS));
        touched = id;
        m = markets[id];
    }

    function _call(bytes memory data) internal returns (bool success) {
        (success,) = address(world).call(data);
    }
}
