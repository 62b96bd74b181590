import { actionNames } from "@cogwright/contracts/rules/arena";
import { type Hex, hexToBytes } from "viem";
import type { ActionName } from "../strategy/strategy.ts";
import { Battle, PICKUP_HEALTH } from "./battle.ts";
import { mirrored, tileCount } from "./board.ts";
import { Record } from "./digest.ts";
import { type BattleResult, resultOf, seedWords } from "./fight.ts";
import type { Fighter } from "./fighter.ts";
import { Program } from "./program.ts";

/** Number of a tile: y * 11 + x, 0..120. */
export type Tile = number;

export interface BotView {
  tile: Tile;
  health: number;
  energy: number;
  stance: number;
  minesLeft: number;
}

/**
 * What became of one rule: it fired, or its condition number `failed.condition` was the first that did not hold, or
 * all held and its action was impossible.
 */
export interface RuleVerdict {
  rule: number;
  fired: boolean;
  failed?: { condition: number } | { impossible: ActionName };
}

/** What one bot did in a turn. */
export interface BotTurn {
  action: ActionName;
  /** Index of the rule that fired, -1 for `otherwise`, -2 for the final `wait`. */
  rule: number;
  /** The rules in order, down to the one that fired. */
  verdicts: RuleVerdict[];
  from: Tile;
  to: Tile;
  /** Tiles entered in order, the last one is `to`; empty when the bot stayed. */
  path: Tile[];
  /** Health the other bot lost to this bot's attack. */
  damageDealt: number;
  /** Health lost this turn to anything: attack, mines, storm. */
  damageTaken: number;
  /** Health gained from repair and pickups. */
  healed: number;
  energyBefore: number;
  energyAfter: number;
  /** The turn's roll, 1..100. */
  chance: number;
  hitMine?: boolean;
  pickedUp?: "health" | "energy";
  laidMine?: boolean;
  /** For an attack: whether it reached the other bot. */
  hit?: boolean;
  /** For an attack that hit: whether the other bot guarded. */
  guarded?: boolean;
}

export interface TurnTrace {
  turn: number;
  before: { a: BotView; b: BotView };
  a: BotTurn;
  b: BotTurn;
  after: { a: BotView; b: BotView };
  /** Mines on the board after the turn; one is armed once its owner has left its tile. */
  mines: { tile: Tile; owner: "a" | "b"; armed: boolean }[];
  /** Pickups on the board after the turn. */
  pickups: { tile: Tile; kind: "health" | "energy" }[];
  /** Rings the storm has closed in this turn, 0..5. */
  storm: number;
  /** The battle's digest up to and with this turn. */
  digest: Hex;
}

export interface BattleTrace {
  board: { id: number; walls: Tile[]; starts: { a: Tile; b: Tile } };
  turns: TurnTrace[];
  result: BattleResult;
}

/**
 * A battle turn by turn: positions, actions, damage, and which rule fired and why each above it did not. The same
 * engine as `fight`, so the result is equal.
 *
 * @param a bytecode of side a, valid (see `decompile`)
 * @param b bytecode of side b, valid
 * @param seed 32 bytes that decide board and chance
 */
export function trace(a: Hex, b: Hex, seed: Hex): BattleTrace {
  const bytes = hexToBytes(seed, { size: 32 });
  const battle = new Battle();
  const record = new Record();
  battle.start(new Program(a), new Program(b), seedWords(bytes));
  record.start(bytes);
  const turns: TurnTrace[] = [];
  while (!battle.over) {
    const before = { a: viewOf(battle.a), b: viewOf(battle.b) };
    battle.begin();
    const decidedA = decisionOf(battle.a);
    const decidedB = decisionOf(battle.b);
    battle.resolve();
    record.add(battle);
    turns.push({
      turn: battle.turn,
      before,
      a: turnOf(battle.a, battle.b, decidedA),
      b: turnOf(battle.b, battle.a, decidedB),
      after: { a: viewOf(battle.a), b: viewOf(battle.b) },
      mines: [...minesOf(battle.a, "a"), ...minesOf(battle.b, "b")],
      pickups: Array.from({ length: battle.pickups }, (_, i) => ({
        tile: battle.pickupTiles[i] as number,
        kind: battle.pickupKinds[i] === PICKUP_HEALTH ? ("health" as const) : ("energy" as const),
      })),
      storm: battle.rings,
      digest: record.digest(),
    });
  }
  const { id, walls, start } = battle.board;
  return {
    board: { id, walls: [...walls], starts: { a: start, b: mirrored(start) } },
    turns,
    result: resultOf(battle, record.digest()),
  };
}

/** What one bot did, read after the turn was resolved; rule, verdicts and energy stand before. */
function turnOf(me: Fighter, enemy: Fighter, decided: Decision): BotTurn {
  const action = actionNames[me.action] as ActionName;
  const attacked = action === "strike" || action === "shoot" || action === "charge";
  return {
    action,
    rule: me.rule,
    verdicts: decided.verdicts,
    from: me.from,
    to: me.tile,
    path: Array.from(me.path.subarray(0, me.entered)),
    damageDealt: me.dealt,
    damageTaken: me.lost,
    healed: me.healed,
    energyBefore: decided.energy,
    energyAfter: me.energy,
    chance: me.chance,
    ...(me.minesHit > 0 && { hitMine: true }),
    ...(me.picked > 0 && {
      pickedUp: me.picked === PICKUP_HEALTH ? ("health" as const) : ("energy" as const),
    }),
    ...(me.minesLeft < decided.minesLeft && { laidMine: true }),
    ...(attacked && { hit: me.landed }),
    ...(me.landed && { guarded: actionNames[enemy.action] === "guard" }),
  };
}

type Decision = { verdicts: RuleVerdict[]; energy: number; minesLeft: number };

/** Why `me` decided as it did. Called between a battle's `begin` and `resolve`. */
function decisionOf(me: Fighter): Decision {
  const { program } = me;
  const verdicts: RuleVerdict[] = [];
  for (let rule = 0; rule < program.rules && me.rule !== rule - 1; rule++) {
    const failing = program.firstFailing(rule, me.senses);
    if (me.rule === rule) verdicts.push({ rule, fired: true });
    else if (failing >= 0) verdicts.push({ rule, fired: false, failed: { condition: failing } });
    else {
      const action = program.actions[rule] as number;
      verdicts.push({ rule, fired: false, failed: { impossible: actionNames[action] as ActionName } });
    }
  }
  return { verdicts, energy: me.energy, minesLeft: me.minesLeft };
}

function viewOf(me: Fighter): BotView {
  const { tile, health, energy, stance, minesLeft } = me;
  return { tile, health, energy, stance, minesLeft };
}

function minesOf(me: Fighter, owner: "a" | "b"): TurnTrace["mines"] {
  const tiles = Array.from({ length: tileCount }, (_, tile) => tile).filter((tile) => me.hasMine(tile));
  return tiles.map((tile) => ({ tile, owner, armed: me.tile !== tile }));
}
