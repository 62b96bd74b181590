// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

/// @title What players do beside walking
/// @notice Whom a deed is done to is named by the slot in the player's own region, and stands on the same tile or one of the
/// eight around it. Every deed keeps the hands busy for some seconds (`DeedRules`).
interface IDeeds {
    /* ERRORS */

    /// @notice The hands are busy with the last deed until `freeAt`; this block's time is `time`.
    error HandsBusy(uint64 freeAt, uint64 time);

    /// @notice Headings are 0..7, clockwise from north.
    error NoSuchHeading(uint256 heading);

    /// @notice There is no ore a step that way: the terrain there is `terrain`.
    error NoOre(uint256 terrain);

    /// @notice Food is gathered in forests and meadows; the terrain here is `terrain`.
    error NothingGrows(uint256 terrain);

    /// @notice Nobody alive is in this slot of the region.
    error NobodyThere(uint256 region, uint256 slot);

    /// @notice Whoever is in the slot stands too far away.
    error OutOfReach(uint256 slot, uint256 distance);

    /// @notice One does not do this to oneself.
    error ToOneself(uint256 slot);

    /// @notice Players strike NPCs only.
    error NoStrikingPlayers(uint256 slot);

    /// @notice Nobody strikes a `kind` in a town.
    error Sheltered(uint256 slot, uint256 kind);

    /// @notice There is no more of it to give away: `had`, where `wanted` are needed.
    error NotEnough(uint256 goods, uint256 had, uint256 wanted);

    /// @notice There is no room for it: `had` are carried, `CARRY` is the most.
    error NoRoom(uint256 slot, uint256 had, uint256 more);

    /// @notice Goods are 0 (food) and 1 (ore).
    error NoSuchGoods(uint256 goods);

    /// @notice A `kind` has no use for these goods.
    error NotWanted(uint256 kind, uint256 goods);

    /// @notice Nothing hurts; food would be wasted.
    error NotHurt(uint256 health);

    /// @notice A trade is with a merchant; this is a `kind`.
    error NoMerchant(uint256 slot, uint256 kind);

    /// @notice The merchant remembers being hurt by this player and does not trade with them.
    error MerchantRefuses(uint256 slot);

    /// @notice A trade is of one piece at least.
    error NothingTraded();

    /* DEEDS */

    /// @notice Breaks ore out of a vein a step ahead.
    /// @param heading 0..7, clockwise from north
    function mine(uint8 heading) external;

    /// @notice Gathers food in the forest or meadow where the caller stands.
    function gather() external;

    /// @notice Eats one piece of food, which heals.
    function eat() external;

    /// @notice Strikes an NPC: it takes fright and remembers. What a killed one leaves goes to the caller as far as there is room.
    function strike(uint8 slot) external;

    /// @notice Gives one piece of goods away. An NPC is fed by it, or a merchant carries it on; it remembers a friend. Another
    /// player carries it.
    /// @param what 0 food, 1 ore
    function give(uint8 slot, uint8 what) external;
}
