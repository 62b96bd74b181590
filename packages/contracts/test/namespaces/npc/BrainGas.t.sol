// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Test} from "forge-std/Test.sol";

import {BrainKernel} from "../../../src/namespaces/npc/BrainKernel.sol";
import {BrainMaker} from "./BrainMaker.sol";

/// @dev What evaluating a brain costs; that it computes the right numbers is tested against the reference in TypeScript
/// (`packages/npc/src/brain/onChain.test.ts`).
contract BrainGasTest is Test {
    /// @dev The budget of issue and design: gas for each multiply-accumulate, whatever is sensed.
    uint256 private constant GAS_A_MAC = 20;

    function test_a_brain_costs_less_than_20_gas_for_each_multiplication() public {
        measure("60-30-20", hex"02003c001e07001e001400", 60 * 30 + 30 * 20);
        measure("60-60-60-20", hex"03003c003c08003c003c08003c001400", 60 * 60 * 2 + 60 * 20);
        measure("60-120-60-20", hex"03003c0078080078003c08003c001400", 60 * 120 * 2 + 60 * 20);
    }

    /// @param description number of layers, and each layer's shape
    function measure(string memory name, bytes memory description, uint256 multiplications) private {
        bytes memory code = BrainMaker.make(description, 1);
        BrainKernel.check(code, 60, 20);
        bytes memory senses = new bytes(60);
        for (uint256 i; i < senses.length; ++i) {
            senses[i] = bytes1(uint8(1 + i * 2));
        }
        uint256 before = gasleft();
        BrainKernel.scores(code, senses);
        uint256 used = before - gasleft();
        assertLt(used, GAS_A_MAC * multiplications);
        vm.snapshotValue("brain", string.concat(name, ", nothing is zero"), used);

        for (uint256 i; i < senses.length; ++i) {
            if (i % 3 != 0) senses[i] = 0;
        }
        before = gasleft();
        BrainKernel.scores(code, senses);
        vm.snapshotValue("brain", string.concat(name, ", a third is sensed"), before - gasleft());
    }
}
