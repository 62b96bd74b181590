// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {IWorld} from "../../../codegen/world/IWorld.sol";
import {Accounts} from "../Accounts.sol";
import {ITrades} from "../ITrades.sol";
import {NoValue} from "../NoValue.sol";
import {Purses} from "../Purses.sol";
import {Purse} from "../codegen/tables/Purse.sol";

/// @title Trade with the realm's merchants; see `ITrades`
/// @dev The merchants' purse is the ordinary purse of this contract's own address, which calls nothing that takes coins out
/// of the ledger. The realm's code names the price; it may be replaced by its founder, so nothing is believed of it that
/// could cost anyone more than they have named.
contract TradeSystem is NoValue, ITrades {
    /// @inheritdoc ITrades
    function sellOre(uint8 merchant, uint8 ore, uint128 least) external takesNoValue returns (uint128 price) {
        address seller = _msgSender();
        price = _toPrice(IWorld(_world()).realm__takeOre(seller, merchant, ore));
        if (price < least) revert PriceTooLow(price, least);
        bytes32 till = merchantsPurse();
        uint128 held = Purse.get(till);
        if (held < price) revert MerchantsPurseTooSmall(held, price);
        Purses.debit(till, price);
        Purses.credit(Accounts.ofAddress(seller), price);
    }

    /// @inheritdoc ITrades
    function buyFood(uint8 merchant, uint8 food, uint128 most) external takesNoValue returns (uint128 price) {
        address buyer = _msgSender();
        price = _toPrice(IWorld(_world()).realm__handOverFood(buyer, merchant, food));
        if (price > most) revert PriceTooHigh(price, most);
        Purses.debit(Accounts.ofAddress(buyer), price);
        Purses.credit(merchantsPurse(), price);
    }

    /// @inheritdoc ITrades
    function merchantsPurse() public view returns (bytes32 account) {
        return Accounts.ofAddress(address(this));
    }

    function _toPrice(uint256 price) private pure returns (uint128) {
        if (price > type(uint128).max) revert PriceTooHigh(price, type(uint128).max);
        return uint128(price);
    }
}
