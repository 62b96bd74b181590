import { resourceToHex } from "@latticexyz/common";
import { type Abi, type Address, type ContractFunctionArgs, encodeFunctionData, type Hex } from "viem";
import { worldAbi } from "./generated/abi.ts";

/** The functions that a runner can be allowed to call, and the systems they are in; bits: `runnerFunctions` in `rules/wager`. */
const systems = {
  arena__openFromPurse: { namespace: "arena", name: "MatchSystem" },
  arena__enterFromPurse: { namespace: "arena", name: "MatchSystem" },
  arena__cancelMatch: { namespace: "arena", name: "MatchSystem" },
  wager__betFor: { namespace: "wager", name: "BetSystem" },
} as const;

export type RunnerFunction = keyof typeof systems;

export interface RunnerCall<name extends RunnerFunction = RunnerFunction> {
  /** The bot's owner, for whom the runner calls. */
  owner: Address;
  functionName: name;
  args: ContractFunctionArgs<typeof worldAbi, "nonpayable", name>;
}

/**
 * A call of a runner's for the owner of a bot, as a call of the world's `callFrom`; give it to `Sender.send`.
 * Refused with `World_DelegationNotFound` unless the owner's `wager.Grant` to the runner allows it.
 */
export function runnerCall<name extends RunnerFunction>({ owner, functionName, args }: RunnerCall<name>) {
  const [, plainName] = functionName.split("__");
  const found = worldAbi.find((item) => item.type === "function" && item.name === functionName);
  if (found === undefined || plainName === undefined) throw new Error(`the world has no ${functionName}`);
  // A system does not know the prefix that the world gives its functions.
  const abi: Abi = [{ ...found, name: plainName }];
  const callData = encodeFunctionData({ abi, functionName: plainName, args: args as readonly unknown[] });
  const systemId: Hex = resourceToHex({ type: "system", ...systems[functionName] });
  return { functionName: "callFrom", args: [owner, systemId, callData] } as const;
}
