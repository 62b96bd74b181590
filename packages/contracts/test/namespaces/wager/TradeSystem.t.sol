// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {IWorldErrors} from "@latticexyz/world/src/IWorldErrors.sol";
import {DelegationControl} from "@latticexyz/world/src/DelegationControl.sol";
import {ResourceId} from "@latticexyz/world/src/WorldResourceId.sol";
import {System} from "@latticexyz/world/src/System.sol";

import {DeedRules} from "../../../src/generated/DeedRules.sol";
import {RealmRules} from "../../../src/generated/RealmRules.sol";
import {IDeeds} from "../../../src/namespaces/realm/IDeeds.sol";
import {Players} from "../../../src/namespaces/realm/Players.sol";
import {Prices} from "../../../src/namespaces/realm/Prices.sol";
import {RegionRecord} from "../../../src/namespaces/realm/RegionRecord.sol";
import {Accounts} from "../../../src/namespaces/wager/Accounts.sol";
import {ITrades} from "../../../src/namespaces/wager/ITrades.sol";
import {IWager} from "../../../src/namespaces/wager/IWager.sol";
import {Purse} from "../../../src/namespaces/wager/codegen/tables/Purse.sol";
import {DeedTest} from "../realm/DeedTest.sol";

contract TradeSystemTest is DeedTest {
    uint128 private constant COIN = 1e15;
    uint256 private constant FILLED = 1000 * uint256(COIN);

    function setUp() public override {
        super.setUp();
        fill(world.wager__merchantsPurse(), FILLED);
    }

    function fill(bytes32 account, uint256 amount) private {
        vm.deal(address(this), amount);
        world.wager__deposit{value: amount}(account);
    }

    function purse(address owner) private view returns (uint256) {
        return Purse.get(Accounts.ofAddress(owner));
    }

    function till() private view returns (uint256) {
        return Purse.get(world.wager__merchantsPurse());
    }

    function stock() private view returns (uint256) {
        return RegionRecord.stockOf(mindOf(HOME, OTHER));
    }

    function refused(bytes memory why) private {
        vm.expectRevert(why);
        vm.prank(ada);
    }

    // ---- prices

    function test_prices_are_the_sum_of_the_pieces() public pure {
        for (uint256 held; held <= 15; ++held) {
            uint256 ore;
            for (uint256 n; n + held < 15; ++n) {
                ore += (100 - 5 * (held + n)) * 1e13;
                assertEq(Prices.ofOre(held, n + 1), ore);
            }
            uint256 food;
            for (uint256 n; n < held; ++n) {
                food += (130 - 5 * (held - n)) * 1e13;
                assertEq(Prices.ofFood(held, n + 1), food);
            }
        }
    }

    /// @dev Selling ore and buying as many pieces back costs something, whatever the merchant has.
    function testFuzz_no_round_trip_pays(uint256 held, uint256 pieces) public pure {
        held = bound(held, 0, 14);
        pieces = bound(pieces, 1, 15 - held);
        assertLt(Prices.ofOre(held, pieces), Prices.ofFood(held + pieces, pieces));
    }

    /// @dev Splitting a sale changes nothing.
    function testFuzz_a_sale_in_parts_brings_the_same(uint256 held, uint256 a, uint256 b) public pure {
        held = bound(held, 0, 13);
        a = bound(a, 1, 14 - held);
        b = bound(b, 1, 15 - held - a);
        assertEq(Prices.ofOre(held, a + b), Prices.ofOre(held, a) + Prices.ofOre(held + a, b));
        assertEq(Prices.ofFood(held + a + b, a + b), Prices.ofFood(held + a + b, b) + Prices.ofFood(held + a, a));
    }

    // ---- selling

    function test_sellOre_pays_from_the_merchants_purse_and_the_price_falls() public {
        merchant(OTHER, 2);
        carry(adaSlot, 5, 1);
        vm.prank(ada);
        uint256 paid = world.wager__sellOre(OTHER, 2, 0);
        assertEq(paid, uint256(90 + 85) * 1e13);
        assertEq(purse(ada), paid);
        assertEq(till(), FILLED - paid);
        assertEq(oreOf(adaSlot), 3);
        assertEq(stock(), 4);
        skip(DeedRules.TRADE_TAKES);
        vm.prank(ada);
        assertEq(world.wager__sellOre(OTHER, 1, 0), 80 * 1e13);
        assertSound();
    }

    function test_sellOre_refuses_a_price_below_what_is_asked() public {
        merchant(OTHER, 2);
        carry(adaSlot, 5, 0);
        uint256 price = Prices.ofOre(2, 5);
        refused(abi.encodeWithSelector(ITrades.PriceTooLow.selector, price, price + 1));
        world.wager__sellOre(OTHER, 5, uint128(price + 1));
        assertEq(oreOf(adaSlot), 5);
        assertEq(stock(), 2);
        vm.prank(ada);
        world.wager__sellOre(OTHER, 5, uint128(price));
    }

    function test_sellOre_refuses_when_the_merchants_have_no_coins() public {
        merchant(OTHER, 0);
        carry(adaSlot, 2, 0);
        // Someone sells until 1 hundredth is missing.
        Purse.set(world.wager__merchantsPurse(), uint128(Prices.ofOre(0, 2) - 1));
        refused(
            abi.encodeWithSelector(ITrades.MerchantsPurseTooSmall.selector, Prices.ofOre(0, 2) - 1, Prices.ofOre(0, 2))
        );
        world.wager__sellOre(OTHER, 2, 0);
        assertEq(oreOf(adaSlot), 2);
    }

    function test_sellOre_refuses_more_than_there_is_and_more_than_fits() public {
        merchant(OTHER, 14);
        carry(adaSlot, 3, 0);
        refused(abi.encodeWithSelector(IDeeds.NotEnough.selector, DeedRules.GOODS_ORE, 3, 4));
        world.wager__sellOre(OTHER, 4, 0);
        refused(abi.encodeWithSelector(IDeeds.NoRoom.selector, OTHER, 14, 2));
        world.wager__sellOre(OTHER, 2, 0);
        refused(abi.encodeWithSelector(IDeeds.NotEnough.selector, DeedRules.GOODS_ORE, 3, 255));
        world.wager__sellOre(OTHER, 255, 0);
        refused(abi.encodeWithSelector(IDeeds.NothingTraded.selector));
        world.wager__sellOre(OTHER, 0, 0);
    }

    function test_two_sales_in_one_second_are_one_too_many() public {
        merchant(OTHER, 0);
        carry(adaSlot, 2, 0);
        vm.prank(ada);
        world.wager__sellOre(OTHER, 1, 0);
        uint64 time = uint64(block.timestamp);
        refused(abi.encodeWithSelector(IDeeds.HandsBusy.selector, time + uint64(DeedRules.TRADE_TAKES), time));
        world.wager__sellOre(OTHER, 1, 0);
    }

    // ---- buying

    function test_buyFood_takes_the_price_from_the_purse_and_the_price_rises() public {
        merchant(OTHER, 6);
        fill(Accounts.ofAddress(ada), 5 * COIN);
        vm.prank(ada);
        uint256 price = world.wager__buyFood(OTHER, 2, 5 * COIN);
        assertEq(price, uint256(100 + 105) * 1e13);
        assertEq(purse(ada), 5 * COIN - price);
        assertEq(till(), FILLED + price);
        assertEq(foodOf(adaSlot), 2);
        assertEq(stock(), 4);
        assertSound();
    }

    function test_buyFood_takes_no_more_than_was_named_and_no_more_than_there_is() public {
        merchant(OTHER, 6);
        fill(Accounts.ofAddress(ada), COIN);
        uint256 price = Prices.ofFood(6, 1);
        refused(abi.encodeWithSelector(ITrades.PriceTooHigh.selector, price, price - 1));
        world.wager__buyFood(OTHER, 1, uint128(price - 1));
        price = Prices.ofFood(6, 2);
        refused(abi.encodeWithSelector(IWager.PurseTooSmall.selector, Accounts.ofAddress(ada), uint256(COIN), price));
        world.wager__buyFood(OTHER, 2, 10 * COIN);
        assertEq(foodOf(adaSlot), 0);
        assertEq(stock(), 6);
        refused(abi.encodeWithSelector(IDeeds.NotEnough.selector, DeedRules.GOODS_FOOD, 6, 7));
        world.wager__buyFood(OTHER, 7, 100 * COIN);
    }

    // ---- with whom

    function test_trade_is_with_a_merchant_in_reach_who_bears_no_grudge() public {
        carry(adaSlot, 3, 0);
        npc(OTHER, RealmRules.KIND_GUARD, centre(), 15);
        refused(abi.encodeWithSelector(IDeeds.NoMerchant.selector, OTHER, RealmRules.KIND_GUARD));
        world.wager__sellOre(OTHER, 1, 0);

        merchant(OTHER, 3);
        setLane(HOME, OTHER, RegionRecord.makeLane(true, RegionRecord.REST, centre() + 2));
        refused(abi.encodeWithSelector(IDeeds.OutOfReach.selector, OTHER, 2));
        world.wager__sellOre(OTHER, 1, 0);

        merchant(OTHER, 3);
        setMind(OTHER, RegionRecord.remembering(mindOf(HOME, OTHER), OTHER, adaSlot, false));
        refused(abi.encodeWithSelector(IDeeds.MerchantRefuses.selector, OTHER));
        world.wager__sellOre(OTHER, 1, 0);
        refused(abi.encodeWithSelector(IDeeds.MerchantRefuses.selector, OTHER));
        world.wager__buyFood(OTHER, 1, COIN);
        // Somebody else's foe, and a friend, are served.
        setMind(OTHER, RegionRecord.remembering(mindOf(HOME, OTHER), OTHER, adaSlot, true));
        vm.prank(ada);
        world.wager__sellOre(OTHER, 1, 0);
    }

    function test_trade_needs_a_living_player() public {
        merchant(OTHER, 3);
        address nobody = makeAddr("nobody");
        vm.prank(nobody);
        vm.expectRevert(abi.encodeWithSelector(Players.NotSpawned.selector, nobody));
        world.wager__sellOre(OTHER, 1, 0);
        setLane(HOME, adaSlot, RegionRecord.makeLane(false, RegionRecord.DEAD, centre()));
        refused(abi.encodeWithSelector(Players.PlayerDead.selector, ada, HOME, adaSlot));
        world.wager__buyFood(OTHER, 1, COIN);
    }

    function test_trade_takes_no_value() public {
        vm.deal(ada, 2);
        bytes[2] memory calls = [
            abi.encodeCall(world.wager__sellOre, (OTHER, 1, 0)), abi.encodeCall(world.wager__buyFood, (OTHER, 1, COIN))
        ];
        for (uint256 i; i < 2; ++i) {
            vm.prank(ada);
            (bool good, bytes memory why) = address(world).call{value: 1}(calls[i]);
            assertFalse(good);
            assertEq(why, abi.encodeWithSelector(IWager.TakesNoValue.selector, 1));
        }
    }

    // ---- who may not

    function test_goods_are_moved_by_the_ledgers_side_only() public {
        merchant(OTHER, 3);
        carry(adaSlot, 3, 0);
        vm.prank(ada);
        vm.expectPartialRevert(IWorldErrors.World_AccessDenied.selector);
        world.realm__takeOre(ada, OTHER, 1);
        vm.prank(bob);
        vm.expectPartialRevert(IWorldErrors.World_AccessDenied.selector);
        world.realm__handOverFood(ada, OTHER, 1);
    }

    function test_nobody_takes_coins_out_of_the_merchants_purse() public {
        bytes32 account = world.wager__merchantsPurse();
        address merchants = systemOf("wager", "TradeSystem");
        vm.expectRevert(abi.encodeWithSelector(IWager.NotController.selector, account, address(this)));
        world.wager__withdrawFrom(account, 1, address(this));
        // Not by way of MUD's calls on another's behalf either.
        vm.expectPartialRevert(IWorldErrors.World_DelegationNotFound.selector);
        world.callFrom(
            merchants, systemIdOf("wager", "PurseSystem"), abi.encodeWithSignature("withdraw(uint128,address)", 1, ada)
        );
    }

    function test_called_past_the_world_it_does_nothing_to_the_world() public {
        merchant(OTHER, 3);
        carry(adaSlot, 3, 0);
        address system = systemOf("wager", "TradeSystem");
        // The store that a system asks is whoever calls it: here this test, which is no world.
        vm.expectRevert();
        ITrades(system).sellOre(OTHER, 1, 0);
        assertEq(till(), FILLED);
    }

    /// @dev After sealing the realm is still its founder's. Whatever they put in the goods' place costs a buyer no more than
    /// the price they have named, and a seller nothing but goods.
    function test_a_founder_who_replaces_the_realms_code_takes_no_more_than_was_named() public {
        merchant(OTHER, 6);
        fill(Accounts.ofAddress(ada), 50 * COIN);
        bytes14[6] memory namespaces = [bytes14("wager"), "arena", "beacon", "world", "store", ""];
        for (uint256 i; i < namespaces.length; ++i) {
            world.renounceOwnership(namespaceOf(namespaces[i]));
        }
        world.registerSystem(systemIdOf("realm", "GoodsSystem"), System(new GreedyGoods()), false);
        refused(abi.encodeWithSelector(ITrades.PriceTooHigh.selector, 40 * COIN, COIN));
        world.wager__buyFood(OTHER, 1, COIN);
        assertEq(purse(ada), 50 * COIN);

        // Nor do they buy in somebody's name: the ledger's delegations are not theirs.
        ResourceId yes = systemIdOf("realm", "YesSystem");
        world.registerSystem(yes, System(new YesSystem()), true);
        world.registerNamespaceDelegation(namespaceOf("realm"), yes, "");
        vm.expectPartialRevert(IWorldErrors.World_DelegationNotFound.selector);
        world.callFrom(ada, systemIdOf("wager", "TradeSystem"), abi.encodeCall(ITrades.buyFood, (OTHER, 1, 50 * COIN)));
    }

    /// forge-config: default.isolate = true
    function test_gas_of_trade() public {
        merchant(OTHER, 6);
        fill(Accounts.ofAddress(ada), 50 * COIN);
        carry(adaSlot, 3, 0);
        vm.prank(ada);
        world.wager__sellOre(OTHER, 1, 0);
        skip(10);
        vm.prank(ada);
        world.wager__sellOre(OTHER, 1, 0);
        vm.snapshotGasLastCall("realm", "sell ore");
        skip(10);
        vm.prank(ada);
        world.wager__buyFood(OTHER, 1, 2 * COIN);
        vm.snapshotGasLastCall("realm", "buy food");
    }
}

/// @dev Goods as a founder gone bad would have them.
contract GreedyGoods is System {
    function handOverFood(address, uint8, uint8) external pure returns (uint256) {
        return 40e15;
    }
}

/// @dev Says yes to every call on another's behalf.
contract YesSystem is DelegationControl {
    function verify(address, ResourceId, bytes memory) external pure returns (bool) {
        return true;
    }
}
