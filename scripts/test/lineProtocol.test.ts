import { describe, expect, it } from "vitest";
import { runCommand } from "./commandRun.ts";

const strategy = {
  version: 1,
  name: "Patient Wolf",
  loadout: { armor: 2, weapon: 3, engine: 3, repair: 2 },
  rules: [
    { when: [{ sense: "myHealth", is: "<", value: 30 }], do: "repair" },
    { when: [], do: "shoot" },
  ],
  otherwise: "advance",
};
const seed = (n: number) => `0x${n.toString(16).padStart(64, "0")}`;
const both = { a: { strategy }, b: { text: "rush in and hit them" } };

async function lines(command: string, input: readonly unknown[]) {
  const ended = await runCommand(["bot", command, "--jsonl"], {
    input: input.map((line) => `${typeof line === "string" ? line : JSON.stringify(line)}\n`).join(""),
  }).ended;
  expect(ended.stderr).toBe("");
  expect(ended.code).toBe(0);
  return ended.stdout
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

const refused = { error: { code: expect.any(String), message: expect.stringMatching(/.+/) } };
const hash = expect.stringMatching(/^0x[0-9a-f]{64}$/);

describe("each command answers a line of JSON with one", () => {
  it.each([
    [
      "read",
      { text: "rush in and hit them" },
      { strategy: expect.any(Object), readBack: expect.any(Array), notUnderstood: [], questions: [] },
    ],
    ["decide", { strategy, senses: { myHealth: 20 } }, { action: "repair", rule: 0 }],
    ["decide", { strategy, possible: ["wait"] }, { action: "wait", rule: -2 }],
    [
      "battle",
      { ...both, seed: seed(1) },
      {
        winner: expect.stringMatching(/^(a|b|draw)$/),
        turns: expect.any(Number),
        health: { a: expect.any(Number), b: expect.any(Number) },
        digest: hash,
      },
    ],
    [
      "odds",
      { ...both, battles: 100 },
      {
        a: expect.any(Number),
        b: expect.any(Number),
        draw: expect.any(Number),
        interval: expect.any(Object),
      },
    ],
    ["compile", { strategy }, { code: expect.stringMatching(/^0x01/), hash }],
  ] as const)("%s", async (command, input, answer) => {
    const got = await lines(command, [input, "{no JSON", { nonsense: true }, input]);
    expect(got).toHaveLength(4);
    expect(got[0]).toMatchObject(answer);
    expect(got[1]).toEqual(refused);
    expect(got[2]).toEqual(refused);
    expect(got[3]).toEqual(got[0]);
  });

  it("decompile, what compile made", async () => {
    const [compiled] = await lines("compile", [{ strategy }]);
    const got = await lines("decompile", [
      { code: compiled.code },
      { code: `${compiled.code}00` },
      { code: "0x02" },
    ]);
    expect(got[0]).toEqual({ strategy: { ...strategy, name: "Unnamed" } });
    expect(got.slice(1)).toEqual([refused, refused]);
  });

  it("a thousand battles in one process", async () => {
    const got = await lines(
      "battle",
      Array.from({ length: 1000 }, (_, i) => (i === 500 ? "{" : { ...both, seed: seed(i) })),
    );
    expect(got).toHaveLength(1000);
    expect(got.filter(({ error }) => error)).toHaveLength(1);
    expect(new Set(got.map(({ digest }) => digest)).size).toBe(1000);
  });
});

describe("each command takes arguments and speaks to people", () => {
  it.each([
    [["read", "shoot from afar"], /shoot/],
    [["decide", "rusty-rusher", "--senses", '{"distance":1}'], /^strike \(rule 1\)/],
    [
      ["battle", "rusty-rusher", "magpie", "--seed", seed(5)],
      /Side a wins in turn \d+[\s\S]*Digest 0x[0-9a-f]{64}/,
    ],
    [["odds", "rusty-rusher", "magpie", "--battles", "100"], /a +[\d.]+ % +\(95 %: /],
    [["compile", "magpie"], /^Code 0x01[0-9a-f]+\nHash 0x/],
    [["decompile", "0x0124220005500041004305600091000132a100091e"], /"otherwise"/],
  ] as const)("%j", async (args, expected) => {
    const { code: exit, stdout, stderr } = await runCommand(["bot", ...args]).ended;
    expect([exit, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(expected);
  });
});

describe("a command that cannot be carried out ends", () => {
  it.each([
    [1, ["decompile", "0x02"], /bytecode/],
    [1, ["decide", "magpie", "--senses", "{"], /JSON/],
    [1, ["battle", "magpie", "nobody-known"], /no ladder bot nobody-known/],
    [1, ["compile", "not-there.json"], /no file not-there.json/],
    [1, ["ladder", "--deployment", "not-there.json"], /no deployment file/],
    [2, ["battle", "magpie"], /give b/],
    [2, ["odds", "magpie", "magpie", "--battles", "x"], /whole number/],
    [2, ["fly"], /unknown command/],
  ] as const)("with %i: %j", async (exit, args, says) => {
    const { code: ended, stdout, stderr } = await runCommand(["bot", ...args]).ended;
    expect([ended, stdout]).toEqual([exit, ""]);
    expect(stderr.trimEnd().split("\n")).toHaveLength(1);
    expect(stderr).toMatch(says);
  });
});
