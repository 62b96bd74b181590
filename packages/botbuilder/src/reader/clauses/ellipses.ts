import { ALWAYS, not, or } from "../conditions.ts";
import { aboutMe, amountOf, compareOf, gaugeOf, senseOf } from "../gauges.ts";
import { settleAmount } from "./amounts.ts";
import type { Clause, ClauseDraft } from "./draft.ts";

/** Ends a clause: what it left out is taken from what was told before. */
export function endClause(draft: ClauseDraft): Clause {
  if (
    !draft.understood &&
    draft.has &&
    draft.when === undefined &&
    draft.noun === "energy" &&
    !draft.negated &&
    draft.number === undefined &&
    draft.level === undefined
  ) {
    // "while he has energy": the other side of what was told of it, or some.
    const sense = senseOf(draft.noun, draft.nounOwner ?? draft.owner ?? "me");
    const before = draft.memory.lastCondition;
    draft.noun = undefined;
    draft.add(
      before.length === 1 && before[0]?.length === 1 && before[0][0]?.sense === sense
        ? not(before)
        : [[{ sense, is: ">=", value: 30 } as never]],
    );
  }
  if (draft.when !== undefined && draft.ellipsis && draft.negated && !draft.predicate && draft.nounOwner) {
    // "his energy is under 20 and mine isn't".
    const owner = draft.nounOwner;
    const told = draft.when.at(-1)?.at(-1);
    const gauge = told && gaugeOf([[told]]);
    if (gauge && gauge.owner !== owner && (gauge.noun === "health" || gauge.noun === "energy")) {
      draft.noun = undefined;
      draft.add([[{ ...told, sense: senseOf(gauge.noun, owner) } as never]]);
    }
  }
  const loneCompare =
    draft.compare !== undefined &&
    draft.strong &&
    draft.number === undefined &&
    draft.level === undefined &&
    draft.range === undefined;
  const loneIs = draft.compare;
  const loneNoun = draft.noun;
  settleAmount(draft);
  if (draft.when === undefined && loneCompare) {
    // "as soon as he's got less": the other side of the last condition; "(more health)": than the other.
    const number = draft.memory.lastNumber;
    const noun = draft.memory.lastNoun;
    const lead = loneNoun === "energy" ? "energyLead" : loneNoun === "health" ? "healthLead" : undefined;
    const of = draft.nounOwner ?? draft.owner ?? (draft.memory.topic === "foe" ? "foe" : "me");
    draft.when =
      lead && !number
        ? [
            [
              {
                sense: lead,
                is: (loneIs ?? ">").startsWith(">") === (of === "me") ? ">" : "<",
                value: 0,
              } as never,
            ],
          ]
        : number && noun && (noun.noun === "health" || noun.noun === "energy")
          ? [
              [
                {
                  sense: senseOf(noun.noun, draft.nounOwner ?? draft.owner ?? noun.owner),
                  is: compareOf(loneIs),
                  value: amountOf(number),
                } as never,
              ],
            ]
          : not(draft.memory.lastCondition);
    draft.understood = true;
  }
  if (draft.when === undefined && draft.ellipsis && draft.negated) {
    if (draft.fallthrough || (draft.can && draft.owner !== "foe")) draft.fallthrough = true;
    else
      draft.when = not(
        draft.owner === "me" && draft.memory.lastOfMe && !aboutMe(draft.memory.lastCondition)
          ? draft.memory.lastOfMe
          : draft.memory.lastCondition,
      );
    draft.understood = true;
  }
  if (
    draft.when === undefined &&
    !draft.understood &&
    draft.unknown === 0 &&
    (draft.copula || (draft.can && draft.owner === "foe")) &&
    draft.owner !== undefined &&
    !draft.negated &&
    draft.memory.lastPositive &&
    draft.noun === undefined
  ) {
    draft.when = draft.memory.lastPositive;
    draft.understood = true;
  }
  const result = draft.when === undefined ? ALWAYS : or(draft.ways, draft.when);
  if (draft.understood) draft.memory.lastCondition = result;
  if (draft.understood && aboutMe(result)) draft.memory.lastOfMe = result;
  const spokenOf = draft.memory.lastNoun;
  if (spokenOf && (spokenOf.noun === "health" || spokenOf.noun === "energy"))
    draft.memory.lastGauge = spokenOf;
  return {
    when: result,
    to: draft.index,
    understood: draft.understood,
    unknown: draft.unknown,
    fallthrough: draft.fallthrough,
  };
}
