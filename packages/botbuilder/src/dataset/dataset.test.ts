import { describe, expect, it } from "vitest";
import { compile } from "../bytecode/compile.ts";
import { corpusFolder } from "../cli/corpusFolder.ts";
import { readCorpus } from "../evaluation/corpus.ts";
import { ladder } from "../ladder/ladder.ts";
import { modelReadingSchema } from "../llm/askModel.ts";
import { systemPrompt } from "../llm/prompt.ts";
import { decide } from "../strategy/decide.ts";
import { corpusPairs, housePairs, randomPairs, trainingLine } from "./dataset.ts";

const lines = readCorpus(corpusFolder("development"));
const pairs = corpusPairs(lines);
/** The strategy as somebody reads it who has only the file. */
const learnt = (pair: (typeof pairs)[number]) =>
  modelReadingSchema.parse(JSON.parse(trainingLine(pair).messages[2].content));

describe("the pairs to fine-tune with", () => {
  it("do in every situation of the corpus what its writer accepts", () => {
    let situations = 0;
    for (const pair of pairs) {
      const line = lines.find(({ id }) => pair.source === `corpus ${id}`);
      if (!line || !("cases" in line)) continue;
      for (const { senses, possible, accept } of line.cases) {
        expect(accept, pair.source).toContain(decide(learnt(pair).strategy, senses, possible).action);
        situations++;
      }
    }
    expect(situations).toBeGreaterThan(100);
  });

  it("leave out what the embedded reader gets wrong", () => {
    const [line] = lines.filter((each) => "cases" in each && "kind" in each);
    if (!line || !("cases" in line)) throw new Error("the corpus has no description");
    const cases = line.cases.map((situation) => ({ ...situation, accept: ["wait" as const] }));
    expect(corpusPairs([line])).toHaveLength(1);
    expect(corpusPairs([{ ...line, cases }])).toEqual([]);
  });

  it("ask exactly as the game asks a model, with the player's words as quoted data", () => {
    const amended = pairs.find(({ strategy }) => strategy !== undefined);
    if (!amended) throw new Error("no pair changes a strategy");
    const [system, user] = trainingLine(amended).messages;
    expect(system.content).toBe(systemPrompt);
    expect(user.content).toContain(JSON.stringify(amended.strategy));
    expect(user.content).toContain(JSON.stringify(amended.text));
  });

  it("name what no bot can do", () => {
    const flying = pairs.find(({ text }) => text === "Fly above him and shoot.");
    expect(flying && learnt(flying).notUnderstood.join()).toContain("Fly");
  });

  it("tell house bots and random strategies in words without losing what they do", () => {
    const house = housePairs();
    expect(house.map((pair) => compile(learnt(pair).strategy))).toEqual(
      ladder.map(({ strategy }) => compile(strategy)),
    );
    const random = randomPairs(50);
    expect(random.map(learnt)).toHaveLength(50);
    expect(randomPairs(50)).toEqual(random);
  });
});
