/**
 * Tables of the namespace `arena` that hold matches. Ids start at 1 and are dense (`arena.Counters.matches` is the last),
 * so that readers need no logs. Numbers that stand for states (`status`, `winner`, `ending`) are named in `rules/wager.ts`.
 */
export const matchTables = {
  /** One match, from its opening on. Times are unix seconds. Stakes and pools stand in `wager.Market`. */
  Match: {
    schema: {
      id: "uint32",
      status: "uint8",
      botA: "uint32",
      botB: "uint32",
      ownerA: "address",
      ownerB: "address",
      /** The first second in which no bet is taken any more; 0 until somebody entered. */
      betsCloseAt: "uint64",
      /** The beacon's round that seeds the battle; 0 until somebody entered. */
      seedRound: "uint64",
      /** Last second in which the match may still go on (be entered, be resolved); afterwards anyone may void it. */
      deadline: "uint64",
    },
    key: ["id"],
  },
  /** What one side of a match brought; frozen when it comes in (a sealed bot's code when it is revealed). */
  Entry: {
    schema: {
      matchId: "uint32",
      /** 1 = a, 2 = b. */
      side: "uint8",
      /** The purse that the stake came from and goes back to. */
      account: "bytes32",
      /** The contract that holds the bytecode; zero while the bot is sealed. */
      code: "address",
      /** keccak256 of the bytecode, or the commitment to it while the bot is sealed. */
      codeHash: "bytes32",
    },
    key: ["matchId", "side"],
  },
  /** When and of whom a match awaits reveals; there is no record when both bots came in open. It stays as it is. */
  Sealed: {
    schema: {
      matchId: "uint32",
      /** The last second in which a sealed bot's code may be shown; afterwards the match is forfeit by who did not. */
      revealBy: "uint64",
      /** Which sides came in sealed. Whether one is still: `Entry.code` is zero. */
      sealedA: "bool",
      sealedB: "bool",
    },
    key: ["matchId"],
  },
  /** How a match ended. */
  Outcome: {
    schema: {
      matchId: "uint32",
      ending: "uint8",
      winner: "uint8",
      turns: "uint8",
      healthA: "uint8",
      healthB: "uint8",
      board: "uint8",
      /** The battle's seed: keccak256(randomness of the beacon's round, match id). */
      seed: "bytes32",
      digest: "bytes32",
    },
    key: ["matchId"],
  },
} as const;
