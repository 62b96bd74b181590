// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {IStore} from "@latticexyz/store/src/IStore.sol";
import {StoreSwitch} from "@latticexyz/store/src/StoreSwitch.sol";
import {WorldResourceIdLib} from "@latticexyz/world/src/WorldResourceId.sol";
import {Systems} from "@latticexyz/world/src/codegen/tables/Systems.sol";

import {NpcRules} from "../../generated/NpcRules.sol";
import {RoundTime} from "../beacon/RoundTime.sol";
import {Config, Round} from "../beacon/codegen/index.sol";
import {RegionRecord} from "../realm/RegionRecord.sol";
import {INpc} from "./INpc.sol";
import {Seals} from "./Seals.sol";
import {Check} from "./codegen/index.sol";
import {TickSystem} from "./systems/TickSystem.sol";

/// @title Checks
/// @notice Which decisions the beacon draws from an operator's ticks to be re-checked.
/// @dev Ticks are numbered as they leave evidence. All ticks of `CHECK_SECONDS` are drawn from by one round of the beacon,
/// which was not published when they were sent and which nobody chooses. They are answered in order. A tick whose round
/// nobody has proven within the challenge window needs no check any more: a beacon that stands still harms nobody.
library Checks {
    /// @dev A walk over an operator's ticks, oldest first.
    struct Walk {
        address world;
        address operator;
        TickSystem ticks;
        /// How many ticks there are, and the number of the one that is looked at.
        uint256 sent;
        uint256 tick;
        /// Whether a decision of it is to be re-checked now; its evidence, and what the beacon drew.
        bool owed;
        bytes32 evidence;
        uint256 draw;
        /// The beacon, and the round looked up last.
        uint64 genesis;
        uint32 period;
        uint64 round;
        bytes32 randomness;
    }

    /// @notice A tick whose check is owed: its number, where its evidence is, and what the beacon drew.
    struct Owed {
        uint64 tick;
        uint16 place;
        bytes32 evidence;
        uint256 draw;
    }

    /// @notice Begins with the oldest tick that is not answered; `next` looks at it.
    function begin(address operator) internal view returns (Walk memory walk) {
        walk.world = StoreSwitch.getStoreAddress();
        walk.operator = operator;
        walk.ticks = TickSystem(Systems.getSystem(WorldResourceIdLib.encode("sy", "npc", "TickSystem")));
        walk.sent = walk.ticks.sentOf(walk.world, operator);
        walk.tick = Check.getAnswered(operator);
        // What was written over was out of the window, and not drawn in time.
        if (walk.sent > walk.tick + NpcRules.EVIDENCE_PLACES) walk.tick = walk.sent - NpcRules.EVIDENCE_PLACES;
        (walk.genesis, walk.period) = (Config.getGenesis(), Config.getPeriod());
    }

    /// @notice Goes on to the next tick whose check is owed; passes those that need none. Stops before a tick that is not
    /// drawn yet.
    function next(Walk memory walk) internal view {
        for (walk.owed = false; walk.tick < walk.sent; ++walk.tick) {
            bytes32 evidence =
                walk.ticks.sealOf(walk.world, walk.operator, uint16(walk.tick % NpcRules.EVIDENCE_PLACES));
            uint256 time = Seals.timeOf(evidence);
            bytes32 randomness = _randomnessFor(walk, time);
            if (randomness == 0) {
                if (block.timestamp <= time + NpcRules.WINDOW_SECONDS) return;
                continue;
            }
            uint256 draw = uint256(keccak256(abi.encode(randomness, walk.operator, walk.tick)));
            if (uint32(draw) % NpcRules.CHECK_ONE_IN != 0) continue;
            (walk.owed, walk.evidence, walk.draw) = (true, evidence, draw);
            return;
        }
    }

    /// @notice Reverts while an operator owes a check.
    function refuseOwed(address operator) internal view {
        Walk memory walk = begin(operator);
        next(walk);
        if (walk.owed) revert INpc.CheckOwed(operator, uint64(walk.tick));
    }

    /// @notice Which of a tick's regions is drawn. @param count how many it was applied to
    function indexOf(uint256 draw, uint256 count) internal pure returns (uint256) {
        return (draw >> 32) % count;
    }

    /// @notice The slot of the NPC that is drawn of a region; 0 where there is none.
    function slotOf(uint256 draw, bytes memory bodies) internal pure returns (uint256 slot) {
        unchecked {
            uint256 slots = RegionRecord.slots(bodies);
            uint256 npcs;
            for (uint256 i; i < slots; ++i) {
                if (RegionRecord.lane(bodies, i) & RegionRecord.NPC_BIT != 0) ++npcs;
            }
            if (npcs == 0) return 0;
            for (uint256 left = (draw >> 64) % npcs;; ++slot) {
                if (RegionRecord.lane(bodies, slot) & RegionRecord.NPC_BIT == 0) continue;
                if (left == 0) return slot;
                --left;
            }
        }
    }

    /// @notice The round that draws from the ticks of a second.
    function roundFor(uint256 time, uint64 genesis, uint32 period) internal pure returns (uint64) {
        uint256 end = (time / NpcRules.CHECK_SECONDS + 1) * NpcRules.CHECK_SECONDS;
        return RoundTime.firstRoundFrom(uint64(end + NpcRules.CHECK_MARGIN), genesis, period);
    }

    /// @dev What draws from the ticks of a second; 0 while nobody has proven it, or where there is no beacon.
    function _randomnessFor(Walk memory walk, uint256 time) private view returns (bytes32) {
        if (walk.period == 0) return 0;
        uint64 round = roundFor(time, walk.genesis, walk.period);
        if (round != walk.round) {
            (walk.round, walk.randomness) = (round, Round.get(IStore(walk.world), round));
        }
        return walk.randomness;
    }
}
