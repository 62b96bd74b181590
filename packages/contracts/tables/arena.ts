/** Tables of the namespace `arena`. */
export const arena = { tables: {} } as const;
