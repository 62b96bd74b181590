// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

/// @title Brains with drawn weights, for tests
library BrainMaker {
    /// @param description number of layers, and each layer's shape
    function make(bytes memory description, uint256 seed) internal pure returns (bytes memory code) {
        bytes memory numbers = hex"";
        for (uint256 layer; layer < uint8(description[0]); ++layer) {
            uint256 at = 1 + 5 * layer;
            uint256 inputs = uint8(description[at + 1]);
            uint256 outputs = uint8(description[at + 3]);
            bytes memory part = new bytes(2 * outputs + (outputs + 29) / 30 * inputs * 30);
            for (uint256 i = 2 * outputs; i < part.length; ++i) {
                // Which output of its block a byte belongs to: the inverse of 3 * (o % 10) + o / 10, from the row's end.
                uint256 place = 29 - (i - 2 * outputs) % 30;
                uint256 output = (i - 2 * outputs) / (30 * inputs) * 30 + place % 3 * 10 + place / 3;
                uint256 drawn = uint256(keccak256(abi.encode(seed, layer, i))) % 255;
                part[i] = bytes1(output < outputs ? uint8(drawn + 1) : 128);
            }
            numbers = abi.encodePacked(numbers, part);
        }
        return abi.encodePacked(description, numbers);
    }
}
