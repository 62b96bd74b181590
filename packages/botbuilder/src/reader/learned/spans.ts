import type { Condition } from "../../strategy/strategy.ts";
import type { IntentName } from "../lexicon/intents.ts";
import { surprise } from "./doubt.ts";
import { className, type Feature } from "./features.ts";
import { type Network, orderNumber } from "./network.ts";
import type { Books } from "./weights.ts";

export interface Span {
  kind: string;
  from: number;
  to: number;
  /** Which of the text's spans it is. */
  place: number;
  vector: Float32Array;
  sentence: number;
  /** What the grammar made of the span: conditions and orders by their numbers, the conditions it hangs on them. */
  told: Map<string, Condition>;
  intents: Set<IntentName>;
  orders: number[];
  hung: Set<string>;
  /** Whether the lexicon knows an order in it. */
  known: boolean;
  /** It does not, and the network is not sure either. */
  wild: boolean;
  /** A whole way of playing, to the lexicon. */
  attitude: boolean;
}

/** The best sequence of tags in which nothing goes on that has not begun. */
export function bestTags(network: Network, count: number, { tags }: Books): number[] {
  const width = tags.length;
  const goesOn = tags.map((tag) => (tag.startsWith("I-") ? tag.slice(2) : undefined));
  const back = new Int8Array(count * width);
  let score = new Float64Array(width);
  for (let at = 0; at < count; at++) {
    const next = new Float64Array(width);
    let best = 0;
    if (at > 0)
      for (let tag = 1; tag < width; tag++) if ((score[tag] as number) > (score[best] as number)) best = tag;
    const row = network.tags(at);
    const whole = surprise(row, 0) + (row[0] as number);
    for (let tag = 0; tag < width; tag++) {
      let from = best;
      if (goesOn[tag] !== undefined) {
        const own = tag - 1;
        from = at === 0 ? -1 : (score[own] as number) > (score[tag] as number) ? own : tag;
      }
      const before = at === 0 ? (from < 0 ? -1e9 : 0) : (score[from] as number);
      next[tag] = before + (row[tag] as number) - whole;
      back[at * width + tag] = Math.max(0, from);
    }
    score = next;
  }
  let tag = 0;
  for (let each = 1; each < width; each++) if ((score[each] as number) > (score[tag] as number)) tag = each;
  const path = new Array<number>(count);
  for (let at = count - 1; at >= 0; at--) {
    path[at] = tag;
    tag = back[at * width + tag] as number;
  }
  return path;
}

export function spansOf(
  path: readonly number[],
  features: readonly Feature[],
  network: Network,
  { tags }: Books,
): Span[] {
  const spans: Span[] = [];
  for (let from = 0; from < path.length; ) {
    const kind = tags[path[from] ?? 0] ?? "O";
    if (!kind.startsWith("B-")) {
      from += 1;
      continue;
    }
    let to = from + 1;
    while (to < path.length && tags[path[to] ?? 0] === `I-${kind.slice(2)}`) to += 1;
    const inside = features.slice(from, to);
    const orders = new Set(inside.flatMap((each) => each.orders));
    const span: Span = {
      kind: kind.slice(2),
      from,
      to,
      place: spans.length,
      vector: network.span(from, to),
      sentence: features[from]?.sentence ?? 0,
      told: new Map(inside.flatMap((each) => each.conditions.map((one) => [className(one), one] as const))),
      intents: new Set(inside.flatMap((each) => each.intent ?? [])),
      orders: [...orders].map((name) => orderNumber(name.replace("!", ""), name.startsWith("!"))),
      hung: new Set(inside.flatMap((each) => each.hung)),
      wild: false,
      known: inside.some((each) => /^(act|attitude) /.test(each.chunk)),
      attitude: inside.some((each) => each.chunk.startsWith("attitude")),
    };
    spans.push(span);
    from = to;
  }
  return spans;
}
