// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

/// @title Errors and events of the namespace `npc`
interface INpc {
    // ---- brains

    /// @notice A brain was registered. Its code can be read at `code`, behind a STOP byte.
    event BrainPublished(bytes32 indexed brain, uint8 indexed kind, address indexed author, address code);
    /// @notice From second `since` on a kind uses this brain, with `traits` added to its NPCs' characters.
    event EraAnnounced(uint8 indexed kind, uint32 era, bytes32 indexed brain, uint64 since, bytes5 traits);

    error BrainKnown(bytes32 brain, address author);
    error BrainUnknown(bytes32 brain);
    /// @notice Only kinds of NPCs have brains.
    error NoNpcKind(uint8 kind);
    /// @notice The brain was registered for another kind.
    error WrongKind(bytes32 brain, uint8 kind, uint8 asked);
    error NotDesigner(address sender, address designer);
    error DesignerAlreadyNamed(address designer);
    error NotNamespaceOwner(address sender, address owner);
    /// @notice An era is announced `BRAIN_NOTICE` seconds ahead.
    error TooSoon(uint64 since, uint64 earliest);
    /// @notice The era announced last has not begun; the next can be announced then.
    error EraWaits(uint8 kind, uint32 era, uint64 since);

    // ---- operators

    event Bonded(address indexed operator, uint256 amount, uint256 total);
    event Left(address indexed operator, uint64 freeAt);
    event Leased(address indexed operator, uint64 batches, uint64 until);
    event Withdrawn(address indexed account, uint256 amount, address to);

    error NothingToMove();
    error TakesNoValue(uint256 value);
    error BadReceiver(address to);
    error CreditTooSmall(address account, uint256 amount, uint256 credit);
    /// @notice A suspended operator stays out.
    error OperatorSuspended(address operator);
    /// @notice Who has left cannot come back before the bond is taken.
    error OperatorLeft(address operator, uint64 freeAt);
    /// @notice What is forfeit is the treasury's, which has no keeper yet.
    error NoTreasury(address operator);
    error BondTooSmall(address operator, uint256 bond, uint256 needed);
    error BondNotFree(address operator, uint64 freeAt, uint64 time);
    error NoSuchBatch(uint8 batch);
    /// @notice Another operator holds the batch and has not let it run out.
    error BatchTaken(uint8 batch, address holder, uint64 until);

    // ---- ticks

    /// @notice A tick was applied: what was sent, how many entries were applied, how many skipped. An entry is skipped when
    /// the region as it is does not allow it; a block counts as one when its region has left that tick or that noise
    /// behind, belongs to another, was played in this second, or its list is too long. `evidence` is what is kept at `place` of the
    /// operator's ring: 0 when no block was applied, and nothing is kept.
    /// Anyone can call the system from something that pretends to be a world: `world` says from which this comes.
    event Ticked(
        address indexed world,
        address indexed operator,
        uint16 place,
        bytes32 evidence,
        uint256 applied,
        uint256 skipped,
        bytes packed
    );

    /// @notice Only an operator with a lease may send ticks.
    error NoLease(address operator, uint64 until, uint64 time);
    error NoSuchPlace(uint16 place);
    /// @notice Places are taken in order; the next is another.
    error OtherPlace(uint16 place, uint16 next);
    /// @notice The evidence at this place can still be challenged; use one that is empty or older than the window.
    error PlaceInUse(uint16 place, uint64 freeAt);

    // ---- challenges

    /// @notice A decision was proved wrong: the operator is suspended, its bond paid out.
    event DecisionWrong(
        address indexed world,
        address indexed operator,
        address indexed challenger,
        uint16 place,
        uint16 region,
        uint8 slot,
        uint256 reward
    );
    /// @notice A challenged decision was right.
    event DecisionRight(
        address indexed world,
        address indexed operator,
        address indexed challenger,
        uint16 place,
        uint16 region,
        uint8 slot
    );

    error WrongDeposit(uint256 value, uint256 deposit);
    /// @notice Nothing is kept at this place, or its time is over.
    error NoEvidence(address operator, uint16 place);
    /// @notice The data is not what that tick saw and did.
    error OtherEvidence(bytes32 expected, bytes32 given);
    /// @notice The record given is not the one that the tick decided on.
    error OtherRecord(bytes32 expected, bytes32 given);
    error NoSuchLeaf(uint256 index, uint256 count);

    // ---- spot checks

    /// @notice Decisions that the beacon drew were re-checked: `right` of them, up to but not including tick number
    /// `answered`.
    event ChecksAnswered(address indexed world, address indexed operator, uint64 answered, uint256 right);
    /// @notice A drawn decision was wrong: the operator is suspended, its bond paid out.
    event CheckWrong(
        address indexed world,
        address indexed operator,
        address indexed finder,
        uint64 tick,
        uint16 region,
        uint8 slot,
        uint256 reward
    );
    /// @notice Somebody has asked for the answer to the check of a tick; the operator has `ANSWER_SECONDS` from now.
    event AnswerDemanded(address indexed world, address indexed operator, address indexed asker, uint64 tick);
    /// @notice The answer did not come: the operator is suspended, its bond paid out.
    event AnswerMissing(
        address indexed world, address indexed operator, address indexed finder, uint64 tick, uint256 reward
    );

    /// @notice The beacon has drawn a decision of this tick; first it must be shown to be right (`answerChecks`).
    error CheckOwed(address operator, uint64 tick);
    /// @notice No tick waits for a check, or the rounds that draw them are not proven yet.
    error NothingOwed(address operator);
    /// @notice Another of the tick's regions was drawn.
    error OtherDraw(uint64 tick, uint256 drawn, uint256 given);
    /// @notice The answer has been asked for already.
    error DemandedAlready(address operator, uint64 tick, uint64 since);
    /// @notice A tick as old as that is not asked about any more; what is owed still keeps the bond.
    error DemandTooLate(address operator, uint64 tick, uint64 last);
    /// @notice Nobody has asked for this answer; `demandAnswer` comes first.
    error NotDemanded(address operator, uint64 tick);
    /// @notice The answer may still come, until both that second and that block are over.
    error StillTime(uint64 until, uint64 untilBlock);
}
