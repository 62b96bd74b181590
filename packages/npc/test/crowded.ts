import { realmRules } from "@cogwright/contracts/rules/realm";
import { npcSlots } from "../src/brain/observation.ts";
import { bear } from "../src/region/births.ts";
import { evidenceOf, isNpc, type RegionRecord } from "../src/region/record.ts";
import { settle } from "../src/region/settlers.ts";
import { groundOf } from "../src/region/terrain.ts";
import { seeded } from "../src/training/random.ts";

/** Ten thousand NPCs over the realm's 256 regions. */
const NPCS_A_REGION = 40;

/** A settled region with more of the kinds that it has, in the same shares, to NPCS_A_REGION. */
export function crowded(id: number): RegionRecord {
  const settled = settle(id);
  const slots = Math.ceil(NPCS_A_REGION / realmRules.SLOTS_STEP) * realmRules.SLOTS_STEP;
  const lanes = new Uint16Array(slots);
  const minds = new Uint32Array(slots);
  lanes.set(settled.lanes);
  minds.set(settled.minds);
  const record = { ...settled, lanes, minds };
  const random = seeded(id);
  const there = npcSlots(settled);
  for (let slot = 0; npcSlots(record).length < NPCS_A_REGION && slot < slots; slot++)
    if (!isNpc(lanes[slot] as number)) {
      const model = minds[there[random(there.length)] ?? 0] as number;
      bear(record, groundOf(id), slot, model >>> 28, random(2 ** 32));
    }
  record.evidence = evidenceOf(record);
  return record;
}
