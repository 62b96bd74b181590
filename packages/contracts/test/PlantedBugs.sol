// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {System} from "@latticexyz/world/src/System.sol";

import {WorldTest} from "./WorldTest.sol";

/// @title Campaigns of calls at random that must see bugs planted in the world
/// @notice `npm run plant` compiles systems with a bug in each, names their folder in PLANTED, and runs the tests that call
/// `seeBugs`. Below that folder a file with the campaign's name has a line `number runs namespace system` for each bug, and
/// `number.hex` the creation code of the system that carries it. What a bug makes the campaign say goes into the file `said`,
/// after its number; nothing stands there when the campaign did not see it.
abstract contract PlantedBugs is WorldTest {
    bytes4 private constant ERROR = bytes4(keccak256("Error(string)"));
    bytes4 private constant CHEATCODE_ERROR = bytes4(keccak256("CheatcodeError(string)"));

    /// @notice Calls at random, always the same ones for a `run`, and everything that is checked in between and at the end.
    /// Reverts, as every failed assertion does, when something is not as it must be.
    function playRun(uint256 run) external virtual;

    /// @notice Ends what a run that reverted has left: a prank begun at the depth of `playRun` outlives its revert.
    function stopPranks() external {
        vm.stopPrank();
    }

    function seeBugs(string memory campaign) internal {
        string memory folder = vm.envOr("PLANTED", string(""));
        vm.skip(bytes(folder).length == 0, "npm run plant runs it");
        string[] memory lines = vm.split(vm.readFile(string.concat(folder, "/", campaign)), "\n");
        for (uint256 i; i < lines.length; ++i) {
            if (bytes(lines[i]).length == 0) continue;
            string[] memory words = vm.split(lines[i], " ");
            string memory code = vm.readFile(string.concat(folder, "/", words[0], ".hex"));
            string memory said = _playWith(words, vm.parseBytes(code));
            vm.writeLine(string.concat(folder, "/said"), string.concat(words[0], " ", said));
        }
    }

    function _playWith(string[] memory words, bytes memory code) private returns (string memory said) {
        uint256 start = vm.snapshotState();
        uint256 runs = vm.parseUint(words[1]);
        for (uint256 run; run < runs && bytes(said).length == 0; ++run) {
            vm.revertToState(start);
            _plant(bytes14(bytes(words[2])), bytes16(bytes(words[3])), code);
            this.stopPranks();
            try this.playRun(run) {}
            catch (bytes memory why) {
                said = _read(why);
            }
        }
        vm.revertToState(start);
    }

    /// @dev Puts the system in the place of the one that is there.
    function _plant(bytes14 namespace, bytes16 system, bytes memory code) private {
        address planted;
        assembly ("memory-safe") {
            planted := create(0, add(code, 0x20), mload(code))
        }
        require(planted != address(0), "the planted system does not deploy");
        if (system == "TradeSystem") {
            // Its address is the merchants' account, and what lets it at the goods.
            vm.etch(systemOf(namespace, system), planted.code);
            return;
        }
        world.registerSystem(systemIdOf(namespace, system), System(planted), system != "LedgerSystem");
        // What lets the arena's systems into the private ledger is their address.
        if (namespace == "arena") world.grantAccess(systemIdOf("wager", "LedgerSystem"), planted);
    }

    /// @dev The text in `Error(string)` and `CheatcodeError(string)`, which failed assertions revert with; the bytes of
    /// anything else, as of a system's own error.
    function _read(bytes memory why) private pure returns (string memory) {
        bytes4 kind = bytes4(why);
        if (why.length < 68 || (kind != ERROR && kind != CHEATCODE_ERROR)) return vm.toString(why);
        assembly ("memory-safe") {
            mstore(add(why, 4), sub(mload(why), 4))
            why := add(why, 4)
        }
        return abi.decode(why, (string));
    }
}
