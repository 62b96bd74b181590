// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

/// @title What the winners of a pot get
/// @notice Winners share the losing pool less the fee, each in proportion to what they put in, rounded down.
/// @dev Amounts are uint128, so every product of two of them fits 256 bits and needs no wider arithmetic.
///
/// With net = losing − fee and shares floor(mineᵢ · net / winning), where the mineᵢ add up to winning:
/// - the shares add up to more than net − n for n winners, so at most n − 1 wei stay behind;
/// - floor(x) + floor(y) <= floor(x + y): splitting a stake never pays more;
/// - a share is never negative, so no winner is paid less than they put in.
library Parimutuel {
    /// @notice Hundredths of a percent in the whole.
    uint256 internal constant WHOLE = 10_000;

    /// @notice The fee on a losing pool, rounded down.
    /// @param feeBps Hundredths of a percent, at most `WHOLE`.
    function feeOn(uint128 losing, uint16 feeBps) internal pure returns (uint128) {
        return uint128(uint256(losing) * feeBps / WHOLE);
    }

    /// @notice What comes back for `mine` put into the winning pool: it and its share of the losing pool.
    /// @param mine At most `winning`. @param winning More than zero.
    function payout(uint128 mine, uint128 winning, uint128 losing, uint16 feeBps) internal pure returns (uint256) {
        uint256 net = losing - feeOn(losing, feeBps);
        return uint256(mine) + uint256(mine) * net / winning;
    }
}
