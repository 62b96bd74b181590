// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {NpcRules} from "../../../src/generated/NpcRules.sol";
import {RealmRules} from "../../../src/generated/RealmRules.sol";
import {CodeStore} from "../../../src/namespaces/arena/CodeStore.sol";
import {BrainKernel} from "../../../src/namespaces/npc/BrainKernel.sol";
import {INpc} from "../../../src/namespaces/npc/INpc.sol";
import {Brain, Era, Eras} from "../../../src/namespaces/npc/codegen/index.sol";
import {WorldTest} from "../../WorldTest.sol";
import {BrainMaker} from "./BrainMaker.sol";

contract RegistrySystemTest is WorldTest {
    uint8 private constant WOLF = uint8(RealmRules.KIND_WOLF);
    address private author = makeAddr("author");
    bytes private code;

    function setUp() public override {
        super.setUp();
        code = BrainMaker.make(hex"02003c001e07001e001400", 1);
    }

    function test_anyone_registers_a_brain_under_its_hash() public {
        vm.expectEmit(true, true, true, false);
        emit INpc.BrainPublished(keccak256(code), WOLF, author, address(0));
        bytes32 brain = publish(code);
        assertEq(brain, keccak256(code));
        assertEq(Brain.getAuthor(brain), author);
        assertEq(Brain.getKind(brain), WOLF);
        assertEq(CodeStore.read(Brain.getCode(brain)), code);
        vm.expectRevert(abi.encodeWithSelector(INpc.BrainKnown.selector, brain, author));
        world.npc__publishBrain(WOLF, code);
    }

    function test_what_is_no_brain_of_this_realm_is_refused() public {
        bytes memory small = BrainMaker.make(hex"01003c000a00", 1);
        vm.expectRevert(abi.encodeWithSelector(BrainKernel.LayerMismatch.selector, 1, 10, 20));
        world.npc__publishBrain(WOLF, small);
        code[200] = 0;
        vm.expectRevert();
        world.npc__publishBrain(WOLF, code);
        vm.expectRevert(abi.encodeWithSelector(INpc.NoNpcKind.selector, 1));
        world.npc__publishBrain(1, code);
        vm.expectRevert(abi.encodeWithSelector(INpc.NoNpcKind.selector, RealmRules.KIND_MERCHANT + 1));
        world.npc__publishBrain(uint8(RealmRules.KIND_MERCHANT + 1), code);
    }

    function test_every_kind_of_npc_may_have_a_brain() public {
        for (uint256 kind = RealmRules.KIND_DEER; kind <= RealmRules.KIND_MERCHANT; ++kind) {
            bytes memory own = BrainMaker.make(hex"02003c001e07001e001400", kind);
            assertEq(Brain.getKind(world.npc__publishBrain(uint8(kind), own)), kind);
        }
    }

    /// @dev The namespace has no owner once the world is sealed: the coins would be nobody's for good.
    function test_registering_and_choosing_brains_takes_no_coins() public {
        bytes[3] memory calls = [
            abi.encodeCall(world.npc__publishBrain, (WOLF, code)),
            abi.encodeCall(world.npc__nameDesigner, (address(this))),
            abi.encodeCall(world.npc__useBrain, (WOLF, keccak256(code), 0, 0))
        ];
        vm.deal(address(this), 3);
        for (uint256 i; i < calls.length; ++i) {
            // In order each is right but for the coin.
            (bool good, bytes memory why) = address(world).call{value: 1}(calls[i]);
            assertFalse(good);
            assertEq(why, abi.encodeWithSelector(INpc.TakesNoValue.selector, 1));
            (good,) = address(world).call(calls[i]);
            assertTrue(good);
        }
    }

    function test_only_the_designer_says_which_brain_is_used() public {
        bytes32 brain = publish(code);
        vm.prank(author);
        vm.expectRevert(abi.encodeWithSelector(INpc.NotNamespaceOwner.selector, author, address(this)));
        world.npc__nameDesigner(author);
        vm.expectRevert(abi.encodeWithSelector(INpc.NotDesigner.selector, address(this), address(0)));
        world.npc__useBrain(WOLF, brain, 0, 0);
        world.npc__nameDesigner(address(this));
        vm.expectRevert(abi.encodeWithSelector(INpc.DesignerAlreadyNamed.selector, address(this)));
        world.npc__nameDesigner(author);
        vm.expectRevert(abi.encodeWithSelector(INpc.BrainUnknown.selector, bytes32("nothing")));
        world.npc__useBrain(WOLF, "nothing", 0, 0);
        vm.expectRevert(abi.encodeWithSelector(INpc.WrongKind.selector, brain, WOLF, WOLF + 1));
        world.npc__useBrain(WOLF + 1, brain, 0, 0);
    }

    function test_eras_are_announced_ahead_and_never_change() public {
        bytes32 brain = publish(code);
        world.npc__nameDesigner(address(this));
        uint64 now_ = uint64(block.timestamp);
        world.npc__useBrain(WOLF, brain, 0, 0);
        assertEq(Era.getSince(WOLF, 1), now_);
        uint64 next = now_ + uint64(NpcRules.BRAIN_NOTICE);
        vm.expectRevert(abi.encodeWithSelector(INpc.TooSoon.selector, next - 1, next));
        world.npc__useBrain(WOLF, brain, next - 1, 0x7f80000000);
        vm.expectEmit();
        emit INpc.EraAnnounced(WOLF, 2, brain, next, 0x7f80000000);
        world.npc__useBrain(WOLF, brain, next, 0x7f80000000);
        assertEq(Eras.get(WOLF), 2);
        assertEq(Era.getTraits(WOLF, 2), bytes5(0x7f80000000));
        // One at a time.
        vm.expectRevert(abi.encodeWithSelector(INpc.EraWaits.selector, WOLF, 2, next));
        world.npc__useBrain(WOLF, brain, next + 1000, 0);
        vm.warp(next);
        world.npc__useBrain(WOLF, brain, next + uint64(NpcRules.BRAIN_NOTICE), 0);
        assertEq(Era.getSince(WOLF, 1), now_);
    }

    function publish(bytes memory brain) private returns (bytes32) {
        vm.prank(author);
        return world.npc__publishBrain(WOLF, brain);
    }
}
