import { CogwrightError } from "@cogwright/contracts/errors";
import { worldAbi } from "@cogwright/contracts/generated/abi";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import { type Address, type Hex, hexToNumber, slice } from "viem";
import { readBlocks } from "../operator/tickBlocks.ts";
import type { RegionId } from "../region/geometry.ts";
import { RecordHistory } from "./recordHistory.ts";
import { replay } from "./replay.ts";
import { type Testimony, testimonyOf } from "./testimony.ts";
import { blockFrom, readTicks } from "./ticks.ts";

/** A tick of which the beacon has drawn a decision that must be shown to be right. */
interface OwedCheck {
  /** Its number among the operator's ticks, and where its evidence is. */
  tick: bigint;
  place: number;
  evidence: Hex;
  draw: bigint;
}

/** What a drawn tick saw and did is not to be found at this node. */
class EvidenceLost extends CogwrightError {
  constructor(operator: Address, { tick, place }: OwedCheck) {
    super(`What tick ${tick} of ${operator} saw and did cannot be put together again from this node.`, {
      code: "evidence-lost",
      hint: "Ask a node that keeps the events since then.",
      details: { operator, tick: String(tick), place },
    });
  }
}

/** The checks that an operator owes now, oldest first. @param most how many at most */
export const readOwed = (
  { publicClient, world }: WorldClient,
  operator: Address,
  most: number,
): Promise<readonly OwedCheck[]> =>
  publicClient.readContract({
    address: world,
    abi: worldAbi,
    functionName: "npc__checksOwed",
    args: [operator, BigInt(most)],
  });

/** Which of a tick's blocks is drawn, the same as `Checks.indexOf`. @param count how many were applied */
const indexOf = ({ draw }: OwedCheck, count: number): number => Number((draw >> 32n) % BigInt(count));

/** The last five bytes of a seal: the second of its tick. */
const timeOf = ({ evidence }: OwedCheck): number => hexToNumber(slice(evidence, 27));

/**
 * The answers to checks that an operator owes, from the chain's events alone: for each, what the tick saw and did in the
 * region that was drawn. As many as can be put together, in order.
 * @param owed in order of time, at least one
 * @throws {EvidenceLost} when it is not even the first
 */
export async function answersTo(
  client: WorldClient,
  operator: Address,
  owed: readonly OwedCheck[],
): Promise<Testimony[]> {
  const [first, last] = [owed[0] as OwedCheck, owed.at(-1) as OwedCheck];
  const [fromBlock, behind] = await Promise.all([
    blockFrom(client, timeOf(first)),
    blockFrom(client, timeOf(last) + 1),
  ]);
  const range = { fromBlock, toBlock: behind - 1n };
  const asked = new Map(owed.map((check) => [check.evidence, check]));
  const regions = new Set<RegionId>();
  for (const { packed } of await readTicks(client, range))
    for (const { region } of readBlocks(packed)) regions.add(region);
  const found = new Map<Hex, Testimony>();
  const history = new RecordHistory();
  const take: Parameters<typeof replay>[3] = (tick, { blocks, leaves, complete }) => {
    const check = asked.get(tick.evidence);
    if (!check || !complete || tick.operator !== operator) return;
    const index = indexOf(check, leaves.length);
    const one = blocks[index];
    if (one) found.set(tick.evidence, testimonyOf(one.block, one.found, leaves, index));
  };
  await replay(client, range, history, take, regions);
  const answers: Testimony[] = [];
  for (const { evidence } of owed) {
    const answer = found.get(evidence);
    if (!answer) break;
    answers.push(answer);
  }
  if (answers.length === 0) throw new EvidenceLost(operator, first);
  return answers;
}
