/** A longest rising part of `numbers`, in order; they are all different. O(n²), for lists of a few dozen. */
export function longestRise(numbers: readonly number[]): number[] {
  const best: number[][] = [];
  for (const [at, number] of numbers.entries()) {
    const before = best
      .filter((_, index) => (numbers[index] ?? number) < number)
      .reduce<number[]>((longest, rise) => (rise.length > longest.length ? rise : longest), []);
    best[at] = [...before, number];
  }
  return best.reduce((longest, rise) => (rise.length > longest.length ? rise : longest), []);
}
