import type { Evidence } from "./evidence.ts";
import choice from "./generated/choice.json" with { type: "json" };

/** Spreads from the mean, at most: what is rarer is no stronger evidence. */
const MOST = 4;

/**
 * By what share of situations more the network's reading is expected to be right than the grammar's, from -1 to 1: a small
 * network over the evidence, once as it is and once by how much the readings differ (`training/choice.py` is its twin).
 */
export function advantage(evidence: Evidence): number {
  const { names, mean, spread, first, last } = choice;
  const plain = names.map((name) => Math.log1p(Math.max(0, evidence[name] ?? 0)));
  const differ = 1 - (evidence.alike ?? 1);
  const input = [...plain, ...plain.map((value) => value * differ)].map((value, at) =>
    Math.max(-MOST, Math.min(MOST, (value - (mean[at] ?? 0)) / (spread[at] ?? 1))),
  );
  return first.bias.reduce((sum, bias, unit) => {
    let value = bias;
    for (let at = 0; at < input.length; at++)
      value += (first.weight[unit * input.length + at] ?? 0) * (input[at] as number);
    return sum + Math.max(0, value) * (last.weight[unit] ?? 0);
  }, last.bias[0] ?? 0);
}
