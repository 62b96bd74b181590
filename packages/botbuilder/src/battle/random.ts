/**
 * The battle's generator of chance: Marsaglia's xorshift128 ("Xorshift RNGs", Journal of Statistical Software 8(14),
 * 2003, the variant with shifts 11, 8, 19). Four words of 32 bits from the seed; small, exact in both languages.
 */
export class Random {
  #x = 0;
  #y = 0;
  #z = 0;
  #w = 0;

  /** Sets the state to four words of 32 bits, not all zero. */
  seed(x: number, y: number, z: number, w: number): void {
    this.#x = x;
    this.#y = y;
    this.#z = z;
    this.#w = w;
  }

  /** The next 32 bits, as a number of 0..2^32 - 1. */
  next(): number {
    const t = this.#x ^ (this.#x << 11);
    this.#x = this.#y;
    this.#y = this.#z;
    this.#z = this.#w;
    this.#w = this.#w ^ (this.#w >>> 19) ^ t ^ (t >>> 8);
    return this.#w >>> 0;
  }
}
