import { expect, test } from "vitest";
import { CHOICES } from "../brain/decision.ts";
import { OBSERVATION } from "../brain/observation.ts";
import { npcKinds, playEpisode } from "./episode.ts";
import { RUN, WALK } from "./policy.ts";
import { seeded } from "./random.ts";
import { scripts } from "./train.ts";
import { tutorOf } from "./tutor.ts";

/** Everywhere open ground; nothing else is sensed but what is named, by its place. */
function sensing(some: Record<number, number>): Uint8Array {
  const senses = new Uint8Array(OBSERVATION).fill(127, 16, 24);
  senses[15] = 127;
  for (const [at, value] of Object.entries(some)) senses[Number(at)] = value;
  return senses;
}
const random = seeded(1);

test("tutors choose something, whatever is sensed", () => {
  for (const kind of npcKinds)
    for (let i = 0; i < 2_000; i++) {
      const senses = Uint8Array.from({ length: OBSERVATION }, () => (random(3) === 0 ? random(128) : 0));
      const choice = tutorOf(kind)(senses, random);
      expect(Number.isInteger(choice) && choice >= 0 && choice < CHOICES, `${kind}: ${choice}`).toBe(true);
    }
});

test("a merchant runs while it carries nothing, and walks with its goods until somebody is close", () => {
  const merchant = tutorOf("merchant");
  const east = { 32: 0, 34: 57 };
  expect(merchant(sensing(east), random)).toBe(RUN + 2);
  expect(merchant(sensing({ ...east, 7: 96 }), random)).toBe(WALK + 2);
  // From somebody in the north it runs on along its way, from somebody in its way back.
  expect(merchant(sensing({ ...east, 7: 96, 24: 107 }), random)).toBe(RUN + 2);
  expect(merchant(sensing({ ...east, 7: 96, 26: 107 }), random)).toBe(RUN + 6);
});

test("a guard's round leads along the borders, and inwards when it hungers", () => {
  const guard = tutorOf("guard");
  const headings = [2, 4, 6, 0];
  for (const [side, heading] of headings.entries()) {
    expect(guard(sensing({ [51 + side]: 31 }), random)).toBe(WALK + heading);
    // In the corner it turns; hungry it leaves the border.
    expect(guard(sensing({ [51 + side]: 31, [51 + ((side + 1) & 3)]: 31 }), random)).toBe(
      WALK + ((heading + 2) & 7),
    );
    expect(guard(sensing({ [51 + side]: 31, 6: 96 }), random)).toBe(WALK + ((heading + 2) & 7));
  }
});

test("merchants that do as their tutor deliver more than those that do as their script", () => {
  const deliveredBy = (policy: (typeof scripts)["merchant"]): number => {
    let sum = 0;
    for (let seed = 0; seed < 12; seed++)
      sum += playEpisode({ seed, ticks: 240, policies: { ...scripts, merchant: policy } }).merchant.delivered;
    return sum;
  };
  expect(deliveredBy(tutorOf("merchant"))).toBeGreaterThan(1.2 * deliveredBy(scripts.merchant));
});
