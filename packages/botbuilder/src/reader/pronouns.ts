import type { Chunk } from "./chunks.ts";

/** Things done for oneself: who is let do them is the bot. */
const CARE = new Set(["repair", "recharge", "takeCover", "guard", "retreat", "collect", "shoot", "circle"]);
const PRONOUN = /^(he|him|his|she|her|himself|herself|they|them|their)$/;
const NOUN = /^(enemy|enemys|opponent|foe|rival|target|other|adversary|guy|fellow|chap|dude|meanie|baddie)$/;
const BOT =
  /^(bot|robot|fighter|champ|champion|machine|mech|unit|boy|lad|warrior|character|guy|fella|fellow|hero|man)$/;

const wordOf = (chunk: Chunk | undefined) => chunk?.tokens.at(-1)?.word ?? "";
const isPronoun = (chunk: Chunk | undefined): boolean =>
  chunk?.means?.kind === "who" && chunk.means.who === "foe" && PRONOUN.test(wordOf(chunk));
const namesFoe = (chunk: Chunk | undefined): boolean =>
  chunk?.means?.kind === "who" &&
  chunk.means.who === "foe" &&
  !isPronoun(chunk) &&
  chunk.tokens.some((token) => token.forms.some((form) => NOUN.test(form)));
const namesBot = (chunk: Chunk | undefined): boolean =>
  chunk?.means?.kind === "who" && chunk.means.who === "me" && BOT.test(wordOf(chunk));
const ends = (chunk: Chunk | undefined): boolean =>
  chunk?.means?.kind === "stop" && /^[.!?\n]$/.test(chunk.means.mark);

/** The next chunk that says something, from `at` on. */
function nextTelling(chunks: readonly Chunk[], at: number): Chunk | undefined {
  for (let index = at; index < Math.min(chunks.length, at + 4); index++)
    if (chunks[index]?.means?.kind !== "filler") return chunks[index];
  return undefined;
}

/** Whether the clause that `at` stands in was begun by "if", "when" or their like. */
function inCondition(chunks: readonly Chunk[], at: number): boolean {
  for (let index = at - 1; index >= 0; index--) {
    const means = chunks[index]?.means;
    if (means?.kind === "link") return true;
    if (means?.kind === "stop" || means?.kind === "act" || means?.kind === "next") return false;
    if (means?.kind === "join" && means.join !== "or") return false;
  }
  return false;
}

/** Whether a text tells of its bot as "he", beside an enemy who is called by a noun or by nothing. */
export function toldAsHe(chunks: readonly Chunk[]): boolean {
  let acts = 0;
  let own = 0;
  let bot = false;
  let foe = false;
  let care = 0;
  chunks.forEach((chunk, at) => {
    if (namesBot(chunk)) bot = true;
    if (namesFoe(chunk)) foe = true;
    const after = nextTelling(chunks, at + 1)?.means;
    const doing = after?.kind === "act" || after?.kind === "ban" || after?.kind === "only";
    if (chunk.means?.kind === "who" && /^(i|we)$/.test(wordOf(chunk)) && after?.kind === "act") own += 1;
    const next = chunks[at + 1];
    if (
      chunk.means?.kind === "act" &&
      (chunk.means.intent === "repair" || chunk.means.intent === "recharge") &&
      isPronoun(next) &&
      /^(him|her|them)$/.test(wordOf(next))
    )
      care += 2;
    if (!isPronoun(chunk)) return;
    const before = wordOf(chunks[at - 1]);
    const act = after?.kind === "act" ? after.intent : undefined;
    if (/^(let|make|have)$/.test(before) && act && CARE.has(act)) care += 1;
    if (wordOf(chunk) === "he" && /^(may|shall)$/.test(before) && act) care += 1;
    const told = chunks
      .slice(at + 1, at + 3)
      .some((each) => /^(should|must|has|needs|shall)$/.test(each.tokens[0]?.word ?? ""));
    if (/^(he|she|they)$/.test(wordOf(chunk)) && doing && (told || !inCondition(chunks, at))) acts += 1;
  });
  return own === 0 && ((bot && foe && acts > 0) || care >= 2);
}

/**
 * Makes the bot of "he" where a text tells of it so. A pronoun is the enemy's only where he was named in the same
 * condition before it, and did not stand beside a subject that is himself.
 */
export function resolvePronouns(chunks: readonly Chunk[]): Chunk[] {
  return chunks.map((chunk, at) => {
    if (!isPronoun(chunk) || chunk.means?.kind !== "who") return chunk;
    const object = /^(him|them)$/.test(wordOf(chunk));
    let foe = false;
    for (let index = at - 1; index >= 0 && !ends(chunks[index]); index--) {
      const other = chunks[index];
      if (namesBot(other)) break;
      if (other?.means?.kind === "act" && !inCondition(chunks, index)) {
        // "he goes and finds him": whatever is done is done to the enemy.
        foe = object;
        break;
      }
      if (namesFoe(other)) {
        foe = !object && nextTelling(chunks, at + 1)?.means?.kind !== "act";
        break;
      }
    }
    if (object && chunks[at - 1]?.means?.kind === "act" && !inCondition(chunks, at)) foe = true;
    return foe ? chunk : { ...chunk, means: { ...chunk.means, who: "me" as const } };
  });
}
