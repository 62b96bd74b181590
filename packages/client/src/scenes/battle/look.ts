import type { Loadout } from "@cogwright/botbuilder/strategy/strategy";
import type { Hex } from "viem";

/** Which bot of a battle: `a` is cobalt with a round badge, `b` ember with a square one. */
export type Side = "a" | "b";

const BODIES = ["barrel", "bell", "lantern", "anvil"] as const;
const CRESTS = ["gear", "fin", "plume", "antlers", "key", "crescent", "spike", "lamp"] as const;
const EYES = ["monocle", "pair", "slit", "triple"] as const;
const DRIVES = ["wheels", "legs", "track"] as const;

/** Everything a painter needs to draw one automaton; a pure function of its code's hash, loadout and side. */
export interface AutomatonLook {
  side: Side;
  body: (typeof BODIES)[number];
  crest: (typeof CRESTS)[number];
  eyes: (typeof EYES)[number];
  drive: (typeof DRIVES)[number];
  /** Rivets on each band of the body, 3..7. */
  rivets: number;
  /** Degrees by which the enamel leaves its side's colour, −14..14. */
  hueShift: number;
  /** A stripe, chevron or plain enamel: 0..3. */
  livery: number;
  loadout: Loadout;
}

/**
 * Draws shape from the hash and parts from the loadout, so that two bots are told apart at a glance
 * and the same code looks the same in every battle.
 */
export function lookOf(codeHash: Hex, loadout: Loadout, side: Side): AutomatonLook {
  const byte = (index: number) => Number.parseInt(codeHash.slice(2 + index * 2, 4 + index * 2), 16) || 0;
  const pick = <Value>(list: readonly [Value, ...Value[]], index: number): Value =>
    list[byte(index) % list.length] ?? list[0];
  return {
    side,
    body: pick(BODIES, 0),
    crest: pick(CRESTS, 1),
    eyes: pick(EYES, 2),
    drive: pick(DRIVES, 3),
    rivets: 3 + (byte(4) % 5),
    hueShift: (byte(5) % 29) - 14,
    livery: byte(6) % 4,
    loadout,
  };
}
