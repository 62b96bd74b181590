// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Test} from "forge-std/Test.sol";
import {StoreSwitch} from "@latticexyz/store/src/StoreSwitch.sol";
import {Balances} from "@latticexyz/world/src/codegen/tables/Balances.sol";

import {IWorld} from "../../../src/codegen/world/IWorld.sol";
import {NpcRules} from "../../../src/generated/NpcRules.sol";
import {RealmRules} from "../../../src/generated/RealmRules.sol";
import {Batches} from "../../../src/namespaces/npc/Batches.sol";
import {Bond, Credit} from "../../../src/namespaces/npc/codegen/index.sol";
import {RegionRecord} from "../../../src/namespaces/realm/RegionRecord.sol";
import {OperatorTest, blockFor} from "./OperatorTest.sol";

/// @dev Operators that bond, lease, tick, leave and take their money. It keeps a second set of books, by what the rules say, not
/// by what the contract did, and works out before each call whether it must succeed.
contract BondHandler is Test {
    uint256 private constant ACTORS = 4;
    uint16 private constant HOME = uint16(RealmRules.HOME_ROW * 256 + RealmRules.HOME_COLUMN);

    IWorld private immutable WORLD;
    address[] public actors;

    /// @dev The books: everyone's bond, when it is free once they have left, and credit; and what came in and went out.
    mapping(address who => uint256) public bonds;
    mapping(address who => uint256) public freeAt;
    mapping(address who => uint256) public credits;
    uint256 public deposited;
    uint256 public withdrawn;

    /// @dev Who plays the home batch, and the last second of that.
    address public player;
    uint256 public playsUntil;
    /// @dev The last second of a lease, of whatever batches; its holder may call `tick`, which skips what is not leased.
    mapping(address who => uint256) public leasedUntil;
    uint32 public ticks;
    uint16 private nextPlace;

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
        if (act("bond", who, amount, abi.encodeCall(WORLD.npc__bond, ()), freeAt[who] == 0)) {
            bonds[who] += amount;
            deposited += amount;
        }
    }

    function lease(uint256 seed) external {
        address who = actors[seed % ACTORS];
        bool isFree = player == who || player == address(0) || playsUntil < block.timestamp;
        bool must = isFree && freeAt[who] == 0 && bonds[who] >= NpcRules.BOND_A_BATCH;
        if (act("lease", who, 0, abi.encodeCall(WORLD.npc__lease, (home())), must)) {
            (player, playsUntil) = (who, block.timestamp + NpcRules.LEASE_SECONDS);
            leasedUntil[who] = playsUntil;
        }
    }

    function tick(uint256 seed) external {
        address who = actors[seed % ACTORS];
        bytes memory sent = blockFor(HOME, ticks + 1, 0, "");
        bool must = leasedUntil[who] >= block.timestamp;
        bool plays = player == who && playsUntil >= block.timestamp;
        if (act("tick", who, 0, abi.encodeCall(WORLD.npc__tick, (nextPlace++, sent)), must) && plays) ++ticks;
    }

    function release(uint256 seed) external {
        address who = actors[seed % ACTORS];
        act("release", who, 0, abi.encodeCall(WORLD.npc__release, (home())), true);
        if (player == who) player = address(0);
    }

    function leave(uint256 seed) external {
        address who = actors[seed % ACTORS];
        if (act("leave", who, 0, abi.encodeCall(WORLD.npc__leave, ()), bonds[who] > 0 && freeAt[who] == 0)) {
            freeAt[who] = block.timestamp + NpcRules.WINDOW_SECONDS + 1;
            leasedUntil[who] = 0;
            if (player == who) player = address(0);
        }
    }

    function takeBond(uint256 seed) external {
        address who = actors[seed % ACTORS];
        bool must = freeAt[who] != 0 && block.timestamp >= freeAt[who];
        if (act("takeBond", who, 0, abi.encodeCall(WORLD.npc__takeBond, ()), must)) {
            credits[who] += bonds[who];
            (bonds[who], freeAt[who]) = (0, 0);
        }
    }

    function withdraw(uint256 seed, uint256 amount) external {
        address who = actors[seed % ACTORS];
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
    }

    function act(bytes32 action, address who, uint256 value, bytes memory call, bool must) private returns (bool ok) {
        vm.prank(who);
        (ok,) = address(WORLD).call{value: value}(call);
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

contract BondInvariants is OperatorTest {
    BondHandler private handler;

    function setUp() public override {
        super.setUp();
        uint16[] memory regions = new uint16[](1);
        regions[0] = HOME;
        world.realm__settle(regions);
        // The base's operator leaves the stage.
        vm.prank(operator);
        world.npc__leave();
        handler = new BondHandler(world);
        targetContract(address(handler));
    }

    /// forge-config: default.invariant.runs = 32
    /// forge-config: default.invariant.depth = 200
    /// forge-config: default.invariant.fail-on-revert = true
    function invariant_every_wei_is_somebodys() public view {
        uint256 owed = Bond.getAmount(operator);
        for (uint256 i; i < handler.actorCount(); ++i) {
            address who = handler.actors(i);
            assertEq(Bond.getAmount(who), handler.bonds(who), "bond");
            assertEq(Bond.getFreeAt(who), handler.freeAt(who), "free at");
            assertEq(Credit.get(who), handler.credits(who), "credit");
            owed += Bond.getAmount(who) + Credit.get(who);
        }
        uint256 booked = Balances.get(namespaceOf("npc"));
        assertEq(booked, owed, "booked is owed");
        assertEq(booked, HIRED_BOND + handler.deposited() - handler.withdrawn(), "in less out");
        assertLe(booked, address(world).balance, "held");
    }

    /// forge-config: default.invariant.runs = 32
    /// forge-config: default.invariant.depth = 200
    /// forge-config: default.invariant.fail-on-revert = true
    function invariant_nobody_acts_twice_on_one_tick() public view {
        assertEq(RegionRecord.tickOf(bodiesOf(HOME)), handler.ticks());
    }

    /// @dev In the end everyone can take out what is theirs, without anyone's help.
    function afterInvariant() public {
        for (uint256 i; i < handler.actorCount(); ++i) {
            address who = handler.actors(i);
            vm.startPrank(who);
            if (Bond.getAmount(who) != 0) {
                if (Bond.getFreeAt(who) == 0) world.npc__leave();
                vm.warp(block.timestamp + NpcRules.WINDOW_SECONDS + 1);
                world.npc__takeBond();
            }
            uint128 credit = Credit.get(who);
            if (credit != 0) world.npc__withdrawCredit(credit, who);
            vm.stopPrank();
            assertEq(Credit.get(who), 0);
        }
        assertEq(Balances.get(namespaceOf("npc")), Bond.getAmount(operator));
    }

    function test_every_action_of_the_handler_succeeds() public {
        handler.bond(0, 2 * NpcRules.BOND_A_BATCH);
        handler.lease(0);
        handler.tick(0);
        handler.release(0);
        handler.leave(0);
        for (uint256 i; i < 5; ++i) {
            handler.wait(NpcRules.WINDOW_SECONDS / 4);
        }
        handler.takeBond(0);
        handler.withdraw(0, 1);
        bytes32[7] memory actions = [bytes32("bond"), "lease", "tick", "release", "leave", "takeBond", "withdraw"];
        for (uint256 i; i < actions.length; ++i) {
            assertEq(handler.succeeded(actions[i]), 1, string(abi.encodePacked(actions[i])));
        }
    }
}
