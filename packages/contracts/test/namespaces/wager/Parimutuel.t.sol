// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Test} from "forge-std/Test.sol";

import {WagerRules} from "../../../src/generated/WagerRules.sol";
import {Parimutuel} from "../../../src/namespaces/wager/Parimutuel.sol";

contract ParimutuelTest is Test {
    function _fee(uint16 seed) private pure returns (uint16) {
        return uint16(bound(seed, 0, WagerRules.MAX_FEE_BPS));
    }

    /// @dev Invariants 5 and 6.
    function testFuzz_payout_is_never_less_than_the_stake(uint128 mine, uint128 winning, uint128 losing, uint16 fee)
        public
        pure
    {
        winning = uint128(bound(winning, 1, type(uint128).max));
        mine = uint128(bound(mine, 0, winning));
        assertGe(Parimutuel.payout(mine, winning, losing, _fee(fee)), mine);
        assertLe(Parimutuel.feeOn(losing, _fee(fee)), losing / 10);
    }

    /// @dev Invariant 7: monotone, and splitting never pays more.
    function testFuzz_payout_of_the_whole_is_at_least_that_of_its_parts(
        uint128 x,
        uint128 y,
        uint128 winning,
        uint128 losing,
        uint16 fee
    ) public pure {
        winning = uint128(bound(winning, 1, type(uint128).max));
        x = uint128(bound(x, 0, winning));
        y = uint128(bound(y, 0, winning - x));
        fee = _fee(fee);
        uint256 whole = Parimutuel.payout(x + y, winning, losing, fee);
        uint256 part = Parimutuel.payout(x, winning, losing, fee);
        assertGe(whole, part + Parimutuel.payout(y, winning, losing, fee));
        assertGe(whole, part);
    }

    /// @dev Invariant 4: dust in [0, winners − 1] for any way to share the winning pool.
    function testFuzz_payouts_leave_less_dust_than_there_are_winners(uint128[] memory parts, uint128 losing, uint16 fee)
        public
        pure
    {
        vm.assume(parts.length != 0);
        fee = _fee(fee);
        uint256 winning;
        for (uint256 i; i < parts.length; ++i) {
            parts[i] = uint128(bound(parts[i], 1, type(uint128).max / parts.length));
            winning += parts[i];
        }
        uint256 paid;
        for (uint256 i; i < parts.length; ++i) {
            paid += Parimutuel.payout(parts[i], uint128(winning), losing, fee);
        }
        uint256 pot = winning + losing - Parimutuel.feeOn(losing, fee);
        assertLe(paid, pot);
        assertLe(pot - paid, parts.length - 1);
    }

    function test_payout_of_the_largest_pools_does_not_overflow() public pure {
        uint128 most = type(uint128).max;
        assertEq(Parimutuel.payout(most, most, most, 0), uint256(most) * 2);
    }

    function test_feeOn_rounds_down() public pure {
        assertEq(Parimutuel.feeOn(33, 300), 0);
        assertEq(Parimutuel.feeOn(34, 300), 1);
    }
}
