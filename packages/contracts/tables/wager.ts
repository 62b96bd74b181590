/** Tables of the namespace `wager`. */
export const wager = { tables: {} } as const;
