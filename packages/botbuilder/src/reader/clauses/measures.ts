import type { Chunk } from "../chunks.ts";
import { amountOf, gaugeOf, stateOf } from "../gauges.ts";
import type { MeaningOf } from "../lexicon/meaning.ts";
import type { Token } from "../tokens.ts";
import type { ClauseDraft } from "./draft.ts";
import { thanFollows } from "./lookahead.ts";

/** Reads a state together with the amount that stands beside it: "20 percent more health", "at least four away". */
export function readMeasured(draft: ClauseDraft, piece: Chunk, means: MeaningOf<"state">): boolean {
  const word = piece.tokens[0]?.word ?? "";
  if (
    draft.predicate &&
    piece.tokens.length === 1 &&
    /^(away|off|out|apart|distant)$/.test(word) &&
    draft.last?.kind === "state" &&
    /#/.test(draft.last.any ?? "")
  )
    return true;
  if (draft.number !== undefined && draft.noun === undefined && /Lead[<>]0$/.test(means.me ?? "")) {
    // "20 percent more health than him".
    const by = amountOf(draft.number);
    draft.number = undefined;
    draft.compare = undefined;
    draft.add(
      stateOf(means, piece, draft.owner ?? draft.nounOwner).map((all) =>
        all.map((each) => ({ ...each, value: each.is.startsWith(">") ? by : -by }) as typeof each),
      ),
    );
    draft.last = means;
    return true;
  }
  if (
    draft.compare !== undefined &&
    draft.chunks[draft.index - 1]?.means?.kind === "compare" &&
    piece.tokens[0]?.kind === "number" &&
    draft.number === undefined &&
    draft.noun === undefined &&
    /^distance<=?#$/.test(means.any ?? "")
  ) {
    // "at least four away": the word before the number counts.
    const is = draft.compare;
    draft.compare = undefined;
    draft.add([
      [
        {
          sense: draft.hint === "pickup" ? "pickupDistance" : "distance",
          is,
          value: amountOf(piece.numbers[0] as Token),
        } as never,
      ],
    ]);
    draft.memory.lastNoun = { noun: "distance", owner: "foe" };
    draft.last = means;
    return true;
  }
  const beyond = draft.chunks[draft.index + 1];
  if (
    /^distance[<>]=?#$/.test(means.any ?? "") &&
    beyond?.means?.kind === "compare" &&
    /^(or|and)$/.test(beyond.tokens[0]?.word ?? "")
  ) {
    // "from 5 tiles or more": the last word counts.
    draft.add([
      [
        {
          sense: draft.hint === "pickup" ? "pickupDistance" : "distance",
          is: beyond.means.is,
          value: amountOf(piece.numbers[0] as Token),
        } as never,
      ],
    ]);
    draft.index += 1;
    draft.last = means;
    return true;
  }
  return false;
}

/** Reads a state that is compared with somebody's as the gauge it is of. */
export function readCompared(draft: ClauseDraft, piece: Chunk, means: MeaningOf<"state">): boolean {
  if (
    draft.compare !== undefined &&
    draft.number === undefined &&
    thanFollows(draft.chunks, draft.index + 1)
  ) {
    const gauge = gaugeOf(stateOf(means, piece, "me"));
    if (gauge && (gauge.noun === "health" || gauge.noun === "energy")) {
      // "more worn out than me": less energy.
      draft.noun = gauge.noun;
      if (gauge.low) draft.compare = draft.compare === ">" || draft.compare === ">=" ? "<" : ">";
      draft.last = means;
      return true;
    }
  }
  return false;
}
