/**
 * The bytecode of a strategy, version 1 (docs/arena.md has the same table):
 *
 * | byte | holds |
 * |---|---|
 * | 0 | version, 1 |
 * | 1 | armor · 16 + weapon |
 * | 2 | engine · 16 + repair |
 * | 3 | action of `otherwise` |
 * | 4 | number of rules, 0..32 |
 * | then for each rule | action · 16 + number of conditions; stance to become + 1, or 0 |
 * | then for each of its conditions | sense · 8 + comparison; value as a signed byte |
 *
 * There is one code for a strategy: no byte is free, and nothing may follow the last rule.
 */
export const bytecodeVersion = 1;

/** Bytes before the first rule. */
export const headerBytes = 5;
