import type { ActionName, Condition, Rule } from "../strategy/strategy.ts";
import { type Ban, bansOf, fit } from "./bans.ts";
import { and, type Dnf, implies, not, parseConditions, simplify } from "./conditions.ts";
import type { Deed, Era } from "./deeds/deed.ts";
import type { IntentName } from "./lexicon/intents.ts";
import { type Draft, order } from "./ranking.ts";
import { conditional, intentOf, onlyPositional, tiersOf } from "./urgency.ts";

export interface Plan {
  rules: Rule[];
  otherwise: ActionName;
  questions: string[];
  /** Set when there were more rules than a strategy holds. */
  dropped: string[];
}

const MOST_RULES = 32;
export const MOST_CONDITIONS = 4;
export const ATTACKS: readonly ActionName[] = ["strike", "shoot", "charge"];
export const POSITIONAL = new Set(["distance", "canSee"]);

/**
 * Turns what was told into rules, most urgent first.
 *
 * @param options.bare only what was told, without the steps that make it possible: for adding to a strategy
 * @param options.ranked the deeds' order is their urgency already
 */
export function makePlan(
  deeds: readonly Deed[],
  says: (deed: Deed) => string,
  options: { bare?: boolean; ranked?: boolean; pairs?: readonly (readonly [IntentName, IntentName])[] } = {},
): Plan {
  const { ranked = false } = options;
  const wanted = deeds.filter((deed) => !deed.ban && (ranked || !yields(deed, deeds)));
  const drafts: Draft[] = [];
  const eras: Era[] = [];
  for (const deed of deeds) if (deed.era && !eras.includes(deed.era)) eras.push(deed.era);
  const stanceOf = (deed: Deed) => (deed.era ? Math.min(3, eras.indexOf(deed.era) + 1) : undefined);

  if (!ranked) mendFirst(wanted);
  for (const deed of wanted)
    if (
      ["retreat", "keepDistance", "takeCover"].includes(deed.intent) &&
      deed.when.length > 0 &&
      deed.when.every((all) =>
        all.some((each) => each.sense === "stormDistance" && (each.is.startsWith("<") || each.is === "=")),
      )
    )
      // Away from the storm is inward, toward the enemy.
      deed.intent = "advance";
  for (const deed of wanted)
    if (deed.intent === "strike" && JSON.stringify(deed.when) === COMING) {
      // "if he comes at you, hit him": a blow lands when he has come.
      deed.when = parseConditions("distance<=1");
    }
  for (const deed of wanted) {
    // "otherwise run, and heal when he can't see me": the moment goes before what is for always.
    if (ranked || !deed.otherwise || deed.listed || !conditional(deed.when)) continue;
    const always = wanted.find(
      (other) =>
        other.otherwise &&
        other.sentence === deed.sentence &&
        other.order < deed.order &&
        !conditional(other.when),
    );
    if (always) deed.order = always.order - 0.1;
  }
  for (const deed of wanted) {
    if (ranked || deed.intent !== "wait") continue;
    const beside = wanted.findLast(
      (other) =>
        other.intent !== "wait" &&
        other.sentence === deed.sentence &&
        !other.attitude &&
        JSON.stringify(other.when) === JSON.stringify(deed.when),
    );
    if (beside && beside.order > deed.order) deed.order = beside.order + 0.5;
  }
  const tiers = ranked ? new Map<Deed, number>() : tiersOf(wanted);
  for (const [first, second] of options.pairs ?? [])
    for (const before of wanted)
      for (const after of wanted) {
        if (!covers(first, before.intent) || !covers(second, after.intent) || covers(second, before.intent))
          continue;
        const [high, low] = [tiers.get(before) ?? 3, tiers.get(after) ?? 3];
        if (high < low || (high === low && before.order < after.order)) continue;
        tiers.set(before, low);
        before.order = after.order - 0.01;
      }
  for (const deed of wanted) {
    const intent = intentOf(deed.intent);
    const tier = tiers.get(deed) ?? 3;
    const stance = stanceOf(deed);
    let when = deed.when;
    if (deed.follows) when = alternate(deed, when, drafts);
    intent.steps.forEach((step, index) => {
      const own = step.when ? and(when, parseConditions(step.when)) : when;
      if (own.length === 0) return;
      const draft: Draft = {
        do: step.do,
        when: own,
        says: says(deed),
        tier,
        order: deed.order + index / 100,
        deed,
        fill: false,
      };
      if (stance !== undefined) draft.stance = stance;
      drafts.push(draft);
    });
    if (options.bare) continue;
    (intent.fill ?? []).forEach((step, index) => {
      const own = step.when ? and(when, parseConditions(step.when)) : when;
      const draft: Draft = {
        do: step.do,
        when: own,
        says: says(deed),
        // Who rushes when a moment has come hits whoever he finds beside him.
        tier:
          deed.intent === "rush" &&
          step.do === "strike" &&
          conditional(deed.when) &&
          !onlyPositional(deed.when)
            ? tier
            : conditional(deed.when)
              ? onlyPositional(deed.when)
                ? 9
                : 7
              : 8,
        order: deed.order + index / 100 + 0.05,
        deed,
        fill: true,
      };
      if (stance !== undefined) draft.stance = stance;
      drafts.push(draft);
    });
  }

  const bans = bansOf(deeds, stanceOf);
  const ordered = ranked ? [...drafts].sort((a, b) => a.tier - b.tier || a.order - b.order) : order(drafts);
  const rules = cut(withEras(ordered, eras), bans);
  const plan = finish(rules, wanted, bans);
  for (const deed of wanted) if (deed.when.length === 0) plan.dropped.push(says(deed));
  const guessed = wanted.find((deed) => deed.guess);
  if (guessed)
    plan.questions.push(
      guessed.intent === "repair"
        ? `“${says(guessed)}”: below which health? I took 40%.`
        : `“${says(guessed)}”: below which energy? I took 30%.`,
    );
  return plan;
}

const COMING = JSON.stringify(parseConditions("enemyApproaching"));

/** Whether what was named takes in an intent: "fighting" is any attack. */
export const covers = (named: IntentName, intent: IntentName): boolean =>
  named === intent ||
  (["attack", "melee", "aggressive"].includes(named) &&
    ["strike", "shoot", "charge", "attack", "melee", "rush"].includes(intent));

/** "dig in and repair", "run and heal": mending comes first, or it would never come. */
function mendFirst(deeds: readonly Deed[]): void {
  for (const deed of deeds) {
    if (deed.intent !== "repair" || deed.follows) continue;
    const before = deeds.find(
      (other) =>
        other !== deed &&
        other.sentence === deed.sentence &&
        other.order < deed.order &&
        ["guard", "retreat", "takeCover", "hold", "keepDistance"].includes(other.intent) &&
        JSON.stringify(other.when) === JSON.stringify(deed.when),
    );
    if (before) deed.order = before.order - 0.1;
  }
}

/** "go crazy and strike or chase": an attack that is told in detail is no more than its details. */
const yields = (deed: Deed, deeds: readonly Deed[]): boolean =>
  deed.intent === "attack" &&
  deeds.some(
    (other) =>
      other !== deed &&
      !other.ban &&
      other.sentence === deed.sentence &&
      other.order > deed.order &&
      ["strike", "shoot", "charge", "melee", "rush", "advance"].includes(other.intent) &&
      JSON.stringify(other.when) === JSON.stringify(deed.when),
  );

/** "lay one, step back": each waits for the other. */
function alternate(deed: Deed, when: Dnf, drafts: Draft[]): Dnf {
  const before = deed.follows;
  if (!before) return when;
  const first = intentOf(before.intent).steps[0]?.do;
  const second = intentOf(deed.intent).steps[0]?.do;
  const quick = new Set<ActionName>(["shoot", "strike", "mine", "charge", "guard"]);
  if (!first || !second || !quick.has(first) || first === second) return when;
  for (const draft of drafts)
    if (draft.deed === before && draft.do === first)
      draft.when = and(draft.when, [[{ sense: "myAction", is: "!=", value: first }]]);
  return when;
}

/** Writes out changes for good: the rules of an era hold in its stance and, at the moment it begins, bring it about. */
function withEras(drafts: readonly Draft[], eras: readonly Era[]): Draft[] {
  if (eras.length === 0) return [...drafts];
  const inEra = drafts.filter((draft) => draft.stance !== undefined);
  const others = drafts.filter((draft) => draft.stance === undefined);
  const out: Draft[] = [];
  eras.slice(0, 3).forEach((era, index) => {
    const stance = index + 1;
    const own = inEra.filter((draft) => draft.stance === stance && draft.tier < 9);
    const fresh: Dnf = [[{ sense: "stance", is: "<", value: stance }]];
    for (const draft of own)
      out.push({ ...draft, when: and(and(era.trigger, fresh), draft.when), become: stance, tier: 0 });
    for (const draft of own)
      out.push({ ...draft, when: and([[{ sense: "stance", is: "=", value: stance }]], draft.when), tier: 0 });
  });
  return [...out, ...others];
}

/** Takes away what is forbidden and cuts drafts into rules of one way each. */
function cut(drafts: readonly Draft[], bans: readonly Ban[]): { rule: Rule; draft: Draft }[] {
  const out: { rule: Rule; draft: Draft }[] = [];
  for (const draft of drafts) {
    let when = draft.when;
    for (const ban of bans) {
      if (!ban.actions.includes(draft.do) || ban.except === draft.deed) continue;
      if (ban.stance !== undefined && ban.stance !== draft.stance) {
        if (draft.stance !== undefined) continue;
        when = and(when, [[{ sense: "stance", is: "!=", value: ban.stance }]]);
        continue;
      }
      if (ban.soft && draft.stance !== undefined && !draft.fill && ban.stance === undefined) continue;
      const spoken = !draft.fill && draft.deed !== undefined && !draft.deed.attitude;
      const sparing = ban.soft && !(conditional(ban.when) && draft.deed && !conditional(draft.deed.when));
      if (sparing && spoken) continue;
      if (ban.only && spoken && draft.deed?.when.some((all) => all.some((each) => each.sense !== "turn")))
        continue;
      if (!ban.soft && draft.deed && !draft.fill && draft.deed.only) continue;
      when = and(when, not(ban.when));
    }
    for (const all of when) {
      const simple = simplify(all);
      if (!simple) continue;
      const kept = fit(simple);
      if (out.some(({ rule }) => rule.do === draft.do && implies(kept, rule.when))) continue;
      const rule: Rule = { when: kept as Condition[], do: draft.do };
      if (draft.become !== undefined) rule.become = draft.become;
      if (draft.says) rule.says = draft.says;
      out.push({ rule, draft });
    }
  }
  return out;
}

/** Drops what can never fire, and moves the rule for everything else to `otherwise`. */
function finish(
  parts: readonly { rule: Rule; draft: Draft }[],
  deeds: readonly Deed[],
  bans: readonly Ban[],
): Plan {
  const questions: string[] = [];
  const dropped: string[] = [];
  const never = (action: ActionName) =>
    bans.some(
      (ban) =>
        ban.actions.includes(action) && ban.stance === undefined && ban.when.some((all) => all.length === 0),
    );
  const maybe = (action: ActionName) =>
    bans.some((ban) => ban.actions.includes(action) && ban.stance === undefined);
  let rules = parts.map((part) => part.rule);
  const last = rules.at(-1);
  const always: readonly ActionName[] = ["wait"];
  // Everything after a rule that always holds and is always possible is dead.
  const end = rules.findIndex((rule) => rule.when.length === 0 && always.includes(rule.do));
  if (end >= 0) rules = rules.slice(0, end + 1);
  let otherwise: ActionName;
  if (deeds.length === 0) otherwise = "wait";
  else if (
    last &&
    rules.length > 1 &&
    last.when.length === 0 &&
    last.become === undefined &&
    rules.at(-1) === last
  ) {
    otherwise = last.do;
    rules = rules.slice(0, -1);
  } else {
    const hold = bans.some((ban) => ban.actions.includes("advance"));
    const away = deeds.every(
      (deed) => deed.intent === "retreat" || deed.intent === "takeCover" || deed.intent === "keepDistance",
    );
    const wishes: readonly ActionName[] =
      hold || away ? ["shoot", "guard", "wait"] : ["advance", "shoot", "guard", "wait"];
    otherwise =
      hold || away
        ? away || maybe("shoot") || !deeds.some((deed) => deed.intent === "shoot")
          ? "wait"
          : "wait"
        : (wishes.find((name) => !maybe(name)) ?? "wait");
  }
  if (never(otherwise)) otherwise = "wait";
  if (rules.length > MOST_RULES) {
    for (const rule of rules.slice(MOST_RULES)) if (rule.says) dropped.push(rule.says);
    rules = rules.slice(0, MOST_RULES);
  }
  return { rules, otherwise, questions, dropped };
}
