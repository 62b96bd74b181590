import type { Wager } from "../strategy/strategy.ts";
import type { Token } from "./tokens.ts";
import { aboutMoney, cannotBeStaked, clausesOf } from "./wagerClauses.ts";

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

const STAKING =
  /^(?:bet|bets|betting|wager|stakes?|staking|gamble|risk|put|punt|invest|spend|lay|ante|place)$/;
const SURE =
  /^(?:sure|safe|chances?|odds|confident|certain|certainty|certainties|likely|likelihood|probability|probable|favourites?|favorites?|win|wins|winning|victory|confidence|edge|threshold|favoured|simulation|simulator|reckon|rate|even)$/;
const REFUSED =
  /\b(?:not|no|never|without|avoid|stop|quit|nothing|refuse|zero|none|nope|nil|leave|hands off|closed|shut|alone)\b/;
const WANTED = /\b(?:bet|bets|wager|stake|gamble|risk|put|punt|invest|lay|ante|place)\b/;
const ALL_IN = /\b(?:all in|everything|the lot|the whole|all (?:of )?(?:it|my|our))\b/;
const COINS = /^(?:coins?|tokens?|chips?|bucks|quid|gold|credits?|dollars?|euros?|pounds?)\b/;
const CURRENCY = /[£$€]$/;
const CAP = /\b(?:max|maximum|most|more|cap|capped|exceed|limit|ceiling|above|over|top|tops|up to)\b/;
const LOST = /\b(?:loss|losses|lose|loses|losing|lost|defeats?)\b/;
const IN_A_ROW =
  /^(?:times )?(?:straight|in a row|on the trot|running|on the bounce|in succession|consecutive|losses|defeats)\b/;
const STOPS = /\b(?:stop|quit|leave|done|out|give up|walk away)\b.*\b(?:after|at)\b/;
const IF =
  /\b(?:if|when|whenever|unless|provided|providing|once|while|as long as|so long as|assuming|where|only on)\b/g;
const OF_PURSE =
  /^(?:of )?(?:(?:my|our|your|its|the|his|all|whole) )*(?:purse|wallet|bankroll|money|cash|funds?|savings|coins|stakes?)\b|^of (?:what|everything|all)\b/;
const OR_MORE =
  /^(?:is (?:good )?enough|or (?:better|more|higher|above|over|up)|and (?:up|better|above|over)|\+|minimum|plus)/;
const EVENS = /\b(?:even money|evens|coin flip|coin toss|fifty fifty)\b/;
const ONE_EACH = /^(?:go|match|fight|time|game|bout)\b/;
const LOSES =
  /\b(?:lose|loses|lost|losing) (once|twice|thrice)\b|\b(?:a|first|single) (?:single )?(?:loss|defeat)\b/;

/** Words whose spelling the lexicon of play would bend: "loss" is no line of sight. */
const KEPT =
  /^(?:loss|losses|lose|loses|lost|losing|defeats?|bets?|betting|stakes?|staking|wagers?|purse|wallet|cash|coins?|money|odds|chances?|funds?|bankroll|gambl\w+|tokens?|max|cap|tops?|certain\w*|likely|sure|safe|simulation|winning|victory)$/;

/** "three in four", "4 times out of 5", "1/20": a share. */
function withOdds(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) continue;
    let next = at + 1;
    if (tokens[next]?.word === "times" || tokens[next]?.word === "time") next += 1;
    if (tokens[next]?.word === "out") next += 1;
    const whole = tokens[next + 1];
    const [part, all] = [token.value ?? 0, whole?.value ?? 0];
    if (
      token.kind === "number" &&
      token.unit === "plain" &&
      /^(?:in|of|\/)$/.test(tokens[next]?.word ?? "") &&
      whole?.kind === "number" &&
      (whole.unit === "plain" || (whole.unit === "ordinal" && tokens[next]?.word === "/")) &&
      part < all &&
      all <= 100
    ) {
      out.push({ ...token, value: Math.round((100 * part) / all), unit: "percent", end: whole.end });
      at = next + 1;
    } else out.push(token);
  }
  return out;
}

/** How many words lie between a number and the nearest word like this, in what stands before and behind it. */
function near(pattern: RegExp, left: readonly string[], right: readonly string[]): number {
  const behind = right.findIndex((word) => pattern.test(word));
  const before = [...left].reverse().findIndex((word) => pattern.test(word));
  return Math.min(
    behind < 0 ? Number.POSITIVE_INFINITY : behind + 1,
    before < 0 ? Number.POSITIVE_INFINITY : before + 1.5,
  );
}

const wordsOf = (tokens: readonly Token[]) => tokens.map(({ word }) => word);

/** Reads the numbers of one clause about money into the wager; `sure` tells that a chance was announced before. */
function readNumbers(body: readonly Token[], wager: Wager, sure: boolean): void {
  const at = body.flatMap((token, index) => (token.kind === "number" ? [index] : []));
  at.forEach((index, nth) => {
    const token = body[index];
    if (!token) return;
    const left = wordsOf(body.slice((at[nth - 1] ?? -1) + 1, index));
    const right = wordsOf(body.slice(index + 1, at[nth + 1]));
    const [before, behind] = [left.join(" "), right.join(" ")];
    const all = wordsOf(body.slice(0, index)).join(" ");
    const clause = wordsOf(body).join(" ");
    const percent = token.unit === "percent" || token.unit === "fraction";
    const value = token.unit === "fraction" ? Math.round((token.value ?? 0) * 100) : (token.value ?? 0);
    const coins = COINS.test(behind) || CURRENCY.test(before);
    const lastIf = [...all.matchAll(IF)].at(-1);
    const inIf =
      lastIf !== undefined &&
      !all
        .slice(lastIf.index)
        .split(" ")
        .some((word) => STAKING.test(word));
    const loses = LOST.test(left.slice(-4).join(" ")) || LOST.test(right.slice(0, 4).join(" "));
    const chance = () => {
      wager.minChance = Math.min(100, value);
    };
    if (!percent && !coins && (loses || IN_A_ROW.test(behind) || STOPS.test(before)))
      wager.stopAfterLosses = Math.max(1, Math.round(value));
    else if (percent) {
      const likely = near(SURE, left, right);
      if (OF_PURSE.test(behind)) wager.stakePercent ??= Math.min(100, value);
      else if (inIf || likely < near(STAKING, left, right)) chance();
      else if (wager.stakePercent === undefined && !sure) wager.stakePercent = Math.min(100, value);
      else if (sure || OR_MORE.test(behind)) chance();
    } else if (ONE_EACH.test(behind) && value === 1) return;
    else if (coins) wager.maxStake = value;
    else if (value <= 100 && (inIf || left.slice(-4).some((word) => SURE.test(word)))) chance();
    else if (CAP.test(clause)) wager.maxStake = value;
    else if (right.slice(0, 4).some((word) => SURE.test(word))) chance();
    else if (near(STAKING, left, right) < 6) wager.stakePercent ??= Math.min(100, value);
  });
}

/**
 * Finds what is said about money and reads it; everything else is left for the rules.
 * @param raw the tokens as written
 * @param corrected the same tokens after the spelling was corrected toward words of play
 */
export function readWager(text: string, raw: readonly Token[], corrected: readonly Token[]): MoneyReading {
  const spoken = corrected.map((token, at) => {
    const written = raw[at];
    return written && KEPT.test(written.word) ? written : token;
  });
  const nothing = { wager: undefined, notUnderstood: [], questions: [] };
  const plain = { ...nothing, spoken: false, rest: [...corrected] };
  if (!aboutMoney(clausesOf(withOdds(spoken))).some(Boolean)) return plain;
  const tokens = withOdds(spoken);
  const spans = clausesOf(tokens);
  const about = aboutMoney(spans);
  const wager: Wager = {};
  const notUnderstood: string[] = [];
  let refused = false;
  let wants = false;
  let announced = false;
  const gone: { start: number; end: number }[] = [];
  spans.forEach(({ from, to, words }, at) => {
    if (!about[at]) return;
    const body = tokens.slice(from, to);
    const [start, end] = [body[0]?.start ?? 0, body.at(-1)?.end ?? 0];
    gone.push({ start, end });
    if (cannotBeStaked(words)) {
      notUnderstood.push(text.slice(start, end));
      return;
    }
    const numbers = body.some((token) => token.kind === "number");
    if (numbers) readNumbers(body, wager, announced);
    const sure = words.split(" ").some((word) => SURE.test(word));
    announced = !numbers && sure;
    const loses = LOSES.exec(words);
    if (loses && !numbers) wager.stopAfterLosses = loses[1] === "thrice" ? 3 : loses[1] === "twice" ? 2 : 1;
    else if (EVENS.test(words)) wager.minChance ??= 50;
    else if (!numbers) {
      const no = REFUSED.test(words) && !/\b(?:unless|until)\b/.test(words);
      if (no) refused = true;
      else if (WANTED.test(words)) wants = true;
      if (ALL_IN.test(words) && !no) wager.stakePercent = 100;
    }
  });
  if (wager.stakePercent === 0) {
    delete wager.stakePercent;
    refused = true;
  }
  const rest = corrected.filter(
    (token) => !gone.some(({ start, end }) => token.start >= start && token.end <= end),
  );
  const some = Object.keys(wager).length > 0;
  if (refused && !some) return { ...nothing, spoken: true, rest, notUnderstood };
  const questions: string[] = [];
  if (!some && wants) {
    wager.stakePercent = 5;
    questions.push("How much of its purse may the bot stake on a match? I put 5%.");
  }
  return {
    wager: some || wants ? wager : undefined,
    spoken: true,
    rest,
    notUnderstood,
    questions,
  };
}
