// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {DeedRules} from "../../../generated/DeedRules.sol";
import {RealmRules} from "../../../generated/RealmRules.sol";
import {NoValue} from "../../wager/NoValue.sol";
import {Acting} from "../Acting.sol";
import {Deeds} from "../Deeds.sol";
import {IDeeds} from "../IDeeds.sol";
import {Places} from "../Places.sol";
import {Terrain} from "../Terrain.sol";

/// @title DeedSystem
/// @notice Players mine, gather, eat, strike and give; see `IDeeds`.
contract DeedSystem is NoValue, IDeeds {
    using Acting for Acting.Act;

    /// @inheritdoc IDeeds
    function mine(uint8 heading) external takesNoValue {
        if (heading > 7) revert NoSuchHeading(heading);
        Acting.Act memory act = Acting.begin(_msgSender(), DeedRules.MINE_TAKES);
        Deeds.mine(act.region, act.slot, _terrainAhead(act, heading));
        act.finish(DeedRules.DEED_MINED, act.slot, Deeds.Done(0, DeedRules.GOODS_ORE, DeedRules.ORE_MINED, false), 0);
    }

    /// @inheritdoc IDeeds
    function gather() external takesNoValue {
        Acting.Act memory act = Acting.begin(_msgSender(), DeedRules.GATHER_TAKES);
        Deeds.gather(act.region, act.slot);
        act.finish(
            DeedRules.DEED_GATHERED, act.slot, Deeds.Done(0, DeedRules.GOODS_FOOD, DeedRules.FOOD_GATHERED, false), 0
        );
    }

    /// @inheritdoc IDeeds
    function eat() external takesNoValue {
        Acting.Act memory act = Acting.begin(_msgSender(), DeedRules.EAT_TAKES);
        Deeds.eat(act.region, act.slot);
        act.finish(DeedRules.DEED_ATE, act.slot, Deeds.Done(0, DeedRules.GOODS_FOOD, 1, false), 0);
    }

    /// @inheritdoc IDeeds
    function strike(uint8 slot) external takesNoValue {
        Acting.Act memory act = Acting.begin(_msgSender(), DeedRules.STRIKE_TAKES);
        Deeds.Done memory done = Deeds.strike(act.region, act.slot, slot);
        act.finish(done.killed ? DeedRules.DEED_KILLED : DeedRules.DEED_STRUCK, slot, done, 0);
    }

    /// @inheritdoc IDeeds
    function give(uint8 slot, uint8 what) external takesNoValue {
        Acting.Act memory act = Acting.begin(_msgSender(), DeedRules.GIVE_TAKES);
        act.finish(DeedRules.DEED_GAVE, slot, Deeds.give(act.region, act.slot, slot, what), 0);
    }

    /// @dev What is on the tile ahead; water where the realm, or what is settled of it, ends.
    function _terrainAhead(Acting.Act memory act, uint256 heading) private pure returns (uint256) {
        (bool inside, uint256 region, uint256 tile) =
            Places.ahead(act.region.id, Deeds.tileOf(act.region, act.slot), heading);
        if (inside && region == act.region.id) return Terrain.terrainIn(act.region.ground, tile);
        return inside ? Terrain.terrainAt(region, tile) : RealmRules.TERRAIN_WATER;
    }
}
