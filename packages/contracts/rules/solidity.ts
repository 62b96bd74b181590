/**
 * What a rules file exports as `solidity` to have a library of constants generated from it
 * (`bin/generateRules.ts` writes `src/generated/<library>.sol`). Names are written as they are; values become
 * `uint256`, negative ones `int256`.
 */
export type SolidityRules = {
  /** Name of the library and of its file, for example `ArenaRules`. */
  readonly library: string;
  readonly constants: Readonly<Record<string, number | bigint>>;
};

/**
 * Packs up to 32 numbers of 0..255 into one word, the first in the highest byte, so that Solidity reads entry `i`
 * with the opcode `byte(i, word)`.
 */
export function packBytes(values: readonly number[]): bigint {
  if (values.length > 32) throw new RangeError(`a word holds 32 bytes, got ${values.length}`);
  let word = 0n;
  values.forEach((value, i) => {
    if (!Number.isInteger(value) || value < 0 || value > 255) throw new RangeError(`no byte: ${value}`);
    word |= BigInt(value) << BigInt(8 * (31 - i));
  });
  return word;
}
