import { concatHex, type Hex, keccak256, numberToHex } from "viem";
import type { RegionRecord } from "../region/record.ts";

/**
 * The evidence that a tick leaves, the same as `Seals.sol`: a tree with a leaf for each block that was applied, its root and
 * the number of leaves hashed, 27 bytes of that and the second it happened.
 */
const proofOf = ({ tick, evidence, playedAt }: RegionRecord): Hex =>
  concatHex([numberToHex(tick, { size: 4 }), "0x00", evidence, numberToHex(playedAt, { size: 4 })]);

/** The leaf of a region's block. @param found the record that the tick decided on @param sent header and list */
export const leafOf = (found: RegionRecord, sent: Hex): Hex => keccak256(concatHex([proofOf(found), sent]));

/** One level up: pairs are joined, one without a sibling moves up as it is. */
function levelUp(level: readonly Hex[]): Hex[] {
  const up: Hex[] = [];
  for (let i = 0; i < level.length; i += 2) {
    const [left, right] = [level[i] as Hex, level[i + 1]];
    up.push(right === undefined ? left : keccak256(concatHex([left, right])));
  }
  return up;
}

/** The siblings on the way from a leaf to the root. */
export function pathOf(leaves: readonly Hex[], index: number): Hex[] {
  const path: Hex[] = [];
  let at = index;
  for (let level = [...leaves]; level.length > 1; level = levelUp(level), at >>= 1) {
    const sibling = level[at ^ 1];
    if (sibling !== undefined) path.push(sibling);
  }
  return path;
}

/** What the chain keeps of a tick with these leaves. @param leaves at least one @param time unix seconds */
export function sealOf(leaves: readonly Hex[], time: number): Hex {
  let level = [...leaves];
  while (level.length > 1) level = levelUp(level);
  const hash = keccak256(concatHex([level[0] as Hex, numberToHex(leaves.length, { size: 32 })]));
  return concatHex([hash.slice(0, 2 + 54) as Hex, numberToHex(time, { size: 5 })]);
}
