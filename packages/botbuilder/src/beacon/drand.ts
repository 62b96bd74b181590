import { CogwrightError } from "@cogwright/contracts/errors";
import { pause } from "@cogwright/contracts/pause";
import { z } from "zod";
import type { DrandNetwork } from "./evmnet.ts";
import { type Signature, verify } from "./signature.ts";

/** No drand endpoint gave a round's right signature. It may be asked for again: rounds do not go away. */
export class RoundUnavailable extends CogwrightError {
  constructor(round: bigint, faults: readonly string[], cause: unknown) {
    super(`No drand endpoint gave round ${round}: ${faults.join("; ")}.`, {
      code: "round-unavailable",
      hint: "It is asked for again with the next block. Other endpoints can be named with --drand.",
      details: { round: round.toString(), faults: [...faults] },
      cause,
    });
  }
}

export interface DrandOptions {
  readonly network: DrandNetwork;
  /** Addresses of HTTP endpoints that know the network; asked in this order to begin with. At least one. */
  readonly endpoints: readonly string[];
  /** Milliseconds after which the next endpoint is asked beside one that has not answered. */
  readonly hedge?: number;
  /** Milliseconds after which an endpoint that has not answered is given up. */
  readonly patience?: number;
  /** Told of every endpoint that failed and why. */
  readonly onFault?: (endpoint: string, fault: string) => void;
}

/** An answer has some 350 bytes; more than this is none. */
const longestAnswer = 4096;

const word = /^[0-9a-f]{128}$/;
const answerSchema = z.object({ round: z.number().int().nonnegative(), signature: z.string().regex(word) });

/** Reads a body as text. @throws {Error} when it is longer than an answer can be; the rest is not read */
async function readShort(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = "";
  let length = 0;
  // Node's stream is iterable, DOM's type does not say so.
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > longestAnswer) throw new Error(`its answer is longer than ${longestAnswer} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text;
}

function parseAnswer(text: string) {
  try {
    return answerSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new Error("its answer is not a round", { cause });
  }
}

/** Asks one endpoint. @throws {Error} saying in words what was wrong with it, when its signature is not the round's */
async function ask(
  endpoint: string,
  network: DrandNetwork,
  round: bigint,
  signal: AbortSignal,
): Promise<Signature> {
  const url = `${endpoint.replace(/\/+$/, "")}/${network.chainHash}/public/${round}`;
  const response = await fetch(url, { signal, redirect: "error", headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`it answered with status ${response.status}`);
  const answer = parseAnswer(await readShort(response));
  if (BigInt(answer.round) !== round) throw new Error(`it answered with round ${answer.round}`);
  const signature = {
    x: BigInt(`0x${answer.signature.slice(0, 64)}`),
    y: BigInt(`0x${answer.signature.slice(64)}`),
  };
  if (!verify(network.key, round, signature)) throw new Error("its signature is not the round's");
  return signature;
}

function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return "it did not answer in time";
  return error.cause instanceof Error && error.message === "fetch failed"
    ? error.cause.message || "it cannot be reached"
    : error.message;
}

/**
 * Fetches rounds of a drand network from any of several endpoints, none of which is trusted: what is returned has been
 * verified under the network's key. The next endpoint is asked when one fails, and beside one that stalls; the first right
 * answer wins. Endpoints that failed or were outrun are asked last the next time.
 */
export function createDrandClient(options: DrandOptions): (round: bigint) => Promise<Signature> {
  const { network, endpoints, hedge = 1_000, patience = 5_000, onFault } = options;
  let order = [...endpoints];
  return async (round) => {
    const faults: string[] = [];
    const done = new AbortController();
    const tried: string[] = [];
    const attempts: Promise<{ endpoint: string; signature: Signature }>[] = [];
    let turn: Promise<unknown> = Promise.resolve();
    for (const endpoint of order) {
      const attempt = turn.then(async () => {
        done.signal.throwIfAborted();
        tried.push(endpoint);
        try {
          const signal = AbortSignal.any([done.signal, AbortSignal.timeout(patience)]);
          return { endpoint, signature: await ask(endpoint, network, round, signal) };
        } catch (error) {
          if (!done.signal.aborted) {
            faults.push(`${endpoint}: ${inWords(error)}`);
            onFault?.(endpoint, inWords(error));
          }
          throw error;
        }
      });
      attempts.push(attempt);
      const settled = attempt.then(
        () => undefined,
        () => undefined,
      );
      const stalled = turn.then(() => pause(hedge, done.signal));
      turn = Promise.race([settled, stalled]);
    }
    try {
      const { endpoint: best, signature } = await Promise.any(attempts);
      order = [
        best,
        ...order.filter((endpoint) => !tried.includes(endpoint)),
        ...tried.filter((endpoint) => endpoint !== best),
      ];
      return signature;
    } catch (cause) {
      throw new RoundUnavailable(round, faults, cause);
    } finally {
      done.abort();
    }
  };
}
