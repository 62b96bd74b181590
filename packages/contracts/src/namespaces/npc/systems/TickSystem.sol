// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {StoreSwitch} from "@latticexyz/store/src/StoreSwitch.sol";
import {System} from "@latticexyz/world/src/System.sol";

import {GroundCode} from "../../realm/GroundCode.sol";
import {RegionRecord} from "../../realm/RegionRecord.sol";
import {RegionRules} from "../../realm/RegionRules.sol";
import {RegionStore} from "../../realm/RegionStore.sol";
import {VaultSystem} from "../../realm/systems/VaultSystem.sol";
import {Operator} from "../codegen/index.sol";

/// @title TickSystem
/// @notice Applies the NPCs' decisions of many regions in one call.
contract TickSystem is System {
    /// @notice Only a registered operator may send ticks; the owner of the namespace `npc` appoints them.
    error NotOperator(address sender);

    /// @notice A tick was applied: what was sent, how many entries were applied, how many skipped. An entry is skipped when
    /// the region as it is does not allow it; a block counts as one when its region has left that tick behind.
    event Ticked(address indexed operator, uint256 applied, uint256 skipped, bytes packed);

    uint256 private constant HEADER_BYTES = 9;
    uint256 private constant WITH_MINDS = 1;

    /// @notice Applies one tick to each region listed. `packed` is a sequence of blocks: region (2 bytes), tick (4),
    /// flags (1; bit 0: there are strikes in it), length (2) and a list of that many bytes (`RegionRules.tick`).
    ///
    /// A block is applied when its tick is the region's last plus one, and skipped otherwise, so that a call that is sent
    /// again changes nothing. NPCs that are not listed go on with what they do. Nothing but a sender without the right
    /// reverts.
    function tick(bytes calldata packed) public returns (uint256 applied, uint256 skipped) {
        address operator = _msgSender();
        if (!Operator.getActive(operator)) revert NotOperator(operator);
        VaultSystem vault = RegionStore.vault();
        uint256 at;
        while (at < packed.length) {
            if (at + HEADER_BYTES > packed.length) {
                ++skipped;
                break;
            }
            uint256 header = uint256(bytes32(packed[at:]));
            uint256 start = at + HEADER_BYTES;
            at = start + ((header >> 184) & 0xffff);
            if (at > packed.length) {
                ++skipped;
                break;
            }
            (uint256 done, uint256 left) = _tickRegion(vault, header, packed[start:at]);
            applied += done;
            skipped += left;
        }
        emit Ticked(operator, applied, skipped, packed);
    }

    /// @param header of the block, at the top
    function _tickRegion(VaultSystem vault, uint256 header, bytes calldata list)
        private
        returns (uint256 applied, uint256 skipped)
    {
        uint256 free;
        assembly ("memory-safe") {
            free := mload(0x40)
        }
        (uint256 id, uint256 number) = (header >> 240, (header >> 208) & 0xffffffff);
        RegionRules.Outcome memory outcome =
            _apply(vault, id, number, (header >> 200) & WITH_MINDS != 0 || RegionRules.isNeedsTick(id, number), list);
        (applied, skipped) = (outcome.applied, outcome.skipped);
        for (uint256 side; side < 4; ++side) {
            uint256 crossing = outcome.crossing[side];
            for (uint256 slot; crossing != 0; (++slot, crossing >>= 1)) {
                if (crossing & 1 == 1 && !RegionStore.cross(id, slot, side)) {
                    --applied;
                    ++skipped;
                }
            }
        }
        // Nothing of the region is needed any more; memory that grew with every region would cost more for each.
        assembly ("memory-safe") {
            mstore(0x40, free)
        }
    }

    function _apply(VaultSystem vault, uint256 id, uint256 number, bool withMinds, bytes calldata list)
        private
        returns (RegionRules.Outcome memory outcome)
    {
        RegionRules.Region memory region;
        (region.id, region.tick) = (id, number);
        address world = StoreSwitch.getStoreAddress();
        (region.bodies, region.minds) = vault.load(world, id, withMinds);
        if (
            region.bodies.length == 0 || RegionRecord.tickOf(region.bodies) + 1 != number
                || list.length > RegionRules.LIST_MOST
        ) {
            outcome.skipped = 1;
            return outcome;
        }
        region.ground = GroundCode.load(GroundCode.addressOf(address(vault), world, id));
        outcome = RegionRules.tick(region, list);
        if (outcome.mindsChanged) RegionRecord.setMindsHash(region.bodies, region.minds);
        else region.minds = "";
        RegionRecord.seal(region.bodies, number);
        vault.save(world, id, region.bodies, region.minds);
    }
}
