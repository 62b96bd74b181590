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
        uint256 length = bytes(name).length;
        if (length == 0 || length > ArenaRules.NAME_BYTES) revert BadBotName(length);
        Bytecode.check(code);
        id = Counters.getBots() + 1;
        Counters.setBots(id);
        Bot.set(id, _msgSender(), CodeStore.write(code), keccak256(code), uint64(block.timestamp), name);
    }
}
