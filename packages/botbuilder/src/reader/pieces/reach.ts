import type { Chunk } from "../chunks.ts";
import { amountOf } from "../gauges.ts";
import type { MeaningOf } from "../lexicon/meaning.ts";
import type { Piece } from "../sentence.ts";
import type { SentenceDraft } from "./draft.ts";

/** Adds the distance that an action's own words hold: it says when to move back, and when to come closer. */
export function addReach(draft: SentenceDraft, chunk: Chunk, means: MeaningOf<"act" | "attitude">): void {
  const [low, high] = chunk.numbers.map(amountOf);
  if (means.kind === "act" && means.intent === "keepDistance" && low !== undefined && high !== undefined) {
    // "keep between three and five away": back when nearer, on when farther.
    const back = draft.pieces.at(-1);
    if (back?.is === "act") {
      back.intent = "retreat";
      const when = (is: "<" | ">", value: number): Piece => ({
        is: "cond",
        from: draft.index,
        to: draft.index + 1,
        sep: "none",
        link: "if",
        only: false,
        once: false,
        own: true,
        when: [[{ sense: "distance", is, value } as never]],
      });
      draft.push(when("<", Math.min(low, high)));
      draft.push({ ...back, intent: "advance", sep: "and" });
      draft.push(when(">", Math.max(low, high)));
    }
  } else if (
    means.kind === "act" &&
    chunk.numbers[0] &&
    (means.intent === "keepDistance" || means.intent === "advance")
  ) {
    // "keep four tiles away", "stay within three": the number says when to move.
    const value = amountOf(chunk.numbers[0]);
    const made = draft.pieces.at(-1);
    if (made?.is === "act") made.intent = means.intent === "keepDistance" ? "retreat" : "advance";
    draft.push({
      is: "cond",
      from: draft.index,
      to: draft.index + 1,
      sep: "none",
      link: "if",
      only: false,
      once: false,
      own: true,
      when: [[{ sense: "distance", is: means.intent === "keepDistance" ? "<" : ">", value } as never]],
    });
  }
}
