import { expect, test } from "vitest";
import { botCommitment } from "./botCommitment.ts";

const bot = {
  chainId: 31337,
  world: "0x00000000000000000000000000000000000000f1",
  owner: "0x00000000000000000000000000000000000000a1",
  code: "0x01233200015000",
  salt: "0x00000000000000000000000000000000000000000000000000000000000005a1",
} as const;

// `test_commitment_is_that_of_the_typescript_twin` in `RevealSystem.t.sol` has the same words.
test("is the commitment that the contract works out", () => {
  expect(botCommitment(bot)).toBe("0xd8ea41b557530fde85ea74eae885e0434589ffc3c15ba0e0e267de9e94e6d935");
});

test("is another one for another owner, world, chain, code or salt", () => {
  const others = [
    { ...bot, chainId: 1 },
    { ...bot, world: bot.owner },
    { ...bot, owner: bot.world },
    { ...bot, code: "0x01233200015001" },
    { ...bot, salt: `0x${"00".repeat(31)}02` },
  ] as const;
  expect(new Set([bot, ...others].map(botCommitment)).size).toBe(6);
});
