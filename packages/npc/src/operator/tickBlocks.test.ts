import { expect, test } from "vitest";
import { randomRecord } from "../../test/random.ts";
import { GRAZE, makeLane, REST, RUN, WALK } from "../region/record.ts";
import { STRIKE } from "../region/tickList.ts";
import { seeded } from "../training/random.ts";
import { blockOf, packBlocks, readBlocks } from "./tickBlocks.ts";

const record = {
  ...randomRecord(0x0203, 41, seeded(1)),
  lanes: new Uint16Array(16),
  evidence: `0x${"0badf00d".padEnd(46, "5")}` as const,
  playedAt: 0,
};
record.lanes[3] = makeLane(true, WALK + 2, 100);
record.lanes[15] = makeLane(true, WALK, 102);
record.lanes[5] = makeLane(true, GRAZE, 101);

test("an NPC that goes on with what it does costs nothing", () => {
  const block = blockOf(record, [
    { slot: 3, action: WALK + 2, victim: -1 },
    { slot: 5, action: GRAZE, victim: -1 },
  ]);
  expect(block).toMatchObject({ changed: 0, kept: 2, withMinds: false });
  expect(packBlocks([block])).toBe("0x02030000002a0badf00d000000");
});

test("few changed decisions are listed one by one in the order of slots, a strike with its victim", () => {
  const block = blockOf(record, [
    { slot: 5, action: STRIKE, victim: 7 },
    { slot: 3, action: RUN + 1, victim: -1 },
  ]);
  expect(packBlocks([block])).toBe("0x02030000002a0badf00d01000600031105" + "0207");
});

test("several that walk, run or rest in a word of lanes share a row", () => {
  const block = blockOf(record, [
    { slot: 5, action: STRIKE, victim: 7 },
    { slot: 3, action: RUN + 1, victim: -1 },
    { slot: 15, action: REST, victim: -1 },
  ]);
  const row = "000000910000000000000000000000" + "80";
  expect(packBlocks([block])).toBe(`0x02030000002a0badf00d01001401${row}050207`);
});

test("a packed tick is read back as it was sent, without what is cut short at its end", () => {
  const first = blockOf(record, [{ slot: 5, action: STRIKE, victim: 7 }]);
  const second = { ...blockOf(record, []), region: 0x0204 };
  const packed = packBlocks([first, second]);
  const blocks = readBlocks(packed);
  expect(blocks).toEqual([
    {
      ...{ region: 0x0203, tick: 42, noise: 0x0badf00d, withMinds: true },
      ...{ list: "0x00050207", sent: packBlocks([first]) },
    },
    {
      ...{ region: 0x0204, tick: 42, noise: 0x0badf00d, withMinds: false },
      ...{ list: "0x", sent: packBlocks([second]) },
    },
  ]);
  expect(readBlocks(packed.slice(0, -2) as `0x${string}`)).toEqual(blocks.slice(0, 1));
});
