import { type ArenaView, timeOf } from "./arenaView.ts";
import type { Plan, Skip } from "./plan.ts";

/** Prove one round of the beacon, for all matches that wait for it. */
export interface Proof {
  readonly round: bigint;
  readonly matches: readonly number[];
}

/** The rounds that some match waits for, that are published, and that nobody has proven: one proof each, oldest first. */
export function planProofs({ time, matches, proven, clock }: ArenaView): Plan<Proof> {
  const waiting = new Map<bigint, number[]>();
  const skipped: Skip[] = [];
  for (const { id, status, seedRound, deadline } of matches) {
    if (status !== "entered") continue;
    if (time > deadline) {
      skipped.push({ what: `match ${id}`, why: "its deadline has passed: no seed can save it" });
      continue;
    }
    waiting.set(seedRound, [...(waiting.get(seedRound) ?? []), id]);
  }

  const steps: Proof[] = [];
  for (const [round, ids] of [...waiting].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const what = `round ${round}`;
    if (proven.has(round)) {
      skipped.push({ what, why: "it is proven" });
    } else if (clock === undefined) {
      skipped.push({ what, why: "the world trusts no beacon" });
    } else if (timeOf(clock, round) > time) {
      skipped.push({ what, why: `it is published in ${timeOf(clock, round) - time} s` });
    } else {
      steps.push({ round, matches: ids });
    }
  }
  return { steps, skipped };
}
