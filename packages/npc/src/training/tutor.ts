import type { NpcKind } from "./episode.ts";
import {
  CROSS,
  GRAZE,
  openWay,
  type Policy,
  REST,
  RUN,
  STRIKE,
  scriptedPolicy,
  strongest,
  WALK,
  whim,
} from "./policy.ts";

/**
 * Whom a network imitates first: what a script does, and what watching worlds showed that scripts lack. Tutors know no more
 * than the senses do, and remember nothing. They are for training alone: what trained brains are measured against are the
 * scripts (`policy.ts`).
 */

// Places in the observation (`observation.ts`).
const HUNGER = 6;
const FATIGUE = 7;
/** A merchant's, in place of fatigue. */
const STOCK = 7;
const AGGRESSION = 9;
const NOISE = 15;
const WAYS = 16;
const THREAT = 24;
const PREY = 32;
const PASTURE = 48;
const TOWN = 49;
const STRIKABLE = 50;
const BORDER = 51;

const sense = (senses: Uint8Array, at: number): number => senses[at] as number;

/** The open heading closest to the one wanted, if it can be one with room for two steps. */
function openTrack(senses: Uint8Array, wanted: number): number {
  for (const turn of [0, 1, 7]) {
    const heading = (wanted + turn) & 7;
    if (sense(senses, WAYS + heading) === 127) return heading;
  }
  return openWay(senses, wanted);
}

/** Running while the fatigue (as sensed) is no more than this does not exhaust. */
const gaitOf = (senses: Uint8Array, most: number): number => (sense(senses, FATIGUE) > most ? WALK : RUN);

function chase(senses: Uint8Array, prey: number, most: number): number {
  return gaitOf(senses, most) + openWay(senses, prey);
}

function flee(senses: Uint8Array, threat: number): number {
  return gaitOf(senses, 96) + openTrack(senses, (threat + 4) & 7);
}

/** In one of so many parts of 128 a patrol follows a whim, which leads around what is in the way. */
const WHIMS = 12;
/** From here on a border is too close for a patrol. */
const TOO_CLOSE = 80;
/** Closeness of a border, as sensed, along which a patrol goes: six tiles away. */
const ALONG = 15;

/**
 * A round of the region, clockwise along its borders, from where nearly all of it comes into sight. Nothing need be
 * remembered for that: where one is says where to go.
 */
function patrol(senses: Uint8Array): number {
  if (sense(senses, NOISE) < WHIMS) return WALK + openWay(senses, whim(senses));
  const near = (side: number, from: number): boolean => sense(senses, BORDER + (side & 3)) > from;
  for (let side = 0; side < 4; side++)
    if (near(side, TOO_CLOSE)) {
      // Slantingly off it: ahead on the round, or round the corner.
      const ahead = 2 * side + 3;
      return WALK + openWay(senses, (near(side + 1, ALONG) ? ahead + 1 : ahead) & 7);
    }
  for (let side = 0; side < 4; side++)
    if (near(side, ALONG) && !near(side + 1, ALONG)) return WALK + openWay(senses, (2 * side + 2) & 7);
  return WALK + openWay(senses, (sense(senses, AGGRESSION) >> 3) & 7);
}

/** The heading to the middle of the region, or -1 in it: where no border is near. */
function inwards(senses: Uint8Array): number {
  const near = (side: number): number => Number(sense(senses, BORDER + side) > 0);
  const south = near(0) || -near(2);
  const east = near(3) || -near(1);
  const headings = [
    [7, 0, 1],
    [6, -1, 2],
    [5, 4, 3],
  ];
  return (headings[south + 1] as number[])[east + 1] as number;
}

/** As the script, but it does not exhaust itself, runs from guards and patrols. */
const wolfTutor: Policy = (senses) => {
  const threat = strongest(senses, THREAT);
  const canStrike = sense(senses, STRIKABLE) > 0;
  if (!canStrike && threat >= 0 && sense(senses, THREAT + threat) > 87) return flee(senses, threat);
  if (canStrike) return STRIKE;
  const prey = strongest(senses, PREY);
  if (prey >= 0) return chase(senses, prey, 88);
  return sense(senses, FATIGUE) > 60 ? REST : patrol(senses);
};

/** As the script, but it goes to town, which lies in the middle, to eat, and patrols; walking rests it, too. */
const guardTutor: Policy = (senses) => {
  if (sense(senses, STRIKABLE) > 0) return STRIKE;
  const prey = strongest(senses, PREY);
  if (prey >= 0) return chase(senses, prey, 96);
  const hunger = sense(senses, HUNGER);
  if (sense(senses, TOWN) > 0 && hunger > 16) return REST;
  if (hunger <= 72) return patrol(senses);
  const middle = inwards(senses);
  return WALK + openWay(senses, middle < 0 || sense(senses, NOISE) < 20 ? whim(senses) : middle);
};

/** As the script, but it runs later from guards and waits in the middle, where roads meet, eating and resting. */
const raiderTutor: Policy = (senses) => {
  const threat = strongest(senses, THREAT);
  if (threat >= 0 && sense(senses, THREAT + threat) > 97) return flee(senses, threat);
  if (sense(senses, STRIKABLE) > 0) return STRIKE;
  const prey = strongest(senses, PREY);
  if (prey >= 0) return chase(senses, prey, 96);
  const middle = inwards(senses);
  if (middle >= 0) return WALK + openWay(senses, sense(senses, NOISE) < 16 ? whim(senses) : middle);
  if (sense(senses, PASTURE) > 0 && sense(senses, HUNGER) > 16) return GRAZE;
  if (sense(senses, FATIGUE) > 0 || sense(senses, HUNGER) <= 32) return REST;
  return WALK + openWay(senses, whim(senses));
};

/**
 * Follows its way as the script does, but runs while it carries nothing, which costs it nothing; and from who is close it
 * runs along its way rather than away, unless they stand in it.
 */
const merchantTutor: Policy = (senses) => {
  const way = strongest(senses, PREY);
  if (way < 0) return REST;
  if (way % 2 === 0 && sense(senses, BORDER + way / 2) === 127) return CROSS;
  const threat = strongest(senses, THREAT);
  if (threat >= 0 && sense(senses, THREAT + threat) > 87 && sense(senses, TOWN) === 0)
    return RUN + openTrack(senses, threat === way ? (threat + 4) & 7 : way);
  if (sense(senses, NOISE) < 6) return WALK + openWay(senses, whim(senses));
  const heading = openWay(senses, way);
  const hasRoom = sense(senses, PREY + way) < 127 && sense(senses, WAYS + heading) === 127;
  return (hasRoom && sense(senses, STOCK) === 0 ? RUN : WALK) + heading;
};

const tutors: Readonly<Record<NpcKind, Policy>> = {
  deer: scriptedPolicy("deer"),
  wolf: wolfTutor,
  guard: guardTutor,
  raider: raiderTutor,
  merchant: merchantTutor,
};

/** The tutor of a kind; deer have none but their script. */
export const tutorOf = (kind: NpcKind): Policy => tutors[kind];
