import type { Chunk } from "./chunks.ts";
import {
  actFollows,
  arrowFrom,
  banContinues,
  conditionAhead,
  gaugeTold,
  implicitAmount,
  isOwnCondition,
  listOr,
  markFollows,
  onlyFillers,
  pickupGoal,
  refills,
  spanEnd,
  subjectBefore,
  tellsState,
  trailsAct,
  unknownOrder,
} from "./clauseShape.ts";
import { type Hint, readCondition } from "./conditionClause.ts";
import { not, parseConditions } from "./conditions.ts";
import { amountOf } from "./gauges.ts";
import type { Meaning } from "./lexicon/meaning.ts";
import { narratedIn } from "./narration.ts";
import type { Memory, Piece, Separator } from "./sentence.ts";
import type { Token } from "./tokens.ts";

/** A run of a sentence between commas and joining words, for telling what in it was not understood. */
interface Span {
  from: number;
  to: number;
}

export interface Sentence {
  pieces: Piece[];
  /** Stretches in which nothing was understood, by chunk index. */
  lost: Span[];
  /** Stretches that ask for what no bot can do. */
  impossible: (Span & { because: string })[];
}

/** Words after which "him" is the one who is made to do something: the bot. */
const MADE = new Set("make let have want get tell need".split(" "));
const MODAL = new Set("should must shall ought has needs to".split(" "));

/** Reads one sentence (chunks `from` to `to`) into its pieces. `heIsBot` when "he" may be the bot itself. */
export function readPieces(
  chunks: readonly Chunk[],
  from: number,
  to: number,
  memory: Memory,
  heIsBot: boolean,
): Sentence {
  const body = chunks.slice(0, to);
  const pieces: Piece[] = [];
  const lost: Span[] = [];
  const impossible: Sentence["impossible"] = [];
  let sep: Separator = "start";
  let but = false;
  /** Whether a comma stood before the "and" that comes next. */
  let apart = false;
  let banned = false;
  /** How many pieces there were when something was last denied. */
  let deniedAt = 0;
  let only = false;
  let instead = false;
  let spanFrom = from;
  let spanUnknown = 0;
  let spanKnown = 0;
  let spanPieces = 0;
  let foeSubject = -1;
  let meSubject = false;

  /** Read through a function: `push` changes it behind the compiler's back. */
  const sepNow = (): Separator => sep;
  const kindAt = (index: number) => body[index]?.means?.kind;
  const next = (index: number): number => {
    let at = index;
    while (at < to && (body[at]?.means === undefined || kindAt(at) === "filler")) at += 1;
    return at;
  };
  const endSpan = (at: number) => {
    if (spanPieces === 0 && spanUnknown > 0) lost.push({ from: spanFrom, to: at });
    else if (spanUnknown > Math.max(1, spanKnown)) {
      lost.push({ from: spanFrom, to: at });
      const last = pieces.at(-1);
      if (last?.is === "act" && last.from >= spanFrom && !last.weak) last.doubtful = true;
    }
    spanFrom = at + 1;
    spanUnknown = 0;
    spanKnown = 0;
    spanPieces = 0;
  };
  const push = (piece: Piece) => {
    const whole: Piece = apart && piece.sep === "and" ? { ...piece, apart: true } : piece;
    apart = false;
    pieces.push(but ? { ...whole, but: true } : whole);
    but = false;
    sep = "none";
    spanPieces += 1;
    spanKnown += body.slice(piece.from, piece.to).reduce((sum, each) => sum + each.tokens.length, 0);
  };
  /** What an amount without a noun is of, from the nearest action. */
  const hintAt = (index: number): Hint => {
    const before = [...pieces].reverse().find((piece) => piece.is === "act");
    const hintOf = (intent: string): Hint =>
      intent === "recharge"
        ? "energy"
        : intent === "repair"
          ? "health"
          : intent === "collect"
            ? "pickup"
            : intent === "mine"
              ? "mines"
              : undefined;
    if (before?.is === "act" && sep === "none") return hintOf(before.intent);
    for (let at = index; at < to; at++) {
      const means = body[at]?.means;
      if (means?.kind === "act") return hintOf(means.intent);
    }
    return before?.is === "act" ? hintOf(before.intent) : undefined;
  };
  const condition = (
    at: number,
    start: number,
    link: Extract<Meaning, { kind: "link" }>["link"],
    onlyIf: boolean,
  ) => {
    const clause = readCondition(body, at, link, hintAt(at), memory);
    spanUnknown += clause.unknown;
    const positive =
      link === "unless" || link === "until" || link === "before" ? not(clause.when) : clause.when;
    if (
      clause.understood &&
      positive.length > 0 &&
      positive.every((all) => all.length > 0 && all.every((each) => each.sense === "turn"))
    ) {
      push({ is: "phase", from: start, to: clause.to, sep, when: positive });
      return clause;
    }
    const nothing = !clause.understood && clause.unknown === 0;
    if (!nothing)
      push({
        is: "cond",
        from: start,
        to: clause.to,
        sep,
        when: positive,
        link,
        only: onlyIf,
        once: link === "once",
        lost: !clause.understood,
        fallthrough: clause.fallthrough,
      });
    return clause;
  };

  let index = from;
  let arrowAt = arrowFrom(body, index, to);
  const narrated = narratedIn(body, from, to);
  while (index < to) {
    if (narrated.has(index)) {
      spanUnknown += 1;
      index += 1;
      continue;
    }
    if (arrowAt === index) {
      // "enemy low -> charge": what stands before the arrow says when.
      arrowAt = -1;
      const clause = condition(index, index, "if", false);
      const piece = pieces.at(-1);
      if (piece?.is === "cond" && piece.from === index) piece.forced = "lead";
      if (clause.to > index) {
        index = clause.to;
        continue;
      }
    }
    const chunk = body[index];
    const means = chunk?.means;
    if (!chunk) break;
    if (!means) {
      if (unknownOrder(body, index, from, foeSubject, meSubject)) {
        // "wack him": whatever the word, something is to be done to him.
        push({
          is: "act",
          intent: "attack",
          ban: banned,
          only,
          attitude: false,
          weak: false,
          from: index,
          to: index + 2,
          sep,
        });
        only = false;
        index += 2;
        continue;
      }
      spanUnknown += 1;
      index += 1;
      continue;
    }
    switch (means.kind) {
      case "filler":
      case "compare":
      case "level":
      case "number":
      case "range":
      case "noun": {
        const keeps = /^(keep|maintain|hold)$/.test(
          (body[index - 1]?.means?.kind === "who" ? body[index - 2] : body[index - 1])?.tokens.at(-1)?.word ??
            "",
        );
        if (
          means.kind === "noun" &&
          (means.noun === "energy" || means.noun === "health") &&
          keeps &&
          implicitAmount(body, index, to)
        ) {
          // "keep energy above 40": rest when it is not.
          const clause = condition(index, index, "if", false);
          const level = pieces.at(-1);
          if (level?.is === "cond" && clause.understood) {
            level.when = not(level.when);
            level.forced = "lead";
            const acts = Array.from({ length: to - clause.to }, (_, step) => kindAt(clause.to + step));
            const stop = acts.findIndex((kind) => kind === "stop" || kind === "join");
            if (!(stop < 0 ? acts : acts.slice(0, stop)).includes("act"))
              push({
                is: "act",
                intent: means.noun === "energy" ? "recharge" : "repair",
                ban: false,
                only: false,
                attitude: false,
                weak: false,
                from: index,
                to: clause.to,
                sep: "none",
              });
          }
          index = Math.max(clause.to, index + 1);
          break;
        }
        const implicit =
          means.kind !== "filler" &&
          (implicitAmount(body, index, to) || (means.kind === "level" && markFollows(body, index, to)));
        if (implicit) {
          const start = foeSubject >= 0 && onlyFillers(body, foeSubject + 1, index) ? foeSubject : index;
          const clause = condition(start, start, "if", false);
          if (clause.to > index) {
            foeSubject = -1;
            index = clause.to;
            break;
          }
        }
        if (
          means.kind === "filler" &&
          pieces.at(-1)?.is === "cond" &&
          (/^(meaning|ie|i.e|namely|basically)$/.test(chunk.tokens[0]?.word ?? "") ||
            /^(i mean|that is|in other words|that means)$/.test(
              chunk.tokens.map((token) => token.word).join(" "),
            ))
        ) {
          // "if it burns, I mean if my health is low": said again, more clearly.
          const vague = pieces.length;
          const kindNow = kindAt(next(index + 1));
          if (
            kindNow === "link" ||
            kindNow === "who" ||
            kindNow === "noun" ||
            kindNow === "state" ||
            kindNow === "compare"
          ) {
            const at = kindNow === "link" ? next(index + 1) + 1 : index + 1;
            const clause = condition(at, index, "if", false);
            if (pieces.length > vague) {
              const old = pieces[vague - 1];
              const fresh = pieces.at(-1);
              if (old && fresh?.is === "cond" && old.is === "cond") {
                const denied = old.link === "unless" || old.link === "until" || old.link === "before";
                pieces.splice(vague - 1, 2, {
                  ...fresh,
                  sep: old.sep,
                  link: old.link,
                  only: old.only,
                  when: denied ? not(fresh.when) : fresh.when,
                });
              } else if (old && fresh) pieces.splice(vague - 1, 2, { ...fresh, sep: old.sep });
            }
            index = Math.max(clause.to, index + 1);
            break;
          }
        }
        if (/^(just|simply|rather)$/.test(chunk.tokens[0]?.word ?? "") && pieces.at(-1)?.is === "act")
          banned = false;
        const told = pieces.at(-1);
        if (
          means.kind === "filler" &&
          chunk.tokens[0]?.word === "go" &&
          chunk.tokens.length === 1 &&
          told?.is === "cond" &&
          told.forced === "lead" &&
          (index + 1 >= to || body[index + 1]?.means?.kind === "stop")
        ) {
          push({
            is: "act",
            intent: told.when.some((all) => all.some((each) => each.sense === "pickupDistance"))
              ? "collect"
              : "advance",
            ban: banned,
            only,
            attitude: false,
            weak: false,
            from: index,
            to: index + 1,
            sep,
          });
          index += 1;
          break;
        }
        const closes = body[index + 1]?.means;
        if (
          means.kind === "compare" &&
          /^(below|under|above|over|beyond)$/.test(chunk.tokens[0]?.word ?? "") &&
          (pieces.at(-1)?.is === "act" || spanPieces === 0) &&
          (index + 1 >= to ||
            closes?.kind === "stop" ||
            closes?.kind === "join" ||
            body[index + 1]?.tokens[0]?.word === "that")
        ) {
          // "…, always heal below": the other side of what was just told.
          push({
            is: "cond",
            from: index,
            to: index + 1,
            sep,
            when: not(memory.lastCondition),
            link: "if",
            only: false,
            once: false,
          });
          index += 1;
          break;
        }
        if (
          means.kind === "noun" &&
          (means.noun === "energy" || means.noun === "health" || means.noun === "storm")
        ) {
          const whose = body[index - 1]?.means;
          const owner = whose?.kind === "who" && whose.who === "foe" ? "foe" : "me";
          memory.lastNoun = { noun: means.noun, owner };
          if (means.noun !== "storm") memory.lastGauge = memory.lastNoun;
          if (spanPieces === 0 && pieces.length === 0) memory.topic = owner;
        }
        if (
          means.kind === "filler" &&
          /^(take|get|have|want|go|fetch)$/.test(chunk.tokens[0]?.word ?? "") &&
          told?.is === "cond" &&
          told.when.some((all) =>
            all.some((each) => each.sense === "pickupDistance" && each.is.startsWith("<")),
          ) &&
          /^(it|them|that|one|those)$/.test(body[index + 1]?.tokens[0]?.word ?? "")
        ) {
          push({
            is: "act",
            intent: "collect",
            ban: banned,
            only,
            attitude: false,
            weak: false,
            from: index,
            to: index + 2,
            sep,
          });
          index += 2;
          break;
        }
        if (means.kind === "filler" && chunk.tokens[0]?.word === "with" && tellsState(body, index + 1, to)) {
          const clause = condition(index + 1, index, "if", false);
          index = Math.max(clause.to, index + 1);
          break;
        }
        index += 1;
        break;
      }
      case "join":
        if (means.join === "but") {
          endSpan(index);
          sep = "but";
          but = true;
          banned = false;
          only = false;
        } else if (means.join === "comma") {
          const hadPiece = spanPieces > 0 || spanUnknown > 0;
          endSpan(index);
          if (sep !== "but") sep = "comma";
          const refusal = body[index - 1]?.means?.kind;
          const refused =
            (refusal === "ban" || refusal === "not") && body[index - 1]?.tokens[0]?.word !== "never";
          if ((hadPiece || refused) && !listOr(body, index + 1, to)) banned = false;
        } else {
          if (spanPieces > 0) endSpan(index);
          apart = sepNow() === "comma" && means.join === "and" && pieces.length > 0;
          if (sep !== "but") sep = means.join;
          if (means.join === "and" && !banContinues(body, index, to)) banned = false;
        }
        foeSubject = -1;
        meSubject = false;
        index += 1;
        break;
      case "next":
        if (/^(so|thus|hence|therefore)$/.test(chunk.tokens[0]?.word ?? "")) {
          const goal = pieces.at(-1);
          if (goal?.is === "cond" && goal.goal) pieces.pop();
        }
        if (spanPieces > 0) endSpan(index);
        if (
          body[index + 1]?.means?.kind === "number" &&
          (chunk.tokens.at(-1)?.word === "next" || body[index + 2]?.means?.kind === "noun") &&
          body[index + 1]?.numbers[0]?.unit === "plain" &&
          (kindAt(index + 2) === "act" ||
            (body[index + 2]?.tokens[0]?.word ?? "turns").match(/^turns?|rounds?$/))
        ) {
          // "for the next twenty turns", "then thirty turns of shooting".
          const turns = amountOf(body[index + 1]?.numbers[0] as Token);
          const to_ = /^(turn|round)s?$/.test(body[index + 2]?.tokens[0]?.word ?? "") ? index + 3 : index + 2;
          sep = "comma";
          push({
            is: "phase",
            from: index,
            to: to_,
            sep,
            when: [[{ sense: "turn", is: "<=", value: Math.min(100, turns) } as never]],
            next: true,
          });
          index = to_;
          break;
        }
        sep = "then";
        banned = false;
        index += 1;
        break;
      case "stop": {
        const mark = means.mark;
        if (mark === "(" || mark === ")") {
          if (mark === "(") banned = false;
          // "never run dry (recharge below 30)": the wish stands in the brackets.
          const wish = pieces.at(-1);
          if (mark === "(" && wish?.is === "cond" && wish.goal && actFollows(body, index, to)) pieces.pop();
          index += 1;
          break;
        }
        endSpan(index);
        const last = pieces.at(-1);
        if ((mark === "->" || mark === ":" || mark === "?") && last?.is === "cond") {
          // "punish him when he rests: charge" tells twice what to do then.
          if (last.link === "unless" && pieces.at(-2)?.is === "act" && last.sep !== "soft")
            last.forced = "trail";
          else if (trailsAct(pieces) && mark === "?") last.forced = "trail";
          else if (trailsAct(pieces) && mark === ":") last.again = true;
          else {
            last.forced = "lead";
            if (mark === ":") last.scope = true;
          }
        }
        if (
          mark === ":" &&
          last?.is === "act" &&
          !last.attitude &&
          !last.ban &&
          body[last.from]?.tokens[0]?.ending === "ing" &&
          pieces.filter((piece) => piece.is === "act").length === 1 &&
          !pieces.some((piece) => piece.is === "cond" || piece.is === "phase") &&
          conditionAhead(body, index + 1, to)
        ) {
          // "guarding: if he comes, put it up": a heading, not an order.
          pieces.pop();
        }
        sep = "soft";
        banned = false;
        only = false;
        foeSubject = -1;
        index += 1;
        arrowAt = arrowFrom(body, index, to);
        break;
      }
      case "else":
        if (
          /^(normally|usually|generally|ordinarily|typically)$/.test(chunk.tokens[0]?.word ?? "") &&
          pieces.at(-1)?.is === "act" &&
          sepNow() === "none"
        ) {
          index += 1;
          break;
        }
        endSpan(index);
        push({ is: "else", from: index, to: index + 1, sep });
        banned = false;
        only = false;
        index += 1;
        break;
      case "rank":
        push({ is: "rank", rank: means.rank, from: index, to: index + 1, sep });
        index += 1;
        break;
      case "relative":
        if (
          memory.lastIntent === "mine" &&
          /^(when|once|after) (they|those)/.test(chunk.tokens.map((token) => token.word).join(" "))
        ) {
          // "when they are gone": the mines.
          push({
            is: "cond",
            from: index,
            to: index + 1,
            sep,
            when: parseConditions("minesLeft=0"),
            link: "if",
            only: false,
            once: false,
            forced: "lead",
          });
          index += 1;
          break;
        }
        push({
          is: "relative",
          to_: means.to,
          rest: chunk.tokens.some((token) => /^(rest|remainder|end)$/.test(token.word)),
          from: index,
          to: index + 1,
          sep,
        });
        index += 1;
        break;
      case "forGood":
        push({ is: "forGood", from: index, to: index + 1, sep });
        index += 1;
        break;
      case "chance":
        push({
          is: "chance",
          when: parseConditions(means.when, chunk.numbers.map(amountOf)),
          from: index,
          to: index + 1,
          sep,
        });
        index += 1;
        break;
      case "phase":
        memory.lastNoun = { noun: "turn", owner: "me" };
        push({
          is: "phase",
          when: parseConditions(means.when, chunk.numbers.map(amountOf)),
          from: index,
          to: index + 1,
          sep,
        });
        index += 1;
        break;
      case "even": {
        // "even under fire": a condition that is said not to matter.
        const after = next(index + 1);
        const kind = kindAt(after);
        if (
          kind === "state" ||
          kind === "link" ||
          kind === "who" ||
          kind === "number" ||
          kind === "level" ||
          kind === "compare"
        ) {
          const start = kind === "link" ? after + 1 : index + 1;
          const clause = readCondition(body, start, "if", undefined, { ...memory });
          index = Math.max(clause.to, index + 1);
          spanPieces += 1;
        } else if (/^(regardless|irrespective|whatever|despite)$/.test(chunk.tokens[0]?.word ?? ""))
          index += 2;
        else index += 1;
        break;
      }
      case "only": {
        only = true;
        index += 1;
        break;
      }
      case "because": {
        let at = index + 1;
        while (at < to) {
          const stop = body[at]?.means;
          if (
            stop?.kind === "stop" ||
            (stop?.kind === "join" && (stop.join === "comma" || stop.join === "but"))
          )
            break;
          at += 1;
        }
        index = at;
        break;
      }
      case "precedes":
        push({ is: "precedes", inverted: means.inverted === true, from: index, to: index + 1, sep });
        index += 1;
        break;
      case "instead":
        instead = true;
        index += 1;
        break;
      case "not":
      case "ban": {
        const after = next(index + 1);
        const kind = kindAt(after);
        const closing = body[after]?.means;
        if (
          chunk.tokens.some((token) => token.word === "neither") &&
          (closing?.kind === "stop" || (closing?.kind === "join" && closing.join === "comma"))
        ) {
          push({
            is: "cond",
            from: index,
            to: index + 1,
            sep,
            when: [[]],
            link: "if",
            only: false,
            once: false,
            fallthrough: true,
            forced: "lead",
          });
          index += 1;
          break;
        }
        if (kind === "state" && !(kindAt(index + 1) === "act")) {
          const clause = condition(index, index, "if", false);
          const goal = pieces.at(-1);
          if (goal?.is === "cond") goal.goal = true;
          index = Math.max(clause.to, index + 1);
        } else {
          // "no healing no hiding": each is denied; "never not hit": denied twice.
          banned = !banned || means.kind === "ban" || deniedAt < pieces.length;
          deniedAt = pieces.length;
          index += 1;
          spanKnown += 1;
        }
        break;
      }
      case "impossible": {
        const verb = pieces.at(-1);
        // "hack their wallet": the verb belongs to what cannot be done.
        if (verb?.is === "act" && verb.from >= spanFrom) pieces.pop();
        impossible.push({ from: spanFrom, to: spanEnd(body, index, to), because: means.because });
        index = spanEnd(body, index, to);
        spanFrom = index;
        spanUnknown = 0;
        break;
      }
      case "link": {
        const link = means.link;
        const restricted = only;
        only = false;
        const before = pieces.length;
        if (body[index]?.tokens[0]?.forms.includes("wait"))
          push({
            is: "act",
            intent: "wait",
            ban: false,
            only: false,
            attitude: false,
            weak: false,
            from: index,
            to: index + 1,
            sep,
          });
        const clause = condition(index + 1, index, link, restricted);
        if (pieces.length === before && restricted) only = true;
        index = Math.max(clause.to, index + 1);
        break;
      }
      case "who":
        meSubject = means.who === "me" && !means.possessive;
        if (means.who === "foe" && !means.possessive)
          foeSubject =
            (meSubject && /^(him|them)$/.test(chunk.tokens.at(-1)?.word ?? "")) ||
            MADE.has(body[index - 1]?.tokens.at(-1)?.word ?? "")
              ? -1
              : index;
        else if (!means.possessive) foeSubject = -1;
        spanKnown += 1;
        index += 1;
        break;
      case "same":
        if (memory.lastIntent)
          push({
            is: "act",
            intent: memory.lastIntent,
            ban: banned,
            only,
            attitude: false,
            weak: false,
            from: index,
            to: index + 1,
            sep,
          });
        index += 1;
        break;
      case "state": {
        if (instead) {
          // "guard instead of dying".
          instead = false;
          index += 1;
          break;
        }
        const fight = pieces.at(-1);
        if (
          fight?.is === "else" &&
          chunk.tokens.length === 1 &&
          chunk.tokens[0]?.word === "close" &&
          (index + 1 >= to || kindAt(index + 1) === "stop" || kindAt(index + 1) === "join")
        ) {
          // "strike when adjacent, otherwise close": the verb.
          push({
            is: "act",
            intent: "advance",
            ban: banned,
            only,
            attitude: false,
            weak: false,
            from: index,
            to: index + 1,
            sep,
          });
          index += 1;
          break;
        }
        if (
          fight?.is === "act" &&
          fight.intent === "attack" &&
          sepNow() === "none" &&
          (means.any === "distance<=1" || means.any === "distance<=2")
        ) {
          // "fight him up close": how, not when.
          fight.intent = "melee";
          fight.to = index + 1;
          index += 1;
          break;
        }
        if (
          fight?.is === "act" &&
          ["recharge", "repair", "wait", "hold", "retreat"].includes(fight.intent) &&
          sepNow() === "none" &&
          /^(!canSee)$/.test(means.any ?? means.foe ?? "") &&
          /^(behind|in)$/.test(chunk.tokens[0]?.word ?? "")
        ) {
          // "rest behind cover": where to do it; one must get there first.
          const place = { ...fight, intent: "takeCover" as const };
          pieces.splice(pieces.length - 1, 0, place);
          fight.sep = "and";
          fight.to = index + 1;
          index += 1;
          break;
        }
        if (
          fight?.is === "act" &&
          (fight.intent === "attack" || fight.intent === "strike") &&
          sepNow() === "none" &&
          /^distance>/.test(means.any ?? "") &&
          chunk.numbers.length === 0 &&
          /^(from|at)$/.test(chunk.tokens[0]?.word ?? "")
        ) {
          // "harass him from a distance".
          fight.intent = "shoot";
          fight.to = index + 1;
          index += 1;
          break;
        }
        if (isOwnCondition(body, index, from, to, pieces, sep, foeSubject >= 0)) {
          const start =
            foeSubject >= 0 && foeSubject < index ? foeSubject : subjectBefore(body, index, spanFrom);
          const clause = condition(start, start, "if", false);
          const piece = pieces.at(-1);
          if (
            piece?.is === "cond" &&
            clause.understood &&
            pieces.length >= 1 &&
            spanPieces === 1 &&
            !trailsAct(pieces)
          )
            piece.forced = "lead";
          index = Math.max(clause.to, index + 1);
          foeSubject = -1;
        } else {
          spanKnown += 1;
          index += 1;
        }
        break;
      }
      case "act":
      case "attitude": {
        if (
          means.intent === "mine" &&
          chunk.tokens.length === 1 &&
          chunk.tokens[0]?.word === "mine" &&
          /^(to|should|must|will|has)$/.test(body[index + 1]?.tokens[0]?.word ?? "")
        ) {
          // "I want mine to step around him".
          meSubject = true;
          foeSubject = -1;
          index += 1;
          break;
        }
        const told = chunk.tokens.some((token) => token.ending === "ed") && !banned;
        const modal =
          chunk &&
          foeSubject >= 0 &&
          body.slice(foeSubject, index).some((each) => each.tokens.some((token) => MODAL.has(token.word)));
        // "dude, go for it": a noun before a plain verb calls somebody.
        const calls =
          foeSubject >= 0 &&
          chunk.tokens[0]?.ending === undefined &&
          !/^(he|she|they|him)$/.test(body[foeSubject]?.tokens.at(-1)?.word ?? "");
        if (foeSubject >= 0 && !calls && !modal && !(heIsBot && !told) && means.kind === "act") {
          // "he charges, I guard": told as something that happens, so it is a condition.
          const clause = readCondition(body, foeSubject, "if", undefined, memory);
          if (clause.understood && actFollows(body, clause.to, to)) {
            push({
              is: "cond",
              from: foeSubject,
              to: clause.to,
              sep,
              when: clause.when,
              link: "if",
              only: false,
              once: false,
              forced: "lead",
            });
          } else spanUnknown += 2;
          index = Math.max(clause.to, index + 1);
          foeSubject = -1;
          break;
        }
        if (instead) {
          instead = false;
          index += 1;
          break;
        }
        memory.lastIntent = means.intent;
        if (means.intent === "recharge") memory.lastNoun = { noun: "energy", owner: "me" };
        if (means.intent === "leaveStorm") memory.lastNoun = { noun: "storm", owner: "me" };
        const gauge = refills(chunk) ? gaugeTold(pieces) : undefined;
        const manner = pieces.at(-1);
        const from = body[index - 1]?.tokens.at(-1)?.word ?? "";
        if (
          manner?.is === "act" &&
          sepNow() === "none" &&
          means.kind === "act" &&
          !banned &&
          ((from === "by" &&
            chunk.tokens[0]?.ending === "ing" &&
            ["attack", "leaveStorm", "aggressive"].includes(manner.intent)) ||
            ((/^(with|using)$/.test(chunk.tokens[0]?.word ?? from) || /^(with|using)$/.test(from)) &&
              ["attack", "strike", "retreat"].includes(manner.intent) &&
              ["shoot", "strike", "charge"].includes(means.intent)))
        ) {
          // "finish him with the gun", "punish him by charging": how it is done.
          manner.intent = means.intent;
          manner.to = index + 1;
          index += 1;
          break;
        }
        const before = [...pieces].reverse().find((each) => each.is === "act");
        const pronoun = /^(them|it|those|one)$/.test(chunk.tokens.at(-1)?.word ?? "");
        const things = [...pieces].reverse().find((each) => each.is === "cond");
        const again =
          pronoun &&
          ((before?.is === "act" && before.intent === "collect") ||
            (before === undefined && memory.lastIntent === "collect") ||
            (things?.is === "cond" &&
              things.when.some((all) =>
                all.some((each) => each.sense === "pickupDistance" && each.is.startsWith("<")),
              ))) &&
          (means.intent === "attack" || means.intent === "advance");
        push({
          is: "act",
          intent: again ? "collect" : gauge && means.kind === "act" ? gauge : means.intent,
          ban: banned,
          only,
          attitude: means.kind === "attitude",
          weak: told && !heIsBot && (foeSubject >= 0 || meSubject),
          from: index,
          to: index + 1,
          sep,
        });
        const [low, high] = chunk.numbers.map(amountOf);
        if (
          means.kind === "act" &&
          means.intent === "keepDistance" &&
          low !== undefined &&
          high !== undefined
        ) {
          // "keep between three and five away": back when nearer, on when farther.
          const back = pieces.at(-1);
          if (back?.is === "act") {
            back.intent = "retreat";
            const when = (is: "<" | ">", value: number): Piece => ({
              is: "cond",
              from: index,
              to: index + 1,
              sep: "none",
              link: "if",
              only: false,
              once: false,
              own: true,
              when: [[{ sense: "distance", is, value } as never]],
            });
            push(when("<", Math.min(low, high)));
            push({ ...back, intent: "advance", sep: "and" });
            push(when(">", Math.max(low, high)));
          }
        } else if (
          means.kind === "act" &&
          chunk.numbers[0] &&
          (means.intent === "keepDistance" || means.intent === "advance")
        ) {
          // "keep four tiles away", "stay within three": the number says when to move.
          const value = amountOf(chunk.numbers[0]);
          const made = pieces.at(-1);
          if (made?.is === "act") made.intent = means.intent === "keepDistance" ? "retreat" : "advance";
          push({
            is: "cond",
            from: index,
            to: index + 1,
            sep: "none",
            link: "if",
            only: false,
            once: false,
            own: true,
            when: [[{ sense: "distance", is: means.intent === "keepDistance" ? "<" : ">", value } as never]],
          });
        }
        only = false;
        index += 1;
        break;
      }
    }
  }
  endSpan(to);
  const goal = pieces.length === 0 ? pickupGoal(body, from, to) : undefined;
  if (goal !== undefined) {
    const sep: Separator = "start";
    pieces.push({
      is: "act",
      intent: "collect",
      ban: false,
      only: false,
      attitude: false,
      weak: false,
      from: goal,
      to: goal + 1,
      sep,
    });
    const means = body[goal]?.means;
    if (means?.kind === "state")
      pieces.push({
        is: "cond",
        from: goal,
        to: goal + 1,
        sep: "none",
        link: "if",
        only: false,
        once: false,
        when: parseConditions(means.any ?? "", body[goal]?.numbers.map(amountOf)),
      });
  }
  return { pieces, lost, impossible };
}
