import { kinds } from "@cogwright/contracts/rules/realm";
import { CHOICES, type Decision, decisionOf } from "../brain/decision.ts";
import { highest } from "../brain/network.ts";
import { noiseOf, npcSlots, OBSERVATION, observe } from "../brain/observation.ts";
import { addTraits } from "../brain/traits.ts";
import type { RegionId } from "../region/geometry.ts";
import type { RegionRecord } from "../region/record.ts";
import type { BrainsInUse } from "../registry/brainPool.ts";
import { blockOf, type TickBlock } from "./tickBlocks.ts";

/** How long the stages of a round took, in milliseconds. */
export interface ThinkingTime {
  observe: number;
  infer: number;
}

export interface Thoughts {
  /** Everyone's decision, those to go on with what they do included. */
  decisions: ReadonlyMap<RegionId, readonly Decision[]>;
  blocks: ReadonlyMap<RegionId, TickBlock>;
  npcs: number;
  time: ThinkingTime;
}

/**
 * What all NPCs of these regions decide: one matrix of senses, one inference, the highest score of each.
 * @param records as their last ticks left them
 */
export async function think(
  records: readonly RegionRecord[],
  { inference, traits }: Pick<BrainsInUse, "inference" | "traits">,
): Promise<Thoughts> {
  const started = performance.now();
  const rows = new Map<string, { record: RegionRecord; slot: number }[]>();
  for (const record of records) {
    for (const slot of npcSlots(record)) {
      const kind = kinds[(record.minds[slot] as number) >>> 28] as string;
      const row = rows.get(kind) ?? [];
      row.push({ record, slot });
      rows.set(kind, row);
    }
  }
  const victims = new Map<string, Int16Array>();
  const senses: Record<string, { count: number; matrix: Float32Array }> = {};
  const noises = new Map(records.map((record) => [record.id, noiseOf(record)]));
  let npcs = 0;
  for (const [kind, row] of rows) {
    const matrix = new Float32Array(row.length * OBSERVATION);
    const victim = new Int16Array(row.length);
    const added = traits[kind];
    for (const [index, { record, slot }] of row.entries()) {
      victim[index] = observe(record, slot, noises.get(record.id) ?? 0, matrix, index * OBSERVATION);
      if (added) addTraits(matrix, index * OBSERVATION, added);
    }
    senses[kind] = { count: row.length, matrix };
    victims.set(kind, victim);
    npcs += row.length;
  }
  const observed = performance.now();
  const scores = await inference.run(senses);
  const decisions = new Map<RegionId, Decision[]>(records.map(({ id }) => [id, []]));
  for (const [kind, row] of rows) {
    const found = scores[kind];
    // A kind nobody trained a brain for keeps its intent.
    if (!found) continue;
    for (const [index, { record, slot }] of row.entries()) {
      const choice = highest(found, index * CHOICES, CHOICES);
      const victim = victims.get(kind)?.[index] ?? -1;
      decisions.get(record.id)?.push(decisionOf(record, slot, choice, victim));
    }
  }
  return {
    decisions,
    blocks: new Map(records.map((record) => [record.id, blockOf(record, decisions.get(record.id) ?? [])])),
    npcs,
    time: { observe: observed - started, infer: performance.now() - observed },
  };
}
