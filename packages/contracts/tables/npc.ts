/** Tables of the namespace `npc`: brains, those who play them, and the proofs of what they did. Amounts are wei. */
export const npc = {
  tables: {
    /** A registered brain; its id is the keccak256 of its code (`BrainKernel.sol`), which stands at `code`. */
    Brain: {
      schema: { id: "bytes32", author: "address", code: "address", kind: "uint8", publishedAt: "uint64" },
      key: ["id"],
    },
    /** Who says which brain a kind uses; named once. */
    Designer: {
      schema: { designer: "address" },
      key: [],
    },
    /** How many eras a kind has had; the last is the one announced last. */
    Eras: {
      schema: { kind: "uint8", count: "uint32" },
      key: ["kind"],
    },
    /**
     * From which second on a kind uses which brain, and what is added to its NPCs' characters: five signed bytes for
     * aggression, caution, greed, curiosity, sociability. Eras begin at 1, are in order of time and never change.
     */
    Era: {
      schema: { kind: "uint8", era: "uint32", brain: "bytes32", since: "uint64", traits: "bytes5" },
      key: ["kind", "era"],
    },
    /** What an operator has put up. `freeAt`: when it may take the bond back; 0 while it has not left. */
    Bond: {
      schema: { operator: "address", amount: "uint128", freeAt: "uint64", suspended: "bool" },
      key: ["operator"],
    },
    /** The batches of regions that an operator plays (bit by bit), up to and including a second. */
    Lease: {
      schema: { operator: "address", batches: "uint64", until: "uint64" },
      key: ["operator"],
    },
    /** Who leased a batch last; the lease may have run out. */
    Holder: {
      schema: { batch: "uint8", operator: "address" },
      key: ["batch"],
    },
    /**
     * An operator's spot checks: all of its ticks before number `answered` are re-checked, or need not be. `demanded`: the
     * tick whose check somebody has asked for, at a second and in a block; never when `since` is 0.
     */
    Check: {
      schema: {
        operator: "address",
        answered: "uint64",
        demanded: "uint64",
        since: "uint64",
        sinceBlock: "uint64",
      },
      key: ["operator"],
    },
    /** What an account may take out of the bonds' namespace at any time. */
    Credit: {
      schema: { account: "address", amount: "uint128" },
      key: ["account"],
    },
  },
} as const;
