// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {WagerRules} from "../../../../src/generated/WagerRules.sol";

/// @dev One match in a second set of books, kept beside the contracts and written from the rules (MONEY, docs/security.md),
/// not from the code.
struct Book {
    uint8 status;
    uint32 botA;
    uint32 botB;
    address ownerA;
    address ownerB;
    bytes32 accountA;
    bytes32 accountB;
    /// @dev Whether the bot of the side has yet to be shown.
    bool hiddenA;
    bool hiddenB;
    uint64 closesAt;
    /// @dev 0 when both bots came in open.
    uint64 revealBy;
    uint64 deadline;
    uint64 round;
    uint16 feeBps;
    uint8 stakeWinner;
    uint8 betWinner;
    uint256 stake;
    uint256 poolA;
    uint256 poolB;
    uint256 paid;
    /// @dev How many accounts share the winning pool of bets.
    uint256 betWinners;
}

/// @dev What an account put into a match.
struct Ticket {
    uint256 onA;
    uint256 onB;
    bool claimed;
}

library MatchBooks {
    uint8 internal constant OPEN = 1;
    uint8 internal constant ENTERED = 2;
    uint8 internal constant NOBODY = 3;

    function isLive(Book storage b) internal view returns (bool) {
        return b.status == OPEN || b.status == ENTERED;
    }

    function isForfeit(Book storage b, uint256 time) internal view returns (bool) {
        return b.status == ENTERED && (b.hiddenA || b.hiddenB) && time > b.revealBy;
    }

    /// @dev Ends the match: `stakes` and `bets` name the side that shares each pot.
    function end(Book storage b, uint8 status, uint8 stakes, uint8 bets) internal {
        b.status = status;
        b.stakeWinner = stakes;
        uint256 backed = bets == 1 ? b.poolA : bets == 2 ? b.poolB : 0;
        b.betWinner = backed == 0 ? NOBODY : bets;
    }

    /// @dev The fee: on each losing pool, none on a pot that is given back.
    function fees(Book storage b) internal view returns (uint256 sum) {
        if (b.stakeWinner != NOBODY) sum = b.stake * b.feeBps / 10_000;
        if (b.betWinner != NOBODY) sum += (b.betWinner == 1 ? b.poolB : b.poolA) * b.feeBps / 10_000;
    }

    /// @dev What came in, and has not gone out.
    function held(Book storage b) internal view returns (uint256) {
        if (b.status == 0) return 0;
        uint256 came = b.stake * (b.accountB == 0 ? 1 : 2) + b.poolA + b.poolB;
        return isLive(b) ? came + WagerRules.BOUNTY : came - fees(b) - b.paid;
    }

    /// @dev What the ended match owes an account for its stake and its bets.
    function due(Book storage b, bytes32 account, Ticket storage ticket) internal view returns (uint256) {
        return stakeShare(b, account) + betShare(b, ticket);
    }

    function stakeShare(Book storage b, bytes32 account) private view returns (uint256) {
        bool ofA = account == b.accountA;
        if (!ofA && (account != b.accountB || account == 0)) return 0;
        if (b.stakeWinner == NOBODY) return b.stake;
        return ofA == (b.stakeWinner == 1) ? 2 * b.stake - b.stake * b.feeBps / 10_000 : 0;
    }

    function betShare(Book storage b, Ticket storage ticket) internal view returns (uint256) {
        if (b.betWinner == NOBODY) return ticket.onA + ticket.onB;
        (uint256 mine, uint256 winning, uint256 losing) =
            b.betWinner == 1 ? (ticket.onA, b.poolA, b.poolB) : (ticket.onB, b.poolB, b.poolA);
        return mine + mine * (losing - losing * b.feeBps / 10_000) / winning;
    }
}
