import { resourceToHex } from "@latticexyz/common";
import { decodeFunctionData, parseAbi } from "viem";
import { expect, test } from "vitest";
import { runnerCall } from "./runnerCall.ts";

const owner = "0x00000000000000000000000000000000000000A1";

test("calls the system by the name the system knows", () => {
  const call = runnerCall({ owner, functionName: "arena__openFromPurse", args: [7, 5n] });
  expect(call.functionName).toBe("callFrom");
  const [from, systemId, data] = call.args;
  expect(from).toBe(owner);
  expect(systemId).toBe(resourceToHex({ type: "system", namespace: "arena", name: "MatchSystem" }));
  const abi = parseAbi(["function openFromPurse(uint32 botId, uint128 stake)"]);
  expect(decodeFunctionData({ abi, data })).toEqual({ functionName: "openFromPurse", args: [7, 5n] });
});

test("bets through the ledger", () => {
  const { args } = runnerCall({ owner, functionName: "wager__betFor", args: [7, 3, 1, 9n] });
  expect(args[1]).toBe(resourceToHex({ type: "system", namespace: "wager", name: "BetSystem" }));
  const abi = parseAbi(["function betFor(uint32 botId, uint32 matchId, uint8 side, uint128 amount)"]);
  expect(decodeFunctionData({ abi, data: args[2] }).args).toEqual([7, 3, 1, 9n]);
});
