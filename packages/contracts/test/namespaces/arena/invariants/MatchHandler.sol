// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Test} from "forge-std/Test.sol";
import {StoreSwitch} from "@latticexyz/store/src/StoreSwitch.sol";
import {Balances} from "@latticexyz/world/src/codegen/tables/Balances.sol";
import {WorldResourceIdLib} from "@latticexyz/world/src/WorldResourceId.sol";

import {IWorld} from "../../../../src/codegen/world/IWorld.sol";
import {WagerRules} from "../../../../src/generated/WagerRules.sol";
import {Battle} from "../../../../src/namespaces/arena/Battle.sol";
import {Entry, EntryData} from "../../../../src/namespaces/arena/codegen/tables/Entry.sol";
import {Match, MatchData} from "../../../../src/namespaces/arena/codegen/tables/Match.sol";
import {Outcome, OutcomeData} from "../../../../src/namespaces/arena/codegen/tables/Outcome.sol";
import {RoundTime} from "../../../../src/namespaces/beacon/RoundTime.sol";
import {Config, ConfigData} from "../../../../src/namespaces/beacon/codegen/tables/Config.sol";
import {Round} from "../../../../src/namespaces/beacon/codegen/tables/Round.sol";
import {Accounts} from "../../../../src/namespaces/wager/Accounts.sol";
import {Market} from "../../../../src/namespaces/wager/codegen/tables/Market.sol";
import {Purse} from "../../../../src/namespaces/wager/codegen/tables/Purse.sol";

/// @dev What the handler remembers of a match, to compare with what the world says later.
struct SeenMatch {
    MatchData record;
    bytes32 entryA;
    bytes32 entryB;
    bytes32 outcome;
    uint16 feeBps;
}

/// @dev Plays owners, spectators and passers-by through the world's public functions only, in any order and at any time.
/// Whether a call must succeed follows from the state machine in `IMatches`, worked out here on its own.
contract MatchHandler is Test {
    uint32 private constant MATCHES = 6;

    IWorld private immutable world;
    address[4] private owners;
    address[4] private spectators;
    mapping(uint32 matchId => SeenMatch) private seen;
    uint32 private opened;

    constructor(IWorld world_, address[4] memory owners_) {
        world = world_;
        StoreSwitch.setStoreAddress(address(world_));
        owners = owners_;
        for (uint160 i; i < 4; ++i) {
            spectators[i] = address(0x5bec0 + i);
        }
    }

    /* ACTIONS */

    function open(uint8 who) external {
        if (opened == MATCHES) return;
        uint32 bot = uint32(who % 4) + 1;
        vm.prank(owners[bot - 1]);
        uint32 id = world.arena__openMatch(bot, uint128(WagerRules.MIN_STAKE));
        assertEq(id, ++opened, "ids are dense");
        _remember(id);
    }

    function enter(uint32 which, uint8 who) external {
        (uint32 id, MatchData memory m) = _match(which);
        uint32 bot = uint32(who % 4) + 1;
        address owner = owners[bot - 1];
        bool good = m.status == WagerRules.MATCH_OPEN && block.timestamp <= m.deadline && owner != m.ownerA;
        _call(owner, abi.encodeCall(world.arena__enterMatch, (id, bot)), good, "enter");
        if (!good) return;
        _remember(id);
        m = Match.get(id);
        ConfigData memory beacon = Config.get();
        uint64 published = RoundTime.timeOf(m.seedRound, beacon.genesis, beacon.period);
        assertGe(published, m.betsCloseAt + WagerRules.SEED_MARGIN, "the seed comes after bets close");
        assertGt(published, block.timestamp, "the seed does not exist yet");
    }

    function cancel(uint32 which, uint8 who) external {
        (uint32 id, MatchData memory m) = _match(which);
        address owner = owners[who % 4];
        bool good = m.status == WagerRules.MATCH_OPEN && owner == m.ownerA;
        _call(owner, abi.encodeCall(world.arena__cancelMatch, (id)), good, "cancel");
        if (good) _remember(id);
    }

    function bet(uint32 which, uint8 who, bool onA, uint64 amount) external {
        (uint32 id, MatchData memory m) = _match(which);
        amount = uint64(bound(amount, WagerRules.MIN_BET, 1e16));
        address bettor = who % 2 == 0 ? owners[who / 2 % 4] : spectators[who / 2 % 4];
        vm.deal(bettor, amount);
        bool good = m.status == WagerRules.MATCH_ENTERED && block.timestamp < m.betsCloseAt
            && bettor != (onA ? m.ownerB : m.ownerA);
        vm.prank(bettor);
        (bool taken,) = address(world).call{value: amount}(abi.encodeCall(world.wager__bet, (id, onA ? 1 : 2, amount)));
        assertEq(taken, good, "bet");
    }

    /// @dev Somebody proves the round of a match, if it is published. Proofs themselves are the beacon's tests'.
    function prove(uint32 which, bytes32 randomness) external {
        (, MatchData memory m) = _match(which);
        ConfigData memory beacon = Config.get();
        if (m.seedRound == 0 || RoundTime.timeOf(m.seedRound, beacon.genesis, beacon.period) > block.timestamp) return;
        if (Round.get(m.seedRound) == 0) Round.set(m.seedRound, randomness == 0 ? bytes32(uint256(1)) : randomness);
    }

    /// @dev Anyone resolves, also with too little gas, which must change nothing.
    function resolve(uint32 which, uint160 who, uint256 gasSeed) external {
        (uint32 id, MatchData memory m) = _match(which);
        bytes32 randomness = Round.get(m.seedRound);
        bool good = m.status == WagerRules.MATCH_ENTERED && block.timestamp <= m.deadline && randomness != 0;
        bytes memory data = abi.encodeCall(world.arena__resolve, (id));
        vm.prank(address(who));
        (bool cheaply,) = address(world).call{gas: bound(gasSeed, 100_000, 2_000_000)}(data);
        if (cheaply) assertTrue(good, "resolve");
        else _call(address(who), data, good, "resolve");
        if (!good) return;

        bytes32 seed = keccak256(abi.encodePacked(randomness, id));
        bytes memory codeA = Battle.codeAt(Entry.getCode(id, 1));
        bytes memory codeB = Battle.codeAt(Entry.getCode(id, 2));
        Battle.Result memory expected = world.arena__fight(codeA, codeB, seed);
        OutcomeData memory outcome = Outcome.get(id);
        assertEq(outcome.seed, seed, "seed");
        assertEq(outcome.winner, expected.winner, "winner");
        assertEq(outcome.digest, expected.digest, "digest");
        assertEq(Market.getStakeWinner(id), expected.winner, "the winner takes the stakes");
        _remember(id);
    }

    function voidMatch(uint32 which, uint160 who) external {
        (uint32 id, MatchData memory m) = _match(which);
        bool waiting = m.status == WagerRules.MATCH_OPEN || m.status == WagerRules.MATCH_ENTERED;
        bool good = waiting && block.timestamp > m.deadline;
        _call(address(who), abi.encodeCall(world.arena__voidMatch, (id)), good, "void");
        if (!good) return;
        assertEq(Market.getStakeWinner(id), WagerRules.WINNER_DRAW, "stakes go back");
        assertEq(Market.getBetWinner(id), WagerRules.WINNER_DRAW, "bets go back");
        _remember(id);
    }

    function claim(uint32 which, uint8 who) external {
        (uint32 id,) = _match(which);
        address claimant = who % 2 == 0 ? owners[who / 2 % 4] : spectators[who / 2 % 4];
        bool good = world.wager__claimable(id, Accounts.ofAddress(claimant)) != 0;
        _call(claimant, abi.encodeCall(world.wager__claim, (id)), good, "claim");
    }

    function wait(uint16 time) external {
        // Mostly seconds, sometimes past every deadline.
        skip(time % 16 == 0 ? 700 : time % 30 + 1);
    }

    /* CHECKS */

    /// @dev Invariants 10, 12 and 16: nothing about a match changes but by its own steps, and nothing frozen ever does.
    function checkMatches() external view {
        for (uint32 id = 1; id <= opened; ++id) {
            SeenMatch storage s = seen[id];
            assertEq(keccak256(abi.encode(Match.get(id))), keccak256(abi.encode(s.record)), "match");
            assertEq(keccak256(abi.encode(Outcome.get(id))), s.outcome, "outcome");
            assertEq(keccak256(abi.encode(Entry.get(id, 1))), s.entryA, "entry a");
            assertEq(keccak256(abi.encode(Entry.get(id, 2))), s.entryB, "entry b");
            assertEq(Market.getFeeBps(id), s.feeBps, "fee");
        }
    }

    /// @dev Invariant 14: once every deadline has passed, a passer-by gets everybody their coins.
    function checkEveryoneGetsOut() external {
        skip(1 days);
        for (uint32 id = 1; id <= opened; ++id) {
            uint8 status = Match.getStatus(id);
            if (status == WagerRules.MATCH_OPEN || status == WagerRules.MATCH_ENTERED) world.arena__voidMatch(id);
            for (uint256 i; i < 4; ++i) {
                _claimFor(id, owners[i]);
                _claimFor(id, spectators[i]);
            }
        }
        uint256 inPurses = Purse.get(Accounts.TREASURY);
        for (uint256 i; i < 4; ++i) {
            _takeOut(owners[i]);
            _takeOut(spectators[i]);
        }
        // What settlers were paid stays in their purses; they are counted as what the world still holds.
        assertGe(Balances.get(WorldResourceIdLib.encodeNamespace("wager")), inPurses, "treasury is covered");
    }

    /* INSIDE */

    function _claimFor(uint32 id, address who) private {
        bytes32 account = Accounts.ofAddress(who);
        if (world.wager__claimable(id, account) != 0) world.wager__claimFor(id, account);
    }

    function _takeOut(address who) private {
        uint128 amount = Purse.get(Accounts.ofAddress(who));
        if (amount == 0) return;
        vm.prank(who);
        world.wager__withdraw(amount, address(0xdead));
    }

    /// @dev Takes over what a step was allowed to change, and checks that it left alone what it was not.
    function _remember(uint32 id) private {
        SeenMatch storage s = seen[id];
        MatchData memory m = Match.get(id);
        assertGt(m.status, s.record.status, "a match goes on, never back");
        assertLt(s.record.status, WagerRules.MATCH_RESOLVED, "a match ends once");
        if (s.record.status == WagerRules.MATCH_ENTERED) {
            MatchData memory frozen = s.record;
            frozen.status = m.status;
            assertEq(keccak256(abi.encode(frozen)), keccak256(abi.encode(m)), "frozen at entry");
        }
        s.record = m;
        s.outcome = keccak256(abi.encode(Outcome.get(id)));
        bytes32 entryA = keccak256(abi.encode(Entry.get(id, 1)));
        bytes32 entryB = keccak256(abi.encode(Entry.get(id, 2)));
        if (m.status > WagerRules.MATCH_OPEN) assertEq(entryA, s.entryA, "what a brought stays");
        if (m.status > WagerRules.MATCH_ENTERED) assertEq(entryB, s.entryB, "what b brought stays");
        (s.entryA, s.entryB, s.feeBps) = (entryA, entryB, Market.getFeeBps(id));
    }

    function _match(uint32 seed) private view returns (uint32 id, MatchData memory m) {
        id = seed % (opened + 1) + 1;
        m = Match.get(id);
    }

    function _call(address who, bytes memory data, bool good, string memory step) private {
        vm.prank(who);
        (bool done,) = address(world).call(data);
        assertEq(done, good, step);
    }
}
