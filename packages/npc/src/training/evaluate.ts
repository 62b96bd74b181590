import { CHOICES } from "../brain/decision.ts";
import type { Network } from "../brain/network.ts";
import type { Brains } from "../brain/onnx.ts";
import { type NpcKind, npcKinds, type Policies, playEpisode, type Tally } from "./episode.ts";
import { brainPolicy, type Policy, randomPolicy, scriptedPolicy } from "./policy.ts";
import { seeded } from "./random.ts";

export interface EvaluateOptions {
  worlds: number;
  seed: number;
  /** Which are measured; all play. */
  kinds: readonly NpcKind[];
  brains: Brains;
}

/** A mean over worlds with the half width of its 95% interval (normal approximation). */
export interface Mean {
  mean: number;
  within: number;
}

export type PolicyName = "trained" | "scripted" | "random";

/** What one kind does under one policy, the other kinds trained, in the same worlds. */
export interface Evaluation {
  kind: NpcKind;
  /** "gain": trained less scripted, world for world. */
  policy: PolicyName | "gain";
  /** Per world. */
  figures: Record<string, Mean>;
}

const TICKS = 240;

/** What is measured of a kind in a world. */
const measures: Record<NpcKind, Record<string, (tally: Tally) => number>> = {
  deer: {
    "share of ticks alive": ({ lived, born }) => lived / (born * TICKS),
    "killed by wolves": ({ killed }) => killed,
    "died of want": ({ starved }) => starved,
    "hunger (0–15)": ({ hunger, lived }) => hunger / Math.max(1, lived),
  },
  wolf: {
    "deer and merchants killed": ({ kills }) => kills,
    "share of ticks alive": ({ lived, born }) => lived / (born * TICKS),
    "died of want": ({ starved }) => starved,
    "hunger (0–15)": ({ hunger, lived }) => hunger / Math.max(1, lived),
  },
  guard: {
    "wolves and raiders killed": ({ kills }) => kills,
    strikes: ({ strikes }) => strikes,
    "share of ticks alive": ({ lived, born }) => lived / (born * TICKS),
    "hunger (0–15)": ({ hunger, lived }) => hunger / Math.max(1, lived),
  },
  raider: {
    "goods robbed": ({ robbed }) => robbed,
    "share of ticks alive": ({ lived, born }) => lived / (born * TICKS),
    "killed by guards": ({ killed }) => killed,
    "died of want": ({ starved }) => starved,
    "hunger (0–15)": ({ hunger, lived }) => hunger / Math.max(1, lived),
  },
  merchant: {
    "goods delivered": ({ delivered }) => delivered,
    "share of ticks alive": ({ lived, born }) => lived / (born * TICKS),
    "killed by wolves and raiders": ({ killed }) => killed,
    "hunger (0–15)": ({ hunger, lived }) => hunger / Math.max(1, lived),
  },
};

function meanOf(values: readonly number[]): Mean {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance =
    values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, values.length - 1);
  return { mean, within: 1.96 * Math.sqrt(variance / values.length) };
}

/**
 * How many bits of surprise there are in an NPC's choice when everything it sees is the same and only the noise differs:
 * over situations drawn from play, the entropy of the choices under 64 noises.
 */
function entropyOf(
  policy: Policy,
  situations: readonly Uint8Array[],
  random: (below: number) => number,
): Mean {
  return meanOf(
    situations.map((situation) => {
      const senses = situation.slice();
      const counts = new Array<number>(CHOICES).fill(0);
      for (let i = 0; i < 64; i++) {
        senses[14] = random(128);
        senses[15] = random(128);
        const choice = policy(senses, random);
        counts[choice] = (counts[choice] as number) + 1;
      }
      return counts.reduce(
        (sum, count) => (count === 0 ? sum : sum - (count / 64) * Math.log2(count / 64)),
        0,
      );
    }),
  );
}

/** Plays the same worlds with each kind trained, scripted and random against trained others. */
export function evaluate({ worlds, seed, kinds, brains }: EvaluateOptions): Evaluation[] {
  const trained = Object.fromEntries(
    npcKinds.map((kind) => [kind, brainPolicy(brains[kind] as Network)]),
  ) as Policies;
  const evaluations: Evaluation[] = [];
  for (const kind of kinds) {
    const policies: Record<PolicyName, Policy> = {
      trained: trained[kind],
      scripted: scriptedPolicy(kind),
      random: randomPolicy,
    };
    const played = {} as Record<PolicyName, Tally[]>;
    for (const [policy, own] of Object.entries(policies) as [PolicyName, Policy][]) {
      const situations: Uint8Array[] = [];
      let seen = 0;
      const tallies: Tally[] = [];
      played[policy] = tallies;
      for (let world = 0; world < worlds; world++) {
        const tally = playEpisode({
          seed: seed + world,
          ticks: TICKS,
          policies: { ...trained, [kind]: own },
          needed: kind,
          onChoice: (who, senses) => {
            if (who === kind && seen++ % 997 === 0) situations.push(senses.slice());
          },
        })[kind];
        // Who lives in a world does not depend on the policies: these are the same worlds for each.
        if (tally.born > 0) tallies.push(tally);
      }
      const figures = figuresOf(kind, (measure) => meanOf(tallies.map(measure)));
      figures["entropy of the choice (bits)"] = entropyOf(own, situations, seeded(seed));
      evaluations.push({ kind, policy, figures });
    }
    const gain = figuresOf(kind, (measure) =>
      meanOf(played.trained.map((tally, i) => measure(tally) - measure(played.scripted[i] as Tally))),
    );
    evaluations.push({ kind, policy: "gain", figures: gain });
  }
  return evaluations;
}

const figuresOf = (kind: NpcKind, of: (measure: (tally: Tally) => number) => Mean): Record<string, Mean> =>
  Object.fromEntries(Object.entries(measures[kind]).map(([name, measure]) => [name, of(measure)]));

const columns: Record<Evaluation["policy"], string> = {
  trained: "trained",
  scripted: "scripted",
  random: "random",
  gain: "trained − scripted, world for world",
};

/** The evaluation as Markdown: a table for each kind. */
export function evaluationTable(evaluations: readonly Evaluation[]): string {
  return npcKinds
    .filter((kind) => evaluations.some((evaluation) => evaluation.kind === kind))
    .map((kind) => {
      const own = evaluations.filter((evaluation) => evaluation.kind === kind);
      const names = Object.keys(own[0]?.figures ?? {});
      const cell = (value: Mean | undefined): string =>
        value ? `${value.mean.toFixed(2)} ± ${value.within.toFixed(2)}` : "";
      return [
        `### ${kind}`,
        "",
        `| | ${own.map(({ policy }) => columns[policy]).join(" | ")} |`,
        `|---|${own.map(() => "---").join("|")}|`,
        ...names.map((name) => `| ${name} | ${own.map(({ figures }) => cell(figures[name])).join(" | ")} |`),
      ].join("\n");
    })
    .join("\n\n");
}
