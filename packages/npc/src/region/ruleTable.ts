/** A kind's entry in a list of the rules. */
export const ofKind = (list: readonly number[], kind: number): number => list[kind] ?? 0;

/** The difference, or zero. */
export const less = (a: number, b: number): number => (a > b ? a - b : 0);
