// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

/// @dev Generated from rules/wager.ts by bin/generateRules.ts; edit that file instead.
library WagerRules {
    uint256 internal constant COIN = 0x00000000000000000000000000000000000000000000000000038d7ea4c68000;
    uint256 internal constant MIN_STAKE = 0x00000000000000000000000000000000000000000000000000005af3107a4000;
    uint256 internal constant MIN_BET = 0x000000000000000000000000000000000000000000000000000009184e72a000;
    uint256 internal constant FEE_BPS = 300;
    uint256 internal constant MAX_FEE_BPS = 1000;
    uint256 internal constant BOUNTY = 0x000000000000000000000000000000000000000000000000000009184e72a000;
    uint256 internal constant ENTRY_WINDOW = 600;
    uint256 internal constant BETTING_WINDOW = 20;
    uint256 internal constant REVEAL_WINDOW = 15;
    uint256 internal constant SEED_MARGIN = 3;
    uint256 internal constant RESOLVE_WINDOW = 900;
    uint256 internal constant MATCH_NONE = 0;
    uint256 internal constant MATCH_OPEN = 1;
    uint256 internal constant MATCH_ENTERED = 2;
    uint256 internal constant MATCH_RESOLVED = 3;
    uint256 internal constant MATCH_VOID = 4;
    uint256 internal constant WINNER_UNDECIDED = 0;
    uint256 internal constant WINNER_A = 1;
    uint256 internal constant WINNER_B = 2;
    uint256 internal constant WINNER_DRAW = 3;
    uint256 internal constant ENDING_NONE = 0;
    uint256 internal constant ENDING_FOUGHT = 1;
    uint256 internal constant ENDING_FORFEITED = 2;
    uint256 internal constant ENDING_CANCELLED = 3;
    uint256 internal constant ENDING_NOT_ENTERED = 4;
    uint256 internal constant ENDING_NOT_SEEDED = 5;
    uint256 internal constant ENDING_NOT_REVEALED = 6;
    uint256 internal constant MARKET_NONE = 0;
    uint256 internal constant MARKET_STAKED = 1;
    uint256 internal constant MARKET_OPEN = 2;
    uint256 internal constant MARKET_SETTLED = 3;
    uint256 internal constant RUNNER_OPEN_FROM_PURSE = 1;
    uint256 internal constant RUNNER_ENTER_FROM_PURSE = 2;
    uint256 internal constant RUNNER_BET_FOR = 4;
    uint256 internal constant RUNNER_CANCEL_MATCH = 8;
}
