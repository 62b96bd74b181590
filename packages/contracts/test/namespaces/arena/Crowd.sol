// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {CommonBase} from "forge-std/Base.sol";

import {IWorld} from "../../../src/codegen/world/IWorld.sol";

/// @dev Thousands of bettors who bet through the world, each from an address of their own and with coins of their own. All in
/// one call, since in tests that are isolated every call of the test's is a transaction, and those are slow.
contract Crowd is CommonBase {
    IWorld private immutable world;

    constructor(IWorld world_) {
        world = world_;
    }

    /// @notice The `i`th bettor on a side (1 = a, 2 = b), counted from zero.
    function bettor(uint8 side, uint256 i) public pure returns (address) {
        return address(uint160(0xbe57001 + uint256(side) * 0x20000 + i));
    }

    /// @notice The first `bettors` of a side bet `amount` wei each.
    function bet(uint32 matchId, uint8 side, uint256 bettors, uint128 amount) external {
        for (uint256 i; i < bettors; ++i) {
            vm.deal(bettor(side, i), amount);
            vm.prank(bettor(side, i));
            world.wager__bet{value: amount}(matchId, side, amount);
        }
    }
}
