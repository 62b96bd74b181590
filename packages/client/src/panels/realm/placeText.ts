import { type Place, tileOf } from "@cogwright/npc/region/geometry";

/** "You stand at 12, 7 in region 1799." — the tile within its region. */
export function placeText(place: Place): string {
  const at = tileOf(place);
  if (!at) return "You stand outside the realm.";
  return `You stand at ${at.tile & 31}, ${at.tile >> 5} in region ${at.region}.`;
}
