// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {RealmRules} from "../../../generated/RealmRules.sol";
import {NoValue} from "../../wager/NoValue.sol";
import {Player, PlayerData} from "../codegen/index.sol";
import {Places} from "../Places.sol";
import {Players} from "../Players.sol";
import {RegionRecord} from "../RegionRecord.sol";
import {RegionStore} from "../RegionStore.sol";
import {Terrain} from "../Terrain.sol";

/// @title WalkSystem
/// @notice Players appear and walk.
contract WalkSystem is NoValue {
    /// @notice This player lives already.
    error AlreadySpawned(address player, uint256 region, uint256 slot);
    /// @notice A walk has 1 to WALK_STEPS steps.
    error PathLength(uint256 steps, uint256 most);
    /// @notice A step is a heading of 0..7, clockwise from north.
    error UnknownHeading(uint256 step, uint256 heading);
    /// @notice The first step of the walk cannot be taken: from this tile of this region nobody can go there.
    error StepBlocked(uint256 region, uint256 tile, uint256 heading);

    /// @notice All places of all towns where players may appear are taken. Others are given room by settling more of these
    /// regions (`realm__settle`), which anyone may.
    error RealmFull(uint256 towns);

    /// @notice Lets the caller appear in a town: the first time, and again after each death. It is the home region's, or,
    /// when that is full, the nearest settled one with room (`RealmRules.HAVENS`).
    function spawn() public takesNoValue returns (uint256 region, uint256 slot) {
        address player = _msgSender();
        PlayerData memory data = Player.get(player);
        if (data.spawns > 0) {
            (bytes memory bodies,) = RegionStore.load(data.region, false);
            if (RegionRecord.intentOf(RegionRecord.lane(bodies, data.slot)) != RegionRecord.DEAD) {
                revert AlreadySpawned(player, data.region, data.slot);
            }
            RegionStore.remove(data.region, data.slot);
        }
        (region, slot) = _enter();
        Player.set(player, uint16(region), uint8(slot), data.spawns + 1);
    }

    /// @notice Walks the caller along `path`, one heading a byte, 0..7 clockwise from north. Occupants do not block one
    /// another. The walk ends before the first step that cannot be taken; when that is the very first it reverts.
    /// A step over a region's border goes on in the neighbour's record.
    /// @return region where the walk ended
    /// @return tile within that region
    function walk(bytes calldata path) public takesNoValue returns (uint256 region, uint256 tile) {
        if (path.length == 0 || path.length > RealmRules.WALK_STEPS) {
            revert PathLength(path.length, RealmRules.WALK_STEPS);
        }
        address player = _msgSender();
        (PlayerData memory data, bytes memory bodies,) = Players.living(player, false);
        uint256 lane = RegionRecord.lane(bodies, data.slot);

        uint256 heading;
        (region, tile, heading) = _follow(data.region, RegionRecord.tileOf(lane), path);
        lane = RegionRecord.makeLane(false, RegionRecord.FACE + heading, tile);
        if (region == data.region) {
            RegionRecord.setLane(bodies, data.slot, lane);
            RegionStore.save(region, bodies, "");
        } else {
            (, uint256 mind) = RegionStore.remove(data.region, data.slot);
            uint256 slot = RegionStore.insert(region, lane, mind & ~uint256(255));
            Player.set(player, uint16(region), uint8(slot), data.spawns);
        }
    }

    /// @dev Puts a new player into the first of the havens with room. The home alone is looked at unless it is full.
    function _enter() private returns (uint256 region, uint256 slot) {
        uint256 mind = RegionRecord.makeMind(
            RealmRules.KIND_PLAYER, uint8(bytes32(RealmRules.HEALTH)[RealmRules.KIND_PLAYER]), 0, 0
        );
        for (uint256 i; i < RealmRules.HAVENS_COUNT; ++i) {
            uint256 haven = uint8(bytes32(RealmRules.HAVENS)[i]);
            region = ((haven & 15) << 8) | (haven >> 4);
            Terrain.Plan memory plan = Terrain.planOf(region);
            bool done;
            // Facing south, towards whoever looks at the screen.
            (done, slot) = RegionStore.tryInsert(
                region, RegionRecord.makeLane(false, RegionRecord.FACE + 4, (plan.centreY << 5) | plan.centreX), mind
            );
            if (done) return (region, slot);
        }
        revert RealmFull(RealmRules.HAVENS_COUNT);
    }

    /// @dev Takes the steps one by one; regions are loaded as they are entered.
    function _follow(uint256 startRegion, uint256 startTile, bytes calldata path)
        private
        view
        returns (uint256 region, uint256 tile, uint256 facing)
    {
        region = startRegion;
        tile = startTile;
        bytes memory ground = RegionStore.ground(region);
        for (uint256 i; i < path.length; ++i) {
            uint256 heading = uint8(path[i]);
            if (heading > 7) revert UnknownHeading(i, heading);
            (bool inside, uint256 nextRegion, uint256 nextTile) = Places.ahead(region, tile, heading);
            if (inside && nextRegion != region) {
                inside = RegionStore.isSettled(nextRegion);
                if (inside) {
                    bytes memory beyond = RegionStore.ground(nextRegion);
                    inside = !Terrain.blocked(beyond, nextTile);
                    if (inside) ground = beyond;
                }
            } else if (inside) {
                inside = !Terrain.blocked(ground, nextTile);
            }
            if (!inside) {
                if (i == 0) revert StepBlocked(region, tile, heading);
                break;
            }
            (region, tile, facing) = (nextRegion, nextTile, heading);
        }
    }
}
