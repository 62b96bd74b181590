// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Test} from "forge-std/Test.sol";
import {StoreSwitch} from "@latticexyz/store/src/StoreSwitch.sol";
import {ResourceId, WorldResourceIdLib} from "@latticexyz/world/src/WorldResourceId.sol";

import {IWorld} from "../../../../src/codegen/world/IWorld.sol";
import {WagerRules} from "../../../../src/generated/WagerRules.sol";
import {Commitment} from "../../../../src/namespaces/arena/Commitment.sol";
import {Bot} from "../../../../src/namespaces/arena/codegen/tables/Bot.sol";
import {Accounts} from "../../../../src/namespaces/wager/Accounts.sol";
import {RejectingReceiver} from "../../wager/Receivers.sol";

/// @dev What a bot's owner allows, and what of it is used up, as the handler reckons it.
struct Allowance {
    uint256 day;
    uint256 today;
    uint256 calls;
    uint256 spend;
    uint256 minute;
    uint256 used;
    /// @dev The last second of the grant, and of the limits.
    uint256 until;
    uint256 rate;
    uint256 limitsUntil;
    bool revoked;
    bool revokedAll;
}

/// @dev Who plays: four owners with an open and a sealed bot each, four spectators of whom one takes no coins, and a runner
/// for every open bot. Purses and allowances are reckoned here, beside the contracts.
abstract contract MatchActors is Test {
    bytes32 internal constant SALT = "a grain of salt";
    uint128 internal constant STAKE = uint128(WagerRules.MIN_STAKE);
    uint128 internal constant PER_MATCH = 3 * STAKE;
    uint128 internal constant PER_DAY = 6 * STAKE;
    uint128 internal constant SPEND = 3 * STAKE;

    IWorld internal immutable world;
    address internal constant runner = address(0x52554e);
    address[8] internal actors;
    /// @dev The sealed bot of each owner that was not shown yet.
    uint32[4] internal sealedBot;

    bytes32[] internal accounts;
    mapping(bytes32 account => uint256) internal purses;
    mapping(uint32 botId => Allowance) internal allowances;
    mapping(uint32 botId => mapping(uint32 matchId => uint256)) internal inMatch;
    uint256 internal deposited;
    uint256 internal withdrawn;
    /// @dev How often each action was done, and each path in it taken.
    mapping(string path => uint256) public done;

    constructor(IWorld world_, address[4] memory owners) {
        world = world_;
        StoreSwitch.setStoreAddress(address(world_));
        for (uint160 i; i < 4; ++i) {
            actors[i] = owners[i];
            actors[4 + i] = i == 3 ? address(new RejectingReceiver()) : address(0x5bec0 + i);
            addAccount(Accounts.ofAddress(actors[i]));
            addAccount(Accounts.ofAddress(actors[4 + i]));
        }
        addAccount(Accounts.TREASURY);
    }

    /// @dev Once this contract has coins: fills purses, sets limits and lets the runner play. Open bots are 1 to 4.
    function begin() external payable {
        for (uint32 i; i < 4; ++i) {
            fill(Accounts.ofAddress(actors[i]), 100 * STAKE);
            fill(Accounts.ofAddress(actors[4 + i]), 100 * STAKE);
            uint32 botId = i + 1;
            addAccount(Accounts.ofBot(botId));
            fill(Accounts.ofBot(botId), (botId <= 2 ? 2 : 10) * STAKE);
            limitAnew(botId);
            grantAnew(botId, 0);
            saveSealed(i);
        }
    }

    function codeOf(uint256 owner) internal pure returns (bytes memory) {
        return owner % 2 == 0 ? bytes(hex"01233200015000") : bytes(hex"01055000016000");
    }

    function saveSealed(uint256 owner) internal {
        bytes32 commitment = Commitment.to(address(world), actors[owner], keccak256(codeOf(owner)), SALT);
        vm.prank(actors[owner]);
        sealedBot[owner] = world.arena__saveSealedBot("secret", commitment);
    }

    /// @dev A bot of an owner, and whether it is sealed still. A sealed bot that was shown is followed by another one.
    function botOf(uint256 owner, bool hidden) internal returns (uint32 botId) {
        if (!hidden) return uint32(owner) + 1;
        if (Bot.getCode(sealedBot[owner]) != address(0)) saveSealed(owner);
        return sealedBot[owner];
    }

    function limitAnew(uint32 botId) internal {
        uint64 until = uint64(block.timestamp + 20 minutes);
        vm.prank(actors[botId - 1]);
        world.wager__setLimits(botId, PER_MATCH, PER_DAY, until);
        allowances[botId].limitsUntil = until;
    }

    /// @param kind 0 and 1 for one call a minute, 3 for a few seconds, else for a single call.
    function grantAnew(uint32 botId, uint256 kind) internal {
        Allowance storage a = allowances[botId];
        (a.calls, a.rate) = (kind > 3 || kind == 2 ? 1 : 9, kind < 2 ? 1 : 9);
        a.until = block.timestamp + (kind == 3 ? 10 seconds : 30 minutes);
        (a.spend, a.used, a.revoked, a.revokedAll) = (SPEND, 0, false, false);
        vm.prank(actors[botId - 1]);
        world.wager__grant(runner, botId, 15, uint64(a.until), uint32(a.calls), uint16(a.rate), SPEND);
    }

    function revoke(uint32 botId, bool all) internal {
        vm.prank(actors[botId - 1]);
        if (all) world.wager__revokeAll(runner);
        else world.wager__revoke(runner, botId);
        Allowance storage a = allowances[botId];
        if (all) a.revokedAll = true;
        else a.revoked = true;
    }

    function addAccount(bytes32 account) internal {
        accounts.push(account);
    }

    function fill(bytes32 account, uint256 amount) internal {
        vm.deal(address(this), amount);
        world.wager__deposit{value: amount}(account);
        purses[account] += amount;
        deposited += amount;
    }

    /// @dev Whether a bot may put `amount` into a match, and `beside` it, by its owner's limits and its purse.
    function mayBotSpend(uint32 botId, uint32 matchId, uint256 amount, uint256 beside) internal view returns (bool) {
        return bytes(whyNotSpend(botId, matchId, amount, beside)).length == 0;
    }

    function whyNotSpend(uint32 botId, uint32 matchId, uint256 amount, uint256 beside)
        internal
        view
        returns (string memory)
    {
        Allowance storage a = allowances[botId];
        uint256 today = a.day == block.timestamp / 1 days ? a.today : 0;
        if (block.timestamp > a.limitsUntil) return "limits: run out";
        if (inMatch[botId][matchId] + amount > PER_MATCH) return "limits: of the match";
        if (today + amount + beside > PER_DAY) return "limits: of the day";
        if (purses[Accounts.ofBot(botId)] < amount + beside) return "limits: an empty purse";
        return "";
    }

    /// @dev Whether the runner may make a call that spends `amount` for a bot.
    function mayRun(uint32 botId, uint256 amount) internal view returns (bool) {
        return bytes(whyNotRun(botId, amount)).length == 0;
    }

    function whyNotRun(uint32 botId, uint256 amount) internal view returns (string memory) {
        Allowance storage a = allowances[botId];
        uint256 used = a.minute == block.timestamp / 1 minutes ? a.used : 0;
        if (a.revoked) return "grant: revoked";
        if (a.revokedAll) return "grant: revoked with all others";
        if (block.timestamp > a.until) return "grant: run out";
        if (a.calls == 0) return "grant: no calls left";
        if (used >= a.rate) return "grant: too many calls in a minute";
        if (a.spend < amount) return "grant: too much to spend";
        return "";
    }

    /// @dev Notes why a bot or its runner was refused what it might have done but for limits and grant.
    /// @param how As in `MatchHandler.open`.
    function noteRefusal(uint32 botId, uint32 matchId, uint256 amount, uint256 beside, uint8 how) internal {
        if (how < 2) return;
        string memory limit = whyNotSpend(botId, matchId, amount, beside);
        string memory permit_ = how == 3 ? whyNotRun(botId, amount + beside) : "";
        // Only when it is the one reason.
        if (bytes(permit_).length == 0) ++done[limit];
        else if (bytes(limit).length == 0) ++done[permit_];
    }

    function reckon(uint32 botId, uint32 matchId, uint256 amount, uint256 beside, bool byRunner) internal {
        Allowance storage a = allowances[botId];
        if (a.day != block.timestamp / 1 days) (a.day, a.today) = (block.timestamp / 1 days, 0);
        a.today += amount + beside;
        inMatch[botId][matchId] += amount;
        purses[Accounts.ofBot(botId)] -= amount + beside;
        if (byRunner) reckonCall(a, amount + beside);
    }

    function reckonCall(Allowance storage a, uint256 amount) internal {
        if (a.minute != block.timestamp / 1 minutes) (a.minute, a.used) = (block.timestamp / 1 minutes, 0);
        ++a.used;
        --a.calls;
        a.spend -= amount;
    }

    function call(address who, bytes memory data) internal returns (bool good) {
        vm.prank(who);
        (good,) = address(world).call(data);
    }

    /// @dev The runner calls for an owner.
    function callFrom(address owner, bytes14 namespace, bytes16 system, bytes memory data) internal returns (bool) {
        ResourceId systemId = WorldResourceIdLib.encode("sy", namespace, system);
        return call(runner, abi.encodeCall(world.callFrom, (owner, systemId, data)));
    }
}
