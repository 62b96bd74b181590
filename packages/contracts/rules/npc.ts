import { temperaments } from "./realm.ts";
import { packBytes, type SolidityRules } from "./solidity.ts";

/** The numbers of brains. `npm run generate` writes them to `src/generated/NpcRules.sol`. */
export const npcRules = {
  /** A brain or a character that a kind is to use is announced so many seconds before. */
  brainNotice: 30,
} as const;

/** Characters in one word: five bytes each, in the word's upper thirty. */
const TEMPERAMENTS_A_WORD = 6;

/** The characters from the `from`-th on, as many as one word holds. */
const temperamentWord = (from: number): bigint =>
  packBytes(temperaments.slice(from, from + TEMPERAMENTS_A_WORD).flatMap(({ values }) => [...values]));

/** What Solidity sees of the rules about brains and their operators (`src/generated/NpcRules.sol`). */
export const solidity: SolidityRules = {
  library: "NpcRules",
  constants: {
    BRAIN_NOTICE: npcRules.brainNotice,
    TEMPERAMENTS_0: temperamentWord(0),
    TEMPERAMENTS_1: temperamentWord(TEMPERAMENTS_A_WORD),
    TEMPERAMENTS_2: temperamentWord(2 * TEMPERAMENTS_A_WORD),
  },
};
