// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {WorldResourceIdLib} from "@latticexyz/world/src/WorldResourceId.sol";
import {NamespaceOwner} from "@latticexyz/world/src/codegen/tables/NamespaceOwner.sol";

import {NpcRules} from "../../../generated/NpcRules.sol";
import {RealmRules} from "../../../generated/RealmRules.sol";
import {CodeStore} from "../../arena/CodeStore.sol";
import {NoValue} from "../../wager/NoValue.sol";
import {BrainKernel} from "../BrainKernel.sol";
import {Decision} from "../Decision.sol";
import {INpc} from "../INpc.sol";
import {Observation} from "../Observation.sol";
import {Brain, Designer, Era, Eras} from "../codegen/index.sol";

/// @title RegistrySystem
/// @notice Registers brains, and says which a kind uses from when on.
contract RegistrySystem is NoValue, INpc {
    /// @notice Registers a brain for a kind of NPC. Anyone may; being registered does not mean being used.
    /// @param code as `BrainKernel` describes it; shape and every weight are checked, about 0.9M gas for 60-30-20
    /// @return brain keccak256 of the code
    function publishBrain(uint8 kind, bytes memory code) public takesNoValue returns (bytes32 brain) {
        _requireNpcKind(kind);
        brain = keccak256(code);
        if (Brain.getPublishedAt(brain) != 0) revert BrainKnown(brain, Brain.getAuthor(brain));
        BrainKernel.check(code, Observation.LENGTH, Decision.CHOICES);
        address at = CodeStore.write(code);
        Brain.set(brain, _msgSender(), at, kind, uint64(block.timestamp));
        emit BrainPublished(brain, kind, _msgSender(), at);
    }

    /// @notice Names who chooses the brains, by the owner of the namespace; once.
    function nameDesigner(address designer) public takesNoValue {
        address owner = NamespaceOwner.get(WorldResourceIdLib.encodeNamespace("npc"));
        if (_msgSender() != owner) revert NotNamespaceOwner(_msgSender(), owner);
        address named = Designer.get();
        if (named != address(0)) revert DesignerAlreadyNamed(named);
        Designer.set(designer);
    }

    /// @notice Announces that from second `since` on a kind uses a brain, with `traits` added to its NPCs' characters.
    /// The first era of a kind may begin at once (`since` 0); later ones are announced `BRAIN_NOTICE` seconds ahead,
    /// one at a time.
    /// @param traits signed bytes for aggression, caution, greed, curiosity, sociability
    function useBrain(uint8 kind, bytes32 brain, uint64 since, bytes5 traits) public takesNoValue {
        _requireNpcKind(kind);
        address designer = Designer.get();
        if (_msgSender() != designer) revert NotDesigner(_msgSender(), designer);
        if (Brain.getPublishedAt(brain) == 0) revert BrainUnknown(brain);
        uint8 made = Brain.getKind(brain);
        if (made != kind) revert WrongKind(brain, made, kind);

        uint32 era = Eras.get(kind);
        uint64 earliest = uint64(block.timestamp);
        if (era > 0) {
            // One at a time: a challenge looks through eras from the last on, and must not run out of gas.
            uint64 last = Era.getSince(kind, era);
            if (last > block.timestamp) revert EraWaits(kind, era, last);
            earliest += uint64(NpcRules.BRAIN_NOTICE);
        }
        // The first may begin at once, whenever that is.
        if (era == 0 && since == 0) since = earliest;
        if (since < earliest) revert TooSoon(since, earliest);
        Era.set(kind, ++era, brain, since, traits);
        Eras.set(kind, era);
        emit EraAnnounced(kind, era, brain, since, traits);
    }

    function _requireNpcKind(uint8 kind) private pure {
        if (kind <= RealmRules.KIND_PLAYER || kind > RealmRules.KIND_MERCHANT) revert NoNpcKind(kind);
    }
}
