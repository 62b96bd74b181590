import type { Dnf } from "./conditions.ts";
import type { Deed } from "./deeds/deed.ts";
import { INTENTS, type Intent, type IntentName } from "./lexicon/intents.ts";
import { POSITIONAL } from "./plan.ts";

export const intentOf = (name: IntentName): Intent => INTENTS[name];

export const conditional = (when: Dnf) => when.every((all) => all.length > 0);
export const onlyPositional = (when: Dnf) =>
  when.every((all) => all.every((each) => POSITIONAL.has(each.sense) || each.sense === "turn"));
/** Told for when he is close: it must stand before what is told for whenever he is seen. */
const near = (when: Dnf) =>
  when.every((all) =>
    all.some(
      (each) => each.sense === "distance" && (each.is === "<=" || each.is === "=") && Number(each.value) <= 2,
    ),
  );
/** Told for when health or energy of its own runs low: that goes before what he does. */
const lowOwn = (when: Dnf) =>
  when.every(
    (all) =>
      all.some(
        (each) =>
          (each.sense === "myHealth" || each.sense === "myEnergy") && (each.is === "<" || each.is === "<="),
      ) &&
      all.every((each) => each.sense === "myHealth" || each.sense === "myEnergy" || each.sense === "turn"),
  );
/** "shoot when there is energy for it": a limit rather than an emergency. */
const highOwn = (when: Dnf) =>
  when.every(
    (all) =>
      all.length > 0 &&
      all.every(
        (each) => (each.sense === "myHealth" || each.sense === "myEnergy") && each.is.startsWith(">"),
      ),
  );
/** "when I can see him": hardly a moment of its own. */
const seenOnly = (when: Dnf) =>
  when.every((all) =>
    all.every((each) => (each.sense === "canSee" && each.value === true) || each.sense === "turn"),
  );
const onlyPhase = (when: Dnf) => when.every((all) => all.every((each) => each.sense === "turn"));

/**
 * How urgent each deed is, least first: what overrides, what is told for a moment, what is told for a place, what is told
 * for always, what is for when nothing else is.
 */
export function tiersOf(deeds: readonly Deed[]): Map<Deed, number> {
  const tiers = new Map<Deed, number>();
  let before: { sentence: number; tier: number } | undefined;
  for (const deed of deeds) {
    let tier: number;
    if (deed.rank === "top" && conditional(deed.when)) tier = 0;
    else if (deed.rank === "last") tier = 6;
    else if (deed.attitude) tier = conditional(deed.when) ? 3.6 : 5;
    else if (!conditional(deed.when)) tier = deed.rank === "top" ? 0 : 4;
    else if (onlyPhase(deed.when)) tier = 3.4;
    else if (onlyPositional(deed.when)) tier = near(deed.when) ? 2.9 : seenOnly(deed.when) ? 3.2 : 3;
    else tier = lowOwn(deed.when) ? 1.9 : highOwn(deed.when) ? 3 : 2;
    if (deed.override && tier <= 3) tier = Math.min(tier, 1);
    if (deed.listed && tier > 1 && tier < 4) tier = 2;
    // An item of a list that is seldom possible holds its place.
    if (
      deed.listed &&
      tier === 4 &&
      deeds.some((other) => other.listed && other.order > deed.order) &&
      (deed.intent === "strike" || deed.intent === "charge" || deed.intent === "collect")
    )
      tier = 2;
    if (deed.otherwise && before) tier = Math.max(tier, before.tier);
    tiers.set(deed, tier);
    before = { sentence: deed.sentence, tier };
  }
  return tiers;
}
