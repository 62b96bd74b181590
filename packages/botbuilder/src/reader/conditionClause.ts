import type { ActionName } from "../strategy/strategy.ts";
import type { Chunk } from "./chunks.ts";
import { ALWAYS, and, type Dnf, NEVER, not, or, parseConditions } from "./conditions.ts";
import { INTENTS, type IntentName } from "./lexicon/intents.ts";
import type { Link, Meaning, Noun } from "./lexicon/meaning.ts";
import type { Memory } from "./sentence.ts";
import type { Token } from "./tokens.ts";

type Owner = "me" | "foe";
type Compare = Extract<Meaning, { kind: "compare" }>["is"];

const PREPOSITIONS = new Set(
  "at to on from with of near for by behind against into toward towards beside after".split(" "),
);
const SUBJECTS = new Set(["i", "he", "she", "they", "we"]);

/** The whole number a written amount stands for, of a hundred when it is a share. */
export const amountOf = (token: Token): number =>
  Math.round(token.unit === "fraction" ? (token.value ?? 0) * 100 : (token.value ?? 0));

/** The sense a noun and its owner stand for. */
function senseOf(noun: Noun, owner: Owner): string {
  switch (noun) {
    case "health":
      return owner === "me" ? "myHealth" : "enemyHealth";
    case "energy":
      return owner === "me" ? "myEnergy" : "enemyEnergy";
    case "mines":
      return "minesLeft";
    case "hits":
      return "hitsTaken";
    case "pickup":
      return "pickupDistance";
    case "storm":
      return "stormDistance";
    default:
      return noun;
  }
}

/** When an action that "can" be done is possible, as far as senses tell. */
const ABILITY: Partial<Record<IntentName, string>> = {
  strike: "distance<=1",
  melee: "distance<=1",
  shoot: "canSee & distance<=6",
  charge: "canSee & distance>1 & distance<=3",
};

const ofPickup = (when: Dnf): Dnf =>
  when.map((all) =>
    all.map((each) =>
      each.sense === "distance" ? ({ ...each, sense: "pickupDistance" } as typeof each) : each,
    ),
  );

const ofFoe = (when: Dnf): Dnf =>
  when.map((all) =>
    all.map((each) => {
      const sense =
        each.sense === "myHealth" ? "enemyHealth" : each.sense === "myEnergy" ? "enemyEnergy" : each.sense;
      return { ...each, sense } as typeof each;
    }),
  );

const GAUGES = new Set(["myHealth", "myEnergy", "enemyHealth", "enemyEnergy"]);

const ofNoun = (when: Dnf, noun: Noun, owner: Owner): Dnf =>
  when.map((all) =>
    all.map((each) =>
      GAUGES.has(each.sense) ? ({ ...each, sense: senseOf(noun, owner) } as typeof each) : each,
    ),
  );

const ofStorm = (when: Dnf): Dnf =>
  when.map((all) =>
    all.map((each) =>
      each.sense === "distance" ? ({ ...each, sense: "stormDistance" } as typeof each) : each,
    ),
  );

const USUAL: Partial<Record<Noun, Compare>> = {
  turn: ">=",
  mines: ">=",
  hits: ">=",
  healthLead: ">",
  energyLead: ">",
};

/** The conditions a foe's or own action stands for when it is told as something that happens. */
export function happening(intent: IntentName, who: Owner): Dnf {
  if (who === "foe") {
    if (intent === "guard" || intent === "turtle" || intent === "defensive")
      return parseConditions("enemyGuarding");
    if (intent === "retreat" || intent === "keepDistance" || intent === "coward")
      return parseConditions("enemyRetreating");
    if (intent === "advance" || intent === "rush" || intent === "melee" || intent === "aggressive")
      return parseConditions("enemyApproaching");
    if (intent === "attack")
      return parseConditions("underFire | enemyAction=strike | enemyAction=shoot | enemyAction=charge");
    if (intent === "takeCover") return parseConditions("!canSee");
    if (intent === "hold" || intent === "peaceful")
      return parseConditions("!enemyApproaching & !enemyRetreating");
  }
  const sense = who === "me" ? "myAction" : "enemyAction";
  const names: ActionName[] =
    who === "me" && intent === "strike"
      ? ["strike", "charge"]
      : [...new Set(INTENTS[intent].steps.map((step) => step.do))];
  if (intent === "retreat" || names.length === 0) return parseConditions(`${sense}=${names[0] ?? "wait"}`);
  return names.map((name) => [{ sense, is: "=", value: name } as never]);
}

/** What an amount without a noun is of, when the action it goes with tells. */
export type Hint = "health" | "energy" | "pickup" | "mines" | undefined;

export interface Clause {
  when: Dnf;
  /** The chunk after the clause. */
  to: number;
  /** Whether anything in it was understood. */
  understood: boolean;
  unknown: number;
  /** "if you can't", "neither": whatever was told before did not come about. */
  fallthrough: boolean;
}

/**
 * Reads a condition that starts at chunk `at` (after its link word), as far as it goes: to the comma, to the mark, or to
 * where somebody is told to do something.
 * @param hint what an amount without a noun is of, from the action it belongs to
 */
export function readCondition(
  chunks: readonly Chunk[],
  at: number,
  link: Link,
  hint: Hint,
  memory: Memory,
): Clause {
  let when: Dnf | undefined;
  let ways: Dnf = NEVER;
  let owner: Owner | undefined;
  let noun: Noun | undefined;
  let nounOwner: Owner | undefined;
  let compare: Compare | undefined;
  let number: Token | undefined;
  let level: Extract<Meaning, { kind: "level" }> | undefined;
  let range: readonly Token[] | undefined;
  let negated = false;
  let copula = false;
  let can = false;
  let theirs = false;
  let fallthrough = false;
  let predicate = false;
  let understood = false;
  let unknown = 0;
  let joinNext: "and" | "or" = "and";
  let ellipsis = false;

  const add = (atom: Dnf) => {
    const real = negated ? not(atom) : atom;
    negated = false;
    understood = true;
    predicate = true;
    if (when === undefined) when = real;
    else if (joinNext === "or") {
      ways = or(ways, when);
      when = real;
    } else when = and(when, real);
    joinNext = "and";
  };
  const flush = () => {
    const amountHint = hint === "pickup" ? undefined : hint;
    if (noun === "storm" && number === undefined && range === undefined) {
      // "if the storm comes": near is what is meant.
      noun = undefined;
      add(parseConditions("stormDistance<=2"));
      memory.lastNoun = { noun: "storm", owner: "me" };
      return;
    }
    const last = memory.lastNoun;
    const unnamed = noun === undefined;
    const what: Noun =
      noun ??
      (range && last && !amountHint
        ? last.noun
        : number?.unit === "plain" && last && last.noun !== "turn" && !amountHint
          ? last.noun
          : (amountHint ??
            (last && last.noun !== "turn" && last.noun !== "distance" ? last.noun : "health")));
    const which: Owner = nounOwner ?? owner ?? (unnamed && !amountHint ? (last?.owner ?? "me") : "me");
    const sense = senseOf(what, which);
    const clamp = (amount: number) => Math.max(-100, Math.min(100, amount));
    if (range) {
      const [low, high] = range.map(amountOf);
      add([
        [
          { sense, is: ">=", value: clamp(Math.min(low ?? 0, high ?? 0)) } as never,
          { sense, is: "<=", value: clamp(Math.max(low ?? 0, high ?? 0)) } as never,
        ],
      ]);
      memory.lastNoun = { noun: what, owner: which };
    } else if (number) {
      const is = compare ?? USUAL[what] ?? "<=";
      add([[{ sense, is, value: clamp(amountOf(number)) } as never]]);
      memory.lastNoun = { noun: what, owner: which };
    } else if (level) {
      if (what === "mines") add(parseConditions(level.is.startsWith("<") ? "minesLeft<=1" : "minesLeft>1"));
      else {
        const scale: Noun = what === "energy" || what === "health" ? what : (amountHint ?? "health");
        add([[{ sense: senseOf(scale, which), is: level.is, value: level.value } as never]]);
        memory.lastNoun = { noun: scale, owner: which };
      }
    } else if (noun && negated && (noun === "health" || noun === "energy")) {
      negated = false;
      add([[{ sense: senseOf(noun, which), is: "<", value: 15 } as never]]);
    }
    range = undefined;
    noun = undefined;
    nounOwner = undefined;
    compare = undefined;
    number = undefined;
    level = undefined;
  };
  const pending = () =>
    range !== undefined ||
    noun === "storm" ||
    number !== undefined ||
    level !== undefined ||
    (noun !== undefined && negated);
  const next = (from: number): number => {
    let index = from;
    while (index < chunks.length) {
      const kind = chunks[index]?.means?.kind;
      if (kind !== "filler" && kind !== undefined && kind !== "even") return index;
      if (kind === undefined && chunks[index]?.means === undefined) {
        index += 1;
        continue;
      }
      index += 1;
    }
    return index;
  };
  /** Whether the condition goes on after a comma or a joining word at `from`. */
  const goesOn = (from: number, comma: boolean): boolean => {
    let index = next(from);
    let kind = chunks[index]?.means?.kind;
    if (kind === "join" && comma) {
      const join = chunks[index]?.means;
      if (join?.kind === "join" && (join.join === "but" || join.join === "comma")) return false;
      index = next(index + 1);
      kind = chunks[index]?.means?.kind;
    }
    if (kind === "state" || kind === "level" || kind === "compare" || kind === "number" || kind === "noun") {
      // After a comma a state may begin the next clause's own condition only with a mark or subject; take it.
      if (comma) return !startsOrder(index);
      return true;
    }
    if (kind === "not") {
      const after = chunks[next(index + 1)]?.means?.kind;
      return (
        after === "state" ||
        after === "level" ||
        after === "noun" ||
        after === "compare" ||
        after === "number"
      );
    }
    if (kind === "who") {
      const who = chunks[index]?.means;
      const after = next(index + 1);
      const then = chunks[after]?.means;
      if (
        then?.kind === "state" ||
        then?.kind === "noun" ||
        then?.kind === "level" ||
        then?.kind === "compare" ||
        then?.kind === "not"
      )
        return !comma || joined(from);
      if (then?.kind === "act" && who?.kind === "who" && who.who === "foe" && !comma)
        return !modal(index, after);
      return false;
    }
    if (kind === "act" && !comma) {
      const token = chunks[index]?.tokens[0];
      return owner === "foe" && predicate && token?.ending !== undefined && token.ending !== "ing";
    }
    return false;
  };
  const joined = (from: number) => chunks[next(from)]?.means?.kind === "join";
  const startsOrder = (index: number): boolean => {
    // "…, low health means heal": rare; a state right before an action without a comma is an order's own condition.
    const after = chunks[next(index + 1)]?.means;
    return after?.kind === "stop" && (after.mark === "->" || after.mark === ":");
  };
  const modal = (from: number, to: number): boolean =>
    chunks
      .slice(from, to)
      .some((each) =>
        each.tokens.some((token) => /^(should|must|shall|will|ought|has|needs|can|may)$/.test(token.word)),
      );

  let index = at;
  let last: Meaning | undefined;
  for (; index < chunks.length; index++) {
    const piece = chunks[index];
    const means = piece?.means;
    if (!piece) break;
    if (!means) {
      unknown += 1;
      continue;
    }
    if (means.kind === "filler") {
      const word = piece.tokens[0]?.word ?? "";
      copula = copula || /^(is|are|am|be)$/.test(word);
      can = can || /^(can|able|possible)$/.test(word);
      continue;
    }
    if (means.kind === "stop") {
      if (means.mark !== "(") break;
      if (means.mark === "(") {
        // "(energy under 25)" says the same more exactly: it takes the place of what was said.
        flush();
        const inner = readCondition(chunks, index + 1, link, hint, memory);
        const closes = chunks[inner.to]?.means;
        if (inner.understood && closes?.kind === "stop" && closes.mark === ")") {
          when = owner === "foe" ? ofFoe(inner.when) : inner.when;
          predicate = true;
          understood = true;
          index = inner.to;
          last = means;
          continue;
        }
        break;
      }
      continue;
    }
    if (means.kind === "join") {
      if (means.join === "but") break;
      const comma = means.join === "comma";
      if (!predicate && !pending()) {
        if (comma || ellipsis) break;
        continue;
      }
      if (!goesOn(index + 1, comma)) break;
      const had = { number: number !== undefined, compare };
      flush();
      if (means.join === "or") joinNext = "or";
      else if (!comma) joinNext = "and";
      if (comma) {
        const after = chunks[next(index + 1)]?.means;
        if (after?.kind === "join" && after.join === "or") joinNext = "or";
        else if (listedWithOr(chunks, index + 1)) joinNext = "or";
      }
      predicate = false;
      if (had.number) compare = had.compare;
      last = means;
      continue;
    }
    if (means.kind === "who") {
      const word = piece.tokens.at(-1)?.word ?? "";
      const before = chunks[index - 1]?.tokens.at(-1)?.word ?? "";
      if (PREPOSITIONS.has(before) && !means.possessive) continue;
      if (means.possessive) {
        nounOwner = means.who === "foe" ? "foe" : "me";
        if (predicate && !pending() && noun === undefined && chunks[next(index + 1)]?.means?.kind !== "noun")
          continue;
        continue;
      }
      if (predicate || pending()) {
        if (!SUBJECTS.has(word) && last?.kind === "act" && chunks[next(index + 1)]?.means?.kind !== "act")
          continue;
        if (pending() && (word === "him" || word === "me" || word === "them" || word === "it")) continue;
        break;
      }
      if (means.who === "you" && piece.tokens[0]?.word === "it") {
        theirs = true;
        if (memory.lastNoun && noun === undefined) {
          noun = memory.lastNoun.noun;
          nounOwner = memory.lastNoun.owner;
        }
        continue;
      }
      owner = means.who === "foe" || (means.who === "you" && memory.youAreFoe) ? "foe" : "me";
      theirs = /^(they|them|those|it)$/.test(word);
      last = means;
      continue;
    }
    if (means.kind === "not" || means.kind === "ban") {
      if (predicate && means.kind === "ban") break;
      const said = piece.tokens.map((token) => token.word);
      if (said.includes("neither")) fallthrough = true;
      if (said.includes("can")) can = true;
      if (said.some((word) => /^(is|are|am)$/.test(word))) copula = true;
      if (predicate && chunks[next(index + 1)]?.means?.kind === "act") break;
      negated = true;
      ellipsis = true;
      continue;
    }
    if (means.kind === "noun") {
      if (noun !== undefined && noun !== means.noun && !pending() && predicate) flush();
      noun = means.noun;
      if (means.owner) nounOwner = means.owner;
      else if (nounOwner === undefined && owner !== undefined) nounOwner = owner;
      last = means;
      continue;
    }
    if (means.kind === "compare") {
      if (predicate && !pending() && noun === undefined && !numberFollows(chunks, index + 1)) continue;
      if (predicate && !pending() && noun === undefined) joinNext = "and";
      compare = compare === undefined || means.is !== "<=" || number !== undefined ? means.is : compare;
      continue;
    }
    if (means.kind === "range") {
      flush();
      range = piece.numbers;
      continue;
    }
    if (means.kind === "number") {
      if (number) flush();
      number = piece.numbers[0];
      continue;
    }
    if (means.kind === "level") {
      level = means;
      continue;
    }
    if (means.kind === "state") {
      const about =
        noun === "health" || noun === "energy"
          ? { noun, owner: nounOwner ?? owner ?? ("me" as const) }
          : undefined;
      if (about && number === undefined && level === undefined) {
        noun = undefined;
        compare = undefined;
      }
      flush();
      const plain = stateOf(means, piece, about?.owner ?? owner ?? nounOwner);
      // "my energy is nearly gone": the state is of what was named.
      const state = about
        ? ofNoun(plain, about.noun, about.owner)
        : theirs && memory.lastNoun?.noun === "storm"
          ? ofStorm(plain)
          : plain;
      // "pick them up if they are within five": of the pickup, not of him.
      add(hint === "pickup" && (owner === undefined || theirs) ? ofPickup(state) : state);
      if (state.every((all) => all.every((each) => each.sense === "distance")))
        memory.lastNoun = { noun: "distance", owner: "foe" };
      nounOwner = undefined;
      last = means;
      continue;
    }
    if (means.kind === "phase") {
      flush();
      add(parseConditions(means.when, piece.numbers.map(amountOf)));
      continue;
    }
    if (means.kind === "chance") {
      flush();
      add(parseConditions(means.when, piece.numbers.map(amountOf)));
      continue;
    }
    if (means.kind === "act" || means.kind === "attitude") {
      if (predicate || pending() || compare !== undefined) break;
      // "when he's not, circle" without the comma: the order begins here.
      if (negated && copula && means.kind === "act" && piece.tokens[0]?.ending === undefined) break;
      if (can && owner !== "foe") {
        const able = ABILITY[means.intent];
        if (able) add(parseConditions(able));
        else {
          if (negated) fallthrough = true;
          understood = true;
          predicate = true;
          negated = false;
        }
        last = means;
        continue;
      }
      if (
        owner === undefined &&
        link !== "after" &&
        link !== "while" &&
        piece.tokens[0]?.ending !== "ed" &&
        !understood
      )
        break;
      const actor: Owner = owner ?? (link === "after" || link === "while" ? "me" : "foe");
      if (noun !== undefined) noun = undefined;
      add(happening(means.intent, actor));
      last = means;
      continue;
    }
    if (means.kind === "only" || means.kind === "even") continue;
    break;
  }
  const loneCompare =
    compare !== undefined && number === undefined && level === undefined && range === undefined;
  flush();
  if (when === undefined && loneCompare) {
    // "as soon as he's got less": the other side of the last condition.
    when = not(memory.lastCondition);
    understood = true;
  }
  if (when === undefined && ellipsis && negated) {
    if (fallthrough || can) fallthrough = true;
    else when = not(memory.lastCondition);
    understood = true;
  }
  const result = when === undefined ? ALWAYS : or(ways, when);
  if (understood) memory.lastCondition = result;
  return { when: result, to: index, understood, unknown, fallthrough };
}

/** The condition a state stands for, said of its owner. */
export function stateOf(
  means: Extract<Meaning, { kind: "state" }>,
  piece: Chunk,
  owner: Owner | undefined,
): Dnf {
  const numbers = piece.numbers.map(amountOf);
  const who = owner ?? means.bare ?? "me";
  const text = means.any ?? (who === "foe" ? (means.foe ?? means.me) : (means.me ?? means.foe));
  return parseConditions(text ?? "", numbers);
}

function numberFollows(chunks: readonly Chunk[], at: number): boolean {
  for (let index = at; index < Math.min(chunks.length, at + 3); index++) {
    const kind = chunks[index]?.means?.kind;
    if (kind === "number" || kind === "level") return true;
    if (kind !== "filler" && kind !== "compare") return false;
  }
  return false;
}

/** Whether a comma stands in a list whose last link is "or". */
function listedWithOr(chunks: readonly Chunk[], at: number): boolean {
  for (let index = at; index < Math.min(chunks.length, at + 8); index++) {
    const means = chunks[index]?.means;
    if (means?.kind === "join")
      return means.join === "or" || (means.join === "comma" && listedWithOr(chunks, index + 1));
    if (means?.kind === "stop" || means?.kind === "act" || means?.kind === "link") return false;
  }
  return false;
}
