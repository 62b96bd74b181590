/** The beacon this world trusts, as `beacon.Config` holds it. */
export interface BeaconTimes {
  /** Unix second at which round 1 is published. */
  readonly genesis: bigint;
  /** Seconds between rounds. */
  readonly period: number;
}

/** The unix second at which a round is published: genesis + (round − 1) · period; 0 for no round or no beacon. */
export function timeOfRound(round: bigint, beacon: BeaconTimes | undefined): number {
  if (round === 0n || !beacon || beacon.period === 0) return 0;
  return Number(beacon.genesis + (round - 1n) * BigInt(beacon.period));
}
