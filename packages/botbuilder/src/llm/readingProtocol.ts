import { z } from "zod";
import { strategySchema } from "../strategy/strategy.ts";

/** Where the page's server answers to words, and where it tells which model reads them. */
export const READ_PATH = "/api/read";
export const MODEL_PATH = "/model.json";

/** Characters of a text that a model is asked about; a longer one is read by the embedded reader. */
export const MOST_CHARACTERS = 8_000;

/** `GET MODEL_PATH`: the model's name, `null` where none is set. */
export const modelSchema = z.object({ model: z.string().nullable() });

/** Body of `POST READ_PATH`: words, and the strategy that they change. */
export const readRequestSchema = z.strictObject({
  text: z.string().min(1).max(MOST_CHARACTERS),
  strategy: z.exactOptional(strategySchema),
});

export type ReadRequest = z.infer<typeof readRequestSchema>;

const strings = z.array(z.string());
const count = z.int().min(0);

/** One line of the answer: how far it is, again and again, and in the end the reading. */
export const readEventSchema = z.discriminatedUnion("event", [
  z.object({ event: z.literal("progress"), asked: count, answered: count, usable: count }),
  z.object({
    event: z.literal("reading"),
    reading: z.object({
      strategy: strategySchema,
      readBack: strings,
      notUnderstood: strings,
      questions: strings,
      reader: z.enum(["model", "embedded"]),
      note: z.exactOptional(z.string()),
    }),
  }),
]);

export type ReadEvent = z.infer<typeof readEventSchema>;

/** The answer when there is no reading; the words are for players. */
export const readRefusalSchema = z.object({ error: z.object({ code: z.string(), message: z.string() }) });
