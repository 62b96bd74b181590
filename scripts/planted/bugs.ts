/** The campaigns that must see the bugs: contracts of tests, `<campaign>Test` in `packages/contracts/test`. */
export type Campaign = "LedgerInvariants" | "MatchInvariants" | "BeaconInvariants" | "BondInvariants";

/** A bug to plant in a system: in `file` (below `src/namespaces`) `right` becomes `wrong`; `test` must then fail. */
export interface PlantedBug {
  /** The invariant of MONEY.md that it breaks; 0 for rules beyond those twenty. */
  invariant: number;
  what: string;
  /** `namespace:name` of the system that carries it. */
  system: string;
  file: string;
  right: string;
  wrong: string;
  seenBy: Campaign;
}

const bet = { system: "wager:BetSystem", file: "wager/systems/BetSystem.sol" } as const;
const payout = { system: "wager:BetSystem", file: "wager/Parimutuel.sol" } as const;
const ledger = { system: "wager:LedgerSystem", file: "wager/systems/LedgerSystem.sol" } as const;
const purse = { system: "wager:PurseSystem", file: "wager/systems/PurseSystem.sol" } as const;
const trade = { system: "wager:TradeSystem", file: "wager/systems/TradeSystem.sol" } as const;
const permit = { system: "wager:PermitSystem", file: "wager/systems/PermitSystem.sol" } as const;
const matches = { system: "arena:MatchSystem", file: "arena/systems/MatchSystem.sol" } as const;

const operators = { system: "npc:OperatorSystem", file: "npc/systems/OperatorSystem.sol" } as const;
const checks = { system: "npc:SpotCheckSystem", file: "npc/systems/SpotCheckSystem.sol" } as const;
const debts = { system: "npc:CheckDebtSystem", file: "npc/systems/CheckDebtSystem.sol" } as const;
const challenges = { system: "npc:ChallengeSystem", file: "npc/systems/ChallengeSystem.sol" } as const;

/** One bug at least for each invariant. */
export const plantedBugs: readonly PlantedBug[] = [
  {
    ...{ invariant: 1, what: "a withdrawal does not debit the purse", ...purse },
    ...{ right: "        Purses.debit(account, amount);\n        try", wrong: "        try" },
    seenBy: "LedgerInvariants",
  },
  {
    ...{ invariant: 2, what: "the treasury is credited the fee twice", ...ledger },
    ...{
      right: "Purses.credit(Accounts.TREASURY, fees)",
      wrong: "Purses.credit(Accounts.TREASURY, fees * 2)",
    },
    seenBy: "LedgerInvariants",
  },
  {
    ...{ invariant: 3, what: "a bet replaces the pool instead of adding to it", ...bet },
    ...{
      right: "Market.setPoolA(matchId, market.poolA + amount)",
      wrong: "Market.setPoolA(matchId, amount)",
    },
    seenBy: "LedgerInvariants",
  },
  {
    ...{ invariant: 4, what: "payouts are rounded down to a thousand wei", ...payout },
    ...{ right: "uint256(mine) * net / winning;", wrong: "uint256(mine) * net / winning / 1000 * 1000;" },
    seenBy: "MatchInvariants",
  },
  {
    ...{ invariant: 5, what: "no cap on the fee", ...ledger },
    right: "if (feeBps > WagerRules.MAX_FEE_BPS) revert FeeAboveCap(feeBps, WagerRules.MAX_FEE_BPS);",
    ...{ wrong: "", seenBy: "LedgerInvariants" },
  },
  {
    ...{ invariant: 6, what: "the fee is taken from the winners' stakes too", ...payout },
    right: "return uint256(mine) + uint256(mine) * net / winning;",
    wrong: "return uint256(mine) * (WHOLE - feeBps) / WHOLE + uint256(mine) * net / winning;",
    seenBy: "MatchInvariants",
  },
  {
    ...{ invariant: 7, what: "shares are rounded up, so that splitting a bet pays", ...payout },
    ...{ right: "uint256(mine) * net / winning;", wrong: "(uint256(mine) * net + winning - 1) / winning;" },
    seenBy: "MatchInvariants",
  },
  {
    ...{ invariant: 8, what: "a claim is not marked as paid", ...bet },
    ...{ right: "Position.setClaimed(matchId, account, true);", wrong: "", seenBy: "MatchInvariants" },
  },
  {
    ...{ invariant: 9, what: "a refund keeps a hundredth", system: bet.system, file: "wager/Pots.sol" },
    ...{ right: "return uint256(mineA) + mineB;", wrong: "return uint256(mineA) + mineB - mineA / 100;" },
    seenBy: "MatchInvariants",
  },
  {
    ...{ invariant: 10, what: "a settled market can be settled again", ...ledger },
    right: "} else if (market.status != WagerRules.MARKET_STAKED) {",
    wrong: "} else if (market.status == WagerRules.MARKET_NONE) {",
    seenBy: "LedgerInvariants",
  },
  {
    ...{ invariant: 11, what: "a bet is taken in the second that bets close", ...bet },
    ...{ right: "block.timestamp >= market.closesAt", wrong: "block.timestamp > market.closesAt" },
    seenBy: "MatchInvariants",
  },
  {
    ...{ invariant: 11, what: "the seed comes right after bets, not after reveals", ...matches },
    right: "Seeds.roundAfter(_awaitReveals(matchId, m.betsCloseAt))",
    wrong: "Seeds.roundAfter(_awaitReveals(matchId, m.betsCloseAt) * 0 + m.betsCloseAt)",
    seenBy: "MatchInvariants",
  },
  {
    ...{ invariant: 12, what: "a sealed bot may be shown as another one" },
    ...{ system: "arena:RevealSystem", file: "arena/systems/RevealSystem.sol" },
    right: "if (shown != commitment) revert WrongReveal(matchId, side, commitment, shown);",
    ...{ wrong: "shown = commitment;", seenBy: "MatchInvariants" },
  },
  {
    ...{ invariant: 13, what: "the seed depends on who resolves" },
    ...{ system: "arena:ResolveSystem", file: "arena/systems/ResolveSystem.sol" },
    right: "outcome.seed = Seeds.seedOf(matchId, m.seedRound);",
    wrong: "outcome.seed = keccak256(abi.encode(Seeds.seedOf(matchId, m.seedRound), _msgSender()));",
    seenBy: "MatchInvariants",
  },
  {
    ...{ invariant: 13, what: "the battle depends on the gas supplied" },
    ...{ system: "arena:ResolveSystem", file: "arena/systems/ResolveSystem.sol" },
    right: "outcome.seed = Seeds.seedOf(matchId, m.seedRound);",
    wrong: "outcome.seed = keccak256(abi.encode(Seeds.seedOf(matchId, m.seedRound), gasleft()));",
    seenBy: "MatchInvariants",
  },
  {
    ...{ invariant: 14, what: "a match without a seed cannot be voided", ...matches },
    right: "if (!open && m.status != WagerRules.MATCH_ENTERED)",
    ...{ wrong: "if (!open)", seenBy: "MatchInvariants" },
  },
  {
    ...{ invariant: 15, what: "anybody may take out of anybody's purse", ...purse },
    right: "Accounts.requireController(account, _msgSender());",
    ...{ wrong: "", seenBy: "MatchInvariants" },
  },
  {
    ...{ invariant: 16, what: "a claim in one match marks the next one as paid", ...bet },
    right: "Position.setClaimed(matchId, account, true);",
    wrong: "Position.setClaimed(matchId, account, true); Position.setClaimed(matchId + 1, account, true);",
    seenBy: "MatchInvariants",
  },
  {
    ...{ invariant: 17, what: "settling goes through the pool, a smallest bet at a time", ...ledger },
    right: "Pots.settle(market, stakeWinner, betWinner);",
    wrong: `for (uint256 i; i < market.poolA / WagerRules.MIN_BET && i < 40; ++i) Position.getBetA(matchId, bytes32(i));
        Pots.settle(market, stakeWinner, betWinner);`,
    seenBy: "LedgerInvariants",
  },
  {
    ...{ invariant: 17, what: "a claim goes through the pool, a smallest bet at a time", ...bet },
    right:
      "PositionData memory position = Position.get(matchId, account);\n        if (position.claimed) revert",
    wrong: `PositionData memory position = Position.get(matchId, account);
        for (uint256 i; i < market.poolA / WagerRules.MIN_BET && i < 40; ++i) Position.getBetA(matchId, bytes32(i));
        if (position.claimed) revert`,
    seenBy: "LedgerInvariants",
  },
  {
    ...{ invariant: 18, what: "signatures are not checked" },
    ...{ system: "beacon:BeaconSystem", file: "beacon/systems/BeaconSystem.sol" },
    right: "if (!Bls.verify(messageOf(round), x, y, key)) revert BadSignature(round, x, y);",
    ...{ wrong: "", seenBy: "BeaconInvariants" },
  },
  {
    ...{ invariant: 19, what: "the newest round is one too old" },
    ...{ system: "beacon:BeaconSystem", file: "beacon/RoundTime.sol" },
    ...{ right: "- genesis) / period + 1;", wrong: "- genesis) / period;", seenBy: "BeaconInvariants" },
  },
  {
    ...{ invariant: 20, what: "a runner may call whatever is not known", ...permit },
    ...{
      right: "if (wanted.function_ == 0) return false;",
      wrong: "if (wanted.function_ == 0) return true;",
    },
    seenBy: "MatchInvariants",
  },
  {
    ...{ invariant: 0, what: "revoking all leaves grants alive", ...permit },
    right: " || g.epoch != Epoch.get(delegator, runner)",
    ...{ wrong: "", seenBy: "MatchInvariants" },
  },
  {
    ...{ invariant: 0, what: "a grant's spending is not counted", ...permit },
    ...{ right: "g.spend -= uint128(wanted.spends);", wrong: "", seenBy: "MatchInvariants" },
  },
  {
    ...{ invariant: 0, what: "a bot's day never fills up", system: bet.system, file: "wager/Spending.sol" },
    ...{ right: "Spent.set(botId, day, uint128(today));", wrong: "", seenBy: "MatchInvariants" },
  },
  {
    ...{ invariant: 0, what: "a forfeit pays the bets on the winner" },
    ...{ system: "arena:RevealSystem", file: "arena/systems/RevealSystem.sol" },
    right: "wager__settle(matchId, winner, nobody,",
    ...{ wrong: "wager__settle(matchId, winner, winner,", seenBy: "MatchInvariants" },
  },
  {
    ...{ invariant: 1, what: "the merchants pay for ore with coins from nowhere", ...trade },
    ...{ right: "Purses.debit(till, price);", wrong: "", seenBy: "LedgerInvariants" },
  },
  {
    ...{ invariant: 2, what: "what a buyer pays the merchants is lost", ...trade },
    ...{ right: "Purses.credit(merchantsPurse(), price);", wrong: "", seenBy: "LedgerInvariants" },
  },
  {
    ...{ invariant: 15, what: "the merchants take more than a buyer has named", ...trade },
    right: "if (price > most) revert PriceTooHigh(price, most);",
    ...{ wrong: "", seenBy: "LedgerInvariants" },
  },
  {
    ...{ invariant: 1, what: "a bond can be taken out again and again", ...operators },
    ...{ right: "Bond.deleteRecord(operator);", wrong: "", seenBy: "BondInvariants" },
  },
  {
    ...{ invariant: 8, what: "a credit that is paid out stays", system: "npc:OperatorSystem" },
    ...{ file: "npc/Credits.sol", right: "Credit.set(account, credit - uint128(amount));", wrong: "" },
    seenBy: "BondInvariants",
  },
  {
    ...{ invariant: 15, what: "a bond is free while its last tick can be challenged", ...operators },
    right: "uint64(block.timestamp + NpcRules.WINDOW_SECONDS + 1)",
    ...{ wrong: "uint64(block.timestamp + 1)", seenBy: "BondInvariants" },
  },
  {
    ...{ invariant: 0, what: "two operators lease the same batch", ...operators },
    ...{ right: "revert BatchTaken(batch, holder, held.until);", wrong: "", seenBy: "BondInvariants" },
  },
  {
    ...{ invariant: 0, what: "a lease without the bond for it", ...operators },
    ...{ right: "if (put.amount < needed || all == 0) revert", wrong: "if (all == 0) revert" },
    seenBy: "BondInvariants",
  },
  {
    ...{ invariant: 2, what: "a liar's bond is paid out and kept, too", ...challenges },
    file: "npc/Suspension.sol",
    ...{ right: "uint128(bond - reward));", wrong: "uint128(bond));" },
    seenBy: "BondInvariants",
  },
  {
    ...{ invariant: 0, what: "a false accusation costs nothing", ...challenges },
    ...{ right: "Credits.add(operator, deposit);", wrong: "Credits.add(_msgSender(), deposit);" },
    seenBy: "BondInvariants",
  },
  {
    ...{ invariant: 11, what: "a tick can be challenged for ever", ...challenges },
    right: "if (time == 0 || block.timestamp > time + NpcRules.WINDOW_SECONDS) revert",
    ...{ wrong: "if (time == 0) revert", seenBy: "BondInvariants" },
  },
  {
    ...{ invariant: 8, what: "the same lie is paid for twice", ...challenges },
    ...{ right: "if (put.suspended) revert OperatorSuspended(operator);", wrong: "" },
    seenBy: "BondInvariants",
  },
  {
    ...{ invariant: 11, what: "who owes a spot check takes its bond", ...operators },
    right: "        Checks.refuseOwed(operator);\n        Bond.deleteRecord(operator);",
    ...{ wrong: "        Bond.deleteRecord(operator);", seenBy: "BondInvariants" },
  },
  {
    ...{ invariant: 0, what: "who owes a spot check renews its lease", ...operators },
    right: "        Checks.refuseOwed(operator);\n\n        LeaseData",
    ...{ wrong: "        LeaseData", seenBy: "BondInvariants" },
  },
  {
    ...{ invariant: 0, what: "a drawn decision is right whatever it was", ...checks },
    right: "if (!_isRight(walk, testimonies[right])) {",
    ...{ wrong: "if (!_isRight(walk, testimonies[right]) && right > 9) {", seenBy: "BondInvariants" },
  },
  {
    ...{ invariant: 0, what: "a spot check is answered again and again", ...checks },
    right: "Check.setAnswered(operator, uint64(walk.tick));",
    ...{ wrong: "", seenBy: "BondInvariants" },
  },
  {
    ...{ invariant: 0, what: "a tick that was not drawn in time is owed for ever", ...checks },
    file: "npc/Checks.sol",
    ...{ right: "                continue;\n            }", wrong: "                return;\n            }" },
    seenBy: "BondInvariants",
  },
  {
    ...{ invariant: 11, what: "silence costs the bond at once", ...debts },
    right: "if (block.timestamp <= until || block.number <= untilBlock) revert StillTime(until, untilBlock);",
    ...{ wrong: "", seenBy: "BondInvariants" },
  },
  {
    ...{ invariant: 0, what: "an answer that was asked for before stands for the next", ...debts },
    right: "if (check.since == 0 || check.demanded != walk.tick) revert",
    ...{ wrong: "if (check.since == 0) revert", seenBy: "BondInvariants" },
  },
];
