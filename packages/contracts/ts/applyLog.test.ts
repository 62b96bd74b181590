import { expect, test } from "vitest";
import { applyChange } from "./applyLog.ts";

const before = { staticData: "0x01020304", encodedLengths: "0x00", dynamicData: "0xaabbccdd" } as const;

test("a static splice overwrites bytes in place", () => {
  const after = applyChange(before, {
    eventName: "Store_SpliceStaticData",
    args: { start: 1, data: "0xffee" },
  });
  expect(after).toEqual({ ...before, staticData: "0x01ffee04" });
});

test("a dynamic splice may shrink, grow and append", () => {
  const change = (start: number, deleteCount: number, data: `0x${string}`) =>
    applyChange(before, {
      eventName: "Store_SpliceDynamicData",
      args: { start, deleteCount, encodedLengths: "0x09", data },
    });
  expect(change(1, 2, "0x11")).toEqual({ ...before, encodedLengths: "0x09", dynamicData: "0xaa11dd" });
  expect(change(4, 0, "0x22")?.dynamicData).toBe("0xaabbccdd22");
  expect(change(6, 0, "0x22")?.dynamicData).toBe("0xaabbccdd000022");
});

test("a set replaces everything, a delete leaves nothing", () => {
  const record = { staticData: "0x05", encodedLengths: "0x", dynamicData: "0x" } as const;
  expect(applyChange(before, { eventName: "Store_SetRecord", args: record })).toEqual(record);
  expect(applyChange(before, { eventName: "Store_DeleteRecord" })).toBeUndefined();
});
