import type { Dnf } from "../conditions.ts";
import type { IntentName } from "../lexicon/intents.ts";
import type { Era } from "./deed.ts";

/** What carries over between sentences. */
export interface Course {
  phase: Dnf | undefined;
  era: Era | undefined;
  order: number;
  /** The last condition told, for "until then". */
  moment?: Dnf;
  /** Whether that condition was told of something not to do. */
  refused?: boolean;
  /** What the last sentence said to wait for. */
  until?: { when: Dnf; sentence: number };
  /** The sentence in which `phase` was told. */
  phaseSentence: number;
  /** Which intents go before which, as told: "healing comes before shooting". */
  pairs: (readonly [IntentName, IntentName])[];
}
