// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Sealed} from "../../../src/namespaces/arena/codegen/tables/Sealed.sol";
import {Market} from "../../../src/namespaces/wager/codegen/tables/Market.sol";
import {Position} from "../../../src/namespaces/wager/codegen/tables/Position.sol";
import {Crowd} from "./Crowd.sol";
import {SealedMatchTest} from "./SealedMatchTest.sol";

/// @dev What each step of a match costs as a whole transaction (isolated: 21,000 and calldata included, storage cold).
/// A battle's own part of `resolve` depends on the two bots; these are two that strike and advance.
contract MatchGasTest is SealedMatchTest {
    function _named(string memory step) private {
        vm.snapshotGasLastCall("match", step);
    }

    /// forge-config: default.isolate = true
    function test_match_gas() public {
        uint32 matchId = open();
        _named("openMatch");
        enter(matchId);
        _named("enterMatch");
        fund(carol, 4 * COIN);
        _named("deposit again");
        vm.startPrank(carol);
        world.wager__bet(matchId, A, 2 * COIN);
        _named("bet, first of the match");
        world.wager__bet(matchId, A, COIN);
        _named("bet, adding to it");
        world.wager__withdraw(COIN, carol);
        _named("withdraw");
        vm.stopPrank();
        fund(dave, COIN);
        vm.prank(dave);
        world.wager__bet(matchId, B, COIN);
        proveSeed(matchId, "a");
        resolve(matchId);
        _named("resolve, 1 bettor a side");
        address winner = world.wager__claimable(matchId, account(carol)) > 0 ? carol : dave;
        vm.prank(winner);
        world.wager__claim(matchId);
        _named("claim");
    }

    /// forge-config: default.isolate = true
    function test_sealed_match_gas() public {
        saveSealed(ada, RUSHER);
        _named("saveSealedBot");
        uint32 matchId = openAndEnter(SEALED_A, SEALED_B);
        _named("enterMatch, sealed");
        closeBets(matchId);
        reveal(matchId, A);
        _named("reveal");
        vm.warp(Sealed.getRevealBy(matchId) + 1);
        vm.prank(keeper);
        world.arena__forfeit(matchId);
        _named("forfeit");
    }

    /// @dev Invariant 17. The same pools, put together by one bettor a side, and by 10,000 in all.
    /// forge-config: default.isolate = true
    function test_settle_and_claim_cost_the_same_for_1_and_for_10000_bettors() public {
        uint32 few = openAndEnter();
        uint32 many = openAndEnter();
        Crowd crowd = new Crowd(world);
        crowd.bet(many, A, 5000, COIN);
        crowd.bet(many, B, 5000, COIN);
        crowd.bet(few, A, 1, 5000 * COIN);
        crowd.bet(few, B, 1, 5000 * COIN);
        proveSeed(few, "a");
        assertEq(Market.getPoolA(many), Market.getPoolA(few), "the same pools");
        assertEq(Position.getBetB(many, account(crowd.bettor(B, 4999))), COIN, "a bet of everybody's");

        (uint256 settleFew, uint256 claimFew) = _settleAndClaim(few, crowd.bettor(A, 0));
        (uint256 settleMany, uint256 claimMany) = _settleAndClaim(many, crowd.bettor(A, 0));
        assertEq(settleFew, settleMany, "17: settle");
        assertEq(claimFew, claimMany, "17: claim");
        vm.snapshotValue("match", "settle, 1 bettor a side", settleFew);
        vm.snapshotValue("match", "settle, 10000 bettors", settleMany);
        vm.snapshotValue("match", "claim, 1 bettor a side", claimFew);
        vm.snapshotValue("match", "claim, 10000 bettors", claimMany);
    }

    /// @dev From the same state each time. Settled as by the arena, since a battle's own gas goes by the match's seed.
    function _settleAndClaim(uint32 matchId, address winner) private returns (uint256 settled, uint256 claimed) {
        uint256 before = vm.snapshotState();
        world.wager__settle(matchId, A, A, account(keeper));
        settled = vm.lastCallGas().gasTotalUsed;
        world.wager__claimFor(matchId, account(winner));
        claimed = vm.lastCallGas().gasTotalUsed;
        vm.revertToState(before);
    }
}
