// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {ArenaRules} from "../../../src/generated/ArenaRules.sol";
import {Battle} from "../../../src/namespaces/arena/Battle.sol";
import {Bytecode} from "../../../src/namespaces/arena/Bytecode.sol";
import {IBots} from "../../../src/namespaces/arena/IBots.sol";
import {Bot, BotData} from "../../../src/namespaces/arena/codegen/tables/Bot.sol";
import {Counters} from "../../../src/namespaces/arena/codegen/tables/Counters.sol";
import {IWager} from "../../../src/namespaces/wager/IWager.sol";
import {WorldTest} from "../../WorldTest.sol";

contract BotSystemTest is WorldTest {
    /// Loadout 2 3 3 2; rules: strike; otherwise advance.
    bytes private constant RUSHER = hex"01233200015000";
    address private alice = makeAddr("alice");

    function test_saveBot_keeps_owner_code_hash_time_and_name() public {
        vm.prank(alice);
        uint32 id = world.arena__saveBot("Rusty", RUSHER);
        assertEq(id, 1);
        assertEq(Counters.getBots(), 1);
        BotData memory bot = Bot.get(1);
        assertEq(bot.owner, alice);
        assertEq(Battle.codeAt(bot.code), RUSHER);
        assertEq(bot.code.code[0], bytes1(0), "a call of the code does nothing");
        assertEq(bot.codeHash, keccak256(RUSHER));
        assertEq(bot.savedAt, block.timestamp);
        assertEq(bot.name, "Rusty");
    }

    function test_saveBot_counts_bots_from_one() public {
        world.arena__saveBot("One", RUSHER);
        assertEq(world.arena__saveBot("Two", RUSHER), 2);
    }

    function test_saveBot_refuses_a_name_that_is_empty_or_too_long() public {
        vm.expectRevert(abi.encodeWithSelector(IBots.BadBotName.selector, 0));
        world.arena__saveBot("", RUSHER);
        vm.expectRevert(abi.encodeWithSelector(IBots.BadBotName.selector, 33));
        world.arena__saveBot("123456789012345678901234567890123", RUSHER);
        world.arena__saveBot("12345678901234567890123456789012", RUSHER);
    }

    function test_saveBot_takes_no_value() public {
        vm.expectRevert(abi.encodeWithSelector(IWager.TakesNoValue.selector, 1));
        (bool sent,) = address(world).call{value: 1}(abi.encodeCall(world.arena__saveBot, ("Rusty", RUSHER)));
        assertTrue(sent);
    }

    function test_saveBot_says_what_is_wrong_with_a_code_and_where() public {
        _refuses(hex"012332", abi.encodeWithSelector(Bytecode.CodeEnds.selector, 3));
        _refuses(hex"0123320000ff", abi.encodeWithSelector(Bytecode.CodeGoesOn.selector, 5, 6));
        _refuses(hex"0223320000", abi.encodeWithSelector(Bytecode.UnknownVersion.selector, 2));
        _refuses(hex"0123330000", abi.encodeWithSelector(Bytecode.BadLoadout.selector, 2, 3, 3, 3));
        _refuses(hex"0160310000", abi.encodeWithSelector(Bytecode.BadLoadout.selector, 6, 0, 3, 1));
        _refuses(hex"0123320d00", abi.encodeWithSelector(Bytecode.UnknownAction.selector, 3, 13));
        _refuses(hex"0123320021", abi.encodeWithSelector(Bytecode.TooManyRules.selector, 33));
        _refuses(hex"01233200010500", abi.encodeWithSelector(Bytecode.TooManyConditions.selector, 5, 5));
        _refuses(hex"01233200010005", abi.encodeWithSelector(Bytecode.UnknownStance.selector, 6, 5));
        _refuses(hex"01233200010100b900", abi.encodeWithSelector(Bytecode.UnknownSense.selector, 7, 23));
        _refuses(hex"012332000101000000", abi.encodeWithSelector(Bytecode.UnknownComparison.selector, 7, 0));
        _refuses(hex"012332000101007101", abi.encodeWithSelector(Bytecode.UnknownComparison.selector, 7, 1));
        _refuses(hex"012332000101000165", abi.encodeWithSelector(Bytecode.BadValue.selector, 8, int256(101)));
        _refuses(hex"01233200010100019b", abi.encodeWithSelector(Bytecode.BadValue.selector, 8, int256(-101)));
        _refuses(hex"012332000101007202", abi.encodeWithSelector(Bytecode.BadValue.selector, 8, int256(2)));
        _refuses(hex"01233200010100aa0d", abi.encodeWithSelector(Bytecode.BadValue.selector, 8, int256(13)));
    }

    /// Whatever passes the check can be run: random bytes after a sound header.
    function testFuzz_check_lets_nothing_pass_that_cannot_run(bytes memory rest, bytes32 seed) public {
        bytes memory code = bytes.concat(hex"01233200", rest);
        (bool passed,) = address(world).call(abi.encodeCall(world.arena__saveBot, ("Any", code)));
        if (!passed) return;
        uint256 board = Battle.boardOf(seed);
        world.arena__prepareBoard(uint8(board));
        assertLe(world.arena__fight(code, RUSHER, seed).turns, ArenaRules.TURNS);
    }

    function _refuses(bytes memory code, bytes memory error) private {
        vm.expectRevert(error);
        world.arena__saveBot("Bad", code);
    }
}
