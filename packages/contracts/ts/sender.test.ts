import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { type Address, createTestClient, encodeErrorResult, type Hex, http, toHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { worldAbi } from "./generated/abi.ts";
import {
  createQueue,
  createSender,
  type ExternalWallet,
  TransactionDeclined,
  WorldRevert,
} from "./sender.ts";
import { ChainUnreachable, createWorldClient, type WorldClient } from "./worldClient.ts";

/** The first of anvil's public test keys. */
const account = privateKeyToAccount("0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80");
const world: Address = "0x00000000000000000000000000000000000000aa";
const call = { functionName: "deleteRecord", args: [toHex("tbtest", { size: 32 }), []] } as const;

let anvil: ChildProcess;
let client: WorldClient;

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });

beforeAll(async () => {
  const port = await freePort();
  const rpc = `http://127.0.0.1:${port}`;
  const binary = join(import.meta.dirname, "..", "node_modules", ".bin", "anvil");
  anvil = spawn(binary, ["--port", String(port), "--base-fee", "0", "--no-mining"], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise<void>((resolve) => {
    anvil.stdout?.on("data", (chunk: Buffer) => chunk.toString().includes("Listening") && resolve());
  });
  const deployment = {
    version: 1 as const,
    chainId: 31337,
    genesis: toHex(0, { size: 32 }),
    rpc,
    world,
    block: 0,
  };
  client = createWorldClient({ deployment });
});
afterAll(() => anvil.kill("SIGTERM"));

const chain = () => createTestClient({ mode: "anvil", transport: http(client.deployment.rpc) });

/** Code that reverts with the given data, whatever it is called with. */
function reverting(data: Hex): Hex {
  const size = (data.length - 2) / 2;
  // PUSH1 size, PUSH1 offset, PUSH1 0, CODECOPY, PUSH1 size, PUSH1 0, REVERT
  const head =
    `0x60${size.toString(16).padStart(2, "0")}600c60003960${size.toString(16).padStart(2, "0")}6000fd` as const;
  return `${head}${data.slice(2)}`;
}

test("senders that share a wallet through one lock never use a nonce twice", async () => {
  const exclusive = createQueue();
  const tabs = [createSender({ client, account, exclusive }), createSender({ client, account, exclusive })];
  const sent = await Promise.all(Array.from({ length: 12 }, (_, index) => tabs[index % 2]?.send(call)));
  expect(sent.map((one) => one?.nonce).sort((x, y) => (x ?? 0) - (y ?? 0))).toEqual([...Array(12).keys()]);
  await chain().mine({ blocks: 1 });
  const receipts = await Promise.all(sent.map((one) => one?.receipt()));
  expect(receipts.every((receipt) => receipt?.status === "success")).toBe(true);
});

test("a call that would revert is refused before it is sent, with the world's own error", async () => {
  const data = encodeErrorResult({
    abi: worldAbi,
    errorName: "World_ResourceNotFound",
    args: [toHex("x", { size: 32 }), "sy:x"],
  });
  await chain().setCode({ address: world, bytecode: reverting(data) });
  const refused = createSender({ client, account }).send(call);
  await expect(refused).rejects.toThrow(WorldRevert);
  await expect(refused).rejects.toMatchObject({ errorName: "World_ResourceNotFound", code: "world-revert" });
  await chain().setCode({ address: world, bytecode: "0x" });
});

test("a transaction that reverts in its block says why", async () => {
  const data = encodeErrorResult({
    abi: worldAbi,
    errorName: "World_ResourceNotFound",
    args: [toHex("y", { size: 32 }), "sy:y"],
  });
  const { receipt } = await createSender({ client, account }).send({ ...call, gas: 200_000n });
  await chain().setCode({ address: world, bytecode: reverting(data) });
  await chain().mine({ blocks: 1 });
  await expect(receipt()).rejects.toMatchObject({ errorName: "World_ResourceNotFound" });
  await chain().setCode({ address: world, bytecode: "0x" });
});

test("a chain that does not answer is named", async () => {
  const rpc = `http://127.0.0.1:${await freePort()}`;
  const gone = createWorldClient({ deployment: { ...client.deployment, rpc } });
  const sending = createSender({ client: gone, account }).send(call);
  await expect(sending).rejects.toThrow(ChainUnreachable);
  await expect(sending).rejects.toThrow(rpc);
});

test("a wallet outside submits by itself, and its owner's no is told apart from the world's", async () => {
  await chain().setCode({ address: world, bytecode: "0x" });
  const answers = vi.fn<ExternalWallet["submit"]>();
  const wallet: ExternalWallet = { address: account.address, submit: answers };
  const sender = createSender({ client, account: wallet });

  answers.mockRejectedValueOnce(Object.assign(new Error("User rejected the request."), { code: 4001 }));
  await expect(sender.send(call)).rejects.toThrow(TransactionDeclined);

  answers.mockImplementationOnce(({ to, data, value, gas }) =>
    client.publicClient.request({
      method: "eth_sendTransaction",
      params: [{ from: wallet.address, to, data, value: toHex(value), gas: toHex(gas) }],
    } as never),
  );
  const sent = await sender.send(call);
  await chain().mine({ blocks: 1 });
  expect((await sent.receipt()).status).toBe("success");
});
