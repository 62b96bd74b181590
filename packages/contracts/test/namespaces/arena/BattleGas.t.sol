// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {ArenaRules} from "../../../src/generated/ArenaRules.sol";
import {WorldTest} from "../../WorldTest.sol";

/// @title What battles cost through the world
/// @dev The search for the dearest battle stands in packages/botbuilder/test/worstCase.ts and reports to
/// docs/benchmarks.md; here a battle built for it is held to the limit.
contract BattleGasTest is WorldTest {
    /// EIP-7825: the most gas a transaction may use.
    uint256 private constant TRANSACTION_CAP = 16_777_216;
    /// Two bots of the ladder as they once were: Steel Maestro and Tin Fox.
    bytes private constant MAESTRO =
        hex"0134300007500083009a0136023304710092017100b20a7200b206330462003603b20aa100091e";
    bytes private constant FOX =
        hex"0124220008500041004303330001323603b2069200013c3603710011194200013c43076000a1000923";

    function setUp() public override {
        super.setUp();
        for (uint8 board = 0; board < ArenaRules.BOARDS; ++board) {
            world.arena__prepareBoard(board);
        }
    }

    function test_fight_of_two_house_bots_costs_less_than_a_million() public {
        world.arena__fight(MAESTRO, FOX, bytes32(uint256(1)));
        assertLt(vm.lastCallGas().gasTotalUsed, 1_000_000);
        vm.snapshotGasLastCall("arena", "fight of two house bots");
    }

    function test_saveBot_and_prepareBoard_gas() public {
        world.arena__saveBot("Maestro", MAESTRO);
        vm.snapshotGasLastCall("arena", "saveBot of 8 rules");
        world.arena__saveBot("Costly", _costly());
        vm.snapshotGasLastCall("arena", "saveBot of 32 rules of 4 conditions");
    }

    /// Every rule's conditions all hold, its action is looked at and impossible, and nobody attacks.
    function test_fight_at_every_limit_stays_under_the_cap_of_a_transaction() public {
        bytes memory costly = _costly();
        for (uint256 i = 0; i < 8; ++i) {
            world.arena__fight(costly, costly, bytes32(i));
            assertLt(vm.lastCallGas().gasTotalUsed, TRANSACTION_CAP);
        }
        world.arena__fight(costly, costly, bytes32(0));
        vm.snapshotGasLastCall("arena", "fight at every limit");
    }

    function _costly() private pure returns (bytes memory code) {
        // Loadout 5 0 0 5, otherwise wait, 32 rules: 31 times charge if myHealth >= 0 four times over, then repair.
        code = hex"0150050c20";
        for (uint256 i = 0; i < 31; ++i) {
            code = bytes.concat(code, hex"74000600060006000600");
        }
        code = bytes.concat(code, hex"9000");
    }
}
