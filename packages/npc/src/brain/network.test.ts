import { expect, test } from "vitest";
import { brainShape } from "../training/brainShape.ts";
import { seeded } from "../training/random.ts";
import { networkOf, parameterCount, runnerOf, scores } from "./network.ts";
import { OBSERVATION } from "./observation.ts";

test("a network made ready to run scores as the reference does, and forgets what it ran before", () => {
  const random = seeded(3);
  const parameters = Array.from({ length: parameterCount(brainShape) }, () => random(255) - 127);
  const network = networkOf(brainShape, parameters);
  const run = runnerOf(network);
  for (let i = 0; i < 500; i++) {
    const input = Uint8Array.from({ length: OBSERVATION }, () => (random(3) === 0 ? 0 : random(128)));
    expect([...run(input)]).toEqual([...scores(network, input)]);
  }
});
