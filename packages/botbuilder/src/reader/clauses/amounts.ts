import { parseConditions } from "../conditions.ts";
import { amountOf, FLIPPED, type Owner, senseOf, USUAL } from "../gauges.ts";
import type { MeaningOf, Noun } from "../lexicon/meaning.ts";
import type { Token } from "../tokens.ts";
import type { ClauseDraft, Hint } from "./draft.ts";

/** No amount that a strategy compares with is beyond 100. */
const clamp = (amount: number) => Math.max(-100, Math.min(100, amount));

/** Settles what waits: the noun, whose it is, and the amount become a condition. */
export function settleAmount(draft: ClauseDraft): void {
  const amountHint = draft.hint === "pickup" ? undefined : draft.hint;
  if (draft.noun === "storm" && draft.number === undefined && draft.range === undefined) {
    // "if the storm comes": near is what is meant.
    draft.noun = undefined;
    draft.add(parseConditions("stormDistance<=2"));
    draft.memory.lastNoun = { noun: "storm", owner: "me" };
    return;
  }
  const last = draft.memory.lastNoun;
  const unnamed = draft.noun === undefined;
  const what = nounMeant(draft, amountHint);
  const far = unnamed && draft.number !== undefined && what === "distance" && amountOf(draft.number) > 10;
  const gauge = draft.memory.lastGauge;
  if (far) {
    draft.noun = amountHint ?? gauge?.noun ?? "health";
    if (!amountHint && draft.nounOwner === undefined && draft.owner === undefined && gauge)
      draft.nounOwner = gauge.owner;
    settleAmount(draft);
    return;
  }
  const which: Owner =
    (draft.theirs && amountHint && draft.memory.lastActor === undefined ? "me" : undefined) ??
    draft.nounOwner ??
    draft.owner ??
    (unnamed && !amountHint ? (what === gauge?.noun ? gauge.owner : (last?.owner ?? "me")) : "me");
  if (draft.range) {
    const sense = senseOf(what, which);
    const [low, high] = draft.range.map(amountOf);
    draft.add([
      [
        { sense, is: ">=", value: clamp(Math.min(low ?? 0, high ?? 0)) } as never,
        { sense, is: "<=", value: clamp(Math.max(low ?? 0, high ?? 0)) } as never,
      ],
    ]);
    draft.memory.lastNoun = { noun: what, owner: which };
  } else if (draft.number) settleNumber(draft, draft.number, what, which, unnamed);
  else if (draft.level) settleLevel(draft, draft.level, what, which, amountHint);
  else if (draft.negated && (draft.noun === "health" || draft.noun === "energy")) {
    draft.negated = false;
    draft.add([[{ sense: senseOf(draft.noun, which), is: "<", value: 15 } as never]]);
  }
  draft.range = undefined;
  draft.noun = undefined;
  draft.harm = false;
  draft.nounOwner = undefined;
  draft.compare = undefined;
  draft.number = undefined;
  draft.level = undefined;
}

/** What the amount is of: what was named, or else what the amount, the action, and what was spoken of before suggest. */
function nounMeant(draft: ClauseDraft, hint: Hint): Noun {
  const { number } = draft;
  const last = draft.memory.lastNoun;
  if (draft.noun) return draft.noun;
  if (
    number?.unit === "plain" &&
    amountOf(number) <= 8 &&
    (!draft.hint || (draft.owner === "foe" && draft.copula)) &&
    draft.nounOwner === undefined &&
    (last === undefined || last.noun === "health" || last.noun === "energy") &&
    draft.compare !== undefined
  )
    return "distance";
  if (hint === undefined && last && (draft.range || (number?.unit === "plain" && last.noun !== "turn")))
    return last.noun;
  if (hint) return hint;
  if (draft.level !== undefined && draft.owner !== undefined && draft.memory.lastGauge?.owner !== draft.owner)
    return "health";
  if (
    last &&
    (last.noun === "health" || last.noun === "energy" || draft.level === undefined) &&
    last.noun !== "turn" &&
    last.noun !== "distance"
  )
    return last.noun;
  return draft.memory.lastGauge?.noun ?? "health";
}

function settleNumber(draft: ClauseDraft, number: Token, what: Noun, which: Owner, unnamed: boolean): void {
  if (
    draft.told &&
    unnamed &&
    draft.when &&
    draft.compare !== undefined &&
    number.unit !== "ordinal" &&
    amountOf(number) > 10 === (draft.told.noun === "health" || draft.told.noun === "energy")
  ) {
    // "hurt, under 30,": the same said more exactly.
    const exact = {
      sense: senseOf(draft.told.noun, draft.told.owner),
      is: draft.compare ?? "<=",
      value: clamp(amountOf(number)),
    };
    const atom = draft.told.atom;
    draft.when = draft.when.map((all) => [
      ...all.filter((each) => !atom.some((old) => old.some((one) => one === each))),
      exact as never,
    ]);
    draft.predicate = true;
    draft.memory.lastNoun = { noun: draft.told.noun, owner: draft.told.owner };
  } else if (draft.harm || what === "harm") {
    const is = FLIPPED[draft.compare === undefined || draft.compare === "<=" ? ">=" : draft.compare];
    const of = what === "harm" ? "health" : what;
    draft.add([[{ sense: senseOf(of, which), is, value: clamp(100 - amountOf(number)) } as never]]);
    draft.memory.lastNoun = { noun: of, owner: which };
  } else {
    const is = draft.compare ?? USUAL[what] ?? "<=";
    draft.add([[{ sense: senseOf(what, which), is, value: clamp(amountOf(number)) } as never]]);
    draft.memory.lastNoun = { noun: what, owner: which };
    draft.memory.lastNumber = number;
  }
}

function settleLevel(
  draft: ClauseDraft,
  level: MeaningOf<"level">,
  what: Noun,
  which: Owner,
  amountHint: Hint,
): void {
  if (draft.harm || what === "harm") {
    const of = what === "harm" ? "health" : what;
    draft.add([[{ sense: senseOf(of, which), is: "<", value: level.is.startsWith(">") ? 40 : 80 } as never]]);
  } else if (what === "mines")
    draft.add(parseConditions(level.is.startsWith("<") ? "minesLeft<=1" : "minesLeft>1"));
  else {
    const scale: Noun = what === "energy" || what === "health" ? what : (amountHint ?? "health");
    draft.add([[{ sense: senseOf(scale, which), is: level.is, value: level.value } as never]]);
    draft.memory.lastNoun = { noun: scale, owner: which };
    if (!draft.negated && draft.when)
      draft.told = { atom: [draft.when[0]?.slice(-1) ?? []], noun: scale, owner: which };
  }
}

/** Keeps an amount in numbers, until it is known what it is of. */
export function readNumber(draft: ClauseDraft, numbers: readonly Token[]): void {
  if (numbers[0]?.unit === "ordinal" && draft.noun !== "turn") return;
  if (draft.number) settleAmount(draft);
  draft.number = numbers[0];
}
