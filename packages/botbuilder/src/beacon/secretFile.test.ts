import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readOrCreateSecret, readSecret } from "./secretFile.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cogwright-secret-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

test("a secret is made once, for its owner's eyes only, and found again", () => {
  const path = join(folder, "new", "beacon.secret");
  const secret = readOrCreateSecret(path);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readOrCreateSecret(path)).toBe(secret);
  expect(readSecret(path)).toBe(secret);
  expect(readOrCreateSecret(join(folder, "other"))).not.toBe(secret);
});

test("a file that holds no secret is refused without saying what it holds", () => {
  const path = join(folder, "beacon.secret");
  for (const content of ["", "0x00", `0x${"0".repeat(64)}`, `0x${"f".repeat(64)}`, "topsecret"]) {
    writeFileSync(path, content);
    expect(() => readSecret(path)).toThrow(`The file ${path} does not hold a beacon's secret.`);
    expect(() => readOrCreateSecret(path)).toThrow("does not hold");
    expect(readFileSync(path, "utf8")).toBe(content);
  }
  expect(() => readSecret(join(folder, "none"))).toThrow("There is no beacon's secret at");
});
