import { worldAbi } from "@cogwright/contracts/generated/abi";
import { systemAddress } from "@cogwright/contracts/systemAddress";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import { type Address, getAbiItem } from "viem";

/** What a challenge found. */
export interface Verdict {
  operator: Address;
  right: boolean;
}

const rightly = getAbiItem({ abi: worldAbi, name: "DecisionRight" });
const wrongly = getAbiItem({ abi: worldAbi, name: "DecisionWrong" });

/** What challenges found in a range of blocks, from events: those lost, then those won. */
export async function readVerdicts(
  client: WorldClient,
  range: { fromBlock: bigint; toBlock: bigint },
): Promise<Verdict[]> {
  const { publicClient, world } = client;
  const address = await systemAddress(client, "npc", "ChallengeSystem");
  const where = { address, args: { world }, ...range, strict: true } as const;
  const [right, wrong] = await Promise.all([
    publicClient.getLogs({ ...where, event: rightly }),
    publicClient.getLogs({ ...where, event: wrongly }),
  ]);
  return [
    ...right.map(({ args: { operator } }) => ({ operator, right: true })),
    ...wrong.map(({ args: { operator } }) => ({ operator, right: false })),
  ];
}
