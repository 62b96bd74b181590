import { tables } from "@cogwright/contracts/generated/tables";
import { pause } from "@cogwright/contracts/pause";
import { readRecord } from "@cogwright/contracts/readRecords";
import { npcRules } from "@cogwright/contracts/rules/npc";
import type { Sender } from "@cogwright/contracts/sender";
import { ChainUnreachable, type WorldClient } from "@cogwright/contracts/worldClient";
import { BaseError, type Hex } from "viem";
import { BrainPool } from "../registry/brainPool.ts";
import { type AuditState, addCheckpoint, newestOf, type Tally } from "./auditState.ts";
import { auditTick, type Lie } from "./auditTick.ts";
import type { FoundTick } from "./foundBlocks.ts";
import { RecordHistory } from "./recordHistory.ts";
import { replay } from "./replay.ts";
import { blockFrom, type SentTick } from "./ticks.ts";
import { readChecks, readVerdicts } from "./verdicts.ts";

export interface AuditOptions {
  client: WorldClient;
  /** Challenges wrong decisions; without it they are only reported. */
  sender?: Sender;
  /** What is known from an earlier run; changed in place. */
  state: AuditState;
  /** Called after every step, to keep the state. */
  keep: (state: AuditState) => void;
  /** Tells of what happens, in words. */
  say: (line: string) => void;
  signal: AbortSignal;
  /** Ends when everything up to the newest block is audited. */
  once: boolean;
}

/** Pause between two looks at the chain, in milliseconds. */
const PAUSE = 1_000;
/** Blocks of one step. */
const STEP = 100n;

/** Why a challenge of what was a lie a moment ago can be refused. */
const PASSING = new Set(["OperatorSuspended", "NoEvidence", "OtherEvidence"]);

const short = (hex: Hex): string => `${hex.slice(0, 8)}…`;
const nothing: Tally = {
  ticks: 0,
  decisions: 0,
  wrong: 0,
  unknown: 0,
  acquitted: 0,
  convicted: 0,
  checked: 0,
};

/**
 * Follows a world's ticks, recomputes every decision, and challenges what is wrong. Goes on where `state` ends; begins with
 * the oldest tick that can still be challenged.
 */
export async function audit(options: AuditOptions): Promise<void> {
  const { client, state, keep, say, signal, once } = options;
  const auditor = new Auditor(options);
  try {
    while (!signal.aborted) {
      try {
        const newest = await client.publicClient.getBlockNumber();
        await auditor.goBack();
        for (
          let next = await auditor.next();
          next <= newest && !signal.aborted;
          next = await auditor.next()
        ) {
          await auditor.step(next, newest);
          keep(state);
        }
        if (once) return;
      } catch (error) {
        if (once || !isPassing(error)) throw error;
        say(`The chain did not answer; trying again. (${error.message.split("\n")[0]})`);
      }
      await pause(PAUSE, signal);
    }
  } finally {
    await auditor.end();
  }
}

/** Whether a failure comes from the chain and may pass. */
function isPassing(error: unknown): error is Error {
  if (error instanceof ChainUnreachable || error instanceof BaseError) return true;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "transaction-lost" || code === "transaction-refused";
}

class Auditor {
  readonly #options: AuditOptions;
  readonly #pool: BrainPool;
  #history = new RecordHistory();

  constructor(options: AuditOptions) {
    this.#options = options;
    this.#pool = new BrainPool(options.client);
  }

  /** The first block not audited yet; at the very beginning, that of the oldest tick that can be challenged. */
  async next(): Promise<bigint> {
    const { client, state, say } = this.#options;
    const newest = newestOf(state);
    if (newest) return BigInt(newest.nextBlock);
    const { timestamp } = await client.publicClient.getBlock();
    const first = await blockFrom(client, Number(timestamp) - npcRules.windowSeconds);
    say(`Auditing from block ${first} on.`);
    return first;
  }

  /** Where the chain is not the one it has seen, forgets what it found in blocks that are gone. */
  async goBack(): Promise<void> {
    const { client, state, say } = this.#options;
    const { publicClient } = client;
    const newest = await publicClient.getBlockNumber();
    const stands = async (): Promise<boolean> => {
      const checkpoint = newestOf(state);
      if (!checkpoint) return true;
      const last = BigInt(checkpoint.nextBlock - 1);
      if (last > newest) return false;
      return (await publicClient.getBlock({ blockNumber: last })).hash === checkpoint.lastHash;
    };
    if (await stands()) return;
    while (!(await stands())) state.checkpoints.pop();
    say(`The chain has changed its past; auditing again from block ${await this.next()} on.`);
    this.#history = new RecordHistory();
  }

  /** Audits the next blocks. What it finds is kept whole or, when the chain stops answering, not at all. */
  async step(fromBlock: bigint, newest: bigint): Promise<void> {
    const { client, state } = this.#options;
    const toBlock = fromBlock + STEP - 1n < newest ? fromBlock + STEP - 1n : newest;
    const range = { fromBlock, toBlock };
    const { hash } = await client.publicClient.getBlock({ blockNumber: toBlock });
    await this.#pool.refresh();
    const tallies = new Map(
      Object.entries(newestOf(state)?.operators ?? {}).map(([who, of]) => [who, { ...of }]),
    );
    const tallyOf = (operator: string): Tally => {
      const tally = tallies.get(operator) ?? { ...nothing };
      tallies.set(operator, tally);
      return tally;
    };
    await replay(client, range, this.#history, (tick, seen) => this.#audit(tick, seen, tallyOf));
    for (const { operator, right } of await readVerdicts(client, range))
      tallyOf(operator)[right ? "acquitted" : "convicted"]++;
    for (const { operator, right } of await readChecks(client, range)) tallyOf(operator).checked += right;
    addCheckpoint(state, {
      nextBlock: Number(toBlock) + 1,
      lastHash: hash,
      operators: Object.fromEntries(tallies),
    });
  }

  end(): Promise<void> {
    return this.#pool.release();
  }

  async #audit(tick: SentTick, seen: FoundTick, tallyOf: (operator: string) => Tally): Promise<void> {
    const { say } = this.#options;
    const tally = tallyOf(tick.operator);
    tally.ticks++;
    if (!seen.complete) {
      tally.unknown++;
      say(`Block ${tick.block}: what a tick of ${short(tick.operator)} saw is not to be found.`);
      return;
    }
    const { decisions, lies } = await auditTick(seen, tick.time, this.#pool);
    tally.decisions += decisions;
    tally.wrong += lies.length;
    const [lie] = lies;
    if (!lie) return;
    say(
      `Block ${tick.block}: ${short(tick.operator)} lied about ${lies.length} of ${decisions} decisions. ` +
        `Region ${lie.region}, ${lie.kind} in slot ${lie.slot}: ${lie.words}.`,
    );
    await this.#challenge(tick, lie);
  }

  async #challenge(tick: SentTick, lie: Lie): Promise<void> {
    const { client, sender, say } = this.#options;
    if (!sender) {
      say("It is not challenged: there is no key in COGWRIGHT_KEY.");
      return;
    }
    // One proof takes the whole bond.
    const bond = await readRecord(client, { table: tables.npc.Bond, key: { operator: tick.operator } });
    if (bond?.suspended) return;
    const { timestamp } = await client.publicClient.getBlock();
    if (Number(timestamp) > tick.time + npcRules.windowSeconds) {
      say("It can no longer be challenged.");
      return;
    }
    try {
      const { receipt } = await sender.send({
        functionName: "npc__challenge",
        args: [tick.operator, tick.place, lie.slot, lie.testimony],
        value: npcRules.challengeDeposit,
      });
      const { gasUsed, transactionHash } = await receipt();
      say(`Proved in ${transactionHash} for ${gasUsed} gas: ${tick.operator} is suspended.`);
    } catch (error) {
      const name = error instanceof Error && "errorName" in error ? error.errorName : undefined;
      if (typeof name !== "string" || !PASSING.has(name)) throw error;
      say(`Somebody was faster, the time is over, or the chain has changed its past (${name}).`);
    }
  }
}
