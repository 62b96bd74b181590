// SPDX-License-Identifier: MIT
pragma solidity 0.8.24;

/// @dev Generated from rules/npc.ts by bin/generateRules.ts; edit that file instead.
library NpcRules {
    uint256 internal constant BATCH_SIDE = 4;
    uint256 internal constant BATCH_COLUMNS = 8;
    uint256 internal constant BOND_A_BATCH = 0x000000000000000000000000000000000000000000000000002386f26fc10000;
    uint256 internal constant LEASE_SECONDS = 40;
    uint256 internal constant EVIDENCE_PLACES = 1024;
    uint256 internal constant WINDOW_SECONDS = 600;
    uint256 internal constant CHALLENGE_DEPOSIT = 0x00000000000000000000000000000000000000000000000000002d79883d2000;
    uint256 internal constant CHALLENGER_SHARE_BPS = 5000;
    uint256 internal constant BRAIN_GRACE = 60;
    uint256 internal constant BRAIN_NOTICE = 60;
    uint256 internal constant CHECK_SECONDS = 30;
    uint256 internal constant CHECK_MARGIN = 6;
    uint256 internal constant CHECK_ONE_IN = 1;
    uint256 internal constant ANSWER_SECONDS = 86400;
    uint256 internal constant ANSWER_BLOCKS = 256;
    uint256 internal constant TEMPERAMENTS_0 = 0x40404040407018405030107628204848387a38183830387c20205038187c0000;
    uint256 internal constant TEMPERAMENTS_1 = 0x58404858047e0858404030683848301838500840504850685004581828600000;
    uint256 internal constant TEMPERAMENTS_2 = 0x60203018283820307070706048101050287f4830000000000000000000000000;
}
