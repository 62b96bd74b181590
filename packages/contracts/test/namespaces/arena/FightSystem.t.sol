// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {ArenaRules} from "../../../src/generated/ArenaRules.sol";
import {Battle} from "../../../src/namespaces/arena/Battle.sol";
import {Boards} from "../../../src/namespaces/arena/Boards.sol";
import {Board} from "../../../src/namespaces/arena/codegen/tables/Board.sol";
import {CodeStore} from "../../../src/namespaces/arena/CodeStore.sol";
import {BoardSystem} from "../../../src/namespaces/arena/systems/BoardSystem.sol";
import {WorldTest} from "../../WorldTest.sol";

contract FightSystemTest is WorldTest {
    /// Strikes, otherwise advances.
    bytes private constant RUSHER = hex"01233200015000";
    /// EIP-7825: the most gas a transaction may use.
    uint256 private constant TRANSACTION_CAP = 16_777_216;

    function _prepareAll() private {
        for (uint8 board = 0; board < ArenaRules.BOARDS; ++board) {
            world.arena__prepareBoard(board);
        }
    }

    function test_prepareBoard_stores_the_tables_within_one_transaction() public {
        for (uint8 board = 0; board < ArenaRules.BOARDS; ++board) {
            world.arena__prepareBoard(board);
            assertLt(vm.lastCallGas().gasTotalUsed, TRANSACTION_CAP / 2);
            assertEq(CodeStore.read(Board.getTables(board)), Boards.build(board));
        }
    }

    function test_prepareBoard_works_once() public {
        world.arena__prepareBoard(0);
        vm.expectRevert(abi.encodeWithSelector(BoardSystem.BoardPrepared.selector, 0, Board.getTables(0)));
        world.arena__prepareBoard(0);
    }

    function test_prepareBoard_refuses_a_board_that_is_not_drawn() public {
        vm.expectRevert(abi.encodeWithSelector(Boards.UnknownBoard.selector, ArenaRules.BOARDS));
        world.arena__prepareBoard(uint8(ArenaRules.BOARDS));
    }

    function test_fight_waits_for_the_board() public {
        bytes32 seed = keccak256("a seed");
        vm.expectRevert(abi.encodeWithSelector(Battle.BoardNotPrepared.selector, Battle.boardOf(seed)));
        world.arena__fight(RUSHER, RUSHER, seed);
    }

    function test_fight_depends_on_the_strategies_and_the_seed_alone() public {
        _prepareAll();
        Battle.Result memory first = world.arena__fight(RUSHER, RUSHER, bytes32(uint256(5)));
        vm.warp(block.timestamp + 1 days);
        vm.roll(block.number + 100);
        vm.prevrandao(keccak256("other"));
        vm.prank(makeAddr("someone"));
        Battle.Result memory again = world.arena__fight{gas: 3_000_000}(RUSHER, RUSHER, bytes32(uint256(5)));
        assertEq(keccak256(abi.encode(first)), keccak256(abi.encode(again)));
        assertNotEq(world.arena__fight(RUSHER, RUSHER, bytes32(uint256(6))).digest, first.digest);
    }

    function test_fight_uses_every_board() public pure {
        uint256 met;
        for (uint256 i = 0; i < 200; ++i) {
            met |= 1 << Battle.boardOf(bytes32(i));
        }
        assertEq(met, (1 << ArenaRules.BOARDS) - 1);
    }
}
