import type { BotPlay } from "../../autoplay/keptPlay.ts";

const NAMES = ["stakePercent", "minChance", "maxStake", "stopAfterLosses", "opens"] as const;
type Name = (typeof NAMES)[number];

/** Money rules as they are typed; an empty text is no rule. */
export type TypedRules = Record<Name, string>;

interface Range {
  readonly least: number;
  readonly most: number;
  readonly whole?: true;
}

const RANGES: Readonly<Record<Name, Range>> = {
  stakePercent: { least: 0, most: 100 },
  minChance: { least: 0, most: 100 },
  maxStake: { least: 0, most: 1_000_000 },
  stopAfterLosses: { least: 1, most: 1_000, whole: true },
  opens: { least: 0.1, most: 1_000_000 },
};

/** Kept rules as text to change. */
export function rulesText({ wager, opens }: BotPlay): TypedRules {
  const text = (value: number | undefined) => (value === undefined ? "" : String(value));
  return {
    stakePercent: text(wager.stakePercent),
    minChance: text(wager.minChance),
    maxStake: text(wager.maxStake),
    stopAfterLosses: text(wager.stopAfterLosses),
    opens: text(opens),
  };
}

/** What was typed as rules; undefined with what is wrong where when some of it is none. */
export function typedRules(typed: TypedRules): {
  rules: Pick<BotPlay, "wager" | "opens"> | undefined;
  problems: Partial<Record<Name, string>>;
} {
  const problems: Partial<Record<Name, string>> = {};
  const values: Partial<Record<Name, number>> = {};
  for (const name of NAMES) {
    const text = typed[name].trim().replace(",", ".");
    if (text === "") continue;
    const { least, most, whole } = RANGES[name];
    const value = Number(text);
    if (
      !/^\d*\.?\d*$/.test(text) ||
      !(value >= least && value <= most) ||
      (whole && !Number.isInteger(value))
    )
      problems[name] = `Write a ${whole ? "whole " : ""}number from ${least} to ${most}, or leave it empty.`;
    else values[name] = value;
  }
  if (Object.keys(problems).length > 0) return { rules: undefined, problems };
  const { opens, ...wager } = values;
  return { rules: { wager, ...(opens !== undefined && { opens }) }, problems };
}
