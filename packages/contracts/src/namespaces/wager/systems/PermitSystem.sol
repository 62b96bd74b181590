// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {DelegationControl} from "@latticexyz/world/src/DelegationControl.sol";
import {ResourceId} from "@latticexyz/world/src/WorldResourceId.sol";

import {IWager} from "../IWager.sol";
import {RunnerCall, RunnerCalls} from "../RunnerCalls.sol";
import {Epoch} from "../codegen/tables/Epoch.sol";
import {Grant, GrantData} from "../codegen/tables/Grant.sol";

/// @title Whether a runner may make a call for an owner
/// @notice MUD's delegation control of the namespaces `arena` and `wager`, named when the world is founded: `callFrom` asks
/// it about every call of another's into a system of theirs. It knows no other systems and says no to them.
/// @dev MUD's own register of delegations is not used: unregistering there would leave grants behind (`docs/security.md`).
contract PermitSystem is DelegationControl {
    /// @notice Whether the caller may make this call for `delegator`; counts it against the grant.
    /// @dev Somebody who calls this without `callFrom` wears out a grant of their own and nothing else.
    function verify(address delegator, ResourceId systemId, bytes calldata callData) external returns (bool) {
        if (_msgValue() != 0) revert IWager.TakesNoValue(_msgValue());
        RunnerCall memory wanted = RunnerCalls.read(systemId, callData);
        if (wanted.function_ == 0) return false;
        address runner = _msgSender();
        GrantData memory g = Grant.get(delegator, runner, wanted.botId);
        if (g.functions & wanted.function_ == 0 || g.epoch != Epoch.get(delegator, runner)) return false;
        if (block.timestamp > g.until || g.calls == 0 || g.spend < wanted.spends) return false;

        uint32 minute = uint32(block.timestamp / 1 minutes);
        if (g.minute != minute) (g.minute, g.used) = (minute, 0);
        if (g.used >= g.rate) return false;
        ++g.used;
        --g.calls;
        g.spend -= uint128(wanted.spends);
        Grant.set(delegator, runner, wanted.botId, g);
        return true;
    }
}
