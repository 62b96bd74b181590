// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Deed, DeedData, Hands, PlayerData} from "./codegen/index.sol";
import {Deeds} from "./Deeds.sol";
import {IDeeds} from "./IDeeds.sol";
import {Players} from "./Players.sol";
import {RegionRecord} from "./RegionRecord.sol";
import {RegionRules} from "./RegionRules.sol";
import {RegionStore} from "./RegionStore.sol";

/// @title Acting
/// @notice Loads what a player's deed works on, and writes what became of it.
library Acting {
    /// @param region its record and ground; `tick` is not used
    struct Act {
        address player;
        uint256 slot;
        RegionRules.Region region;
    }

    /// @notice A living player with free hands, which are busy for `takes` seconds from now on.
    function begin(address player, uint256 takes) internal returns (Act memory act) {
        act.player = player;
        PlayerData memory data;
        (data, act.region.bodies, act.region.minds) = Players.living(player, true);
        uint64 freeAt = Hands.get(player);
        if (block.timestamp < freeAt) revert IDeeds.HandsBusy(freeAt, uint64(block.timestamp));
        Hands.set(player, uint64(block.timestamp + takes));
        (act.slot, act.region.id) = (data.slot, data.region);
        act.region.ground = RegionStore.ground(data.region);
    }

    /// @notice Writes the region, and tells everyone what was done.
    /// @param what a number of `deeds` @param slot to or with whom; the player's own for what is done alone
    /// @param price in wei
    function finish(Act memory act, uint256 what, uint256 slot, Deeds.Done memory done, uint256 price) internal {
        RegionRules.Region memory region = act.region;
        RegionRecord.setMindsHash(region.bodies, region.minds);
        RegionStore.save(region.id, region.bodies, region.minds);
        Deed.set(
            act.player,
            DeedData({
                at: uint64(block.timestamp),
                what: uint8(what),
                region: uint16(region.id),
                tile: uint16(Deeds.tileOf(region, slot)),
                slot: uint8(slot),
                kind: uint8(done.kind),
                goods: uint8(done.goods),
                amount: uint8(done.amount),
                price: uint128(price)
            })
        );
    }
}
