// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Battle} from "../../../src/namespaces/arena/Battle.sol";
import {Boards} from "../../../src/namespaces/arena/Boards.sol";
import {CodeStore} from "../../../src/namespaces/arena/CodeStore.sol";
import {Bytecode} from "../../../src/namespaces/arena/Bytecode.sol";

/// @title What a test needs to play many battles in one call, without a world
contract BattleHarness {
    /// @notice The tables of a board, as `prepareBoard` stores them.
    function boardTables(uint256 board) external pure returns (bytes memory) {
        return Boards.build(board);
    }

    /// @notice Reverts unless `code` is a strategy's.
    function check(bytes calldata code) external pure {
        Bytecode.check(code);
    }

    struct Job {
        bytes a;
        bytes b;
        bytes32 seed;
    }

    struct Played {
        Battle.Result result;
        /// The gas of the battle once code and tables are in memory.
        uint256 used;
    }

    /// @notice Plays `jobs`, the tables of all boards given.
    function play(Job[] calldata jobs, bytes[] calldata tables) external view returns (Played[] memory played) {
        played = new Played[](jobs.length);
        for (uint256 i = 0; i < jobs.length; ++i) {
            uint256 free;
            assembly ("memory-safe") {
                free := mload(0x40)
            }
            bytes memory board = tables[Battle.boardOf(jobs[i].seed)];
            _play(played[i], jobs[i], board);
            // The battle's memory is free again, so that the next one pays no more for its own.
            assembly {
                mstore(0x40, free)
            }
        }
    }

    /// @notice The gas of a whole battle as a match pays for it: both codes and the board's tables are read from the
    /// contracts that hold them. Cold accesses, since the call has touched none of them before.
    function gasOf(address a, address b, address[] calldata boards, bytes32 seed)
        external
        view
        returns (uint256 used, uint256 turns)
    {
        address tables = boards[Battle.boardOf(seed)];
        uint256 before = gasleft();
        turns = Battle.play(Battle.codeAt(a), Battle.codeAt(b), seed, CodeStore.read(tables)).turns;
        used = before - gasleft();
    }

    function _play(Played memory played, Job calldata job, bytes memory tables) private view {
        bytes memory a = job.a;
        bytes memory b = job.b;
        uint256 before = gasleft();
        Battle.Result memory result = Battle.play(a, b, job.seed, tables);
        played.used = before - gasleft();
        played.result.winner = result.winner;
        played.result.turns = result.turns;
        played.result.healthA = result.healthA;
        played.result.healthB = result.healthB;
        played.result.board = result.board;
        played.result.digest = result.digest;
    }
}
