import { setTimeout as delay } from "node:timers/promises";
import OpenAI from "openai";
import { z } from "zod";
import { type Strategy, strategySchema } from "../strategy/strategy.ts";
import type { ModelConfig } from "./modelConfig.ts";
import { ModelError } from "./modelErrors.ts";
import { readingMessages } from "./prompt.ts";

const words = z.array(z.string().max(2_000)).max(64);

/** What a model must answer with. The JSON schema that is sent along is made from this one. */
export const modelReadingSchema = z.object({
  strategy: strategySchema,
  notUnderstood: words.default([]),
  questions: words.default([]),
});

export type ModelReading = z.infer<typeof modelReadingSchema>;

export interface AskModelOptions {
  config: ModelConfig;
  text: string;
  strategy?: Strategy | undefined;
  /** Milliseconds for the whole exchange, the second try included. */
  timeout: number;
  /** 0 for the likeliest answer, more for variety. */
  temperature: number;
  /** Ends the exchange when it fires: somebody no longer wants the answer. */
  signal?: AbortSignal | undefined;
}

/** No strategy is longer; an endpoint that ignores `max_tokens` is cut off by the timeout or by `MOST_BYTES`. */
const MAX_TOKENS = 4_000;

/** Bytes of an answer that are read: many times what `MAX_TOKENS` come to. */
const MOST_BYTES = 512 * 1024;

/** Milliseconds before the second try when the endpoint does not say how long to wait. */
const RETRY_WAIT = 500;

/** Of a completion, what is looked at; endpoints differ in the rest. */
const completionSchema = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
});

/** `fetch` that reads no more than `MOST_BYTES` of an answer, so that no endpoint can fill this process's memory. */
const boundedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, init);
  if (!response.body) return response;
  let bytes = 0;
  const counted = response.body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, out) => {
        bytes += chunk.length;
        if (bytes > MOST_BYTES) out.error(new ModelError("too-long", `over ${MOST_BYTES} bytes`));
        else out.enqueue(chunk);
      },
    }),
  );
  const { status, statusText, headers } = response;
  return new Response(counted, { status, statusText, headers });
};

function failureOf(error: unknown): ModelError {
  if (error instanceof ModelError) return error;
  if (error instanceof OpenAI.APIConnectionTimeoutError) return new ModelError("timeout", undefined, error);
  if (error instanceof OpenAI.APIConnectionError) return new ModelError("unreachable", undefined, error);
  if (error instanceof OpenAI.RateLimitError) return new ModelError("busy", undefined, error);
  if (error instanceof OpenAI.APIError && [401, 403, 404].includes(error.status ?? 0)) {
    return new ModelError("denied", `status ${error.status}`, error);
  }
  if (error instanceof OpenAI.APIError)
    return new ModelError("failed", `status ${error.status ?? "none"}`, error);
  if (error instanceof SyntaxError) return new ModelError("not-json", undefined, error);
  return new ModelError("failed", undefined, error);
}

/** Milliseconds after which the endpoint may be asked again; `undefined` when asking again is of no use. */
function retryWait(error: unknown): number | undefined {
  if (!(error instanceof OpenAI.APIError)) return undefined;
  const again = error instanceof OpenAI.RateLimitError || (error.status ?? 0) >= 500;
  if (!again) return undefined;
  const given = (name: string) => error.headers?.get(name) ?? "";
  const milliseconds = Number.parseFloat(given("retry-after-ms"));
  if (Number.isFinite(milliseconds)) return Math.max(0, milliseconds);
  const seconds = Number(given("retry-after") || Number.NaN);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000);
  const date = Date.parse(given("retry-after"));
  return Number.isNaN(date) ? RETRY_WAIT : Math.max(0, date - Date.now());
}

/** Models like to wrap JSON in a code fence even when told not to. */
function unfence(content: string): string {
  return /^\s*```(?:json)?\s*([\s\S]*?)\s*```\s*$/.exec(content)?.[1] ?? content;
}

function readingOf(completion: unknown): ModelReading {
  const choice = completionSchema.safeParse(completion).data?.choices[0];
  if (!choice) throw new ModelError("wrong-form", "the answer holds no choice");
  if (choice.message.refusal || choice.finish_reason === "content_filter") throw new ModelError("refused");
  if (choice.finish_reason === "length") throw new ModelError("cut-off");
  const parsed = modelReadingSchema.safeParse(JSON.parse(unfence(choice.message.content ?? "")));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new ModelError("wrong-form", `${issue?.path.join(".")}: ${issue?.message}`, parsed.error);
}

/**
 * Asks an OpenAI-compatible endpoint for one reading, as structured output under our schema.
 *
 * A 429 or 5xx is tried once more after the time the endpoint asks for; when that is past `timeout`, it is not waited for.
 *
 * @throws {ModelError} for everything that can go wrong.
 */
export async function askModel(options: AskModelOptions): Promise<ModelReading> {
  const { config, text, strategy, timeout, temperature, signal: wanted } = options;
  const end = performance.now() + timeout;
  const deadline = AbortSignal.timeout(timeout);
  const signal = wanted ? AbortSignal.any([deadline, wanted]) : deadline;
  const client = new OpenAI({
    baseURL: config.url,
    apiKey: config.key ?? "none",
    // Neither from the environment: only the three settings of ModelConfig leave this process.
    organization: null,
    project: null,
    maxRetries: 0,
    timeout,
    // It would write requests to the console when OPENAI_LOG says so.
    logLevel: "off",
    fetch: boundedFetch,
  });
  const once = () =>
    client.chat.completions.create(
      {
        model: config.model,
        messages: readingMessages(text, strategy),
        temperature,
        max_tokens: MAX_TOKENS,
        response_format: {
          type: "json_schema",
          json_schema: { name: "reading", schema: z.toJSONSchema(modelReadingSchema, { io: "input" }) },
        },
      },
      { signal },
    );
  try {
    signal.throwIfAborted();
    try {
      return readingOf(await once());
    } catch (error) {
      const wait = retryWait(error);
      if (wait === undefined || performance.now() + wait >= end) throw error;
      await delay(wait, undefined, { signal });
      return readingOf(await once());
    }
  } catch (error) {
    // What breaks off because of a signal has many faces; the signal says which it was.
    if (wanted?.aborted) throw new ModelError("stopped", undefined, error);
    if (deadline.aborted) throw new ModelError("timeout", undefined, error);
    throw failureOf(error);
  }
}
