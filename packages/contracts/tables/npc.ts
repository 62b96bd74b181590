/** Tables of the namespace `npc`. */
export const npc = {
  tables: {
    /** Who may send ticks. */
    Operator: {
      schema: { operator: "address", active: "bool" },
      key: ["operator"],
    },
  },
} as const;
