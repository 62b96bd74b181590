import { worldAbi } from "@cogwright/contracts/generated/abi";
import { systemAddress } from "@cogwright/contracts/systemAddress";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import { type Address, getAbiItem } from "viem";

/** What a challenge found, or a spot check that was wrong or not answered. */
export interface Verdict {
  operator: Address;
  right: boolean;
}

const rightly = getAbiItem({ abi: worldAbi, name: "DecisionRight" });
const wrongly = getAbiItem({ abi: worldAbi, name: "DecisionWrong" });
const checkWrong = getAbiItem({ abi: worldAbi, name: "CheckWrong" });
const silent = getAbiItem({ abi: worldAbi, name: "AnswerMissing" });
const answered = getAbiItem({ abi: worldAbi, name: "ChecksAnswered" });

/** What challenges and spot checks found in a range of blocks, from events: what was right, then what was wrong. */
export async function readVerdicts(
  client: WorldClient,
  range: { fromBlock: bigint; toBlock: bigint },
): Promise<Verdict[]> {
  const { publicClient, world } = client;
  const [challenges, checks, debts] = await Promise.all(
    ["ChallengeSystem", "SpotCheckSystem", "CheckDebtSystem"].map((name) =>
      systemAddress(client, "npc", name),
    ),
  );
  const where = { args: { world }, ...range, strict: true } as const;
  const [right, ...wrong] = await Promise.all([
    publicClient.getLogs({ ...where, address: challenges, event: rightly }),
    publicClient.getLogs({ ...where, address: challenges, event: wrongly }),
    publicClient.getLogs({ ...where, address: checks, event: checkWrong }),
    publicClient.getLogs({ ...where, address: debts, event: silent }),
  ]);
  return [
    ...right.map(({ args: { operator } }) => ({ operator, right: true })),
    ...wrong.flat().map(({ args: { operator } }) => ({ operator, right: false })),
  ];
}

/** How many decisions that the beacon drew were right, answer by answer. */
export async function readChecks(
  client: WorldClient,
  range: { fromBlock: bigint; toBlock: bigint },
): Promise<{ operator: Address; right: number }[]> {
  const { publicClient, world } = client;
  const address = await systemAddress(client, "npc", "SpotCheckSystem");
  const where = { address, args: { world }, ...range, strict: true } as const;
  const logs = await publicClient.getLogs({ ...where, event: answered });
  return logs.map(({ args: { operator, right } }) => ({ operator, right: Number(right) }));
}
