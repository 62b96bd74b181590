// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {WagerRules} from "../../../../src/generated/WagerRules.sol";

/// @dev A second set of books, kept by the handlers beside the contracts and written from MONEY's rules, not from the code:
/// what everybody put in, what is owed to whom, and where every wei went.
struct GhostMarket {
    uint8 status;
    uint16 feeBps;
    uint64 closesAt;
    uint8 stakeWinner;
    uint8 betWinner;
    address ownerA;
    address ownerB;
    uint256 stake;
    uint256 poolA;
    uint256 poolB;
    uint256 fees;
    uint256 paid;
    uint256 unpaidWinners;
    uint256 betWinners;
}

library GhostLedger {
    uint8 internal constant STAKED = 1;
    uint8 internal constant OPEN = 2;
    uint8 internal constant SETTLED = 3;
    uint8 internal constant NOBODY = 3;

    /// @dev What came in.
    function total(GhostMarket storage m) internal view returns (uint256) {
        return m.stake * (m.ownerB == address(0) ? 1 : 2) + m.poolA + m.poolB;
    }

    /// @dev What the market still holds: the bounty too, until it is settled.
    function owed(GhostMarket storage m) internal view returns (uint256) {
        return m.status == 0 ? 0 : total(m) - m.fees - m.paid + (m.status == SETTLED ? 0 : WagerRules.BOUNTY);
    }

    /// @dev Settles the books: who shares each pot, and the fee on each losing pool.
    function settle(GhostMarket storage m, uint8 stakeWinner, uint8 betWinner) internal {
        bool entered = m.status == OPEN;
        uint256 backed = betWinner == 1 ? m.poolA : betWinner == 2 ? m.poolB : 0;
        m.stakeWinner = entered ? stakeWinner : NOBODY;
        m.betWinner = entered && backed != 0 ? betWinner : NOBODY;
        m.status = SETTLED;
        if (m.stakeWinner != NOBODY) m.fees += m.stake * m.feeBps / 10_000;
        if (m.betWinner != NOBODY) m.fees += (m.betWinner == 1 ? m.poolB : m.poolA) * m.feeBps / 10_000;
    }

    /// @dev What an owner's stake brings back once settled.
    function stakeShare(GhostMarket storage m, address who) internal view returns (uint256) {
        bool ownsA = who == m.ownerA;
        if (!ownsA && (who != m.ownerB || who == address(0))) return 0;
        if (m.stakeWinner == NOBODY) return m.stake;
        if (ownsA != (m.stakeWinner == 1)) return 0;
        return 2 * m.stake - m.stake * m.feeBps / 10_000;
    }

    /// @dev What bets of `betA` and `betB` bring back once settled: a part of everything that is shared out.
    function betShare(GhostMarket storage m, uint256 betA, uint256 betB) internal view returns (uint256) {
        if (m.betWinner == NOBODY) return betA + betB;
        (uint256 mine, uint256 winning, uint256 losing) =
            m.betWinner == 1 ? (betA, m.poolA, m.poolB) : (betB, m.poolB, m.poolA);
        return mine * (winning + losing - losing * m.feeBps / 10_000) / winning;
    }
}
