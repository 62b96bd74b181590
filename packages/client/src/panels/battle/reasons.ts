import type { BotTurn } from "@cogwright/botbuilder/battle/trace";
import { describeAction } from "@cogwright/botbuilder/reader/describe";
import type { Cast } from "./narrate.ts";

/** What became of one rule in a turn, in words. */
export interface Verdict {
  rule: number;
  kind: "fired" | "condition" | "impossible";
  words: string;
  because: string;
}

/** Why a bot did what it did: each rule it came past, and the one it took. */
export function verdictsOf(turn: BotTurn, cast: Cast, side: "a" | "b"): Verdict[] {
  const rules = cast.rules[side];
  const verdicts = turn.verdicts.map(({ rule, fired, failed }): Verdict => {
    const known = rules[rule];
    const words = `${rule + 1}. ${known?.whole ?? "a rule"}`;
    if (fired) return { rule, kind: "fired", words, because: "all held and it was possible: taken" };
    if (failed && "impossible" in failed)
      return {
        rule,
        kind: "impossible",
        words,
        because: `could not ${describeAction(failed.impossible)} just then`,
      };
    const condition = failed ? known?.conditions[failed.condition] : undefined;
    return { rule, kind: "condition", words, because: `did not hold: ${condition ?? "a condition"}` };
  });
  if (turn.rule === -1)
    verdicts.push({
      rule: -1,
      kind: "fired",
      words: `Otherwise: ${describeAction(turn.action)}`,
      because: "no rule could be taken",
    });
  if (turn.rule === -2)
    verdicts.push({
      rule: -2,
      kind: "fired",
      words: "Wait",
      because: "neither a rule nor “otherwise” was possible",
    });
  return verdicts;
}
