// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {DeedRules} from "../../../../src/generated/DeedRules.sol";
import {RealmRules} from "../../../../src/generated/RealmRules.sol";
import {IWorld} from "../../../../src/codegen/world/IWorld.sol";
import {RegionRecord} from "../../../../src/namespaces/realm/RegionRecord.sol";
import {RegionStore} from "../../../../src/namespaces/realm/RegionStore.sol";
import {Player} from "../../../../src/namespaces/realm/codegen/index.sol";
import {Accounts} from "../../../../src/namespaces/wager/Accounts.sol";
import {LedgerHandler} from "./LedgerHandler.sol";

/// @dev Everybody of the ledger's handlers also trades with a merchant who stands where they appeared. Packs and the
/// merchant's stock are set before each trade; what it must cost, and whether it must be, is worked out here.
contract TradeHandler is LedgerHandler {
    uint16 private constant HOME = uint16(RealmRules.HOME_ROW * 256 + RealmRules.HOME_COLUMN);
    /// @dev What the merchants begin with: little, so that it runs out.
    uint256 private constant FILLED = 12e15;

    uint8 private merchant;
    mapping(address actor => uint256) private freeAt;

    /// @dev One trade: what the player has, what the merchant has, how many pieces, and the price that is named.
    struct Trade {
        uint256 carried;
        uint256 stock;
        uint256 pieces;
        uint256 price;
        uint256 named;
    }

    constructor(IWorld world_) LedgerHandler(world_) {}

    /// @dev Everybody appears, a merchant beside them, and the merchants' purse is filled by somebody.
    function enterRealm() external {
        for (uint256 i; i < actors.length; ++i) {
            vm.prank(actors[i]);
            world.realm__spawn();
        }
        (bytes memory bodies,) = RegionStore.load(HOME, false);
        uint256 lane = RegionRecord.lane(bodies, Player.getSlot(actors[0]));
        merchant = uint8(
            RegionStore.insert(
                HOME,
                RegionRecord.makeLane(true, RegionRecord.REST, RegionRecord.tileOf(lane)),
                RegionRecord.makeMind(RealmRules.KIND_MERCHANT, 12, 0, 0)
            )
        );
        vm.deal(address(this), FILLED);
        world.wager__deposit{value: FILLED}(tillAccount);
        (till, deposited) = (FILLED, FILLED);
    }

    function sell(uint256 who, uint256 scene, uint256 offer) external {
        address actor = _actor(who);
        Trade memory t = _draw(scene);
        // The first piece is paid for as the stock is, each further one as if the ones before were in it.
        for (uint256 i; i < t.pieces && t.stock + i < 15; ++i) {
            t.price += (DeedRules.ORE_PRICE - DeedRules.PRICE_STEP * (t.stock + i)) * 1e13;
        }
        _name(t, offer, true);
        bool busy = block.timestamp < freeAt[actor];
        bool has = t.pieces <= t.carried;
        bool room = t.stock + t.pieces <= 15;
        bool good = !busy && has && room && t.price >= t.named && t.price <= till;
        _setScene(actor, t.carried, 0, t.stock);
        vm.prank(actor);
        assertEq(
            _call(abi.encodeCall(world.wager__sellOre, (merchant, uint8(t.pieces), uint128(t.named)))), good, "sell"
        );
        if (busy) ++done["sell: hands busy"];
        else if (!has) ++done["sell: more than there is"];
        else if (!room) ++done["sell: no room"];
        else if (t.price < t.named) ++done["sell: for too little"];
        else if (t.price > till) ++done["sell: the merchants have no coins"];
        _checkGoods(actor, good ? t.carried - t.pieces : t.carried, 0, good ? t.stock + t.pieces : t.stock);
        if (!good) return;
        purses[actor] += t.price;
        till -= t.price;
        freeAt[actor] = block.timestamp + DeedRules.TRADE_TAKES;
        ++done["sell"];
    }

    function buy(uint256 who, uint256 scene, uint256 offer) external {
        address actor = _actor(who);
        Trade memory t = _draw(scene);
        for (uint256 i; i < t.pieces && i < t.stock; ++i) {
            t.price += (DeedRules.FOOD_PRICE - DeedRules.PRICE_STEP * (t.stock - i)) * 1e13;
        }
        _name(t, offer, false);
        bool busy = block.timestamp < freeAt[actor];
        bool has = t.pieces <= t.stock;
        bool room = t.carried + t.pieces <= 15;
        bool good = !busy && has && room && t.price <= t.named && t.price <= purses[actor];
        _setScene(actor, 0, t.carried, t.stock);
        vm.prank(actor);
        assertEq(
            _call(abi.encodeCall(world.wager__buyFood, (merchant, uint8(t.pieces), uint128(t.named)))), good, "buy"
        );
        if (busy) ++done["buy: hands busy"];
        else if (!has) ++done["buy: more than there is"];
        else if (!room) ++done["buy: no room"];
        else if (t.price > t.named) ++done["buy: too dear"];
        else if (t.price > purses[actor]) ++done["buy: more than the purse holds"];
        _checkGoods(actor, 0, good ? t.carried + t.pieces : t.carried, good ? t.stock - t.pieces : t.stock);
        if (!good) return;
        purses[actor] -= t.price;
        till += t.price;
        freeAt[actor] = block.timestamp + DeedRules.TRADE_TAKES;
        ++done["buy"];
    }

    /* INSIDE */

    function _draw(uint256 seed) private pure returns (Trade memory t) {
        t.carried = seed & 15;
        t.stock = (seed >> 4) & 15;
        t.pieces = 1 + (seed >> 8) % 7;
    }

    /// @dev Mostly a price that is taken, now and then one that just is not.
    function _name(Trade memory t, uint256 seed, bool selling) private pure {
        if (seed % 5 == 0) t.named = selling ? t.price + 1 : t.price - (t.price == 0 ? 0 : 1);
        else t.named = seed % 5 < 3 ? t.price : selling ? 0 : t.price * 2;
    }

    function _setScene(address actor, uint256 ore, uint256 food, uint256 stock) private {
        (bytes memory bodies, bytes memory minds) = RegionStore.load(HOME, true);
        uint8 slot = Player.getSlot(actor);
        uint256 mind = RegionRecord.withFood(RegionRecord.withOre(RegionRecord.mind(minds, slot), ore), food);
        RegionRecord.setMind(minds, slot, mind);
        RegionRecord.setMind(minds, merchant, RegionRecord.withStock(RegionRecord.mind(minds, merchant), stock));
        RegionRecord.setMindsHash(bodies, minds);
        RegionStore.save(HOME, bodies, minds);
    }

    /// @dev Goods move as coins do, or neither.
    function _checkGoods(address actor, uint256 ore, uint256 food, uint256 stock) private view {
        (, bytes memory minds) = RegionStore.load(HOME, true);
        uint256 mind = RegionRecord.mind(minds, Player.getSlot(actor));
        assertEq(RegionRecord.oreOf(mind), ore, "ore");
        assertEq(RegionRecord.foodOf(mind), food, "food");
        assertEq(RegionRecord.stockOf(RegionRecord.mind(minds, merchant)), stock, "stock");
    }
}
