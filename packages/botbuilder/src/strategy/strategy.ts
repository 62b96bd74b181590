import {
  actionNames,
  actionSenses,
  comparisons,
  flagSenses,
  numberSenses,
  type senseNames,
  strategyLimits,
} from "@cogwright/contracts/rules/arena";
import { z } from "zod";

export type ActionName = (typeof actionNames)[number];
export type SenseName = (typeof senseNames)[number];
export type Comparison = keyof typeof comparisons;

const action = z.enum(actionNames);
const stance = z
  .int()
  .min(0)
  .max(strategyLimits.stances - 1);
const points = z.int().min(0).max(strategyLimits.loadoutMax);
const percent = z.number().min(0).max(100);

/** One condition: a sense compared with a number, with yes or no, or with an action. */
export const conditionSchema = z.discriminatedUnion("sense", [
  z.strictObject({
    sense: z.enum(numberSenses),
    is: z.enum(Object.keys(comparisons) as [Comparison, ...Comparison[]]),
    value: z.int().min(strategyLimits.valueMin).max(strategyLimits.valueMax),
  }),
  z.strictObject({ sense: z.enum(flagSenses), is: z.enum(["=", "!="]), value: z.boolean() }),
  z.strictObject({ sense: z.enum(actionSenses), is: z.enum(["=", "!="]), value: action }),
]);

/** One rule: what to do when all its conditions hold, and optionally the stance to take and whose words it came from. */
export const ruleSchema = z.strictObject({
  when: z.array(conditionSchema).max(strategyLimits.conditions),
  do: action,
  become: z.exactOptional(stance),
  says: z.exactOptional(z.string().max(2000)),
});

/** Points on the four parts of a bot: 0..5 each, 10 in all. */
export const loadoutSchema = z
  .strictObject({ armor: points, weapon: points, engine: points, repair: points })
  .refine(
    ({ armor, weapon, engine, repair }) => armor + weapon + engine + repair === strategyLimits.loadoutPoints,
    {
      error: `a loadout spends exactly ${strategyLimits.loadoutPoints} points`,
    },
  );

/** What the bot may do with money. Absent: it never stakes or bets on its own. Coins, percentages of 0..100. */
export const wagerSchema = z.strictObject({
  stakePercent: z.exactOptional(percent),
  minChance: z.exactOptional(percent),
  maxStake: z.exactOptional(z.number().min(0)),
  stopAfterLosses: z.exactOptional(z.int().min(1)),
});

/** A whole strategy, as ARENA.md defines it. Everything that comes from outside is parsed with this schema. */
export const strategySchema = z.strictObject({
  version: z.literal(1),
  name: z
    .string()
    .min(1)
    .refine((name) => new TextEncoder().encode(name).length <= strategyLimits.nameBytes, {
      error: `a name has at most ${strategyLimits.nameBytes} bytes`,
    }),
  loadout: loadoutSchema,
  rules: z.array(ruleSchema).max(strategyLimits.rules),
  otherwise: action,
  wager: z.exactOptional(wagerSchema),
});

export type Condition = z.infer<typeof conditionSchema>;
export type Rule = z.infer<typeof ruleSchema>;
export type Loadout = z.infer<typeof loadoutSchema>;
export type Wager = z.infer<typeof wagerSchema>;
export type Strategy = z.infer<typeof strategySchema>;
