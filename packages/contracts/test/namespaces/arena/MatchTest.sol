// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {ArenaRules} from "../../../src/generated/ArenaRules.sol";
import {WagerRules} from "../../../src/generated/WagerRules.sol";
import {Match} from "../../../src/namespaces/arena/codegen/tables/Match.sol";
import {Config} from "../../../src/namespaces/beacon/codegen/tables/Config.sol";
import {RoundTime} from "../../../src/namespaces/beacon/RoundTime.sol";
import {Round} from "../../../src/namespaces/beacon/codegen/tables/Round.sol";
import {Accounts} from "../../../src/namespaces/wager/Accounts.sol";
import {Purse} from "../../../src/namespaces/wager/codegen/tables/Purse.sol";
import {WorldTest} from "../../WorldTest.sol";

/// @dev A world with a beacon, two owners with a bot each, and spectators. Rounds are written as proven; how a round is
/// proved is the beacon's tests' business.
abstract contract MatchTest is WorldTest {
    uint128 internal constant COIN = 1e15;
    uint128 internal constant STAKE = 10 * COIN;
    uint128 internal constant BOUNTY = uint128(WagerRules.BOUNTY);
    uint8 internal constant A = 1;
    uint8 internal constant B = 2;
    uint32 internal constant BOT_A = 1;
    uint32 internal constant BOT_B = 2;

    uint64 internal constant GENESIS = 1_727_521_075;
    uint32 internal constant PERIOD = 3;

    address internal ada = makeAddr("ada: owner of the bot on side a");
    address internal bob = makeAddr("bob: owner of the bot on side b");
    address internal carol = makeAddr("carol: spectator");
    address internal dave = makeAddr("dave: spectator");
    address internal keeper = makeAddr("keeper");

    function setUp() public virtual override {
        super.setUp();
        Config.set(1, 1, 1, 1, GENESIS, PERIOD);
        for (uint8 board; board < ArenaRules.BOARDS; ++board) {
            world.arena__prepareBoard(board);
        }
        saveBot(ada);
        saveBot(bob);
        fund(ada, 100 * COIN + BOUNTY);
        fund(bob, 100 * COIN);
    }

    /// @dev A bot that strikes, and otherwise advances.
    function saveBot(address owner) internal returns (uint32 botId) {
        vm.prank(owner);
        return world.arena__saveBot("rusher", hex"01233200015000");
    }

    function account(address owner) internal pure returns (bytes32) {
        return Accounts.ofAddress(owner);
    }

    function purse(address owner) internal view returns (uint256) {
        return Purse.get(account(owner));
    }

    function fund(address owner, uint256 amount) internal {
        vm.deal(address(this), amount);
        world.wager__deposit{value: amount}(account(owner));
    }

    function open() internal returns (uint32) {
        vm.prank(ada);
        return world.arena__openMatch(BOT_A, STAKE);
    }

    function enter(uint32 matchId) internal {
        vm.prank(bob);
        world.arena__enterMatch(matchId, BOT_B);
    }

    function openAndEnter() internal returns (uint32 matchId) {
        matchId = open();
        enter(matchId);
    }

    function resolve(uint32 matchId) internal {
        vm.prank(keeper);
        world.arena__resolve(matchId);
    }

    /// @dev Goes to the second in which the match's round is published, and proves it.
    function proveSeed(uint32 matchId, bytes32 randomness) internal {
        uint64 round = Match.getSeedRound(matchId);
        vm.warp(RoundTime.timeOf(round, GENESIS, PERIOD));
        Round.set(round, randomness);
    }
}
