import { Battle } from "@cogwright/botbuilder/battle/battle";
import { seedWords } from "@cogwright/botbuilder/battle/fight";
import { Program } from "@cogwright/botbuilder/battle/program";
import { encodePacked, type Hex, hexToBytes, keccak256 } from "viem";

/** How one rule fared over the battles of a trial. */
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
  /** Turns that the bot decided in, over all battles. */
  turns: number;
  /** By rule, in their order. */
  uses: readonly RuleUse[];
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

const battle = new Battle();

/**
 * Plays `battles` battles, half of them from either side of the board, and counts how `mine`'s rules fared in every turn.
 * The same engine and seeds as `fight`, without its digests.
 */
export function playTrial(mine: Hex, theirs: Hex, battles: number): Trial {
  const [own, other] = [new Program(mine), new Program(theirs)];
  const uses = Array.from({ length: own.rules }, () => ({ fired: 0, impossible: 0, failed: [0, 0, 0, 0] }));
  let [wins, draws, turns] = [0, 0, 0];
  for (let index = 0; index < battles; index++) {
    const asA = index % 2 === 0;
    battle.start(asA ? own : other, asA ? other : own, seedWords(hexToBytes(trialSeed(index), { size: 32 })));
    const [me, enemy] = asA ? [battle.a, battle.b] : [battle.b, battle.a];
    while (!battle.over) {
      battle.begin();
      turns++;
      for (const [rule, use] of uses.entries()) {
        if (me.rule === rule) {
          use.fired++;
          break;
        }
        const failing = own.firstFailing(rule, me.senses);
        if (failing < 0) use.impossible++;
        else use.failed[failing] = (use.failed[failing] ?? 0) + 1;
      }
      battle.resolve();
    }
    if (me.health === enemy.health) draws++;
    else if (me.health > enemy.health) wins++;
  }
  return { battles, wins, draws, ...wilson(wins + draws / 2, battles), turns, uses };
}

/** Several trials of one bot as one; `undefined` for none. */
export function allTrials(trials: readonly Trial[]): Trial | undefined {
  const [first, ...others] = trials;
  if (!first) return undefined;
  return others.reduce((sum, more) => {
    const battles = sum.battles + more.battles;
    const [wins, draws] = [sum.wins + more.wins, sum.draws + more.draws];
    return {
      battles,
      wins,
      draws,
      ...wilson(wins + draws / 2, battles),
      turns: sum.turns + more.turns,
      uses: addRuleUse(sum.uses, more.uses),
    };
  }, first);
}

function addRuleUse(a: readonly RuleUse[], b: readonly RuleUse[]): RuleUse[] {
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

/** A rule of the trial: the number on its card, its conditions in words, and how it fared. */
export interface TriedRule {
  place: number;
  conditions: readonly string[];
  use: RuleUse;
}

/** Why the rule at `index` was never taken, in words. */
export function whyNever(rules: readonly TriedRule[], index: number): string {
  const rule = rules[index];
  if (!rule) return "it was not tried";
  const { impossible, failed } = rule.use;
  const looked = impossible + failed.reduce((sum, count) => sum + count, 0);
  if (looked === 0) {
    const [above] = rules.slice(0, index).sort((a, b) => b.use.fired - a.use.fired);
    return above ? `rule ${above.place} above it is always taken first` : "no battle came so far";
  }
  const worst = failed.indexOf(Math.max(...failed));
  if (impossible >= (failed[worst] ?? 0)) return "its action was not possible when it was its turn";
  return `“${rule.conditions[worst] ?? "its condition"}” did not hold`;
}
