import { AMOUNTS } from "./grammar/amounts.ts";
import { CHANCES } from "./grammar/chances.ts";
import { CLOCK } from "./grammar/clock.ts";
import { DENIALS } from "./grammar/denials.ts";
import { LINKS } from "./grammar/links.ts";
import { ORDER } from "./grammar/order.ts";
import { WHO } from "./grammar/who.ts";
import type { Entry } from "./meaning.ts";

/** Words that hold a description together: who, when, how much, in which order. */
export const GRAMMAR: readonly Entry[] = [
  ...CHANCES,
  ...ORDER,
  ...LINKS,
  ...DENIALS,
  ...WHO,
  ...AMOUNTS,
  ...CLOCK,
];
