import {
  MODEL_PATH,
  MOST_CHARACTERS,
  modelSchema,
  READ_PATH,
  type ReadEvent,
  readEventSchema,
  readRefusalSchema,
} from "@cogwright/botbuilder/llm/readingProtocol";
import type { Strategy } from "@cogwright/botbuilder/strategy/strategy";
import { CogwrightError } from "@cogwright/contracts/errors";

/** A reading of the model's service: who read in the end, and why it was not the model. */
export type NamedReading = Extract<ReadEvent, { event: "reading" }>["reading"];

/** How many of the candidates asked for are there, and how many of them are of use. */
export type Progress = Omit<Extract<ReadEvent, { event: "progress" }>, "event">;

export interface Asking {
  signal: AbortSignal;
  onProgress(progress: Progress): void;
}

/** Asks the page's server to have words read by the language model. */
export type ModelReader = (
  text: string,
  strategy: Strategy | undefined,
  asking: Asking,
) => Promise<NamedReading>;

/** The service gave no reading; the message is for the player. */
export class ModelUnavailable extends CogwrightError {
  constructor(message: string, cause?: unknown) {
    super(message, { code: "model-unavailable", cause });
  }
}

/** The name of the language model that reads for this page; `null` where none is set, or nobody answers. */
export async function findModel(request: typeof fetch = fetch): Promise<string | null> {
  const answer = await request(MODEL_PATH, { cache: "no-store" });
  if (!answer.ok) return null;
  const parsed = modelSchema.safeParse(await answer.json());
  return parsed.success ? parsed.data.model : null;
}

/** Milliseconds after which nothing is expected any more; the service itself gives up earlier. */
const PATIENCE = 40_000;

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = "";
  const reader = body.pipeThrough(new TextDecoderStream() as TransformStream<Uint8Array, string>).getReader();
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    const lines = (rest + value).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  if (rest !== "") yield rest;
}

async function refusalOf(answer: Response): Promise<ModelUnavailable> {
  const text = await answer.text();
  try {
    return new ModelUnavailable(readRefusalSchema.parse(JSON.parse(text)).error.message);
  } catch (error) {
    return new ModelUnavailable(`The language model's service answered ${answer.status}.`, error);
  }
}

function eventOf(line: string): ReadEvent {
  try {
    return readEventSchema.parse(JSON.parse(line));
  } catch (error) {
    throw new ModelUnavailable(
      "The language model's service answered in a form this page does not know.",
      error,
    );
  }
}

/** @throws {ModelUnavailable} by the reader it makes, for everything but a reading; the abort's reason when it was stopped. */
export function createModelReader(request: typeof fetch = fetch): ModelReader {
  return async (text, strategy, { signal, onProgress }) => {
    if (text.length > MOST_CHARACTERS)
      throw new ModelUnavailable(
        `The language model takes ${MOST_CHARACTERS.toLocaleString("en")} characters at most.`,
      );
    const deadline = AbortSignal.timeout(PATIENCE);
    try {
      const answer = await request(READ_PATH, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ text, ...(strategy && { strategy }) }),
        signal: AbortSignal.any([signal, deadline]),
      });
      if (!answer.ok) throw await refusalOf(answer);
      if (!answer.body) throw new ModelUnavailable("The language model's service answered nothing.");
      for await (const line of linesOf(answer.body)) {
        const told = eventOf(line);
        if (told.event === "reading") return told.reading;
        onProgress(told);
      }
      throw new ModelUnavailable("The language model's service broke off.");
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof ModelUnavailable) throw error;
      if (deadline.aborted) throw new ModelUnavailable("The language model took too long.", error);
      throw new ModelUnavailable("The language model's service does not answer.", error);
    }
  };
}
