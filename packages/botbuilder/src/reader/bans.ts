import type { ActionName, Rule } from "../strategy/strategy.ts";
import { type All, and, type Dnf, not } from "./conditions.ts";
import type { Deed } from "./deeds/deed.ts";
import type { IntentName } from "./lexicon/intents.ts";
import { ATTACKS, MOST_CONDITIONS } from "./plan.ts";
import { conditional, intentOf } from "./urgency.ts";

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

export interface Ban {
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

export function bansOf(deeds: readonly Deed[], stanceOf: (deed: Deed) => number | undefined): Ban[] {
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
export function fit(all: All): All {
  return all.length <= MOST_CONDITIONS ? all : all.slice(0, MOST_CONDITIONS);
}
