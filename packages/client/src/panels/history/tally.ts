import type { MatchView } from "../arena/matchView.ts";

/** Battles won, lost and drawn. */
export interface FightRecord {
  readonly won: number;
  readonly lost: number;
  readonly drawn: number;
}

/** Whether a bot, or any bot of an owner, is in a match. */
export type Fighter = { readonly bot: number } | { readonly owner: string };

const isSide = (side: MatchView["sides"]["a"] | undefined, fighter: Fighter): boolean =>
  side !== undefined &&
  ("bot" in fighter ? side.bot === fighter.bot : side.owner.toLowerCase() === fighter.owner.toLowerCase());

/** The side on which `fighter` stands; undefined when it is not in the match. */
export function sideOf({ sides }: MatchView, fighter: Fighter): "a" | "b" | undefined {
  if (isSide(sides.a, fighter)) return "a";
  return isSide(sides.b, fighter) ? "b" : undefined;
}

/** What became of a bot's, or an owner's, battles. Matches that were void are none. */
export function fightRecord(views: readonly MatchView[], fighter: Fighter): FightRecord {
  let [won, lost, drawn] = [0, 0, 0];
  for (const view of views) {
    const side = sideOf(view, fighter);
    if (side === undefined || view.winner === undefined) continue;
    if (view.winner === "draw") drawn += 1;
    else if (view.winner === side) won += 1;
    else lost += 1;
  }
  return { won, lost, drawn };
}

/** A bot's record against one opponent. */
export interface Rivalry extends FightRecord {
  readonly bot: number;
  readonly name: string;
}

/** A bot's record against each bot it has fought, those it met most often first. */
export function rivalries(views: readonly MatchView[], bot: number): readonly Rivalry[] {
  const met = new Map<number, { name: string; views: MatchView[] }>();
  for (const view of views) {
    const side = sideOf(view, { bot });
    const other = side === "a" ? view.sides.b : view.sides.a;
    if (side === undefined || other === undefined || view.winner === undefined) continue;
    const rival = met.get(other.bot) ?? { name: other.name, views: [] };
    rival.views.push(view);
    met.set(other.bot, rival);
  }
  return [...met]
    .map(([id, rival]) => ({ bot: id, name: rival.name, ...fightRecord(rival.views, { bot }) }))
    .sort((x, y) => y.won + y.lost + y.drawn - (x.won + x.lost + x.drawn) || x.bot - y.bot);
}

/** What an account's stakes and bets came to, in wei. */
export interface Balance {
  /** What it put into matches that are over. */
  readonly paidIn: bigint;
  /** What those matches gave back, whether it was fetched or not. */
  readonly cameBack: bigint;
  /** What still waits to be fetched. */
  readonly unclaimed: bigint;
  /** What stands in matches that are not over. */
  readonly atStake: bigint;
}

/** Adds up an account's matches, each with what it was entitled to. */
export function balanceOf(
  entries: readonly { readonly view: MatchView; readonly entitled: bigint }[],
): Balance {
  let [paidIn, cameBack, unclaimed, atStake] = [0n, 0n, 0n, 0n];
  for (const { view, entitled } of entries) {
    if (view.phase === "fought" || view.phase === "void") {
      paidIn += view.paidIn;
      cameBack += entitled;
      unclaimed += view.claimable;
    } else {
      atStake += view.paidIn;
    }
  }
  return { paidIn, cameBack, unclaimed, atStake };
}

/** "7 won, 2 lost, 1 drawn"; "No battle yet" when there is none. */
export function recordText({ won, lost, drawn }: FightRecord): string {
  if (won + lost + drawn === 0) return "No battle yet";
  return [`${won} won`, `${lost} lost`, ...(drawn > 0 ? [`${drawn} drawn`] : [])].join(", ");
}
