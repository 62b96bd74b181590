import type { Wager } from "../strategy/strategy.ts";
import type { Token } from "./tokens.ts";

export interface MoneyReading {
  /** What the bot may do with money; absent when nothing was said or betting was refused. */
  wager: Wager | undefined;
  /** Whether money was spoken of at all. */
  spoken: boolean;
  /** The tokens that are not about money. */
  rest: Token[];
  notUnderstood: string[];
  questions: string[];
}

const MONEY = new Set(
  "bet bets betting wager wagers wagering stake stakes staking gamble gambles gambling purse bankroll kelly punt flutter".split(
    " ",
  ),
);
/** Money itself: it is about stakes only when somebody puts or risks it. */
const CASH = new Set("coin coins money cash fight match game".split(" "));
const VERBS = new Set("bet wager stake gamble risk put punt invest spend lay ante".split(" "));
const SURE = new Set(
  "sure chance chances odds confident certain likely likelihood probability favourite favorite win winning confidence edge probable certainty threshold favoured".split(
    " ",
  ),
);
const LOSS = new Set("loss losses lose loses losing lost defeat defeats".split(" "));
const COINS = new Set("coin coins bucks dollars gold credits quid chips".split(" "));
const REFUSE = new Set("not no never without avoid stop quit nothing refuse zero".split(" "));
const CAP = new Set("max maximum most more cap capped exceed limit ceiling above over".split(" "));
const ENDS = new Set([".", "!", ";", "\n", "?"]);

interface Span {
  from: number;
  to: number;
}

/** The clauses of a text, cut at marks and commas, as token ranges. */
function clauses(tokens: readonly Token[]): (Span & { sentence: number })[] {
  const out: (Span & { sentence: number })[] = [];
  let from = 0;
  let sentence = 0;
  tokens.forEach((token, at) => {
    const ends = token.kind === "mark" && ENDS.has(token.word);
    const soft =
      token.kind === "mark" &&
      (token.word === "," || (token.word === ":" && tokens[at + 1]?.kind !== "number") || token.word === "—");
    const ahead = tokens.slice(at + 1, at + 7);
    const stop = ahead.findIndex((each) => each.kind === "mark");
    const near = stop < 0 ? ahead : ahead.slice(0, stop);
    const money =
      has(near, MONEY) ||
      (has(near, VERBS) && (has(near, CASH) || near.some((each) => each.kind === "number")));
    const but = token.word === "but" || ((token.word === "and" || token.word === "then") && money);
    if (ends || soft || but) {
      if (at > from) out.push({ from, to: at, sentence });
      from = at + 1;
      if (ends) sentence += 1;
    }
  });
  if (tokens.length > from) out.push({ from, to: tokens.length, sentence });
  return out;
}

const has = (tokens: readonly Token[], set: ReadonlySet<string>) =>
  tokens.some((token) => token.forms.some((form) => set.has(form)));

/** "three in four", "4 times out of 5": a share, where money is spoken of. */
function withOdds(tokens: readonly Token[]): readonly Token[] {
  if (!has(tokens, MONEY) && !has(tokens, CASH)) return tokens;
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) continue;
    let next = at + 1;
    if (tokens[next]?.word === "times" || tokens[next]?.word === "time") next += 1;
    if (tokens[next]?.word === "out") next += 1;
    const joined = tokens[next]?.word === "in" || tokens[next]?.word === "of" || tokens[next]?.word === "to";
    const whole = tokens[next + 1];
    const [part, all] = [token.value ?? 0, whole?.value ?? 0];
    if (
      token.kind === "number" &&
      token.unit === "plain" &&
      joined &&
      tokens[next]?.word !== "to" &&
      whole?.kind === "number" &&
      whole.unit === "plain" &&
      part < all &&
      all <= 100
    ) {
      out.push({ ...token, value: Math.round((100 * part) / all), unit: "percent", end: whole.end });
      at = next + 1;
    } else out.push(token);
  }
  return out;
}

/** Finds what is said about money and reads it; everything else is left for the rules. */
export function readWager(given: readonly Token[]): MoneyReading {
  const tokens = withOdds(given);
  const spans = clauses(tokens);
  const about = spans.map((span) => {
    const body = tokens.slice(span.from, span.to);
    return has(body, MONEY) || (has(body, CASH) && has(body, VERBS));
  });
  const share = (token: Token) => token.unit === "percent" || token.unit === "fraction";
  spans.forEach((span, at) => {
    // "…, at least 60% sure, and stop after three losses": goes on about money.
    const body = tokens.slice(span.from, span.to);
    const beside =
      (about[at - 1] && spans[at - 1]?.sentence === span.sentence) ||
      (about[at + 1] && spans[at + 1]?.sentence === span.sentence);
    const before = about.slice(0, at).some(Boolean);
    if (about[at]) return;
    const bare = body.filter((token) => token.kind === "word").length;
    const percent = body.some((token) => token.unit === "percent");
    const stakes =
      body.some((token) => /^(match|fight|game|time|bout)$/.test(token.word)) &&
      !body.some((token) => /^(health|energy|hp)$/.test(token.word));
    const coins = has(body, COINS) && body.some((token) => token.kind === "number");
    if (coins && (beside || before)) about[at] = true;
    else if (percent && ((beside && bare <= 2) || (before && stakes && bare <= 4))) about[at] = true;
    else if (beside && (has(body, SURE) || has(body, LOSS)) && body.some((token) => token.kind === "number"))
      about[at] = true;
    else if (
      before &&
      has(body, LOSS) &&
      body.some((token) => token.kind === "number") &&
      body.some((token) => /^(row|straight|stop|quit|break)$/.test(token.word))
    )
      about[at] = true;
    else if (
      beside &&
      body.some((token) => CAP.has(token.word)) &&
      body.some((token) => token.kind === "number") &&
      !body.some((token) => /^(health|energy|tiles|turn|tile|turns)$/.test(token.word)) &&
      body.length <= 8
    )
      about[at] = true;
  });
  if (!about.some(Boolean))
    return { wager: undefined, spoken: false, rest: [...tokens], notUnderstood: [], questions: [] };
  const wager: Wager = {};
  let refused = false;
  let wants = false;
  const drop = new Set<number>();
  spans.forEach((span, at) => {
    if (!about[at]) return;
    const body = tokens.slice(span.from, span.to);
    const numbers = body.filter((token) => token.kind === "number");
    for (let index = span.from; index < span.to; index++) drop.add(index);
    if (numbers.length === 0) {
      if (has(body, REFUSE)) refused = true;
      else if (has(body, VERBS)) wants = true;
      if (/all in|everything/.test(body.map((token) => token.word).join(" ")) && !has(body, REFUSE))
        wager.stakePercent = 100;
      return;
    }
    body.forEach((token, index) => {
      if (token.kind !== "number") return;
      const near = (set: ReadonlySet<string>, reach: number) => {
        for (let step = 1; step <= reach; step++) {
          if (body[index + step]?.forms.some((form) => set.has(form))) return step;
          if (body[index - step]?.forms.some((form) => set.has(form))) return step + 0.5;
        }
        return Number.POSITIVE_INFINITY;
      };
      const value = token.unit === "fraction" ? Math.round((token.value ?? 0) * 100) : (token.value ?? 0);
      const percent = share(token);
      const loss = near(LOSS, 4);
      const sure = near(SURE, 6);
      const coins = near(COINS, 2);
      const stake = Math.min(near(VERBS, 5), near(MONEY, 5));
      if (!percent && loss < 5 && loss <= sure) wager.stopAfterLosses = Math.max(1, Math.round(value));
      else if (coins < 3 || (!percent && body.some((each) => CAP.has(each.word)))) wager.maxStake = value;
      else if (sure < stake || (sure < 7 && wager.stakePercent !== undefined))
        wager.minChance = Math.min(100, value);
      else if (percent || stake < 6) {
        if (wager.stakePercent === undefined) wager.stakePercent = Math.min(100, value);
        else if (sure < 7) wager.minChance = Math.min(100, value);
      }
    });
  });
  const rest = tokens.filter((_, index) => !drop.has(index));
  const some = Object.keys(wager).length > 0;
  if (refused && !some) return { wager: undefined, spoken: true, rest, notUnderstood: [], questions: [] };
  const questions: string[] = [];
  if (!some && wants) {
    wager.stakePercent = 5;
    questions.push("How much of its purse may the bot stake on a match? I put 5%.");
  }
  return {
    wager: Object.keys(wager).length > 0 ? wager : undefined,
    spoken: true,
    rest,
    notUnderstood: [],
    questions,
  };
}
