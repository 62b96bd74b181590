import type { ArenaView } from "./arenaView.ts";
import type { Plan, Skip } from "./plan.ts";

/** Move one match past the state it waits in. */
export interface Move {
  readonly matchId: number;
  readonly functionName: "arena__resolve" | "arena__forfeit" | "arena__voidMatch";
}

/** Every match that can go on does, every match that has waited too long ends. */
export function planMoves({ time, matches, proven }: ArenaView): Plan<Move> {
  const steps: Move[] = [];
  const skipped: Skip[] = [];
  for (const { id, status, seedRound, betsCloseAt, deadline, unrevealed } of matches) {
    if (status !== "open" && status !== "entered") continue;
    const what = `match ${id}`;
    if (unrevealed && time > unrevealed.by) {
      steps.push({ matchId: id, functionName: "arena__forfeit" });
    } else if (time > deadline) {
      steps.push({ matchId: id, functionName: "arena__voidMatch" });
    } else if (status === "open") {
      skipped.push({ what, why: `it may be entered for another ${deadline - time} s` });
    } else if (time < betsCloseAt) {
      skipped.push({ what, why: `bets are taken for another ${betsCloseAt - time} s` });
    } else if (unrevealed) {
      const { sides, by } = unrevealed;
      skipped.push({
        what,
        why: `the bot of ${sides.join(" and ")} may be shown for another ${by - time} s`,
      });
    } else if (!proven.has(seedRound)) {
      skipped.push({ what, why: `round ${seedRound}, its seed, is not proven` });
    } else {
      steps.push({ matchId: id, functionName: "arena__resolve" });
    }
  }
  return { steps, skipped };
}
