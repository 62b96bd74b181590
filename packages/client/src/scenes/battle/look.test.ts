import { keccak256, stringToHex } from "viem";
import { describe, expect, it } from "vitest";
import { lookOf } from "./look.ts";

const loadout = { armor: 3, weapon: 3, engine: 2, repair: 2 };
const hashes = Array.from({ length: 200 }, (_, index) => keccak256(stringToHex(`bot ${index}`)));

describe("lookOf", () => {
  it("gives the same code the same look, whichever side it fights on", () => {
    const hash = keccak256("0x01");
    expect(lookOf(hash, loadout, "a")).toEqual(lookOf(hash, loadout, "a"));
    expect({ ...lookOf(hash, loadout, "b"), side: "a" }).toEqual(lookOf(hash, loadout, "a"));
  });

  it("tells bots apart by their shape, not by hue alone", () => {
    const shapes = hashes.map((hash) => {
      const { body, crest, eyes, drive } = lookOf(hash, loadout, "a");
      return `${body} ${crest} ${eyes} ${drive}`;
    });
    expect(new Set(shapes).size).toBeGreaterThan(120);
  });

  it("keeps the hue inside its side's colour", () => {
    for (const hash of hashes) expect(Math.abs(lookOf(hash, loadout, "a").hueShift)).toBeLessThanOrEqual(14);
  });
});
