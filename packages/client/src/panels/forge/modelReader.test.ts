import { read } from "@cogwright/botbuilder/reader/read";
import { describe, expect, it } from "vitest";
import { type Asking, createModelReader, findModel } from "./modelReader.ts";

const reading = { ...read("shoot him"), reader: "model" };
const quiet: Asking = { signal: new AbortController().signal, onProgress: () => undefined };
const line = (event: unknown) => `${JSON.stringify(event)}\n`;

/** A server that answers with `chunks`, one after the other. */
function answers(chunks: readonly string[], status = 200): typeof fetch {
  const body = new ReadableStream<Uint8Array>({
    start: (out) => {
      for (const chunk of chunks) out.enqueue(new TextEncoder().encode(chunk));
      out.close();
    },
  });
  return async () => new Response(body, { status });
}
const ask = (request: typeof fetch, text = "shoot him") => createModelReader(request)(text, undefined, quiet);

describe("the page asking for a reading", () => {
  it("tells how far it is and gives the reading, however the lines are cut up", async () => {
    const whole =
      line({ event: "progress", asked: 3, answered: 1, usable: 1 }) + line({ event: "reading", reading });
    const told: unknown[] = [];
    const found = await createModelReader(answers([...whole]))("shoot him", undefined, {
      ...quiet,
      onProgress: (progress) => told.push(progress),
    });
    expect(found).toEqual(reading);
    expect(told).toMatchObject([{ asked: 3, answered: 1, usable: 1 }]);
  });

  const bad: readonly [string, typeof fetch, RegExp][] = [
    [
      "says no, with a reason",
      answers(['{"error":{"code":"too-often","message":"Later, please."}}'], 429),
      /Later/,
    ],
    ["says no, with a page", answers(["<html>"], 502), /answered 502/],
    ["breaks off", answers([line({ event: "progress", asked: 3, answered: 0, usable: 0 })]), /broke off/],
    ["talks", answers(["hello\n"]), /form this page does not know/],
    [
      "gives something that is no strategy",
      answers([line({ event: "reading", reading: { ...reading, strategy: { rules: [] } } })]),
      /form this page does not know/,
    ],
    ["is away", () => Promise.reject(new TypeError("fetch failed")), /does not answer/],
  ];
  it.each(bad)("says in words what is wrong when the service %s", async (_, request, words) => {
    await expect(ask(request)).rejects.toThrow(words);
  });

  it("does not send a book", async () => {
    await expect(ask(() => Promise.reject(new Error("asked")), "a".repeat(8_001))).rejects.toThrow(/8,000/);
  });

  it("ends when it is stopped", async () => {
    const stop = new AbortController();
    const never: typeof fetch = (_, init) =>
      new Promise((_resolve, reject) =>
        init?.signal?.addEventListener("abort", () => reject(init.signal?.reason)),
      );
    const asked = createModelReader(never)("shoot", undefined, { ...quiet, signal: stop.signal });
    stop.abort(new Error("enough"));
    await expect(asked).rejects.toThrow("enough");
  });
});

describe("the page asking which model there is", () => {
  it.each([
    ['{"model":"qwen"}', 200, "qwen"],
    ['{"model":null}', 200, null],
    ['{"other":1}', 200, null],
    ["", 404, null],
  ])("takes %s for what it is", async (text, status, model) => {
    expect(await findModel(async () => new Response(text, { status }))).toBe(model);
  });
});
