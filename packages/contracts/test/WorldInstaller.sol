// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {CommonBase} from "forge-std/Base.sol";
import {StdCheatsSafe} from "forge-std/StdCheats.sol";
import {StoreSwitch} from "@latticexyz/store/src/StoreSwitch.sol";
import {IModule} from "@latticexyz/world/src/IModule.sol";
import {System} from "@latticexyz/world/src/System.sol";
import {World} from "@latticexyz/world/src/World.sol";
import {ResourceId, WorldResourceIdLib} from "@latticexyz/world/src/WorldResourceId.sol";
import {IBaseWorld} from "@latticexyz/world/src/codegen/interfaces/IBaseWorld.sol";
import {Systems} from "@latticexyz/world/src/codegen/tables/Systems.sol";
import {InitModule} from "@latticexyz/world/src/modules/init/InitModule.sol";
import {RegistrationSystem} from "@latticexyz/world/src/modules/init/RegistrationSystem.sol";
import {AccessManagementSystem} from "@latticexyz/world/src/modules/init/implementations/AccessManagementSystem.sol";
import {BalanceTransferSystem} from "@latticexyz/world/src/modules/init/implementations/BalanceTransferSystem.sol";
import {BatchCallSystem} from "@latticexyz/world/src/modules/init/implementations/BatchCallSystem.sol";
import {WORLD_NAMESPACE_ID, STORE_NAMESPACE_ID, ROOT_NAMESPACE_ID} from "@latticexyz/world/src/constants.sol";

/// @dev A function of the world: the system it is in, and its selector there.
struct WorldFunction {
    ResourceId systemId;
    bytes4 selector;
    string signature;
}

/// @title Builds a world in one transaction, as `mud deploy` does in many
/// @dev A contract of its own, created from its artifact, so that test contracts do not each carry the code of MUD and of
/// every system. What to install is generated: `test/generated/WorldParts.sol`.
abstract contract WorldInstaller is CommonBase, StdCheatsSafe {
    IBaseWorld internal world;
    ResourceId[] private owned;
    WorldFunction[] private functions;

    /// @notice Builds the world; everything in it belongs to `owner`.
    function install(address owner) external returns (IBaseWorld) {
        world = IBaseWorld(address(new World()));
        IModule init = new InitModule(
            new AccessManagementSystem(), new BalanceTransferSystem(), new BatchCallSystem(), new RegistrationSystem()
        );
        world.initialize(init);
        StoreSwitch.setStoreAddress(address(world));

        installNamespaces();
        installTables();
        installSystems();
        installAccess();
        _letRunnersPlay();

        for (uint256 i; i < owned.length; ++i) {
            world.transferOwnership(owned[i], owner);
        }
        world.transferOwnership(STORE_NAMESPACE_ID, owner);
        world.transferOwnership(WORLD_NAMESPACE_ID, owner);
        world.transferOwnership(ROOT_NAMESPACE_ID, owner);
        return world;
    }

    /// @notice Every function of every namespace of ours.
    function installed() external view returns (WorldFunction[] memory) {
        return functions;
    }

    function installNamespaces() internal virtual;
    function installTables() internal virtual;
    function installSystems() internal virtual;
    function installAccess() internal virtual;

    function namespace(bytes14 name) internal {
        ResourceId id = WorldResourceIdLib.encodeNamespace(name);
        world.registerNamespace(id);
        owned.push(id);
    }

    /// @param artifact `path:contract`, as `vm.getCode` takes it.
    function system(bytes14 inNamespace, bytes16 name, string memory artifact, bool openAccess) internal {
        world.registerSystem(systemId(inNamespace, name), System(_deploy(artifact)), openAccess);
    }

    function worldFunction(bytes14 inNamespace, bytes16 name, string memory signature) internal {
        ResourceId id = systemId(inNamespace, name);
        world.registerFunctionSelector(id, signature);
        functions.push(WorldFunction(id, bytes4(keccak256(bytes(signature))), signature));
    }

    /// @dev Lets a system into a private one.
    function allow(bytes14 inNamespace, bytes16 name, bytes14 ofNamespace, bytes16 grantee) internal {
        world.grantAccess(systemId(inNamespace, name), Systems.getSystem(systemId(ofNamespace, grantee)));
    }

    /// @dev As `setupRunners` in ts/setup/wager.ts.
    function _letRunnersPlay() private {
        ResourceId control = systemId("wager", "PermitSystem");
        world.registerNamespaceDelegation(WorldResourceIdLib.encodeNamespace("arena"), control, "");
        world.registerNamespaceDelegation(WorldResourceIdLib.encodeNamespace("wager"), control, "");
    }

    function systemId(bytes14 inNamespace, bytes16 name) private pure returns (ResourceId) {
        return WorldResourceIdLib.encode("sy", inNamespace, name);
    }

    function _deploy(string memory artifact) private returns (address created) {
        bytes memory code = vm.getCode(artifact);
        assembly ("memory-safe") {
            created := create(0, add(code, 0x20), mload(code))
        }
        require(created != address(0), artifact);
    }
}
