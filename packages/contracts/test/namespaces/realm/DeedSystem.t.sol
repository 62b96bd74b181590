// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {DeedRules} from "../../../src/generated/DeedRules.sol";
import {RealmRules} from "../../../src/generated/RealmRules.sol";
import {IDeeds} from "../../../src/namespaces/realm/IDeeds.sol";
import {Players} from "../../../src/namespaces/realm/Players.sol";
import {RegionRecord} from "../../../src/namespaces/realm/RegionRecord.sol";
import {Hands} from "../../../src/namespaces/realm/codegen/index.sol";
import {IWager} from "../../../src/namespaces/wager/IWager.sol";
import {DeedTest} from "./DeedTest.sol";

contract DeedSystemTest is DeedTest {
    uint256 private constant FOOD = DeedRules.GOODS_FOOD;
    uint256 private constant ORE = DeedRules.GOODS_ORE;

    function refused(bytes memory why) private {
        vm.expectRevert(why);
        vm.prank(ada);
    }

    // ---- mine

    function test_mine_breaks_ore_out_of_the_vein_ahead() public {
        (uint256 tile, uint8 heading) = besideOre();
        stand(adaSlot, tile);
        vm.prank(ada);
        world.realm__mine(heading);
        assertEq(oreOf(adaSlot), 1);
        assertEq(foodOf(adaSlot), 0);
        assertEq(Hands.get(ada), block.timestamp + DeedRules.MINE_TAKES);
        assertSound();
    }

    function test_mine_finds_no_ore_in_the_town() public {
        refused(abi.encodeWithSelector(IDeeds.NoOre.selector, RealmRules.TERRAIN_TOWN));
        world.realm__mine(0);
    }

    function test_mine_refuses_headings_that_are_none() public {
        refused(abi.encodeWithSelector(IDeeds.NoSuchHeading.selector, 8));
        world.realm__mine(8);
    }

    function test_mine_refuses_a_full_pack() public {
        (uint256 tile, uint8 heading) = besideOre();
        stand(adaSlot, tile);
        carry(adaSlot, 15, 3);
        refused(abi.encodeWithSelector(IDeeds.NoRoom.selector, adaSlot, 15, 1));
        world.realm__mine(heading);
        assertEq(foodOf(adaSlot), 3);
    }

    function test_mine_looks_beyond_the_border_and_not_beyond_the_realm() public {
        // Nothing is settled beyond: the terrain is a pure function all the same, and not always ore.
        stand(adaSlot, 31);
        vm.prank(ada);
        vm.expectPartialRevert(IDeeds.NoOre.selector);
        world.realm__mine(2);
    }

    // ---- the hands

    function test_no_two_deeds_in_the_time_that_one_takes() public {
        (uint256 tile, uint8 heading) = besideOre();
        stand(adaSlot, tile);
        vm.prank(ada);
        world.realm__mine(heading);
        uint64 freeAt = uint64(block.timestamp + DeedRules.MINE_TAKES);
        bytes memory busy = abi.encodeWithSelector(IDeeds.HandsBusy.selector, freeAt, uint64(block.timestamp));
        refused(busy);
        world.realm__mine(heading);
        refused(busy);
        world.realm__eat();

        skip(DeedRules.MINE_TAKES - 1);
        refused(abi.encodeWithSelector(IDeeds.HandsBusy.selector, freeAt, uint64(block.timestamp)));
        world.realm__mine(heading);
        skip(1);
        vm.prank(ada);
        world.realm__mine(heading);
        assertEq(oreOf(adaSlot), 2);
    }

    function test_a_refused_deed_leaves_the_hands_free() public {
        refused(abi.encodeWithSelector(IDeeds.NotHurt.selector, 15));
        world.realm__eat();
        assertEq(Hands.get(ada), 0);
    }

    function test_hands_are_each_players_own() public {
        (uint256 tile, uint8 heading) = besideOre();
        uint8 bobSlot = spawn(bob);
        stand(adaSlot, tile);
        stand(bobSlot, tile);
        vm.prank(ada);
        world.realm__mine(heading);
        vm.prank(bob);
        world.realm__mine(heading);
        assertEq(oreOf(adaSlot), 1);
        assertEq(oreOf(bobSlot), 1);
    }

    // ---- who acts

    function test_deeds_need_a_living_player() public {
        address nobody = makeAddr("nobody");
        vm.startPrank(nobody);
        bytes memory none = abi.encodeWithSelector(Players.NotSpawned.selector, nobody);
        vm.expectRevert(none);
        world.realm__mine(0);
        vm.expectRevert(none);
        world.realm__gather();
        vm.expectRevert(none);
        world.realm__eat();
        vm.expectRevert(none);
        world.realm__strike(0);
        vm.expectRevert(none);
        world.realm__give(0, 0);
        vm.stopPrank();

        setLane(HOME, adaSlot, RegionRecord.makeLane(false, RegionRecord.DEAD, centre()));
        bytes memory dead = abi.encodeWithSelector(Players.PlayerDead.selector, ada, HOME, adaSlot);
        refused(dead);
        world.realm__mine(0);
        refused(dead);
        world.realm__gather();
        refused(dead);
        world.realm__eat();
        refused(dead);
        world.realm__strike(OTHER);
        refused(dead);
        world.realm__give(OTHER, 0);
    }

    function test_the_dead_lose_what_they_carried() public {
        carry(adaSlot, 7, 7);
        setLane(HOME, adaSlot, RegionRecord.makeLane(false, RegionRecord.DEAD, centre()));
        adaSlot = spawn(ada);
        assertEq(oreOf(adaSlot), 0);
        assertEq(foodOf(adaSlot), 0);
    }

    // ---- gather, eat

    function test_gather_finds_food_in_forests_and_meadows_only() public {
        uint256[2] memory good = [uint256(RealmRules.TERRAIN_FOREST), RealmRules.TERRAIN_MEADOW];
        for (uint256 i; i < 2; ++i) {
            stand(adaSlot, tileWith(good[i]));
            vm.prank(ada);
            world.realm__gather();
            assertEq(foodOf(adaSlot), i + 1);
            skip(DeedRules.GATHER_TAKES);
        }
        stand(adaSlot, tileWith(RealmRules.TERRAIN_ROAD));
        refused(abi.encodeWithSelector(IDeeds.NothingGrows.selector, RealmRules.TERRAIN_ROAD));
        world.realm__gather();
        assertSound();
    }

    function test_gather_refuses_a_full_pack() public {
        stand(adaSlot, tileWith(RealmRules.TERRAIN_MEADOW));
        carry(adaSlot, 0, 15);
        refused(abi.encodeWithSelector(IDeeds.NoRoom.selector, adaSlot, 15, 1));
        world.realm__gather();
    }

    function test_eat_heals_up_to_the_top() public {
        carry(adaSlot, 4, 2);
        setHealth(adaSlot, 3);
        vm.prank(ada);
        world.realm__eat();
        assertEq(healthOf(adaSlot), 3 + DeedRules.FOOD_HEALS);
        skip(DeedRules.EAT_TAKES);
        setHealth(adaSlot, 14);
        vm.prank(ada);
        world.realm__eat();
        assertEq(healthOf(adaSlot), 15);
        assertEq(foodOf(adaSlot), 0);
        assertEq(oreOf(adaSlot), 4);

        skip(DeedRules.EAT_TAKES);
        setHealth(adaSlot, 14);
        refused(abi.encodeWithSelector(IDeeds.NotEnough.selector, FOOD, 0, 1));
        world.realm__eat();
        assertSound();
    }

    // ---- strike

    function test_strike_hurts_and_is_remembered() public {
        npc(OTHER, RealmRules.KIND_WOLF, centre() + 1, 12);
        vm.prank(ada);
        world.realm__strike(OTHER);
        uint256 mind = mindOf(HOME, OTHER);
        assertEq(RegionRecord.healthOf(mind), 12 - DeedRules.STRIKE_DAMAGE);
        assertEq(RegionRecord.foeOf(mind, OTHER), adaSlot);
        assertEq((mind >> 12) & 15, RealmRules.FEAR_STRUCK);
        assertSound();
    }

    function test_strike_turns_a_friend_into_a_foe() public {
        carry(adaSlot, 0, 1);
        npc(OTHER, RealmRules.KIND_GUARD, centre() + 1, 15);
        vm.prank(ada);
        world.realm__give(OTHER, uint8(FOOD));
        assertEq(RegionRecord.friendOf(mindOf(HOME, OTHER), OTHER), adaSlot);
        skip(DeedRules.GIVE_TAKES);
        vm.prank(ada);
        world.realm__strike(OTHER);
        assertEq(RegionRecord.foeOf(mindOf(HOME, OTHER), OTHER), adaSlot);
        assertEq(RegionRecord.friendOf(mindOf(HOME, OTHER), OTHER), RegionRecord.NOBODY);
    }

    function test_strike_that_kills_takes_what_is_left() public {
        uint256 out = tileWith(RealmRules.TERRAIN_ROAD);
        stand(adaSlot, out);
        npc(OTHER, RealmRules.KIND_DEER, out, DeedRules.STRIKE_DAMAGE);
        vm.prank(ada);
        world.realm__strike(OTHER);
        assertEq(RegionRecord.intentOf(laneOf(HOME, OTHER)), RegionRecord.DEAD);
        assertEq(foodOf(adaSlot), 3);

        skip(DeedRules.STRIKE_TAKES);
        npc(OTHER, RealmRules.KIND_RAIDER, out, 1);
        carry(adaSlot, 13, 3);
        vm.prank(ada);
        world.realm__strike(OTHER);
        // As far as there is room.
        assertEq(oreOf(adaSlot), 15);
        assertEq(foodOf(adaSlot), 3);
        assertSound();
    }

    function test_strike_reaches_eight_tiles_and_ones_own() public {
        uint256 here = 12 * 32 + 3;
        stand(adaSlot, here);
        for (uint256 dy; dy < 5; ++dy) {
            for (uint256 dx; dx < 5; ++dx) {
                uint256 there = here + dx + 32 * dy - 66;
                npc(OTHER, RealmRules.KIND_WOLF, there, 12);
                bool near = dx > 0 && dx < 4 && dy > 0 && dy < 4;
                if (!near) refused(abi.encodeWithSelector(IDeeds.OutOfReach.selector, OTHER, 2));
                else vm.prank(ada);
                world.realm__strike(OTHER);
                skip(DeedRules.STRIKE_TAKES);
            }
        }
    }

    function test_strike_reaches_nobody_around_the_regions_edge() public {
        stand(adaSlot, 5 * 32 + 31);
        npc(OTHER, RealmRules.KIND_WOLF, 6 * 32, 12);
        refused(abi.encodeWithSelector(IDeeds.OutOfReach.selector, OTHER, 31));
        world.realm__strike(OTHER);
    }

    function test_strike_refuses_oneself_players_the_dead_and_nobody() public {
        refused(abi.encodeWithSelector(IDeeds.ToOneself.selector, adaSlot));
        world.realm__strike(adaSlot);
        uint8 bobSlot = spawn(bob);
        refused(abi.encodeWithSelector(IDeeds.NoStrikingPlayers.selector, bobSlot));
        world.realm__strike(bobSlot);
        npc(OTHER, RealmRules.KIND_WOLF, centre(), 0);
        refused(abi.encodeWithSelector(IDeeds.NobodyThere.selector, HOME, OTHER));
        world.realm__strike(OTHER);
        refused(abi.encodeWithSelector(IDeeds.NobodyThere.selector, HOME, 63));
        world.realm__strike(63);
        refused(abi.encodeWithSelector(IDeeds.NobodyThere.selector, HOME, 200));
        world.realm__strike(200);
    }

    function test_merchants_are_sheltered_in_towns_and_not_outside() public {
        merchant(OTHER, 3);
        refused(abi.encodeWithSelector(IDeeds.Sheltered.selector, OTHER, RealmRules.KIND_MERCHANT));
        world.realm__strike(OTHER);
        uint256 out = tileWith(RealmRules.TERRAIN_ROAD);
        stand(adaSlot, out);
        setLane(HOME, OTHER, RegionRecord.makeLane(true, RegionRecord.REST, out));
        vm.prank(ada);
        world.realm__strike(OTHER);
        assertEq(RegionRecord.stockOf(mindOf(HOME, OTHER)), 3);
    }

    // ---- give

    function test_give_feeds_an_npc_that_becomes_a_friend() public {
        carry(adaSlot, 2, 2);
        npc(OTHER, RealmRules.KIND_WOLF, centre(), 9);
        vm.prank(ada);
        world.realm__give(OTHER, uint8(FOOD));
        uint256 mind = mindOf(HOME, OTHER);
        assertEq((mind >> 20) & 15, 10 - DeedRules.GIFT_FEEDS);
        assertEq(RegionRecord.friendOf(mind, OTHER), adaSlot);
        assertEq(foodOf(adaSlot), 1);
        skip(DeedRules.GIVE_TAKES);
        refused(abi.encodeWithSelector(IDeeds.NotWanted.selector, RealmRules.KIND_WOLF, ORE));
        world.realm__give(OTHER, uint8(ORE));
        assertEq(oreOf(adaSlot), 2);
        assertSound();
    }

    function test_give_ore_stocks_a_merchant_and_buys_off_a_raider() public {
        carry(adaSlot, 2, 0);
        merchant(OTHER, 14);
        vm.prank(ada);
        world.realm__give(OTHER, uint8(ORE));
        assertEq(RegionRecord.stockOf(mindOf(HOME, OTHER)), 15);
        skip(DeedRules.GIVE_TAKES);
        refused(abi.encodeWithSelector(IDeeds.NoRoom.selector, OTHER, 15, 1));
        world.realm__give(OTHER, uint8(ORE));

        npc(OTHER, RealmRules.KIND_RAIDER, centre(), 9);
        vm.prank(ada);
        world.realm__give(OTHER, uint8(ORE));
        assertEq((mindOf(HOME, OTHER) >> 20) & 15, 10 - DeedRules.GIFT_FEEDS);
        assertEq(oreOf(adaSlot), 0);
    }

    function test_give_to_another_player_moves_what_is_carried() public {
        uint8 bobSlot = spawn(bob);
        carry(adaSlot, 1, 1);
        vm.prank(ada);
        world.realm__give(bobSlot, uint8(ORE));
        assertEq(oreOf(bobSlot), 1);
        assertEq(oreOf(adaSlot), 0);
        carry(bobSlot, 1, 15);
        skip(DeedRules.GIVE_TAKES);
        refused(abi.encodeWithSelector(IDeeds.NoRoom.selector, bobSlot, 15, 1));
        world.realm__give(bobSlot, uint8(FOOD));
    }

    function test_give_refuses_what_one_has_not_and_what_is_none() public {
        npc(OTHER, RealmRules.KIND_WOLF, centre(), 9);
        refused(abi.encodeWithSelector(IDeeds.NotEnough.selector, FOOD, 0, 1));
        world.realm__give(OTHER, uint8(FOOD));
        refused(abi.encodeWithSelector(IDeeds.NoSuchGoods.selector, 2));
        world.realm__give(OTHER, 2);
        refused(abi.encodeWithSelector(IDeeds.ToOneself.selector, adaSlot));
        world.realm__give(adaSlot, 0);
    }

    /// @dev Goods move between players and are neither made nor lost, whatever both carry.
    function testFuzz_give_keeps_the_sum(uint8 oreA, uint8 oreB, bool food) public {
        uint8 bobSlot = spawn(bob);
        (oreA, oreB) = (oreA % 16, oreB % 16);
        carry(adaSlot, oreA, oreA);
        carry(bobSlot, oreB, oreB);
        vm.prank(ada);
        (bool good,) = address(world).call(abi.encodeCall(world.realm__give, (bobSlot, uint8(food ? FOOD : ORE))));
        assertEq(good, oreA > 0 && oreB < 15);
        assertEq(oreOf(adaSlot) + oreOf(bobSlot), uint256(oreA) + oreB);
        assertEq(foodOf(adaSlot) + foodOf(bobSlot), uint256(oreA) + oreB);
        assertSound();
    }

    // ---- coins

    /// @dev The World books what is sent to the namespace, whatever the function: the coins would be the founder's.
    function test_nothing_in_the_realm_takes_coins() public {
        (uint256 tile, uint8 heading) = besideOre();
        stand(adaSlot, tile);
        carry(adaSlot, 1, 1);
        setHealth(adaSlot, 3);
        npc(OTHER, RealmRules.KIND_WOLF, tile, 12);
        bytes[8] memory calls = [
            abi.encodeCall(world.realm__mine, (heading)),
            abi.encodeCall(world.realm__gather, ()),
            abi.encodeCall(world.realm__eat, ()),
            abi.encodeCall(world.realm__strike, (OTHER)),
            abi.encodeCall(world.realm__give, (OTHER, uint8(FOOD))),
            abi.encodeCall(world.realm__walk, (hex"00")),
            abi.encodeCall(world.realm__spawn, ()),
            abi.encodeCall(world.realm__settle, (new uint16[](0)))
        ];
        vm.deal(ada, 1);
        for (uint256 i; i < calls.length; ++i) {
            vm.prank(ada);
            (bool good, bytes memory why) = address(world).call{value: 1}(calls[i]);
            assertFalse(good);
            assertEq(why, abi.encodeWithSelector(IWager.TakesNoValue.selector, 1));
        }
        assertEq(ada.balance, 1);
    }

    // ---- cost

    /// forge-config: default.isolate = true
    function test_gas_of_deeds() public {
        (uint256 tile, uint8 heading) = besideOre();
        stand(adaSlot, tile);
        vm.startPrank(ada);
        world.realm__mine(heading);
        vm.snapshotGasLastCall("realm", "mine, the first deed");
        skip(10);
        world.realm__mine(heading);
        vm.snapshotGasLastCall("realm", "mine");
        vm.stopPrank();
        stand(adaSlot, tileWith(RealmRules.TERRAIN_MEADOW));
        skip(10);
        vm.prank(ada);
        world.realm__gather();
        vm.snapshotGasLastCall("realm", "gather");
        setHealth(adaSlot, 3);
        skip(10);
        vm.prank(ada);
        world.realm__eat();
        vm.snapshotGasLastCall("realm", "eat");
        carry(adaSlot, 5, 5);
        npc(OTHER, RealmRules.KIND_WOLF, tileWith(RealmRules.TERRAIN_MEADOW), 12);
        skip(10);
        vm.prank(ada);
        world.realm__strike(OTHER);
        vm.snapshotGasLastCall("realm", "strike");
        skip(10);
        vm.prank(ada);
        world.realm__give(OTHER, uint8(FOOD));
        vm.snapshotGasLastCall("realm", "give");
    }
}
