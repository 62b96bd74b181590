// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

/// @title Matches of two bots
/// @notice open → entered → resolved | void. Bets are taken from the entry until `betsCloseAt`; then sealed bots are shown
/// until `Sealed.revealBy` (`IReveals`); the beacon's round `seedRound` is published after that; once it is proven anyone
/// may `resolve`. Each waiting state ends with a deadline: until then (that second included) a match can go on, afterwards
/// anyone may end it. Whoever ends a match is paid the bounty that came in when it was opened.
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

    /// @notice A sealed bot was not shown in time: the match is forfeit, and `forfeit` ends it.
    error ForfeitDue(uint32 matchId);

    /* OPERATIONS */

    /// @notice Opens a match for the caller's bot and takes its stake, and the bounty, out of the caller's purse.
    /// @param stake In wei, at least `WagerRules.MIN_STAKE`; the opponent puts up as much.
    /// @return matchId The next id.
    function openMatch(uint32 botId, uint128 stake) external returns (uint32 matchId);

    /// @notice The same out of the bot's own purse, within the limits its owner has set.
    function openFromPurse(uint32 botId, uint128 stake) external returns (uint32 matchId);

    /// @notice Enters the caller's bot into an open match with a matching stake. Names when bets close and the beacon's
    /// round that seeds the battle: the first one published at least the margin after that. Betting starts.
    /// Where a bot is sealed, bets are followed by time to show it, and the round comes after that.
    function enterMatch(uint32 matchId, uint32 botId) external;

    /// @notice The same out of the bot's own purse, within the limits its owner has set.
    function enterFromPurse(uint32 matchId, uint32 botId) external;

    /// @notice Takes back a match of the caller's that nobody has entered; the stake can be claimed at once, and the bounty
    /// is back in the purse it came from.
    function cancelMatch(uint32 matchId) external;

    /// @notice Voids a match whose deadline has passed: everybody gets back what they put in, without a fee. Anyone may.
    /// Not a match that is forfeit: its outcome is decided, and stays so.
    function voidMatch(uint32 matchId) external;
}

/// @title Showing sealed bots
interface IReveals {
    /* ERRORS */

    /// @notice The bot of this side needs no showing: it came in open, or was shown in this match.
    error AlreadyRevealed(uint32 matchId, uint8 side);

    /// @notice Bets are taken until `from`; a bot shown before would be no secret to late bettors.
    error RevealNotOpen(uint32 matchId, uint64 from, uint64 time);

    /// @notice The bot could be shown until `revealBy` only; this block's time is `time`.
    error RevealClosed(uint32 matchId, uint64 revealBy, uint64 time);

    /// @notice Code and salt make `shown`, but the bot came in as `commitment`.
    error WrongReveal(uint32 matchId, uint8 side, bytes32 commitment, bytes32 shown);

    /// @notice The match is not forfeit: no bot was left sealed. It waits for its seed.
    error NothingForfeit(uint32 matchId);

    /// @notice Sealed bots may still be shown until `revealBy`; this block's time is `time`.
    error RevealStillOpen(uint32 matchId, uint64 revealBy, uint64 time);

    /* OPERATIONS */

    /// @notice Shows the bytecode of a sealed bot, from the second bets close until `Sealed.revealBy`. Anyone may who knows
    /// it. The bytecode must be the one committed to, and valid; the bot is an open one from then on.
    /// @param side 1 = a, 2 = b. @param salt What the commitment was made with.
    function reveal(uint32 matchId, uint8 side, bytes calldata code, bytes32 salt) external;

    /// @notice Ends a match in which a sealed bot was not shown in time. The other side gets the stakes, less the fee on the
    /// lost one; bets go back, since whoever does not show their bot knows that beforehand. When neither side showed its
    /// bot the match is void. Anyone may, at any time from the second after `Sealed.revealBy`.
    function forfeit(uint32 matchId) external;
}

/// @title Deciding matches
interface IResolve {
    /* ERRORS */

    /// @notice The beacon's round that seeds this match is not proven yet: prove it, then resolve.
    error SeedNotProven(uint32 matchId, uint64 seedRound);

    /// @notice The bot of this side has not been shown, so there is no battle yet.
    error NotRevealed(uint32 matchId, uint8 side);

    /* OPERATIONS */

    /// @notice Fights the battle and settles the pots. Anyone may call it, once the seed's round is proven; the outcome is
    /// a pure function of both bytecodes and the seed, so it is the same whoever calls it, when, and with what gas.
    function resolve(uint32 matchId) external;
}
