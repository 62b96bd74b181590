import { mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startLocalChain } from "../chain.ts";
import { Children } from "../children.ts";
import { type Ended, listens, newStateFolder, runCommand } from "./commandRun.ts";

/** Exit code 1, one line on stderr that says what was wrong and what to do, and no stack trace. */
function expectOneLine({ code, stdout, stderr }: Ended, problem: RegExp, remedy: RegExp) {
  expect(stderr).toMatch(problem);
  expect(stderr).toMatch(remedy);
  expect(stderr.trim().split("\n")).toHaveLength(1);
  expect(stdout + stderr).not.toMatch(/^\s+at .+:\d+/m);
  expect(code).toBe(1);
}

/** Loads before the bootstrap and has it see another version of Node. */
function pretendNode(version: string): string[] {
  const code = `Object.defineProperty(process.versions, "node", { value: "${version}" })`;
  return ["--import", `data:text/javascript,${encodeURIComponent(code)}`];
}

describe("the bootstrap", () => {
  it.each(["18.20.4", "20.18.0"])("refuses Node %s and says which one it needs", async (version) => {
    const run = runCommand(["start"], { node: pretendNode(version) });
    expectOneLine(
      await run.ended,
      new RegExp(`Node 20.19 or newer, and this is ${version}`),
      /Install a newer Node/,
    );
  });

  it("names the commands when it is asked for another", async () => {
    expectOneLine(await runCommand(["strat"]).ended, /No such command: strat/, /start, test/);
  });
});

describe("a bundled command", () => {
  it("finds the files beside its sources", async () => {
    const { code, stdout, stderr } = await runCommand(["bot", "evaluate", "--quiet"]).ended;
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^all +\d+\/\d+/m);
    expect(code).toBe(0);
  });
});

describe("a language model that is set by halves", () => {
  it("stops the start with the variable that is missing, and never prints the key", async () => {
    const run = runCommand(["start", "--port", "9503", "--chain-port", "9504"], {
      env: { BOT_LLM_MODEL: "any", BOT_LLM_URL: "", BOT_LLM_KEY: "sk-very-secret" },
    });
    const ended = await run.ended;
    expectOneLine(ended, /BOT_LLM_URL is not usable/, /BOT_LLM_MODEL/);
    expect(ended.stdout + ended.stderr).not.toContain("sk-very-secret");
  });
});

describe("a port that is taken", () => {
  const [pagePort, chainPort, taken] = [9500, 9501, 9502];
  const other = createServer();
  beforeAll(() => new Promise<void>((resolve) => other.listen(taken, "127.0.0.1", resolve)));
  afterAll(() => new Promise<void>((resolve) => other.close(() => resolve())));

  it("by another program, where the page should be, stops the start before anything runs", async () => {
    const run = runCommand(["start", "--port", String(taken), "--chain-port", String(chainPort)]);
    expectOneLine(await run.ended, /Port 9502, for the page, is taken/, /npm start -- --port 9503/);
    expect(await listens(chainPort)).toBe(false);
  });

  it("where the chain should be, likewise", async () => {
    const run = runCommand(["start", "--port", String(pagePort), "--chain-port", String(taken)]);
    expectOneLine(await run.ended, /Port 9502, for the local chain, is taken/, /--chain-port 9503/);
    expect(await listens(pagePort)).toBe(false);
  });
});

describe("a chain that does not answer", () => {
  const env = { COGWRIGHT_STATE: newStateFolder() };

  it("stops a start there", async () => {
    const run = runCommand(["start", "--port", "9500", "--rpc", "http://127.0.0.1:9599"], { env });
    expectOneLine(await run.ended, /chain at http:\/\/127.0.0.1:9599 does not answer/, /Check the address/);
  });

  it("stops a deployment there", async () => {
    const run = runCommand(["deploy", "--rpc", "http://127.0.0.1:9599"], { env });
    expectOneLine(await run.ended, /chain at http:\/\/127.0.0.1:9599 does not answer/, /Check the address/);
  });

  it("is refused before it is asked when its address is none", async () => {
    const { code, stderr } = await runCommand(["start", "--rpc", "nowhere"], { env }).ended;
    expect(stderr).toMatch(/http:\/\/127.0.0.1:8545/);
    expect(code).toBe(2);
  });
});

describe("a chain without our world", () => {
  const children = new Children();
  const state = newStateFolder();
  const env = { COGWRIGHT_STATE: state };
  const rpc = "http://127.0.0.1:9503";
  beforeAll(async () => {
    await startLocalChain({ children, port: 9503, folder: join(state, "elsewhere") });
  });
  afterAll(() => children.stopAll());

  it("cannot be played on: the start says how to deploy", async () => {
    const run = runCommand(["start", "--port", "9500", "--rpc", rpc], { env });
    expectOneLine(
      await run.ended,
      /No world of yours is known on chain 31337/,
      /npm run deploy -- --rpc http/,
    );
  });

  it("is not deployed on with something that is no key", async () => {
    const run = runCommand(["deploy", "--rpc", rpc], { env: { ...env, COGWRIGHT_DEPLOYER_KEY: "0x1234" } });
    expectOneLine(await run.ended, /COGWRIGHT_DEPLOYER_KEY is not a private key/, /0x and 64 digits/);
  });
});

describe("a machine where no browser is to be had", () => {
  it("is told what to install, before any test has run", async () => {
    // A PATH with node alone, an apt-get that finds nothing, and no way to Playwright's downloads.
    const bin = mkdtempSync(join(tmpdir(), "cogwright-bin-"));
    symlinkSync(process.execPath, join(bin, "node"));
    writeFileSync(join(bin, "apt-get"), "#!/bin/sh\nexit 100\n", { mode: 0o755 });
    const run = runCommand(["test", "browser"], {
      env: {
        PATH: bin,
        COGWRIGHT_CHROMIUM: "",
        PLAYWRIGHT_BROWSERS_PATH: mkdtempSync(join(tmpdir(), "cogwright-browsers-")),
        PLAYWRIGHT_DOWNLOAD_HOST: "http://127.0.0.1:9599",
      },
    });
    const ended = await run.ended;
    expectOneLine(ended, /no Chromium for the browser tests/, /Install Chromium/);
    expect(ended.stdout).not.toMatch(/passed/);
  });
});
