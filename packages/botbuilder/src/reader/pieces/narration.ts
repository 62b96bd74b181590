import type { Chunk } from "../chunks.ts";

/** Words of people who tell what was, or what others do: no wish stands in such a clause. */
const NARRATION: readonly RegExp[] = [
  /\b(yesterday|last (bot|one|time|week|match|night|fight|game)|the other day|used to|once upon)\b/,
  /\b(my|the|our) (wife|husband|dad|mum|mom|father|mother|nephew|niece|grandson|granddaughter|son|daughter|friend|brother|sister|teacher|coach|uncle|aunt|boss|mates?) .*\b(says?|said|thinks?|thought|told|tells|reckons?)\b/,
  /\b(most|other|some|many|all) (people|players|bots|guys|folks)\b/,
  /\b(everybody|everyone|they all)\b.*\b(does|do|says|forgets?|thinks?|rush|go)\b/,
  /\b(i|we) (have )?(watched|saw|noticed|played|learned|learnt|read|heard|told|been thinking|kept losing|lost (like )?(\w+ )?(match|game|fight)(es|s)?|lose every)\b/,
  /\b(always|really) kills? me\b/,
  /\bkept (running|getting|healing|dying|losing|shooting|charging|walking|doing|standing)\b/,
  /\b(got|was|were|been) killed\b/,
  /\b(than|like) (other )?(bots|people|they|others) (do|did)\b/,
];
/** Words with which a wish begins in the middle of a tale. */
const WISH = /^(so|then|therefore|but|and so)$/;

/** The chunks of a sentence that belong to clauses of a tale. */
export function narratedIn(body: readonly Chunk[], from: number, to: number): ReadonlySet<number> {
  const out = new Set<number>();
  let start = from;
  for (let at = from; at <= to; at++) {
    const means = body[at]?.means;
    const word = body[at]?.tokens[0]?.word ?? "";
    const cut =
      at === to ||
      means?.kind === "stop" ||
      (means?.kind === "join" && (means.join === "comma" || means.join === "but")) ||
      (means?.kind === "next" && WISH.test(word)) ||
      (means?.kind === "link" && at > start && word !== "before" && word !== "after");
    if (!cut) continue;
    const words = body
      .slice(start, at)
      .flatMap((chunk) => chunk.tokens.map((token) => token.word))
      .join(" ");
    if (NARRATION.some((pattern) => pattern.test(words)))
      for (let index = start; index < at; index++) out.add(index);
    start = means?.kind === "link" ? at : at + 1;
  }
  return out;
}
