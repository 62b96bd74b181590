import { type Wager, wagerSchema } from "@cogwright/botbuilder/strategy/strategy";

export type WagerField = keyof Wager;

/** A money rule on the screen: the words around its number, what it begins with, and the numbers it takes. */
export interface WagerWords {
  field: WagerField;
  label: string;
  before: string;
  after: string;
  start: number;
  min: number;
  max: number;
}

export const WAGER_FIELDS: readonly WagerWords[] = [
  {
    field: "stakePercent",
    label: "Stake a part of the purse",
    before: "Stake up to",
    after: "% of the purse on a match",
    start: 5,
    min: 0,
    max: 100,
  },
  {
    field: "minChance",
    label: "Only with good chances",
    before: "Only with a chance of at least",
    after: "%",
    start: 60,
    min: 0,
    max: 100,
  },
  {
    field: "maxStake",
    label: "Never more than so many coins",
    before: "Never more than",
    after: "coins",
    start: 50,
    min: 0,
    max: 1_000_000,
  },
  {
    field: "stopAfterLosses",
    label: "Stop after losses",
    before: "Stop after",
    after: "losses in a row",
    start: 3,
    min: 1,
    max: 1_000,
  },
];

/** The money rules with `field` at `value`, or without it; none at all when the last one went. */
export function withWager(
  wager: Wager | undefined,
  field: WagerField,
  value: number | undefined,
): Wager | undefined {
  const { [field]: _, ...others } = wager ?? {};
  const words = WAGER_FIELDS.find((each) => each.field === field);
  const next: Wager = { ...others };
  if (value !== undefined && words) {
    const held = Math.min(words.max, Math.max(words.min, Number.isFinite(value) ? value : words.start));
    next[field] = field === "stopAfterLosses" ? Math.round(held) : held;
  }
  return Object.keys(next).length === 0 ? undefined : wagerSchema.parse(next);
}
