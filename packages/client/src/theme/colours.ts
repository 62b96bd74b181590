/**
 * Every colour of the page and of the scenes, once. Style sheets see them as `--name` (see `cssVariables`),
 * Phaser as numbers (see `tint`).
 */
export const colours = {
  ground: "#0e141b",
  panel: "#161f29",
  raised: "#1e2a36",
  line: "#31414f",
  edge: "#6b7d8c",
  paper: "#e9dfc7",
  paperShade: "#cdbe9c",
  ink: "#2a2620",
  inkSoft: "#5b5140",
  brass: "#c9973f",
  brassBright: "#f0c870",
  brassDull: "#7a5c2b",
  text: "#f3eee3",
  muted: "#a9b4be",
  cobalt: "#4c8dff",
  ember: "#ff8a3d",
  good: "#57c99a",
  warn: "#f0c870",
  bad: "#ff6b6b",
  water: "#7f9a9b",
  waterDeep: "#5d7d84",
  leaf: "#6f7a4a",
  leafDark: "#4b5634",
  ore: "#8a5a3a",
  lamp: "#ffcf86",
  night: "#0b1420",
} as const;

export type ColourName = keyof typeof colours;

/** A colour as Phaser takes it: 0xRRGGBB. */
export function tint(name: ColourName): number {
  return Number.parseInt(colours[name].slice(1), 16);
}

/** A colour with an opacity of 0..1, as canvas and style sheets take it. */
export function translucent(name: ColourName, opacity: number): string {
  const value = tint(name);
  return `rgb(${value >> 16} ${(value >> 8) & 255} ${value & 255} / ${opacity})`;
}
