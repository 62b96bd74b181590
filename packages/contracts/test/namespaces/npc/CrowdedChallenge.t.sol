// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {NpcRules} from "../../../src/generated/NpcRules.sol";
import {RealmRules} from "../../../src/generated/RealmRules.sol";
import {BrainKernel} from "../../../src/namespaces/npc/BrainKernel.sol";
import {Decision} from "../../../src/namespaces/npc/Decision.sol";
import {Observation} from "../../../src/namespaces/npc/Observation.sol";
import {Verdict} from "../../../src/namespaces/npc/Verdict.sol";
import {RegionRecord} from "../../../src/namespaces/realm/RegionRecord.sol";
import {RegionRules} from "../../../src/namespaces/realm/RegionRules.sol";
import {RegionStore} from "../../../src/namespaces/realm/RegionStore.sol";
import {Terrain} from "../../../src/namespaces/realm/Terrain.sol";
import {Treasury} from "../../../src/namespaces/wager/codegen/tables/Treasury.sol";
import {BrainMaker} from "./BrainMaker.sol";
import {OperatorTest, blockFor} from "./OperatorTest.sol";

/// @dev A wrong decision proved of each kind of NPC in the middle of a full region: 127 others around it, all in sight and
/// within and around a town, no byte of whom is zero, and all NPCs among them listed.
contract CrowdedChallengeTest is OperatorTest {
    uint8 private constant MIDDLE = 66;
    address private watcher = makeAddr("watcher");
    uint256 private constant BUDGET = 300_000;
    /// @dev By kind.
    bytes[7] private brains;
    bool private isLongest;

    function setUp() public override {
        super.setUp();
        uint16[] memory regions = new uint16[](1);
        regions[0] = HOME;
        world.realm__settle(regions);
        Treasury.set(address(this));
        vm.deal(watcher, 1 ether);
        world.npc__nameDesigner(address(this));
        for (uint8 kind = uint8(RealmRules.KIND_DEER); kind < 7; ++kind) {
            brains[kind] = BrainMaker.make(hex"02003c001e07001e001400", kind);
            world.npc__useBrain(kind, world.npc__publishBrain(kind, brains[kind]), 0, 0);
        }
        vm.warp(block.timestamp + NpcRules.BRAIN_GRACE + 1);
    }

    /// forge-config: default.isolate = true
    function test_a_challenge_among_players_costs_less_than_300000_gas() public {
        uint256[] memory crowd = new uint256[](1);
        crowd[0] = RealmRules.KIND_PLAYER;
        prove("127 players", crowd, BUDGET);
    }

    /// forge-config: default.isolate = true
    function test_a_challenge_among_merchants_costs_less_than_300000_gas() public {
        uint256[] memory crowd = new uint256[](1);
        crowd[0] = RealmRules.KIND_MERCHANT;
        prove("127 merchants", crowd, BUDGET);
    }

    /// forge-config: default.isolate = true
    function test_a_challenge_among_all_kinds_costs_less_than_300000_gas() public {
        uint256[] memory crowd = new uint256[](6);
        for (uint256 i; i < 6; ++i) {
            crowd[i] = 1 + i;
        }
        prove("127 of all kinds", crowd, BUDGET);
    }

    /// @dev The longest list that a tick applies: rows that say nothing without being zero, and everyone strikes.
    /// forge-config: default.isolate = true
    function test_a_challenge_of_the_longest_list_costs_a_twelfth_more_at_most() public {
        isLongest = true;
        uint256[] memory crowd = new uint256[](1);
        crowd[0] = RealmRules.KIND_MERCHANT;
        prove("127 merchants, the longest list", crowd, BUDGET + BUDGET / 12);
    }

    /// @dev Proves a decision of each kind wrong, in the midst of such a crowd.
    function prove(string memory name, uint256[] memory crowd, uint256 most) private {
        string[7] memory names = ["", "", "deer", "wolf", "guard", "raider", "merchant"];
        uint256 snapshot = vm.snapshotState();
        for (uint256 kind = RealmRules.KIND_DEER; kind < 7; ++kind) {
            uint256 used = _prove(kind, crowd);
            assertLt(used, most, names[kind]);
            vm.snapshotValue("challenge", string.concat("a wrong decision of a ", names[kind], " among ", name), used);
            vm.revertToState(snapshot);
        }
    }

    function _prove(uint256 kind, uint256[] memory crowd) private returns (uint256) {
        Verdict.Testimony memory testimony;
        (testimony.bodies, testimony.minds) = _crowd(kind, crowd);
        RegionStore.save(HOME, testimony.bodies, testimony.minds);
        testimony.sent = blockFor(HOME, 1, 1, _listOf(testimony, kind));
        (testimony.count, testimony.path) = (1, new bytes32[](0));
        uint16 place = nextPlace();
        vm.startPrank(operator);
        world.npc__lease(batchesFrom(HOME));
        world.npc__tick(place, testimony.sent);
        vm.stopPrank();
        vm.prank(watcher);
        assertFalse(world.npc__challenge{value: NpcRules.CHALLENGE_DEPOSIT}(operator, place, MIDDLE, testimony));
        return vm.lastCallGas().gasTotalUsed;
    }

    function _crowd(uint256 kind, uint256[] memory crowd)
        private
        view
        returns (bytes memory bodies, bytes memory minds)
    {
        Terrain.Plan memory plan = Terrain.planOf(HOME);
        bodies = new bytes(64 + 2 * 128);
        minds = new bytes(4 * 128);
        for (uint256 slot; slot < 128; ++slot) {
            uint256 who = slot == MIDDLE ? kind : crowd[slot % crowd.length];
            bool npc = who != RealmRules.KIND_PLAYER;
            uint256 tile = (plan.centreY - 6 + slot / 11) * 32 + plan.centreX - 5 + slot % 11;
            uint256 intent = npc ? RegionRecord.REST : RegionRecord.FACE;
            RegionRecord.setLane(bodies, slot, RegionRecord.makeLane(npc, intent, tile));
            // Some of everything, and a regard for somebody: a friend, but of whom is challenged, to which all shall look.
            uint256 mind = RegionRecord.makeMind(who, 9, slot == MIDDLE ? 5 : 1 + slot % 9, 1 + slot % 15) | 0x033000;
            RegionRecord.setMind(minds, slot, mind | (slot == MIDDLE ? 0 : 0x81));
        }
        bodies[4] = bytes1(uint8(8));
        RegionRecord.setMindsHash(bodies, minds);
        RegionRecord.seal(bodies, 0, block.timestamp - 1);
    }

    /// @dev A list that has every NPC walk, and the one in the middle do another thing than its brain chooses.
    function _listOf(Verdict.Testimony memory testimony, uint256 kind) private view returns (bytes memory list) {
        (bytes memory bodies, bytes memory minds) = (testimony.bodies, testimony.minds);
        Observation.Region memory region = Observation.Region(HOME, bodies, minds, RegionStore.ground(HOME));
        (bytes memory senses, uint256 victim) = Observation.observe(region, MIDDLE, Observation.noiseOf(bodies));
        uint256 choice = BrainKernel.highest(BrainKernel.scores(brains[kind], senses));
        uint256 right = Decision.actionOf(RegionRecord.lane(bodies, MIDDLE), choice, victim);
        list = hex"00";
        if (isLongest) {
            list = hex"ff";
            for (uint256 slot; slot < 128; ++slot) {
                list = abi.encodePacked(list, uint8(0x7f));
            }
        }
        for (uint256 slot; slot < 128; ++slot) {
            if (RegionRecord.lane(bodies, slot) & RegionRecord.NPC_BIT == 0) continue;
            uint256 action = RegionRecord.WALK + slot % 8;
            if (slot == MIDDLE && action == right) ++action;
            list = isLongest
                ? abi.encodePacked(list, uint8(slot), uint8(RegionRules.STRIKE), uint8(slot ^ 1))
                : abi.encodePacked(list, uint8(slot), uint8(action));
        }
        if (isLongest) assertEq(list.length, RegionRules.LIST_MOST);
    }
}
