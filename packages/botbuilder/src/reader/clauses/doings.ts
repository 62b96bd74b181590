import type { Chunk } from "../chunks.ts";
import { not, parseConditions } from "../conditions.ts";
import { ABILITY, happening, type Owner } from "../gauges.ts";
import { INTENTS } from "../lexicon/intents.ts";
import type { MeaningOf } from "../lexicon/meaning.ts";
import type { ClauseDraft } from "./draft.ts";
import { possibleFollows } from "./lookahead.ts";

type Act = MeaningOf<"act" | "attitude">;

/** Reads what somebody does, or can do; false where it is an order, and the clause is over. */
export function readDoing(draft: ClauseDraft, piece: Chunk, means: Act): boolean {
  const word = piece.tokens[0]?.word ?? "";
  if (draft.predicate || draft.pending || draft.compare !== undefined) return false;
  if (
    draft.there &&
    piece.tokens[0]?.ending !== "ing" &&
    (means.intent === "collect" || means.intent === "mine")
  ) {
    draft.add(parseConditions(means.intent === "collect" ? "pickupDistance<99" : "minesLeft>0"));
    draft.last = means;
    return true;
  }
  if (readPossible(draft, piece, means)) return true;
  // "when he's not, circle" without the comma: the order begins here.
  if (draft.negated && draft.copula && means.kind === "act" && piece.tokens[0]?.ending === undefined)
    return false;
  if (draft.can && draft.owner !== "foe") {
    const able = ABILITY[means.intent];
    draft.memory.lastIntent = means.intent;
    if (able) draft.add(parseConditions(able));
    else {
      if (draft.negated) draft.fallthrough = true;
      draft.understood = true;
      draft.predicate = true;
      draft.negated = false;
    }
    draft.last = means;
    return true;
  }
  const asked = draft.chunks[draft.index + 1]?.means;
  // "no push = …", "chasing? …": with nobody named, it is the enemy who does it or not.
  const doubted =
    draft.owner === undefined &&
    !draft.understood &&
    draft.negated &&
    asked?.kind === "stop" &&
    (asked.mark === "->" || asked.mark === "?" || asked.mark === ":");
  const subject = doubted
    ? ("foe" as const)
    : (draft.owner ??
      (draft.copula ? (draft.nounOwner ?? (draft.theirs ? draft.memory.lastActor : undefined)) : undefined));
  if (
    subject === undefined &&
    draft.link !== "after" &&
    draft.link !== "while" &&
    piece.tokens[0]?.ending !== "ed" &&
    !draft.understood
  )
    return false;
  if (
    draft.copula &&
    draft.owner !== undefined &&
    (piece.tokens.at(0)?.ending === "ed" ||
      (/^(hit|cut|beat|hurt)$/.test(word) && piece.tokens.length === 1)) &&
    ["attack", "strike", "shoot", "charge"].includes(means.intent)
  ) {
    // "he is finished", "I'm punched": something done to its subject.
    draft.add(parseConditions(draft.owner === "me" ? "underFire" : "enemyHealth<20"));
    draft.last = means;
    return true;
  }
  const actor: Owner =
    draft.owner ?? subject ?? (draft.link === "after" || draft.link === "while" ? "me" : "foe");
  if (draft.noun !== undefined) draft.noun = undefined;
  const exact = draft.owner === undefined && subject !== undefined;
  draft.add(
    exact
      ? INTENTS[means.intent].steps
          .slice(0, 1)
          .map((step) => [
            { sense: actor === "foe" ? "enemyAction" : "myAction", is: "=", value: step.do } as never,
          ])
      : happening(means.intent, actor),
  );
  draft.memory.lastActor = actor;
  draft.last = means;
  return true;
}

/** Reads "shooting is not possible" to its end. */
function readPossible(draft: ClauseDraft, piece: Chunk, means: Act): boolean {
  if (
    draft.owner !== "foe" &&
    piece.tokens[0]?.ending === "ing" &&
    possibleFollows(draft.chunks, draft.index + 1) !== undefined
  ) {
    const able = parseConditions(ABILITY[means.intent] ?? "");
    const refused = possibleFollows(draft.chunks, draft.index + 1) === false;
    draft.add(refused ? not(able) : able);
    draft.fallthrough = refused;
    draft.last = means;
    draft.index += 1;
    while (
      draft.index < draft.chunks.length &&
      !/^(possible|impossible|option|available|doable|work|works)$/.test(
        draft.chunks[draft.index]?.tokens.at(-1)?.word ?? "",
      )
    )
      draft.index += 1;
    return true;
  }
  return false;
}
