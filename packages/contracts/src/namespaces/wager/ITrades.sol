// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

/// @title Trade with the realm's merchants
/// @notice Goods move in the realm, coins between two purses: the caller's and the merchants', which is filled from the
/// treasury when the world is founded and by what players buy. A price follows the merchant's stock (`Prices`), which may
/// move before a transaction lands; so the caller names the price they still take.
interface ITrades {
    /// @notice The merchant now pays `price`, less than the caller asks for.
    error PriceTooLow(uint256 price, uint256 least);

    /// @notice The merchant now asks `price`, more than the caller pays.
    error PriceTooHigh(uint256 price, uint256 most);

    /// @notice The merchants have `held` left and cannot pay `price`.
    error MerchantsPurseTooSmall(uint256 held, uint256 price);

    /// @notice Sells ore to a merchant beside the caller, in slot `merchant` of their region.
    /// @param least the lowest price for all of it that the caller takes, in wei
    /// @return price what was paid into the caller's purse, in wei
    function sellOre(uint8 merchant, uint8 ore, uint128 least) external returns (uint128 price);

    /// @notice Buys food from a merchant beside the caller, in slot `merchant` of their region.
    /// @param most the highest price for all of it that the caller pays, in wei
    /// @return price what was taken from the caller's purse, in wei
    function buyFood(uint8 merchant, uint8 food, uint128 most) external returns (uint128 price);

    /// @notice The account that the merchants' coins are in.
    function merchantsPurse() external view returns (bytes32 account);
}
