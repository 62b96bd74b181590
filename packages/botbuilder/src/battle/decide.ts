import { actionNames, arena } from "@cogwright/contracts/rules/arena";
import { boardSize } from "@cogwright/contracts/rules/arenaBoards";
import type { Battle } from "./battle.ts";
import {
  kings,
  mirrored,
  NO_STEP,
  ringOf,
  STEP_ADVANCE,
  STEP_CIRCLE,
  STEP_COVER,
  STEP_RETREAT,
  tileCount,
} from "./board.ts";
import { actionId, type Fighter, RULE_OTHERWISE, RULE_WAIT } from "./fighter.ts";
import { senseId } from "./program.ts";

const RETREAT = actionId("retreat");
const COLLECT = actionId("collect");
const STRIKE = actionId("strike");
const SHOOT = actionId("shoot");
const CHARGE = actionId("charge");
const GUARD = actionId("guard");
const REPAIR = actionId("repair");
const RECHARGE = actionId("recharge");
const MINE = actionId("mine");
const WAIT = actionId("wait");
const costs = Uint8Array.from(actionNames, (name) => (arena.cost as Record<string, number>)[name] ?? 0);

const MY_HEALTH = senseId("myHealth");
const MY_ENERGY = senseId("myEnergy");
const ENEMY_HEALTH = senseId("enemyHealth");
const ENEMY_ENERGY = senseId("enemyEnergy");
const HEALTH_LEAD = senseId("healthLead");
const ENERGY_LEAD = senseId("energyLead");
const DISTANCE = senseId("distance");
const TURN = senseId("turn");
const PICKUP_DISTANCE = senseId("pickupDistance");
const STORM_DISTANCE = senseId("stormDistance");
const HITS_TAKEN = senseId("hitsTaken");
const MINES_LEFT = senseId("minesLeft");
const STANCE = senseId("stance");
const CHANCE = senseId("chance");
const CAN_SEE = senseId("canSee");
const CORNERED = senseId("cornered");
const ENEMY_CORNERED = senseId("enemyCornered");
const ENEMY_GUARDING = senseId("enemyGuarding");
const ENEMY_RETREATING = senseId("enemyRetreating");
const ENEMY_APPROACHING = senseId("enemyApproaching");
const UNDER_FIRE = senseId("underFire");
const MY_ACTION = senseId("myAction");
const ENEMY_ACTION = senseId("enemyAction");

/** What `pickupDistance` and `stormDistance` say when there is none. */
const FAR = 99;
const NOT_LOOKED_UP = -3;
const stepKindOf = [STEP_ADVANCE, STEP_RETREAT, STEP_CIRCLE, STEP_COVER] as const;

/** Fills the senses of `me` from the state that both bots see. */
export function prepareTurn(battle: Battle, me: Fighter, enemy: Fighter): void {
  const { senses } = me;
  const { reads } = me.program;
  const pair = me.tile * tileCount + enemy.tile;
  me.targets.fill(NOT_LOOKED_UP);
  senses[MY_HEALTH] = me.health;
  senses[MY_ENERGY] = me.energy;
  senses[ENEMY_HEALTH] = enemy.health;
  senses[ENEMY_ENERGY] = enemy.energy;
  senses[HEALTH_LEAD] = me.health - enemy.health;
  senses[ENERGY_LEAD] = me.energy - enemy.energy;
  senses[DISTANCE] = kings[pair] as number;
  senses[TURN] = battle.turn;
  senses[STORM_DISTANCE] = stormDistance(battle.rings, ringOf[me.tile] as number);
  senses[HITS_TAKEN] = (me.hits & 1) + ((me.hits >> 1) & 1) + (me.hits >> 2);
  senses[MINES_LEFT] = me.minesLeft;
  senses[STANCE] = me.stance;
  senses[CHANCE] = me.chance;
  senses[CAN_SEE] = battle.board.sees[pair] as number;
  senses[ENEMY_GUARDING] = enemy.action === GUARD ? 1 : 0;
  senses[ENEMY_RETREATING] = enemy.drift >> 1;
  senses[ENEMY_APPROACHING] = enemy.drift & 1;
  senses[UNDER_FIRE] = me.hits & 1;
  senses[MY_ACTION] = me.action;
  senses[ENEMY_ACTION] = enemy.action;
  if (reads & (1 << PICKUP_DISTANCE)) senses[PICKUP_DISTANCE] = pickupDistance(battle, me.tile);
  if (reads & (1 << CORNERED)) senses[CORNERED] = stepTo(battle, me, enemy, RETREAT) === NO_STEP ? 1 : 0;
  if (reads & (1 << ENEMY_CORNERED)) {
    senses[ENEMY_CORNERED] = ownStep(battle, STEP_RETREAT, enemy, me) === NO_STEP ? 1 : 0;
  }
}

/** Sets the action of `me` and the rule behind it. Called after both bots have sensed. */
export function decide(battle: Battle, me: Fighter, enemy: Fighter): void {
  const { program } = me;
  for (let rule = 0; rule < program.rules; rule++) {
    if (program.firstFailing(rule, me.senses) >= 0) continue;
    const action = program.actions[rule] as number;
    if (!isPossible(battle, me, enemy, action)) continue;
    const become = program.becomes[rule] as number;
    if (become >= 0) me.stance = become;
    me.action = action;
    me.rule = rule;
    return;
  }
  const possible = isPossible(battle, me, enemy, program.otherwise);
  me.action = possible ? program.otherwise : WAIT;
  me.rule = possible ? RULE_OTHERWISE : RULE_WAIT;
}

/** Whether `me` can carry out `action` in the state that both bots see. */
export function isPossible(battle: Battle, me: Fighter, enemy: Fighter, action: number): boolean {
  if (action <= COLLECT) return stepTo(battle, me, enemy, action) !== NO_STEP;
  if (me.energy < (costs[action] as number)) return false;
  const distance = me.senses[DISTANCE] as number;
  switch (action) {
    case STRIKE:
      return distance === 1;
    case SHOOT:
      return distance <= arena.shotAccuracy.length && me.senses[CAN_SEE] === 1;
    case CHARGE:
      return (
        distance > 1 &&
        battle.turn >= me.chargeReady &&
        me.senses[CAN_SEE] === 1 &&
        inLine(me.tile, enemy.tile)
      );
    case REPAIR:
      return me.health < arena.health && battle.turn >= me.repairReady;
    case RECHARGE:
      return me.energy < arena.energy;
    case MINE:
      return me.minesLeft > 0 && !me.hasMine(me.tile);
    default:
      return true;
  }
}

/** The tile to which the walking action `action` (`advance`..`collect`) takes `me`, or `NO_STEP`. */
export function stepTo(battle: Battle, me: Fighter, enemy: Fighter, action: number): number {
  const known = me.targets[action] as number;
  if (known !== NOT_LOOKED_UP) return known;
  const found =
    action === COLLECT
      ? collectStep(battle, me, enemy)
      : ownStep(battle, stepKindOf[action] as number, me, enemy);
  me.targets[action] = found;
  return found;
}

/** A step of `kind` chosen in the bot's own frame, as a tile of the board. */
function ownStep(battle: Battle, kind: number, me: Fighter, enemy: Fighter): number {
  const { board, rings } = battle;
  if (!me.turned) return board.step(kind, rings, me.lean, me.tile, enemy.tile);
  const tile = board.step(kind, rings, me.lean, mirrored(me.tile), mirrored(enemy.tile));
  return tile === NO_STEP ? NO_STEP : mirrored(tile);
}

/** Steps from `tile` to the nearest pickup around the walls, 99 when there is none. */
function pickupDistance(battle: Battle, tile: number): number {
  const { walk } = battle.board;
  let nearest = FAR;
  for (let i = 0; i < battle.pickups; i++) {
    const steps = walk[(battle.pickupTiles[i] as number) * tileCount + tile] as number;
    if (steps < nearest) nearest = steps;
  }
  return nearest;
}

/** The neighbouring tile one step nearer to the nearest pickup, chosen as `Board.step` chooses. */
function collectStep(battle: Battle, me: Fighter, enemy: Fighter): number {
  if (battle.pickups === 0) return NO_STEP;
  const left = pickupDistance(battle, me.tile);
  const { neighbours } = battle.board;
  let best = NO_STEP;
  let bestScore = -1;
  for (let i = 0; i < 8; i++) {
    // Own frame's rising order is the board's falling order for side b.
    const tile = neighbours[me.tile * 8 + (me.turned ? 7 - i : i)] as number;
    if (tile >= tileCount || tile === enemy.tile) continue;
    if (pickupDistance(battle, tile) !== left - 1) continue;
    const score = ((ringOf[tile] as number) >= battle.rings ? 1024 : 0) + squared(tile, enemy.tile);
    if (score > bestScore || (me.lean === 1 && score === bestScore)) {
      best = tile;
      bestScore = score;
    }
  }
  return best;
}

function stormDistance(rings: number, ring: number): number {
  if (rings === 0) return FAR;
  return ring < rings ? 0 : ring - rings + 1;
}

/** Whether one tile lies in one of the eight directions from the other. */
function inLine(a: number, b: number): boolean {
  const x = (a % boardSize) - (b % boardSize);
  const y = ((a / boardSize) | 0) - ((b / boardSize) | 0);
  return x === 0 || y === 0 || x === y || x === -y;
}

function squared(a: number, b: number): number {
  const x = (a % boardSize) - (b % boardSize);
  const y = ((a / boardSize) | 0) - ((b / boardSize) | 0);
  return x * x + y * y;
}
