import type { BattleTrace, BotTurn, TurnTrace } from "@cogwright/botbuilder/battle/trace";
import { easeIn, easeInOut, easeOut, lerp, pulse, settle, span } from "./easing.ts";
import { type Place, placeOf } from "./geometry.ts";
import type { Side } from "./look.ts";
import { BEATS, momentOf, turnAt } from "./timeline.ts";

/** How one automaton stands at one moment. Angles in radians, leaning toward where it faces is positive. */
export interface BotPose {
  place: Place;
  /** 1 faces right, −1 left. */
  facing: 1 | -1;
  lean: number;
  /** Height over the board in tiles. */
  hop: number;
  /** Vertical stretch, 1 at rest, below 1 when it crouches. */
  stretch: number;
  /** −1 drawn back, 0 at rest, 1 thrust forward. */
  weapon: number;
  /** Turns of the repair arm, 0 at rest. */
  mend: number;
  /** 0..1, the shield held up. */
  shield: number;
  /** 0..1, the glow of winding up energy. */
  wind: number;
  /** 0..1, white at the moment it is hit. */
  flash: number;
  /** 0 stands, 1 lies broken. */
  broken: number;
  health: number;
  energy: number;
}

/** A short-lived thing of the picture; `at` runs 0..1 over its life. */
export type Effect =
  | { kind: "shot"; side: Side; from: Place; to: Place; at: number; hit: boolean }
  | { kind: "slash"; side: Side; place: Place; facing: 1 | -1; at: number }
  | { kind: "sparks"; place: Place; at: number; strength: number; seed: number }
  | { kind: "blast"; place: Place; at: number }
  | { kind: "dust"; place: Place; at: number; seed: number }
  | { kind: "word"; side: Side; place: Place; at: number; text: string; tone: "bad" | "good" | "warn" };

/** The whole picture of one moment of a battle; a pure function of the trace and the position. */
export interface StagePose {
  a: BotPose;
  b: BotPose;
  mines: { tile: number; owner: Side; armed: boolean; grown: number }[];
  pickups: { tile: number; kind: "health" | "energy"; grown: number }[];
  /** Rings of the board the storm has closed, with the share of the ring that is closing now. */
  storm: number;
  /** −1..1 sideways push of the whole picture by a hit. */
  shake: number;
  effects: Effect[];
}

const other = (side: Side): Side => (side === "a" ? "b" : "a");

/**
 * The picture at `position` turns into the battle (0 is the start, `n` the end of turn n, fractions in between).
 * `calm` leaves out shaking, hopping and the stop at a hit, for those who asked for reduced motion.
 */
export function poseAt(trace: BattleTrace, position: number, calm = false): StagePose {
  const at = Math.min(Math.max(position, 0), trace.turns.length);
  const turn = trace.turns[Math.max(0, turnAt(at) - 1)];
  if (!turn) return startPose(trace);
  const share = at === 0 ? 0 : at - (turnAt(at) - 1);
  const previous = trace.turns[turnAt(at) - 2];
  const moment = momentOf(turn, share, calm);
  const effects: Effect[] = [];
  const over = turn === trace.turns.at(-1);
  const a = botPose(turn, "a", moment, calm, over, effects);
  const b = botPose(turn, "b", moment, calm, over, effects);
  const stormBefore = previous?.storm ?? 0;
  return {
    a,
    b,
    ...things(turn, previous, moment.at, effects),
    storm: lerp(stormBefore, turn.storm, easeInOut(span(moment.at, BEATS.storm - 0.15, 1))),
    shake: calm ? 0 : shakeOf(moment),
    effects,
  };
}

function shakeOf(moment: { at: number; stopped: number }): number {
  const fade = 1 - span(moment.at, BEATS.impact, BEATS.impact + 0.14);
  if (moment.stopped > 0) return Math.sin(moment.stopped * Math.PI * 5) * 0.8;
  return moment.at > BEATS.impact ? Math.sin(moment.at * 160) * fade * 0.5 : 0;
}

function startPose(trace: BattleTrace): StagePose {
  const standing = (tile: number, facing: 1 | -1): BotPose => ({
    ...atRest(placeOf(tile), facing),
    health: 100,
    energy: 100,
  });
  const { a, b } = trace.board.starts;
  const [toB, toA] = facings(placeOf(a), placeOf(b));
  return {
    a: standing(a, toB),
    b: standing(b, toA),
    mines: [],
    pickups: [],
    storm: 0,
    shake: 0,
    effects: [],
  };
}

function atRest(place: Place, facing: 1 | -1): Omit<BotPose, "health" | "energy"> {
  return {
    place,
    facing,
    lean: 0,
    hop: 0,
    stretch: 1,
    weapon: 0,
    mend: 0,
    shield: 0,
    wind: 0,
    flash: 0,
    broken: 0,
  };
}

/** Both look at each other; on the same column a keeps to the right and b to the left. */
function facings(a: Place, b: Place): [1 | -1, 1 | -1] {
  return b.x >= a.x ? [1, -1] : [-1, 1];
}

function botPose(
  turn: TurnTrace,
  side: Side,
  { at, burst }: { at: number; burst: number },
  calm: boolean,
  over: boolean,
  effects: Effect[],
): BotPose {
  const mine = turn[side];
  const theirs = turn[other(side)];
  const before = turn.before[side];
  const after = turn.after[side];
  const place = placeDuring(mine, at, calm);
  const enemyPlace = placeDuring(theirs, at, calm);
  const facing = side === "a" ? facings(place, enemyPlace)[0] : facings(enemyPlace, place)[1];
  const pose: BotPose = {
    ...atRest(place, facing),
    health: healthDuring(before.health, after.health, mine, theirs, at),
    energy: lerp(before.energy, after.energy, easeInOut(span(at, 0.1, 0.9))),
  };
  if (!calm) {
    const stepping = mine.from !== mine.to && mine.action !== "charge";
    if (stepping) addStep(pose, mine, at);
    addRecoil(pose, theirs, at);
  }
  addAction(pose, mine, { at, burst }, enemyPlace, side, effects, calm);
  addHurt(pose, mine, theirs, side, burst, effects);
  if (over && after.health <= 0) pose.broken = settle(span(at, BEATS.impact + 0.08, 0.98));
  return pose;
}

/** Where a bot is within its turn: a short crouch, the way, a settling stop. */
function placeDuring(mine: BotTurn, at: number, calm: boolean): Place {
  const from = placeOf(mine.from);
  const to = placeOf(mine.to);
  if (mine.from === mine.to) return from;
  const dash = mine.action === "charge";
  const t = dash ? easeIn(span(at, BEATS.lift + 0.12, BEATS.impact)) : span(at, BEATS.lift, BEATS.land);
  const way = calm || dash ? t : settle(easeInOut(t));
  return { x: lerp(from.x, to.x, way), y: lerp(from.y, to.y, way) };
}

function addStep(pose: BotPose, mine: BotTurn, at: number): void {
  const [from, to] = [placeOf(mine.from), placeOf(mine.to)];
  const ahead = Math.sign(to.x - from.x) * pose.facing || 0.4;
  const crouch = pulse(span(at, 0, BEATS.lift + 0.08));
  const flight = pulse(span(at, BEATS.lift, BEATS.land));
  const landing = pulse(span(at, BEATS.land - 0.02, BEATS.land + 0.16));
  pose.hop = flight * 0.16;
  pose.stretch = 1 - crouch * 0.1 + flight * 0.05 - landing * 0.09;
  pose.lean = -crouch * 0.07 * ahead + flight * 0.15 * ahead - landing * 0.05 * ahead;
}

/** A hit throws it back on its heels. */
function addRecoil(pose: BotPose, theirs: BotTurn, at: number): void {
  if (theirs.damageDealt <= 0) return;
  const weight = Math.min(1, theirs.damageDealt / 22);
  const thrown = pulse(span(at, BEATS.impact, BEATS.recover + 0.06));
  pose.lean -= thrown * (0.12 + weight * 0.2);
  pose.stretch -= thrown * 0.05 * weight;
  pose.place = { x: pose.place.x - pose.facing * thrown * 0.12 * weight, y: pose.place.y };
}

function addAction(
  pose: BotPose,
  mine: BotTurn,
  { at, burst }: { at: number; burst: number },
  enemy: Place,
  side: Side,
  effects: Effect[],
  calm: boolean,
): void {
  const windUp = easeOut(span(at, BEATS.wind, BEATS.impact - 0.06));
  const thrust = easeIn(span(at, BEATS.impact - 0.06, BEATS.impact));
  const back = easeInOut(span(at, BEATS.impact + 0.04, BEATS.recover + 0.1));
  const swing = (reach: number) => lerp(lerp(0, -0.6, windUp), reach, thrust) * (1 - back);
  switch (mine.action) {
    case "strike":
      pose.weapon = swing(1);
      if (!calm) {
        pose.lean += swing(0.24);
        const lunge = Math.max(0, swing(0.2));
        pose.place = {
          x: pose.place.x + (enemy.x - pose.place.x) * lunge,
          y: pose.place.y + (enemy.y - pose.place.y) * lunge,
        };
      }
      life(burst, BEATS.impact - 0.04, BEATS.recover, (t) =>
        effects.push({ kind: "slash", side, place: enemy, facing: pose.facing, at: t }),
      );
      break;
    case "charge":
      pose.weapon = lerp(-0.5, 1, easeIn(span(at, BEATS.lift, BEATS.impact))) * (1 - back);
      pose.lean += calm ? 0 : lerp(-0.16, 0.34, easeInOut(span(at, 0.06, 0.4))) * (1 - back);
      life(at, BEATS.lift + 0.14, BEATS.recover, (t) =>
        effects.push({ kind: "dust", place: placeOf(mine.from), at: t, seed: mine.from }),
      );
      break;
    case "shoot":
      pose.weapon = -pulse(span(at, BEATS.impact - 0.13, BEATS.recover)) * 0.8;
      if (!calm) pose.lean -= pulse(span(at, BEATS.impact - 0.13, BEATS.recover)) * 0.08;
      life(at, BEATS.impact - 0.13, BEATS.impact + 0.02, (t) =>
        effects.push({ kind: "shot", side, from: pose.place, to: enemy, at: t, hit: mine.damageDealt > 0 }),
      );
      break;
    case "guard":
      pose.shield = easeOut(span(at, 0, BEATS.guard + 0.1)) * (1 - easeIn(span(at, 0.9, 1)));
      pose.stretch -= pose.shield * 0.05;
      break;
    case "repair":
      pose.mend = span(at, BEATS.mend - 0.22, BEATS.mend + 0.2) * 2 * (1 - span(at, 0.94, 1));
      break;
    case "recharge":
      pose.wind = pulse(span(at, 0.2, 0.96));
      if (!calm) pose.stretch += Math.sin(at * 40) * 0.015 * pose.wind;
      break;
    case "mine":
      pose.stretch -= pulse(span(at, 0.5, 0.95)) * 0.14;
      break;
    default:
  }
}

function life(at: number, from: number, to: number, draw: (t: number) => void): void {
  if (at > from && at < to) draw(span(at, from, to));
}

/** What the enemy did not do (mines, the storm) hurts after the attacks. */
function otherHarm(mine: BotTurn, theirs: BotTurn): number {
  return Math.max(0, mine.damageTaken - theirs.damageDealt);
}

function healthDuring(before: number, after: number, mine: BotTurn, theirs: BotTurn, at: number): number {
  if (at >= 0.999) return after;
  const hit = theirs.damageDealt * easeOut(span(at, BEATS.impact, BEATS.impact + 0.12));
  const healed = mine.healed * easeInOut(span(at, BEATS.mend, BEATS.mend + 0.16));
  const harmed = otherHarm(mine, theirs) * easeOut(span(at, BEATS.mine, BEATS.mine + 0.1));
  const value = Math.max(0, Math.min(100, before - hit + healed - harmed));
  return lerp(value, after, span(at, 0.94, 1));
}

function addHurt(
  pose: BotPose,
  mine: BotTurn,
  theirs: BotTurn,
  side: Side,
  at: number,
  effects: Effect[],
): void {
  const word = (from: number, text: string, tone: "bad" | "good" | "warn") =>
    life(at, from, Math.min(1, from + 0.42), (t) =>
      effects.push({ kind: "word", side, place: pose.place, at: t, text, tone }),
    );
  if (theirs.damageDealt > 0) {
    pose.flash = at < BEATS.impact ? 0 : 0.85 * (1 - span(at, BEATS.impact, BEATS.impact + 0.09));
    life(at, BEATS.impact - 0.001, BEATS.impact + 0.3, (t) =>
      effects.push({
        kind: "sparks",
        place: pose.place,
        at: t,
        strength: Math.min(1, theirs.damageDealt / 20),
        seed: theirs.damageDealt * 7 + mine.to,
      }),
    );
    word(BEATS.impact, `−${theirs.damageDealt}`, "bad");
  }
  const harm = otherHarm(mine, theirs);
  if (harm > 0) word(BEATS.mine, `−${harm}`, "bad");
  if (mine.healed > 0) word(BEATS.mend, `+${mine.healed}`, "good");
  if (mine.pickedUp === "energy") word(BEATS.pickup - 0.28, "+ energy", "warn");
}

function things(
  turn: TurnTrace,
  previous: TurnTrace | undefined,
  at: number,
  effects: Effect[],
): Pick<StagePose, "mines" | "pickups"> {
  const before = previous ?? { mines: [], pickups: [] };
  const gone = 1 - span(at, BEATS.mine, BEATS.mine + 0.06);
  const grown = settle(span(at, BEATS.mine - 0.2, BEATS.mine));
  const mines = turn.mines.map((mine) => {
    const old = before.mines.some((was) => was.tile === mine.tile && was.owner === mine.owner);
    return { ...mine, grown: old ? 1 : grown };
  });
  for (const was of before.mines) {
    if (turn.mines.some((mine) => mine.tile === was.tile && mine.owner === was.owner)) continue;
    if (gone > 0) mines.push({ ...was, grown: gone });
    life(at, BEATS.mine, 1, (t) => effects.push({ kind: "blast", place: placeOf(was.tile), at: t }));
  }
  const pickups = turn.pickups.map((pickup) => {
    const old = before.pickups.some((was) => was.tile === pickup.tile);
    return { ...pickup, grown: old || previous === undefined ? 1 : settle(span(at, BEATS.pickup - 0.2, 1)) };
  });
  for (const was of before.pickups) {
    if (turn.pickups.some((pickup) => pickup.tile === was.tile)) continue;
    const left = 1 - span(at, BEATS.pickup - 0.28, BEATS.pickup - 0.16);
    if (left > 0) pickups.push({ ...was, grown: left });
  }
  return { mines, pickups };
}
