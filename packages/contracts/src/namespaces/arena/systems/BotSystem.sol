// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {ArenaRules} from "../../../generated/ArenaRules.sol";
import {NoValue} from "../../wager/NoValue.sol";
import {Bytecode} from "../Bytecode.sol";
import {CodeStore} from "../CodeStore.sol";
import {IBots} from "../IBots.sol";
import {Bot} from "../codegen/tables/Bot.sol";
import {Counters} from "../codegen/tables/Counters.sol";

/// @title Saving bots
contract BotSystem is NoValue, IBots {
    /// @inheritdoc IBots
    function saveBot(string calldata name, bytes calldata code) external takesNoValue returns (uint32 id) {
        Bytecode.check(code);
        return _save(name, CodeStore.write(code), keccak256(code));
    }

    /// @inheritdoc IBots
    function saveSealedBot(string calldata name, bytes32 commitment) external takesNoValue returns (uint32 id) {
        if (commitment == 0) revert NoCommitment();
        return _save(name, address(0), commitment);
    }

    function _save(string calldata name, address code, bytes32 codeHash) private returns (uint32 id) {
        uint256 length = bytes(name).length;
        if (length == 0 || length > ArenaRules.NAME_BYTES) revert BadBotName(length);
        id = Counters.getBots() + 1;
        Counters.setBots(id);
        Bot.set(id, _msgSender(), code, codeHash, uint64(block.timestamp), name);
    }
}
