import type { Hex } from "viem";
import type { ActionName } from "../strategy/strategy.ts";
import type { BattleResult } from "./fight.ts";

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
