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
  /** Milliseconds for the whole exchange, retries included. */
  timeout: number;
  /** 0 for the likeliest answer, more for variety. */
  temperature: number;
}

/** No strategy is longer; an endpoint that ignores `max_tokens` is cut off by the timeout. */
const MAX_TOKENS = 4_000;

function failureOf(error: unknown): ModelError {
  if (error instanceof ModelError) return error;
  if (error instanceof OpenAI.APIConnectionTimeoutError || error instanceof OpenAI.APIUserAbortError) {
    return new ModelError("timeout", undefined, error);
  }
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

/** Models like to wrap JSON in a code fence even when told not to. */
function unfence(content: string): string {
  return /^\s*```(?:json)?\s*([\s\S]*?)\s*```\s*$/.exec(content)?.[1] ?? content;
}

/**
 * Asks an OpenAI-compatible endpoint for one reading, as structured output under our schema.
 *
 * A 429 or 5xx is tried once more after the time the endpoint asks for, as far as `timeout` allows.
 *
 * @throws {ModelError} for everything that can go wrong.
 */
export async function askModel(options: AskModelOptions): Promise<ModelReading> {
  const { config, text, strategy, timeout, temperature } = options;
  const client = new OpenAI({ baseURL: config.url, apiKey: config.key ?? "none", maxRetries: 1, timeout });
  try {
    const completion = await client.chat.completions.create(
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
      { signal: AbortSignal.timeout(timeout) },
    );
    const choice = completion.choices?.[0];
    if (!choice) throw new ModelError("wrong-form", "the answer holds no choice");
    if (choice.message.refusal || choice.finish_reason === "content_filter") throw new ModelError("refused");
    if (choice.finish_reason === "length") throw new ModelError("cut-off");
    const parsed = modelReadingSchema.safeParse(JSON.parse(unfence(choice.message.content ?? "")));
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0];
    throw new ModelError("wrong-form", `${issue?.path.join(".")}: ${issue?.message}`, parsed.error);
  } catch (error) {
    throw failureOf(error);
  }
}
