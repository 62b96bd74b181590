// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {ArenaRules} from "../../generated/ArenaRules.sol";

/// @title The bytecode of a strategy: checked once, when it is stored
/// @dev docs/arena.md has the layout. There is exactly one code for a strategy, and what passes here can be run
/// without any check.
library Bytecode {
    error CodeEnds(uint256 length);
    error CodeGoesOn(uint256 at, uint256 length);
    error UnknownVersion(uint256 version);
    error BadLoadout(uint256 armor, uint256 weapon, uint256 engine, uint256 repair);
    error UnknownAction(uint256 at, uint256 action);
    error TooManyRules(uint256 rules);
    error TooManyConditions(uint256 at, uint256 conditions);
    error UnknownStance(uint256 at, uint256 stance);
    error UnknownSense(uint256 at, uint256 sense);
    error UnknownComparison(uint256 at, uint256 comparison);
    error BadValue(uint256 at, int256 value);

    uint256 internal constant VERSION = 1;
    /// @dev Version, two bytes of loadout, last action, number of rules.
    uint256 internal constant HEADER = 5;

    /// @dev Reverts with what is wrong, and where, unless `code` is the code of a strategy.
    function check(bytes memory code) internal pure {
        if (code.length < HEADER) revert CodeEnds(code.length);
        if (_byte(code, 0) != VERSION) revert UnknownVersion(_byte(code, 0));
        _checkLoadout(_byte(code, 1), _byte(code, 2));
        _checkAction(3, _byte(code, 3));
        uint256 rules = _byte(code, 4);
        if (rules > ArenaRules.MAX_RULES) revert TooManyRules(rules);
        uint256 at = HEADER;
        for (uint256 rule = 0; rule < rules; ++rule) {
            at = _checkRule(code, at);
        }
        if (at != code.length) revert CodeGoesOn(at, code.length);
    }

    function _checkRule(bytes memory code, uint256 at) private pure returns (uint256 next) {
        if (at + 2 > code.length) revert CodeEnds(code.length);
        _checkAction(at, _byte(code, at) >> 4);
        uint256 conditions = _byte(code, at) & 15;
        if (conditions > ArenaRules.MAX_CONDITIONS) revert TooManyConditions(at, conditions);
        if (_byte(code, at + 1) > ArenaRules.STANCES) revert UnknownStance(at + 1, _byte(code, at + 1));
        next = at + 2 + 2 * conditions;
        if (next > code.length) revert CodeEnds(code.length);
        for (at += 2; at < next; at += 2) {
            _checkCondition(at, _byte(code, at), int256(int8(uint8(_byte(code, at + 1)))));
        }
    }

    function _checkCondition(uint256 at, uint256 head, int256 value) private pure {
        uint256 sense = head >> 3;
        uint256 comparison = head & 7;
        if (sense >= ArenaRules.SENSES) revert UnknownSense(at, sense);
        if (sense < ArenaRules.FIRST_FLAG_SENSE) {
            if (comparison == 0 || comparison == 7) revert UnknownComparison(at, comparison);
            if (value < ArenaRules.VALUE_MIN || value > int256(ArenaRules.VALUE_MAX)) revert BadValue(at + 1, value);
            return;
        }
        // Yes or no and actions are compared by "=" (2) and "!=" (less or greater, 5) only.
        if (comparison != 2 && comparison != 5) revert UnknownComparison(at, comparison);
        int256 values = sense < ArenaRules.FIRST_ACTION_SENSE ? int256(2) : int256(ArenaRules.ACTIONS);
        if (value < 0 || value >= values) revert BadValue(at + 1, value);
    }

    function _checkLoadout(uint256 first, uint256 second) private pure {
        (uint256 armor, uint256 weapon, uint256 engine, uint256 repair) =
            (first >> 4, first & 15, second >> 4, second & 15);
        uint256 most = ArenaRules.LOADOUT_MAX;
        bool within = armor <= most && weapon <= most && engine <= most && repair <= most;
        if (!within || armor + weapon + engine + repair != ArenaRules.LOADOUT_POINTS) {
            revert BadLoadout(armor, weapon, engine, repair);
        }
    }

    function _checkAction(uint256 at, uint256 action) private pure {
        if (action >= ArenaRules.ACTIONS) revert UnknownAction(at, action);
    }

    function _byte(bytes memory code, uint256 at) private pure returns (uint256) {
        return uint8(code[at]);
    }
}
