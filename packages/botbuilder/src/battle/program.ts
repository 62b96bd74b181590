import { arena, senseNames } from "@cogwright/contracts/rules/arena";
import { type Hex, hexToBytes } from "viem";
import { headerBytes } from "../bytecode/layout.ts";

/** A bytecode laid out for running: flat arrays, and the numbers that its loadout gives. */
export class Program {
  readonly rules: number;
  readonly otherwise: number;
  /** For each rule: its action; the stance it takes or -1; where its conditions start (one more entry at the end). */
  readonly actions: Uint8Array;
  readonly becomes: Int8Array;
  readonly starts: Uint8Array;
  /** For each condition: sense, the outcomes that satisfy it (1 less, 2 equal, 4 greater), the value. */
  readonly senses: Uint8Array;
  readonly outcomes: Uint8Array;
  readonly values: Int8Array;
  /** Bit s is set when some condition reads sense s. */
  readonly reads: number;
  readonly weaponPercent: number;
  readonly armorPercent: number;
  readonly repairHealth: number;
  readonly rechargeEnergy: number;
  readonly turnEnergy: number;

  /** @param code a bytecode that `decompile` accepts; nothing is checked here */
  constructor(code: Hex) {
    const bytes = hexToBytes(code);
    const byte = (i: number) => bytes[i] as number;
    const [weapon, armor, engine, repair] = [byte(1) & 15, byte(1) >> 4, byte(2) >> 4, byte(2) & 15];
    this.weaponPercent = arena.weaponPercent[weapon] as number;
    this.armorPercent = arena.armorPercent[armor] as number;
    this.repairHealth = arena.repairHealth[repair] as number;
    this.rechargeEnergy = arena.rechargeEnergy[engine] as number;
    this.turnEnergy = arena.turnEnergy[engine] as number;
    this.otherwise = byte(3);
    this.rules = byte(4);
    const conditions = (bytes.length - headerBytes - 2 * this.rules) / 2;
    this.actions = new Uint8Array(this.rules);
    this.becomes = new Int8Array(this.rules);
    this.starts = new Uint8Array(this.rules + 1);
    this.senses = new Uint8Array(conditions);
    this.outcomes = new Uint8Array(conditions);
    this.values = new Int8Array(conditions);
    let at = headerBytes;
    let condition = 0;
    let reads = 0;
    for (let rule = 0; rule < this.rules; rule++) {
      this.actions[rule] = byte(at) >> 4;
      this.becomes[rule] = byte(at + 1) - 1;
      const end = condition + (byte(at) & 15);
      for (at += 2; condition < end; at += 2) {
        const sense = byte(at) >> 3;
        reads |= 1 << sense;
        this.senses[condition] = sense;
        this.outcomes[condition] = byte(at) & 7;
        this.values[condition] = byte(at + 1);
        condition++;
      }
      this.starts[rule + 1] = condition;
    }
    this.reads = reads;
  }

  /** The first condition of `rule` that `senses` (one number for each sense, by id) do not satisfy, or -1. */
  firstFailing(rule: number, senses: Int32Array): number {
    const end = this.starts[rule + 1] as number;
    for (let i = this.starts[rule] as number; i < end; i++) {
      const sensed = senses[this.senses[i] as number] as number;
      const value = this.values[i] as number;
      const outcome = sensed < value ? 1 : sensed === value ? 2 : 4;
      if ((outcome & (this.outcomes[i] as number)) === 0) return i - (this.starts[rule] as number);
    }
    return -1;
  }
}

/** The number of a sense. */
export const senseId = (name: (typeof senseNames)[number]): number => senseNames.indexOf(name);
