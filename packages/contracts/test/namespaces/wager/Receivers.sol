// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

import {IWorld} from "../../../src/codegen/world/IWorld.sol";

/// @dev Takes no coins.
contract RejectingReceiver {
    receive() external payable {
        revert();
    }
}

/// @dev Asks for everything again while it is being paid.
contract ReenteringReceiver {
    IWorld private immutable world;
    uint32 private matchId;
    bool public triedAgain;

    constructor(IWorld world_) {
        world = world_;
    }

    function withdraw(uint128 amount) external {
        world.wager__withdraw(amount, address(this));
    }

    /// @param amount Everything that is in the purse once the claim is paid.
    function claimAndWithdraw(uint32 matchId_, uint128 amount) external {
        matchId = matchId_;
        world.wager__claim(matchId_);
        world.wager__withdraw(amount, address(this));
    }

    receive() external payable {
        triedAgain = true;
        (bool withdrawn,) =
            address(world).call(abi.encodeCall(world.wager__withdraw, (uint128(msg.value), address(this))));
        (bool claimed,) = address(world).call(abi.encodeCall(world.wager__claim, (matchId)));
        require(!withdrawn && !claimed, "paid twice");
    }
}

/// @dev Dies and leaves its coins with `heir`, whether that wants them or not.
contract ForcedGift {
    constructor(address payable heir) payable {
        selfdestruct(heir);
    }
}
