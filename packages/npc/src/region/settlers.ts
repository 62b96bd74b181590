import { kinds, realmRules } from "@cogwright/contracts/rules/realm";
import { columnOf, type RegionId, rowOf } from "./geometry.ts";
import { scramble } from "./noise.ts";
import { evidenceOf, makeLane, NPC_BIT, REST, type RegionRecord } from "./record.ts";
import { bear } from "./rules.ts";
import { groundOf, townOf } from "./terrain.ts";

const GUARD = kinds.indexOf("guard");

/** A region as `realm__settle` opens it; the same as `Settlers.sol`. */
export function settle(id: RegionId): RegionRecord {
  const town = townOf(id);
  const counts = realmRules.POPULATION.map((count, kind): number => (kind === GUARD && !town ? 0 : count));
  const total = counts.reduce((sum, count) => sum + count);
  const slots = Math.ceil(total / realmRules.SLOTS_STEP) * realmRules.SLOTS_STEP;
  const record: RegionRecord = {
    id,
    tick: 0,
    evidence: "0x",
    lanes: new Uint16Array(slots),
    minds: new Uint32Array(slots),
  };
  const ground = groundOf(id);
  let slot = 0;
  for (const [kind, count] of counts.entries()) {
    for (let i = 0; i < count; i++) {
      bear(record, ground, slot, kind, scramble(realmRules.SEED ^ scramble((id << 16) ^ slot)));
      slot++;
    }
  }
  // The guards are the last: they stand on the town's street.
  for (let i = 0; town && i < (counts[GUARD] as number); i++) {
    const tile = (town.y - rowOf(id) * 32) * 32 + (town.x - columnOf(id) * 32) + i;
    if (((record.lanes[--slot] as number) & NPC_BIT) !== 0) record.lanes[slot] = makeLane(true, REST, tile);
  }
  record.evidence = evidenceOf(record);
  return record;
}
