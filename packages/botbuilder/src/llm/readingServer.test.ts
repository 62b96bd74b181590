import { once } from "node:events";
import { request as httpRequest, type IncomingMessage, type RequestOptions } from "node:http";
import type { AddressInfo } from "node:net";
import { PassThrough } from "node:stream";
import { text as textOf } from "node:stream/consumers";
import pino from "pino";
import { expect, onTestFinished, test } from "vitest";
import { read } from "../reader/read.ts";
import { type Answer, complete, endpoint, readingText } from "./fakeEndpoint.ts";
import { readEventSchema, readRefusalSchema } from "./readingProtocol.ts";
import { createReadingServer, type ReadingServerOptions } from "./readingServer.ts";
import { ladderTrial } from "./trial.ts";

const KEY = "sk-very-secret";
const words = "Keep your distance and shoot. When my health is under 30% repair.";
const { strategy } = read(words);

/** A reading server in front of a model endpoint that behaves as told. */
async function service(answer: Answer, more: Partial<ReadingServerOptions> = {}) {
  const model = await endpoint(answer);
  const written = new PassThrough();
  const log = pino({ level: "trace" }, written);
  const server = createReadingServer({
    config: { url: model.url, model: "any", key: KEY },
    trial: ladderTrial,
    log,
    candidates: 1,
    timeout: 600,
    ...more,
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  /** Sends a request as the page does, but for what is told otherwise; its body may still have to be written. */
  const open = (options: RequestOptions = {}) =>
    httpRequest(`http://${host}/api/read`, {
      method: "POST",
      ...options,
      headers: { "content-type": "application/json", origin: `http://${host}`, ...options.headers },
    });
  const send = async (body: unknown, options?: RequestOptions) => {
    const request = open(options);
    request.on("error", () => undefined);
    request.end(typeof body === "string" ? body : JSON.stringify(body));
    const [response] = (await once(request, "response")) as [IncomingMessage];
    return { status: response.statusCode, headers: response.headers, body: await textOf(response) };
  };
  const logged = () => {
    log.flush();
    return String(written.read() ?? "");
  };
  return { model, open, send, logged };
}

const events = (body: string) =>
  body
    .trimEnd()
    .split("\n")
    .map((line) => readEventSchema.parse(JSON.parse(line)));
const reading = (body: string) => {
  const last = events(body).at(-1);
  if (last?.event !== "reading") throw new Error(`no reading at the end of ${body}`);
  return last.reading;
};
const refusal = (body: string) => readRefusalSchema.parse(JSON.parse(body)).error;
const good: Answer = (_, response) => complete(response, readingText({ ...strategy, name: "Model" }));

test("words go to the model, progress and a reading come back", async () => {
  const { send, model } = await service(good);
  const { status, headers, body } = await send({ text: words });
  expect(status).toBe(200);
  expect(headers["content-type"]).toBe("application/x-ndjson");
  expect(events(body).map(({ event }) => event)).toEqual(["progress", "progress", "reading"]);
  expect(reading(body)).toMatchObject({ reader: "model", strategy: { name: "Model" } });
  expect(model.headers[0]?.authorization).toBe(`Bearer ${KEY}`);
});

test("a strategy that comes along is amended", async () => {
  const { send, model } = await service(good);
  await send({ text: "less cowardly", strategy });
  expect(model.bodies[0]).toContain("Change it as this says");
});

const misbehaviours: readonly [string, Answer, RegExp][] = [
  ["never answers", () => undefined, /took too long/],
  ["is busy for an hour", (_, r) => r.writeHead(429, { "retry-after": "3600" }).end("{}"), /is busy/],
  ["is cut off", (_, r) => complete(r, '{"strategy": {"ver', "length"), /cut off/],
  ["answers no JSON", (_, r) => complete(r, "Sure! Here is your bot."), /not JSON/],
  ["answers another form", (_, r) => complete(r, readingText({ rules: "all" })), /not a strategy/],
  ["refuses", (_, r) => complete(r, "", "stop", "I cannot help with that"), /declined/],
  [
    "sends the key back",
    (q, r) => r.writeHead(401).end(`bad key ${q.headers.authorization}`),
    /refused the key/,
  ],
  ["hangs up", (request) => request.socket.destroy(), /does not answer/],
];

test.each(misbehaviours)(
  "a model that %s: the built-in reader answers, says why, and no key gets out",
  async (_, answer, note) => {
    const { send, logged } = await service(answer);
    const { status, body } = await send({ text: words });
    expect(status).toBe(200);
    expect(reading(body)).toMatchObject({ reader: "embedded", strategy });
    expect(reading(body).note).toMatch(note);
    expect(body).not.toContain(KEY);
    const log = logged();
    expect(log).toContain('"reader":"embedded"');
    expect(log).not.toContain(KEY);
    expect(log).not.toContain("distance");
  },
);

test("who asks too often is told when to come back; others are not held up", async () => {
  const { send } = await service(good, { limits: { perMinute: 2, perHour: 9 }, now: () => 0 });
  const as = (visitor: string) => send({ text: words }, { headers: { "x-forwarded-for": visitor } });
  expect((await as("ann")).status).toBe(200);
  expect((await as("ann")).status).toBe(200);
  const third = await as("ann");
  expect(third.status).toBe(429);
  expect(third.headers["retry-after"]).toBe("60");
  expect(refusal(third.body)).toMatchObject({ code: "too-often" });
  expect((await as("bob")).status).toBe(200);
});

test("only so many are served at once, and places become free again", async () => {
  let release: () => void = () => undefined;
  const { send, model } = await service(
    (request, response, call) => {
      if (call === 1) release = () => good(request, response, call);
      else good(request, response, call);
    },
    { atOnce: 1, timeout: 60_000 },
  );
  const first = send({ text: words });
  await expect.poll(() => model.bodies.length).toBe(1);
  const second = await send({ text: words });
  expect(second.status).toBe(503);
  expect(refusal(second.body).code).toBe("all-busy");
  release();
  expect((await first).status).toBe(200);
  expect((await send({ text: words })).status).toBe(200);
});

const hostile: readonly [string, unknown, RequestOptions, number, string][] = [
  ["another site", { text: words }, { headers: { origin: "https://evil.example" } }, 403, "wrong-origin"],
  ["a page without a name", { text: words }, { headers: { origin: "null" } }, 403, "wrong-origin"],
  ["a form", "text=hello", { headers: { "content-type": "text/plain" } }, 415, "json-only"],
  ["nonsense", "{", {}, 400, "bad-input"],
  ["nothing", { text: "" }, {}, 400, "bad-input"],
  ["a text that is too long", { text: "a".repeat(8_001) }, {}, 400, "bad-input"],
  ["a strategy that is none", { text: words, strategy: { rules: [] } }, {}, 400, "bad-input"],
  ["a wish to choose the model", { text: words, model: "dearest" }, {}, 400, "bad-input"],
  ["megabytes", { text: "a".repeat(3_000_000) }, {}, 413, "too-long"],
  ["another path", { text: words }, { path: "/v1/chat/completions" }, 404, "no-such-path"],
  ["another method", { text: words }, { method: "PUT" }, 405, "post-only"],
];

test.each(hostile)("%s is refused before the model is asked", async (_, body, options, status, code) => {
  const { send, model } = await service(good);
  const refused = await send(body, options);
  expect(refused.status).toBe(status);
  expect(refusal(refused.body).code).toBe(code);
  expect(model.bodies).toHaveLength(0);
});

test("a body without end, announced by nobody, is cut off", async () => {
  const { open, model } = await service(good);
  const request = open({ headers: { "transfer-encoding": "chunked" } });
  request.on("error", () => undefined);
  const block = "a".repeat(64 * 1024);
  const pour = () => {
    while (!request.destroyed && request.write(block));
  };
  request.on("drain", pour);
  pour();
  const [response] = (await once(request, "response")) as [IncomingMessage];
  expect(response.statusCode).toBe(413);
  request.destroy();
  expect(model.bodies).toHaveLength(0);
});

test("a visitor who leaves ends the asking", async () => {
  let closed: () => void = () => undefined;
  const hungUp = new Promise<void>((resolve) => {
    closed = resolve;
  });
  const { open } = await service((_, response) => response.once("close", closed), { timeout: 60_000 });
  const request = open();
  request.on("error", () => undefined);
  request.end(JSON.stringify({ text: words }));
  const [response] = (await once(request, "response")) as [IncomingMessage];
  response.on("error", () => undefined);
  await once(response, "data");
  request.destroy();
  await hungUp;
});
