// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

/// @title BrainKernel
/// @notice Evaluates a brain in the EVM: the same integers as `@cogwright/npc/brain/network` and as onnxruntime on float32.
/// @dev A brain's code (`@cogwright/npc/brain/brainCode` writes it):
///   number of layers (1 byte); for each layer: inputs (2), outputs (2), shift (1);
///   then for each layer: its biases (2 bytes each, two's complement), and its weights in blocks of thirty outputs. A block
///   has one row of thirty bytes for each input; a byte is a weight plus 128. Counted from the row's last byte, output o of
///   the block has byte 3 * (o % 10) + o / 10. Bytes of outputs that the layer does not have are 128.
///
///   So a row, masked, is ten lanes of 24 bits, and one multiplication adds an input's share to ten outputs. A lane sums up
///   to 255 * 127 for each input: 518 inputs stay below 2^24. What the 128 added is taken off once an output: 128 times the
///   sum of the inputs. 13 gas for each multiply-accumulate of 60-30-20, less the wider it is (`BrainGas.t.sol`);
///   inputs that are 0 are skipped.
library BrainKernel {
    /// @notice A brain's code is not one: cut short, padded, or of a shape that could leave the exact range.
    error BrainMalformed(uint256 position);
    /// @notice A layer has more inputs than stay exact, none, or not as many as the layer before has outputs.
    error LayerMismatch(uint256 layer, uint256 inputs, uint256 expected);
    /// @notice A weight of -128, which float32 training never writes, or a byte that should be padding.
    error WeightOutOfRange(uint256 layer, uint256 row);

    /// @notice 255 * 127 * 518 + 32767 < 2^24.
    uint256 internal constant MAX_INPUTS = 518;
    uint256 internal constant MAX_LAYERS = 8;
    /// @dev Outputs of a block, and bytes of its rows.
    uint256 private constant BLOCK = 30;
    uint256 private constant LAYER_BYTES = 5;

    /// @dev The lowest byte of each of ten lanes.
    uint256 private constant LANES = 0x0000ff0000ff0000ff0000ff0000ff0000ff0000ff0000ff0000ff0000ff;

    /// @notice The scores of a brain's choices.
    /// @param code a brain's code that `check` has let pass
    /// @param senses one byte for each input of the first layer, 0..127
    function scores(bytes memory code, bytes memory senses) internal pure returns (int256[] memory sums) {
        unchecked {
            uint256 layers = uint8(code[0]);
            // Pointers into memory: the layer's description, its numbers, and one byte before its inputs' first word ends.
            uint256 description;
            uint256 numbers;
            assembly ("memory-safe") {
                description := add(code, 33)
                numbers := add(description, mul(layers, LAYER_BYTES))
            }
            for (uint256 layer; layer < layers; ++layer) {
                uint256 shape;
                assembly ("memory-safe") {
                    shape := shr(216, mload(description))
                    description := add(description, LAYER_BYTES)
                }
                (sums, numbers) = _layer(numbers, shape, senses);
                if (layer + 1 < layers) senses = _activations(sums, shape & 255);
            }
        }
    }

    /// @notice The place of the highest score, the first of equals.
    function highest(int256[] memory values) internal pure returns (uint256 best) {
        assembly ("memory-safe") {
            let first := add(values, 32)
            let at := first
            for { let end := add(first, shl(5, mload(values))) } lt(at, end) { at := add(at, 32) } {
                if sgt(mload(at), mload(add(first, shl(5, best)))) { best := shr(5, sub(at, first)) }
            }
        }
    }

    /// @notice Refuses code that is no brain for `inputs` senses and `outputs` choices.
    function check(bytes memory code, uint256 inputs, uint256 outputs) internal pure {
        if (code.length == 0) revert BrainMalformed(0);
        uint256 layers = uint8(code[0]);
        if (layers == 0 || layers > MAX_LAYERS) revert BrainMalformed(0);
        uint256 at = 1 + layers * LAYER_BYTES;
        if (code.length < at) revert BrainMalformed(code.length);
        uint256 width = inputs;
        for (uint256 layer; layer < layers; ++layer) {
            uint256 shape;
            assembly ("memory-safe") {
                shape := shr(216, mload(add(add(code, 33), mul(layer, LAYER_BYTES))))
            }
            (uint256 ins, uint256 outs) = (shape >> 24, (shape >> 8) & 0xffff);
            if (ins != width || ins == 0 || ins > MAX_INPUTS) revert LayerMismatch(layer, ins, width);
            // A shift of 24 leaves nothing of any sum; the last layer's scores are not divided.
            if (outs == 0 || shape & 255 > 24 || (layer + 1 == layers && shape & 255 != 0)) {
                revert BrainMalformed(1 + layer * LAYER_BYTES);
            }
            uint256 blocks = (outs + BLOCK - 1) / BLOCK;
            uint256 weightsAt = at + 2 * outs;
            at = weightsAt + blocks * ins * BLOCK;
            if (code.length < at) revert BrainMalformed(code.length);
            _checkWeights(code, weightsAt, layer, ins, outs);
            width = outs;
        }
        if (width != outputs) revert LayerMismatch(layers, width, outputs);
        if (code.length != at) revert BrainMalformed(at);
    }

    /// @dev Each byte of an output is 1..255, each other is 128: a brain has one code and no other.
    function _checkWeights(bytes memory code, uint256 at, uint256 layer, uint256 ins, uint256 outs) private pure {
        unchecked {
            for (uint256 first; first < outs; first += BLOCK) {
                // Ones in the lowest bit of each byte that belongs to an output.
                uint256 real;
                for (uint256 o = first; o < outs && o < first + BLOCK; ++o) {
                    real |= 1 << (8 * (3 * ((o - first) % 10) + (o - first) / 10));
                }
                uint256 padding = ((1 << 240) - 1) ^ (real * 255);
                for (uint256 i; i < ins; ++i) {
                    uint256 row;
                    assembly ("memory-safe") {
                        row := shr(16, mload(add(add(code, 32), at)))
                    }
                    // A byte of 0 is found by the borrow into its highest bit.
                    bool zero = (((row | padding) - real) & ~row & (real << 7)) != 0;
                    if (zero || row & padding != (padding & (0x80 * _ones()))) revert WeightOutOfRange(layer, i);
                    at += BLOCK;
                }
            }
        }
    }

    /// @dev A one in each of thirty bytes.
    function _ones() private pure returns (uint256) {
        return 0x010101010101010101010101010101010101010101010101010101010101;
    }

    /// @dev The sums of one layer; `numbers` points at its biases, `end` behind its weights.
    function _layer(uint256 numbers, uint256 shape, bytes memory senses)
        private
        pure
        returns (int256[] memory sums, uint256 end)
    {
        unchecked {
            uint256 outputs = (shape >> 8) & 0xffff;
            uint256 inputs = shape >> 24;
            sums = new int256[](outputs);
            end = numbers + 2 * outputs;
            uint256 to;
            assembly ("memory-safe") {
                to := add(sums, 32)
            }
            for (uint256 last = to + 32 * outputs; to < last; to += 32 * BLOCK) {
                uint256 until = last - to > 32 * BLOCK ? to + 32 * BLOCK : last;
                _unpack(senses, end, inputs, numbers, to, until);
                numbers += 2 * BLOCK;
                end += BLOCK * inputs;
            }
        }
    }

    /// @dev Adds up one block's rows and writes its sums to memory from `to` up to `until`.
    function _unpack(bytes memory senses, uint256 rows, uint256 inputs, uint256 biases, uint256 to, uint256 until)
        private
        pure
    {
        (uint256 a, uint256 b, uint256 c, uint256 total) = _addUp(senses, rows, inputs);
        assembly ("memory-safe") {
            /// Writes the lanes of one word, the lowest first, until the tenth or the last.
            function spill(word, from, end, bias, taken) {
                for {} lt(from, end) { from := add(from, 32) } {
                    mstore(from, add(sub(and(word, 0xffffff), taken), signextend(1, mload(bias))))
                    word := shr(24, word)
                    bias := add(bias, 2)
                }
            }
            // The words that end with the biases.
            let second := add(to, 320)
            if gt(second, until) { second := until }
            spill(a, to, second, sub(biases, 30), total)
            let third := add(to, 640)
            if gt(third, until) { third := until }
            spill(b, second, third, sub(biases, 10), total)
            spill(c, third, until, add(biases, 10), total)
        }
    }

    /// @dev Three words of ten lanes each, and 128 times the sum of the inputs.
    function _addUp(bytes memory senses, uint256 rows, uint256 inputs)
        private
        pure
        returns (uint256 a, uint256 b, uint256 c, uint256 total)
    {
        uint256 lanes = LANES;
        assembly ("memory-safe") {
            // The word that ends with the first input.
            let sense := add(senses, 1)
            for { let end := add(sense, inputs) } lt(sense, end) { sense := add(sense, 1) } {
                let value := and(mload(sense), 255)
                if value {
                    let weights := mload(rows)
                    total := add(total, value)
                    a := add(a, mul(value, and(shr(16, weights), lanes)))
                    b := add(b, mul(value, and(shr(24, weights), lanes)))
                    c := add(c, mul(value, and(shr(32, weights), lanes)))
                }
                rows := add(rows, 30)
            }
            total := shl(7, total)
        }
    }

    /// @dev Divides by 2^shift, rounding down, and clips to 0..127.
    function _activations(int256[] memory sums, uint256 shift) private pure returns (bytes memory values) {
        values = new bytes(sums.length);
        assembly ("memory-safe") {
            let from := add(sums, 32)
            let to := add(values, 32)
            for { let end := add(to, mload(values)) } lt(to, end) { to := add(to, 1) } {
                let value := sar(shift, mload(from))
                if sgt(value, 0) {
                    if gt(value, 127) { value := 127 }
                    mstore8(to, value)
                }
                from := add(from, 32)
            }
        }
    }
}
