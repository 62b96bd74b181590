import { actionNames, arena, senseNames } from "@cogwright/contracts/rules/arena";
import type { Program } from "./program.ts";

/** The id of an action in bytecode. */
export const actionId = (name: (typeof actionNames)[number]): number => actionNames.indexOf(name);

const WAIT = actionId("wait");

/** Rule numbers of a turn in which no rule fired. */
export const RULE_OTHERWISE = -1;
export const RULE_WAIT = -2;

/** One bot during a battle, and what it did in the current turn. Tiles are the board's, not the bot's own frame. */
export class Fighter {
  /** Side b sees the board turned by 180 degrees. */
  readonly turned: boolean;
  program!: Program;
  tile = 0;
  health = 0;
  energy = 0;
  stance = 0;
  minesLeft = 0;
  /** Turn from which a charge, a repair is possible again. */
  chargeReady = 0;
  repairReady = 0;
  /** Bit 0: hit in the last turn, bit 1: in the one before, bit 2: in the one before that. */
  hits = 0;
  /** The last move went nearer to where the enemy stood (1), farther (2), or neither (0). */
  drift = 0;
  action = WAIT;
  rule = RULE_WAIT;
  /**
   * The turn's rolls: chance of 1..100, aim of 0..99, luck in percent, and which of equally good steps is taken. Without
   * the last, two bots that mirror each other could chase each other around a wall for ever.
   */
  chance = 0;
  aim = 0;
  luck = 0;
  lean = 0;
  /** Own mines: bit t of these 121 bits is tile t. */
  readonly mines = new Uint32Array(4);
  /** Value of each sense, by id. Those that cost work are only kept when the program reads them. */
  readonly senses = new Int32Array(senseNames.length);
  /** Target tiles of this turn's steps, by action id, or -1; -3 while not looked up. */
  readonly targets = new Int32Array(5);
  pickupDistance = 0;

  /** Where the bot was when the turn began, and the tiles it entered. */
  from = 0;
  readonly path = new Int32Array(arena.chargeTiles);
  entered = 0;
  /** Tiles a charge goes by each step. */
  dash = 0;
  dashing = false;
  landed = false;
  dealt = 0;
  lost = 0;
  healed = 0;
  minesHit = 0;
  /** 1: health, 2: energy picked up. */
  picked = 0;

  constructor(turned: boolean) {
    this.turned = turned;
  }

  start(program: Program, tile: number): void {
    this.program = program;
    this.tile = tile;
    this.health = arena.health;
    this.energy = arena.energy;
    this.stance = 0;
    this.minesLeft = arena.mines;
    this.chargeReady = 0;
    this.repairReady = 0;
    this.hits = 0;
    this.drift = 0;
    this.action = WAIT;
    this.rule = RULE_WAIT;
    this.mines.fill(0);
  }

  hasMine(tile: number): boolean {
    return (((this.mines[tile >>> 5] as number) >>> (tile & 31)) & 1) === 1;
  }

  setMine(tile: number, present: boolean): void {
    const word = this.mines[tile >>> 5] as number;
    const bit = 1 << (tile & 31);
    this.mines[tile >>> 5] = present ? word | bit : word & ~bit;
  }

  hurt(damage: number): void {
    const lost = Math.min(damage, this.health);
    this.health -= lost;
    this.lost += lost;
  }

  heal(health: number): void {
    const gained = this.health + health < arena.health ? health : arena.health - this.health;
    this.health += gained;
    this.healed += gained;
  }

  gain(energy: number): void {
    this.energy = Math.min(this.energy + energy, arena.energy);
  }

  enter(tile: number): void {
    this.path[this.entered] = tile;
    this.entered += 1;
    this.tile = tile;
  }
}
