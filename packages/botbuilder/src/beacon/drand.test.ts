import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { numberToHex } from "viem";
import { afterEach, describe, expect, test, vi } from "vitest";
import { createDrandClient, RoundUnavailable } from "./drand.ts";
import { type DrandNetwork, evmnet } from "./evmnet.ts";
import { publicKeyOf, type Signature, sign } from "./signature.ts";

const secret = 0x5eedn;
const network: DrandNetwork = { ...evmnet, key: publicKeyOf(secret) };

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** An endpoint that answers as `listener` does; says which paths were asked for. */
async function endpoint(listener: RequestListener) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const bare = (value: bigint) => numberToHex(value, { size: 32 }).slice(2);
const answer = (round: bigint, { x, y }: Signature) =>
  JSON.stringify({ round: Number(round), randomness: "", signature: `${bare(x)}${bare(y)}` });

const honest: RequestListener = (request, response) => {
  const round = BigInt(request.url?.split("/").at(-1) ?? "0");
  response.end(answer(round, sign(secret, round)));
};

const p = 0x30644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47n;
const right = sign(secret, 7n);
const lies: [string, RequestListener, string][] = [
  ["another round's signature", (_, r) => r.end(answer(7n, sign(secret, 8n))), "is not the round's"],
  ["another key's signature", (_, r) => r.end(answer(7n, sign(secret + 1n, 7n))), "is not the round's"],
  [
    "the signature negated",
    (_, r) => r.end(answer(7n, { x: right.x, y: p - right.y })),
    "is not the round's",
  ],
  ["coordinates above p", (_, r) => r.end(answer(7n, { x: right.x + p, y: right.y })), "is not the round's"],
  ["the point at infinity", (_, r) => r.end(answer(7n, { x: 0n, y: 0n })), "is not the round's"],
  ["another round", (_, r) => r.end(answer(8n, sign(secret, 8n))), "answered with round 8"],
  ["a page", (_, r) => r.end("<!doctype html><title>Welcome</title>"), "is not a round"],
  ["a cut-off answer", (_, r) => r.end(answer(7n, right).slice(0, 90)), "is not a round"],
  ["an answer without end", (_, r) => void r.write("x".repeat(50_000)), "longer than 4096 bytes"],
  ["an error", (_, r) => r.writeHead(503).end(), "status 503"],
  ["a way elsewhere", (_, r) => r.writeHead(302, { location: "http://127.0.0.1:1/" }).end(), "redirect"],
];

describe("an endpoint that lies", () => {
  test.each(lies)("with %s is passed over", async (_, listener, fault) => {
    const liar = await endpoint(listener);
    const good = await endpoint(honest);
    const onFault = vi.fn();
    const fetchRound = createDrandClient({
      network,
      endpoints: [liar.url, good.url],
      hedge: 60_000,
      onFault,
    });
    expect(await fetchRound(7n)).toEqual(right);
    expect(onFault).toHaveBeenCalledExactlyOnceWith(liar.url, expect.stringContaining(fault));
    expect(good.asked).toEqual([`/${evmnet.chainHash}/public/7`]);
  });

  test("is asked last the next time", async () => {
    const liar = await endpoint((_, response) => response.end("{}"));
    const good = await endpoint(honest);
    const fetchRound = createDrandClient({ network, endpoints: [liar.url, good.url], hedge: 60_000 });
    await fetchRound(1n);
    await fetchRound(2n);
    expect(liar.asked).toHaveLength(1);
    expect(good.asked).toHaveLength(2);
  });
});

test("an endpoint that stalls is outrun by the next, and asked last from then on", async () => {
  const stalled = await endpoint(() => undefined);
  // How often the one that stalls had been asked when the good one was.
  const before: number[] = [];
  const good = await endpoint((request, response) => {
    before.push(stalled.asked.length);
    honest(request, response);
  });
  const fetchRound = createDrandClient({
    network,
    endpoints: [stalled.url, good.url],
    hedge: 50,
    patience: 60_000,
  });
  expect(await fetchRound(7n)).toEqual(right);
  expect(await fetchRound(8n)).toEqual(sign(secret, 8n));
  expect(before).toEqual([1, 1]);
});

test("a slow endpoint still wins when it is the only one that tells the truth", async () => {
  let late: (() => void) | undefined;
  const slow = await endpoint((request, response) => {
    late = () => honest(request, response);
  });
  const liar = await endpoint((_, response) => {
    response.end("{}", () => late?.());
  });
  const fetchRound = createDrandClient({
    network,
    endpoints: [slow.url, liar.url],
    hedge: 1,
    patience: 60_000,
  });
  expect(await fetchRound(7n)).toEqual(right);
});

test("an endpoint that dies is passed over", async () => {
  const dead = await endpoint((request) => request.socket.destroy());
  const good = await endpoint(honest);
  const fetchRound = createDrandClient({
    network,
    endpoints: ["http://127.0.0.1:1", dead.url, good.url],
    hedge: 60_000,
  });
  expect(await fetchRound(7n)).toEqual(right);
});

test("when none gives the round, each one's fault is named, and it may be asked for again", async () => {
  let isBroken = true;
  const flaky = await endpoint((request, response) => {
    if (isBroken) response.writeHead(500).end();
    else honest(request, response);
  });
  const stalled = await endpoint(() => undefined);
  const fetchRound = createDrandClient({
    network,
    endpoints: [flaky.url, stalled.url],
    hedge: 1,
    patience: 50,
  });
  const problem = await fetchRound(7n).then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(problem).toBeInstanceOf(RoundUnavailable);
  expect(String(problem)).toContain(`${flaky.url}: it answered with status 500`);
  expect(String(problem)).toContain(`${stalled.url}: it did not answer in time`);
  isBroken = false;
  expect(await fetchRound(7n)).toEqual(right);
});

test("a round that drand's evmnet has published is accepted under its key, in its endpoints' form", async () => {
  const real = await endpoint((_, response) =>
    response.end(
      JSON.stringify({
        round: 9337227,
        randomness: "a1e645cd6193837f626716851f5c42ad4bf63ad75193b2cae40f88c08c8f3bd8",
        signature:
          "01d65d6128f4b2df3d08de85543d8efe06b0281d0770246ae3672e8ddd3efda0269373123458f0b5c0073eeed1c816a06809e127421513e34ee07df6987910b3",
      }),
    ),
  );
  const fetchRound = createDrandClient({ network: evmnet, endpoints: [real.url] });
  const { x } = await fetchRound(9337227n);
  expect(x).toBe(0x01d65d6128f4b2df3d08de85543d8efe06b0281d0770246ae3672e8ddd3efda0n);
});
