// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

/// @title Matches of two bots
/// @notice open → entered → resolved | void. Bets are taken from the entry until `betsCloseAt`; the beacon's round
/// `seedRound` is published after that; once it is proven anyone may `resolve`. Each waiting state ends with `deadline`:
/// until then (that second included) a match can go on, afterwards it can only be voided, by anyone.
interface IMatches {
    /* ERRORS */

    /// @notice There is no bot with this id.
    error NoSuchBot(uint32 botId);

    /// @notice Only the bot's owner may bring it into a match.
    error NotBotOwner(uint32 botId, address owner, address caller);

    /// @notice The match is in another state than this needs; 0 means there is no such match.
    error WrongMatchStatus(uint32 matchId, uint8 status);

    /// @notice Both bots would be this owner's. A match against oneself moves ratings and draws bets while nothing is at
    /// stake: enter with another owner's bot.
    error SameOwner(uint32 matchId, address owner);

    /// @notice Only the owner of the match's first bot may cancel it, while nobody has entered.
    error NotMatchOwner(uint32 matchId, address owner, address caller);

    /// @notice The match could go on until `deadline` only; this block's time is `time`. It can be voided now.
    error DeadlinePassed(uint32 matchId, uint64 deadline, uint64 time);

    /// @notice The match may still go on until `deadline`; this block's time is `time`. It cannot be voided yet.
    error DeadlineNotPassed(uint32 matchId, uint64 deadline, uint64 time);

    /// @notice This world pins no beacon yet, so no match can name its seed.
    error NoBeacon();

    /* OPERATIONS */

    /// @notice Opens a match for the caller's bot and takes its stake out of the caller's purse.
    /// @param stake In wei, at least `WagerRules.MIN_STAKE`; the opponent puts up as much.
    /// @return matchId The next id.
    function openMatch(uint32 botId, uint128 stake) external returns (uint32 matchId);

    /// @notice Enters the caller's bot into an open match with a matching stake. Names when bets close and the beacon's
    /// round that seeds the battle: the first one published at least the margin after that. Betting starts.
    function enterMatch(uint32 matchId, uint32 botId) external;

    /// @notice Takes back a match of the caller's that nobody has entered; the stake can be claimed at once.
    function cancelMatch(uint32 matchId) external;

    /// @notice Voids a match whose deadline has passed: everybody gets back what they put in, without a fee. Anyone may.
    function voidMatch(uint32 matchId) external;
}

/// @title Deciding matches
interface IResolve {
    /* ERRORS */

    /// @notice The beacon's round that seeds this match is not proven yet: prove it, then resolve.
    error SeedNotProven(uint32 matchId, uint64 seedRound);

    /* OPERATIONS */

    /// @notice Fights the battle and settles the pots. Anyone may call it, once the seed's round is proven; the outcome is
    /// a pure function of both bytecodes and the seed, so it is the same whoever calls it, when, and with what gas.
    function resolve(uint32 matchId) external;
}
