import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { CogwrightError, errorLine } from "@cogwright/contracts/errors";
import { parseJson } from "./badInput.ts";

/**
 * The line protocol: reads one JSON value a line and writes one answer a line, in order. A line that cannot be
 * answered gets `{"error":{"code","message"}}`, and the next one is still served.
 */
export async function serveLines(
  input: Readable,
  output: Writable,
  answer: (input: unknown) => Promise<unknown>,
): Promise<void> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    const taken = output.write(`${JSON.stringify(await answerLine(line, answer))}\n`);
    if (!taken) await once(output, "drain");
  }
}

async function answerLine(line: string, answer: (input: unknown) => Promise<unknown>): Promise<unknown> {
  try {
    return await answer(parseJson(line));
  } catch (error) {
    const code = error instanceof CogwrightError ? error.code : "internal";
    return { error: { code, message: errorLine(error) } };
  }
}
