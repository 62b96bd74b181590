// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {RealmRules} from "../../../generated/RealmRules.sol";
import {NoValue} from "../../wager/NoValue.sol";
import {RegionRecord} from "../RegionRecord.sol";
import {RegionStore} from "../RegionStore.sol";
import {Settlers} from "../Settlers.sol";
import {Terrain} from "../Terrain.sol";

/// @title SettleSystem
/// @notice Opens regions of the realm: keeps their ground and lets their first NPCs live there.
contract SettleSystem is NoValue {
    /// @notice The realm has no such region: column (low byte) below COLUMNS, row below ROWS.
    error RegionOutside(uint256 region);

    /// @notice Opens regions. Anyone may; what appears there is a pure function of the region. Open ones are left alone.
    /// About 1.1M gas a region.
    /// @param regions row * 256 + column of each
    function settle(uint16[] calldata regions) public takesNoValue {
        for (uint256 i; i < regions.length; ++i) {
            uint16 region = regions[i];
            if (region & 255 >= RealmRules.COLUMNS || region >> 8 >= RealmRules.ROWS) revert RegionOutside(region);
            if (RegionStore.isSettled(region)) continue;

            bytes memory ground = Terrain.groundOf(region);
            (bytes memory bodies, bytes memory minds) = Settlers.populate(region, ground);
            RegionStore.keepGround(region, ground);
            RegionRecord.setMindsHash(bodies, minds);
            RegionRecord.seal(bodies, 0, block.timestamp);
            RegionStore.save(region, bodies, minds);
        }
    }
}
