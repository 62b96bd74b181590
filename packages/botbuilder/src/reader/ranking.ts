import type { ActionName, Condition } from "../strategy/strategy.ts";
import { type Dnf, implies } from "./conditions.ts";
import type { Deed } from "./deeds/deed.ts";
import { conditional } from "./urgency.ts";

/** A rule on its way: with ways to hold, before it is cut into rules of one way each. */
export interface Draft {
  do: ActionName;
  when: Dnf;
  says: string;
  tier: number;
  order: number;
  deed?: Deed;
  become?: number;
  stance?: number;
  /** Only there so that something said becomes possible. */
  fill: boolean;
}

/** How many hits a condition asks for. */
const hitsAsked = (each: Condition): number =>
  each.sense === "hitsTaken" && each.is.startsWith(">")
    ? Number(each.value)
    : each.sense === "underFire" && each.value === true
      ? 1
      : 0;

/** Sorts drafts: by urgency, then as told; one that holds more narrowly goes before one it would hide behind. */
export function order(drafts: readonly Draft[]): Draft[] {
  const sorted = [...drafts].sort((a, b) => a.tier - b.tier || a.order - b.order);
  // A blow is only possible beside him, a shot nearly always: told both for always, the shot would hide the blow.
  const plain = (draft: Draft, action: ActionName) =>
    draft.do === action &&
    draft.tier === 4 &&
    !draft.deed?.listed &&
    !draft.deed?.otherwise &&
    !conditional(draft.when);
  const shot = sorted.findIndex((draft) => plain(draft, "shoot"));
  const blow = sorted.findIndex((draft) => plain(draft, "strike"));
  if (shot >= 0 && blow > shot) sorted.splice(shot, 0, ...sorted.splice(blow, 1));
  // Keeping away and the like have moments of their own: after something that is nearly always possible they never come.
  for (let index = 0; index < sorted.length; index++) {
    const draft = sorted[index];
    if (!draft || draft.fill || draft.tier !== 4 || draft.deed?.listed || draft.deed?.otherwise) continue;
    if (!conditional(draft.when) || (draft.deed && conditional(draft.deed.when))) continue;
    const place = sorted.findIndex(
      (other) =>
        other.tier === 4 &&
        !other.fill &&
        !other.deed?.otherwise &&
        other.deed !== draft.deed &&
        !conditional(other.when),
    );
    if (place >= 0 && place < index) sorted.splice(place, 0, ...sorted.splice(index, 1));
  }
  // "move in and charge": a step nearer is nearly always possible, a charge is not.
  for (let index = 1; index < sorted.length; index++) {
    const draft = sorted[index];
    if (draft?.do !== "charge" || draft.fill || draft.deed?.otherwise || draft.deed?.listed) continue;
    const place = sorted.findIndex(
      (other, at) =>
        at < index &&
        other.do === "advance" &&
        !other.fill &&
        other.tier === draft.tier &&
        other.deed?.sentence === draft.deed?.sentence &&
        JSON.stringify(other.when) === JSON.stringify(draft.when),
    );
    if (place >= 0) sorted.splice(place, 0, ...sorted.splice(index, 1));
  }
  // Several hits say more than one.
  const hits = (draft: Draft | undefined) =>
    Math.min(...(draft?.when ?? []).map((all) => Math.max(0, ...all.map(hitsAsked))), 99);
  for (let index = 1; index < sorted.length; index++) {
    const draft = sorted[index];
    if (!draft || draft.fill || draft.deed?.listed || hits(draft) < 2 || hits(draft) > 9) continue;
    const place = sorted.findIndex(
      (other, at) =>
        at < index &&
        other.tier === draft.tier &&
        !other.fill &&
        hits(other) >= 1 &&
        hits(other) < hits(draft),
    );
    if (place >= 0) sorted.splice(place, 0, ...sorted.splice(index, 1));
  }
  // Insertion by need: a draft moves up before an earlier one of its tier that covers all its ways.
  const out: Draft[] = [];
  for (const draft of sorted) {
    let place = out.length;
    if (!draft.deed?.listed && !draft.deed?.otherwise)
      for (let index = 0; index < out.length; index++) {
        const other = out[index];
        if (!other || other.tier !== draft.tier || other.deed === draft.deed || other.fill !== draft.fill)
          continue;
        if (!conditional(other.when) || !conditional(draft.when)) continue;
        const covers = draft.when.every((all) => other.when.some((wide) => implies(all, wide)));
        const covered = other.when.every((all) => draft.when.some((wide) => implies(all, wide)));
        if (covers && !covered) {
          place = index;
          break;
        }
      }
    if (draft.deed?.override) {
      const index = out.findIndex(
        (other) =>
          other.tier === draft.tier &&
          other.deed?.override &&
          other.deed.sentence < (draft.deed?.sentence ?? 0),
      );
      if (index >= 0 && index < place) place = index;
    }
    out.splice(place, 0, draft);
  }
  return out;
}
