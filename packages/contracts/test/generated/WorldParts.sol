// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {Region as realm_Region} from "../../src/namespaces/realm/codegen/tables/Region.sol";
import {Player as realm_Player} from "../../src/namespaces/realm/codegen/tables/Player.sol";
import {Hands as realm_Hands} from "../../src/namespaces/realm/codegen/tables/Hands.sol";
import {Deed as realm_Deed} from "../../src/namespaces/realm/codegen/tables/Deed.sol";
import {Brain as npc_Brain} from "../../src/namespaces/npc/codegen/tables/Brain.sol";
import {Designer as npc_Designer} from "../../src/namespaces/npc/codegen/tables/Designer.sol";
import {Eras as npc_Eras} from "../../src/namespaces/npc/codegen/tables/Eras.sol";
import {Era as npc_Era} from "../../src/namespaces/npc/codegen/tables/Era.sol";
import {Bond as npc_Bond} from "../../src/namespaces/npc/codegen/tables/Bond.sol";
import {Lease as npc_Lease} from "../../src/namespaces/npc/codegen/tables/Lease.sol";
import {Holder as npc_Holder} from "../../src/namespaces/npc/codegen/tables/Holder.sol";
import {Credit as npc_Credit} from "../../src/namespaces/npc/codegen/tables/Credit.sol";
import {Bot as arena_Bot} from "../../src/namespaces/arena/codegen/tables/Bot.sol";
import {Counters as arena_Counters} from "../../src/namespaces/arena/codegen/tables/Counters.sol";
import {Board as arena_Board} from "../../src/namespaces/arena/codegen/tables/Board.sol";
import {Match as arena_Match} from "../../src/namespaces/arena/codegen/tables/Match.sol";
import {Entry as arena_Entry} from "../../src/namespaces/arena/codegen/tables/Entry.sol";
import {Sealed as arena_Sealed} from "../../src/namespaces/arena/codegen/tables/Sealed.sol";
import {Outcome as arena_Outcome} from "../../src/namespaces/arena/codegen/tables/Outcome.sol";
import {Purse as wager_Purse} from "../../src/namespaces/wager/codegen/tables/Purse.sol";
import {Market as wager_Market} from "../../src/namespaces/wager/codegen/tables/Market.sol";
import {Position as wager_Position} from "../../src/namespaces/wager/codegen/tables/Position.sol";
import {Limits as wager_Limits} from "../../src/namespaces/wager/codegen/tables/Limits.sol";
import {Spent as wager_Spent} from "../../src/namespaces/wager/codegen/tables/Spent.sol";
import {Grant as wager_Grant} from "../../src/namespaces/wager/codegen/tables/Grant.sol";
import {Epoch as wager_Epoch} from "../../src/namespaces/wager/codegen/tables/Epoch.sol";
import {Treasury as wager_Treasury} from "../../src/namespaces/wager/codegen/tables/Treasury.sol";
import {Config as beacon_Config} from "../../src/namespaces/beacon/codegen/tables/Config.sol";
import {Round as beacon_Round} from "../../src/namespaces/beacon/codegen/tables/Round.sol";
import {BeaconSystem} from "../../src/namespaces/beacon/systems/BeaconSystem.sol";
import {BetSystem} from "../../src/namespaces/wager/systems/BetSystem.sol";
import {BoardSystem} from "../../src/namespaces/arena/systems/BoardSystem.sol";
import {BotSystem} from "../../src/namespaces/arena/systems/BotSystem.sol";
import {ChallengeSystem} from "../../src/namespaces/npc/systems/ChallengeSystem.sol";
import {DeedSystem} from "../../src/namespaces/realm/systems/DeedSystem.sol";
import {FightSystem} from "../../src/namespaces/arena/systems/FightSystem.sol";
import {GoodsSystem} from "../../src/namespaces/realm/systems/GoodsSystem.sol";
import {GrantSystem} from "../../src/namespaces/wager/systems/GrantSystem.sol";
import {LedgerSystem} from "../../src/namespaces/wager/systems/LedgerSystem.sol";
import {LimitSystem} from "../../src/namespaces/wager/systems/LimitSystem.sol";
import {MatchSystem} from "../../src/namespaces/arena/systems/MatchSystem.sol";
import {OperatorSystem} from "../../src/namespaces/npc/systems/OperatorSystem.sol";
import {PermitSystem} from "../../src/namespaces/wager/systems/PermitSystem.sol";
import {PurseSystem} from "../../src/namespaces/wager/systems/PurseSystem.sol";
import {RegistrySystem} from "../../src/namespaces/npc/systems/RegistrySystem.sol";
import {ResolveSystem} from "../../src/namespaces/arena/systems/ResolveSystem.sol";
import {RevealSystem} from "../../src/namespaces/arena/systems/RevealSystem.sol";
import {SettleSystem} from "../../src/namespaces/realm/systems/SettleSystem.sol";
import {TickSystem} from "../../src/namespaces/npc/systems/TickSystem.sol";
import {TradeSystem} from "../../src/namespaces/wager/systems/TradeSystem.sol";
import {VaultSystem} from "../../src/namespaces/realm/systems/VaultSystem.sol";
import {WalkSystem} from "../../src/namespaces/realm/systems/WalkSystem.sol";
import {WorldInstaller} from "../WorldInstaller.sol";

/// @dev Generated from mud.config.ts by `npm run generate`; do not edit.
contract WorldParts is WorldInstaller {
    function installNamespaces() internal override {
        namespace("realm");
        namespace("npc");
        namespace("arena");
        namespace("wager");
        namespace("beacon");
    }

    function installTables() internal override {
        realm_Region.register();
        realm_Player.register();
        realm_Hands.register();
        realm_Deed.register();
        npc_Brain.register();
        npc_Designer.register();
        npc_Eras.register();
        npc_Era.register();
        npc_Bond.register();
        npc_Lease.register();
        npc_Holder.register();
        npc_Credit.register();
        arena_Bot.register();
        arena_Counters.register();
        arena_Board.register();
        arena_Match.register();
        arena_Entry.register();
        arena_Sealed.register();
        arena_Outcome.register();
        wager_Purse.register();
        wager_Market.register();
        wager_Position.register();
        wager_Limits.register();
        wager_Spent.register();
        wager_Grant.register();
        wager_Epoch.register();
        wager_Treasury.register();
        beacon_Config.register();
        beacon_Round.register();
    }

    function installSystems() internal override {
        system("beacon", "BeaconSystem", "src/namespaces/beacon/systems/BeaconSystem.sol:BeaconSystem", true);
        worldFunction("beacon", "BeaconSystem", "pinKey((uint256,uint256,uint256,uint256),uint64,uint32)");
        worldFunction("beacon", "BeaconSystem", "proveRound(uint64,uint256,uint256)");
        worldFunction("beacon", "BeaconSystem", "roundAt(uint64)");
        worldFunction("beacon", "BeaconSystem", "timeOf(uint64)");
        system("wager", "BetSystem", "src/namespaces/wager/systems/BetSystem.sol:BetSystem", true);
        worldFunction("wager", "BetSystem", "bet(uint32,uint8,uint128)");
        worldFunction("wager", "BetSystem", "betFor(uint32,uint32,uint8,uint128)");
        worldFunction("wager", "BetSystem", "claim(uint32)");
        worldFunction("wager", "BetSystem", "claimFor(uint32,bytes32)");
        worldFunction("wager", "BetSystem", "claimable(uint32,bytes32)");
        system("arena", "BoardSystem", "src/namespaces/arena/systems/BoardSystem.sol:BoardSystem", true);
        worldFunction("arena", "BoardSystem", "prepareBoard(uint8)");
        system("arena", "BotSystem", "src/namespaces/arena/systems/BotSystem.sol:BotSystem", true);
        worldFunction("arena", "BotSystem", "saveBot(string,bytes)");
        worldFunction("arena", "BotSystem", "saveSealedBot(string,bytes32)");
        system("npc", "ChallengeSystem", "src/namespaces/npc/systems/ChallengeSystem.sol:ChallengeSystem", true);
        worldFunction(
            "npc", "ChallengeSystem", "challenge(address,uint16,uint8,(bytes,bytes,bytes,uint256,uint256,bytes32[]))"
        );
        system("realm", "DeedSystem", "src/namespaces/realm/systems/DeedSystem.sol:DeedSystem", true);
        worldFunction("realm", "DeedSystem", "eat()");
        worldFunction("realm", "DeedSystem", "gather()");
        worldFunction("realm", "DeedSystem", "give(uint8,uint8)");
        worldFunction("realm", "DeedSystem", "mine(uint8)");
        worldFunction("realm", "DeedSystem", "strike(uint8)");
        system("arena", "FightSystem", "src/namespaces/arena/systems/FightSystem.sol:FightSystem", true);
        worldFunction("arena", "FightSystem", "fight(bytes,bytes,bytes32)");
        system("realm", "GoodsSystem", "src/namespaces/realm/systems/GoodsSystem.sol:GoodsSystem", false);
        worldFunction("realm", "GoodsSystem", "handOverFood(address,uint8,uint8)");
        worldFunction("realm", "GoodsSystem", "takeOre(address,uint8,uint8)");
        system("wager", "GrantSystem", "src/namespaces/wager/systems/GrantSystem.sol:GrantSystem", true);
        worldFunction("wager", "GrantSystem", "grant(address,uint32,uint8,uint64,uint32,uint16,uint128)");
        worldFunction("wager", "GrantSystem", "revoke(address,uint32)");
        worldFunction("wager", "GrantSystem", "revokeAll(address)");
        system("wager", "LedgerSystem", "src/namespaces/wager/systems/LedgerSystem.sol:LedgerSystem", false);
        worldFunction("wager", "LedgerSystem", "settle(uint32,uint8,uint8,bytes32)");
        worldFunction("wager", "LedgerSystem", "stakeFirst(uint32,bytes32,uint128,uint16)");
        worldFunction("wager", "LedgerSystem", "stakeSecond(uint32,bytes32,uint64)");
        system("wager", "LimitSystem", "src/namespaces/wager/systems/LimitSystem.sol:LimitSystem", true);
        worldFunction("wager", "LimitSystem", "setLimits(uint32,uint128,uint128,uint64)");
        system("arena", "MatchSystem", "src/namespaces/arena/systems/MatchSystem.sol:MatchSystem", true);
        worldFunction("arena", "MatchSystem", "cancelMatch(uint32)");
        worldFunction("arena", "MatchSystem", "enterFromPurse(uint32,uint32)");
        worldFunction("arena", "MatchSystem", "enterMatch(uint32,uint32)");
        worldFunction("arena", "MatchSystem", "openFromPurse(uint32,uint128)");
        worldFunction("arena", "MatchSystem", "openMatch(uint32,uint128)");
        worldFunction("arena", "MatchSystem", "voidMatch(uint32)");
        system("npc", "OperatorSystem", "src/namespaces/npc/systems/OperatorSystem.sol:OperatorSystem", true);
        worldFunction("npc", "OperatorSystem", "bond()");
        worldFunction("npc", "OperatorSystem", "forfeit(address)");
        worldFunction("npc", "OperatorSystem", "lease(uint8[])");
        worldFunction("npc", "OperatorSystem", "leave()");
        worldFunction("npc", "OperatorSystem", "release(uint8[])");
        worldFunction("npc", "OperatorSystem", "takeBond()");
        worldFunction("npc", "OperatorSystem", "withdrawCredit(uint128,address)");
        system("wager", "PermitSystem", "src/namespaces/wager/systems/PermitSystem.sol:PermitSystem", true);
        system("wager", "PurseSystem", "src/namespaces/wager/systems/PurseSystem.sol:PurseSystem", true);
        worldFunction("wager", "PurseSystem", "deposit(bytes32)");
        worldFunction("wager", "PurseSystem", "nameKeeper(address)");
        worldFunction("wager", "PurseSystem", "transfer(bytes32,uint128)");
        worldFunction("wager", "PurseSystem", "withdraw(uint128,address)");
        worldFunction("wager", "PurseSystem", "withdrawFrom(bytes32,uint128,address)");
        system("npc", "RegistrySystem", "src/namespaces/npc/systems/RegistrySystem.sol:RegistrySystem", true);
        worldFunction("npc", "RegistrySystem", "nameDesigner(address)");
        worldFunction("npc", "RegistrySystem", "publishBrain(uint8,bytes)");
        worldFunction("npc", "RegistrySystem", "useBrain(uint8,bytes32,uint64,bytes5)");
        system("arena", "ResolveSystem", "src/namespaces/arena/systems/ResolveSystem.sol:ResolveSystem", true);
        worldFunction("arena", "ResolveSystem", "resolve(uint32)");
        system("arena", "RevealSystem", "src/namespaces/arena/systems/RevealSystem.sol:RevealSystem", true);
        worldFunction("arena", "RevealSystem", "forfeit(uint32)");
        worldFunction("arena", "RevealSystem", "reveal(uint32,uint8,bytes,bytes32)");
        system("realm", "SettleSystem", "src/namespaces/realm/systems/SettleSystem.sol:SettleSystem", true);
        worldFunction("realm", "SettleSystem", "settle(uint16[])");
        system("npc", "TickSystem", "src/namespaces/npc/systems/TickSystem.sol:TickSystem", true);
        worldFunction("npc", "TickSystem", "sealOf(address,address,uint16)");
        worldFunction("npc", "TickSystem", "tick(uint16,bytes)");
        system("wager", "TradeSystem", "src/namespaces/wager/systems/TradeSystem.sol:TradeSystem", true);
        worldFunction("wager", "TradeSystem", "buyFood(uint8,uint8,uint128)");
        worldFunction("wager", "TradeSystem", "merchantsPurse()");
        worldFunction("wager", "TradeSystem", "sellOre(uint8,uint8,uint128)");
        system("realm", "VaultSystem", "src/namespaces/realm/systems/VaultSystem.sol:VaultSystem", true);
        worldFunction("realm", "VaultSystem", "keepGround(address,uint256,bytes)");
        worldFunction("realm", "VaultSystem", "load(address,uint256,bool)");
        worldFunction("realm", "VaultSystem", "save(address,uint256,bytes,bytes)");
        system("realm", "WalkSystem", "src/namespaces/realm/systems/WalkSystem.sol:WalkSystem", true);
        worldFunction("realm", "WalkSystem", "spawn()");
        worldFunction("realm", "WalkSystem", "walk(bytes)");
    }

    function installAccess() internal override {
        allow("realm", "GoodsSystem", "wager", "TradeSystem");
        allow("wager", "LedgerSystem", "arena", "MatchSystem");
        allow("wager", "LedgerSystem", "arena", "RevealSystem");
        allow("wager", "LedgerSystem", "arena", "ResolveSystem");
    }
}
