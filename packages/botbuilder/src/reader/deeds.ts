import { ALWAYS, and, type Dnf, not, or, parseConditions } from "./conditions.ts";
import type { IntentName } from "./lexicon/intents.ts";
import type { Piece, Separator } from "./sentence.ts";

/** Something the player wants done, or not done, with when, how urgent, and where it was said. */
export interface Deed {
  intent: IntentName;
  when: Dnf;
  /** The part of `when` that is a stretch of the battle: it bounds what "only" forbids. */
  scope: Dnf;
  ban: boolean;
  /** Only then: outside of `when` the deed is forbidden. */
  only: boolean;
  /** Nothing else of its kind: the deed excludes other attacks. */
  exclusive: boolean;
  attitude: boolean;
  weak: boolean;
  /** Its condition was not understood; a usual one stands in its place and is asked about. */
  guess?: boolean;
  /** Words that were not understood outnumber the rest of its clause: kept only in a text that else makes sense. */
  doubtful: boolean;
  rank: "top" | "normal" | "last";
  /** Told with "but" or "forget all that": goes before what was told earlier. */
  override: boolean;
  /** Told with "otherwise": stays behind the deed before it. */
  otherwise: boolean;
  /** The deed it takes turns with, told as "this, then that". */
  follows?: Deed;
  /** A change for good: the deed holds from the moment `trigger` held once. */
  era?: Era;
  /** Chunk range of the words it came from. */
  from: number;
  to: number;
  sentence: number;
  order: number;
  /** A comma parts it from the deed before it. */
  apart: boolean;
  /** Whether it had a condition of its own behind it. */
  trailed: boolean;
  listed: boolean;
  /** Its condition was told with "unless". */
  unless: boolean;
}

export interface Era {
  trigger: Dnf;
}

/** What carries over between sentences. */
export interface Course {
  phase: Dnf | undefined;
  era: Era | undefined;
  order: number;
  /** The last condition told, for "until then". */
  moment?: Dnf;
  /** Whether that condition was told of something not to do. */
  refused?: boolean;
  /** What the last sentence said to wait for. */
  until?: { when: Dnf; sentence: number };
  /** The sentence in which `phase` was told. */
  phaseSentence: number;
  /** Which intents go before which, as told: "healing comes before shooting". */
  pairs: (readonly [IntentName, IntentName])[];
}

/** When people usually want what they asked for, where they told it in words that were not understood. */
const GUESSES: Partial<Record<IntentName, string>> = {
  repair: "myHealth<40",
  recharge: "myEnergy<30",
};

const MOVES = new Set<IntentName>([
  "advance",
  "retreat",
  "circle",
  "collect",
  "keepDistance",
  "rush",
  "hold",
  "melee",
  "charge",
  "takeCover",
]);
const POSITIONAL = new Set(["distance", "canSee"]);

/** Actions that go together in one breath: a place told behind them is told of all of their kind. */
function kindOf(intent: IntentName): "move" | "attack" | "care" {
  if (MOVES.has(intent)) return "move";
  return ["strike", "shoot", "charge", "attack", "melee", "rush"].includes(intent) ? "attack" : "care";
}

const positional = (when: Dnf) =>
  when.every((all) => all.length > 0 && all.every((each) => POSITIONAL.has(each.sense)));
const sequential = new Set<Separator>(["then", "comma", "soft"]);

/** Hangs a sentence's conditions on its actions. */
export function readDeeds(
  pieces: readonly Piece[],
  sentence: number,
  course: Course,
  listed: boolean,
): Deed[] {
  const deeds: Deed[] = [];
  let lead: Dnf = ALWAYS;
  /** The condition in front of a colon, which holds for the rest of the sentence. */
  let colon: Dnf = ALWAYS;
  let leadOnly = false;
  let leadUnless = false;
  let leadLost = false;
  let leadOpen = false;
  let phase: Dnf = ALWAYS;
  let rank: Deed["rank"] = "normal";
  let override = false;
  let otherwise = false;
  let chance: Dnf = ALWAYS;
  let chain: Deed[] = [];
  let forGood = false;
  let inEra: Era | undefined;
  let onceCondition: Dnf | undefined;
  let untilCondition: Dnf | undefined;
  let lastWasCond = false;
  let elseAt = -1;
  let inverted = false;
  let namedOnly = false;
  const named: Deed[] = [];
  const chances: Dnf[] = [];
  let eraEnds = Number.POSITIVE_INFINITY;

  pieces.forEach((piece, at) => {
    const following = pieces.slice(at + 1);
    const nextAct = following.find((each) => each.is === "act" || each.is === "else");
    const unless = piece.is === "cond" && piece.link === "unless";
    const restricts = piece.is === "cond" && piece.but === true && !nextAct && chain.length > 0;
    if (piece.but && !unless && !restricts) {
      override = true;
      lead = ALWAYS;
      leadOnly = false;
      chain = [];
    }
    switch (piece.is) {
      case "rank":
        if (piece.rank === "override" && chain.length > 0 && piece.sep === "none")
          for (const deed of chain) {
            deed.override = true;
            deed.rank = "top";
            deed.order -= 50;
          }
        else if (piece.rank === "override") override = true;
        else if (chain.length > 0 && (piece.sep === "none" || piece.sep === "comma") && !nextAct)
          for (const deed of chain) deed.rank = piece.rank;
        else if (chain.length > 0 && piece.sep === "none") for (const deed of chain) deed.rank = piece.rank;
        else rank = piece.rank;
        return;
      case "chance": {
        // "half the time this, half the time that": the second half is the other one.
        const rest = chances.some((each) => sameWays(each, piece.when)) ? not(piece.when) : piece.when;
        chances.push(piece.when);
        if (chain.length > 0 && piece.sep === "none") {
          const last = chain.at(-1);
          if (last) last.when = and(last.when, rest);
        } else chance = rest;
        return;
      }
      case "forGood":
        forGood = true;
        return;
      case "precedes": {
        // "guarding comes before healing": both are only named; the order is kept apart.
        const before = chain.at(-1);
        const after = following.find((each) => each.is === "act");
        if (piece.inverted) {
          inverted = true;
        } else if (before && after?.is === "act") {
          course.pairs.push([before.intent, after.intent]);
          if (!before.trailed) {
            deeds.splice(deeds.indexOf(before), 1);
            named.push(before);
          }
          namedOnly = true;
          chain = [];
        }
        return;
      }
      case "instead":
        return;
      case "else": {
        const tail = chain.at(-1);
        if (tail && piece.sep === "none" && following[0]?.sep !== "none") {
          // "shoot otherwise": said behind the order it belongs to.
          tail.otherwise = true;
          chain = [];
          return;
        }
        if (forGood) eraEnds = Math.min(eraEnds, deeds.length);
        const last = deeds.at(-1);
        if (!last?.trailed || lastWasCond) {
          if (lead === ALWAYS && !last?.trailed) phase = ALWAYS;
          lead = colon;
          leadOnly = false;
        }
        otherwise = true;
        elseAt = deeds.length;
        chance = ALWAYS;
        chain = [];
        lastWasCond = false;
        return;
      }
      case "relative": {
        const known = course.phase;
        const moment = onceCondition ?? (lead !== ALWAYS ? lead : deeds.at(-1)?.when);
        if (piece.rest && piece.to_ === "after" && moment && conditionalWays(moment) && !turnOnly(moment)) {
          // "when I'm tired, camp for the rest of the game".
          onceCondition = moment;
          forGood = true;
          return;
        }
        const waited =
          untilCondition ?? (course.until?.sentence === sentence - 1 ? course.until.when : undefined);
        if (!known && piece.to_ === "after" && waited && !turnOnly(waited)) {
          // "shoot until I'm hurt, and after that hide": a change for good.
          const era: Era = { trigger: waited };
          course.era = era;
          inEra = era;
          chain = [];
          lead = ALWAYS;
          return;
        }
        if (known) {
          phase = piece.to_ === "before" ? not(known) : later(known);
          course.phase = phase;
          lead = ALWAYS;
          chain = [];
        } else if (piece.to_ === "before" && !onceCondition && !course.era && course.moment) {
          // "only after he is tired; until then keep away", "not while he is far; until then come closer".
          const waiting = course.refused === true ? course.moment : not(course.moment);
          if (chain.length > 0 && piece.sep === "none" && !nextAct) {
            for (const deed of chain) deed.when = and(deed.when, waiting);
          } else {
            lead = waiting;
            chain = [];
          }
        } else if (onceCondition ?? course.era?.trigger) {
          if (piece.to_ === "after" && chain.length > 0 && piece.sep === "none" && !nextAct) {
            forGood = true;
          } else if (piece.to_ === "after") {
            forGood = forGood || onceCondition !== undefined;
            inEra = course.era;
            chain = [];
          } else {
            const trigger = onceCondition ?? course.era?.trigger ?? ALWAYS;
            lead = not(trigger);
            eraEnds = Math.min(eraEnds, deeds.length);
            otherwise = true;
            chain = [];
          }
        }
        return;
      }
      case "phase": {
        if (piece.next && course.phase) {
          const after = later(course.phase);
          const from = after[0]?.find((each) => each.sense === "turn" && each.is.startsWith(">"));
          const turns = Number(piece.when[0]?.[0]?.value ?? 0);
          if (from) {
            phase = and(after, [
              [{ sense: "turn", is: "<=", value: Math.min(100, Number(from.value) + turns) } as never],
            ]);
            course.phase = phase;
            course.phaseSentence = sentence;
            lead = ALWAYS;
            chain = [];
            return;
          }
        }
        const trailing = chain.length > 0 && piece.sep === "none" && !(nextAct && nextAct.sep === "none");
        course.phase = piece.when;
        course.phaseSentence = sentence;
        if (trailing) {
          const last = chain.at(-1);
          for (const deed of chain) {
            if (deed !== last && deed.trailed) continue;
            deed.when = and(deed.when, piece.when);
            deed.scope = and(deed.scope, piece.when);
            deed.trailed = true;
          }
          // "play it cool at first, circling and shooting": the details are of the same stretch.
          if (last?.attitude) phase = piece.when;
        } else {
          if (chain.length > 0) lead = ALWAYS;
          phase = lastWasCond && phase !== ALWAYS ? and(phase, piece.when) : piece.when;
          chain = [];
        }
        return;
      }
      case "cond": {
        if (piece.fallthrough) otherwise = true;
        if (conditionalWays(piece.when) && !piece.own) {
          course.moment = piece.when;
          course.refused = chain.at(-1)?.ban === true;
        }
        if (piece.once) onceCondition = piece.when;
        const lastDeed = chain.at(-1);
        // "when A you B when C you D", told without a comma: the second leads, as the first did.
        const leads =
          piece.sep === "none" &&
          lead !== ALWAYS &&
          lead !== colon &&
          following[0]?.is === "act" &&
          following[0].sep === "none";
        const trailing =
          piece.forced !== "lead" &&
          !leads &&
          lastDeed !== undefined &&
          (piece.sep === "none" ||
            (unless && piece.but === true) ||
            restricts ||
            ((piece.sep === "comma" || piece.sep === "and" || piece.sep === "or") &&
              (!leadsOn(following) ||
                (piece.link === "unless" && following.find((each) => each.is === "act")?.sep === "then"))) ||
            piece.forced === "trail");
        if (trailing && piece.sep === "and" && and(lastDeed.when, piece.when).length === 0) {
          // "strike if ahead, and if not …": the other side, for what follows.
          lead = piece.when;
          chain = [];
        } else if (trailing) {
          const targets =
            piece.own || lastDeed.exclusive
              ? [lastDeed]
              : positional(piece.when)
                ? chain.filter(
                    (deed) =>
                      deed === lastDeed ||
                      (kindOf(deed.intent) === kindOf(lastDeed.intent) &&
                        and(deed.when, piece.when).length > 0),
                  )
                : chain.filter(
                    (deed, place) =>
                      deed === lastDeed ||
                      ((!deed.trailed || piece.sep === "or" || piece.sep === "and") &&
                        !chain.slice(place + 1).some((each) => each.apart)),
                  );
          const ruled = lastDeed.ban ? lastDeed.scope : lastDeed.when;
          for (const deed of targets) {
            deed.when =
              deed.trailed && piece.sep === "or"
                ? or(deed.when, and(piece.when, phase))
                : and(deed.when, piece.when);
            deed.trailed = true;
            if (piece.only) deed.only = true;
            if (piece.link === "unless") deed.unless = true;
            deed.to = Math.max(deed.to, piece.to);
          }
          if (piece.link === "until") untilCondition = not(piece.when);
          // "rest when tired, unless he is beside me, in which case guard": the rest still holds.
          if (piece.link === "unless") untilCondition = and(ruled, not(piece.when));
          if (piece.link === "until") course.until = { when: not(piece.when), sentence };
          if (piece.again) {
            lead = piece.when;
            leadOpen = true;
            chain = [];
          }
          // What was to end it was not understood; the order stands.
          if (piece.lost && piece.link !== "until")
            for (const deed of targets) {
              const guess = GUESSES[deed.intent];
              if (guess && !deed.ban) {
                deed.when = and(deed.scope, parseConditions(guess));
                deed.guess = true;
              } else if (piece.sep === "none") deed.weak = true;
            }
        } else {
          if (lastWasCond && piece.sep !== "soft")
            lead = piece.sep === "or" ? or(lead, piece.when) : and(lead, piece.when);
          else lead = piece.when;
          if (piece.scope) colon = lead;
          else if (colon !== ALWAYS) {
            const within = and(colon, piece.when);
            if (within.length > 0) lead = within;
          }
          leadLost = piece.lost === true || (lastWasCond && leadLost);
          leadUnless = piece.link === "unless";
          if (leadUnless && at === 0 && sentence > 0 && nextAct?.is === "act" && nextAct.sep === "then") {
            // "…. Unless he's beside me, then hit him": an exception to what stood before.
            lead = not(piece.when);
            leadUnless = false;
            override = true;
          }
          leadOnly = piece.only || (lastWasCond && leadOnly);
          chain = [];
          leadOpen = true;
          if (piece.sep !== "comma" || piece.but) otherwise = otherwise && lastWasElse(pieces, at);
        }
        lastWasCond = true;
        return;
      }
      case "act": {
        if (inverted) {
          // "more important than shooting is looting".
          const higher = following.find((each) => each.is === "act");
          if (higher?.is === "act") course.pairs.push([higher.intent, piece.intent]);
          inverted = false;
          rank = "top";
          return;
        }
        if (namedOnly) {
          namedOnly = false;
          if (
            following[0]?.is === "precedes" ||
            following[0]?.is === "act" ||
            !following.some((each) => each.is === "act" && each.sep === "none")
          ) {
            const next = following.find((each) => each.is === "act");
            if (following[0]?.is === "precedes" && next?.is === "act") {
              course.pairs.push([piece.intent, next.intent]);
              namedOnly = true;
            }
            return;
          }
        }
        const last = deeds.at(-1);
        if (
          otherwise &&
          elseAt >= 0 &&
          deeds.length > elseAt &&
          (piece.sep === "comma" || piece.sep === "soft")
        )
          otherwise = false;
        if (
          piece.sep === "then" &&
          !last &&
          lead === ALWAYS &&
          phase === ALWAYS &&
          course.until?.sentence === sentence - 1 &&
          !turnOnly(course.until.when)
        ) {
          // "Wait until he is near. Then charge."
          lead = course.until.when;
        } else if (piece.sep === "then" && untilCondition && last) {
          lead = untilCondition;
          untilCondition = undefined;
          chain = [];
        } else if (
          piece.sep === "then" &&
          !last &&
          course.phase &&
          phase === ALWAYS &&
          lead === ALWAYS &&
          course.phaseSentence === sentence - 1
        ) {
          phase = later(course.phase);
          course.phase = phase;
          course.phaseSentence = sentence;
        } else if (piece.sep === "then" && course.phase && phase !== ALWAYS && last && !lastWasCond) {
          phase = later(course.phase);
          course.phase = phase;
          lead = ALWAYS;
          chain = [];
        } else if (piece.sep === "soft" && !leadOpen && last?.trailed) {
          chain = [];
        }
        if (last?.trailed && piece.sep !== "none" && !lastWasElse(pieces, at) && lead === ALWAYS) chain = [];
        if (sequential.has(piece.sep) && piece.sep !== "then") chain = [];
        // "no shooting while he guards, just circle": the order takes the prohibition's moment.
        const inherits =
          last?.ban &&
          last.trailed &&
          !piece.ban &&
          lead === ALWAYS &&
          (piece.sep === "comma" || piece.sep === "but") &&
          !lastWasElse(pieces, at) &&
          !(following[0]?.is === "cond" && following[0].sep === "none");
        const deed: Deed = {
          intent: piece.intent,
          when: inherits
            ? last.when
            : and(and(phase, lead), piece.sep === "or" && chance !== ALWAYS ? not(chance) : chance),
          scope: inherits ? last.scope : phase,
          apart: piece.apart === true,
          ban: piece.ban,
          only: leadOnly && !piece.ban,
          exclusive: piece.only,
          attitude: piece.attitude,
          doubtful: piece.doubtful === true,
          weak: piece.weak || (leadLost && lead !== ALWAYS),
          rank,
          override,
          otherwise,
          from: lead !== ALWAYS || phase !== ALWAYS ? (pieces[0]?.from ?? piece.from) : piece.from,
          to: piece.to,
          sentence,
          order: course.order++,
          trailed: false,
          listed,
          unless: leadUnless,
        };
        if (
          (piece.sep === "then" || piece.sep === "comma") &&
          last &&
          !last.ban &&
          last.sentence === sentence &&
          last.intent !== piece.intent
        )
          if (
            (piece.sep === "then" && !last.trailed && following[0]?.is !== "cond") ||
            (lead === ALWAYS &&
              phase === ALWAYS &&
              !last.trailed &&
              !deed.ban &&
              following[0]?.is !== "cond" &&
              kindOf(deed.intent) === "move")
          )
            deed.follows = last;
        const guess = GUESSES[deed.intent];
        if (deed.weak && !piece.weak && leadLost && guess && !deed.ban && lead !== ALWAYS) {
          deed.weak = false;
          deed.when = and(phase, parseConditions(guess));
          deed.guess = true;
        }
        // "I guard, and only when he is tired do I swing": an exception to what stands before it.
        const first = deeds.find((each) => !each.ban);
        if (leadOnly && first && !deed.ban) deed.order = first.order - 0.5;
        if (inEra) deed.era = inEra;
        deeds.push(deed);
        chain.push(deed);
        lastWasCond = false;
        leadOpen = false;
      }
    }
  });

  // "only shoot when …": the restriction came with the action, the condition behind it.
  for (const deed of deeds)
    if (deed.ban && deed.unless && conditionalWays(deed.when)) {
      // "no healing unless I'm under 25": then, and only then.
      deed.ban = false;
      deed.only = true;
      deed.when = not(deed.when);
    }
  for (const deed of deeds)
    if (deed.exclusive && (deed.trailed || deed.when.some((all) => all.length > 0))) {
      deed.exclusive = false;
      deed.only = deed.trailed || deed.only;
    }
  if (forGood) {
    const trigger = onceCondition ?? deeds.find((deed) => deed.when.every((all) => all.length > 0))?.when;
    if (trigger && !turnOnly(trigger)) {
      const era: Era = { trigger };
      course.era = era;
      for (const [at, deed] of deeds.entries()) {
        if (deed.era || at >= eraEnds) continue;
        if (deed.ban || deed.when === trigger || sameWays(deed.when, trigger) || deed.otherwise === false)
          deed.era = era;
        if (sameWays(deed.when, trigger)) deed.when = ALWAYS;
      }
    }
  } else if (onceCondition && !turnOnly(onceCondition)) {
    course.era = { trigger: onceCondition };
  }
  return deeds;
}

const conditionalWays = (when: Dnf) => when.every((all) => all.length > 0);
const sameWays = (a: Dnf, b: Dnf) => JSON.stringify(a) === JSON.stringify(b);
const turnOnly = (when: Dnf) => when.every((all) => all.every((each) => each.sense === "turn"));

/** The stretch of the battle after another: what comes once its last turn is over; itself when it has no end. */
function later(when: Dnf): Dnf {
  const bounded = when.every((all) =>
    all.some((each) => each.sense === "turn" && (each.is === "<" || each.is === "<=" || each.is === "=")),
  );
  if (!bounded) return when;
  return when.map((all) =>
    all
      .filter((each) => each.sense === "turn" && (each.is === "<" || each.is === "<=" || each.is === "="))
      .map(
        (each) =>
          ({ ...each, is: each.is === "<" ? (">=" as const) : (">" as const) }) as (typeof all)[number],
      ),
  );
}

/** Whether a condition after a comma belongs to what follows: an order comes next that is not joined by "and". */
function leadsOn(following: readonly Piece[]): boolean {
  let ranked = false;
  for (const piece of following) {
    if (piece.is === "rank") ranked = true;
    if (piece.is === "act")
      return (
        ranked ||
        piece.sep === "none" ||
        piece.sep === "comma" ||
        piece.sep === "then" ||
        piece.sep === "soft"
      );
    if (piece.is === "else") return false;
    if (piece.is === "cond" && piece.sep === "soft") return false;
  }
  return false;
}

const lastWasElse = (pieces: readonly Piece[], at: number): boolean => {
  for (let index = at - 1; index >= 0; index--) {
    const piece = pieces[index];
    if (piece?.is === "else") return true;
    if (piece?.is === "act") return false;
  }
  return false;
};
