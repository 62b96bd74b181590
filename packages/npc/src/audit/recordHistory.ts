import { type Hex, size } from "viem";
import type { RegionId } from "../region/geometry.ts";
import { decodeRegion, evidenceOf, HEADER_BYTES, type RegionRecord } from "../region/record.ts";

/**
 * Regions' records as their ticks left them, learnt from every writing in the order of the chain. Players change records
 * between ticks; only what a tick left proves itself by its evidence.
 */
export class RecordHistory {
  readonly #minds = new Map<RegionId, Hex>();
  readonly #left = new Map<RegionId, Map<number, RegionRecord>>();
  readonly #grown = new Set<RegionId>();

  /** Takes in one event `RegionWritten`. */
  learn(id: RegionId, bodies: Hex, written: Hex): void {
    // Minds are written by whoever changes them, players and arrivals too, and stay until the next who does.
    if (written !== "0x") this.#minds.set(id, written);
    const minds = this.#minds.get(id);
    if (!minds || size(minds) !== 2 * (size(bodies) - HEADER_BYTES)) return;
    const record = decodeRegion(id, { bodies, minds });
    if (evidenceOf(record) !== record.evidence) return;
    const left = this.#left.get(id) ?? new Map<number, RegionRecord>();
    left.set(record.tick, record);
    this.#left.set(id, left);
    if (left.size > 1) this.#grown.add(id);
  }

  /** Whether it has learnt what any tick of a region left. */
  knows(id: RegionId): boolean {
    return this.#left.has(id);
  }

  /** A region's record as its tick of this number left it. */
  at(id: RegionId, tick: number): RegionRecord | undefined {
    return this.#left.get(id)?.get(tick);
  }

  /** Forgets all but the newest of a region, or of each. */
  prune(region?: RegionId): void {
    for (const id of region === undefined ? [...this.#grown] : [region]) {
      this.#grown.delete(id);
      if (!this.#left.has(id)) continue;
      const left = this.#left.get(id) as Map<number, RegionRecord>;
      const newest = Math.max(...left.keys());
      this.#left.set(id, new Map([[newest, left.get(newest) as RegionRecord]]));
    }
  }
}
