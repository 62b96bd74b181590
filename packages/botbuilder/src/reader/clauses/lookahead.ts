import type { Chunk } from "../chunks.ts";

/** Whether "is (not) possible" follows: undefined when neither does. */
export function possibleFollows(chunks: readonly Chunk[], at: number): boolean | undefined {
  let negated = false;
  for (let index = at; index < Math.min(chunks.length, at + 4); index++) {
    const words = chunks[index]?.tokens.map((token) => token.word) ?? [];
    const kind = chunks[index]?.means?.kind;
    if (kind === "not" || kind === "ban") negated = true;
    if (words.includes("impossible")) return false;
    if (words.some((word) => /^(possible|option|available|doable|works?)$/.test(word))) return !negated;
    if (kind !== "filler" && kind !== "not" && kind !== "ban") return undefined;
  }
  return undefined;
}

export const ownerNext = (chunks: readonly Chunk[], at: number): boolean => {
  const means = chunks[at]?.means;
  return means?.kind === "who" && means.possessive === true;
};

/** Whether "than" and somebody follow: the state is compared. */
export function thanFollows(chunks: readonly Chunk[], at: number): boolean {
  const word = chunks[at]?.tokens[0]?.word;
  return (word === "than" || word === "then") && chunks[at]?.tokens.length === 1;
}

export function numberFollows(chunks: readonly Chunk[], at: number): boolean {
  for (let index = at; index < Math.min(chunks.length, at + 3); index++) {
    const kind = chunks[index]?.means?.kind;
    if (kind === "number" || kind === "level") return true;
    if (kind !== "filler" && kind !== "compare" && kind !== "only") return false;
  }
  return false;
}

/** Whether a comma stands in a list whose last link is "or". */
export function listedWithOr(chunks: readonly Chunk[], at: number): boolean {
  for (let index = at; index < Math.min(chunks.length, at + 8); index++) {
    const means = chunks[index]?.means;
    if (means?.kind === "join")
      return means.join === "or" || (means.join === "comma" && listedWithOr(chunks, index + 1));
    if (means?.kind === "stop" || means?.kind === "act" || means?.kind === "link") return false;
  }
  return false;
}

/** Whether the chunk is "mine" as in "and mine isn't": my own gauge, no bomb. */
export function isMineOfMe(chunks: readonly Chunk[], at: number): boolean {
  const piece = chunks[at];
  if (piece?.tokens.length !== 1 || piece.tokens[0]?.word !== "mine") return false;
  const after = chunks[at + 1];
  const next = after?.tokens[0]?.word ?? "";
  return (
    after?.means?.kind === "compare" ||
    after?.means?.kind === "level" ||
    /^(is|are|has|not|stays)$/.test(next)
  );
}
