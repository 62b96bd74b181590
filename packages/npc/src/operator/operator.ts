import { pause } from "@cogwright/contracts/pause";
import { kinds, realmRules } from "@cogwright/contracts/rules/realm";
import type { Sender } from "@cogwright/contracts/sender";
import { ChainUnreachable, type WorldClient } from "@cogwright/contracts/worldClient";
import type { Logger } from "pino";
import { BaseError } from "viem";
import type { Inference } from "../brain/inference.ts";
import { npcSlots } from "../brain/observation.ts";
import { type RegionId, regionAt } from "../region/geometry.ts";
import { type FoundRecord, LeftRecords } from "./leftRecords.ts";
import type { OperatorMetrics } from "./metrics.ts";
import { type RegionNeed, schedule } from "./schedule.ts";
import { think } from "./think.ts";
import { blockOf, packBlocks } from "./tickBlocks.ts";

export interface OperatorOptions {
  client: WorldClient;
  sender: Sender;
  inference: Inference;
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
  /** Called once, when the first round can begin. */
  onReady: () => void;
}

/** All regions are looked through for newly settled ones every so many rounds. */
const SURVEY_EVERY = 60;
/** Pause after the chain did not answer, in milliseconds. */
const PATIENCE = 1_000;
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
  return code === "transaction-lost" || code === "transaction-refused" || code === "world-revert";
}

class Rounds {
  readonly #options: OperatorOptions;
  readonly #left: LeftRecords;
  readonly #lastTicked = new Map<RegionId, number>();
  #settled: RegionId[] = [];
  #round = 0;
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
    const { client, sender, inference, log, gas, quietEvery, metrics } = this.#options;
    this.#round++;
    if (this.#round % SURVEY_EVERY === 0) await this.survey();
    const waits = await this.#waits();
    if (waits === "waits") {
      log.debug("an earlier transaction of this account is not in a block yet");
      return;
    }
    const began = performance.now();
    const block = await client.publicClient.getBlockNumber();
    const found = await this.#left.find(this.#settled, block);
    const read = performance.now();

    const {
      due,
      leftOut,
      gas: expected,
    } = schedule(
      found.map((record) => this.#needOf(record)),
      { gas, quietEvery },
    );
    if (due.length === 0) return;
    const chosen = due.flatMap((id) => found.find(({ now }) => now.id === id) ?? []);
    // Where what the last tick left is not to be found, nothing can be decided: everyone goes on with what they do.
    const thoughts = await think(
      chosen.flatMap(({ left }) => left ?? []),
      inference,
    );
    const packing = performance.now();
    const blocks = chosen.map(({ now }) => thoughts.blocks.get(now.id) ?? blockOf(now, []));
    const packed = packBlocks(blocks);
    const encoded = performance.now();
    if (waits === "stuck") {
      metrics.replacements.inc();
      log.warn("replacing a transaction that waits at a higher fee");
    }
    const sent = await sender.send(
      { functionName: "npc__tick", args: [packed] },
      waits === "stuck" ? "stuck" : "next",
    );
    const receipt = await sent.receipt();
    this.#waitingSince = undefined;
    this.#left.learn(receipt);
    for (const id of due) this.#lastTicked.set(id, this.#round);
    const changed = blocks.reduce((sum, one) => sum + one.changed, 0);
    const ms = {
      read: read - began,
      observe: thoughts.time.observe,
      infer: thoughts.time.infer,
      encode: encoded - packing,
      send: performance.now() - encoded,
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
