import type { Condition } from "../../strategy/strategy.ts";
import type { Chunk } from "../chunks.ts";
import { type Dnf, not } from "../conditions.ts";
import type { IntentName } from "../lexicon/intents.ts";
import type { Link, Meaning } from "../lexicon/meaning.ts";
import type { Piece } from "../sentence.ts";
import type { Token } from "../tokens.ts";
import type { Understanding } from "../understand.ts";
import { intentOf, tiersOf } from "../urgency.ts";

/** What the network is told of one word. Names are looked up in its vocabularies; those it has not learned are one and the same. */
export interface Feature {
  /** The word as the reader spells it; numbers by their size. */
  word: string;
  /** The word as it was written, for its letters. */
  raw: string;
  /** What the lexicon says of the stretch it stands in. */
  chunk: string;
  /** What the grammar made of it. */
  piece: string;
  /** Whether the stretch and the piece begin here. */
  begins: number;
  /** The number, a fraction as a percentage. */
  value?: number;
  /** The conditions the grammar reads here, as they were told. */
  conditions: readonly Condition[];
  /** What the grammar takes the words to order, by the lexicon's name. */
  intent?: IntentName;
  /** What the grammar takes the words to order, most wanted first; bans with `!`. */
  orders: readonly string[];
  /** The conditions the grammar hangs on that order. */
  hung: readonly string[];
  /** How urgent the grammar takes that order to be, least first. */
  tier?: number;
  sentence: number;
  start: number;
  end: number;
}

const SIZES = [0, 1, 2, 3, 5, 10, 20, 40, 60, 80, 100];

function sized(token: Token): string {
  if (token.unit === "fraction") return "#fraction";
  const value = token.value ?? 0;
  const size = SIZES.findIndex((limit) => value <= limit);
  return `#${token.unit ?? "plain"}${size < 0 ? "more" : SIZES[size]}`;
}

function chunkName(means: Meaning | undefined): string {
  if (!means) return "?";
  switch (means.kind) {
    case "act":
    case "attitude":
      return `${means.kind} ${means.intent}`;
    case "state":
      return `state ${means.me ?? ""}/${means.foe ?? ""}/${means.any ?? ""}`.replace(/\d+/g, "0");
    case "level":
      return `level ${means.is}${means.value}`;
    case "noun":
      return `noun ${means.noun} ${means.owner ?? ""}`;
    case "compare":
      return `compare ${means.is}`;
    case "who":
      return `who ${means.who} ${means.possessive ?? ""}`;
    case "link":
      return `link ${means.link}`;
    case "join":
      return `join ${means.join}`;
    case "rank":
      return `rank ${means.rank}`;
    case "relative":
      return `relative ${means.to}`;
    case "phase":
      return `phase ${means.when.replace(/\d+/g, "0")}`;
    case "stop":
      return `stop ${means.mark}`;
    default:
      return means.kind;
  }
}

const told = (when: Dnf): string =>
  (when[0] ?? [])
    .slice(0, 2)
    .map(({ sense, is, value }) => `${sense}${typeof value === "number" ? is[0] : `${is}${value}`}`)
    .join("&");

function pieceName(piece: Piece): string {
  switch (piece.is) {
    case "act":
      return `act ${piece.intent}${piece.ban ? " ban" : ""}`;
    case "cond":
      return `cond ${piece.link === "unless" || piece.link === "until" ? piece.link : ""} ${told(piece.when)}`;
    case "phase":
    case "chance":
      return `${piece.is} ${told(piece.when)}`;
    default:
      return piece.is;
  }
}

/** A condition's name among the network's classes. */
export function className({ sense, is, value }: Condition): string {
  if (typeof value === "boolean") return `${sense}${value === (is === "=") ? "+" : "-"}`;
  return typeof value === "number" ? `${sense}${is[0]}` : `${sense}${is[0]}${value}`;
}

const classNames = (when: Dnf): string[] => [...new Set(when.flatMap((all) => all.map(className)))];

/** The condition as it was told, where the grammar keeps its opposite. */
const toldOf = (when: Dnf, link: Link): Dnf => (link === "unless" || link === "until" ? not(when) : when);

function ordersOf(piece: Piece): string[] {
  if (piece.is !== "act") return [];
  const { steps } = intentOf(piece.intent);
  return [...new Set(steps.map((step) => `${piece.ban ? "!" : ""}${step.do}`))];
}

const numberOf = (token: Token): number =>
  Math.round((token.value ?? 0) * (token.unit === "fraction" ? 100 : 1));

/** What is known of each word of a text before the network reads it. */
export function featuresOf(
  text: string,
  { chunks, pieces, deeds }: Pick<Understanding, "chunks" | "pieces" | "deeds">,
): Feature[] {
  type Known = { name: string; from: number } & Pick<
    Feature,
    "conditions" | "intent" | "orders" | "hung" | "tier"
  >;
  const pieceAt = new Map<number, Known>();
  const tiers = tiersOf(deeds);
  for (const piece of pieces.flat()) {
    const deed =
      piece.is === "act" && deeds.find(({ from, intent }) => from === piece.from && intent === piece.intent);
    const known: Known = {
      name: pieceName(piece),
      from: piece.from,
      conditions: "when" in piece ? toldOf(piece.when, piece.is === "cond" ? piece.link : "if").flat() : [],
      ...(piece.is === "act" && { intent: piece.intent }),
      orders: ordersOf(piece),
      hung: deed ? classNames(deed.when) : [],
      ...(deed && { tier: tiers.get(deed) ?? 3 }),
    };
    for (let at = piece.from; at < piece.to; at++)
      if (!pieceAt.has(at) || piece.is === "cond") pieceAt.set(at, known);
  }
  const features: Feature[] = [];
  let sentence = 0;
  chunks.forEach((chunk: Chunk, index) => {
    const piece = pieceAt.get(index);
    const name = chunkName(chunk.means);
    chunk.tokens.forEach((token, place) => {
      const feature: Feature = {
        word: token.kind === "number" ? sized(token) : token.word,
        raw: text.slice(token.start, token.end).toLowerCase(),
        chunk: name,
        piece: piece?.name ?? "",
        conditions: piece?.conditions ?? [],
        orders: piece?.orders ?? [],
        hung: piece?.hung ?? [],
        begins: (place === 0 ? 1 : 0) + (place === 0 && piece?.from === index ? 2 : 0),
        sentence,
        start: token.start,
        end: token.end,
      };
      if (token.kind === "number") feature.value = numberOf(token);
      if (piece?.intent !== undefined) feature.intent = piece.intent;
      if (piece?.tier !== undefined) feature.tier = piece.tier;
      features.push(feature);
    });
    if (chunk.means?.kind === "stop" && /[.!?\n]/.test(chunk.means.mark)) sentence += 1;
  });
  return features;
}
