/** Tables of the namespace `beacon`: which beacon this world trusts, and what it has published. */
export const beacon = {
  tables: {
    /**
     * The beacon this world trusts, pinned once by the namespace's owner.
     * The public key is a point of G2 in the order of the EVM's pairing precompile: x = x1·i + x0, y = y1·i + y0.
     */
    Config: {
      schema: {
        x1: "uint256",
        x0: "uint256",
        y1: "uint256",
        y0: "uint256",
        genesis: "uint64", // unix seconds at which round 1 is published
        period: "uint32", // seconds between rounds
      },
      key: [],
    },
    /** The proven rounds: sha256 of the round's signature; zero while unproven. */
    Round: {
      schema: { round: "uint64", randomness: "bytes32" },
      key: ["round"],
      // Functions that take the store: reading which store it is costs a cold slot, 2,100 gas of a proof.
      codegen: { storeArgument: true },
    },
  },
} as const;
