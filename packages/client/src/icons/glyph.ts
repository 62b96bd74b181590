/** One game icon: SVG path data in a box of 512 × 512. */
export interface Glyph {
  readonly name: string;
  readonly paths: readonly string[];
}
