// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Player, PlayerData} from "./codegen/index.sol";
import {RegionRecord} from "./RegionRecord.sol";
import {RegionStore} from "./RegionStore.sol";

/// @title Players
/// @notice Finds the occupant of a player.
library Players {
    /// @notice This player has not entered the realm yet; `realm__spawn` does.
    error NotSpawned(address player);
    /// @notice This player is dead; `realm__spawn` begins anew.
    error PlayerDead(address player, uint256 region, uint256 slot);

    /// @notice Where a living player is, and the record of that region; its minds are empty unless asked for.
    function living(address player, bool withMinds)
        internal
        view
        returns (PlayerData memory data, bytes memory bodies, bytes memory minds)
    {
        data = Player.get(player);
        if (data.spawns == 0) revert NotSpawned(player);
        (bodies, minds) = RegionStore.load(data.region, withMinds);
        if (RegionRecord.intentOf(RegionRecord.lane(bodies, data.slot)) == RegionRecord.DEAD) {
            revert PlayerDead(player, data.region, data.slot);
        }
    }
}
