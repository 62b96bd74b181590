/** Tables of the namespace `npc`. */
export const npc = { tables: {} } as const;
