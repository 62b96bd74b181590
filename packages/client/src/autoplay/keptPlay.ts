import { wagerSchema } from "@cogwright/botbuilder/strategy/strategy";
import { z } from "zod";
import { type KeptText, readKept } from "./keptText.ts";

/** Where it stands in the browser's storage; other tabs hear of changes under this name. */
export const PLAY_KEY = "cogwright.autoplay";

const botPlaySchema = z.strictObject({
  /** World and bot: a bot of the same number in another world is another one. */
  world: z.string(),
  id: z.int().positive(),
  playing: z.boolean(),
  wager: wagerSchema,
  /** Coins for which it challenges anyone while it is in no match. */
  opens: z.exactOptional(z.number().min(0.1)),
});
const playSchema = z.strictObject({ version: z.literal(1), bots: z.array(botPlaySchema) });

/** How a bot of the visitor's plays by itself. */
export type BotPlay = z.infer<typeof botPlaySchema>;

/** What a bot does with money unless its owner says otherwise: little, and only when it is likely to win. */
export const carefulWager: BotPlay["wager"] = { stakePercent: 10, minChance: 55, stopAfterLosses: 3 };

/** How the bots of `world` play. @throws {KeptUnreadable} */
export function keptPlay(storage: KeptText, world: string): readonly BotPlay[] {
  return readKept(storage, PLAY_KEY, playSchema, { version: 1, bots: [] }).bots.filter(
    (bot) => bot.world === world,
  );
}

/** Keeps how one bot plays in place of what was kept for it. */
export function keepPlay(storage: KeptText, play: BotPlay): void {
  const { bots } = readKept(storage, PLAY_KEY, playSchema, { version: 1, bots: [] });
  const others = bots.filter(({ world, id }) => world !== play.world || id !== play.id);
  storage.setItem(PLAY_KEY, JSON.stringify({ version: 1, bots: [...others, play] }));
}
