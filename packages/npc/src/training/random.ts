/** A number of 0..below-1. */
export type Random = (below: number) => number;

/** A seeded generator: a counter in steps of the golden ratio, scrambled. Repeats after 2^32 numbers. */
export function seeded(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x9e3779b9) >>> 0;
    let h = state;
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    return Math.floor((((h ^ (h >>> 16)) >>> 0) / 2 ** 32) * below);
  };
}

/** A seeded generator of normally distributed numbers (mean 0, deviation 1), by Box and Muller. */
export function seededNormal(seed: number): () => number {
  const random = seeded(seed);
  const unit = (): number => (random(2 ** 32) + 1) / (2 ** 32 + 1);
  return () => Math.sqrt(-2 * Math.log(unit())) * Math.cos(2 * Math.PI * unit());
}
