import { expect, test } from "vitest";
import { parameterCount } from "../brain/network.ts";
import { OBSERVATION } from "../brain/observation.ts";
import { brainShape } from "./brainShape.ts";
import { seeded, seededNormal } from "./random.ts";
import { beforeRounds, type Reinforcement, type ReinforceOptions, reinforce } from "./reinforce.ts";
import { RoundedNetwork } from "./roundedNetwork.ts";
import { scripts } from "./train.ts";

const normal = seededNormal(7);
const parameters = Float64Array.from({ length: parameterCount(brainShape) }, () => 12 * normal());

const learn = (rounds: number, start: Reinforcement, more: Partial<ReinforceOptions> = {}): Reinforcement =>
  reinforce({
    kind: "wolf",
    seed: 5,
    rounds,
    choices: 300,
    ticks: 40,
    passes: 2,
    pieces: 3,
    discount: 0.9,
    trust: 0.9,
    rate: 0.5,
    curiosity: 0.003,
    warmUp: 0,
    examEvery: 1,
    exams: 2,
    opponents: scripts,
    start,
    ...more,
  });

test("the same seed learns the same, and something", () => {
  const once = learn(2, beforeRounds(parameters, 5));
  expect(learn(2, beforeRounds(parameters, 5))).toEqual(once);
  expect(once.parameters).not.toEqual([...parameters]);
  expect(learn(2, beforeRounds(parameters, 5), { seed: 6 }).parameters).not.toEqual(once.parameters);
});

test("written down after a round and taken up again it learns as in one go", () => {
  let written = "";
  const whole = learn(3, beforeRounds(parameters, 5), {
    onRound: ({ round }, state) => {
      if (round === 2) written = JSON.stringify(state);
    },
  });
  expect(learn(3, JSON.parse(written) as Reinforcement)).toEqual(whole);
});

test("the slope of a score is what one unit of a weight of the last layer changes in it", () => {
  const random = seeded(1);
  const senses = Uint8Array.from({ length: OBSERVATION }, () => random(128));
  const network = new RoundedNetwork(parameters);
  network.run(senses);
  const before = network.scores.slice();
  const choice = 11;
  const slope = new Float64Array(parameters.length);
  network.follow(
    Float64Array.from(before, (_, o) => (o === choice ? 1 : 0)),
    slope,
    senses,
  );
  const [inputs, hidden] = brainShape.widths as [number, number, number];
  const row = hidden * (inputs + 1) + choice * (hidden + 1);
  for (let k = 0; k <= hidden; k++) {
    const moved = Float64Array.from(parameters, Math.round);
    moved[row + k] = (moved[row + k] as number) + 1;
    network.set(moved);
    network.run(senses);
    expect((network.scores[choice] as number) - (before[choice] as number)).toBe(slope[row + k]);
  }
});
