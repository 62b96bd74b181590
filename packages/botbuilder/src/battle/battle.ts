import { actionNames, arena } from "@cogwright/contracts/rules/arena";
import { boardSize, boards } from "@cogwright/contracts/rules/arenaBoards";
import { type Board, boardOf, kings, mirrored, NO_STEP, ringOf, tileCount } from "./board.ts";
import { decide, prepareTurn, stepTo } from "./decide.ts";
import { actionId, Fighter } from "./fighter.ts";
import type { Program } from "./program.ts";
import { Random } from "./random.ts";

const _ADVANCE = actionId("advance");
const CIRCLE = actionId("circle");
const COLLECT = actionId("collect");
const STRIKE = actionId("strike");
const SHOOT = actionId("shoot");
const CHARGE = actionId("charge");
const GUARD = actionId("guard");
const REPAIR = actionId("repair");
const RECHARGE = actionId("recharge");
const MINE = actionId("mine");
const costs = Uint8Array.from(actionNames, (name) => (arena.cost as Record<string, number>)[name] ?? 0);

/** Kinds of pickups as they lie on the board. */
export const PICKUP_HEALTH = 1;
export const PICKUP_ENERGY = 2;

/** The state of one battle. One instance runs any number of battles, one after the other, without allocating. */
export class Battle {
  readonly a = new Fighter(false);
  readonly b = new Fighter(true);
  readonly random = new Random();
  board: Board = boardOf(0);
  turn = 0;
  /** Rings the storm has closed in the current turn. */
  rings = 0;
  /** Tiles and kinds of the pickups lying about. */
  readonly pickupTiles = new Uint8Array(32);
  readonly pickupKinds = new Uint8Array(32);
  pickups = 0;
  over = false;

  /**
   * Sets up a battle.
   *
   * @param words the eight words of keccak256(seed), most significant first
   */
  start(a: Program, b: Program, words: Uint32Array): void {
    this.board = boardOf((words[3] as number) % boards.length);
    this.random.seed(words[4] as number, words[5] as number, words[6] as number, words[7] as number);
    this.a.start(a, this.board.start);
    this.b.start(b, mirrored(this.board.start));
    this.turn = 0;
    this.rings = 0;
    this.pickups = 0;
    this.over = false;
  }

  /** Rolls, senses and decides for both bots. `resolve` completes the turn. */
  begin(): void {
    const { a, b, random } = this;
    this.turn += 1;
    this.rings = ringsClosed(this.turn);
    const rollA = random.next();
    const rollB = random.next();
    const roll = random.next();
    this.#coin = roll & 1;
    this.#pickupRoll = roll >>> 11;
    a.chance = ((rollA & 0xffff) % 100) + 1;
    a.aim = (rollA >>> 16) % 100;
    a.luck = arena.luckMin + ((roll >>> 1) & (arena.luckSteps - 1));
    a.lean = (roll >>> 30) & 1;
    b.chance = ((rollB & 0xffff) % 100) + 1;
    b.aim = (rollB >>> 16) % 100;
    b.luck = arena.luckMin + ((roll >>> 6) & (arena.luckSteps - 1));
    b.lean = roll >>> 31;
    prepareTurn(this, a, b);
    prepareTurn(this, b, a);
    decide(this, a, b);
    decide(this, b, a);
  }
  #coin = 0;
  #pickupRoll = 0;

  /** Resolves both actions together, phase by phase. */
  resolve(): void {
    const { a, b } = this;
    this.#act(a, b);
    this.#act(b, a);
    this.#move();
    const toB = this.#attack(a, b);
    const toA = this.#attack(b, a);
    this.#suffer(a, b, toA);
    this.#suffer(b, a, toB);
    this.#restore(a);
    this.#restore(b);
    this.#mines(a, b);
    this.#mines(b, a);
    if (this.turn >= arena.pickups.first && (this.turn - arena.pickups.first) % arena.pickups.every === 0) {
      this.#dropPickups();
    }
    if (this.pickups > 0) {
      this.#pickUp(a);
      this.#pickUp(b);
    }
    if (this.rings > 0) {
      const damage = arena.storm.damage + arena.storm.damagePerRing * this.rings;
      if ((ringOf[a.tile] as number) < this.rings) a.hurt(damage);
      if ((ringOf[b.tile] as number) < this.rings) b.hurt(damage);
    }
    this.over = a.health === 0 || b.health === 0 || this.turn === arena.turns;
  }

  /** Pays for the action and readies it: the guard goes up, a step or a dash gets its direction. */
  #act(me: Fighter, enemy: Fighter): void {
    const { action } = me;
    me.energy -= costs[action] as number;
    me.from = me.tile;
    me.entered = 0;
    me.dash = 0;
    me.dashing = false;
    me.landed = false;
    me.dealt = 0;
    me.lost = 0;
    me.healed = 0;
    me.minesHit = 0;
    me.picked = 0;
    me.drift = 0;
    if (action === CHARGE) {
      me.chargeReady = this.turn + arena.cooldown.charge;
      me.dash = directionOf(me.tile, enemy.tile);
      me.dashing = true;
    } else if (action === REPAIR) {
      me.repairReady = this.turn + arena.cooldown.repair;
    }
  }

  /**
   * Both bots move one tile at a time, at most three: a walker in the first part, a charger until it stands beside the
   * enemy or cannot go on. When both want the same tile, the turn's coin lets one have it and the other stays.
   */
  #move(): void {
    const { a, b } = this;
    let wantA = a.action <= COLLECT ? stepTo(this, a, b, a.action) : NO_STEP;
    let wantB = b.action <= COLLECT ? stepTo(this, b, a, b.action) : NO_STEP;
    for (let part = 0; part < arena.chargeTiles; part++) {
      if (a.dashing) wantA = this.#dashOn(a, b);
      if (b.dashing) wantB = this.#dashOn(b, a);
      if (wantA === wantB && wantA !== NO_STEP) {
        if (this.#coin === 0) a.enter(wantA);
        else b.enter(wantB);
      } else {
        if (wantA !== NO_STEP) a.enter(wantA);
        if (wantB !== NO_STEP) b.enter(wantB);
      }
      if (!a.dashing && !b.dashing) break;
      wantA = NO_STEP;
      wantB = NO_STEP;
    }
    if (a.tile !== a.from) a.drift = driftOf(a.from, a.tile, b.from);
    if (b.tile !== b.from) b.drift = driftOf(b.from, b.tile, a.from);
  }

  /** The next tile of a dash, or `NO_STEP` when it is over. */
  #dashOn(me: Fighter, enemy: Fighter): number {
    const next = me.tile + me.dash;
    if (kings[me.tile * tileCount + enemy.tile] === 1 || !this.board.isStep(me.tile, next)) {
      me.dashing = false;
      return NO_STEP;
    }
    return next;
  }

  /** The damage that `me` does to `enemy`, 0 when its attack fails or it did not attack. */
  #attack(me: Fighter, enemy: Fighter): number {
    const { action } = me;
    if (action < STRIKE || action > CHARGE) return 0;
    const pair = me.tile * tileCount + enemy.tile;
    const distance = kings[pair] as number;
    let accuracy = 100;
    if (action === SHOOT) {
      if (distance > arena.shotAccuracy.length || this.board.sees[pair] === 0) return 0;
      accuracy = arena.shotAccuracy[distance - 1] as number;
      if (enemy.entered > 0) accuracy -= enemy.action === CIRCLE ? arena.circleDodge : arena.dodge;
    } else {
      if (distance !== 1) return 0;
      if (action === STRIKE) accuracy = arena.strikeAccuracy;
    }
    if (me.aim >= accuracy) return 0;
    const { damage } = arena;
    const base = action === SHOOT ? damage.shoot : action === STRIKE ? damage.strike : damage.charge;
    me.landed = true;
    const full = ((base * me.program.weaponPercent * me.luck * enemy.program.armorPercent) / 1_000_000) | 0;
    if (enemy.action !== GUARD) return full;
    return ((full * (action === CHARGE ? arena.guardedChargePercent : arena.guardedPercent)) / 100) | 0;
  }

  #suffer(me: Fighter, enemy: Fighter, damage: number): void {
    me.hits = ((me.hits << 1) & 7) | (enemy.landed ? 1 : 0);
    me.hurt(damage);
    enemy.dealt = me.lost;
  }

  #restore(me: Fighter): void {
    if (me.health === 0) return;
    if (me.action === REPAIR) me.heal(me.program.repairHealth);
    if (me.action === RECHARGE) me.gain(me.program.rechargeEnergy);
    me.gain(me.program.turnEnergy);
  }

  /** Mines of `enemy` on tiles that `me` entered go off; then `me` lays its own. */
  #mines(me: Fighter, enemy: Fighter): void {
    for (let i = 0; i < me.entered; i++) {
      const tile = me.path[i] as number;
      if (!enemy.hasMine(tile)) continue;
      enemy.setMine(tile, false);
      me.minesHit += 1;
      me.hits |= 1;
      me.hurt(((arena.damage.mine * me.program.armorPercent) / 100) | 0);
    }
    if (me.action === MINE && me.health > 0) {
      me.setMine(me.tile, true);
      me.minesLeft -= 1;
    }
  }

  /** A pair of pickups of one kind appears on a pad and its mirrored twin, replacing what lies there. */
  #dropPickups(): void {
    const { pads } = this.board;
    const kind = (this.#pickupRoll & 1) === 0 ? PICKUP_HEALTH : PICKUP_ENERGY;
    const pad = pads[(this.#pickupRoll >>> 1) % pads.length] as number;
    this.#drop(pad, kind);
    this.#drop(mirrored(pad), kind);
  }

  #drop(tile: number, kind: number): void {
    let at = 0;
    while (at < this.pickups && this.pickupTiles[at] !== tile) at++;
    if (at === this.pickups) this.pickups += 1;
    this.pickupTiles[at] = tile;
    this.pickupKinds[at] = kind;
  }

  #pickUp(me: Fighter): void {
    if (me.health === 0) return;
    for (let at = 0; at < this.pickups; at++) {
      if (this.pickupTiles[at] !== me.tile) continue;
      me.picked = this.pickupKinds[at] as number;
      this.pickups -= 1;
      this.pickupTiles[at] = this.pickupTiles[this.pickups] as number;
      this.pickupKinds[at] = this.pickupKinds[this.pickups] as number;
      if (me.picked === PICKUP_HEALTH) me.heal(arena.pickups.health);
      else me.gain(arena.pickups.energy);
      return;
    }
  }
}

/** Rings of the board that the storm has closed in `turn`. */
function ringsClosed(turn: number): number {
  const { first, every, rings } = arena.storm;
  if (turn < first) return 0;
  const closed = 1 + (((turn - first) / every) | 0);
  return Math.min(closed, rings);
}

/** The step toward a tile that lies in one of the eight directions. */
function directionOf(from: number, to: number): number {
  const x = (to % boardSize) - (from % boardSize);
  const y = ((to / boardSize) | 0) - ((from / boardSize) | 0);
  return Math.sign(y) * boardSize + Math.sign(x);
}

/** 1 when a move went nearer to where the enemy stood, 2 when farther, 0 otherwise. */
function driftOf(from: number, to: number, enemy: number): number {
  const before = kings[from * tileCount + enemy] as number;
  const after = kings[to * tileCount + enemy] as number;
  return after < before ? 1 : after > before ? 2 : 0;
}
