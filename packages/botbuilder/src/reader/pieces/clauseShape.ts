import type { Chunk } from "../chunks.ts";
import type { Piece, Separator } from "../sentence.ts";

const REFILLS = new Set("top regen regenerate refill recover restore replenish fill recuperate".split(" "));
/** Whether an action only says that something is filled up again, not what. */
export const refills = (chunk: Chunk): boolean =>
  chunk.means?.kind === "act" &&
  (chunk.means.intent === "repair" || chunk.means.intent === "recharge") &&
  chunk.tokens.some((token) => token.forms.some((form) => REFILLS.has(form))) &&
  !chunk.tokens.some((token) =>
    /^(health|energy|life|battery|tank|wounds|damage|power|juice|stamina|fuel|mana)$/.test(token.word),
  );

/** What the last condition of a gauge asks to be filled. */
export function gaugeTold(pieces: readonly Piece[]): "repair" | "recharge" | undefined {
  for (const piece of [...pieces].reverse())
    if (piece.is === "cond")
      for (const all of piece.when)
        for (const each of all) {
          if (each.sense === "myEnergy") return "recharge";
          if (each.sense === "myHealth") return "repair";
        }
  return undefined;
}

/** Whether an unknown word stands where an order does, with "him" behind it. */
export function unknownOrder(
  body: readonly Chunk[],
  index: number,
  from: number,
  foeSubject: number,
  meSubject: boolean,
): boolean {
  const token = body[index]?.tokens[0];
  const object = body[index + 1];
  if (
    token?.kind !== "word" ||
    token.ending === "s" ||
    token.ending === "ed" ||
    !/^[a-z]{3,}$/.test(token.word)
  )
    return false;
  if (object?.means?.kind !== "who" || object.means.who !== "foe" || object.means.possessive) return false;
  if (
    !/^(him|them)$/.test(object.tokens[0]?.word ?? "") &&
    !object.tokens.some((each) => /^(enemy|opponent|foe)$/.test(each.word))
  )
    return false;
  if (foeSubject >= 0) return false;
  const before = body[index - 1]?.means;
  void meSubject;
  return index === from || before === undefined
    ? index === from
    : before.kind === "join" ||
        before.kind === "stop" ||
        before.kind === "state" ||
        before.kind === "else" ||
        before.kind === "next" ||
        before.kind === "phase" ||
        before.kind === "filler" ||
        before.kind === "level" ||
        before.kind === "number" ||
        before.kind === "only" ||
        before.kind === "compare" ||
        before.kind === "ban" ||
        before.kind === "not" ||
        (before.kind === "who" && before.who === "me") ||
        before.kind === "rank" ||
        before.kind === "chance";
}

/** "Number two is pickups within three tiles": things named as a goal are to be fetched. */
export function pickupGoal(body: readonly Chunk[], from: number, to: number): number | undefined {
  for (let at = from; at < to; at++) {
    const means = body[at]?.means;
    if (means?.kind === "link" || means?.kind === "act" || means?.kind === "ban" || means?.kind === "not")
      return undefined;
    if (means?.kind === "state" && /^pickupDistance<=/.test(means.any ?? "")) return at;
  }
  return undefined;
}

export const trailsAct = (pieces: readonly Piece[]) =>
  pieces.at(-2)?.is === "act" && pieces.at(-1)?.sep === "none";

export function spanEnd(body: readonly Chunk[], index: number, to: number): number {
  let at = index + 1;
  while (at < to) {
    const means = body[at]?.means;
    if (means?.kind === "stop" || (means?.kind === "join" && means.join !== "or") || means?.kind === "else")
      break;
    at += 1;
  }
  return at;
}

/** Whether an amount at `index` says when ("heal at half", "recharge below 20") though no "when" stands before it. */
export function implicitAmount(body: readonly Chunk[], index: number, to: number): boolean {
  let number = false;
  let about =
    body[index - 1]?.tokens.at(-1)?.word === "at" ||
    (body[index - 1]?.means?.kind === "filler" && body[index - 2]?.tokens.at(-1)?.word === "at");
  for (let at = index; at < Math.min(to, index + 6); at++) {
    const kind = body[at]?.means?.kind;
    if (kind === "number" || kind === "level") number = true;
    else if (kind === "range") return true;
    else if (kind === "noun" || kind === "compare") about = true;
    else if (kind !== "filler" && kind !== "who") break;
  }
  return number && about;
}

export const onlyFillers = (body: readonly Chunk[], from: number, to: number): boolean =>
  body.slice(from, to).every((each) => each.means?.kind === "filler");

/** Whether a condition is told before the first order from `from` on. */
export function conditionAhead(body: readonly Chunk[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const kind = body[at]?.means?.kind;
    if (kind === "link" || kind === "state" || kind === "compare") return actFollows(body, at, to);
    if (kind === "act" || kind === "attitude") return false;
  }
  return false;
}

/** Whether a mark that makes a condition of what stands before it comes next. */
export function markFollows(body: readonly Chunk[], index: number, to: number): boolean {
  let at = index + 1;
  while (at < to && body[at]?.means?.kind === "filler") at += 1;
  const means = body[at]?.means;
  return means?.kind === "stop" && (means.mark === ":" || means.mark === "?" || means.mark === "->");
}

export function actFollows(body: readonly Chunk[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const kind = body[at]?.means?.kind;
    if (kind === "act" || kind === "attitude") return true;
  }
  return false;
}

/** Whether a state in the open says when: right after an action, or with its own subject and an order after it. */
export function isOwnCondition(
  body: readonly Chunk[],
  index: number,
  from: number,
  to: number,
  pieces: readonly Piece[],
  sep: Separator,
  subject: boolean,
): boolean {
  const last = pieces.at(-1);
  if (last?.is === "act" && sep === "none") return true;
  let behind = index + 1;
  while (behind < to && (body[behind]?.means?.kind === "filler" || body[behind]?.tokens[0]?.word === "just"))
    behind += 1;
  const after = body[behind]?.means;
  if (
    after?.kind === "stop" &&
    (after.mark === "->" ||
      after.mark === ":" ||
      after.mark === "?" ||
      after.mark === "—" ||
      after.mark === "(")
  )
    return true;
  const words = (body[index]?.tokens.length ?? 1) + (body[index + 1]?.tokens[0]?.word === "than" ? 2 : 0);
  if (
    after?.kind === "act" ||
    (after?.kind === "join" && after.join === "comma" && (subject || words > 1)) ||
    after?.kind === "next"
  )
    return actFollows(body, index + 1, to);
  if (after?.kind === "who" && (sep === "start" || sep === "comma" || sep === "soft") && last?.is !== "act")
    return actFollows(body, index + 1, to);
  if (subject || subjectBefore(body, index, from) < index) return actFollows(body, index + 1, to);
  if (last?.is === "cond" && (sep === "and" || sep === "or")) return true;
  return false;
}

export function subjectBefore(body: readonly Chunk[], index: number, from: number): number {
  for (let at = index - 1; at >= from; at--) {
    const means = body[at]?.means;
    if (means?.kind === "who" || means?.kind === "noun") return at;
    if (means?.kind !== "filler" && means?.kind !== "not") break;
  }
  return index;
}

export function listOr(body: readonly Chunk[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const means = body[at]?.means;
    if (means?.kind === "join" && means.join === "or") return true;
    if (means?.kind === "join" && means.join === "and") return false;
    if (
      means?.kind !== "act" &&
      means?.kind !== "filler" &&
      means?.kind !== "join" &&
      means?.kind !== "ban" &&
      means?.kind !== "not"
    )
      return false;
  }
  return false;
}

/** "never run and hide" forbids both only when nothing else is told of the second. */
export function banContinues(body: readonly Chunk[], index: number, to: number): boolean {
  const after = body[index + 1]?.means;
  return (
    after?.kind === "ban" || after?.kind === "not" || (after?.kind === "join" && listOr(body, index + 1, to))
  );
}

/** Whether "with" begins a condition ("with less than 30 energy"), not a tool ("with the gun"). */
export function tellsState(body: readonly Chunk[], from: number, to: number): boolean {
  for (let at = from; at < Math.min(to, from + 3); at++) {
    const kind = body[at]?.means?.kind;
    if (kind === "state" || kind === "compare" || kind === "level" || kind === "number") return true;
    if (kind !== "filler" && kind !== "noun") return false;
  }
  return false;
}

/** Where a stretch begins that an arrow ends; -1 when the next mark is none, or an order stands before it. */
export function arrowFrom(body: readonly Chunk[], from: number, to: number): number {
  let at = from;
  while (at < to && (body[at]?.means?.kind === "join" || body[at]?.means?.kind === "filler")) at += 1;
  const first = body[at]?.means?.kind;
  if (first === "link" || first === "else" || first === "phase" || first === "act") return -1;
  for (let index = at; index < to; index++) {
    const means = body[index]?.means;
    if (means?.kind === "stop") return means.mark === "->" ? at : -1;
    if (means?.kind === "link") return -1;
  }
  return -1;
}
