// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {WagerRules} from "../../../src/generated/WagerRules.sol";
import {IWager} from "../../../src/namespaces/wager/IWager.sol";
import {Accounts} from "../../../src/namespaces/wager/Accounts.sol";
import {Bot} from "../../../src/namespaces/arena/codegen/tables/Bot.sol";
import {Match} from "../../../src/namespaces/arena/codegen/tables/Match.sol";
import {Purse} from "../../../src/namespaces/wager/codegen/tables/Purse.sol";
import {WorldTest} from "../../WorldTest.sol";

/// @dev Tests of the ledger on its own: the test contract plays the arena's part, as owner of the namespaces.
abstract contract WagerTest is WorldTest {
    uint128 internal constant COIN = 1e15;
    uint8 internal constant A = 1;
    uint8 internal constant B = 2;
    uint8 internal constant NOBODY = 3;

    uint32 internal constant MATCH = 7;
    uint16 internal constant FEE = 300;
    uint128 internal constant STAKE = 10 * COIN;
    uint128 internal constant BOUNTY = uint128(WagerRules.BOUNTY);
    uint64 internal constant BETTING = 20;

    address internal ada = makeAddr("ada: owner of the bot on side a");
    address internal bob = makeAddr("bob: owner of the bot on side b");
    address internal carol = makeAddr("carol: spectator");
    address internal dave = makeAddr("dave: spectator");
    address internal settler = makeAddr("settler");

    function account(address owner) internal pure returns (bytes32) {
        return Accounts.ofAddress(owner);
    }

    function purse(address owner) internal view returns (uint256) {
        return Purse.get(account(owner));
    }

    function treasury() internal view returns (uint256) {
        return Purse.get(Accounts.TREASURY);
    }

    function fund(address owner, uint256 amount) internal {
        vm.deal(address(this), amount);
        world.wager__deposit{value: amount}(account(owner));
    }

    function bet(address bettor, uint8 side, uint128 amount) internal {
        vm.prank(bettor);
        world.wager__bet(MATCH, side, amount);
    }

    function claim(address claimant) internal returns (uint256) {
        vm.prank(claimant);
        return world.wager__claim(MATCH);
    }

    /// @dev Ada's stake is in, and the bounty.
    function stakeFirst() internal {
        Match.setOwnerA(MATCH, ada);
        fund(ada, STAKE + BOUNTY);
        world.wager__stakeFirst(MATCH, account(ada), STAKE, FEE);
    }

    /// @dev Both stakes are in and bets are taken.
    function openBets() internal {
        stakeFirst();
        Match.setOwnerB(MATCH, bob);
        fund(bob, STAKE);
        world.wager__stakeSecond(MATCH, account(bob), uint64(block.timestamp) + BETTING);
    }

    function settle(uint8 stakeWinner, uint8 betWinner) internal {
        skip(BETTING);
        world.wager__settle(MATCH, stakeWinner, betWinner, account(settler));
    }

    function saveBot(uint32 botId, address owner) internal {
        Bot.setOwner(botId, owner);
    }
}
