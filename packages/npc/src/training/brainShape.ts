import { CHOICES } from "../brain/decision.ts";
import type { Shape } from "../brain/network.ts";
import { OBSERVATION } from "../brain/observation.ts";

/** The shape of every brain: widths in multiples of 30 waste nothing in the EVM kernel (ten weights a multiplication). */
export const brainShape: Shape = { widths: [OBSERVATION, 30, CHOICES], shift: 7 };
