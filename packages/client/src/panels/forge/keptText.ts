import type { z } from "zod";

/** What of `localStorage` the forge needs. */
export type KeptText = Pick<Storage, "getItem" | "setItem">;

/** What was kept under `key`; `undefined` when that is nothing, or nothing that can be read any more. */
export function remember<T>(storage: KeptText, key: string, schema: z.ZodType<T>): T | undefined {
  const text = storage.getItem(key);
  if (text === null) return undefined;
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    console.warn(`What this browser kept under ${key} cannot be read any more; it starts empty.`, error);
    return undefined;
  }
}

/** Keeps the first of `values` that the browser has room for. */
export function keep(storage: KeptText, key: string, values: readonly unknown[]): void {
  for (const value of values) {
    try {
      storage.setItem(key, JSON.stringify(value));
      return;
    } catch (error) {
      console.warn(`This browser has no room for all of ${key}.`, error);
    }
  }
}
