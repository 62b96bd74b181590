// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Test} from "forge-std/Test.sol";
import {RoundTime} from "../../../src/namespaces/beacon/RoundTime.sol";

contract RoundTimeTest is Test {
    function testFuzz_roundAt_invertsTimeOf(uint64 round, uint64 genesis, uint32 period) public pure {
        period = uint32(bound(period, 1, type(uint32).max));
        uint256 last = (type(uint64).max - uint256(genesis)) / period + 1;
        round = uint64(bound(round, 1, last > type(uint64).max ? type(uint64).max : last));
        assertEq(RoundTime.roundAt(RoundTime.timeOf(round, genesis, period), genesis, period), round);
    }

    function testFuzz_roundAt_isTheNewestPublished(uint64 time, uint32 genesis, uint32 period) public pure {
        period = uint32(bound(period, 1, type(uint32).max));
        time = uint64(bound(time, genesis, type(uint64).max - period));
        uint64 round = RoundTime.roundAt(time, genesis, period);
        assertLe(RoundTime.timeOf(round, genesis, period), time);
        assertGt(RoundTime.timeOf(round + 1, genesis, period), time);
    }

    function testFuzz_roundAt_neverGoesBack(uint64 earlier, uint64 later, uint64 genesis, uint32 period) public pure {
        period = uint32(bound(period, 1, type(uint32).max));
        (earlier, later) = earlier < later ? (earlier, later) : (later, earlier);
        assertLe(RoundTime.roundAt(earlier, genesis, period), RoundTime.roundAt(later, genesis, period));
    }

    function testFuzz_firstRoundFrom_isTheFirstNotEarlier(uint64 time, uint32 genesis, uint32 period) public pure {
        period = uint32(bound(period, 1, type(uint32).max));
        time = uint64(bound(time, 0, type(uint64).max - period));
        uint64 round = RoundTime.firstRoundFrom(time, genesis, period);
        assertGe(RoundTime.timeOf(round, genesis, period), time);
        if (round > 1) assertLt(RoundTime.timeOf(round - 1, genesis, period), time);
    }

    function test_roundAt_isOneAtGenesisAndZeroBefore() public pure {
        assertEq(RoundTime.roundAt(999, 1000, 3), 0);
        assertEq(RoundTime.roundAt(1000, 1000, 3), 1);
        assertEq(RoundTime.roundAt(1002, 1000, 3), 1);
        assertEq(RoundTime.roundAt(1003, 1000, 3), 2);
    }

    function test_timeOf_refusesRoundsThatDoNotExist() public {
        vm.expectRevert(abi.encodeWithSelector(RoundTime.NoSuchRound.selector, 0));
        this.timeOf(0, 1000, 3);
        vm.expectRevert(abi.encodeWithSelector(RoundTime.NoSuchRound.selector, type(uint64).max));
        this.timeOf(type(uint64).max, 1000, 3);
    }

    function timeOf(uint64 round, uint64 genesis, uint32 period) external pure returns (uint64) {
        return RoundTime.timeOf(round, genesis, period);
    }
}
