import { CogwrightError } from "@cogwright/contracts/errors";
import { worldAbi } from "@cogwright/contracts/generated/abi";
import { npcRules } from "@cogwright/contracts/rules/npc";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import { type Decision, decisionOf } from "../brain/decision.ts";
import { highest, scores } from "../brain/network.ts";
import { noiseOf, OBSERVATION, observe } from "../brain/observation.ts";
import { addTraits } from "../brain/traits.ts";
import { type Era, erasAt, readBrain, readEras } from "../registry/eras.ts";
import type { FoundTick } from "./foundBlocks.ts";
import { isAs, type Listed, readList } from "./readList.ts";
import { testimonyOf } from "./testimony.ts";
import type { SentTick } from "./ticks.ts";

/** A decision computed anew, here and on chain. */
export interface CheckedDecision {
  /** Undefined for a kind that had no brain: it goes on with what it does. */
  era?: Era;
  /** The brain's scores, one a choice. */
  scores: Int32Array;
  chosen?: Decision;
  /** What the operator had it do; undefined: go on. */
  listed: Listed | undefined;
  /** Whether the operator did what the brain chose, as computed here by plain integers. */
  here: boolean;
  /** The same, as the contract computes it. */
  onChain: boolean;
}

/** A brain that the chain names cannot be read from this node. */
class BrainUnreadable extends CogwrightError {
  constructor({ kind, brain }: Era) {
    super(`The brain ${brain} of ${kind} cannot be read from this node.`, {
      code: "brain-unreadable",
      hint: "The node may be behind: ask another one.",
      details: { kind, brain },
    });
  }
}

/** Nobody's address, which the question lends the deposit. */
const caller = "0x00000000000000000000000000000000000000c0";

/**
 * Computes an NPC's decision anew in this process, and asks the contract for its verdict without sending anything. Shortly
 * after a change of brains both are right; here, only the brain of the tick's second counts.
 * @param index of the region's block among those the tick applied
 */
export async function checkDecision(
  client: WorldClient,
  tick: SentTick,
  { blocks, leaves }: FoundTick,
  index: number,
  { slot, kind }: { slot: number; kind: string },
): Promise<CheckedDecision> {
  const one = blocks[index];
  if (!one) throw new RangeError(`The tick has no block ${index}.`);
  const { block, found } = one;
  const entries = readList(block);
  const listed = entries?.get(slot);
  const senses = new Uint8Array(OBSERVATION);
  const victim = observe(found, slot, noiseOf(found), senses, 0);
  const era = erasAt(await readEras(client), tick.time).find((each) => each.kind === kind);
  let sums = new Int32Array();
  let chosen: Decision | undefined;
  if (era) {
    addTraits(senses, 0, era.traits);
    const brain = await readBrain(client, era.brain);
    if (!brain) throw new BrainUnreadable(era);
    sums = Int32Array.from(scores(brain.network, senses));
    chosen = decisionOf(found, slot, highest(sums), victim);
  }
  const { result } = await client.publicClient.simulateContract({
    address: client.world,
    abi: worldAbi,
    functionName: "npc__challenge",
    args: [tick.operator, tick.place, slot, testimonyOf(block, found, leaves, index)],
    value: npcRules.challengeDeposit,
    account: caller,
    gasPrice: 0n,
    stateOverride: [{ address: caller, balance: npcRules.challengeDeposit }],
  });
  const asChosen = chosen ? isAs(found, chosen, listed) : listed === undefined;
  return {
    ...(era && { era }),
    scores: sums,
    ...(chosen && { chosen }),
    listed,
    here: entries !== undefined && asChosen,
    onChain: result,
  };
}
