import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import pino from "pino";
import { numberToHex } from "viem";
import { afterEach, expect, test, vi } from "vitest";
import { createDrandClient } from "../beacon/drand.ts";
import { evmnet } from "../beacon/evmnet.ts";
import { publicKeyOf, sign } from "../beacon/signature.ts";
import type { ArenaView } from "./arenaView.ts";
import { createBeacon } from "./beacon.ts";
import type { Send } from "./service.ts";

const secret = 0x5eedn;
const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** An endpoint that signs rounds with the key that `key()` gives. */
async function endpoint(key: () => bigint): Promise<string> {
  const server = createServer((request, response) => {
    const round = BigInt(request.url?.split("/").at(-1) ?? "0");
    const { x, y } = sign(key(), round);
    const bare = (value: bigint) => numberToHex(value, { size: 32 }).slice(2);
    response.end(JSON.stringify({ round: Number(round), signature: `${bare(x)}${bare(y)}` }));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const now = 1_000_000;
const view: ArenaView = {
  ...{ block: 1n, time: now, proven: new Set(), clock: { genesis: now - 30, period: 3 } },
  matches: [
    {
      ...{
        id: 4,
        status: "entered",
        botA: 1,
        botB: 2,
        betsCloseAt: now - 10,
        seedRound: 9n,
        deadline: now + 60,
      },
      ownerA: "0x00000000000000000000000000000000000000a1",
      ownerB: "0x00000000000000000000000000000000000000b2",
    },
  ],
};

test("gas is paid only for a signature that was checked, as soon as an endpoint gives it", async () => {
  let key = secret + 1n;
  const endpoints = [await endpoint(() => secret + 2n), await endpoint(() => key)];
  const network = { ...evmnet, key: publicKeyOf(secret) };
  const send = vi.fn<Send>(async () => ({
    hash: "0x",
    nonce: 0,
    receipt: async () =>
      ({ blockNumber: 1n, gasUsed: 1n }) as Awaited<ReturnType<Awaited<ReturnType<Send>>["receipt"]>>,
  }));
  const beacon = createBeacon({
    send,
    source: { check: async () => undefined, signatureOf: createDrandClient({ network, endpoints }) },
    checkRounds: async () => [8n],
    log: pino({ level: "silent" }),
  });

  await beacon.tick(view);
  expect(send).not.toHaveBeenCalled();

  key = secret;
  await beacon.tick(view);
  // The match's round first, then the one that draws spot checks of the NPCs.
  expect(send.mock.calls).toEqual(
    [9n, 8n].map((round) => {
      const { x, y } = sign(secret, round);
      return [{ functionName: "beacon__proveRound", args: [round, x, y] }];
    }),
  );
});
