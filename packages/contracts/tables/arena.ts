import { matchTables } from "./match.ts";

/** Tables of the namespace `arena`. */
export const arena = {
  tables: {
    /**
     * A bot: its owner, the contract that holds its bytecode, and the hash of that code. Ids are 1, 2, 3, …
     * Of a sealed bot `code` is zero and `codeHash` the commitment to it (`Commitment.sol`).
     */
    Bot: {
      schema: {
        id: "uint32",
        owner: "address",
        code: "address",
        codeHash: "bytes32",
        savedAt: "uint64",
        name: "string",
      },
      key: ["id"],
    },
    /** How many bots and matches there are; the newest has this id. */
    Counters: { schema: { bots: "uint32", matches: "uint32" }, key: [] },
    /** The contract that holds a board's tables of neighbours, views and distances; zero until it is prepared. */
    Board: { schema: { id: "uint8", tables: "address" }, key: ["id"] },
    ...matchTables,
  },
} as const;
