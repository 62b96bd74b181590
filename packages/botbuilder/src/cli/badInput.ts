import { CogwrightError } from "@cogwright/contracts/errors";
import { z } from "zod";

/** Input of a command that cannot be used: no JSON, or a field that is wrong or missing. */
export class BadInput extends CogwrightError {
  constructor(message: string, cause?: unknown) {
    super(message, { code: "bad-input", cause });
  }
}

/** `value` as `schema` has it. @throws {BadInput} that names the first field that is wrong */
export function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const at = z.core.toDotPath(issue?.path ?? []);
  throw new BadInput(`${at === "" ? "the input" : at}: ${issue?.message ?? "not usable"}`);
}

/** `text` as JSON. @throws {BadInput} with what the parser met */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BadInput(`no JSON: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
}
