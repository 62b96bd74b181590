import { ALWAYS } from "../conditions.ts";
import type { Era } from "./deed.ts";
import type { DeedsDraft } from "./draft.ts";
import { sameWays, turnOnly } from "./ways.ts";

/** Puts the deeds of a sentence that tells of a change for good behind the moment from which it holds. */
export function beginEra(draft: DeedsDraft): void {
  if (draft.forGood) {
    const trigger = draft.once ?? draft.deeds.find((deed) => deed.when.every((all) => all.length > 0))?.when;
    if (trigger && !turnOnly(trigger)) {
      const era: Era = { trigger };
      draft.course.era = era;
      for (const [at, deed] of draft.deeds.entries()) {
        if (deed.era || at >= draft.eraEnds) continue;
        if (deed.ban || deed.when === trigger || sameWays(deed.when, trigger) || deed.otherwise === false)
          deed.era = era;
        if (sameWays(deed.when, trigger)) deed.when = ALWAYS;
      }
    }
  } else if (draft.once && !turnOnly(draft.once)) {
    draft.course.era = { trigger: draft.once };
  }
}
