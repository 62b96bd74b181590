import type { Feature } from "./features.ts";
import { apartIn, createKernel, type Layer } from "./kernel.ts";
import type { Weights } from "./weights.ts";

/** The actions in the order of their numbers. */
const ORDERS =
  "advance retreat circle takeCover collect strike shoot charge guard repair recharge mine wait".split(" ");

/** An order's number: its action's, a ban's from 13 on. */
export const orderNumber = (action: string, ban: boolean): number =>
  ORDERS.indexOf(action) + (ban ? ORDERS.length : 0);

/** The shape of the network; `training/network.py` is its twin. */
const WIDE = 64;
const DILATIONS = [1, 2, 4, 8, 2, 1] as const;
const FURTHEST = 8;
/** Words of a text, at most. */
export const MOST_WORDS = 400;
const GRAMS = 2048;
const MOST_GRAMS = 24;
const SPAN = 80;
/** The words of a span whose greatest values are taken, at most. */
const LONG = 20;
/** Words on each side of a span that are told of it, too. */
const BESIDE = 10;
const PAIR = 48;
/** What an order's name, its place and a condition's name are told in. */
const NAME = 16;
/** How many spans apart two spans can be told to be. */
const FAR = 6;

/** Buckets of a word's letter groups (FNV-1a over UTF-16 units). */
function lettersOf(word: string): number[] {
  const marked = `^${word.slice(0, 24)}$`;
  const out: number[] = [];
  for (const size of [3, 4])
    for (let at = 0; at < Math.max(1, marked.length - size + 1); at++) {
      let hash = 2166136261;
      for (let unit = at; unit < Math.min(marked.length, at + size); unit++)
        hash = Math.imul(hash ^ marked.charCodeAt(unit), 16777619);
      out.push((hash >>> 0) % GRAMS);
    }
  return out.slice(0, MOST_GRAMS);
}

/** A vector that stands for a span, an order or a condition. */
type Vector = Float32Array;

/** The network over one text. */
export interface Network {
  /** Scores of a word's tags. */
  tags(word: number): Float32Array;
  /** Reads a span of words, end exclusive. */
  span(from: number, to: number): Vector;
  /** Scores of what a span orders; `orders` are the grammar's, bans from 13 on. */
  templates(span: Vector, orders: readonly number[]): Float32Array;
  /** Scores of the conditions in a span; `told` are those the grammar finds in it. */
  classes(span: Vector, told: readonly number[]): Float32Array;
  /** Whether any one of the span's conditions is enough, as a score. */
  either(span: Vector): number;
  /** Scores of the amounts that a condition told without a number has. */
  values(span: Vector, condition: number): Float32Array;
  /** Scores of the conditions whose number a word is, the last: of none. */
  numbers(word: number): Float32Array;
  /** Scores of how a condition's number is made from the one told. */
  shifts(word: number): Float32Array;
  /** An order in a span: its action's number (a ban's from 13 on) and which of the span's orders it is. */
  order(span: Vector, action: number, place: number): Vector;
  /** A condition in a span. */
  condition(span: Vector, condition: number): Vector;
  /**
   * Scores of how a condition bears on an order.
   *
   * @param apart by how many spans the condition's is behind the order's
   * @param hangs what the grammar says of it: 0 nothing, 1 it does not, 2 it does, 3 its opposite does
   */
  links(
    order: Vector,
    condition: Vector,
    apart: number,
    sameSentence: boolean,
    hangs: 0 | 1 | 2 | 3,
  ): Float32Array;
}

function namesOf(list: readonly string[]): Map<string, number> {
  return new Map(list.map((name, at) => [name, at]));
}

/** The actions of a template by their numbers, those it forbids from 13 on. */
function ordersIn(template: string): number[] {
  return template.split(";").flatMap((part) =>
    part
      .replace("!", "")
      .split("/")
      .map((name) => orderNumber(name, part.startsWith("!"))),
  );
}

/**
 * The network with these weights, ready to be run over texts of at most `MOST_WORDS` words; undefined where it cannot run.
 * What it says of a text holds until the next one is read.
 */
export function createNetwork({
  books,
  of,
  size,
}: Weights): ((features: readonly Feature[]) => Network) | undefined {
  const kernel = createKernel(2 * size + 8 * MOST_WORDS * 3 * WIDE);
  if (!kernel) return undefined;
  const layer = (name: string): Layer => kernel.layer(of(`${name}.weight`), of(`${name}.bias`));
  /** Embeddings in the order in which a word's vector holds them. */
  const tables = [
    { key: "word", rows: namesOf(books.words), table: of("word.weight"), count: books.words.length },
    { key: "chunk", rows: namesOf(books.chunks), table: of("chunk.weight"), count: books.chunks.length },
    { key: "piece", rows: namesOf(books.pieces), table: of("piece.weight"), count: books.pieces.length },
  ] as const;
  const letters = of("gram.weight");
  const letterWidth = letters.length / (GRAMS + 1);
  const enter = layer("enter");
  const layers = DILATIONS.map((dilation, at) => ({
    dilation,
    mix: layer(`layers.${at}`),
    gain: of(`norms.${at}.weight`),
    shift: of(`norms.${at}.bias`),
  }));
  const [tag, number, shift, span] = [layer("tag"), layer("number"), layer("shift"), layer("span")];
  const [around, again] = [layer("around"), layer("again")];
  const [cond, either, template] = [layer("cond"), layer("either"), layer("template")];
  const [valueIn, value, event, unit, link] = [
    layer("valueIn"),
    layer("value"),
    layer("event"),
    layer("unit"),
    layer("link"),
  ];
  // Nothing stands before the first word and behind the last.
  const edge = FURTHEST * WIDE;
  const stream = kernel.place(2 * edge + MOST_WORDS * WIDE);
  const entered = kernel.place(MOST_WORDS * enter.width);
  const near = kernel.place(MOST_WORDS * 3 * WIDE);
  const mixed = kernel.place(MOST_WORDS * WIDE);
  const tagged = kernel.place(MOST_WORDS * apartIn(tag));
  const one = kernel.place(4 * WIDE);
  const most = [
    around,
    again,
    number,
    shift,
    span,
    cond,
    either,
    template,
    valueIn,
    value,
    event,
    unit,
    link,
  ].map(apartIn);
  const answer = kernel.place(4 * Math.max(...most));
  const [apartOf, hangsOf, classOf, actionOf, placeOf] = [
    of("apart.weight"),
    of("hangs.weight"),
    of("classOf.weight"),
    of("action.weight"),
    of("place.weight"),
  ];
  const [copiedClass = 0, copiedFirst = 0, copiedWhole = 0] = of("copied");
  const ordersOf = books.templates.map(ordersIn);
  const wholeOf = ordersOf.map((each) => new Set(each));

  /** Puts the words' own vectors where the first layer reads them. */
  const enterWords = (features: readonly Feature[]): void => {
    features.forEach((feature, index) => {
      let to = index * enter.width;
      for (const { key, rows, table, count } of tables) {
        const width = table.length / count;
        const row = (rows.get(feature[key]) ?? 0) * width;
        for (let at = 0; at < width; at++) entered[to++] = table[row + at] as number;
      }
      const groups = lettersOf(feature.raw);
      entered.fill(0, to, to + letterWidth);
      for (const group of groups)
        for (let at = 0; at < letterWidth; at++)
          entered[to + at] =
            (entered[to + at] as number) + (letters[group * letterWidth + at] as number) / groups.length;
      entered[to + letterWidth] = feature.begins & 1;
      entered[to + letterWidth + 1] = feature.begins >> 1;
    });
  };

  /** What each word says in its sentence, a row of `WIDE` each. */
  const encode = (features: readonly Feature[]): Float32Array => {
    const count = features.length;
    enterWords(features);
    kernel.run(enter, entered, enter.width, count, mixed);
    stream.fill(0);
    stream.set(mixed.subarray(0, count * WIDE), edge);
    for (const { dilation, mix, gain, shift } of layers) {
      for (let at = 0; at < count; at++)
        for (let side = -1; side <= 1; side++) {
          const from = edge + (at + side * dilation) * WIDE;
          const to = (at * 3 + side + 1) * WIDE;
          for (let index = 0; index < WIDE; index++) near[to + index] = stream[from + index] as number;
        }
      kernel.run(mix, near, 3 * WIDE, count, mixed);
      for (let at = 0; at < count; at++) {
        const place = edge + at * WIDE;
        let sum = 0;
        let square = 0;
        for (let index = 0; index < WIDE; index++) {
          const own = (stream[place + index] as number) + Math.max(0, mixed[at * WIDE + index] as number);
          stream[place + index] = own;
          sum += own;
          square += own * own;
        }
        const mean = sum / WIDE;
        const scale = 1 / Math.sqrt(square / WIDE - mean * mean + 1e-5);
        for (let index = 0; index < WIDE; index++)
          stream[place + index] =
            ((stream[place + index] as number) - mean) * scale * (gain[index] as number) +
            (shift[index] as number);
      }
    }
    return stream.subarray(edge, edge + count * WIDE);
  };

  const run = (of: Layer, input: Float32Array): Float32Array => {
    one.set(input);
    kernel.run(of, one, 0, 1, answer);
    return answer.slice(0, of.rows);
  };
  const relu = (values: Float32Array): Float32Array => values.map((each) => Math.max(0, each));
  const joined = (
    span: Vector,
    ...names: readonly (readonly [table: Float32Array, row: number])[]
  ): Vector => {
    const out = new Float32Array(SPAN + NAME);
    out.set(span);
    for (const [table, row] of names)
      for (let at = 0; at < NAME; at++)
        out[SPAN + at] = (out[SPAN + at] as number) + (table[row * NAME + at] as number);
    return out;
  };

  return (features) => {
    const hidden = encode(features);
    kernel.run(tag, hidden, WIDE, features.length, tagged);
    const apart = apartIn(tag);
    return {
      tags: (word) => tagged.subarray(word * apart, word * apart + tag.rows),
      span: (from, to) => {
        const input = new Float32Array(4 * WIDE);
        input.fill(Number.NEGATIVE_INFINITY, 3 * WIDE);
        for (let at = from; at < to; at++)
          for (let index = 0; index < WIDE; index++) {
            const own = hidden[at * WIDE + index] as number;
            input[index] = (input[index] as number) + own / (to - from);
            if (at < from + LONG && own > (input[3 * WIDE + index] as number)) input[3 * WIDE + index] = own;
          }
        input.set(hidden.subarray(from * WIDE, (from + 1) * WIDE), WIDE);
        input.set(hidden.subarray((to - 1) * WIDE, to * WIDE), 2 * WIDE);
        const own = relu(run(span, input));
        const beside = new Float32Array(2 * WIDE + SPAN);
        const tell = (to: number, from: number, end: number) => {
          for (let at = Math.max(0, from); at < Math.min(features.length, end); at++)
            for (let index = 0; index < WIDE; index++)
              beside[to + index] =
                (beside[to + index] as number) + (hidden[at * WIDE + index] as number) / BESIDE;
        };
        tell(0, from - BESIDE, from);
        tell(WIDE, to, to + BESIDE);
        beside.set(own, 2 * WIDE);
        const more = run(again, relu(run(around, beside)));
        return own.map((each, at) => Math.max(0, each + (more[at] as number)));
      },
      templates: (span, orders) => {
        const scores = run(template, span);
        const own = new Set(orders);
        if (own.size === 0) return scores;
        return scores.map((score, at) => {
          const each = ordersOf[at] ?? [];
          const whole = wholeOf[at]?.size === own.size && each.every((one) => own.has(one));
          return score + (each[0] === orders[0] ? copiedFirst : 0) + (whole ? copiedWhole : 0);
        });
      },
      classes: (span, told) => {
        const scores = run(cond, span);
        for (const each of new Set(told)) scores[each] = (scores[each] as number) + copiedClass;
        return scores;
      },
      either: (span) => run(either, span)[0] ?? 0,
      values: (span, condition) => run(value, relu(run(valueIn, joined(span, [classOf, condition])))),
      numbers: (word) => run(number, hidden.subarray(word * WIDE, (word + 1) * WIDE)),
      shifts: (word) => run(shift, hidden.subarray(word * WIDE, (word + 1) * WIDE)),
      order: (span, action, place) => run(event, joined(span, [actionOf, action], [placeOf, place])),
      condition: (span, condition) => run(unit, joined(span, [classOf, condition])),
      links: (order, condition, apart, sameSentence, hangs) => {
        const far = Math.max(-FAR, Math.min(FAR, apart)) + FAR + (sameSentence ? 2 * FAR + 1 : 0);
        const both = new Float32Array(2 * PAIR);
        for (let at = 0; at < PAIR; at++) {
          const [one, two] = [order[at] as number, condition[at] as number];
          const told = (apartOf[far * PAIR + at] as number) + (hangsOf[hangs * PAIR + at] as number);
          both[at] = Math.max(0, one + two + told);
          both[PAIR + at] = one * two;
        }
        return run(link, both);
      },
    };
  };
}
