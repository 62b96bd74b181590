import { expect, test } from "vitest";
import { pause } from "./pause.ts";

const LONG = 2 ** 31 - 1;

test("a pause ends when it is over", async () => {
  await pause(1);
});

test("a pause ends when its signal fires, and is none when it has fired", async () => {
  const stop = new AbortController();
  let ended = false;
  const waiting = pause(LONG, stop.signal).then(() => {
    ended = true;
  });
  await Promise.resolve();
  expect(ended).toBe(false);
  stop.abort();
  await waiting;
  await pause(LONG, stop.signal);
});
