// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {NpcRules} from "../../../src/generated/NpcRules.sol";
import {RealmRules} from "../../../src/generated/RealmRules.sol";
import {Batches} from "../../../src/namespaces/npc/Batches.sol";
import {Observation} from "../../../src/namespaces/npc/Observation.sol";
import {Seals} from "../../../src/namespaces/npc/Seals.sol";
import {RegionStore} from "../../../src/namespaces/realm/RegionStore.sol";
import {Region} from "../../../src/namespaces/realm/codegen/index.sol";
import {RealmTest} from "../realm/RealmTest.sol";

/// @dev A block of a packed tick about the region's record as it is.
function blockFor(uint16 region, uint256 number, uint8 flags, bytes memory list) view returns (bytes memory) {
    (bytes memory bodies,) = RegionStore.load(region, false);
    uint256 noise = bodies.length == 0 ? 0 : Observation.noiseOf(bodies);
    return abi.encodePacked(region, uint32(number), uint32(noise), flags, uint16(list.length), list);
}

/// @title The base of tests that need an operator
abstract contract OperatorTest is RealmTest {
    uint16 internal constant HOME = uint16(RealmRules.HOME_ROW * 256 + RealmRules.HOME_COLUMN);

    /// @dev What a hired operator has put up.
    uint256 internal constant HIRED_BOND = 6 * NpcRules.BOND_A_BATCH;

    address internal operator = makeAddr("operator");

    function setUp() public virtual override {
        super.setUp();
        world.grantAccess(Region._tableId, systemOf("npc", "TickSystem"));
        hire(operator, HOME);
    }

    /// @dev Bonds an operator and leases it the batches of a region of the two to its east, and of those south of them.
    function hire(address who, uint16 region) internal {
        vm.deal(who, HIRED_BOND);
        vm.startPrank(who);
        world.npc__bond{value: HIRED_BOND}();
        world.npc__lease(batchesFrom(region));
        vm.stopPrank();
    }

    /// @dev The batch of a region, the two to its east, and those south of them.
    function batchesFrom(uint16 region) internal pure returns (uint8[] memory batches) {
        batches = new uint8[](6);
        for (uint256 i; i < 6; ++i) {
            batches[i] = uint8(Batches.batchOf(region) + i % 3 + i / 3 * NpcRules.BATCH_COLUMNS);
        }
    }

    /// @dev The next second, in which regions can be played again; the operator's leases go on.
    function nextSecond() internal {
        vm.warp(block.timestamp + 1);
        vm.prank(operator);
        world.npc__lease(new uint8[](0));
    }

    /// @dev Where the operator's next tick keeps its evidence.
    function nextPlace() internal view returns (uint16) {
        return nextPlace(operator);
    }

    /// @dev The same of anyone; asks no contract, which would use up a prank.
    function nextPlace(address who) internal view returns (uint16) {
        bytes32 count = vm.load(systemOf("npc", "TickSystem"), Seals.countSlotOf(address(world), who));
        return uint16(uint256(count) % NpcRules.EVIDENCE_PLACES);
    }
}
