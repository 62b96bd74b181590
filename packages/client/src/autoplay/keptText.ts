import { CogwrightError } from "@cogwright/contracts/errors";
import type { z } from "zod";

/** The part of `Storage` that is used, so that tests need no browser. */
export type KeptText = Pick<Storage, "getItem" | "setItem">;

class KeptUnreadable extends CogwrightError {
  constructor(key: string, cause: unknown) {
    super(`What this browser keeps under "${key}" cannot be read.`, {
      code: "kept-unreadable",
      hint: "Restore that entry of the site's storage, or remove it; a sealed bot's salt may be in it.",
      // The cause of a parse error may quote the entry, which holds salts: only its kind is kept.
      details: { reason: cause instanceof Error ? cause.name : typeof cause },
    });
  }
}

/** Reads an entry of the browser's storage. @throws {KeptUnreadable} when it is not what it should be; it stays untouched */
export function readKept<kept>(storage: KeptText, key: string, schema: z.ZodType<kept>, none: kept): kept {
  const text = storage.getItem(key);
  if (text === null) return none;
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    throw new KeptUnreadable(key, cause);
  }
}
