// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

/// @title RegionRecord
/// @notice A region's packed record, the one codec beside `@cogwright/npc/region/record`.
/// @dev `bodies`: two words of header, then two bytes a slot (a lane).
///   word 0: tick (4 bytes), how many words of lanes (1), evidence (23: the first of keccak256 of all of `bodies` behind
///           this word, as the tick left it), the second of that tick (4)
///   word 1: keccak256 of `minds`
///   lane: npc (1 bit), intent (5), tile (10: y * 32 + x). Zero: the slot is empty.
/// `minds`: four bytes a slot:
///   kind (4 bits), health (4), hunger (4), fatigue (4), fear (4), temperament (4), regard (8)
///   A player, who neither hungers nor tires, has ore in place of hunger and food in place of fatigue; a merchant has its
///   stock in place of fatigue.
///   regard: whom it remembers. Bit 7: as a friend, who helped it; clear: as a foe, who hurt it. Bits 0 to 6: that one's
///   slot, xor its own, so that it is zero for all who remember nobody.
library RegionRecord {
    uint256 internal constant HEADER_BYTES = 64;

    /// @dev Intents below 8; walking is WALK + heading, running RUN + heading, a player's facing FACE + heading.
    uint256 internal constant REST = 0;
    uint256 internal constant GRAZE = 1;
    uint256 internal constant DEAD = 3;
    uint256 internal constant WALK = 8;
    uint256 internal constant RUN = 16;
    uint256 internal constant FACE = 24;

    /// @dev Bit of a lane that an operator steers; a player's and a dead occupant's lanes lack it.
    uint256 internal constant NPC_BIT = 0x8000;

    /// @dev Bit of a regard.
    uint256 private constant FRIEND_BIT = 0x80;
    /// @notice No slot.
    uint256 internal constant NOBODY = 256;

    // ---- bodies

    /// @notice How many slots a record has.
    function slots(bytes memory bodies) internal pure returns (uint256) {
        unchecked {
            return bodies.length == 0 ? 0 : (bodies.length - HEADER_BYTES) >> 1;
        }
    }

    function tickOf(bytes memory bodies) internal pure returns (uint256 tick) {
        assembly ("memory-safe") {
            tick := shr(224, mload(add(bodies, 32)))
        }
    }

    /// @notice What proves a record: the number and the second of the tick that left it, and the hash of what it left. How many slots it has
    /// grown to since is no part of it.
    function proofOf(bytes memory bodies) internal pure returns (bytes32 proof) {
        assembly ("memory-safe") {
            proof := and(mload(add(bodies, 32)), not(shl(216, 0xff)))
        }
    }

    function setMindsHash(bytes memory bodies, bytes memory minds) internal pure {
        assembly ("memory-safe") {
            mstore(add(bodies, 64), keccak256(add(minds, 32), mload(minds)))
        }
    }

    /// @notice The second of the last tick.
    function playedAt(bytes memory bodies) internal pure returns (uint256 time) {
        assembly ("memory-safe") {
            time := and(mload(add(bodies, 32)), 0xffffffff)
        }
    }

    /// @notice Numbers the record as tick `tick` left it at second `time`, and keeps the hash of it. To be called last.
    function seal(bytes memory bodies, uint256 tick, uint256 time) internal pure {
        assembly ("memory-safe") {
            let evidence := keccak256(add(bodies, 64), sub(mload(bodies), 32))
            let words := sub(shr(5, mload(bodies)), 2)
            evidence := or(shl(32, shr(72, evidence)), and(time, 0xffffffff))
            mstore(add(bodies, 32), or(shl(224, tick), or(shl(216, words), evidence)))
        }
    }

    /// @notice The same record with one word of empty slots more; what the last tick left stays proved as it was.
    function grown(bytes memory bodies, bytes memory minds) internal pure returns (bytes memory, bytes memory) {
        bytes memory more = bytes.concat(bodies, new bytes(32));
        minds = bytes.concat(minds, new bytes(64));
        // One more in the fifth byte of the first word.
        more[4] = bytes1(uint8(more[4]) + 1);
        setMindsHash(more, minds);
        return (more, minds);
    }

    /// @dev The slot must be below `slots(bodies)`.
    function lane(bytes memory bodies, uint256 slot) internal pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := shr(240, mload(add(add(bodies, 96), shl(1, slot))))
        }
    }

    /// @dev The slot must be below `slots(bodies)`.
    function setLane(bytes memory bodies, uint256 slot, uint256 value) internal pure {
        assembly ("memory-safe") {
            let at := add(add(bodies, 96), shl(1, slot))
            mstore8(at, shr(8, value))
            mstore8(add(at, 1), value)
        }
    }

    function makeLane(bool npc, uint256 intent, uint256 tile) internal pure returns (uint256) {
        return (npc ? NPC_BIT : 0) | (intent << 10) | tile;
    }

    function intentOf(uint256 lane_) internal pure returns (uint256) {
        return (lane_ >> 10) & 31;
    }

    function tileOf(uint256 lane_) internal pure returns (uint256) {
        return lane_ & 1023;
    }

    // ---- minds

    /// @dev The slot must be below `slots(bodies)`.
    function mind(bytes memory minds, uint256 slot) internal pure returns (uint256 value) {
        assembly ("memory-safe") {
            value := shr(224, mload(add(add(minds, 32), shl(2, slot))))
        }
    }

    /// @dev The slot must be below `slots(bodies)`.
    function setMind(bytes memory minds, uint256 slot, uint256 value) internal pure {
        assembly ("memory-safe") {
            let at := add(add(minds, 32), shl(2, slot))
            mstore(at, or(shl(224, value), shr(32, shl(32, mload(at)))))
        }
    }

    /// @notice The mind of somebody who remembers nobody, in any slot.
    function makeMind(uint256 kind, uint256 health, uint256 hunger, uint256 temperament)
        internal
        pure
        returns (uint256)
    {
        return (kind << 28) | (health << 24) | (hunger << 20) | (temperament << 8);
    }

    function kindOf(uint256 mind_) internal pure returns (uint256) {
        return mind_ >> 28;
    }

    function healthOf(uint256 mind_) internal pure returns (uint256) {
        return (mind_ >> 24) & 15;
    }

    /// @notice The ore a player carries.
    function oreOf(uint256 mind_) internal pure returns (uint256) {
        return (mind_ >> 20) & 15;
    }

    /// @notice The food a player carries.
    function foodOf(uint256 mind_) internal pure returns (uint256) {
        return (mind_ >> 16) & 15;
    }

    /// @notice The goods a merchant carries.
    function stockOf(uint256 mind_) internal pure returns (uint256) {
        return (mind_ >> 16) & 15;
    }

    /// @dev `ore` must be below 16.
    function withOre(uint256 mind_, uint256 ore) internal pure returns (uint256) {
        return (mind_ & 0xff0fffff) | (ore << 20);
    }

    /// @dev `food` must be below 16.
    function withFood(uint256 mind_, uint256 food) internal pure returns (uint256) {
        return (mind_ & 0xfff0ffff) | (food << 16);
    }

    /// @dev `stock` must be below 16.
    function withStock(uint256 mind_, uint256 stock) internal pure returns (uint256) {
        return (mind_ & 0xfff0ffff) | (stock << 16);
    }

    /// @notice Who hurt the occupant of `slot` last, by slot; NOBODY.
    function foeOf(uint256 mind_, uint256 slot) internal pure returns (uint256) {
        return mind_ & 127 == 0 || mind_ & FRIEND_BIT != 0 ? NOBODY : (mind_ & 127) ^ slot;
    }

    /// @notice Who helped the occupant of `slot` last, by slot; NOBODY.
    function friendOf(uint256 mind_, uint256 slot) internal pure returns (uint256) {
        return mind_ & 127 == 0 || mind_ & FRIEND_BIT == 0 ? NOBODY : (mind_ & 127) ^ slot;
    }

    /// @notice The mind of the occupant of `slot` when it remembers that of `other`, and nobody else any more.
    function remembering(uint256 mind_, uint256 slot, uint256 other, bool isFriend) internal pure returns (uint256) {
        return (mind_ & ~uint256(255)) | (isFriend ? FRIEND_BIT : 0) | (slot ^ other);
    }

    /// @notice Nobody remembers who was in `slot` any more.
    function forget(bytes memory minds, uint256 slot) internal pure {
        unchecked {
            for (uint256 other; other < minds.length >> 2; ++other) {
                uint256 mind_ = mind(minds, other);
                if (mind_ & 127 == slot ^ other && slot != other) setMind(minds, other, mind_ & ~uint256(255));
            }
        }
    }
}
