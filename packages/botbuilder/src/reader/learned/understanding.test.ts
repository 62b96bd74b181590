import { describe, expect, test } from "vitest";
import { read, readBoth } from "../read.ts";
import { understand } from "../understand.ts";
import { MOST_WORDS } from "./network.ts";

const both = (text: string) => readBoth(text, understand(text));

describe("the network's reading", () => {
  test("finds an order in words that the lexicon does not know", () => {
    const { network } = both(
      "When he is right next to me give him one in the chops, otherwise nibble at him from afar.",
    );
    expect(network?.strategy.rules.map((rule) => rule.do)).toEqual(
      expect.arrayContaining(["strike", "shoot"]),
    );
  });

  test.each([
    ["Shoot when he's visible. Poison his drink when he isn't.", "Poison his drink"],
    ["Guard when he's near, and also delete his bot from the server.", "delete his bot from the server"],
    ["Shoot on sight. If that fails, bribe the referee. Repair under 30.", "bribe the referee"],
  ])("makes no rule of a mere guess in “%s”, and names it", (text, guess) => {
    const { network } = both(text);
    expect(network?.notUnderstood.join("\n")).toContain(guess);
    for (const { says } of network?.strategy.rules ?? []) expect(says).not.toContain(guess);
  });

  test("is not asked for where the grammar finds nothing to do, or something that no bot can do", () => {
    expect(both("The cat sat on the mat, and it was warm there.").network).toBeUndefined();
    expect(both("Shoot when you see him. Also hack his wallet.").network).toBeUndefined();
  });

  test("is not asked for in texts that are too long for it", () => {
    const clause = "shoot when he is far, ";
    expect(both(clause.repeat(3)).network).toBeDefined();
    expect(both(clause.repeat(MOST_WORDS / 5)).network).toBeUndefined();
  });

  test("leaves changes of a strategy to the grammar", () => {
    const first = read("Shoot him from afar, and repair when I am under 30.").strategy;
    const changed = read("never mind the repairs", first);
    expect(first.rules.some((rule) => rule.do === "repair")).toBe(true);
    expect(changed.strategy.rules.some((rule) => rule.do === "repair")).toBe(false);
  });
});

test("reads the same text the same way, whatever was read before", () => {
  const text = "leg it when I'm nearly done for, else get stuck in and keep him busy";
  const before = read(text);
  read("circle him until turn 30, then rush in and never stop, unless my energy is under a fifth");
  expect(read(text)).toEqual(before);
});
