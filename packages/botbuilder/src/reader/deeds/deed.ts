import type { Dnf } from "../conditions.ts";
import type { IntentName } from "../lexicon/intents.ts";

/** Something the player wants done, or not done, with when, how urgent, and where it was said. */
export interface Deed {
  intent: IntentName;
  when: Dnf;
  /** The part of `when` that is a stretch of the battle: it bounds what "only" forbids. */
  scope: Dnf;
  ban: boolean;
  /** Only then: outside of `when` the deed is forbidden. */
  only: boolean;
  /** Nothing else of its kind: the deed excludes other attacks. */
  exclusive: boolean;
  attitude: boolean;
  weak: boolean;
  /** Its condition was not understood; a usual one stands in its place and is asked about. */
  guess?: boolean;
  /** Words that were not understood outnumber the rest of its clause: kept only in a text that else makes sense. */
  doubtful: boolean;
  rank: "top" | "normal" | "last";
  /** Told with "but" or "forget all that": goes before what was told earlier. */
  override: boolean;
  /** Told with "otherwise": stays behind the deed before it. */
  otherwise: boolean;
  /** The deed it takes turns with, told as "this, then that". */
  follows?: Deed;
  /** A change for good: the deed holds from the moment `trigger` held once. */
  era?: Era;
  /** Chunk range of the words it came from. */
  from: number;
  to: number;
  sentence: number;
  order: number;
  /** A comma parts it from the deed before it. */
  apart: boolean;
  /** Whether it had a condition of its own behind it. */
  trailed: boolean;
  listed: boolean;
  /** Its condition was told with "unless". */
  unless: boolean;
}

/** A part of the battle that begins for good at one moment. */
export interface Era {
  trigger: Dnf;
}
