/** Tables of the namespace `beacon`. */
export const beacon = { tables: {} } as const;
