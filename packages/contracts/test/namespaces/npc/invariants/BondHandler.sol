// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Test} from "forge-std/Test.sol";
import {IStore} from "@latticexyz/store/src/IStore.sol";
import {StoreSwitch} from "@latticexyz/store/src/StoreSwitch.sol";

import {IWorld} from "../../../../src/codegen/world/IWorld.sol";
import {NpcRules} from "../../../../src/generated/NpcRules.sol";
import {RealmRules} from "../../../../src/generated/RealmRules.sol";
import {RoundTime} from "../../../../src/namespaces/beacon/RoundTime.sol";
import {Round} from "../../../../src/namespaces/beacon/codegen/index.sol";
import {Batches} from "../../../../src/namespaces/npc/Batches.sol";
import {Verdict} from "../../../../src/namespaces/npc/Verdict.sol";
import {RegionStore} from "../../../../src/namespaces/realm/RegionStore.sol";
import {blockFor} from "../OperatorTest.sol";

/// @dev Operators that bond, lease, tick, lie, leave and take their money, who accuse each other rightly and wrongly, and who
/// answer what the beacon draws from their ticks, or do not. It keeps a
/// second set of books, by what the rules say, not by what the contract did, and works out before each call whether it must
/// succeed.
contract BondHandler is Test {
    uint256 private constant ACTORS = 4;
    uint64 public constant GENESIS = 1_767_000_000;
    uint32 public constant PERIOD = 3;
    uint16 private constant HOME = uint16(RealmRules.HOME_ROW * 256 + RealmRules.HOME_COLUMN);

    IWorld private immutable WORLD;
    address[] public actors;

    /// @dev The books: everyone's bond, when it is free once they have left, and credit; and what came in and went out.
    mapping(address who => uint256) public bonds;
    mapping(address who => uint256) public freeAt;
    mapping(address who => uint256) public credits;
    mapping(address who => bool) public out;
    uint256 public deposited;
    uint256 public withdrawn;

    /// @dev Who plays the home batch, and the last second of that.
    address public player;
    uint256 public playsUntil;
    /// @dev The last second of a lease, of whatever batches; its holder may call `tick`, which skips what is not leased.
    mapping(address who => uint256) public leasedUntil;
    /// @dev The second in which the home region was settled or played last.
    uint256 public playedAt = block.timestamp;
    uint32 public ticks;

    /// @dev A tick that was applied.
    struct Sent {
        address operator;
        uint16 place;
        uint256 time;
        bool lie;
        bytes bodies;
        bytes minds;
        bytes sent;
    }

    Sent private last;
    /// @dev Everyone's ticks, how many of them are answered or need no answer, and which one was asked for since when.
    mapping(address who => Sent[]) private sentBy;
    mapping(address who => uint256) private answered;
    mapping(address who => uint256) private demanded;
    mapping(address who => uint256) private since;
    mapping(address who => uint256) private sinceBlock;
    address public immutable KEEPER = makeAddr("keeper");

    /// @dev Whose ticks were drawn from last: who is asked about spot checks half of the time.
    address private drawn;

    mapping(bytes32 action => uint256) public succeeded;

    constructor(IWorld world) {
        WORLD = world;
        StoreSwitch.setStoreAddress(address(world));
        for (uint256 i; i < ACTORS; ++i) {
            actors.push(makeAddr(string(abi.encodePacked("actor", i))));
            vm.deal(actors[i], 1000 ether);
        }
    }

    function bond(uint256 seed, uint256 amount) external {
        address who = actors[seed % ACTORS];
        amount = bound(amount, 1, 3 * NpcRules.BOND_A_BATCH);
        if (act("bond", who, amount, abi.encodeCall(WORLD.npc__bond, ()), freeAt[who] == 0 && !out[who])) {
            bonds[who] += amount;
            deposited += amount;
        }
    }

    function lease(uint256 seed) public {
        address who = actors[seed % ACTORS];
        bool isFree = player == who || player == address(0) || playsUntil < block.timestamp;
        bool must = isFree && freeAt[who] == 0 && !out[who] && bonds[who] >= NpcRules.BOND_A_BATCH;
        must = must && !owes(who);
        if (act("lease", who, 0, abi.encodeCall(WORLD.npc__lease, (home())), must)) {
            (player, playsUntil) = (who, block.timestamp + NpcRules.LEASE_SECONDS);
            leasedUntil[who] = playsUntil;
        }
    }

    function tick(uint256 seed, bool lie) public {
        address who = actors[seed % ACTORS];
        Sent memory next;
        (next.operator, next.lie, next.time) = (who, lie, block.timestamp);
        next.place = uint16(sentBy[who].length % NpcRules.EVIDENCE_PLACES);
        // Nobody has a brain here: right is to list nobody. A list that is not in order is wrong for everyone.
        next.sent = blockFor(HOME, ticks + 1, 0, lie ? bytes(hex"0000080008") : bytes(""));
        (next.bodies, next.minds) = RegionStore.load(HOME, true);
        bool must = leasedUntil[who] >= block.timestamp;
        bool plays = player == who && playsUntil >= block.timestamp && playedAt != block.timestamp;
        if (act("tick", who, 0, abi.encodeCall(WORLD.npc__tick, (next.place, next.sent)), must) && plays) {
            ++ticks;
            last = next;
            sentBy[who].push(next);
            playedAt = block.timestamp;
        }
    }

    function challenge(uint256 seed) external {
        address who = actors[seed % ACTORS];
        address accused = last.operator;
        Verdict.Testimony memory testimony =
            Verdict.Testimony(last.bodies, last.minds, last.sent, 0, 1, new bytes32[](0));
        bytes memory call = abi.encodeCall(WORLD.npc__challenge, (accused, last.place, 0, testimony));
        bool must = accused != address(0) && !out[accused] && block.timestamp <= last.time + NpcRules.WINDOW_SECONDS;
        if (!act(last.lie ? bytes32("prove") : bytes32("accuse"), who, NpcRules.CHALLENGE_DEPOSIT, call, must)) return;
        deposited += NpcRules.CHALLENGE_DEPOSIT;
        if (!last.lie) {
            credits[accused] += NpcRules.CHALLENGE_DEPOSIT;
            return;
        }
        credits[who] += NpcRules.CHALLENGE_DEPOSIT;
        suspend(accused, who);
    }

    // ---- spot checks

    /// @dev Lets somebody play for some seconds of its lease, and the beacon draw from all of these ticks at once.
    function owe(uint256 seed) external {
        lease(seed);
        for (uint256 i; i <= (seed >> 16) % 3; ++i) {
            vm.warp(block.timestamp + 1);
            tick(seed, (seed >> (24 + i)) % 8 == 0);
        }
        vm.warp(block.timestamp + 2 * NpcRules.CHECK_SECONDS);
        prove(seed);
    }

    /// @dev Lets the rounds be proven that draw from somebody's ticks, those that are published.
    function prove(uint256 seed) public {
        address who = actors[seed % ACTORS];
        for (uint256 i = answered[who]; i < sentBy[who].length; ++i) {
            uint64 round = roundOf(sentBy[who][i]);
            if (RoundTime.timeOf(round, GENESIS, PERIOD) > block.timestamp) return;
            Round.set(IStore(address(WORLD)), round, keccak256(abi.encode(seed, round)));
            drawn = who;
            ++succeeded["draw"];
        }
    }

    function answer(uint256 seed) public {
        address who = asked(seed);
        address finder = actors[(seed >> 8) % ACTORS];
        (bool owed, uint256 tick_) = walk(who, answered[who]);
        Verdict.Testimony[] memory given = new Verdict.Testimony[](1);
        if (owed) {
            Sent storage of_ = sentBy[who][tick_];
            given[0] = Verdict.Testimony(of_.bodies, of_.minds, of_.sent, 0, 1, new bytes32[](0));
        }
        bool isLie = owed && sentBy[who][tick_].lie;
        bytes memory call = abi.encodeCall(WORLD.npc__answerChecks, (who, given));
        bool must = !out[who] && (owed || tick_ != answered[who]);
        if (!act(isLie ? bytes32("find") : bytes32("answer"), finder, 0, call, must)) return;
        if (isLie) {
            suspend(who, finder);
            return;
        }
        answered[who] = tick_;
        if (owed) (, answered[who]) = walk(who, tick_ + 1);
    }

    function demand(uint256 seed) external {
        address who = asked(seed);
        (bool owed, uint256 tick_) = walk(who, answered[who]);
        bool must = owed && !out[who] && (since[who] == 0 || demanded[who] != tick_);
        must = must && block.timestamp <= sentBy[who][tick_].time + NpcRules.ANSWER_SECONDS;
        bytes memory call = abi.encodeCall(WORLD.npc__demandAnswer, (who));
        if (act("demand", actors[(seed >> 8) % ACTORS], 0, call, must)) {
            (demanded[who], since[who], sinceBlock[who]) = (tick_, block.timestamp, block.number);
        }
    }

    function convict(uint256 seed) external {
        address who = asked(seed);
        address finder = actors[(seed >> 8) % ACTORS];
        (bool owed, uint256 tick_) = walk(who, answered[who]);
        bool must = owed && !out[who] && since[who] != 0 && demanded[who] == tick_;
        must = must && block.timestamp > since[who] + NpcRules.ANSWER_SECONDS
            && block.number > sinceBlock[who] + NpcRules.ANSWER_BLOCKS;
        if (act("convict", finder, 0, abi.encodeCall(WORLD.npc__convictSilent, (who)), must)) suspend(who, finder);
    }

    function asked(uint256 seed) private view returns (address) {
        return drawn != address(0) && (seed >> 16) % 2 == 1 ? drawn : actors[seed % ACTORS];
    }

    function owes(address who) public view returns (bool owed) {
        (owed,) = walk(who, answered[who]);
    }

    /// @dev The first tick from one on that must be answered, or is not drawn yet.
    function walk(address who, uint256 from) private view returns (bool owed, uint256 at) {
        for (at = from; at < sentBy[who].length; ++at) {
            Sent storage tick_ = sentBy[who][at];
            if (Round.get(IStore(address(WORLD)), roundOf(tick_)) != 0) return (true, at);
            if (block.timestamp <= tick_.time + NpcRules.WINDOW_SECONDS) return (false, at);
        }
    }

    function roundOf(Sent storage tick_) private view returns (uint64) {
        uint256 first = tick_.time - tick_.time % NpcRules.CHECK_SECONDS + NpcRules.CHECK_SECONDS;
        return RoundTime.firstRoundFrom(uint64(first + NpcRules.CHECK_MARGIN), GENESIS, PERIOD);
    }

    /// @dev Half of a liar's bond goes to whoever found it; the rest waits to be forfeit.
    function suspend(address liar, address finder) private {
        uint256 reward = bonds[liar] / 2;
        credits[finder] += reward;
        bonds[liar] -= reward;
        freeAt[liar] = 0;
        leasedUntil[liar] = 0;
        out[liar] = true;
        if (player == liar) player = address(0);
    }

    // ---- what is owed, and time

    function forfeit(uint256 seed) external {
        address who = actors[seed % ACTORS];
        if (act("forfeit", KEEPER, 0, abi.encodeCall(WORLD.npc__forfeit, (who)), out[who] && bonds[who] != 0)) {
            credits[KEEPER] += bonds[who];
            bonds[who] = 0;
        }
    }

    function release(uint256 seed) external {
        address who = actors[seed % ACTORS];
        act("release", who, 0, abi.encodeCall(WORLD.npc__release, (home())), true);
        if (player == who) player = address(0);
    }

    function leave(uint256 seed) external {
        address who = actors[seed % ACTORS];
        if (act("leave", who, 0, abi.encodeCall(WORLD.npc__leave, ()), bonds[who] > 0 && freeAt[who] == 0 && !out[who]))
        {
            freeAt[who] = block.timestamp + NpcRules.WINDOW_SECONDS + 1;
            leasedUntil[who] = 0;
            if (player == who) player = address(0);
        }
    }

    function takeBond(uint256 seed) external {
        address who = actors[seed % ACTORS];
        bool must = freeAt[who] != 0 && block.timestamp >= freeAt[who] && !owes(who);
        if (act("takeBond", who, 0, abi.encodeCall(WORLD.npc__takeBond, ()), must)) {
            credits[who] += bonds[who];
            (bonds[who], freeAt[who]) = (0, 0);
        }
    }

    function withdraw(uint256 seed, uint256 amount) external {
        address who = seed % 5 == 4 ? KEEPER : actors[seed % ACTORS];
        amount = bound(amount, 1, NpcRules.BOND_A_BATCH);
        if (seed % 3 == 0 && credits[who] != 0) amount = bound(amount, 1, credits[who]);
        uint256 before = who.balance;
        bytes memory call = abi.encodeCall(WORLD.npc__withdrawCredit, (uint128(amount), who));
        if (act("withdraw", who, 0, call, credits[who] >= amount)) {
            assertEq(who.balance, before + amount);
            credits[who] -= amount;
            withdrawn += amount;
        }
    }

    function wait(uint256 time) external {
        vm.warp(block.timestamp + bound(time, 1, NpcRules.WINDOW_SECONDS / 4));
        vm.roll(block.number + 1);
    }

    /// @dev Time in which answers run out; seldom enough that most ticks meet none.
    function waitLong(uint256 seed) external {
        if (seed % 4 != 0) return;
        vm.warp(block.timestamp + NpcRules.ANSWER_SECONDS + (seed >> 2) % 2);
        vm.roll(block.number + NpcRules.ANSWER_BLOCKS + (seed >> 3) % 2);
    }

    function act(bytes32 action, address who, uint256 value, bytes memory call, bool must) private returns (bool ok) {
        vm.prank(who);
        (ok,) = address(WORLD).call{value: value}(call);
        // A call that cannot even begin leaves the prank to the next one.
        vm.stopPrank();
        assertEq(ok, must, string(abi.encodePacked(action)));
        if (ok) ++succeeded[action];
    }

    function home() private pure returns (uint8[] memory batches) {
        batches = new uint8[](1);
        batches[0] = uint8(Batches.batchOf(HOME));
    }

    function actorCount() external pure returns (uint256) {
        return ACTORS;
    }
}
