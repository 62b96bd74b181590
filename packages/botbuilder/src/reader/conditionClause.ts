import type { Chunk } from "./chunks.ts";
import { ALWAYS, and, type Dnf, NEVER, not, or, parseConditions } from "./conditions.ts";
import {
  ABILITY,
  aboutMe,
  amountOf,
  type Compare,
  compareOf,
  FLIPPED,
  gaugeOf,
  happening,
  leadOfFoe,
  type Owner,
  ofBoth,
  ofFoe,
  ofNoun,
  ofPickup,
  ofStorm,
  senseOf,
  stateOf,
  USUAL,
} from "./gauges.ts";
import { INTENTS } from "./lexicon/intents.ts";
import type { Link, Meaning, Noun } from "./lexicon/meaning.ts";
import { listedWithOr, numberFollows, ownerNext, possibleFollows, thanFollows } from "./lookahead.ts";
import type { Memory } from "./sentence.ts";
import type { Token } from "./tokens.ts";

const PREPOSITIONS = new Set(
  "at to on from with of near for by behind against into toward towards beside after".split(" "),
);
const SUBJECTS = new Set(["i", "he", "she", "they", "we"]);

/** Words that compare a place with the one told before. */
const NEARER = new Set(["nearer", "closer"]);
const FARTHER = new Set(["further", "farther", "beyond"]);

/** What an amount without a noun is of, when the action it goes with tells. */
export type Hint = "health" | "energy" | "pickup" | "mines" | undefined;

export interface Clause {
  when: Dnf;
  /** The chunk after the clause. */
  to: number;
  /** Whether anything in it was understood. */
  understood: boolean;
  unknown: number;
  /** "if you can't", "neither": whatever was told before did not come about. */
  fallthrough: boolean;
}

/**
 * Reads a condition that starts at chunk `at` (after its link word), as far as it goes: to the comma, to the mark, or to
 * where somebody is told to do something.
 * @param hint what an amount without a noun is of, from the action it belongs to
 */
export function readCondition(
  chunks: readonly Chunk[],
  at: number,
  link: Link,
  hint: Hint,
  memory: Memory,
): Clause {
  let when: Dnf | undefined;
  let ways: Dnf = NEVER;
  let owner: Owner | undefined;
  let noun: Noun | undefined;
  let nounOwner: Owner | undefined;
  let compare: Compare | undefined;
  let number: Token | undefined;
  let level: Extract<Meaning, { kind: "level" }> | undefined;
  let range: readonly Token[] | undefined;
  /** What held before the last part was told, for a "not" behind it. */
  let before: Dnf | undefined;
  let negated = false;
  let copula = false;
  let can = false;
  let theirs = false;
  let fallthrough = false;
  let predicate = false;
  let understood = false;
  let unknown = 0;
  let joinNext: "and" | "or" = "and";
  let ellipsis = false;
  let both = false;
  let stormNamed = false;
  /** Whether a comparing word stood there that says something even without a number. */
  let strong = false;
  let there = false;
  let has = false;
  /** The amount is of what was lost, not of what is left. */
  let harm = false;
  /** The gauge the last state was about, so that ", under 30," says it more exactly. */
  let told: { atom: Dnf; noun: Noun; owner: Owner } | undefined;

  const add = (plain: Dnf) => {
    const atom = both ? ofBoth(plain) : plain;
    const real = negated ? not(atom) : atom;
    memory.lastPositive = atom;
    for (const each of atom[0] ?? [])
      if (each.sense === "distance" && typeof each.value === "number") {
        const value = each.value;
        const before = memory.lastDistance;
        const same = atom[0]?.length === 2 && before;
        memory.lastDistance = {
          low:
            each.is === ">" ? value + 1 : each.is === ">=" || each.is === "=" ? value : same ? before.low : 1,
          high:
            each.is === "<"
              ? value - 1
              : each.is === "<=" || each.is === "="
                ? value
                : same
                  ? before.high
                  : 99,
        };
      }
    negated = false;
    understood = true;
    predicate = true;
    before = when === undefined || joinNext === "or" ? ALWAYS : when;
    if (when === undefined) when = real;
    else if (joinNext === "or") {
      ways = or(ways, when);
      when = real;
    } else when = and(when, real);
    joinNext = "and";
  };
  const flush = () => {
    const amountHint = hint === "pickup" ? undefined : hint;
    if (noun === "storm" && number === undefined && range === undefined) {
      // "if the storm comes": near is what is meant.
      noun = undefined;
      add(parseConditions("stormDistance<=2"));
      memory.lastNoun = { noun: "storm", owner: "me" };
      return;
    }
    const last = memory.lastNoun;
    const unnamed = noun === undefined;
    const what: Noun =
      noun ??
      (number?.unit === "plain" &&
      amountOf(number) <= 8 &&
      (!hint || (owner === "foe" && copula)) &&
      nounOwner === undefined &&
      (last === undefined || last.noun === "health" || last.noun === "energy") &&
      compare !== undefined
        ? "distance"
        : range && last && !amountHint
          ? last.noun
          : number?.unit === "plain" && last && last.noun !== "turn" && !amountHint
            ? last.noun
            : (amountHint ??
              (level !== undefined && owner !== undefined && memory.lastGauge?.owner !== owner
                ? "health"
                : last &&
                    (last.noun === "health" || last.noun === "energy" || level === undefined) &&
                    last.noun !== "turn" &&
                    last.noun !== "distance"
                  ? last.noun
                  : (memory.lastGauge?.noun ?? "health"))));
    const far = unnamed && number !== undefined && what === "distance" && amountOf(number) > 10;
    const gauge = memory.lastGauge;
    if (far) {
      noun = amountHint ?? gauge?.noun ?? "health";
      if (!amountHint && nounOwner === undefined && owner === undefined && gauge) nounOwner = gauge.owner;
      flush();
      return;
    }
    const which: Owner =
      (theirs && amountHint && memory.lastActor === undefined ? "me" : undefined) ??
      nounOwner ??
      owner ??
      (unnamed && !amountHint ? (what === gauge?.noun ? gauge.owner : (last?.owner ?? "me")) : "me");
    const sense = senseOf(what, which);
    const clamp = (amount: number) => Math.max(-100, Math.min(100, amount));
    if (range) {
      const [low, high] = range.map(amountOf);
      add([
        [
          { sense, is: ">=", value: clamp(Math.min(low ?? 0, high ?? 0)) } as never,
          { sense, is: "<=", value: clamp(Math.max(low ?? 0, high ?? 0)) } as never,
        ],
      ]);
      memory.lastNoun = { noun: what, owner: which };
    } else if (number) {
      if (
        told &&
        unnamed &&
        when &&
        compare !== undefined &&
        number.unit !== "ordinal" &&
        amountOf(number) > 10 === (told.noun === "health" || told.noun === "energy")
      ) {
        // "hurt, under 30,": the same said more exactly.
        const exact = {
          sense: senseOf(told.noun, told.owner),
          is: compare ?? "<=",
          value: clamp(amountOf(number)),
        };
        const atom = told.atom;
        when = when.map((all) => [
          ...all.filter((each) => !atom.some((old) => old.some((one) => one === each))),
          exact as never,
        ]);
        predicate = true;
        memory.lastNoun = { noun: told.noun, owner: told.owner };
      } else if (harm || what === "harm") {
        const is = FLIPPED[compare === undefined || compare === "<=" ? ">=" : compare];
        const of = what === "harm" ? "health" : what;
        add([[{ sense: senseOf(of, which), is, value: clamp(100 - amountOf(number)) } as never]]);
        memory.lastNoun = { noun: of, owner: which };
      } else {
        const is = compare ?? USUAL[what] ?? "<=";
        add([[{ sense, is, value: clamp(amountOf(number)) } as never]]);
        memory.lastNoun = { noun: what, owner: which };
        memory.lastNumber = number;
      }
    } else if (level) {
      if (harm || what === "harm") {
        const of = what === "harm" ? "health" : what;
        add([[{ sense: senseOf(of, which), is: "<", value: level.is.startsWith(">") ? 40 : 80 } as never]]);
      } else if (what === "mines")
        add(parseConditions(level.is.startsWith("<") ? "minesLeft<=1" : "minesLeft>1"));
      else {
        const scale: Noun = what === "energy" || what === "health" ? what : (amountHint ?? "health");
        add([[{ sense: senseOf(scale, which), is: level.is, value: level.value } as never]]);
        memory.lastNoun = { noun: scale, owner: which };
        if (!negated && when) told = { atom: [when[0]?.slice(-1) ?? []], noun: scale, owner: which };
      }
    } else if (noun && negated && (noun === "health" || noun === "energy")) {
      negated = false;
      add([[{ sense: senseOf(noun, which), is: "<", value: 15 } as never]]);
    }
    range = undefined;
    noun = undefined;
    harm = false;
    nounOwner = undefined;
    compare = undefined;
    number = undefined;
    level = undefined;
  };
  /** "more energy than me", "20 less than him". */
  const addLead = (other: Owner) => {
    const subject: Owner = nounOwner ?? owner ?? (other === "me" ? "foe" : "me");
    const about = noun ?? (told && !predicate ? told.noun : undefined) ?? memory.lastGauge?.noun ?? "health";
    const amount = number ? amountOf(number) : 0;
    const more = compare === ">" || compare === ">=";
    const positive = more === (subject === "me");
    const sense = about === "energy" ? "energyLead" : "healthLead";
    noun = undefined;
    number = undefined;
    compare = undefined;
    nounOwner = undefined;
    add([[{ sense, is: positive ? ">" : "<", value: positive ? amount : -amount } as never]]);
  };
  const pending = () =>
    range !== undefined ||
    noun === "storm" ||
    number !== undefined ||
    level !== undefined ||
    (noun !== undefined && negated);
  const next = (from: number): number => {
    let index = from;
    while (index < chunks.length) {
      const kind = chunks[index]?.means?.kind;
      if (kind !== "filler" && kind !== undefined && kind !== "even") return index;
      if (kind === undefined && chunks[index]?.means === undefined) {
        index += 1;
        continue;
      }
      index += 1;
    }
    return index;
  };
  /** Whether the condition goes on after a comma or a joining word at `from`. */
  const goesOn = (from: number, comma: boolean): boolean => {
    let index = next(from);
    let kind = chunks[index]?.means?.kind;
    if (kind === "join" && comma) {
      const join = chunks[index]?.means;
      if (join?.kind === "join" && (join.join === "but" || join.join === "comma")) return false;
      index = next(index + 1);
      kind = chunks[index]?.means?.kind;
    }
    if (kind === "state" || kind === "level" || kind === "compare" || kind === "number" || kind === "noun") {
      // After a comma a state may begin the next clause's own condition only with a mark or subject; take it.
      if (comma && kind === "compare" && !numberFollows(chunks, index + 1)) return false;
      // "…, turn and fire": the verb.
      const told = chunks[index]?.means;
      if (comma && told?.kind === "noun" && told.noun === "turn" && !numberFollows(chunks, index + 1))
        return false;
      if (comma) return !startsOrder(index);
      return true;
    }
    if (kind === "not") {
      const after = chunks[next(index + 1)]?.means?.kind;
      return (
        after === "state" ||
        after === "level" ||
        after === "noun" ||
        after === "compare" ||
        after === "number"
      );
    }
    if (kind === "who") {
      const who = chunks[index]?.means;
      const after = next(index + 1);
      const then = chunks[after]?.means;
      if (
        then?.kind === "state" ||
        then?.kind === "noun" ||
        then?.kind === "level" ||
        then?.kind === "compare" ||
        then?.kind === "not"
      )
        return !comma || joined(from);
      if (then?.kind === "act" && who?.kind === "who" && who.who === "foe" && !comma)
        return !modal(index, after);
      return false;
    }
    if (kind === "act" && !comma) {
      const token = chunks[index]?.tokens[0];
      return (
        owner === "foe" && predicate && token?.ending !== undefined && (token.ending !== "ing" || copula)
      );
    }
    return false;
  };
  const joined = (from: number) => chunks[next(from)]?.means?.kind === "join";
  const startsOrder = (index: number): boolean => {
    // "…, low health means heal": rare; a state right before an action without a comma is an order's own condition.
    const after = chunks[next(index + 1)]?.means;
    return after?.kind === "stop" && (after.mark === "->" || after.mark === ":");
  };
  const modal = (from: number, to: number): boolean =>
    chunks
      .slice(from, to)
      .some((each) =>
        each.tokens.some((token) => /^(should|must|shall|will|ought|has|needs|can|may)$/.test(token.word)),
      );

  let index = at;
  let last: Meaning | undefined;
  for (; index < chunks.length; index++) {
    const piece = chunks[index];
    const means = piece?.means;
    if (!piece) break;
    const word = piece.tokens[0]?.word ?? "";
    if (
      memory.lastDistance &&
      piece.tokens.length <= 3 &&
      piece.numbers.length === 0 &&
      (NEARER.has(word) || FARTHER.has(word)) &&
      !numberFollows(chunks, index + 1) &&
      !predicate
    ) {
      const { low, high } = memory.lastDistance;
      const bound = memory.lastDistance;
      if (NEARER.has(word))
        add([[{ sense: "distance", is: "<", value: low > 1 ? low : Math.min(high, 10) } as never]]);
      else add([[{ sense: "distance", is: ">", value: high < 99 ? high : low } as never]]);
      memory.lastDistance = bound;
      while (
        /^(than|that|this|it|away|off|out)$/.test(chunks[index + 1]?.tokens[0]?.word ?? "") &&
        chunks[index + 1]?.tokens.length === 1
      )
        index += 1;
      last = means;
      continue;
    }
    if (
      /^(used|spent|burned|burnt|wasted|drained)$/.test(word) &&
      owner !== undefined &&
      numberFollows(
        chunks,
        /^(up|through|out)$/.test(chunks[index + 1]?.tokens[0]?.word ?? "") ? index + 2 : index + 1,
      )
    ) {
      noun = "energy";
      nounOwner = owner;
      harm = true;
      last = means;
      continue;
    }
    if (
      LOSING.has(piece.tokens[0]?.forms[1] ?? word) &&
      piece.tokens.length === 1 &&
      numberFollows(chunks, index + 1)
    ) {
      if (predicate) flush();
      noun = "harm";
      if (owner !== undefined) nounOwner = owner;
      last = means;
      continue;
    }
    if (!means) {
      unknown += 1;
      continue;
    }
    if (
      means.kind === "act" &&
      means.intent === "mine" &&
      piece.tokens.length === 1 &&
      word === "mine" &&
      !predicate
    ) {
      const before = chunks[index - 1]?.tokens.at(-1)?.word ?? "";
      if ((before === "than" || before === "then") && compare !== undefined) {
        addLead("me");
        continue;
      }
      const after = chunks[index + 1];
      if (
        after?.means?.kind === "compare" ||
        after?.means?.kind === "filler" ||
        after?.means?.kind === "level"
      ) {
        // "when mine is under 25": of what was named last.
        noun = memory.lastNoun?.noun === "energy" ? "energy" : "health";
        nounOwner = "me";
        last = means;
        continue;
      }
    }
    if (means.kind === "filler") {
      const word = piece.tokens[0]?.word ?? "";
      copula = copula || /^(is|are|am|be|was|were|been)$/.test(word);
      can = can || /^(can|able|possible)$/.test(word);
      both =
        both ||
        (word === "both" && !(chunks[index + 1]?.means?.kind === "noun") && !ownerNext(chunks, index + 1));
      there = there || word === "there";
      has = has || /^(has|have|got|having)$/.test(word);
      if (
        /^(that|this|it)$/.test(word) &&
        compare !== undefined &&
        number === undefined &&
        memory.lastNumber
      ) {
        const after = chunks[index + 1]?.means?.kind;
        if (after === undefined || after === "join" || after === "stop" || after === "act")
          number = memory.lastNumber;
      }
      continue;
    }
    if (means.kind === "stop") {
      if (means.mark !== "(") break;
      if (means.mark === "(") {
        // "(energy under 25)" says the same more exactly: it takes the place of what was said.
        if (told) memory.lastNoun = { noun: told.noun, owner: told.owner };
        else if (noun) memory.lastNoun = { noun, owner: nounOwner ?? owner ?? "me" };
        flush();
        const inner = readCondition(chunks, index + 1, link, told ? undefined : hint, memory);
        const closes = chunks[inner.to]?.means;
        if (inner.understood && closes?.kind === "stop" && closes.mark === ")") {
          const exact = owner === "foe" ? leadOfFoe(ofFoe(inner.when)) : inner.when;
          // It takes the place of what it says more exactly, and adds to the rest.
          const senses = new Set(exact.flatMap((all) => all.map((each) => each.sense)));
          const rest = when?.map((all) => all.filter((each) => !senses.has(each.sense)));
          const kin = rest && when && rest.some((all, at) => all.length < (when?.[at]?.length ?? 0));
          when = kin ? and(rest, exact) : exact;
          predicate = true;
          understood = true;
          index = inner.to;
          last = means;
          continue;
        }
        break;
      }
      continue;
    }
    if (means.kind === "join") {
      if (
        means.join === "but" &&
        !(
          predicate &&
          /^(not|no)$/.test(chunks[index + 1]?.tokens[0]?.word ?? "") &&
          goesOn(index + 1, false)
        )
      )
        break;
      const comma = means.join === "comma";
      if (!predicate && !pending()) {
        if (comma || ellipsis) break;
        continue;
      }
      if (!goesOn(index + 1, comma)) break;
      const had = { number: number !== undefined, compare };
      flush();
      if (means.join === "or") joinNext = "or";
      else if (!comma) joinNext = "and";
      if (comma) {
        const after = chunks[next(index + 1)]?.means;
        if (after?.kind === "join" && after.join === "or") joinNext = "or";
        else if (listedWithOr(chunks, index + 1)) joinNext = "or";
      }
      predicate = false;
      if (had.number) compare = had.compare;
      last = means;
      continue;
    }
    if (means.kind === "who") {
      const word = piece.tokens.at(-1)?.word ?? "";
      const before = chunks[index - 1]?.tokens.at(-1)?.word ?? "";
      // "if he has energy I hide": the order begins with its subject.
      if (has && noun === "energy" && compare === undefined && !negated && SUBJECTS.has(word)) break;
      if ((before === "than" || before === "then") && compare !== undefined && level === undefined) {
        addLead(means.who === "foe" ? "foe" : "me");
        continue;
      }
      if (PREPOSITIONS.has(before) && !means.possessive) continue;
      if (means.possessive) {
        nounOwner = means.who === "foe" ? "foe" : "me";
        if (predicate && !pending() && noun === undefined && chunks[next(index + 1)]?.means?.kind !== "noun")
          continue;
        continue;
      }
      if (predicate || pending()) {
        if (!SUBJECTS.has(word) && last?.kind === "act" && chunks[next(index + 1)]?.means?.kind !== "act")
          continue;
        if (pending() && (word === "him" || word === "me" || word === "them" || word === "it")) continue;
        break;
      }
      if (means.who === "you" && piece.tokens[0]?.word === "it") {
        theirs = true;
        if (
          memory.lastNoun &&
          noun === undefined &&
          memory.lastNoun.noun !== "distance" &&
          memory.lastNoun.noun !== "turn"
        ) {
          noun = memory.lastNoun.noun;
          nounOwner = memory.lastNoun.owner;
        }
        continue;
      }
      owner = means.who === "foe" || (means.who === "you" && memory.youAreFoe) ? "foe" : "me";
      theirs = /^(they|them|those|it)$/.test(word);
      last = means;
      continue;
    }
    if (means.kind === "not" || means.kind === "ban") {
      const behind = chunks[index + 1]?.means;
      if (
        means.kind === "not" &&
        predicate &&
        !pending() &&
        when !== undefined &&
        before !== undefined &&
        (index + 1 >= chunks.length ||
          behind?.kind === "stop" ||
          (behind?.kind === "join" && behind.join === "comma"))
      ) {
        // "he sees me not": said behind what it denies.
        when = and(before, not(memory.lastPositive ?? when));
        before = undefined;
        continue;
      }
      if (predicate && means.kind === "ban") break;
      const said = piece.tokens.map((token) => token.word);
      if (said.includes("neither")) fallthrough = true;
      if (said.includes("can")) can = true;
      if (said.some((word) => /^(is|are|am)$/.test(word))) copula = true;
      if ((predicate || pending()) && chunks[next(index + 1)]?.means?.kind === "act") break;
      negated = true;
      ellipsis = true;
      continue;
    }
    if (means.kind === "noun") {
      if (noun !== undefined && noun !== means.noun && !pending() && predicate) flush();
      if (noun === "harm" && (means.noun === "health" || means.noun === "energy")) harm = true;
      noun = means.noun;
      if (means.owner) nounOwner = means.owner;
      else if (nounOwner === undefined && owner !== undefined) nounOwner = owner;
      if ((means.noun === "health" || means.noun === "energy") && nounOwner !== undefined) {
        memory.lastGauge = { noun: means.noun, owner: nounOwner };
        memory.lastNoun = memory.lastGauge;
      }
      last = means;
      continue;
    }
    if (means.kind === "compare") {
      if (word === "or" && numberFollows(chunks, index + 1) && (number !== undefined || predicate)) {
        // "under half health or under half energy": the word joins, it does not widen.
        flush();
        joinNext = "or";
        predicate = false;
        compare = means.is.startsWith("<") ? "<" : ">";
        continue;
      }
      const against = chunks[index + 1];
      if (
        number !== undefined &&
        level === undefined &&
        /^(above|below|over|under|more|less|ahead|behind|higher|lower|fewer)$/.test(word) &&
        (against?.means?.kind === "who" ||
          against?.tokens[0]?.word === "mine" ||
          against?.tokens[0]?.word === "than") &&
        !(
          against?.means?.kind === "who" &&
          against.means.possessive &&
          chunks[index + 2]?.means?.kind === "noun" &&
          noun === undefined
        )
      ) {
        // "thirty or more above his": a lead.
        const at = against?.tokens[0]?.word === "than" ? index + 2 : index + 1;
        const who = chunks[at]?.means;
        compare = means.is.startsWith("<") ? "<" : ">";
        noun ??= memory.lastGauge?.noun ?? memory.lastNoun?.noun;
        if (noun !== "energy") noun = "health";
        addLead(who?.kind === "who" && who.who === "foe" ? "foe" : "me");
        index = chunks[at + 1]?.means?.kind === "noun" ? at + 1 : at;
        continue;
      }
      if (
        /^(just|at|about|around|near)$/.test(word) &&
        piece.tokens.length === 1 &&
        !numberFollows(chunks, index + 1)
      )
        continue;
      strong = true;
      if (predicate && !pending() && noun === undefined && !numberFollows(chunks, index + 1)) continue;
      if (predicate && !pending() && noun === undefined) joinNext = "and";
      compare = compare === undefined || means.is !== "<=" || number !== undefined ? means.is : compare;
      continue;
    }
    if (means.kind === "range") {
      if (number !== undefined || level !== undefined) flush();
      range = piece.numbers;
      continue;
    }
    if (means.kind === "number") {
      if (piece.numbers[0]?.unit === "ordinal" && noun !== "turn") continue;
      if (number) flush();
      number = piece.numbers[0];
      continue;
    }
    if (means.kind === "level") {
      if (level !== undefined && last?.kind === "level") continue; // "too low to do anything good"
      last = means;
      level = means;
      continue;
    }
    if (means.kind === "state") {
      const says = piece.tokens.map((token) => token.word);
      if (
        predicate &&
        piece.tokens.length === 1 &&
        /^(away|off|out|apart|distant)$/.test(word) &&
        last?.kind === "state" &&
        /#/.test(last.any ?? "")
      )
        continue;
      if (number !== undefined && noun === undefined && /Lead[<>]0$/.test(means.me ?? "")) {
        // "20 percent more health than him".
        const by = amountOf(number);
        number = undefined;
        compare = undefined;
        add(
          stateOf(means, piece, owner ?? nounOwner).map((all) =>
            all.map((each) => ({ ...each, value: each.is.startsWith(">") ? by : -by }) as typeof each),
          ),
        );
        last = means;
        continue;
      }
      if (
        compare !== undefined &&
        chunks[index - 1]?.means?.kind === "compare" &&
        piece.tokens[0]?.kind === "number" &&
        number === undefined &&
        noun === undefined &&
        /^distance<=?#$/.test(means.any ?? "")
      ) {
        // "at least four away": the word before the number counts.
        const is = compare;
        compare = undefined;
        add([
          [
            {
              sense: hint === "pickup" ? "pickupDistance" : "distance",
              is,
              value: amountOf(piece.numbers[0] as Token),
            } as never,
          ],
        ]);
        memory.lastNoun = { noun: "distance", owner: "foe" };
        last = means;
        continue;
      }
      const beyond = chunks[index + 1];
      if (
        /^distance[<>]=?#$/.test(means.any ?? "") &&
        beyond?.means?.kind === "compare" &&
        /^(or|and)$/.test(beyond.tokens[0]?.word ?? "")
      ) {
        // "from 5 tiles or more": the last word counts.
        add([
          [
            {
              sense: hint === "pickup" ? "pickupDistance" : "distance",
              is: beyond.means.is,
              value: amountOf(piece.numbers[0] as Token),
            } as never,
          ],
        ]);
        index += 1;
        last = means;
        continue;
      }
      if (
        /^(hitsTaken|underFire)/.test(means.any ?? means.me ?? "") &&
        last?.kind === "act" &&
        when !== undefined
      )
        when = undefined;
      if (
        means.any === "pickupDistance<99" &&
        memory.lastIntent === "mine" &&
        !says.some((each) => /^(loot|pickups?|items?|crates?)$/.test(each))
      ) {
        add(parseConditions("minesLeft>0")); // "as long as there are any"
        last = means;
        continue;
      }
      if (means.any === "pickupDistance>=99" && memory.lastIntent === "mine") {
        add(parseConditions("minesLeft=0"));
        last = means;
        continue;
      }
      if (
        (noun === "health" || noun === "energy") &&
        (number !== undefined || level !== undefined) &&
        says.some((each) => GONE.has(each))
      ) {
        harm = true;
        flush();
        last = means;
        continue;
      }
      if (memory.lastIntent === "mine" && theirs && says.some((each) => GONE.has(each) || each === "out")) {
        add(parseConditions("minesLeft=0"));
        last = means;
        continue;
      }
      if (memory.lastIntent === "collect" && theirs && says.some((each) => GONE.has(each))) {
        add(parseConditions("pickupDistance>=99"));
        last = means;
        continue;
      }
      if (compare !== undefined && number === undefined && thanFollows(chunks, index + 1)) {
        const gauge = gaugeOf(stateOf(means, piece, "me"));
        if (gauge && (gauge.noun === "health" || gauge.noun === "energy")) {
          // "more worn out than me": less energy.
          noun = gauge.noun;
          if (gauge.low) compare = compare === ">" || compare === ">=" ? "<" : ">";
          last = means;
          continue;
        }
      }
      if (noun === "storm") {
        noun = undefined;
        stormNamed = true;
      }
      const about =
        noun === "health" || noun === "energy"
          ? { noun, owner: nounOwner ?? owner ?? ("me" as const) }
          : undefined;
      if (about && number === undefined && level === undefined) {
        noun = undefined;
        compare = undefined;
      }
      const whose = nounOwner;
      flush();
      const plain = stateOf(
        means,
        piece,
        about?.owner ?? owner ?? whose ?? (understood ? undefined : memory.topic),
      );
      // "my energy is nearly gone": the state is of what was named.
      const storm = stormNamed;
      stormNamed = false;
      const state = storm
        ? ofStorm(plain)
        : about
          ? ofNoun(plain, about.noun, about.owner)
          : theirs && memory.lastNoun?.noun === "storm"
            ? ofStorm(plain)
            : plain;
      // "pick them up if they are within five": of the pickup, not of him.
      const wanting =
        hint === "energy" && owner === undefined && about === undefined && says.includes("full");
      const stormy = told?.noun === "storm" && /^distance/.test(means.any ?? "") && when !== undefined;
      if (stormy) {
        // "if the storm is near, three tiles or less": the same, more exactly.
        when = ofStorm(state);
        predicate = true;
        last = means;
        continue;
      }
      const place = wanting
        ? ofNoun(state, "energy", "me")
        : hint === "pickup" && (owner === undefined || theirs)
          ? ofPickup(state)
          : state;
      const wasNegated = negated;
      if (says.includes("can") && says.some((each) => /^(hit|strike|punch|slash|stab)$/.test(each)))
        memory.lastIntent = "strike"; // "if you can hit him, do that"
      add(place);
      const gauge = wasNegated ? undefined : gaugeOf(place);
      told = gauge ? { atom: when ?? place, noun: gauge.noun, owner: gauge.owner } : undefined;
      if (state.every((all) => all.every((each) => each.sense === "distance")))
        memory.lastNoun = { noun: "distance", owner: "foe" };
      for (const each of state.flat())
        if (each.sense === "energyLead" || each.sense === "healthLead")
          memory.lastNoun = { noun: each.sense === "energyLead" ? "energy" : "health", owner: "me" };
      if (state.some((all) => all.some((each) => each.sense === "hitsTaken")))
        memory.lastNoun = { noun: "hits", owner: "me" };
      nounOwner = undefined;
      last = means;
      continue;
    }
    if (
      means.kind === "phase" &&
      /hitsTaken|underFire/.test(JSON.stringify(when ?? "")) &&
      /^(in|over|during|within|for)$/.test(word)
    )
      continue; // "hit twice in the last few turns": that is how hits are counted.
    if (means.kind === "phase") {
      flush();
      add(parseConditions(means.when, piece.numbers.map(amountOf)));
      continue;
    }
    if (means.kind === "chance") {
      flush();
      add(parseConditions(means.when, piece.numbers.map(amountOf)));
      continue;
    }
    if (means.kind === "act" || means.kind === "attitude") {
      if (predicate || pending() || compare !== undefined) break;
      if (
        there &&
        piece.tokens[0]?.ending !== "ing" &&
        (means.intent === "collect" || means.intent === "mine")
      ) {
        add(parseConditions(means.intent === "collect" ? "pickupDistance<99" : "minesLeft>0"));
        last = means;
        continue;
      }
      if (
        owner !== "foe" &&
        piece.tokens[0]?.ending === "ing" &&
        possibleFollows(chunks, index + 1) !== undefined
      ) {
        const able = parseConditions(ABILITY[means.intent] ?? "");
        const refused = possibleFollows(chunks, index + 1) === false;
        add(refused ? not(able) : able);
        fallthrough = refused;
        last = means;
        index += 1;
        while (
          index < chunks.length &&
          !/^(possible|impossible|option|available|doable|work|works)$/.test(
            chunks[index]?.tokens.at(-1)?.word ?? "",
          )
        )
          index += 1;
        continue;
      }
      // "when he's not, circle" without the comma: the order begins here.
      if (negated && copula && means.kind === "act" && piece.tokens[0]?.ending === undefined) break;
      if (can && owner !== "foe") {
        const able = ABILITY[means.intent];
        memory.lastIntent = means.intent;
        if (able) add(parseConditions(able));
        else {
          if (negated) fallthrough = true;
          understood = true;
          predicate = true;
          negated = false;
        }
        last = means;
        continue;
      }
      const asked = chunks[index + 1]?.means;
      // "no push = …", "chasing? …": with nobody named, it is the enemy who does it or not.
      const doubted =
        owner === undefined &&
        !understood &&
        negated &&
        asked?.kind === "stop" &&
        (asked.mark === "->" || asked.mark === "?" || asked.mark === ":");
      const subject = doubted
        ? ("foe" as const)
        : (owner ?? (copula ? (nounOwner ?? (theirs ? memory.lastActor : undefined)) : undefined));
      if (
        subject === undefined &&
        link !== "after" &&
        link !== "while" &&
        piece.tokens[0]?.ending !== "ed" &&
        !understood
      )
        break;
      if (
        copula &&
        owner !== undefined &&
        (piece.tokens.at(0)?.ending === "ed" ||
          (/^(hit|cut|beat|hurt)$/.test(word) && piece.tokens.length === 1)) &&
        ["attack", "strike", "shoot", "charge"].includes(means.intent)
      ) {
        // "he is finished", "I'm punched": something done to its subject.
        add(parseConditions(owner === "me" ? "underFire" : "enemyHealth<20"));
        last = means;
        continue;
      }
      const actor: Owner = owner ?? subject ?? (link === "after" || link === "while" ? "me" : "foe");
      if (noun !== undefined) noun = undefined;
      const exact = owner === undefined && subject !== undefined;
      add(
        exact
          ? INTENTS[means.intent].steps
              .slice(0, 1)
              .map((step) => [
                { sense: actor === "foe" ? "enemyAction" : "myAction", is: "=", value: step.do } as never,
              ])
          : happening(means.intent, actor),
      );
      memory.lastActor = actor;
      last = means;
      continue;
    }
    if (means.kind === "only" || means.kind === "even") continue;
    if (means.kind === "forGood" && /^(any|anymore|again)$/.test(word)) continue;
    break;
  }
  if (
    !understood &&
    has &&
    when === undefined &&
    noun === "energy" &&
    !negated &&
    number === undefined &&
    level === undefined
  ) {
    // "while he has energy": the other side of what was told of it, or some.
    const sense = senseOf(noun, nounOwner ?? owner ?? "me");
    const before = memory.lastCondition;
    noun = undefined;
    add(
      before.length === 1 && before[0]?.length === 1 && before[0][0]?.sense === sense
        ? not(before)
        : [[{ sense, is: ">=", value: 30 } as never]],
    );
  }
  const loneCompare =
    compare !== undefined && strong && number === undefined && level === undefined && range === undefined;
  const loneIs = compare;
  const loneNoun = noun;
  flush();
  if (when === undefined && loneCompare) {
    // "as soon as he's got less": the other side of the last condition; "(more health)": than the other.
    const number = memory.lastNumber;
    const noun = memory.lastNoun;
    const lead = loneNoun === "energy" ? "energyLead" : loneNoun === "health" ? "healthLead" : undefined;
    const of = nounOwner ?? owner ?? (memory.topic === "foe" ? "foe" : "me");
    when =
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
                  sense: senseOf(noun.noun, nounOwner ?? owner ?? noun.owner),
                  is: compareOf(loneIs),
                  value: amountOf(number),
                } as never,
              ],
            ]
          : not(memory.lastCondition);
    understood = true;
  }
  if (when === undefined && ellipsis && negated) {
    if (fallthrough || (can && owner !== "foe")) fallthrough = true;
    else
      when = not(
        owner === "me" && memory.lastOfMe && !aboutMe(memory.lastCondition)
          ? memory.lastOfMe
          : memory.lastCondition,
      );
    understood = true;
  }
  if (
    when === undefined &&
    !understood &&
    unknown === 0 &&
    (copula || (can && owner === "foe")) &&
    owner !== undefined &&
    !negated &&
    memory.lastPositive &&
    noun === undefined
  ) {
    when = memory.lastPositive;
    understood = true;
  }
  const result = when === undefined ? ALWAYS : or(ways, when);
  if (understood) memory.lastCondition = result;
  if (understood && aboutMe(result)) memory.lastOfMe = result;
  const spokenOf = memory.lastNoun;
  if (spokenOf && (spokenOf.noun === "health" || spokenOf.noun === "energy")) memory.lastGauge = spokenOf;
  return { when: result, to: index, understood, unknown, fallthrough };
}

/** Words after which an amount is of what was lost. */
const LOSING = new Set(["lose", "lost", "miss", "missing", "shed", "bleed"]);
const GONE = new Set("gone lost spent missing away used up washed eaten burned burnt drained".split(" "));
