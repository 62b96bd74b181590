import { expect, test } from "vitest";
import { type RatedMatch, ratedChance, ratings } from "./ratings.ts";

const match = (
  id: number,
  a: number,
  b: number,
  winner: RatedMatch["winner"],
  seedRound = id,
): RatedMatch => ({
  id,
  a,
  b,
  winner,
  seedRound: BigInt(seedRound),
});

test("a bot that wins stands above the one it beat, and is surer of its place", () => {
  const [first, second] = ratings([match(1, 7, 8, "a"), match(2, 8, 7, "b"), match(3, 7, 8, "a")]);
  expect(first).toMatchObject({ bot: 7, wins: 3, losses: 0 });
  expect(second).toMatchObject({ bot: 8, wins: 0, losses: 3 });
  expect(first?.sigma).toBeLessThan(25 / 3);
  expect(first && second && ratedChance(first, second)).toBeGreaterThan(0.6);
});

test("everyone gets the same ladder whatever the order the matches arrive in", () => {
  const matches = Array.from({ length: 60 }, (_, i) =>
    match(
      i + 1,
      (i % 5) + 1,
      ((i * 3 + 1) % 5) + 6,
      (["a", "b", "draw"] as const)[(i * 7) % 3] ?? "a",
      100 + (i >> 1),
    ),
  );
  const shuffled = [...matches].sort((x, y) => ((x.id * 37) % 61) - ((y.id * 37) % 61));
  expect(ratings(shuffled)).toEqual(ratings(matches));
});

test("the order of the seeds counts, not the id", () => {
  const early = ratings([match(1, 1, 2, "a", 10), match(2, 1, 3, "b", 20)]);
  const late = ratings([match(1, 1, 2, "a", 20), match(2, 1, 3, "b", 10)]);
  expect(early).not.toEqual(late);
});

test("nobody has fought: the ladder is empty", () => {
  expect(ratings([])).toEqual([]);
});
