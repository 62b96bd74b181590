export const LOOKALIKES: ReadonlySet<string> = new Set([]);
