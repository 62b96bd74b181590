import { temperaments } from "./realm.ts";
import { packBytes, type SolidityRules } from "./solidity.ts";
import { wagerRules } from "./wager.ts";

/**
 * The numbers of brains and of those who play them. Times are seconds, money is wei. `npm run generate` writes them to
 * `src/generated/NpcRules.sol`.
 */
export const npcRules = {
  /** Regions are leased by batches: squares of this many regions a side. */
  batchSide: 4,
  /** Batches in a row of the realm; eight rows of eight fill the 64 bits of a lease. */
  batchColumns: 8,
  /** What an operator puts up for each batch it leases: ten coins. */
  bondABatch: 10n * wagerRules.coin,
  /** How long a lease lasts unless it is renewed: a dead operator's regions are free within a minute. */
  leaseSeconds: 40,
  /** Ticks whose evidence an operator keeps at a time; one more has to wait until the oldest is out of the window. */
  evidencePlaces: 1024,
  /** How long a tick can be challenged. */
  windowSeconds: 600,
  /** Put up with a challenge, and lost to the operator when its decision was right: a twentieth of a coin. */
  challengeDeposit: wagerRules.coin / 20n,
  /** The challenger's part of a liar's bond, in hundredths of a percent; the rest goes to the treasury's keeper. All of it
   * to the challenger would let a liar save the bond by accusing itself. */
  challengerShareBps: 5000,
  /**
   * A brain or a character that a kind is to use is announced this long before, and so long after both are right: for ticks
   * that were thought before and came into a block after. The notice is not shorter than that, so that never three are.
   */
  brainNotice: 60,
  brainGrace: 60,
  /**
   * Spot checks are drawn for all ticks of so many seconds at once, by the first round of the beacon that is published
   * `checkMargin` or more after them: nobody knows it when a tick is sent, though the chain's clock be that much late.
   */
  checkSeconds: 30,
  checkMargin: 6,
  /** One tick in so many has a decision re-checked; the draw says which. 1: each. */
  checkOneIn: 1,
  /**
   * How long an operator may be silent after an answer was demanded, until it is suspended as if it had lied. Long, since
   * silence gains nothing: no lease is renewed and no bond given back meanwhile. Blocks as well, so that a chain that stood
   * still does not take the time away.
   */
  answerSeconds: 86_400,
  answerBlocks: 256,
} as const;

/** Characters in one word: five bytes each, in the word's upper thirty. */
const TEMPERAMENTS_A_WORD = 6;

/** The characters from the `from`-th on, as many as one word holds. */
const temperamentWord = (from: number): bigint =>
  packBytes(temperaments.slice(from, from + TEMPERAMENTS_A_WORD).flatMap(({ values }) => [...values]));

/** What Solidity sees of it. */
export const solidity: SolidityRules = {
  library: "NpcRules",
  constants: {
    BATCH_SIDE: npcRules.batchSide,
    BATCH_COLUMNS: npcRules.batchColumns,
    BOND_A_BATCH: npcRules.bondABatch,
    LEASE_SECONDS: npcRules.leaseSeconds,
    EVIDENCE_PLACES: npcRules.evidencePlaces,
    WINDOW_SECONDS: npcRules.windowSeconds,
    CHALLENGE_DEPOSIT: npcRules.challengeDeposit,
    CHALLENGER_SHARE_BPS: npcRules.challengerShareBps,
    BRAIN_GRACE: npcRules.brainGrace,
    BRAIN_NOTICE: npcRules.brainNotice,
    CHECK_SECONDS: npcRules.checkSeconds,
    CHECK_MARGIN: npcRules.checkMargin,
    CHECK_ONE_IN: npcRules.checkOneIn,
    ANSWER_SECONDS: npcRules.answerSeconds,
    ANSWER_BLOCKS: npcRules.answerBlocks,
    TEMPERAMENTS_0: temperamentWord(0),
    TEMPERAMENTS_1: temperamentWord(TEMPERAMENTS_A_WORD),
    TEMPERAMENTS_2: temperamentWord(2 * TEMPERAMENTS_A_WORD),
  },
};
