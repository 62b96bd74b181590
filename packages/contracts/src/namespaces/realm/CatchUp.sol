// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {RealmRules} from "../../generated/RealmRules.sol";
import {Births} from "./Births.sol";
import {RegionRecord} from "./RegionRecord.sol";
import {RegionRules} from "./RegionRules.sol";
import {RuleTable} from "./RuleTable.sol";
import {Terrain} from "./Terrain.sol";
import {Trade} from "./Trade.sol";

/// @title CatchUp
/// @notice What becomes of a region in the time in which nobody ticks it; the same as `@cogwright/npc/region/catchUp`.
/// @dev A region that nobody is near may sleep. The tick that wakes it first lets the time that has passed count, in one
/// step however long it was: everybody stays where they are, rests, heals and finds their food; the dead are born again;
/// wolves live on the deer that there are, and starve where there are none.
library CatchUp {
    /// @notice How many periods have passed asleep at a second; 0 when the region was ticked not long ago.
    function periodsOf(uint256 playedAt, uint256 time) internal pure returns (uint256 periods) {
        unchecked {
            uint256 asleep = RuleTable.less(time, playedAt);
            if (asleep < RealmRules.SLEEP_SECONDS) return 0;
            periods = asleep / RealmRules.PERIOD_SECONDS;
            if (periods > RealmRules.SLEEP_MOST) periods = RealmRules.SLEEP_MOST;
        }
    }

    /// @notice Lets periods count for everybody in a region, slot by slot.
    function wake(RegionRules.Region memory region, uint256 periods) internal pure {
        unchecked {
            uint256 slots = RegionRecord.slots(region.bodies);
            for (uint256 slot; slot < slots; ++slot) {
                uint256 lane = RegionRecord.lane(region.bodies, slot);
                if (lane == 0) continue;
                uint256 mind = RegionRecord.mind(region.minds, slot);
                uint256 kind = RegionRecord.kindOf(mind);
                bool isDead = RegionRecord.healthOf(mind) == 0;
                if (kind == RealmRules.KIND_PLAYER) {
                    if (!isDead) _rest(region, slot, mind, periods);
                } else if (isDead) {
                    _awaitBirth(region, slot, mind, periods);
                } else if (kind == RealmRules.KIND_MERCHANT) {
                    _trade(region, slot, lane, mind, periods);
                } else {
                    _live(region, slot, mind, kind, periods);
                }
            }
        }
    }

    /// @dev Fear fades; who is not too hungry heals.
    function _rest(RegionRules.Region memory region, uint256 slot, uint256 mind, uint256 periods) private pure {
        unchecked {
            uint256 health = RegionRecord.healthOf(mind);
            uint256 kind = RegionRecord.kindOf(mind);
            if (kind == RealmRules.KIND_PLAYER || (mind >> 20) & 15 < RealmRules.HEALING_HUNGER) {
                uint256 most = RuleTable.entry(RealmRules.HEALTH, kind);
                if (health < most) health = health + periods < most ? health + periods : most;
            }
            uint256 fear = RuleTable.less((mind >> 12) & 15, RealmRules.FEAR_FADES * periods);
            RegionRecord.setMind(region.minds, slot, (mind & 0xf0ff0fff) | (health << 24) | (fear << 12));
        }
    }

    /// @dev The dead count down; who is due is born now, as in a tick.
    function _awaitBirth(RegionRules.Region memory region, uint256 slot, uint256 mind, uint256 periods) private pure {
        unchecked {
            uint256 left = (mind >> 20) & 15;
            mind = (mind & 0xff0fffff) | (RuleTable.less(left, periods) << 20);
            RegionRecord.setMind(region.minds, slot, mind);
            if (left < periods) Births.awaitBirth(region, slot, mind);
        }
    }

    /// @dev A merchant in town goes on trading; it does not starve.
    function _trade(RegionRules.Region memory region, uint256 slot, uint256 lane, uint256 mind, uint256 periods)
        private
        pure
    {
        unchecked {
            uint256 hunger = ((mind >> 20) & 15) + periods / RealmRules.MERCHANT_FASTS;
            uint256 stock = RegionRecord.stockOf(mind);
            if (Terrain.terrainIn(region.ground, RegionRecord.tileOf(lane)) == RealmRules.TERRAIN_TOWN) {
                // A load of fifteen takes four periods at most.
                for (uint256 i; i < 4 && i < periods; ++i) {
                    uint256 traded = Trade.stockAfter(region.id, stock);
                    if (traded < stock) hunger = RuleTable.less(hunger, (stock - traded) * RealmRules.TRADE_FEEDS);
                    stock = traded;
                }
            }
            if (hunger >= RealmRules.TOP) hunger = RealmRules.TOP - 1;
            mind = (mind & 0xff00ffff) | (hunger << 20) | (stock << 16);
            _rest(region, slot, mind, periods);
        }
    }

    /// @dev Whoever finds food without killing is neither full nor hungry in the end. The others live on deer.
    function _live(RegionRules.Region memory region, uint256 slot, uint256 mind, uint256 kind, uint256 periods)
        private
        pure
    {
        unchecked {
            uint256 hunger = (mind >> 20) & 15;
            uint256 health = RegionRecord.healthOf(mind);
            uint256 meal = RuleTable.entry(RealmRules.KILL_FEEDS, kind);
            if (meal == 0) {
                uint256 calm = RealmRules.BIRTH_HUNGER;
                if (hunger > calm) hunger = hunger > calm + periods ? hunger - periods : calm;
                else hunger = hunger + periods < calm ? hunger + periods : calm;
            } else {
                hunger += periods * RuleTable.entry(RealmRules.HUNGER, kind);
                if (hunger >= meal && _eatDeer(region)) hunger %= meal;
                if (hunger >= RealmRules.TOP) {
                    health = RuleTable.less(health, (hunger - RealmRules.TOP) * RealmRules.STARVING_HURTS);
                    hunger = RealmRules.TOP;
                }
                if (health == 0) {
                    Births.die(region, slot, mind);
                    return;
                }
            }
            uint256 fatigue = RuleTable.less((mind >> 16) & 15, RuleTable.entry(RealmRules.RECOVERY, kind) * periods);
            mind = (mind & 0xf000ffff) | (health << 24) | (hunger << 20) | (fatigue << 16);
            _rest(region, slot, mind, periods);
        }
    }

    /// @dev Kills the first deer that lives; whether there was one.
    function _eatDeer(RegionRules.Region memory region) private pure returns (bool) {
        unchecked {
            uint256 slots = RegionRecord.slots(region.bodies);
            for (uint256 slot; slot < slots; ++slot) {
                uint256 mind = RegionRecord.mind(region.minds, slot);
                if (RegionRecord.kindOf(mind) == RealmRules.KIND_DEER && RegionRecord.healthOf(mind) != 0) {
                    Births.die(region, slot, mind);
                    return true;
                }
            }
            return false;
        }
    }
}
