import { deeds, goods } from "@cogwright/contracts/rules/deeds";
import { type Kind, kinds } from "@cogwright/contracts/rules/realm";
import { regionAt } from "@cogwright/npc/region/geometry";
import type { Address } from "viem";
import { expect, test } from "vitest";
import type { DeedRecord } from "./deedRecords.ts";
import { deedTold } from "./deedTold.ts";

const me: Address = "0x1111111111111111111111111111111111111111";
const other: Address = "0x2222222222222222222222222222222222222222";
const region = regionAt(7, 7);
const known = { address: me, players: new Map([[region * 256 + 5, me]]) };

function deed(
  player: Address,
  what: (typeof deeds)[number],
  to: Kind,
  about: Partial<DeedRecord> = {},
): DeedRecord {
  return {
    player,
    what: deeds.indexOf(what),
    kind: kinds.indexOf(to),
    at: 1n,
    region,
    tile: 33,
    slot: 9,
    goods: goods.indexOf("ore"),
    amount: 2,
    price: 0n,
    ...about,
  };
}

test("trades are told with amount and price, by whom", () => {
  const price = 1_750_000_000_000_000n;
  expect(deedTold(deed(me, "sold", "merchant", { price }), known)).toEqual({
    what: "trade",
    mine: true,
    text: "You sold a merchant 2 ore for 1.75 coins.",
    place: { x: 7 * 32 + 1, y: 7 * 32 + 1 },
  });
  expect(deedTold(deed(other, "bought", "merchant", { price, goods: 0 }), known)).toMatchObject({
    mine: false,
    text: "Traveller 0x2222…2222 bought 2 food from a merchant for 1.75 coins.",
  });
});

test("a gift to the visitor is theirs to know", () => {
  expect(deedTold(deed(other, "gave", "player", { slot: 5, amount: 1 }), known)).toMatchObject({
    mine: true,
    text: "Traveller 0x2222…2222 gave you 1 ore.",
  });
});

test("a kill says what was taken, and nothing where nothing was", () => {
  expect(deedTold(deed(me, "killed", "raider"), known)?.text).toBe("You killed a raider and took 2 ore.");
  expect(deedTold(deed(me, "killed", "guard", { amount: 0 }), known)?.text).toBe("You killed a guard.");
});

test("others' digging and eating fills no page", () => {
  expect(deedTold(deed(other, "mined", "none"), known)).toBeUndefined();
  expect(deedTold(deed(me, "mined", "none", { amount: 1 }), known)?.text).toBe(
    "You broke 1 ore out of the rock.",
  );
});
