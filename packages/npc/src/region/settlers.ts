import { kinds, realmRules } from "@cogwright/contracts/rules/realm";
import { bear } from "./births.ts";
import { columnOf, type RegionId, rowOf } from "./geometry.ts";
import { scramble } from "./noise.ts";
import { evidenceOf, makeLane, NPC_BIT, REST, type RegionRecord } from "./record.ts";
import { groundOf, townOf } from "./terrain.ts";

/** Kinds that begin on the street of a town. */
const TOWNSFOLK = [kinds.indexOf("guard"), kinds.indexOf("merchant")];

/** How many of each kind live in a region when it is settled. */
export const populationOf = (id: RegionId): readonly number[] =>
  townOf(id) ? realmRules.POPULATION_TOWN : realmRules.POPULATION_WILD;

/** A region as `realm__settle` opens it; the same as `Settlers.sol`. */
export function settle(id: RegionId): RegionRecord {
  const town = townOf(id);
  const counts = populationOf(id);
  const total = counts.reduce((sum, count) => sum + count);
  const slots = Math.ceil(total / realmRules.SLOTS_STEP) * realmRules.SLOTS_STEP;
  const record: RegionRecord = {
    id,
    tick: 0,
    evidence: "0x",
    playedAt: 0,
    lanes: new Uint16Array(slots),
    minds: new Uint32Array(slots),
  };
  const ground = groundOf(id);
  let street = town ? (town.y - rowOf(id) * 32) * 32 + (town.x - columnOf(id) * 32) : -1;
  let slot = 0;
  for (const [kind, count] of counts.entries()) {
    for (let i = 0; i < count; i++) {
      bear(record, ground, slot, kind, scramble(realmRules.SEED ^ scramble((id << 16) ^ slot)));
      const isBorn = ((record.lanes[slot] as number) & NPC_BIT) !== 0;
      if (street >= 0 && isBorn && TOWNSFOLK.includes(kind))
        record.lanes[slot] = makeLane(true, REST, street++);
      slot++;
    }
  }
  record.evidence = evidenceOf(record);
  return record;
}
