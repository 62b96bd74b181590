import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { fight } from "../battle/fight.ts";
import type { Odds } from "../battle/odds.ts";
import { compile } from "../bytecode/compile.ts";
import { ladder } from "../ladder/ladder.ts";
import type { Strategy } from "../strategy/strategy.ts";
import { answerBattle, answerCompile, answerDecide, answerDecompile, answerOdds } from "./commands.ts";
import { serveLines } from "./lines.ts";
import { readerOf } from "./reader.ts";

const tsx = createRequire(import.meta.url).resolve("tsx/cli");

function bot(args: string[], input = "") {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [tsx, join(import.meta.dirname, "bot.ts"), ...args],
    {
      input,
      encoding: "utf8",
    },
  );
  return { stdout, stderr, status };
}

/** The answers to `lines`, each a value or a raw line. */
async function answers(
  answer: (input: unknown, reader: ReturnType<typeof readerOf>) => Promise<unknown>,
  lines: unknown[],
) {
  const input = lines.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`);
  const output = new PassThrough();
  const collected = text(output);
  await serveLines(Readable.from(input), output, (line) => answer(line, readerOf("embedded")));
  output.end();
  return (await collected)
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

const [a, b] = ["rusty-rusher", "magpie"].map((id) => ladder.find((one) => one.id === id)?.strategy) as [
  Strategy,
  Strategy,
];
const seed = `0x${"12".repeat(32)}` as const;

describe("bot --jsonl", () => {
  it("answers a thousand battles in order, a bad line with an error, and serves the rest", async () => {
    const lines: unknown[] = Array.from({ length: 1000 }, (_, i) => ({
      a: { strategy: a },
      b: { strategy: b },
      seed: `0x${i.toString(16).padStart(64, "0")}`,
    }));
    lines[3] = "{nonsense";
    lines[5] = { a: { strategy: a }, b: {}, seed };
    lines[7] = "";
    const got = (await answers(answerBattle, lines)) as { error?: { code: string; message: string } }[];
    expect(got).toHaveLength(1000);
    expect(got[3]?.error?.code).toBe("bad-input");
    expect(got[5]?.error).toEqual({ code: "bad-input", message: 'give either "text" or "strategy"' });
    expect(got[7]?.error?.code).toBe("bad-input");
    const sound = lines.map((_, i) => i).filter((i) => ![3, 5, 7].includes(i));
    for (const i of sound) {
      expect(got[i]).toEqual(fight(compile(a), compile(b), `0x${i.toString(16).padStart(64, "0")}`));
    }
  });

  it("says which field of a strategy is wrong", async () => {
    const bad = { ...a, rules: [{ when: [{ sense: "myHealth", is: "<", value: 1000 }], do: "repair" }] };
    expect(await answers(answerCompile, [{ strategy: bad }, { strategy: a, more: 1 }, 5])).toEqual([
      {
        error: {
          code: "bad-input",
          message: "strategy.rules[0].when[0].value: Too big: expected number to be <=100",
        },
      },
      { error: { code: "bad-input", message: 'the input: Unrecognized key: "more"' } },
      { error: { code: "bad-input", message: "the input: Invalid input: expected object, received number" } },
    ]);
  });

  it("compiles and decompiles", async () => {
    const [compiled] = (await answers(answerCompile, [{ strategy: a }])) as [{ code: string; hash: string }];
    expect(compiled).toEqual({ code: compile(a), hash: expect.stringMatching(/^0x[0-9a-f]{64}$/) });
    const [back, refused] = await answers(answerDecompile, [{ code: compiled.code }, { code: "0x02" }]);
    expect(back).toEqual({ strategy: { ...a, name: "Unnamed" } });
    expect(refused).toMatchObject({ error: { code: "bad-bytecode" } });
  });

  it("decides with the defaults, and takes what is possible into account", async () => {
    expect(
      await answers(answerDecide, [
        { strategy: a, senses: { distance: 1 } },
        { strategy: a, senses: {}, possible: ["advance"] },
        { strategy: a, possible: [] },
        { strategy: a, senses: { luck: 3 } },
      ]),
    ).toEqual([
      { action: "strike", rule: 0 },
      { action: "advance", rule: -1 },
      { action: "wait", rule: -2 },
      { error: { code: "bad-input", message: 'senses: Unrecognized key: "luck"' } },
    ]);
  });

  it("gives odds that add up, with intervals around them", async () => {
    const [found] = (await answers(answerOdds, [
      { a: { strategy: a }, b: { strategy: b }, battles: 500 },
    ])) as [Odds];
    expect(found.a + found.b + found.draw).toBeCloseTo(1);
    expect(found.interval.a[0]).toBeLessThan(found.a);
    expect(found.interval.b[1]).toBeGreaterThan(found.b);
  });
});

describe("the command", () => {
  it("serves lines on stdin and stdout", () => {
    const { stdout, status } = bot(
      ["battle", "--jsonl"],
      `{}\n${JSON.stringify({ a: { strategy: a }, b: { strategy: b }, seed })}\n`,
    );
    const [bad, good] = stdout
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(bad.error.code).toBe("bad-input");
    expect(good).toEqual(fight(compile(a), compile(b), seed));
    expect(status).toBe(0);
  }, 60_000);

  it("prints a battle of two house bots", () => {
    const { stdout, status } = bot(["battle", "rusty-rusher", "magpie", "--seed", seed]);
    expect(stdout).toContain(fight(compile(a), compile(b), seed).digest);
    expect(status).toBe(0);
  }, 60_000);

  it("exits with 2 on wrong usage and with 1 on refusal, in one line", () => {
    expect(bot(["battle", "--nonsense"])).toMatchObject({ status: 2, stdout: "" });
    const refused = bot(["decompile", "0x02"]);
    expect(refused).toMatchObject({ status: 1, stdout: "" });
    expect(refused.stderr.trim().split("\n")).toHaveLength(1);
  }, 60_000);
});
