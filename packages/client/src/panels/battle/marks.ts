import type { BattleTrace } from "@cogwright/botbuilder/battle/trace";

/** A mark on the scrubber: something worth jumping to at the end of `turn`. */
export interface Mark {
  turn: number;
  side: "a" | "b";
  kind: "hit" | "mine" | "stance" | "broken";
  /** 0..1: how heavy a hit. */
  weight: number;
}

const HEAVY = 25;

/** Marks for every hit a side took and every stance it changed to, in the order of turns. */
export function marksOf(trace: BattleTrace): Mark[] {
  return trace.turns.flatMap((turn) =>
    (["a", "b"] as const).flatMap((side): Mark[] => {
      const did = turn[side];
      const marks: Mark[] = [];
      if (did.damageTaken > 0)
        marks.push({
          turn: turn.turn,
          side,
          kind: did.hitMine ? "mine" : "hit",
          weight: Math.min(1, did.damageTaken / HEAVY),
        });
      if (turn.after[side].stance !== turn.before[side].stance)
        marks.push({ turn: turn.turn, side, kind: "stance", weight: 1 });
      if (turn.after[side].health <= 0) marks.push({ turn: turn.turn, side, kind: "broken", weight: 1 });
      return marks;
    }),
  );
}

/** Health or energy of a side at every turn's end, the start first. */
export function seriesOf(trace: BattleTrace, side: "a" | "b", what: "health" | "energy"): number[] {
  const start = trace.turns[0]?.before[side][what] ?? 100;
  return [start, ...trace.turns.map((turn) => turn.after[side][what])];
}

/** SVG path data of a series over `width` × `height`, 0..100 from the bottom up. */
export function pathOf(series: readonly number[], width: number, height: number): string {
  const last = Math.max(1, series.length - 1);
  return series
    .map((value, index) => {
      const x = (index / last) * width;
      const y = height - (value / 100) * height;
      return `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`;
    })
    .join("");
}
