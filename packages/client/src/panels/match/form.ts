import type { MatchView } from "../arena/matchView.ts";
import { sideOf } from "../history/tally.ts";

/** A decided match as one of its bots remembers it. */
export interface PastBattle {
  readonly id: number;
  readonly result: "won" | "lost" | "drew";
  readonly against: string;
}

/** How many matches are a bot's form. */
const LAST = 5;

/** A bot's last decided matches, newest first. @param views newest first */
export function formOf(views: readonly MatchView[], bot: number): readonly PastBattle[] {
  const battles = views.flatMap((view): PastBattle[] => {
    const side = sideOf(view, { bot });
    if (side === undefined || view.winner === undefined) return [];
    const against = (side === "a" ? view.sides.b : view.sides.a)?.name ?? "nobody";
    const result = view.winner === "draw" ? "drew" : view.winner === side ? "won" : "lost";
    return [{ id: view.id, result, against }];
  });
  return battles.slice(0, LAST);
}

/** The decided matches of two bots against each other, newest first. */
export function meetingsOf(views: readonly MatchView[], one: number, other: number): readonly MatchView[] {
  return views.filter(
    (view) =>
      view.winner !== undefined &&
      sideOf(view, { bot: one }) !== undefined &&
      sideOf(view, { bot: other }) !== undefined,
  );
}
