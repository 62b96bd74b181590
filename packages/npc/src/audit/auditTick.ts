import { npcRules } from "@cogwright/contracts/rules/npc";
import { kinds } from "@cogwright/contracts/rules/realm";
import { type Thoughts, think } from "../operator/think.ts";
import type { RegionId } from "../region/geometry.ts";
import { isNpc } from "../region/record.ts";
import { STRIKE } from "../region/tickList.ts";
import type { BrainPool } from "../registry/brainPool.ts";
import type { FoundBlock, FoundTick } from "./foundBlocks.ts";
import { isAs, type Listed, readList } from "./readList.ts";
import { type Testimony, testimonyOf } from "./testimony.ts";

/** A decision that was not what the brain chose. */
export interface Lie {
  region: RegionId;
  slot: number;
  kind: string;
  /** What is wrong, in words. */
  words: string;
  testimony: Testimony;
}

/** What became of auditing one tick. */
export interface AuditedTick {
  /** Decisions compared, those to go on included. */
  decisions: number;
  lies: Lie[];
}

const described = (listed: Listed | undefined): string =>
  listed === undefined
    ? "go on"
    : `do ${listed.action}${listed.action === STRIKE ? ` to ${listed.victim}` : ""}`;

/** Blocks in groups in which no region stands twice: an operator may play several ticks of a region in one call. */
function layersOf<T extends FoundBlock>(blocks: readonly T[]): T[][] {
  const layers: T[][] = [];
  const seen = new Map<RegionId, number>();
  for (const one of blocks) {
    const layer = seen.get(one.block.region) ?? 0;
    seen.set(one.block.region, layer + 1);
    if (layer === layers.length) layers.push([]);
    layers[layer]?.push(one);
  }
  return layers;
}

/** Recomputes what everyone in a tick's regions chose, and compares. @param time the tick's second */
export async function auditTick(
  { blocks, leaves }: FoundTick,
  time: number,
  pool: BrainPool,
): Promise<AuditedTick> {
  const audited: AuditedTick = { decisions: 0, lies: [] };
  const [now, before] = await Promise.all([pool.at(time), pool.at(time - npcRules.brainGrace)]);
  const numbered = blocks.map((one, index) => ({ ...one, index }));
  for (const layer of layersOf(numbered)) {
    const records = layer.map(({ found }) => found);
    const thoughts = [await think(records, now), ...(before === now ? [] : [await think(records, before)])];
    for (const one of layer) {
      const wrong = judge(one, thoughts, audited);
      const testimony = testimonyOf(one.block, one.found, leaves, one.index);
      audited.lies.push(...wrong.map((lie) => ({ ...lie, testimony })));
    }
  }
  return audited;
}

/** Compares one block, slot by slot. */
function judge(
  { block, found }: FoundBlock,
  thoughts: readonly Thoughts[],
  audited: AuditedTick,
): Omit<Lie, "testimony">[] {
  const wrong: Omit<Lie, "testimony">[] = [];
  const listed = readList(block);
  const chosenBy = thoughts.map(
    ({ decisions }) => new Map((decisions.get(found.id) ?? []).map((one) => [one.slot, one])),
  );
  const slots = Math.max(found.lanes.length, ...[...(listed?.keys() ?? [])].map((slot) => slot + 1));
  for (let slot = 0; slot < slots; slot++) {
    const entry = listed?.get(slot);
    const npc = isNpc(found.lanes[slot] ?? 0);
    const chosen = chosenBy.map((decisions) => decisions.get(slot));
    // Nobody there, a player, or a kind without a brain: right is not to list it.
    const isRight = npc
      ? chosen.some((one) => (one ? isAs(found, one, entry) : entry === undefined))
      : entry === undefined;
    if (npc) audited.decisions++;
    if (listed !== undefined && isRight) continue;
    const words =
      listed === undefined
        ? "the list is not in order"
        : `its brain chose to ${described(chosen[0])}, the operator had it ${described(entry)}`;
    const kind = kinds[(found.minds[slot] ?? 0) >>> 28] ?? "none";
    wrong.push({ region: found.id, slot, kind, words });
  }
  return wrong;
}
