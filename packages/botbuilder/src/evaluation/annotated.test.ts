import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readAnnotated } from "./annotated.ts";

const folder = fileURLToPath(new URL("../../corpus/training/", import.meta.url));

test("words, rules and conditions are read out of an annotated text", () => {
  expect(
    readAnnotated(
      "# plain\n[Heal](2 do repair) [when it's bad](2 if myHealth<~30 & !canSee), or [hit](1 do strike/charge).",
    ),
  ).toEqual([
    {
      kind: "plain",
      text: "Heal when it's bad, or hit.",
      spans: [
        { start: 0, end: 4, items: [{ says: "do", rules: [2], actions: ["repair"] }] },
        {
          start: 5,
          end: 18,
          items: [
            {
              says: "if",
              rules: [2],
              ways: [
                [
                  { sense: "myHealth", is: "<", value: 30, vague: true },
                  { sense: "canSee", is: "=", value: false, vague: false },
                ],
              ],
            },
          ],
        },
        { start: 23, end: 26, items: [{ says: "do", rules: [1], actions: ["strike", "charge"] }] },
      ],
    },
  ]);
});

test.each([
  ["an unknown action", "# a\n[Sing](1 do sing)", /sing/],
  ["an unknown sense", "# a\n[Hit](1 do strike) [if cold](1 if heat<3)", /heat/],
  ["a rule that does nothing", "# a\n[if hurt](1 if myHealth<30) hit", /Rule 1/],
  ["a bracket that is left", "# a\n[Hit](1 do strike) him (hard)", /not wholly/],
  ["no kind", "[Hit](1 do strike)", /kind/],
])("%s is refused", (_, file, fault) => {
  expect(() => readAnnotated(file)).toThrow(fault);
});

test.each(readdirSync(folder).filter((name) => name.endsWith(".txt")))("%s makes sense", (name) => {
  expect(readAnnotated(readFileSync(`${folder}${name}`, "utf8")).length).toBeGreaterThan(0);
});
