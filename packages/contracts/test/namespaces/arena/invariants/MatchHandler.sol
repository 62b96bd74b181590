// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Balances} from "@latticexyz/world/src/codegen/tables/Balances.sol";
import {ResourceId, WorldResourceIdLib} from "@latticexyz/world/src/WorldResourceId.sol";

import {IWorld} from "../../../../src/codegen/world/IWorld.sol";
import {WagerRules} from "../../../../src/generated/WagerRules.sol";
import {Battle} from "../../../../src/namespaces/arena/Battle.sol";
import {IMatches} from "../../../../src/namespaces/arena/IMatches.sol";
import {Entry} from "../../../../src/namespaces/arena/codegen/tables/Entry.sol";
import {Match, MatchData} from "../../../../src/namespaces/arena/codegen/tables/Match.sol";
import {Outcome, OutcomeData} from "../../../../src/namespaces/arena/codegen/tables/Outcome.sol";
import {RoundTime} from "../../../../src/namespaces/beacon/RoundTime.sol";
import {Config, ConfigData} from "../../../../src/namespaces/beacon/codegen/tables/Config.sol";
import {Round} from "../../../../src/namespaces/beacon/codegen/tables/Round.sol";
import {Accounts} from "../../../../src/namespaces/wager/Accounts.sol";
import {Market, MarketData} from "../../../../src/namespaces/wager/codegen/tables/Market.sol";
import {Purse} from "../../../../src/namespaces/wager/codegen/tables/Purse.sol";
import {PermitSystem} from "../../../../src/namespaces/wager/systems/PermitSystem.sol";
import {BetSystem} from "../../../../src/namespaces/wager/systems/BetSystem.sol";
import {ForcedGift} from "../../wager/Receivers.sol";
import {MatchActors} from "./MatchActors.sol";
import {Book, MatchBooks, Ticket} from "./MatchBooks.sol";

/// @dev Plays owners, spectators, bots' purses, a runner and passers-by through the world's public functions only, in any
/// order and at any time. Whether a call must succeed, and what it moves, is worked out first, from the books.
contract MatchHandler is MatchActors {
    using MatchBooks for Book;

    uint32 private constant MATCHES = 6;
    /// @dev Nobody else's: who ends matches that all forgot.
    bytes32 private constant PASSER_BY = bytes32(uint256(0xbeef));
    ResourceId private immutable BET_SYSTEM = WorldResourceIdLib.encode("sy", "wager", "BetSystem");
    ResourceId private immutable PERMIT_SYSTEM = WorldResourceIdLib.encode("sy", "wager", "PermitSystem");

    mapping(uint32 matchId => Book) private books;
    mapping(uint32 matchId => mapping(bytes32 account => Ticket)) private tickets;
    mapping(uint32 matchId => bytes32) private outcomes;
    uint32 private opened;
    uint256 private forced;
    /// @dev Booked to the ledger's namespace, and nobody's.
    uint256 private lost;

    constructor(IWorld world_, address[4] memory owners) MatchActors(world_, owners) {}

    /* ACTIONS */

    /// @param how 0 a sealed bot and 1 an open one out of the owner's purse, 2 out of the bot's, 3 by the runner.
    function open(uint256 who, uint8 how, uint128 stake) external {
        if (opened == MATCHES) return;
        (who, how) = (who % 4, _way(how));
        stake = uint128(bound(stake, STAKE - 1, 4 * STAKE));
        uint32 bot = botOf(who, how == 0);
        uint32 id = opened + 1;
        (address owner, bytes32 account) = _payer(who, bot, how);
        bytes memory data = abi.encodeCall(IMatches.openFromPurse, (bot, stake));
        bool ok = how == 3
            ? callFrom(owner, "arena", "MatchSystem", data)
            : call(
                owner,
                how == 2
                    ? abi.encodeCall(world.arena__openFromPurse, (bot, stake))
                    : abi.encodeCall(world.arena__openMatch, (bot, stake))
            );
        assertEq(ok, stake >= STAKE && _affords(bot, id, stake, WagerRules.BOUNTY, how, account), "open");
        if (!ok && stake >= STAKE) noteRefusal(bot, id, stake, WagerRules.BOUNTY, how);
        if (!ok) return;
        _pay(bot, id, stake, WagerRules.BOUNTY, how, account);
        opened = id;
        Book storage b = books[id];
        (b.status, b.botA, b.ownerA, b.accountA, b.stake) = (MatchBooks.OPEN, bot, owner, account, stake);
        (b.hiddenA, b.feeBps) = (how == 0, uint16(WagerRules.FEE_BPS));
        b.deadline = uint64(block.timestamp + WagerRules.ENTRY_WINDOW);
        _noteWay("open", how);
        if (_live() >= 3) ++done["three matches at once"];
    }

    function enter(uint256 which, uint256 who, uint8 how) external {
        (uint32 id, Book storage b) = _match(which);
        (who, how) = (who % 4, _way(how));
        uint32 bot = botOf(who, how == 0);
        (address owner, bytes32 account) = _payer(who, bot, how);
        bool good = _mayEnter(b, owner) && _affords(bot, id, b.stake, 0, how, account);
        bool ok = how == 3
            ? callFrom(owner, "arena", "MatchSystem", abi.encodeCall(IMatches.enterFromPurse, (id, bot)))
            : call(
                owner,
                how == 2
                    ? abi.encodeCall(world.arena__enterFromPurse, (id, bot))
                    : abi.encodeCall(world.arena__enterMatch, (id, bot))
            );
        assertEq(ok, good, "enter");
        if (!ok && _mayEnter(b, owner)) noteRefusal(bot, id, b.stake, 0, how);
        if (!ok) return;
        _pay(bot, id, b.stake, 0, how, account);
        (b.status, b.botB, b.ownerB, b.accountB) = (MatchBooks.ENTERED, bot, owner, account);
        b.hiddenB = how == 0;
        b.closesAt = uint64(block.timestamp + WagerRules.BETTING_WINDOW);
        uint64 last = b.closesAt;
        if (b.hiddenA || b.hiddenB) last = b.revealBy = b.closesAt + uint64(WagerRules.REVEAL_WINDOW);
        b.round = Match.getSeedRound(id);
        uint64 published = _publishedAt(b.round);
        b.deadline = published + uint64(WagerRules.RESOLVE_WINDOW);
        assertGe(published, last + WagerRules.SEED_MARGIN, "11: the seed comes after bets and reveals by the margin");
        assertEq(Round.get(b.round), 0, "11: the seed does not exist yet");
        _noteWay("enter", how);
    }

    /// @param byRunner Of the bot that opened the match; an open bot's has a grant, a sealed one's has none.
    function cancel(uint256 which, uint256 who, bool byRunner) external {
        (uint32 id, Book storage b) = _match(which);
        address owner = actors[who % 4];
        bool own = b.status == MatchBooks.OPEN && owner == b.ownerA;
        bytes memory data = abi.encodeCall(IMatches.cancelMatch, (id));
        bool ok = byRunner
            ? callFrom(owner, "arena", "MatchSystem", data)
            : call(owner, abi.encodeCall(world.arena__cancelMatch, (id)));
        assertEq(ok, own && (!byRunner || (b.botA <= 4 && mayRun(b.botA, 0))), "cancel");
        if (!ok) return;
        if (byRunner) reckonCall(allowances[b.botA], 0);
        _end(id, b, 4, MatchBooks.NOBODY, MatchBooks.NOBODY, b.accountA);
        ++done[byRunner ? "void: cancelled by the runner" : "void: cancelled"];
    }

    /// @param how 0 and 1 out of the purse of an owner or spectator, 2 out of a bot's, 3 by its runner.
    function bet(uint256 which, uint256 who, uint8 how, uint8 side, uint128 amount) external {
        (uint32 id, Book storage b) = _match(which);
        how = _way(how);
        who = how < 2 ? who % 8 : who % 4;
        side = side % 4;
        amount = uint128(bound(amount, WagerRules.MIN_BET - 1, 3 * STAKE));
        uint32 bot = uint32(who % 4) + 1;
        (address owner, bytes32 account) = _payer(who, bot, how);
        bool ok = how == 3
            ? callFrom(owner, "wager", "BetSystem", abi.encodeCall(BetSystem.betFor, (bot, id, side, amount)))
            : call(
                owner,
                how == 2
                    ? abi.encodeCall(world.wager__betFor, (bot, id, side, amount))
                    : abi.encodeCall(world.wager__bet, (id, side, amount))
            );
        assertEq(ok, _mayBet(b, owner, side, amount) && _affords(bot, id, amount, 0, how, account), "bet");
        if (!ok) {
            if (_mayBet(b, owner, side, amount)) noteRefusal(bot, id, amount, 0, how);
            else _noteBet(b, owner, side, amount);
            return;
        }
        _pay(bot, id, amount, 0, how, account);
        Ticket storage ticket = tickets[id][account];
        if (side == 1) (b.poolA, ticket.onA) = (b.poolA + amount, ticket.onA + amount);
        else (b.poolB, ticket.onB) = (b.poolB + amount, ticket.onB + amount);
        _noteWay("bet", how);
    }

    /// @dev Anyone shows a bot, now and then with a wrong salt.
    function reveal(uint256 which, uint8 side, uint256 who, uint8 pepper) external {
        (uint32 id, Book storage b) = _match(which);
        side = side % 3;
        address owner = side == 1 ? b.ownerA : b.ownerB;
        bool awaited = b.status == MatchBooks.ENTERED && (side == 1 ? b.hiddenA : side == 2 && b.hiddenB);
        bool inTime = awaited && block.timestamp >= b.closesAt && block.timestamp <= b.revealBy;
        bytes32 salt = pepper % 4 == 0 ? bytes32("pepper") : SALT;
        bytes memory data = abi.encodeCall(world.arena__reveal, (id, side, _sealedCode(owner), salt));
        bool ok = call(actors[who % 8], data);
        assertEq(ok, inTime && pepper % 4 != 0, "reveal");
        if (!ok) {
            if (inTime) ++done["reveal: of another bot"];
            else if (awaited) ++done[block.timestamp < b.closesAt ? "reveal: too early" : "reveal: too late"];
            return;
        }
        if (side == 1) b.hiddenA = false;
        else b.hiddenB = false;
        assertEq(Battle.codeAt(Entry.getCode(id, side)), _sealedCode(owner), "12: the code is the one committed to");
        ++done["reveal"];
    }

    function forfeit(uint256 which, uint256 who) external {
        (uint32 id, Book storage b) = _match(which);
        address poker = actors[who % 8];
        bool ok = call(poker, abi.encodeCall(world.arena__forfeit, (id)));
        assertEq(ok, b.isForfeit(block.timestamp), "forfeit");
        if (!ok) return;
        uint8 winner = b.hiddenA && b.hiddenB ? MatchBooks.NOBODY : b.hiddenA ? 2 : 1;
        _end(id, b, winner == MatchBooks.NOBODY ? 4 : 3, winner, MatchBooks.NOBODY, Accounts.ofAddress(poker));
        ++done[winner == 1 ? "forfeit: of b" : winner == 2 ? "forfeit: of a" : "void: neither was shown"];
    }

    /// @dev Somebody proves the round of a match, if it is published. Proofs themselves are the beacon's tests'.
    function prove(uint256 which, bytes32 randomness) external {
        (, Book storage b) = _match(which);
        if (b.round == 0 || _publishedAt(b.round) > block.timestamp || Round.get(b.round) != 0) return;
        Round.set(b.round, randomness == 0 ? bytes32(uint256(1)) : randomness);
        ++done["prove"];
    }

    /// @dev Anyone resolves, also with too little gas, which must change nothing.
    function resolve(uint256 which, uint256 who, uint256 gasSeed) external {
        (uint32 id, Book storage b) = _match(which);
        address poker = actors[who % 8];
        bytes32 randomness = Round.get(b.round);
        bool good = b.status == MatchBooks.ENTERED && block.timestamp <= b.deadline && randomness != 0 && !b.hiddenA
            && !b.hiddenB;
        bytes memory data = abi.encodeCall(world.arena__resolve, (id));
        vm.prank(poker);
        (bool ok,) = address(world).call{gas: bound(gasSeed, 100_000, 2_000_000)}(data);
        if (!ok) {
            ok = call(poker, data);
            if (ok) ++done["resolve: too little gas at first"];
        }
        assertEq(ok, good, "resolve");
        if (!ok) return;

        bytes32 seed = keccak256(abi.encodePacked(randomness, id));
        Battle.Result memory expected = world.arena__fight(_code(b.botA, b.ownerA), _code(b.botB, b.ownerB), seed);
        OutcomeData memory outcome = Outcome.get(id);
        assertEq(outcome.seed, seed, "13: the seed is the round's and the match's");
        assertEq(outcome.digest, expected.digest, "13: the battle is that of the bots that came in");
        assertEq(outcome.winner, expected.winner, "13: so is its winner");
        _end(id, b, 3, expected.winner, expected.winner, Accounts.ofAddress(poker));
        _noteWinner(b);
    }

    function voidMatch(uint256 which, uint256 who) external {
        (uint32 id, Book storage b) = _match(which);
        address poker = actors[who % 8];
        bool ok = call(poker, abi.encodeCall(world.arena__voidMatch, (id)));
        assertEq(ok, b.isLive() && block.timestamp > b.deadline && !b.isForfeit(block.timestamp), "void");
        if (!ok) {
            if (b.isForfeit(block.timestamp) && block.timestamp > b.deadline) ++done["void: refused, it is a forfeit"];
            return;
        }
        if (b.status == MatchBooks.OPEN) ++done["void: nobody entered"];
        else ++done[Round.get(b.round) == 0 ? "void: no seed" : "void: nobody resolved it"];
        _end(id, b, 4, MatchBooks.NOBODY, MatchBooks.NOBODY, Accounts.ofAddress(poker));
    }

    function claim(uint256 which, uint256 whose, uint256 who) external {
        (uint32 id,) = _match(which);
        bytes32 account = accounts[whose % accounts.length];
        if (tickets[id][account].claimed) ++done["claim: again"];
        _claim(id, account, actors[who % 8]);
    }

    function withdraw(uint256 who, uint128 amount) external {
        address actor = actors[who % 8];
        bytes32 account = Accounts.ofAddress(actor);
        amount = uint128(bound(amount, 0, purses[account] + 1));
        bool ok = call(actor, abi.encodeCall(world.wager__withdraw, (amount, actor)));
        assertEq(ok, amount != 0 && amount <= purses[account] && actor != actors[7], "withdraw");
        if (amount != 0 && amount <= purses[account] && !ok) ++done["withdraw: a receiver that rejects"];
        if (!ok) return;
        purses[account] -= amount;
        withdrawn += amount;
        ++done["withdraw"];
    }

    function permit(uint256 who, uint8 what) external {
        uint32 bot = uint32(who % 4) + 1;
        if (what % 4 == 0) revoke(bot, what % 8 == 0);
        else if (what % 4 == 1) limitAnew(bot);
        else grantAnew(bot, what / 8 % 7);
        ++done["permit"];
    }

    /// @dev The runner tries for what no grant gives.
    function trespass(uint256 who, uint128 amount, uint8 what) external {
        address owner = actors[who % 4];
        uint32 bot = uint32(who % 4) + 1;
        bytes memory data;
        bytes16 system = "PurseSystem";
        if (what % 4 == 0) data = abi.encodeWithSignature("withdraw(uint128,address)", amount, runner);
        if (what % 4 == 1) {
            data = abi.encodeWithSignature("withdrawFrom(bytes32,uint128,address)", Accounts.ofBot(bot), amount, runner);
        }
        if (what % 4 == 2) {
            system = "LimitSystem";
            data = abi.encodeWithSignature("setLimits(uint32,uint128,uint128,uint64)", bot, amount, amount, 2 ** 63);
        }
        if (what % 4 == 3) {
            system = "GrantSystem";
            data = abi.encodeWithSignature(
                "grant(address,uint32,uint8,uint64,uint32,uint16,uint128)", runner, bot, 15, 2 ** 63, 99, 99, amount
            );
        }
        assertFalse(callFrom(owner, "wager", system, data), "20: a delegation takes nothing out");
        data = abi.encodeCall(world.wager__withdrawFrom, (Accounts.ofAddress(owner), 1, actors[4]));
        assertFalse(call(actors[(who % 4 + 1) % 4], data), "15: nobody takes out what is another's");
        ++done["trespass"];
    }

    function forceEther(uint64 amount) external {
        vm.deal(address(this), amount);
        new ForcedGift{value: amount}(payable(address(world)));
        forced += amount;
        if (amount != 0) ++done["forceEther"];
    }

    /// @dev Value sent along with a call that only reads: the world books it to the ledger's namespace, and nobody owns it.
    /// One that writes refuses it.
    function sendAlong(uint64 amount, uint256 which) external {
        amount = uint64(bound(amount, 1, 1e18));
        (uint32 id,) = _match(which);
        vm.deal(address(this), amount);
        bytes memory reads = abi.encodeCall(world.wager__claimable, (id, Accounts.TREASURY));
        (bool ok,) = address(world).call{value: amount}(reads);
        assertTrue(ok, "a call that reads takes value");
        lost += amount;
        bytes memory permit_ = abi.encodeCall(PermitSystem.verify, (actors[0], BET_SYSTEM, ""));
        vm.deal(address(this), amount);
        (ok,) = address(world).call{value: amount}(abi.encodeCall(world.call, (PERMIT_SYSTEM, permit_)));
        assertFalse(ok, "20: a permit takes no value");
        (ok,) = address(world).call{value: amount}(abi.encodeCall(world.wager__claimFor, (id, accounts[0])));
        assertFalse(ok, "20: a claim takes no value");
        ++done["sendAlong"];
    }

    function wait(uint16 time) external {
        // Mostly seconds, sometimes past the next deadline, seldom past all of them.
        skip(time % 64 == 0 ? 1 days : time % 16 == 0 ? 700 : time % 30 + 1);
        ++done[time % 64 == 0 ? "wait: a day" : time % 16 == 0 ? "wait: past a deadline" : "wait"];
    }

    /* CHECKS */

    /// @dev Every coin, and every match, is where the books say.
    function checkBooks() external view {
        uint256 sum;
        for (uint256 i; i < accounts.length; ++i) {
            sum += purses[accounts[i]];
            assertEq(Purse.get(accounts[i]), purses[accounts[i]], "1: a purse");
        }
        for (uint32 id = 1; id <= opened; ++id) {
            sum += books[id].held();
            _checkMatch(id, books[id]);
        }
        uint256 booked = Balances.get(WorldResourceIdLib.encodeNamespace("wager"));
        assertEq(booked, sum + lost, "20: what is booked is owed");
        assertEq(deposited + lost, withdrawn + booked, "2: what came in went out or is here");
        assertEq(address(world).balance, booked + forced, "1: the world holds what is booked");
    }

    /// @dev Invariant 14: once every deadline has passed, a passer-by gets everybody their coins.
    function checkEveryoneGetsOut() external {
        skip(1 days);
        uint256 dust;
        for (uint32 id = 1; id <= opened; ++id) {
            Book storage b = books[id];
            bool forfeited = b.isForfeit(block.timestamp);
            if (b.isLive()) {
                bytes memory poke = forfeited
                    ? abi.encodeCall(world.arena__forfeit, (id))
                    : abi.encodeCall(world.arena__voidMatch, (id));
                assertTrue(call(address(0xbeef), poke), "14: anyone ends a match that is overdue");
                uint8 winner = !forfeited || (b.hiddenA && b.hiddenB) ? MatchBooks.NOBODY : b.hiddenA ? 2 : 1;
                _end(id, b, winner == MatchBooks.NOBODY ? 4 : 3, winner, MatchBooks.NOBODY, PASSER_BY);
            }
            for (uint256 i; i < accounts.length; ++i) {
                if (!tickets[id][accounts[i]].claimed) _claim(id, accounts[i], address(0xbeef));
            }
            assertLe(b.held(), b.betWinners == 0 ? 0 : b.betWinners - 1, "4: dust");
            dust += b.held();
        }
        for (uint256 i; i < accounts.length; ++i) {
            if (accounts[i] != Accounts.TREASURY) _takeOut(accounts[i]);
        }
        // What passers-by were paid for poking stays in a purse of theirs.
        uint256 stays = purses[Accounts.TREASURY] + dust + purses[PASSER_BY] + lost;
        assertEq(Balances.get(WorldResourceIdLib.encodeNamespace("wager")), stays, "14: all else is out");
    }

    /* INSIDE */

    function _checkMatch(uint32 id, Book storage b) private view {
        MatchData memory m = Match.get(id);
        assertEq(m.status, b.status, "10: status");
        assertEq(m.botA, b.botA, "12: bot a");
        assertEq(m.botB, b.botB, "12: bot b");
        assertEq(m.ownerA, b.ownerA, "12: owner a");
        assertEq(m.ownerB, b.ownerB, "12: owner b");
        assertEq(m.betsCloseAt, b.closesAt, "12: closing");
        assertEq(m.seedRound, b.round, "12: round");
        assertEq(m.deadline, b.deadline, "12: deadline");
        assertEq(Entry.getAccount(id, 1), b.accountA, "12: account a");
        assertEq(Entry.getAccount(id, 2), b.accountB, "12: account b");
        assertEq(keccak256(abi.encode(Outcome.get(id))), outcomes[id] == 0 ? _noOutcome() : outcomes[id], "10: outcome");
        MarketData memory market = Market.get(id);
        assertEq(market.feeBps, b.feeBps, "5: fee");
        assertEq(market.stakeWinner, b.stakeWinner, "10: stake winner");
        assertEq(market.betWinner, b.betWinner, "10: bet winner");
        assertEq(market.poolA, b.poolA, "3: pool a");
        assertEq(market.poolB, b.poolB, "3: pool b");
    }

    function _noteWay(string memory action, uint8 how) private {
        ++done[action];
        if (how == 2) ++done[string.concat(action, " out of a bot's purse")];
        if (how == 3) ++done[string.concat(action, " by runner")];
    }

    /// @dev Why a bet was refused that the bettor could have paid.
    function _noteBet(Book storage b, address owner, uint8 side, uint256 amount) private {
        if (b.status != MatchBooks.ENTERED || (side != 1 && side != 2) || amount < WagerRules.MIN_BET) return;
        if (block.timestamp >= b.closesAt) ++done["bet: too late"];
        else if (owner == (side == 1 ? b.ownerB : b.ownerA)) ++done["bet: against an own bot"];
    }

    function _noteWinner(Book storage b) private {
        ++done["resolve"];
        if (b.stakeWinner == MatchBooks.NOBODY) ++done["void: a draw"];
        else ++done[b.stakeWinner == 1 ? "resolve: a won" : "resolve: b won"];
        if (b.stakeWinner != b.betWinner) ++done["void: nobody bet on the winner"];
    }

    function _live() private view returns (uint256 live) {
        for (uint32 id = 1; id <= opened; ++id) {
            if (books[id].isLive()) ++live;
        }
    }

    function _noOutcome() private pure returns (bytes32) {
        OutcomeData memory none;
        return keccak256(abi.encode(none));
    }

    function _mayEnter(Book storage b, address owner) private view returns (bool) {
        return b.status == MatchBooks.OPEN && block.timestamp <= b.deadline && owner != b.ownerA;
    }

    /// @dev The code of an owner's sealed bots.
    function _sealedCode(address owner) private view returns (bytes memory) {
        return codeOf(owner == actors[0] || owner == actors[2] ? 0 : 1);
    }

    function _mayBet(Book storage b, address owner, uint8 side, uint256 amount) private view returns (bool) {
        return b.status == MatchBooks.ENTERED && block.timestamp < b.closesAt && (side == 1 || side == 2)
            && amount >= WagerRules.MIN_BET && owner != (side == 1 ? b.ownerB : b.ownerA);
    }

    function _end(uint32 id, Book storage b, uint8 status, uint8 stakes, uint8 bets, bytes32 poker) private {
        b.end(status, stakes, bets);
        purses[poker] += WagerRules.BOUNTY;
        purses[Accounts.TREASURY] += b.fees();
        for (uint256 i; i < accounts.length; ++i) {
            Ticket storage ticket = tickets[id][accounts[i]];
            if (b.betWinner != MatchBooks.NOBODY && b.betShare(ticket) != 0) ++b.betWinners;
        }
        outcomes[id] = keccak256(abi.encode(Outcome.get(id)));
    }

    function _claim(uint32 id, bytes32 account, address caller) private {
        Book storage b = books[id];
        Ticket storage ticket = tickets[id][account];
        uint256 owed = b.status > MatchBooks.ENTERED && !ticket.claimed ? b.due(account, ticket) : 0;
        bytes32 callers = Accounts.ofAddress(caller);
        bool ok = call(caller, abi.encodeCall(world.wager__claimFor, (id, account)));
        assertEq(ok, owed != 0, "8: claim");
        if (callers != account) assertEq(Purse.get(callers), purses[callers], "20: a claim goes to its account");
        if (!ok) return;
        if (callers != account) ++done["claim: by somebody else"];
        uint256 winning = b.betWinner == 1 ? ticket.onA : b.betWinner == 2 ? ticket.onB : 0;
        assertGe(Purse.get(account) - purses[account], winning, "6: no winner is paid less than the stake");
        ticket.claimed = true;
        b.paid += owed;
        purses[account] += owed;
        assertEq(Purse.get(account), purses[account], "7: the payout");
        ++done["claim"];
    }

    function _takeOut(bytes32 account) private {
        uint128 amount = uint128(purses[account]);
        if (amount == 0) return;
        purses[account] = 0;
        assertTrue(
            call(
                Accounts.controllerOf(account),
                abi.encodeCall(world.wager__withdrawFrom, (account, amount, address(0xdead)))
            ),
            "14: take out"
        );
    }

    /// @dev Most by bots and their runners, so that limits are met and grants used up.
    function _way(uint8 how) private pure returns (uint8) {
        return how % 6 < 4 ? how % 6 : how % 2 + 2;
    }

    function _payer(uint256 who, uint32 bot, uint8 how) private view returns (address owner, bytes32 account) {
        owner = actors[who];
        account = how < 2 ? Accounts.ofAddress(owner) : Accounts.ofBot(bot);
    }

    function _affords(uint32 bot, uint32 id, uint256 amount, uint256 beside, uint8 how, bytes32 account)
        private
        view
        returns (bool)
    {
        if (how < 2) return purses[account] >= amount + beside;
        return mayBotSpend(bot, id, amount, beside) && (how == 2 || mayRun(bot, amount + beside));
    }

    function _pay(uint32 bot, uint32 id, uint256 amount, uint256 beside, uint8 how, bytes32 account) private {
        if (how < 2) purses[account] -= amount + beside;
        else reckon(bot, id, amount, beside, how == 3);
    }

    /// @dev Open bots, 1 to 4, are those of `MatchTest`.
    function _code(uint32 bot, address owner) private view returns (bytes memory) {
        return codeOf(bot <= 4 || owner == actors[0] || owner == actors[2] ? 0 : 1);
    }

    function _publishedAt(uint64 round) private view returns (uint64) {
        ConfigData memory beacon = Config.get();
        return RoundTime.timeOf(round, beacon.genesis, beacon.period);
    }

    /// @dev One of the matches, or the next one, which does not exist yet.
    function _match(uint256 seed) private view returns (uint32 id, Book storage b) {
        id = uint32(seed % (opened + 1)) + 1;
        b = books[id];
    }
}
