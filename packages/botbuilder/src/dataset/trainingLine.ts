import { z } from "zod";

const said = <Role extends string>(role: Role) =>
  z.strictObject({ role: z.literal(role), content: z.string().min(1) });

/** One line of a chat fine-tuning file, as hosted and home-grown trainers take it. */
export const trainingLineSchema = z.strictObject({
  messages: z.tuple([said("system"), said("user"), said("assistant")]),
});

export type TrainingLine = z.infer<typeof trainingLineSchema>;
