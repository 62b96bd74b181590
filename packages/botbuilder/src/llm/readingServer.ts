import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { CogwrightError, errorLine } from "@cogwright/contracts/errors";
import type { Logger } from "pino";
import { parse, parseJson } from "../cli/badInput.ts";
import { describeStrategy } from "../reader/describe.ts";
import { read } from "../reader/read.ts";
import type { Trial } from "./choose.ts";
import type { ModelConfig } from "./modelConfig.ts";
import { READ_PATH, type ReadEvent, type ReadRequest, readRequestSchema } from "./readingProtocol.ts";
import { readWithModel } from "./readWithModel.ts";
import { createVisitorLimit, type VisitorLimits } from "./visitorLimit.ts";

export interface ReadingServerOptions {
  config: ModelConfig;
  trial: Trial;
  log: Logger;
  limits?: VisitorLimits;
  /** Readings under way at the same time, of all visitors together. */
  atOnce?: number;
  /** Candidates for each reading, and milliseconds for it. */
  candidates?: number;
  timeout?: number;
  /** Milliseconds, never going back. */
  now?: () => number;
}

const usualLimits: VisitorLimits = { perMinute: 8, perHour: 80 };

/** Bytes of a request that are read: the longest text and the longest strategy, with room. */
const MOST_BYTES = 160 * 1024;

/** Milliseconds in which a whole request must have come in. */
const REQUEST_TIMEOUT = 10_000;

class Refused extends CogwrightError {
  readonly status: number;
  /** Seconds after which it may be tried again. */
  readonly retryAfter: number | undefined;

  constructor(status: number, code: string, message: string, retryAfter?: number) {
    super(message, { code });
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** Only a page of this very server may ask: what another site's page sends bears that site's name. */
function checkSource({ method, url, headers }: IncomingMessage): void {
  if (url !== READ_PATH) throw new Refused(404, "no-such-path", "There is nothing here.");
  if (method !== "POST") throw new Refused(405, "post-only", "Words are sent with POST.");
  const origin = headers.origin ?? "";
  if (!URL.canParse(origin) || new URL(origin).host !== headers.host)
    throw new Refused(403, "wrong-origin", "Only the game's own page may ask the language model.");
  if (!/^application\/json\b/.test(headers["content-type"] ?? ""))
    throw new Refused(415, "json-only", "Words are sent as JSON.");
}

async function bodyOf(request: IncomingMessage): Promise<ReadRequest> {
  const tooLong = () => new Refused(413, "too-long", "That is too long for the language model.");
  if (Number(request.headers["content-length"] ?? 0) > MOST_BYTES) throw tooLong();
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw tooLong();
    chunks.push(chunk);
  }
  return parse(readRequestSchema, parseJson(Buffer.concat(chunks).toString("utf8")));
}

/**
 * The endpoint through which the page asks the language model: `POST /api/read`, answered with one JSON object a line
 * (`readEventSchema`), or with a refusal. The key stays in this process; neither words nor key are written down.
 *
 * It trusts `x-forwarded-for` for who asks, so it must be reachable through the page's server only.
 */
export function createReadingServer(options: ReadingServerOptions): Server {
  const { config, trial, log, limits = usualLimits, atOnce = 4, candidates, timeout } = options;
  const now = options.now ?? (() => performance.now());
  const waitOf = createVisitorLimit(limits, now);
  let underWay = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    checkSource(request);
    const visitor = String(request.headers["x-forwarded-for"] ?? request.socket.remoteAddress ?? "");
    const wait = Math.ceil(waitOf(visitor) / 1_000);
    if (wait > 0)
      throw new Refused(
        429,
        "too-often",
        `You have asked the language model often; it takes your words again in ${wait} s.`,
        wait,
      );
    const { text, strategy } = await bodyOf(request);
    if (underWay >= atOnce)
      throw new Refused(503, "all-busy", "Others are asking the language model just now.", 5);
    underWay++;
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    const began = now();
    try {
      const say = (event: ReadEvent) => response.write(`${JSON.stringify(event)}\n`);
      response.writeHead(200, { "content-type": "application/x-ndjson", "cache-control": "no-store" });
      const { failure, ...reading } = await readWithModel({
        config,
        text,
        ...(strategy && { strategy }),
        embedded: read,
        describe: describeStrategy,
        trial,
        ...(candidates !== undefined && { candidates }),
        ...(timeout !== undefined && { timeout }),
        signal: gone.signal,
        onProgress: (progress) => say({ event: "progress", ...progress }),
      });
      log.info({ reader: reading.reader, failure, took: Math.round(now() - began) }, "read");
      say({ event: "reading", reading });
      response.end();
    } finally {
      underWay--;
    }
  }

  function refuse(error: unknown, request: IncomingMessage, response: ServerResponse): void {
    const known = error instanceof CogwrightError;
    const status = error instanceof Refused ? error.status : known ? 400 : 500;
    const code = known ? error.code : "internal";
    if (known) log.debug({ code, status }, "refused");
    // Errors of others can hold what was sent to them; their kind is enough to look further.
    else log.error({ kind: error instanceof Error ? error.name : typeof error }, "failed");
    if (response.headersSent) return void response.destroy();
    const message = known ? errorLine(error) : "The reading service failed.";
    const retryAfter = error instanceof Refused ? error.retryAfter : undefined;
    response.writeHead(status, {
      "content-type": "application/json",
      // What is still coming in of a request that is too long is not waited for.
      connection: "close",
      ...(retryAfter !== undefined && { "retry-after": String(retryAfter) }),
    });
    response.end(JSON.stringify({ error: { code, message } }), () => request.destroy());
  }

  const times = {
    requestTimeout: REQUEST_TIMEOUT,
    headersTimeout: REQUEST_TIMEOUT,
    connectionsCheckingInterval: 1_000,
  };
  return createServer(times, (request, response) => {
    answer(request, response).catch((error: unknown) => refuse(error, request, response));
  });
}
