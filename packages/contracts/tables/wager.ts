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
    /** Who may spend the treasury's purse; written once when the world is deployed. */
    Treasury: {
      schema: { keeper: "address" },
      key: [],
    },
  },
  systems: {
    /** Moves money for matches: only the arena's systems that open and decide them may call it. */
    LedgerSystem: { openAccess: false, accessList: ["MatchSystem", "ResolveSystem"] },
  },
} as const;
