import { CogwrightError } from "@cogwright/contracts/errors";
import type { RegionId } from "./geometry.ts";

/** The bytes of a region's record cannot be one. */
export class RecordError extends CogwrightError {
  constructor(region: RegionId, reason: string) {
    super(`region ${region} (column ${region & 255}, row ${region >> 8}): ${reason}`, {
      code: "region-record",
      hint: "The world and this program are of different versions: deploy again, or update.",
      details: { region },
    });
  }
}
