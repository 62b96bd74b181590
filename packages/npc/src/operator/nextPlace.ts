import { worldAbi } from "@cogwright/contracts/generated/abi";
import { npcRules } from "@cogwright/contracts/rules/npc";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import type { Address } from "viem";

/** Where an operator's next tick keeps its evidence: places are taken in order, so that spot checks pass over none. */
export async function nextPlace({ publicClient, world }: WorldClient, operator: Address): Promise<number> {
  const sent = await publicClient.readContract({
    address: world,
    abi: worldAbi,
    functionName: "npc__sentOf",
    args: [world, operator],
  });
  return Number(sent % BigInt(npcRules.evidencePlaces));
}
