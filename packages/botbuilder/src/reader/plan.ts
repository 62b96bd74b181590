import type { ActionName, Condition, Rule } from "../strategy/strategy.ts";
import { type All, and, type Dnf, implies, not, parseConditions, simplify } from "./conditions.ts";
import type { Deed, Era } from "./deeds.ts";
import { INTENTS, type Intent, type IntentName } from "./lexicon/intents.ts";

/** A rule on its way: with ways to hold, before it is cut into rules of one way each. */
interface Draft {
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

export interface Plan {
  rules: Rule[];
  otherwise: ActionName;
  questions: string[];
  /** Set when there were more rules than a strategy holds. */
  dropped: string[];
}

const MOST_RULES = 32;
const MOST_CONDITIONS = 4;
const ATTACKS: readonly ActionName[] = ["strike", "shoot", "charge"];
const POSITIONAL = new Set(["distance", "canSee"]);

const intentOf = (name: IntentName): Intent => INTENTS[name];

/** What a prohibition takes away. */
function forbidden(intent: IntentName): ActionName[] {
  switch (intent) {
    case "advance":
    case "rush":
      return ["advance", "charge"];
    case "melee":
      return ["strike", "charge"];
    case "retreat":
      return ["retreat"];
    case "attack":
    case "aggressive":
    case "berserk":
      return ["strike", "shoot", "charge"];
    case "keepDistance":
      return ["retreat"];
    case "coward":
      return ["retreat", "takeCover"];
    case "hold":
    case "wait":
      return ["wait"];
    case "holdFire":
    case "noMelee":
    case "nothing":
      return [];
    default:
      return [...new Set(intentOf(intent).steps.map((step) => step.do))];
  }
}

const conditional = (when: Dnf) => when.every((all) => all.length > 0);
const onlyPositional = (when: Dnf) =>
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

/** Turns what was told into rules, most urgent first. */
/**
 * @param options.bare only what was told, without the steps that make it possible: for adding to a strategy
 */
export function makePlan(
  deeds: readonly Deed[],
  says: (deed: Deed) => string,
  options: { bare?: boolean; pairs?: readonly (readonly [IntentName, IntentName])[] } = {},
): Plan {
  const wanted = deeds.filter((deed) => !deed.ban && !yields(deed, deeds));
  const drafts: Draft[] = [];
  const eras: Era[] = [];
  for (const deed of deeds) if (deed.era && !eras.includes(deed.era)) eras.push(deed.era);
  const stanceOf = (deed: Deed) => (deed.era ? Math.min(3, eras.indexOf(deed.era) + 1) : undefined);

  mendFirst(wanted);
  for (const deed of wanted)
    if (
      ["retreat", "keepDistance", "takeCover"].includes(deed.intent) &&
      deed.when.length > 0 &&
      deed.when.every((all) => all.some((each) => each.sense === "stormDistance" && each.is.startsWith("<")))
    )
      // Away from the storm is inward, toward the enemy.
      deed.intent = "advance";
  for (const deed of wanted)
    if (deed.intent === "strike" && JSON.stringify(deed.when) === COMING) {
      // "if he comes at you, hit him": a blow lands when he has come.
      deed.when = parseConditions("distance<=1");
    }
  for (const deed of wanted) {
    if (deed.intent !== "wait") continue;
    const beside = wanted.findLast(
      (other) =>
        other.intent !== "wait" &&
        other.sentence === deed.sentence &&
        !other.attitude &&
        JSON.stringify(other.when) === JSON.stringify(deed.when),
    );
    if (beside && beside.order > deed.order) deed.order = beside.order + 0.5;
  }
  const tiers = tiersOf(wanted);
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
  const ordered = order(drafts);
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
const covers = (named: IntentName, intent: IntentName): boolean =>
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

/**
 * How urgent each deed is, least first: what overrides, what is told for a moment, what is told for a place, what is told
 * for always, what is for when nothing else is.
 */
function tiersOf(deeds: readonly Deed[]): Map<Deed, number> {
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

interface Ban {
  actions: readonly ActionName[];
  /** When the actions are forbidden. */
  when: Dnf;
  /** The deeds it does not touch: those that made it. */
  except?: Deed;
  stance?: number;
  soft: boolean;
  /** Made by "only": it spares what is told elsewhere for moments of its own. */
  only?: boolean;
  order: number;
}

function bansOf(deeds: readonly Deed[], stanceOf: (deed: Deed) => number | undefined): Ban[] {
  const bans: Ban[] = [];
  for (const deed of deeds) {
    const stance = stanceOf(deed);
    const base = stance === undefined ? { order: deed.order } : { stance, order: deed.order };
    if (deed.ban) {
      const extra = intentOf(deed.intent).bans ?? [];
      void extra;
      bans.push({
        ...base,
        actions: deed.attitude ? [] : forbidden(deed.intent),
        when: deed.when,
        soft: false,
      });
      continue;
    }
    if (deed.only && conditional(deed.when))
      bans.push({
        ...base,
        actions: forbidden(deed.intent).filter((name) => name !== "charge" || deed.intent !== "advance"),
        when: and(deed.scope, not(deed.when)),
        except: deed,
        only: true,
        soft: false,
      });
    if (deed.exclusive) {
      const own = new Set(intentOf(deed.intent).steps.map((step) => step.do));
      if (ATTACKS.some((name) => own.has(name)))
        bans.push({
          ...base,
          actions: ATTACKS.filter((name) => !own.has(name)),
          when: deed.when,
          soft: true,
        });
    }
    const implied = intentOf(deed.intent).bans;
    if (implied && implied.length > 0)
      bans.push({ ...base, actions: implied, when: deed.when, except: deed, soft: true });
  }
  return bans;
}

/** How many hits a condition asks for. */
const hitsAsked = (each: Condition): number =>
  each.sense === "hitsTaken" && each.is.startsWith(">")
    ? Number(each.value)
    : each.sense === "underFire" && each.value === true
      ? 1
      : 0;

/** Sorts drafts: by urgency, then as told; one that holds more narrowly goes before one it would hide behind. */
function order(drafts: readonly Draft[]): Draft[] {
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

/** What remains of rules that stood before when `deeds` forbid something. */
export function restrict(rules: readonly Rule[], deeds: readonly Deed[]): Rule[] {
  const bans = bansOf(deeds, () => undefined).filter((ban) => !ban.soft);
  return rules.flatMap((rule) => {
    let when: Dnf = [rule.when];
    for (const ban of bans) if (ban.actions.includes(rule.do)) when = and(when, not(ban.when));
    return when.map((all): Rule => ({ ...rule, when: [...fit(all)] }));
  });
}

/** At most four conditions: the most telling are kept. */
function fit(all: All): All {
  return all.length <= MOST_CONDITIONS ? all : all.slice(0, MOST_CONDITIONS);
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
