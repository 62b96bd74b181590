import { fight } from "@cogwright/botbuilder/battle/fight";
import { trace } from "@cogwright/botbuilder/battle/trace";
import { encodePacked, type Hex, keccak256 } from "viem";

/** How one rule fared over the traced battles. */
export interface RuleUse {
  /** Turns in which it was taken. */
  fired: number;
  /** Turns in which it was looked at but not taken: its action impossible, or by the index of the condition that failed. */
  impossible: number;
  failed: readonly number[];
}

/** What many battles against one opponent came to. */
export interface Trial {
  battles: number;
  wins: number;
  draws: number;
  /** Share of wins, draws counted half, with the ends of its 95% interval; all 0..1. */
  share: number;
  low: number;
  high: number;
}

const CONFIDENCE = 1.96;

/** Wilson's score interval for `successes` (draws may count half) of `n`. */
export function wilson(successes: number, n: number): { share: number; low: number; high: number } {
  if (n === 0) return { share: 0, low: 0, high: 1 };
  const share = successes / n;
  const z2 = CONFIDENCE ** 2;
  const middle = (share + z2 / (2 * n)) / (1 + z2 / n);
  const spread = (CONFIDENCE / (1 + z2 / n)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  return { share, low: Math.max(0, middle - spread), high: Math.min(1, middle + spread) };
}

/** The seed of the `index`th trial battle: always the same, so that a change of rules is what changes the result. */
export function trialSeed(index: number): Hex {
  return keccak256(encodePacked(["string", "uint32"], ["cogwright trial", index]));
}

/** Plays `battles` battles, half of them from either side of the board. */
export function runTrial(mine: Hex, theirs: Hex, battles: number): Trial {
  let [wins, draws] = [0, 0];
  for (let index = 0; index < battles; index++) {
    const asA = index % 2 === 0;
    const { winner } = asA ? fight(mine, theirs, trialSeed(index)) : fight(theirs, mine, trialSeed(index));
    if (winner === "draw") draws++;
    else if ((winner === "a") === asA) wins++;
  }
  return { battles, wins, draws, ...wilson(wins + draws / 2, battles) };
}

/** Counts how often each of `rules` rules was taken over `battles` traced battles, and what kept it from being taken. */
export function countRuleUse(mine: Hex, theirs: Hex, battles: number, rules: number): RuleUse[] {
  const uses = Array.from({ length: rules }, () => ({ fired: 0, impossible: 0, failed: [0, 0, 0, 0] }));
  for (let index = 0; index < battles; index++) {
    for (const turn of trace(mine, theirs, trialSeed(index)).turns) {
      for (const { rule, fired, failed } of turn.a.verdicts) {
        const use = uses[rule];
        if (!use) continue;
        if (fired) use.fired++;
        else if (failed && "impossible" in failed) use.impossible++;
        else if (failed) use.failed[failed.condition] = (use.failed[failed.condition] ?? 0) + 1;
      }
    }
  }
  return uses;
}

export function addRuleUse(a: readonly RuleUse[], b: readonly RuleUse[]): RuleUse[] {
  return a.map((use, index) => {
    const more = b[index];
    if (!more) return use;
    return {
      fired: use.fired + more.fired,
      impossible: use.impossible + more.impossible,
      failed: use.failed.map((count, at) => count + (more.failed[at] ?? 0)),
    };
  });
}

/** Why a rule was never taken, in words; `conditions` are its conditions in words. */
export function whyNever({ impossible, failed }: RuleUse, conditions: readonly string[]): string {
  const looked = impossible + failed.reduce((sum, count) => sum + count, 0);
  if (looked === 0) return "never reached: a rule above it is always taken first";
  const worst = failed.indexOf(Math.max(...failed));
  if (impossible >= (failed[worst] ?? 0)) return "its action was not possible when it was its turn";
  return `“${conditions[worst] ?? "its condition"}” did not hold`;
}
