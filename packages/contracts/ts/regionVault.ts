import { concatHex, type Hex, numberToHex, parseAbiItem, size } from "viem";
import { worldAbi } from "./generated/abi.ts";
import { tables } from "./generated/tables.ts";
import type { RawRecord } from "./record.ts";
import type { WorldClient } from "./worldClient.ts";

/**
 * Records of the table `realm.Region` are kept by the realm's vault (`VaultSystem.sol`), not by MUD's Store: their rows
 * are read from it and change by its event `RegionWritten`. Everything else about the table is as with any other.
 */
export const isInVault = (tableId: Hex): boolean => tableId === tables.realm.Region.tableId;

/** The vault's event: a region's record as it is now; `minds` is empty when they stayed as they were. */
export const regionWritten = parseAbiItem(
  "event RegionWritten(address indexed world, uint256 indexed region, bytes bodies, bytes minds)",
);

/** The two fields of a region's row as the Store would hold them. */
export function rawRegion(bodies: Hex, minds: Hex): RawRecord {
  const [first, second] = [size(bodies), size(minds)];
  // MUD's EncodedLengths: 56 bits for the sum, then 40 bits for each field, from the lowest.
  const lengths = BigInt(first + second) | (BigInt(first) << 56n) | (BigInt(second) << 96n);
  return {
    staticData: "0x",
    encodedLengths: numberToHex(lengths, { size: 32 }),
    dynamicData: concatHex([bodies, minds]),
  };
}

/** The minds in a region's raw row. */
export function mindsOf({ encodedLengths, dynamicData }: RawRecord): Hex {
  const bodies = Number((BigInt(encodedLengths) >> 56n) & 0xff_ffff_ffffn);
  return `0x${dynamicData.slice(2 + 2 * bodies)}`;
}

/** Reads a region's row. @param tuple its key as the Store writes it */
export async function readRawRegion(
  { publicClient, world }: WorldClient,
  tuple: readonly Hex[],
  block?: bigint,
): Promise<RawRecord> {
  const [bodies, minds] = await publicClient.readContract({
    address: world,
    abi: worldAbi,
    functionName: "realm__load",
    args: [world, BigInt(tuple[0] ?? "0x0"), true],
    ...(block === undefined ? {} : { blockNumber: block }),
  });
  return rawRegion(bodies, minds);
}
