/** Tables of the namespace `realm`. */
export const realm = { tables: {} } as const;
