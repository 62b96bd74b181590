import { WorldRevert } from "@cogwright/contracts/sender";
import { describe, expect, it } from "vitest";
import { refusalWords } from "./refusals.ts";

describe("refusalWords", () => {
  it("says in words what the world refused and what to do", () => {
    const error = new WorldRevert("wager__bet", "PurseTooSmall", ["0x00", 2n * 10n ** 15n, 5n * 10n ** 15n]);
    expect(refusalWords(error)).toBe("Your purse holds 2 coins, this needs 5. Deposit more, or put in less.");
  });

  it("still says something about a refusal it does not know", () => {
    expect(refusalWords(new WorldRevert("x", "Novel", [1]))).toContain("Novel(1)");
    expect(refusalWords(new Error("the line is dead"))).toContain("the line is dead");
  });
});
