import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { type Deployment, parseDeployment } from "@cogwright/contracts/deployment";
import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord } from "@cogwright/contracts/readRecords";
import { wagerRules } from "@cogwright/contracts/rules/wager";
import { createWorldClient } from "@cogwright/contracts/worldClient";
import { createPublicClient, http, padHex } from "viem";
import { generatePrivateKey, privateKeyToAddress } from "viem/accounts";
import { afterAll, describe, expect, it } from "vitest";
import { type CommandRun, listens, newStateFolder, runCommand, until } from "./commandRun.ts";

const [port, chainPort] = [9510, 9511];
const url = `http://localhost:${port}`;
const state = newStateFolder();
const client = createPublicClient({ transport: http(`http://127.0.0.1:${chainPort}`), cacheTime: 0 });

function start(...args: string[]): CommandRun {
  const ports = ["--port", String(port), "--chain-port", String(chainPort)];
  return runCommand(["start", ...ports, ...args], { env: { COGWRIGHT_STATE: state } });
}

/** Waits for the URL and reads what the page is told about its world. */
async function comeUp(run: CommandRun): Promise<Deployment> {
  const [, address] = await run.printed(/(http:\S+)/);
  expect(address).toBe(url);
  return parseDeployment(await (await fetch(`${address}/deployment.json`)).text(), "the page");
}

async function greet(address: string) {
  const answer = await fetch(`${url}/api/grant`, { method: "POST", body: JSON.stringify({ address }) });
  return { status: answer.status, text: await answer.text() };
}

async function expectNothingLeft() {
  await until("the chain has ended", async () => !(await listens(chainPort)));
  await until("the page has ended", async () => !(await listens(port)));
}

describe("npm start", () => {
  let first: Deployment;
  let leftAt: bigint;
  const running: CommandRun[] = [];
  // A test that failed half-way leaves its game behind; its watcher ends the rest.
  afterAll(() => {
    for (const run of running) if (run.process.exitCode === null) run.process.kill("SIGKILL");
  });
  const started = (...args: string[]) => {
    const run = start(...args);
    running.push(run);
    return run;
  };

  it("puts a world on a chain, serves the page, and prints one URL", async () => {
    const run = started();
    first = await comeUp(run);
    expect(first).toMatchObject({ chainId: 31337, rpc: `http://127.0.0.1:${chainPort}` });
    expect(await client.getCode({ address: first.world })).toMatch(/^0x.{100}/);
    expect(await (await fetch(`${url}/realm`)).text()).toMatch(/<div id="root">/);

    const block = await client.getBlockNumber();
    await until("the clock runs", async () => (await client.getBlockNumber()) > block + 1n);

    const visitor = privateKeyToAddress(generatePrivateKey());
    expect(await greet(visitor)).toEqual({ status: 200, text: "Welcome." });
    const purse = { table: tables.wager.Purse, key: { account: padHex(visitor, { size: 32 }) } };
    const world = createWorldClient({ deployment: first });
    expect((await readRecord(world, purse))?.balance).toBe(100n * wagerRules.coin);
    expect((await greet(visitor)).text).toMatch(/has had its coins/);
    expect((await readRecord(world, purse))?.balance).toBe(100n * wagerRules.coin);
    expect((await greet("0x1234")).status).toBe(400);
    leftAt = await client.getBlockNumber();

    run.process.kill("SIGINT");
    const { code, stdout, stderr } = await run.ended;
    expect(stdout.match(/https?:\/\/\S+/g)).toEqual([url]);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    await expectNothingLeft();
  });

  it("finds the same world again, as it was left", async () => {
    const run = started();
    expect(await comeUp(run)).toEqual(first);
    expect(await client.getBlockNumber()).toBeGreaterThanOrEqual(leftAt);
    run.process.kill("SIGTERM");
    expect((await run.ended).code).toBe(0);
    await expectNothingLeft();
  });

  it("leaves nothing running, and a world to come back to, when it is killed", async () => {
    const run = started();
    expect(await comeUp(run)).toEqual(first);
    run.process.kill("SIGKILL");
    await run.ended;
    await expectNothingLeft();
  });

  it("ends when the process that started it is gone", async () => {
    const parent = `
      const child = require("node:child_process").spawn(process.execPath, process.argv.slice(1), { stdio: "inherit" });
      process.stderr.write(String(child.pid));
    `;
    const shell = spawn(
      process.execPath,
      [
        "-e",
        parent,
        join(import.meta.dirname, "../run.mjs"),
        "start",
        "--port",
        String(port),
        "--chain-port",
        String(chainPort),
      ],
      { env: { ...process.env, COGWRIGHT_STATE: state }, stdio: "ignore" },
    );
    await until("the page is there", () => listens(port), 120);
    shell.kill("SIGKILL");
    await expectNothingLeft();
  });

  it("starts a chain that was killed again, on the state that it wrote", async () => {
    const run = started();
    expect(await comeUp(run)).toEqual(first);
    const before = await client.getBlock({ blockNumber: 0n });
    process.kill(Number(readFileSync(join(state, "local/logs/chain.pid"), "utf8")), "SIGKILL");
    await run.printed(/The chain was killed \(SIGKILL\); it is started again/);
    await until("the chain answers again", () => listens(chainPort));
    expect((await client.getBlock({ blockNumber: 0n })).hash).toBe(before.hash);
    const block = await client.getBlockNumber();
    await until("the clock runs again", async () => (await client.getBlockNumber()) > block + 1n);
    run.process.kill("SIGINT");
    await run.ended;
    await expectNothingLeft();
  });

  it("starts a service that was killed again", async () => {
    const run = started();
    expect(await comeUp(run)).toEqual(first);
    const now = Math.floor(Date.now() / 1000);
    await until("the clock shows the time", async () => (await client.getBlock()).timestamp >= now);
    const pid = () => readFileSync(join(state, "local/logs/operator.pid"), "utf8");
    const killed = pid();
    process.kill(Number(killed), "SIGKILL");
    await run.printed(/The operator was killed \(SIGKILL\); it is started again/);
    await until(
      "it runs again",
      async () => existsSync(join(state, "local/logs/operator.pid")) && pid() !== killed,
    );
    run.process.kill("SIGINT");
    await run.ended;
    await expectNothingLeft();
  });

  it("--fresh begins anew", async () => {
    const run = started("--fresh");
    const again = await comeUp(run);
    expect(again.genesis).not.toBe(first.genesis);
    run.process.kill("SIGINT");
    await run.ended;
    await expectNothingLeft();
  });
});
