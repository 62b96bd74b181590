import { arena } from "@cogwright/contracts/rules/arena";
import { bytesToHex, type Hex } from "viem";
import type { Battle } from "./battle.ts";
import { type Fighter, RULE_OTHERWISE } from "./fighter.ts";
import { keccak256 } from "./keccak.ts";

const turnBytes = 32;

/**
 * The record of a battle: its seed, then 32 bytes for the state after each turn. The digest after turn t is keccak256
 * of the record up to there. docs/arena.md names every field.
 */
export class Record {
  readonly #bytes = new Uint8Array(32 + turnBytes * arena.turns);
  readonly #view = new DataView(this.#bytes.buffer);
  #length = 0;

  start(seed: Uint8Array): void {
    this.#bytes.set(seed);
    this.#length = 32;
  }

  /** Appends the state of `battle`, whose turn is complete. */
  add(battle: Battle): void {
    const view = this.#view;
    const at = this.#length;
    this.#length = at + turnBytes;
    addFighter(view, at, battle.a);
    addFighter(view, at + 8, battle.b);
    for (let i = 0; i < 4; i++) {
      view.setUint32(at + 28 - 4 * i, (battle.a.mines[i] as number) | (battle.b.mines[i] as number));
    }
    for (let i = 0; i < battle.pickups; i++) {
      const tile = battle.pickupTiles[i] as number;
      const byte = at + 31 - (tile >>> 3);
      view.setUint8(byte, view.getUint8(byte) | (1 << (tile & 7)));
    }
  }

  digest(): Hex {
    return bytesToHex(keccak256(this.#bytes.subarray(0, this.#length)));
  }
}

function addFighter(view: DataView, at: number, me: Fighter): void {
  view.setUint32(
    at,
    (me.tile << 22) |
      (me.health << 15) |
      (me.energy << 8) |
      (me.stance << 6) |
      (me.minesLeft << 4) |
      me.action,
  );
  const rule = me.rule >= 0 ? me.rule : me.rule === RULE_OTHERWISE ? 32 : 33;
  view.setUint32(
    at + 4,
    (rule << 26) |
      (me.hits << 23) |
      (me.drift << 21) |
      (me.chargeReady << 14) |
      (me.repairReady << 7) |
      me.chance,
  );
}
