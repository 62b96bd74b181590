import type { Token } from "./tokens.ts";

/**
 * A clause of the player's text as words, for the patterns that read money: `words` holds shares as `<%>` and all other
 * numbers as `<n>`. `from` and `to` are token indices, end exclusive.
 */
export interface Clause {
  from: number;
  to: number;
  sentence: number;
  words: string;
}

const COIN = "coins?|tokens?|chips?|bucks|quid|credits?|gold|dollars?|euros?|pounds?";
const PURSE = `purse|wallet|bankroll|money|cash|funds?|savings|stash|budget|${COIN}`;
const OWN = "(?:(?:of|in|from|my|our|your|its|the|his|all|whole|total|current|entire) )*";
const BOUT = "go|match|fight|game|bout|battle|round|pop|duel|contest";
const EACH = `\\b(?:a|per|each|every|any|single) (?:${BOUT})\\b`;
const MORE =
  "or (?:better|more|higher|above|over|up)|and (?:up|better|above|over)|at least|minimum|above|over|better than";

const BET =
  /\b(?:bet|bets|betting|wager|wagers|wagered|wagering|stake|stakes|staked|staking|gamble|gambles|gambled|gambling|gambler|ante|punt|punts|flutter|purse|bankroll|kelly|wallet)\b/;
const GAMBLE = /\b(?:gamble|gambles|gambled|gambling|punt|punts|flutter)\b/;
const PURSE_ALONE = /\b(?:purse|bankroll|wallet)\b/g;
const UNTOUCHED = /\b(?:not|no|never|without|nothing|keep|leave|touch|closed|shut|alone|safe|off|out)\b/;
/** What shows that a gamble is one with money. */
const WITH_MONEY = new RegExp(
  `<%>|<n> (?:${COIN})|\\b(?:not|no|never|without|avoid|stop|quit|refuse|zero|may|can|please|allowed|free|sometimes|away|sure|on (?:me|us|yourself|every|each)|${PURSE})\\b`,
);
/** Bets, stakes and gambles that no money is in. */
const FIGURES = [
  new RegExp(
    `\\b(?:i|you)(?: would| will| can| could)? (?:bet|wager)(?= (?:that )?(?:he|she|they|it|his|her|their|you|we|nobody|everybody|the (?!${PURSE})|<n> (?!${COIN}|on|a|per|each|every|max)\\w))`,
    "g",
  ),
  /\byou bet$/g,
  /\b(?:safe|good|best|sure|better|fair|safest) bet\b/g,
  /\bbets (?:are|r) off\b/g,
  /\bhedge (?:(?:my|your|our|his) )?bets?\b/g,
  /\bat stake\b|\bstake out\b/g,
  /\b(?:take|takes|taking|have|worth) (?:a|the|some) (?:gamble|punt|flutter)\b/g,
];

const OF_PURSE = new RegExp(
  `<%> ${OWN}(?:${PURSE})\\b|<%> of (?:what|whatever|everything|all)(?: that)? (?:i|we|you|it|is)\\b|<%> of (?:everything|it all)\\b`,
);
const PUT = "(?:put|place|lay|risk|throw|splash|drop|chuck|invest|spend|stick|plonk|sink)";
const PUT_ON = new RegExp(
  `\\b${PUT}\\b.*<%>.*\\bon (?:it|us|me|myself|ourselves|yourself|each|every|the (?:${BOUT}))\\b|\\brisk (?:(?:like|about|around|up|to|at|most|only|just|no|more|than) )*<%>`,
);
const PUT_MONEY = new RegExp(
  `\\b(?:put|place|lay|risk|throw|splash|invest|spend|punt)\\b.*\\b(?:${PURSE})\\b|\\b(?:${PURSE})\\b.*\\b(?:put|risk|risked|spent)\\b`,
);
const SHARE_EACH = new RegExp(`<%>.*${EACH}|${EACH}.*<%>`);
const KEPT =
  /\b(?:hands off|leave|keep|touch|save) .*\b(?:money|cash|coins|savings|wallet|purse)\b|\b(?:money|cash|coins|savings|wallet|purse) .*\b(?:stays?|alone|shut|closed|home|pocket|safe)\b|\b(?:no|without) (?:money|cash|stakes)\b|\bnot a (?:single )?(?:penny|cent|dime|coin)\b/;
const DOUBLES =
  /\bdouble or nothing\b|\b(?:double|triple|raise|increase|halve) (?:(?:the|my|our|your|every|each|its) )*(?:stakes?|bets?|wagers?)\b|\bbet\b.*\bagainst (?:us|me|myself|ourselves|yourself|itself)\b|\b(?:bet|stake|wager|put)\b.* on (?:the (?:enemy|opponent|other)|my (?:enemy|opponent))\b/;
const OTHERS = /\b(?:his|their|other|others|enemy|opponent|hack|steal|send|transfer|give|take|rob)\b/;
const PLAY =
  /\b(?:health|healthy|hp|energy|battery|tiles?|squares?|steps?|turns?|hits?|mines?|shoot\w*|strik\w*|charg\w*|guard\w*|circl\w*|retreat\w*|advanc\w*|repair\w*|recharg\w*|heal\w*|run|runs|hide|chase|attack\w*|cover|him|he|his|enemy|opponent|range|distance|near|far|close)\b/;
const BODY = /\b(?:health|healthy|hp|energy|battery)\b/;
const SURE =
  /\b(?:sure|safe|chances?|odds|confident|certain|certaint(?:y|ies)|likely|likelihood|probability|probable|favourites?|favorites?|win|wins|winning|victory|confidence|edge|threshold|favoured|even money|coin flip|simulation|simulator|reckon|rate)\b/;
const LOSS = /\b(?:loss|losses|lose|loses|losing|lost|defeats?)\b/;
const LOSSES = /<n>|\b(?:once|twice|thrice)\b|\b(?:a|one|single|first) (?:single )?(?:loss|defeat)\b/;
const GOES_ON_LOSING =
  /\b(?:row|straight|bounce|pack|running|trot|succession|consecutive|stop|stops|quit|break|done|over|leave|out|give up|until|no more)\b/;
const CAPPED = /\b(?:max|maximum|most|more|cap|capped|exceed|limit|ceiling|above|over|top|tops)\b/;
const UNITS = /\b(?:health|energy|hp|tiles?|turns?|hits?|mines?|squares?|steps?)\b/;
const IF =
  /^(?:(?:and|but|so|only|just|then) )*(?:if|when|whenever|unless|provided|providing|where|assuming|as long as|so long as|once)\b/;
const LABEL =
  /^(?:(?:and|then|but|also|a|the|my) )*(?:min|minimum|max|maximum|cap|ceiling|limit|threshold|confidence|chances?|odds|sure|certainty|likelihood|stop|quit|loss|losses|edge|stakes?|top)\b/;
const ONLY_FUNCTION =
  /^(?:(?:and|it|is|then|that|being|about|like|say|maybe|around|only|just|so|at|least|or|better|more|up|above|over|to|please|i|mean|make|let|us|minimum|good|enough|for|me|fine|will|do|<%>|<n>|max|tops|\(|\)|-|\+|"|') ?)+$/;
const FILLER = /^(?:please|ever|always|hm+|ok|okay|say|so|well|oh|mate|yeah|thanks|thank you|right|look)?$/;

/** "Bets: none." */
const NONE = /^(?:no|none|nope|never|nothing|zero|nil|not ever|no thanks)$/;

const ENDS = new Set([".", "!", ";", "\n", "?"]);
const STARTS_MONEY =
  /\b(?:bet|bets|betting|wager|stakes?|staking|gambl\w+|purse|wallet|bankroll)\b|\b(?:risk|put|lay|place|invest)\b.*(?:<|\b(?:money|cash|coins|match|fight|game)\b)/;

const shown = (token: Token): string =>
  token.kind !== "number"
    ? token.word
    : token.unit === "percent" || token.unit === "fraction"
      ? "<%>"
      : "<n>";
const shownAll = (tokens: readonly Token[], from: number, to: number): string =>
  tokens
    .slice(from, to)
    .map(shown)
    .join(" ")
    .replace(/\bnear (?:- )?certaint/g, "certaint");

/** The clauses of a text, cut at marks, at "but", and where money begins after "and". */
export function clausesOf(tokens: readonly Token[]): Clause[] {
  const out: Clause[] = [];
  let from = 0;
  let sentence = 0;
  const add = (to: number) => {
    if (to > from) out.push({ from, to, sentence, words: shownAll(tokens, from, to) });
    from = to + 1;
  };
  tokens.forEach((token, at) => {
    const ends = token.kind === "mark" && ENDS.has(token.word);
    const soft =
      token.kind === "mark" &&
      (token.word === "," || (token.word === ":" && tokens[at + 1]?.kind !== "number") || token.word === "—");
    const ahead = tokens.slice(at + 1, at + 7);
    const stop = ahead.findIndex((each) => each.kind === "mark");
    const begins =
      (token.word === "and" || token.word === "then") &&
      STARTS_MONEY.test(shownAll(ahead, 0, stop < 0 ? ahead.length : stop));
    if (!(ends || soft || token.word === "but" || begins)) return;
    add(at);
    if (ends) sentence += 1;
  });
  add(tokens.length);
  return out;
}

/** Whether the words speak of money by themselves. */
function speaksOfMoney(words: string): boolean {
  let plain = words;
  for (const figure of FIGURES) plain = plain.replace(figure, "");
  if (BET.test(plain) && !BET.test(plain.replace(PURSE_ALONE, "")) && !plain.includes("<"))
    return UNTOUCHED.test(plain) && !OTHERS.test(plain);
  if (BET.test(plain) && (plain.replace(GAMBLE, "").match(BET) || WITH_MONEY.test(plain)))
    return !(OTHERS.test(plain) && !/<|\b(?:bet|stake|wager|gambl)/.test(plain));
  if (DOUBLES.test(plain)) return true;
  if (BODY.test(plain)) return false;
  if (OF_PURSE.test(plain) || (PUT_MONEY.test(plain) && !OTHERS.test(plain))) return true;
  if (KEPT.test(plain) && !OTHERS.test(plain)) return true;
  return !PLAY.test(plain) && (PUT_ON.test(plain) || SHARE_EACH.test(plain));
}

/** What no wager can hold: stakes that grow, bets on the other side. */
export const cannotBeStaked = (words: string): boolean => DOUBLES.test(words);

/** For each clause whether it is about money, by itself or going on from a neighbour. */
export function aboutMoney(spans: readonly Clause[]): boolean[] {
  const about = spans.map(({ words }) => speaksOfMoney(words));
  const beside = (at: number, step: 1 | -1): number | undefined => {
    let next = at + step;
    while (spans[next] && FILLER.test(spans[next]?.words ?? "")) next += step;
    return about[next] ? next : undefined;
  };
  spans.forEach(({ words, sentence }, at) => {
    if (about[at]) return;
    const behind = beside(at, -1);
    const ahead = beside(at, 1);
    const same = [behind, ahead].some((each) => each !== undefined && spans[each]?.sentence === sentence);
    const before = about.slice(0, at).some(Boolean);
    const share = words.includes("<%>");
    const number = share || words.includes("<n>");
    const length = words.split(" ").length;
    const losing = LOSS.test(words) && LOSSES.test(words);
    if (new RegExp(`<n> (?:${COIN})\\b`).test(words) && (same || before)) about[at] = !BODY.test(words);
    else if (share && ONLY_FUNCTION.test(words) && (same || behind !== undefined)) about[at] = true;
    else if (share && before && length <= 5 && new RegExp(`\\b(?:${BOUT}|time)\\b`).test(words))
      about[at] = !PLAY.test(words);
    else if (same && (losing || (number && SURE.test(words)))) about[at] = true;
    else if (before && losing && GOES_ON_LOSING.test(words)) about[at] = true;
    else if (same && behind !== undefined && NONE.test(words)) about[at] = true;
    else if (same && number && CAPPED.test(words) && !UNITS.test(words) && length <= 8) about[at] = true;
    else if (
      same &&
      IF.test(words) &&
      !PLAY.test(words) &&
      number &&
      new RegExp(`\\b(?:${MORE})\\b`).test(words)
    )
      about[at] = true;
    else if (same && IF.test(words.replace(/^.*\bonly on\b/, "if")) && SURE.test(words) && !PLAY.test(words))
      about[at] = true;
    else if (behind !== undefined && LABEL.test(words) && number && length <= 7 && !PLAY.test(words))
      about[at] = true;
  });
  // "As for cash: …" goes with what it announces.
  spans.forEach(({ words, sentence }, at) => {
    const ahead = beside(at, 1);
    if (
      !about[at] &&
      ahead !== undefined &&
      spans[ahead]?.sentence === sentence &&
      new RegExp(`\\b(?:${PURSE})\\b`).test(words) &&
      !PLAY.test(words)
    )
      about[at] = true;
  });
  return about;
}
