/** Tables of the namespace `npc`. */
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
    /** Who may send ticks. */
    Operator: {
      schema: { operator: "address", active: "bool" },
      key: ["operator"],
    },
  },
} as const;
