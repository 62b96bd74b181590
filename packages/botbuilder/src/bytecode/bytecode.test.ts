import { describe, expect, it } from "vitest";
import type { Strategy } from "../strategy/strategy.ts";
import { codeHash } from "./codeHash.ts";
import { compile } from "./compile.ts";
import { decompile } from "./decompile.ts";

const wolf: Strategy = {
  version: 1,
  name: "Patient Wolf",
  loadout: { armor: 2, weapon: 3, engine: 3, repair: 2 },
  rules: [
    { when: [{ sense: "myHealth", is: "<", value: 30 }], do: "repair" },
    {
      when: [
        { sense: "healthLead", is: ">=", value: -100 },
        { sense: "canSee", is: "!=", value: false },
        { sense: "enemyAction", is: "=", value: "charge" },
      ],
      do: "retreat",
      become: 3,
    },
    { when: [], do: "shoot", become: 0 },
  ],
  otherwise: "advance",
};

describe("bytecode", () => {
  it("is the documented layout, byte for byte", () => {
    expect(compile(wolf)).toBe("0x01233200039100011e1304269c7500b2076001");
  });
  it("survives a round trip", () => {
    expect(decompile(compile(wolf), "Patient Wolf")).toEqual(wolf);
  });
  it("is identified by the hash of the code", () => {
    expect(codeHash("0x")).toBe("0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
  });
  it.each([
    ["0x", "the code ends before the first rule at byte 0"],
    ["0x0223320000", "version 2 is unknown at byte 0"],
    ["0x0164000000", "a loadout part is above 5 at byte 2"],
    ["0x0123330000", "the loadout spends 11 points at byte 2"],
    ["0x0123320d00", "there is no action 13 at byte 3"],
    ["0x0123320021", "there are 33 rules at byte 4"],
    ["0x0123320001", "the code ends before a rule at byte 5"],
    ["0x01233200010500", "a rule has 5 conditions at byte 5"],
    ["0x01233200010005", "there is no stance 4 at byte 6"],
    ["0x0123320001d000", "there is no action 13 at byte 5"],
    ["0x01233200010100b900", "there is no sense 23 at byte 7"],
    ["0x012332000101000000", "there is no comparison 0 at byte 7"],
    ["0x012332000101000700", "there is no comparison 7 at byte 7"],
    ["0x012332000101000165", "the value 101 is too far at byte 8"],
    ["0x0123320001010001", "the code ends before a condition's value at byte 8"],
    ["0x012332000101007101", "canSee cannot be compared by < at byte 8"],
    ["0x012332000101007202", "canSee is compared with 2 at byte 8"],
    ["0x01233200010100aa0d", "there is no action 13 at byte 8"],
    ["0x012332000000", "something follows the last rule at byte 5"],
  ] as const)("refuses %s", (code, message) => {
    expect(() => decompile(code)).toThrow(message);
  });
});
