import { CogwrightError } from "@cogwright/contracts/errors";
import { z } from "zod";

/** An OpenAI-compatible endpoint: hosted, or Ollama, llama.cpp, vLLM at home. */
export interface ModelConfig {
  /** Base address, ending before `/chat/completions`. */
  url: string;
  model: string;
  /** Absent for endpoints that want none. Never leaves this process but in the request's header. */
  key: string | undefined;
}

export class ModelConfigInvalid extends CogwrightError {
  constructor(variable: string, problem: string) {
    super(`${variable} is not usable: ${problem}.`, {
      code: "model-config-invalid",
      hint: "Set BOT_LLM_URL to an http(s) address and BOT_LLM_MODEL to a model's name, or unset both.",
      details: { variable },
    });
  }
}

const environment = z.object({
  BOT_LLM_URL: z.url({ protocol: /^https?$/ }).optional(),
  BOT_LLM_MODEL: z.string().min(1).optional(),
  BOT_LLM_KEY: z.string().min(1).optional(),
});

/**
 * Reads `BOT_LLM_URL`, `BOT_LLM_MODEL` and `BOT_LLM_KEY`.
 *
 * @returns `undefined` when no endpoint is set: the embedded reader then does the work alone.
 * @throws {ModelConfigInvalid} naming the variable, never its value: a key in the wrong variable must not be printed.
 */
export function modelConfig(env: Readonly<Record<string, string | undefined>>): ModelConfig | undefined {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new ModelConfigInvalid(
      String(issue?.path[0] ?? "BOT_LLM_URL"),
      issue?.message ?? "it cannot be read",
    );
  }
  const { BOT_LLM_URL: url, BOT_LLM_MODEL: model, BOT_LLM_KEY: key } = parsed.data;
  if (!url && !model) return undefined;
  if (!url) throw new ModelConfigInvalid("BOT_LLM_URL", "BOT_LLM_MODEL is set but it is not");
  if (!model) throw new ModelConfigInvalid("BOT_LLM_MODEL", "BOT_LLM_URL is set but it is not");
  return { url, model, key };
}
