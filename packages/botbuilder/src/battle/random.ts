/**
 * The battle's generator of chance: Marsaglia's xorshift128 ("Xorshift RNGs", Journal of Statistical Software 8(14),
 * 2003, the variant with shifts 11, 8, 19). Four words of 32 bits from the seed; small, exact in both languages.
 */
export class Random {
  /** The words x, y, z, w. Typed, and given out with a sign, because a number over 2^31 would be put on the heap. */
  readonly #state = new Int32Array(4);

  /** Sets the state to four words of 32 bits, not all zero. */
  seed(x: number, y: number, z: number, w: number): void {
    const state = this.#state;
    state[0] = x;
    state[1] = y;
    state[2] = z;
    state[3] = w;
  }

  /** The next 32 bits, as a number of -2^31..2^31 - 1; `>>>` reads them without the sign. */
  next(): number {
    const state = this.#state;
    const x = state[0] as number;
    const t = x ^ (x << 11);
    state[0] = state[1] as number;
    state[1] = state[2] as number;
    state[2] = state[3] as number;
    const w = state[3] as number;
    const following = w ^ (w >>> 19) ^ t ^ (t >>> 8);
    state[3] = following;
    return following;
  }
}
