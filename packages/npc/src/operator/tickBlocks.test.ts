import { expect, test } from "vitest";
import { randomRecord } from "../../test/random.ts";
import { GRAZE, makeLane, RUN, WALK } from "../region/record.ts";
import { STRIKE } from "../region/rules.ts";
import { seeded } from "../training/random.ts";
import { blockOf, packBlocks } from "./tickBlocks.ts";

const record = { ...randomRecord(0x0203, 41, seeded(1)), lanes: new Uint16Array(16) };
record.lanes[3] = makeLane(true, WALK + 2, 100);
record.lanes[5] = makeLane(true, GRAZE, 101);

test("an NPC that goes on with what it does costs nothing", () => {
  const block = blockOf(record, [
    { slot: 3, action: WALK + 2, victim: -1 },
    { slot: 5, action: GRAZE, victim: -1 },
  ]);
  expect(block).toMatchObject({ changed: 0, kept: 2, withMinds: false });
  expect(packBlocks([block])).toBe("0x02030000002a000000");
});

test("changed decisions are packed in the order of slots, a strike with its victim", () => {
  const block = blockOf(record, [
    { slot: 5, action: STRIKE, victim: 7 },
    { slot: 3, action: RUN + 1, victim: -1 },
  ]);
  expect(packBlocks([block])).toBe("0x02030000002a010005031105" + "0207");
});
