import type { Hex } from "viem";
import type { RawRecord } from "./record.ts";

/** What a Store event says happened to one record. Offsets and counts are in bytes. */
export type StoreChange =
  | { eventName: "Store_SetRecord"; args: RawRecord }
  | { eventName: "Store_SpliceStaticData"; args: { start: number; data: Hex } }
  | {
      eventName: "Store_SpliceDynamicData";
      args: { start: number; deleteCount: number; encodedLengths: Hex; data: Hex };
    }
  | { eventName: "Store_DeleteRecord" };

/** Replaces `deleteCount` bytes of `bytes` from `start` on by `data`; missing bytes before `start` are zeros. */
function splice(bytes: Hex, start: number, deleteCount: number, data: Hex): Hex {
  const body = bytes.slice(2).padEnd(start * 2, "0");
  return `0x${body.slice(0, start * 2)}${data.slice(2)}${body.slice((start + deleteCount) * 2)}`;
}

/**
 * The record after a change.
 *
 * @param before what the record was; must be known for a splice.
 * @returns the record after, or `undefined` when it was deleted.
 */
export function applyChange(before: RawRecord, change: StoreChange): RawRecord | undefined {
  switch (change.eventName) {
    case "Store_SetRecord":
      return {
        staticData: change.args.staticData,
        encodedLengths: change.args.encodedLengths,
        dynamicData: change.args.dynamicData,
      };
    case "Store_SpliceStaticData": {
      const { start, data } = change.args;
      return { ...before, staticData: splice(before.staticData, start, (data.length - 2) / 2, data) };
    }
    case "Store_SpliceDynamicData": {
      const { start, deleteCount, encodedLengths, data } = change.args;
      return { ...before, encodedLengths, dynamicData: splice(before.dynamicData, start, deleteCount, data) };
    }
    case "Store_DeleteRecord":
      return undefined;
  }
}
