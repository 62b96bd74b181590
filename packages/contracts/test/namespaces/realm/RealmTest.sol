// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {RegionRecord} from "../../../src/namespaces/realm/RegionRecord.sol";
import {RegionStore} from "../../../src/namespaces/realm/RegionStore.sol";
import {WorldTest} from "../../WorldTest.sol";

/// @title The base of tests that read and write regions' records
abstract contract RealmTest is WorldTest {
    function bodiesOf(uint256 region) internal view returns (bytes memory bodies) {
        (bodies,) = RegionStore.load(region, false);
    }

    function mindsOf(uint256 region) internal view returns (bytes memory minds) {
        (, minds) = RegionStore.load(region, true);
    }

    function laneOf(uint256 region, uint256 slot) internal view returns (uint256) {
        return RegionRecord.lane(bodiesOf(region), slot);
    }

    function mindOf(uint256 region, uint256 slot) internal view returns (uint256) {
        return RegionRecord.mind(mindsOf(region), slot);
    }

    function setLane(uint256 region, uint256 slot, uint256 lane) internal {
        bytes memory bodies = bodiesOf(region);
        RegionRecord.setLane(bodies, slot, lane);
        RegionStore.save(region, bodies, "");
    }

    /// @dev Puts somebody into a slot that the record has.
    function put(uint256 region, uint256 slot, uint256 lane, uint256 mind) internal {
        (bytes memory bodies, bytes memory minds) = RegionStore.load(region, true);
        RegionRecord.setLane(bodies, slot, lane);
        RegionRecord.setMind(minds, slot, mind);
        RegionRecord.setMindsHash(bodies, minds);
        RegionStore.save(region, bodies, minds);
    }
}
