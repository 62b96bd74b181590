// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {NoValue} from "../../wager/NoValue.sol";
import {Boards} from "../Boards.sol";
import {CodeStore} from "../CodeStore.sol";
import {Board} from "../codegen/tables/Board.sol";

/// @title Preparing boards
contract BoardSystem is NoValue {
    error BoardPrepared(uint8 board, address tables);

    /// @notice Works out a board's tables from its walls and stores them. Anyone may, once for each board; battles on
    /// a board wait for it.
    function prepareBoard(uint8 board) external takesNoValue {
        address tables = Board.getTables(board);
        if (tables != address(0)) revert BoardPrepared(board, tables);
        Board.setTables(board, CodeStore.write(Boards.build(board)));
    }
}
