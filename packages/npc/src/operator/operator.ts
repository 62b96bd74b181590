import { CogwrightError } from "@cogwright/contracts/errors";
import { pause } from "@cogwright/contracts/pause";
import { npcRules } from "@cogwright/contracts/rules/npc";
import { kinds, realmRules } from "@cogwright/contracts/rules/realm";
import type { Sender } from "@cogwright/contracts/sender";
import { ChainUnreachable, type WorldClient } from "@cogwright/contracts/worldClient";
import type { Logger } from "pino";
import { BaseError, type TransactionReceipt } from "viem";
import { answersTo, readOwed } from "../audit/spotChecks.ts";
import { npcSlots } from "../brain/observation.ts";
import { type RegionId, regionAt } from "../region/geometry.ts";
import type { BrainPool } from "../registry/brainPool.ts";
import { batchesIn, batchOf } from "./batches.ts";
import { readLeaseNeeds } from "./leases.ts";
import { type FoundRecord, LeftRecords } from "./leftRecords.ts";
import type { OperatorMetrics } from "./metrics.ts";
import { nextPlace } from "./nextPlace.ts";
import { planLeases } from "./planLeases.ts";
import { type RegionNeed, schedule } from "./schedule.ts";
import { think } from "./think.ts";
import { packBlocks } from "./tickBlocks.ts";

export interface OperatorOptions {
  client: WorldClient;
  sender: Sender;
  /** Where the brains come from that the world's kinds use. */
  pool: BrainPool;
  log: Logger;
  signal: AbortSignal;
  /** Shortest time between two transactions, in milliseconds. */
  interval: number;
  /** Gas that one transaction may spend. */
  gas: number;
  /** A region with nobody near is ticked every so many rounds. */
  quietEvery: number;
  /** After how many milliseconds a transaction of its own that waits counts as stuck and is replaced. */
  stuckAfter: number;
  metrics: OperatorMetrics;
  /** How many batches of regions to lease at once, and how many at most where others leave some alone. */
  share: number;
  batches: number;
  /** Called once, when the first round can begin. */
  onReady: () => void;
}

/** All regions are looked through for newly settled ones every so many rounds. */
const SURVEY_EVERY = 60;
/** Leases are looked after, and the brains in use asked for, every so many rounds. */
const LEASES_EVERY = 5;
/** Spot checks that are answered in one transaction. */
const CHECKS_AT_ONCE = 16;
/** Pause after the chain did not answer, in milliseconds. */
const PATIENCE = 1_000;
/** How often the chain's clock is looked at, and for how long at most, in milliseconds. */
const CLOCK_POLL = 50;
const MOST_WAIT = 2_000;
const PLAYER = kinds.indexOf("player");

/**
 * Plays the NPCs: a round reads the regions, schedules, thinks and sends one transaction, until `signal` fires.
 *
 * It holds nothing that a restart would lose. A tick that is sent again, by it or by another, is skipped by the contract;
 * while an earlier transaction of this account waits, it sends none, until that counts as stuck: then one at a higher fee
 * takes its place. After a reorganisation it goes on from whatever the chain says now.
 */
export async function operate(options: OperatorOptions): Promise<void> {
  const { log, signal, interval, onReady } = options;
  const operator = new Rounds(options);
  let ready = false;
  while (!signal.aborted) {
    const began = performance.now();
    try {
      if (!ready) {
        await operator.survey();
        ready = true;
        onReady();
      }
      await operator.round();
    } catch (error) {
      if (signal.aborted) break;
      if (!isPassing(error)) throw error;
      options.metrics.failures.inc();
      log.warn({ err: error }, "the chain did not take the tick; trying again");
      await pause(PATIENCE, signal);
    }
    const rest = interval - (performance.now() - began);
    if (rest > 0) await pause(rest, signal);
  }
}

/** Whether a failure comes from the chain and may pass: unreachable, refusing, losing a transaction, reverting. */
function isPassing(error: unknown): boolean {
  if (error instanceof ChainUnreachable || error instanceof BaseError) return true;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "evidence-lost") return true;
  return code === "transaction-lost" || code === "transaction-refused" || code === "world-revert";
}

/** This account may not play NPCs. */
class NoLeaseForUs extends CogwrightError {
  constructor(reason: "suspended" | "left", operator: string) {
    super(
      reason === "suspended"
        ? `The operator ${operator} is suspended: one of its decisions was proved wrong.`
        : `The operator ${operator} has left and waits for its bond.`,
      { code: "no-lease", hint: "Use another account.", details: { operator, reason } },
    );
  }
}

class Rounds {
  readonly #options: OperatorOptions;
  readonly #left: LeftRecords;
  readonly #lastTicked = new Map<RegionId, number>();
  #settled: RegionId[] = [];
  /** The batches leased, and the last second of that. */
  #lease = { batches: new Set<number>(), until: 0 };
  /** The chain's time when it first looked for leases. */
  #since: number | undefined;
  #round = 0;
  /** The chain's second of its last tick. */
  #tickedAt = 0n;
  /** Whether the next transaction takes the place of one that is stuck. */
  #place: "next" | "stuck" = "next";
  /** When the transaction that waits was first seen waiting. */
  #waitingSince: number | undefined;

  constructor(options: OperatorOptions) {
    this.#options = options;
    this.#left = new LeftRecords(options.client);
  }

  /** Looks for settled regions. */
  async survey(): Promise<void> {
    const all: RegionId[] = [];
    for (let row = 0; row < realmRules.ROWS; row++)
      for (let column = 0; column < realmRules.COLUMNS; column++) all.push(regionAt(column, row));
    const block = await this.#options.client.publicClient.getBlockNumber();
    this.#settled = (await this.#left.find(all, block)).map(({ now }) => now.id);
    this.#options.log.info({ regions: this.#settled.length }, "surveyed the realm");
  }

  async round(): Promise<void> {
    const { client, sender, pool, log, gas, quietEvery, metrics } = this.#options;
    this.#round++;
    if (this.#round % SURVEY_EVERY === 0) await this.survey();
    const waits = await this.#waits();
    if (waits === "waits") {
      log.debug("an earlier transaction of this account is not in a block yet");
      return;
    }
    if (waits === "stuck") {
      metrics.replacements.inc();
      log.warn("replacing a transaction that waits at a higher fee");
    }
    this.#place = waits === "stuck" ? "stuck" : "next";
    const began = performance.now();
    const { number: block, timestamp } = await client.publicClient.getBlock();
    const time = Number(timestamp);
    if (this.#round % LEASES_EVERY === 1 || this.#lease.until - time < npcRules.leaseSeconds / 2) {
      await this.#answerChecks();
      await this.#keepLeases();
      await pool.refresh();
    }
    if (this.#lease.until <= time) return;
    const mine = this.#settled.filter((id) => this.#lease.batches.has(batchOf(id)));
    const found = await this.#left.find(mine, block);
    const read = performance.now();

    // Where what the last tick left is not to be found, nobody could know what is right: such a region has to wait.
    const known = found.filter(({ left }) => left !== undefined);
    const unknown = found.filter(({ left }) => left === undefined).map(({ now }) => now.id);
    if (unknown.length > 0)
      log.warn({ regions: unknown }, "what these regions' last ticks left is not to be found");
    const {
      due,
      leftOut,
      gas: expected,
    } = schedule(
      known.map((record) => this.#needOf(record)),
      { gas, quietEvery },
    );
    if (due.length === 0) return;
    const chosen = due.flatMap((id) => found.find(({ now }) => now.id === id)?.left ?? []);
    const thoughts = await think(chosen, await pool.at(time));
    const packing = performance.now();
    const blocks = [...thoughts.blocks.values()];
    const packed = packBlocks(blocks);
    const encoded = performance.now();
    const place = await nextPlace(client, sender.account.address);
    await this.#clockMovesOn();
    const sending = performance.now();
    const receipt = await this.#send({ functionName: "npc__tick", args: [place, packed] });
    this.#tickedAt = (await client.publicClient.getBlock({ blockNumber: receipt.blockNumber })).timestamp;
    this.#left.learn(receipt);
    for (const id of due) this.#lastTicked.set(id, this.#round);
    const changed = blocks.reduce((sum, one) => sum + one.changed, 0);
    const ms = {
      read: read - began,
      observe: thoughts.time.observe,
      infer: thoughts.time.infer,
      encode: encoded - packing,
      send: performance.now() - sending,
    };
    metrics.ticked({
      gas: receipt.gasUsed,
      regions: due.length,
      decisions: thoughts.npcs,
      changed,
      ms,
      leftOut,
    });
    log.info(
      {
        block: Number(receipt.blockNumber),
        regions: due.length,
        leftOut,
        npcs: thoughts.npcs,
        changed,
        gas: Number(receipt.gasUsed),
        expected,
        ms: Object.fromEntries(Object.entries(ms).map(([stage, time]) => [stage, Math.round(time)])),
      },
      "tick",
    );
  }

  /** Shows that the decisions are right which the beacon has drawn; while it owes that it gets no lease. */
  async #answerChecks(): Promise<void> {
    const { client, sender, log, metrics } = this.#options;
    const { address } = sender.account;
    for (;;) {
      const owed = await readOwed(client, address, CHECKS_AT_ONCE);
      if (owed.length === 0) return;
      const answers = await answersTo(client, address, owed);
      const receipt = await this.#send({ functionName: "npc__answerChecks", args: [address, answers] });
      metrics.checked(answers.length, receipt.gasUsed);
      log.info({ checks: answers.length, gas: Number(receipt.gasUsed) }, "answered spot checks");
    }
  }

  /** Renews the leases and takes what is free. */
  async #keepLeases(): Promise<void> {
    const { client, sender, log, share, batches } = this.#options;
    const { address } = sender.account;
    this.#since ??= Number((await client.publicClient.getBlock()).timestamp);
    const limits = { share, most: batches, since: this.#since };
    const needs = await readLeaseNeeds(client, address, this.#settled, limits);
    const plan = planLeases(needs);
    if (plan.stop) throw new NoLeaseForUs(plan.stop, address);
    if (plan.bond > 0n) {
      await this.#send({ functionName: "npc__bond", args: [], value: plan.bond });
      log.info({ wei: String(plan.bond) }, "bonded");
    }
    if (plan.lease) {
      await this.#send({ functionName: "npc__lease", args: [plan.lease] });
    }
    const held = plan.lease ? (await readLeaseNeeds(client, address, this.#settled, limits)).own : needs.own;
    this.#lease = { batches: new Set(batchesIn(held.batches)), until: held.until };
    if (plan.lease || plan.notLeased.length > 0)
      log.info({ batches: [...this.#lease.batches], notLeased: plan.notLeased }, "leases");
  }

  /** Waits until a tick would fall into another second than the last: in one second a region is played once. */
  async #clockMovesOn(): Promise<void> {
    const { client, signal } = this.#options;
    // After a reorganisation the chain's clock may stand before that; then it is tried anyway.
    for (let waited = 0; waited < MOST_WAIT && !signal.aborted; waited += CLOCK_POLL) {
      const { timestamp } = await client.publicClient.getBlock({ blockTag: "pending" });
      if (timestamp > this.#tickedAt) return;
      await pause(CLOCK_POLL, signal);
    }
  }

  /** Sends a transaction and waits for it; the first of a round takes the place of one that is stuck. */
  async #send(call: Parameters<Sender["send"]>[0]): Promise<TransactionReceipt> {
    const { receipt } = await this.#options.sender.send(call, this.#place);
    const done = await receipt();
    this.#place = "next";
    this.#waitingSince = undefined;
    return done;
  }

  /** Whether a transaction of this account is under way, for example one that a killed operator sent, and for too long. */
  async #waits(): Promise<"free" | "waits" | "stuck"> {
    const { client, sender, stuckAfter } = this.#options;
    const { address } = sender.account;
    const [mined, pending] = await Promise.all([
      client.publicClient.getTransactionCount({ address, blockTag: "latest" }),
      client.publicClient.getTransactionCount({ address, blockTag: "pending" }),
    ]);
    if (pending <= mined) {
      this.#waitingSince = undefined;
      return "free";
    }
    this.#waitingSince ??= performance.now();
    return performance.now() - this.#waitingSince < stuckAfter ? "waits" : "stuck";
  }

  #needOf({ now }: FoundRecord): RegionNeed {
    const players = now.minds.reduce((count, mind) => count + (mind >>> 28 === PLAYER ? 1 : 0), 0);
    // Regions nobody is near take turns from the first round on.
    const last = this.#lastTicked.get(now.id) ?? -(now.id % this.#options.quietEvery);
    return {
      id: now.id,
      npcs: npcSlots(now).length,
      players,
      waited: this.#round - last,
    };
  }
}
