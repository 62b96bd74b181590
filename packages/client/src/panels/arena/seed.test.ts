import { expect, it } from "vitest";
import { timeOfRound } from "./seed.ts";

it("knows when a round of drand's evmnet is published", () => {
  const evmnet = { genesis: 1_727_521_075n, period: 3 };
  expect(timeOfRound(1n, evmnet)).toBe(1_727_521_075);
  expect(timeOfRound(9_337_227n, evmnet)).toBe(1_727_521_075 + 9_337_226 * 3);
  expect(timeOfRound(0n, evmnet)).toBe(0);
  expect(timeOfRound(5n, undefined)).toBe(0);
});
