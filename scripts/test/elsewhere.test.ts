import { join } from "node:path";
import { parseDeployment } from "@cogwright/contracts/deployment";
import { createTestClient, http, parseEther, publicActions } from "viem";
import { generatePrivateKey, privateKeyToAddress } from "viem/accounts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Children } from "../children.ts";
import { foundryBinary } from "../foundry.ts";
import { listens, newStateFolder, runCommand, until } from "./commandRun.ts";

const [port, chainPort] = [9520, 9521];
const chainId = 4242;
const rpc = `http://127.0.0.1:${chainPort}`;
const state = newStateFolder();
const env = { COGWRIGHT_STATE: state };
const client = createTestClient({ mode: "anvil", transport: http(rpc), cacheTime: 0 }).extend(publicActions);

const children = new Children();
afterAll(() => children.stopAll());

/** An anvil with its defaults, a base fee among them, but for its id and what `args` say. */
async function startAnvil(at: number, ...args: string[]) {
  const child = children.start({
    name: "other chain",
    file: foundryBinary("anvil"),
    args: ["--port", String(at), "--chain-id", String(chainId), "--quiet", ...args],
    cwd: state,
    log: join(state, `other-chain-${at}.log`),
  });
  await until("the other chain answers", () => listens(at));
  return child;
}

describe("another chain, where transactions cost something", () => {
  let chain: Awaited<ReturnType<typeof startAnvil>>;
  beforeAll(async () => {
    chain = await startAnvil(chainPort);
  });

  it.each(["0", "0.003"])(
    "takes no world from an account that has %s, and spends nothing of it",
    async (amount) => {
      const key = generatePrivateKey();
      const address = privateKeyToAddress(key);
      await client.setBalance({ address, value: parseEther(amount) });
      const { code, stderr } = await runCommand(["deploy", "--rpc", rpc], {
        env: { ...env, COGWRIGHT_DEPLOYER_KEY: key },
      }).ended;
      expect(stderr).toMatch(
        new RegExp(`costs about [0-9.]+ .* the deployer ${address} has ${amount}\\. Send it more`),
      );
      expect(stderr.trim().split("\n")).toHaveLength(1);
      expect(code).toBe(1);
      expect(await client.getBalance({ address })).toBe(parseEther(amount));
    },
  );

  it("takes a world, and npm start -- --rpc plays there", async () => {
    const deployed = await runCommand(["deploy", "--rpc", rpc], { env }).ended;
    expect(deployed).toMatchObject({ code: 0, stderr: "" });
    expect(deployed.stdout).toMatch(/public test account 0xf39F/);

    const run = runCommand(["start", "--rpc", rpc, "--port", String(port)], { env });
    await run.printed(/http:\S+/);
    const facts = await (await fetch(`http://localhost:${port}/deployment.json`)).text();
    const deployment = parseDeployment(facts, "the page");
    expect(deployment).toMatchObject({ chainId, rpc });
    expect(await client.getCode({ address: deployment.world })).toMatch(/^0x.{100}/);
    run.process.kill("SIGINT");
    expect((await run.ended).code).toBe(0);
    expect(await listens(chainPort)).toBe(true);
  });

  it("is known to be another one when it is made anew under the same id", async () => {
    await chain.stop();
    chain = await startAnvil(chainPort);
    const { code, stderr } = await runCommand(["start", "--rpc", rpc, "--port", String(port)], { env }).ended;
    expect(stderr).toMatch(/No world of yours is known on chain 4242/);
    expect(code).toBe(1);
  });
});

describe("a chain whose blocks are too small for the world", () => {
  it("is told so in one line when the deployment breaks off", async () => {
    await startAnvil(9522, "--gas-limit", "3000000");
    const { code, stderr } = await runCommand(["deploy", "--rpc", "http://127.0.0.1:9522"], { env }).ended;
    expect(stderr).toMatch(/could not be deployed on http:\/\/127.0.0.1:9522: .*Execution reverted/);
    expect(stderr).toMatch(/run the command again/);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(code).toBe(1);
  });
});
