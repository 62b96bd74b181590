import type { Strategy } from "../strategy/strategy.ts";
import { type Chunk, chunk } from "./chunks.ts";
import type { Course } from "./deeds/course.ts";
import type { Deed } from "./deeds/deed.ts";
import { readDeeds } from "./deeds/readDeeds.ts";
import { readLoadout } from "./loadout.ts";
import { readPieces } from "./pieces/readPieces.ts";
import { resolvePronouns, toldAsHe } from "./pronouns.ts";
import { freshMemory, type Piece, textOf } from "./sentence.ts";
import { correctSpelling } from "./spelling.ts";
import { tokenise } from "./tokens.ts";
import { readWager } from "./wager.ts";

/** More words than this are not read: no description is that long, and a pasted book must not take minutes. */
const MOST_TOKENS = 2000;
/** Of a text with more sentences than this, a good part must make sense, or none of it is a strategy. */
const TALE_SENTENCES = 14;
const TALE_SHARE = 0.3;

/** "when you hunt me", "I am shooting at you": said to the enemy. */
const YOU_ARE_FOE = /\byou\s+\w+\s+(?:at\s+)?me\b|\bI(?:'m| am)? \w+ (?:at )?you\b(?! to)/i;

/** What was understood of a text, before it is made into a strategy. */
export interface Understanding {
  deeds: Deed[];
  says: (deed: Deed) => string;
  notUnderstood: string[];
  /** Those of them that no bot can do, and what is wrong with the money rules: they stand however the rest is read. */
  refused: string[];
  /** The chunks of what no bot can do. */
  impossible: { from: number; to: number }[];
  loadout: Strategy["loadout"] | undefined;
  wager: ReturnType<typeof readWager>;
  chunks: Chunk[];
  pieces: Piece[][];
  pairs: Course["pairs"];
}

/** Reads a text as far as its actions and conditions. */
export function understand(text: string): Understanding {
  const raw = tokenise(text, MOST_TOKENS);
  const cut = raw.length >= MOST_TOKENS;
  const tokens = correctSpelling(raw);
  const money = readWager(text, raw, tokens);
  const build = readLoadout(money.rest);
  const plain = chunk(build.rest);
  const asHe = toldAsHe(plain);
  const chunks = asHe ? resolvePronouns(plain) : plain;
  chunks.forEach((each, at) => {
    const before = chunks[at - 1]?.tokens.at(-1)?.word ?? "";
    const after = chunks.slice(at + 1).find((other) => other.means?.kind !== "filler")?.means?.kind;
    // "three hits means hide": what stands before says when.
    if (
      each.means?.kind === "filler" &&
      each.tokens[0]?.word === "means" &&
      (after === "act" || after === "attitude") &&
      !/^(which|that|this|it|all|any|by|no|every)$/.test(before)
    )
      each.means = { kind: "stop", mark: "->" };
  });
  chunks.forEach((each, at) => {
    const before = chunks[at - 1]?.means;
    const begins =
      before === undefined
        ? at === 0
        : before.kind === "stop" || (before.kind === "join" && before.join === "but");
    // "Should he come closer, step back."
    if (
      each.means?.kind === "filler" &&
      each.tokens.length === 1 &&
      each.tokens[0]?.word === "should" &&
      begins &&
      (chunks[at + 1]?.means?.kind === "who" ||
        chunks[at + 1]?.means?.kind === "noun" ||
        chunks[at + 2]?.means?.kind === "noun")
    )
      each.means = { kind: "link", link: "if" };
  });
  const refused: string[] = [...money.notUnderstood];
  const impossible: Understanding["impossible"] = [];
  const memory = freshMemory(YOU_ARE_FOE.test(text.slice(0, 5000)));
  const course: Course = { phase: undefined, era: undefined, order: 0, phaseSentence: -1, pairs: [] };
  const deeds: Deed[] = [];
  const all: Piece[][] = [];
  const slice = (from: number, to: number) => {
    const [start, end] = textOf(chunks, from, to);
    return text.slice(start, end).replace(/\s+/g, " ").trim();
  };
  const heIsBot =
    asHe ||
    /\b(my|the|this) (bot|robot|fighter|champ|champion|guy|machine|little guy|mech)\b/i.test(
      text.slice(0, 5000),
    );
  let sentences = 0;
  let sensible = 0;
  let from = 0;
  let number = 0;
  const lost: string[] = [];
  const named: { from: number; to: number }[] = [];
  while (from < chunks.length) {
    let to = from;
    while (to < chunks.length && !(endsSentence(chunks, to) && !goesOnWithThen(chunks, from, to))) to += 1;
    if (to > from) {
      const listed = isListed(chunks, from, text);
      const sentence = readPieces(chunks, from, to, memory, heIsBot);
      const own = readDeeds(sentence.pieces, number, course, listed);
      all.push(sentence.pieces);
      deeds.push(...own);
      sentences += 1;
      if (own.length > 0) sensible += 1;
      else if (
        sentence.pieces.some((piece) => piece.is === "cond") &&
        !sentence.pieces.some((piece) => piece.is === "act") &&
        sentence.lost.length === 0
      )
        lost.push(slice(from, to));
      named.push(...sentence.lost, ...sentence.impossible);
      for (const span of sentence.lost) lost.push(slice(span.from, span.to));
      for (const span of sentence.impossible) {
        impossible.push(span);
        refused.push(`${slice(span.from, span.to)} (${span.because})`);
      }
      number += 1;
    }
    from = to + 1;
  }
  lost.push(...uncovered(chunks, deeds, all, named, slice));
  const tale = cut || (sentences > TALE_SENTENCES && sensible / sentences < TALE_SHARE);
  const sure = deeds.filter((deed) => !deed.weak && !deed.doubtful);
  const strong = sure.length >= 2 ? deeds.filter((deed) => !deed.weak) : sure;
  const kept = tale ? [] : strong;
  const notUnderstood = [...refused, ...lost];
  if (kept.length < deeds.length || tale)
    for (const deed of deeds) if (!kept.includes(deed)) notUnderstood.push(slice(deed.from, deed.to));
  if (cut)
    notUnderstood.push(
      text
        .slice(raw.at(-1)?.end ?? 0)
        .trim()
        .slice(0, 200),
    );
  return {
    deeds: kept,
    says: (deed) => slice(deed.from, deed.to).slice(0, 300),
    notUnderstood,
    refused,
    impossible,
    loadout: build.loadout,
    wager: money,
    chunks,
    pieces: all,
    pairs: course.pairs,
  };
}

/** Clauses with words that nothing came of: no rule holds them and nothing named them yet. */
export function uncovered(
  chunks: readonly Chunk[],
  deeds: readonly Deed[],
  sentences: readonly (readonly Piece[])[],
  named: readonly { from: number; to: number }[],
  slice: (from: number, to: number) => string,
): string[] {
  const told = new Set<number>();
  const mark = ({ from, to }: { from: number; to: number }) => {
    for (let at = from; at < to; at++) told.add(at);
  };
  named.forEach(mark);
  deeds.forEach(mark);
  for (const pieces of sentences)
    if (pieces.some((piece) => piece.is === "act")) for (const piece of pieces) mark(piece);
  // A moment that was not understood is named, whatever hangs on it.
  for (const piece of sentences.flat())
    if (piece.is === "cond" && piece.lost) for (let at = piece.from; at < piece.to; at++) told.delete(at);
  const out: string[] = [];
  let from = 0;
  for (let at = 0; at <= chunks.length; at++) {
    const means = chunks[at]?.means;
    const ends =
      at === chunks.length || means?.kind === "stop" || means?.kind === "join" || means?.kind === "next";
    if (!ends) continue;
    const open = (index: number): boolean => {
      const chunk = chunks[index];
      if (!chunk || told.has(index)) return false;
      const kind = chunk.means?.kind;
      return (
        (kind === undefined && /[\p{L}\p{N}]{3}/u.test(chunk.tokens[0]?.word ?? "")) ||
        kind === "act" ||
        kind === "attitude" ||
        kind === "impossible"
      );
    };
    for (let index = from; index < at; index++)
      if (open(index)) {
        out.push(slice(from, at));
        break;
      }
    from = at + 1;
  }
  return out;
}

/** "Unless I'm nearly dead. Then heal.": a condition alone waits for what is to be done. */
function goesOnWithThen(chunks: readonly Chunk[], from: number, at: number): boolean {
  const body = chunks.slice(from, at);
  if (
    body.find((each) => each.means?.kind !== "filler" && each.means?.kind !== "join")?.means?.kind !== "link"
  )
    return false;
  if (body.some((each) => each.means?.kind === "act" || each.means?.kind === "attitude")) return false;
  let next = at + 1;
  while (chunks[next]?.means?.kind === "stop" || (chunks[next]?.means?.kind === "join" && next < at + 3))
    next += 1;
  return chunks[next]?.means?.kind === "next" && /^(then|and|so)$/.test(chunks[next]?.tokens[0]?.word ?? "");
}

function endsSentence(chunks: readonly Chunk[], at: number): boolean {
  const means = chunks[at]?.means;
  if (means?.kind !== "stop") return false;
  if (means.mark === "." || means.mark === "!") return true;
  if (means.mark === "\n") {
    // A line that breaks off in the middle of a clause goes on.
    let before = at - 1;
    while (chunks[before]?.means?.kind === "stop") before -= 1;
    const last = chunks[before]?.means;
    return !(last?.kind === "join" || last?.kind === "link" || chunks[at - 1]?.tokens[0]?.word === ":");
  }
  if (means.mark === "?") {
    // "Floor empty? Shoot." asks and answers; "could you heal when hurt?" is a wish of its own.
    // "…, right?" asks nothing.
    if (/^(right|ok|okay|yeah|yes|no|eh|huh|innit)$/.test(chunks[at - 1]?.tokens.at(-1)?.word ?? ""))
      return true;
    let start = at - 1;
    while (start >= 0 && chunks[start]?.means?.kind !== "stop") start -= 1;
    return (
      /^(could|would|can|will|please|do|does)$/.test(
        chunks.slice(start + 1, at).find((each) => each.tokens[0]?.word !== ",")?.tokens[0]?.word ?? "",
      ) || chunks.slice(start + 1, at).some((each) => each.means?.kind === "act")
    );
  }
  return false;
}

const ORDINAL_ITEM =
  /^(?:and |the )?(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|next|then|lastly|1st|2nd|3rd|number (?:one|two|three|\d))\b/i;
const ORDINAL_ITEMS =
  /\b(?:second(?:ly)?|third(?:ly)?|2nd|3rd|number (?:two|three|2|3))\b(?: choice| thing| priority| rule)?\s*[,:]/gi;

/** Whether the sentence is an item of a numbered list. */
const isListed = (chunks: readonly Chunk[], from: number, text: string): boolean => {
  const start = chunks[from]?.tokens[0]?.start ?? 0;
  const line = text.slice(text.lastIndexOf("\n", start - 1) + 1, start + 4);
  if (
    /^\s*\(?(\d{1,2}|[a-h])[.):]/.test(line) ||
    /\(?\d{1,2}\)\s*$/.test(text.slice(Math.max(0, start - 6), start))
  )
    return true;
  return ORDINAL_ITEM.test(text.slice(start, start + 40)) && (text.match(ORDINAL_ITEMS)?.length ?? 0) >= 2;
};
