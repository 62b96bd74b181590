import { columnOf, inRealm, type RegionId, regionAt, rowOf } from "@cogwright/npc/region/geometry";

/** A region and the up to eight around it. */
export function regionsAround(region: RegionId): RegionId[] {
  const around: RegionId[] = [];
  for (let row = rowOf(region) - 1; row <= rowOf(region) + 1; row++) {
    for (let column = columnOf(region) - 1; column <= columnOf(region) + 1; column++) {
      const id = regionAt(column, row);
      if (row >= 0 && column >= 0 && inRealm(id)) around.push(id);
    }
  }
  return around;
}
