import type { Chunk } from "../chunks.ts";
import { gaugeOf, ofNoun, ofPickup, ofStorm, stateOf } from "../gauges.ts";
import type { MeaningOf } from "../lexicon/meaning.ts";
import { settleAmount } from "./amounts.ts";
import type { ClauseDraft } from "./draft.ts";
import { readGone } from "./losses.ts";
import { readCompared, readMeasured } from "./measures.ts";

/** Reads how things are: of the subject, or of the gauge, the storm or the pickup that was named. */
export function readState(draft: ClauseDraft, piece: Chunk, means: MeaningOf<"state">): void {
  if (readMeasured(draft, piece, means)) return;
  if (
    /^(hitsTaken|underFire)/.test(means.any ?? means.me ?? "") &&
    draft.last?.kind === "act" &&
    draft.when !== undefined
  )
    draft.when = undefined;
  if (readGone(draft, piece, means) || readCompared(draft, piece, means)) return;
  const says = piece.tokens.map((token) => token.word);
  if (draft.noun === "storm") {
    draft.noun = undefined;
    draft.stormNamed = true;
  }
  const about =
    draft.noun === "health" || draft.noun === "energy"
      ? { noun: draft.noun, owner: draft.nounOwner ?? draft.owner ?? ("me" as const) }
      : undefined;
  if (about && draft.number === undefined && draft.level === undefined) {
    draft.noun = undefined;
    draft.compare = undefined;
  }
  const whose = draft.nounOwner;
  settleAmount(draft);
  const plain = stateOf(
    means,
    piece,
    about?.owner ?? draft.owner ?? whose ?? (draft.understood ? undefined : draft.memory.topic),
  );
  // "my energy is nearly gone": the state is of what was named.
  const storm = draft.stormNamed;
  draft.stormNamed = false;
  const state = storm
    ? ofStorm(plain)
    : about
      ? ofNoun(plain, about.noun, about.owner)
      : draft.theirs && draft.memory.lastNoun?.noun === "storm"
        ? ofStorm(plain)
        : plain;
  // "pick them up if they are within five": of the pickup, not of him.
  const wanting =
    draft.hint === "energy" && draft.owner === undefined && about === undefined && says.includes("full");
  const stormy =
    draft.told?.noun === "storm" && /^distance/.test(means.any ?? "") && draft.when !== undefined;
  if (stormy) {
    // "if the storm is near, three tiles or less": the same, more exactly.
    draft.when = ofStorm(state);
    draft.predicate = true;
    draft.last = means;
    return;
  }
  const place = wanting
    ? ofNoun(state, "energy", "me")
    : draft.hint === "pickup" && (draft.owner === undefined || draft.theirs)
      ? ofPickup(state)
      : state;
  const wasNegated = draft.negated;
  if (says.includes("can") && says.some((each) => /^(hit|strike|punch|slash|stab)$/.test(each)))
    draft.memory.lastIntent = "strike"; // "if you can hit him, do that"
  draft.add(place);
  const gauge = wasNegated ? undefined : gaugeOf(place);
  draft.told = gauge ? { atom: draft.when ?? place, noun: gauge.noun, owner: gauge.owner } : undefined;
  if (state.every((all) => all.every((each) => each.sense === "distance")))
    draft.memory.lastNoun = { noun: "distance", owner: "foe" };
  for (const each of state.flat())
    if (each.sense === "energyLead" || each.sense === "healthLead")
      draft.memory.lastNoun = { noun: each.sense === "energyLead" ? "energy" : "health", owner: "me" };
  if (state.some((all) => all.some((each) => each.sense === "hitsTaken")))
    draft.memory.lastNoun = { noun: "hits", owner: "me" };
  draft.nounOwner = undefined;
  draft.last = means;
}
