import { describe, expect, it } from "vitest";
import { WAGER_FIELDS, withWager } from "./wagerFields.ts";

describe("money rules by hand", () => {
  it("begin with what a careful owner would say", () => {
    for (const { field, start } of WAGER_FIELDS)
      expect(withWager(undefined, field, start)).toEqual({ [field]: start });
  });

  it("keep to what the schema takes", () => {
    expect(withWager(undefined, "stakePercent", 140)).toEqual({ stakePercent: 100 });
    expect(withWager(undefined, "minChance", Number.NaN)).toEqual({ minChance: 60 });
    expect(withWager(undefined, "stopAfterLosses", 0.2)).toEqual({ stopAfterLosses: 1 });
    expect(withWager(undefined, "maxStake", -3)).toEqual({ maxStake: 0 });
  });

  it("are gone with the last one, so that the bot never stakes on its own", () => {
    const both = { stakePercent: 5, maxStake: 50 };
    expect(withWager(both, "stakePercent", undefined)).toEqual({ maxStake: 50 });
    expect(withWager({ maxStake: 50 }, "maxStake", undefined)).toBeUndefined();
  });
});
