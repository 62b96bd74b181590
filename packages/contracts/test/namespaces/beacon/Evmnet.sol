// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {PublicKey} from "../../../src/namespaces/beacon/Bls.sol";

/// @title drand's network evmnet: its public constants and five of its published rounds
library Evmnet {
    struct Vector {
        uint64 round;
        uint256 x;
        uint256 y;
        bytes32 randomness;
    }

    uint64 internal constant GENESIS = 1727521075;
    uint32 internal constant PERIOD = 3;

    function key() internal pure returns (PublicKey memory) {
        return PublicKey(
            0x07e1d1d335df83fa98462005690372c643340060d205306a9aa8106b6bd0b382,
            0x0557ec32c2ad488e4d4f6008f89a346f18492092ccc0d594610de2732c8b808f,
            0x0095685ae3a85ba243747b1b2f426049010f6b73a0cf1d389351d5aaaa1047f6,
            0x297d3a4f9749b33eb2d904c9d9ebf17224150ddd7abd7567a9bec6c74480ee0b
        );
    }

    function vectors() internal pure returns (Vector[5] memory) {
        return [
            Vector(
                1,
                0x11f812d738a36b2210dc88c2d635ad8039588205f42445d6de09e6530165c346,
                0x2a23aca348c84badcf8df5321ac24577b7963d5b0d780bc4626baedb45cde373,
                0x781b75698adc3af62cfa55db83cf0c73ae54e1ac8c0d4c3a2224126b65369ec5
            ),
            Vector(
                513,
                0x06ded8c05af23042a0caf9b404c6140f9ec64adbaf82f04d5c37153e8412ed58,
                0x0f827c7d5ac7d02ca0bbd989d07594729bdcde7d6dc1001191c59dc9033d31b2,
                0x7314ea6e75107e5ee9bdbe1a597961f624ec1b58131d93986cfd30e29b04da05
            ),
            Vector(
                9337227,
                0x01d65d6128f4b2df3d08de85543d8efe06b0281d0770246ae3672e8ddd3efda0,
                0x269373123458f0b5c0073eeed1c816a06809e127421513e34ee07df6987910b3,
                0xa1e645cd6193837f626716851f5c42ad4bf63ad75193b2cae40f88c08c8f3bd8
            ),
            Vector(
                12345678,
                0x1f82751a21ca166dcc2c804ddd5846cb5f0f8f4ded7e93a8ec9b34cdc885d99a,
                0x26353f2dbf384155cc898695316de8ce942f167a0faf3906ca066ebc7200aa86,
                0x0cf0d7df717120037ba88c57fb0598118b94083501489a3caa209e794f844564
            ),
            Vector(
                20000000,
                0x1ad7a10ece71f082a5c931983eca674ecb297b22f9396cde3a5015b9d9179541,
                0x1f11d5de506f74f17645ac04a2fe6b53458a123f66e2fcb1e2ab86cb8c2d5409,
                0x32623e3f09bdea80a4238e28114ce3b48932581871abcdbdef9fee44417a9144
            )
        ];
    }
}
