import { assert, expect, test } from "vitest";
import { understand } from "../understand.ts";
import { featuresOf } from "./features.ts";
import samples from "./generated/samples.json" with { type: "json" };
import { createNetwork } from "./network.ts";
import { weights } from "./weights.ts";

/** Least number of digits after the point in which both agree. */
const DIGITS = 3;

test.each(samples)("says of “$text” what the trained network says", (sample) => {
  const features = featuresOf(sample.text, understand(sample.text));
  const { books } = weights();
  const network = createNetwork(weights())?.(features);
  assert(network);
  const [from = 0, to = 0] = sample.span;
  const first = network.span(from, to);
  const second = network.span(0, 2);
  const low = books.classes.indexOf("myHealth<");
  const equal = (made: ArrayLike<number>, told: readonly number[]) => {
    expect(made).toHaveLength(told.length);
    told.forEach((value, at) => {
      expect(made[at]).toBeCloseTo(value, DIGITS);
    });
  };
  equal(
    features.flatMap((_, word) => [...network.tags(word)]),
    sample.tags,
  );
  equal(network.templates(first, [6]), sample.templates);
  equal(network.classes(first, [low]), sample.classes);
  expect(network.either(first)).toBeCloseTo(sample.either, DIGITS);
  equal(network.values(first, low), sample.values);
  equal(network.numbers(1), sample.numbers);
  equal(network.shifts(1), sample.shifts);
  equal(network.links(network.order(first, 6, 0), network.condition(second, low), 1, true, 2), sample.links);
});
