import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readCorpus } from "../evaluation/corpus.ts";
import { LEXICON } from "./lexicon/lexicon.ts";
import { read } from "./read.ts";
import { correctSpelling } from "./spelling.ts";
import { tokenise } from "./tokens.ts";

const corpus = fileURLToPath(new URL("../../corpus/development", import.meta.url));
const known = (word: string, forms: readonly string[]) =>
  [word, ...forms].some((form) => LEXICON.words.has(form));

/** Words of a text that the lexicon does not hold, as they were written. */
const unknownWords = (text: string): string[] =>
  correctSpelling(tokenise(text, 2000))
    .filter(
      (token) => token.kind === "word" && /^[a-z]{4,}$/.test(token.word) && !known(token.word, token.forms),
    )
    .map((token) => text.slice(token.start, token.end));

test("every word that the reader does not know is in a rule's own words or named as not understood", () => {
  const silent: string[] = [];
  for (const line of readCorpus(corpus)) {
    if (!("text" in line) || "wager" in line) continue;
    const { strategy, notUnderstood } = read(line.text);
    if (
      strategy.wager !== undefined ||
      /armou?r|weapon|build|called|name|engine|type|\bbets?\b|gambl/i.test(line.text)
    )
      continue;
    const told = [...strategy.rules.map((rule) => rule.says ?? ""), ...notUnderstood].join("\n");
    for (const word of unknownWords(line.text.replace(/\s+/g, " ")))
      if (!told.includes(word)) silent.push(`${line.id}: ${word}`);
  }
  expect(silent).toEqual([]);
});

test("each part of a sentence that no bot can do is named", () => {
  const { strategy, notUnderstood } = read("Shoot. Hack their wallet and fly");
  expect(strategy.rules.map((rule) => rule.do)).toEqual(["shoot"]);
  expect(notUnderstood.some((words) => words.startsWith("Hack their wallet"))).toBe(true);
  expect(notUnderstood).toContain("fly");
});

test("a moment told in unknown words gets a usual one and one question", () => {
  const { strategy, questions } = read("Heal when you are feeling groofy. Otherwise shoot.");
  expect(strategy.rules[0]).toMatchObject({
    do: "repair",
    when: [{ sense: "myHealth", is: "<", value: 40 }],
  });
  expect(questions).toHaveLength(1);
});

test("spelling leaves everyday words and words of the game what they are", () => {
  for (const word of ["weather", "wings", "guard", "mine", "storm", "charge"]) {
    const [token] = correctSpelling(tokenise(word, 10));
    expect(token?.word).toBe(word);
  }
});
