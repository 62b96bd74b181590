/**
 * Tables and access of the namespace `wager`. Amounts are wei. An account is a bytes32: an address left-padded with
 * zeros, or a tagged number for what has no address (`Accounts.sol`).
 */
export const wager = {
  tables: {
    /** What an account may take out at any time. */
    Purse: {
      schema: { account: "bytes32", balance: "uint128" },
      key: ["account"],
    },
    /**
     * The two pots of a match: the stakes of its two bots and the pools of the spectators. `stakeWinner` and `betWinner`
     * say who shares a settled pot: 1 = a, 2 = b, 3 = nobody, everyone gets back what came in.
     */
    Market: {
      schema: {
        matchId: "uint32",
        status: "uint8",
        /** The fee in hundredths of a percent of a losing pool; fixed when the match opens. */
        feeBps: "uint16",
        /** The first second in which no bet is taken any more; 0 until the market opens. */
        closesAt: "uint64",
        stakeWinner: "uint8",
        betWinner: "uint8",
        /** What each side puts up; side b's is in once bets have opened. */
        stake: "uint128",
        poolA: "uint128",
        poolB: "uint128",
      },
      key: ["matchId"],
    },
    /** What one account has put into the pots of one match. */
    Position: {
      schema: {
        matchId: "uint32",
        account: "bytes32",
        claimed: "bool",
        stakeA: "uint128",
        stakeB: "uint128",
        betA: "uint128",
        betB: "uint128",
      },
      key: ["matchId", "account"],
    },
    /** What a bot may spend of its own purse, set by its owner; a bot without a record spends nothing. Amounts are wei. */
    Limits: {
      schema: {
        botId: "uint32",
        /** The most it puts into one match, stake and bets together. */
        perMatch: "uint128",
        /** The most it spends in a day, which is a unix day. */
        perDay: "uint128",
        /** The last second in which it may spend. */
        until: "uint64",
      },
      key: ["botId"],
    },
    /** What a bot has spent of its purse on the last unix day it spent anything. What comes back is not taken off. */
    Spent: {
      schema: { botId: "uint32", day: "uint32", amount: "uint128" },
      key: ["botId"],
    },
    /** What a runner's key may do for a bot of an owner, and what is left of it. */
    Grant: {
      schema: {
        owner: "address",
        runner: "address",
        botId: "uint32",
        /** It holds while this is the owner's and runner's `Epoch`. */
        epoch: "uint32",
        /** The functions it may call, as bits: `runnerFunctions` in `rules/wager.ts`. */
        functions: "uint8",
        /** The last second in which it holds. */
        until: "uint64",
        /** How many calls are left. */
        calls: "uint32",
        /** How many calls it allows in a minute of the clock. */
        rate: "uint16",
        /** The last minute in which a call was made, since 1970, and how many then. */
        minute: "uint32",
        used: "uint16",
        /** How many wei are left to stake and bet. */
        spend: "uint128",
      },
      key: ["owner", "runner", "botId"],
    },
    /** Counts how often an owner took back everything granted to a runner: grants of an older epoch are dead. */
    Epoch: {
      schema: { owner: "address", runner: "address", epoch: "uint32" },
      key: ["owner", "runner"],
    },
    /** Who may spend the treasury's purse; written once when the world is deployed. */
    Treasury: {
      schema: { keeper: "address" },
      key: [],
    },
  },
  systems: {
    /** Moves money for matches: only the arena's systems that open and decide them may call it. */
    LedgerSystem: { openAccess: false, accessList: ["MatchSystem", "RevealSystem", "ResolveSystem"] },
    /** MUD asks it whether a runner may act for an owner; nobody else needs to. */
    PermitSystem: { deploy: { registerWorldFunctions: false } },
  },
} as const;
