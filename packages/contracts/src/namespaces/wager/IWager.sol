// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

/// @title Purses, bets and the pots of matches
/// @notice A ledger that only knows deposit, stake, settle, claim and withdraw. Amounts are wei of the chain's native
/// coin. An account is an address left-padded with zeros, or one of the tagged numbers of `Accounts`.
interface IWager {
    /* ERRORS */

    /// @notice The account is neither an address, nor a saved bot, nor the treasury.
    error UnknownAccount(bytes32 account);

    /// @notice The account holds `balance`, less than the `amount` asked of it: deposit first.
    error PurseTooSmall(bytes32 account, uint256 balance, uint256 amount);

    /// @notice Only whoever controls the account may do this: the address itself, a bot's owner, the treasury's keeper.
    error NotController(bytes32 account, address caller);

    /// @notice Nothing to move: the amount is zero.
    error NothingToMove();

    /// @notice The amount does not fit a purse.
    error AmountTooLarge(uint256 amount);

    /// @notice Coins cannot go to the zero address, nor to the world itself, where they would be nobody's.
    error BadReceiver(address to);

    /// @notice The receiver refused the coins, for the `reason` it gave; they stay in the purse.
    error ReceiverRefused(address to, uint256 amount, bytes reason);

    /// @notice Only the owner of the namespace `wager` names the treasury's keeper.
    error NotWagerOwner(address caller);

    /// @notice The treasury's keeper was named before, for good.
    error KeeperAlreadyNamed(address keeper);

    /// @notice This function takes no value; `value` wei were sent along.
    error TakesNoValue(uint256 value);

    /// @notice Sides of a match are 1 (a) and 2 (b).
    error NoSuchSide(uint8 side);

    /// @notice The stake is below the smallest one.
    error StakeTooSmall(uint256 amount, uint256 least);

    /// @notice The bet is below the smallest one.
    error BetTooSmall(uint256 amount, uint256 least);

    /// @notice The match takes no bets: nobody has entered yet, or it is over.
    error BetsNotOpen(uint32 matchId, uint8 status);

    /// @notice Bets closed at `closedAt`; this block's time is `time`.
    error BetsClosed(uint32 matchId, uint64 closedAt, uint64 time);

    /// @notice A bot's owner, and the bot itself, may bet on that bot only.
    error BetAgainstOwnBot(uint32 matchId, address owner, uint8 side);

    /// @notice The fee is above the cap that holds for every match.
    error FeeAboveCap(uint256 feeBps, uint256 cap);

    /// @notice The match's pots are in another state than this needs.
    error WrongMarketStatus(uint32 matchId, uint8 status);

    /// @notice The pots cannot be settled before bets close at `closesAt`; this block's time is `time`.
    error BetsStillOpen(uint32 matchId, uint64 closesAt, uint64 time);

    /// @notice A pot is shared by side 1 or 2, or given back with 3.
    error NoSuchWinner(uint8 winner);

    /// @notice The match is not settled yet: claim when it is resolved or void.
    error NotSettled(uint32 matchId, uint8 status);

    /// @notice The account was paid for this match before.
    error AlreadyClaimed(uint32 matchId, bytes32 account);

    /// @notice The account has nothing coming from this match.
    error NothingToClaim(uint32 matchId, bytes32 account);

    /// @notice The bot may spend of its purse until `until` only; this block's time is `time`. Its owner sets limits with
    /// `setLimits`.
    error LimitsExpired(uint32 botId, uint64 until, uint64 time);

    /// @notice With this the bot would have put `spent` into the match; its owner allows `limit`.
    error OverMatchLimit(uint32 botId, uint32 matchId, uint256 spent, uint256 limit);

    /// @notice With this the bot would have spent `spent` today; its owner allows `limit`.
    error OverDayLimit(uint32 botId, uint256 spent, uint256 limit);

    /// @notice A runner is an address other than zero and the owner.
    error BadRunner(address runner);

    /// @notice A runner can be allowed some of the functions `all`, at least one, and nothing else.
    error BadFunctions(uint8 functions, uint256 all);
}
