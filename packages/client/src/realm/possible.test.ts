import { deedRules } from "@cogwright/contracts/rules/deeds";
import { type Kind, kinds, terrains } from "@cogwright/contracts/rules/realm";
import { regionAt } from "@cogwright/npc/region/geometry";
import { FACE, makeLane, makeMind, REST, type RegionRecord, regardFor } from "@cogwright/npc/region/record";
import { groundOf } from "@cogwright/npc/region/terrain";
import { expect, test } from "vitest";
import { type Action, choices } from "./possible.ts";

const id = regionAt(7, 7);
const tileWith = (terrain: (typeof terrains)[number]): number =>
  groundOf(id).indexOf(terrains.indexOf(terrain));
const road = tileWith("road");

interface Someone {
  kind: Kind;
  tile: number;
  health?: number;
  /** Ore of a player, hunger of others. */
  hunger?: number;
  /** Food of a player, stock of a merchant. */
  fatigue?: number;
  regard?: number;
}

/** The player in slot 0, and others from slot 1 on. */
function scene(...all: readonly Someone[]): RegionRecord {
  const lanes = new Uint16Array(16);
  const minds = new Uint32Array(16);
  for (const [slot, { kind, tile, health = 9, hunger = 0, fatigue = 0, regard = 0 }] of all.entries()) {
    const player = kind === "player";
    lanes[slot] = makeLane(!player, player ? FACE : REST, tile);
    minds[slot] = makeMind({
      kind: kinds.indexOf(kind),
      health,
      hunger,
      fatigue,
      fear: 0,
      temperament: 0,
      regard,
    });
  }
  return { id, tick: 1, evidence: "0x", playedAt: 0, lanes, minds };
}

const choice = (record: RegionRecord, action: Action, chosen?: number) =>
  choices(record, 0, chosen).find((one) => one.action === action);

test("alone on a road nothing can be done, and each says why", () => {
  const record = scene({ kind: "player", tile: road, health: 15 });
  expect(choices(record, 0).map(({ action, reason }) => [action, reason])).toEqual([
    ["mine", expect.stringMatching(/^There is no ore beside you; the nearest is \d+ steps /)],
    ["gather", "Nothing to eat grows here; look in a forest or a meadow."],
    ["eat", "You are not hurt."],
    ["strike", "Nobody is within a step of you."],
    ["give", "Nobody is within a step of you."],
    ["trade", "No merchant is within a step of you."],
  ]);
});

test("ore beside is found whichever way one looks, and a full pack says so", () => {
  const ore = tileWith("ore");
  const beside = { kind: "player", tile: ore + 1 } as const;
  expect(choice(scene(beside), "mine")?.deed).toMatchObject({ what: "mine" });
  expect(choice(scene({ ...beside, hunger: deedRules.CARRY }), "mine")?.reason).toBe(
    "There is no room for it: 15 is the most.",
  );
});

test("of several one strikes the most dangerous, unless another is pointed out", () => {
  const record = scene(
    { kind: "player", tile: road },
    { kind: "deer", tile: road },
    { kind: "wolf", tile: road },
    { kind: "player", tile: road },
  );
  expect(choice(record, "strike")?.deed).toEqual({ what: "strike", slot: 2 });
  expect(choice(record, "strike", 1)?.deed).toEqual({ what: "strike", slot: 1 });
  // Pointed out, but not to be struck: the next is taken.
  expect(choice(record, "strike", 3)?.deed).toEqual({ what: "strike", slot: 2 });
});

test("a merchant is given ore, a guard food; without either it says so", () => {
  const me = { kind: "player", tile: road, hunger: 1, fatigue: 1 } as const;
  expect(choice(scene(me, { kind: "merchant", tile: road }), "give")?.deed).toMatchObject({ goods: "ore" });
  expect(choice(scene(me, { kind: "guard", tile: road }), "give")?.deed).toMatchObject({ goods: "food" });
  const poor = { kind: "player", tile: road } as const;
  expect(choice(scene(poor, { kind: "guard", tile: road }), "give")?.reason).toBe("You carry no food.");
});

test("one trades with a merchant beside one, but not with one who bears a grudge, nor with the dead", () => {
  const me = { kind: "player", tile: road } as const;
  expect(choice(scene(me, { kind: "merchant", tile: road }), "trade")?.whom?.slot).toBe(1);
  const angry = scene(me, { kind: "merchant", tile: road, regard: regardFor(1, 0, false) });
  expect(choice(angry, "trade")?.reason).toMatch(/remembers what you did/);
  const gone = scene(me, { kind: "merchant", tile: road, health: 0 });
  gone.lanes[1] = makeLane(false, 3, road);
  expect(choice(gone, "trade")?.reason).toBe("No merchant is within a step of you.");
});
