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
  iron: "#565c68",
  ironLight: "#8b8f98",
  ironDark: "#2b3038",
  steel: "#9fb0bf",
  steelLight: "#dfe7ee",
  steelDark: "#5d6e7e",
  copper: "#b4623f",
  copperLight: "#e8a888",
  copperDark: "#5e2c1c",
  patina: "#5fa88c",
  patinaLight: "#a6dcc4",
  patinaDark: "#2f6b58",
  stain: "#7a5c2b",
  meadow: "#cfcda6",
  sand: "#eed7ad",
  road: "#ddcda6",
  crag: "#a3967a",
  cragLit: "#d3c6a6",
  conifer: "#66744a",
  leafLit: "#8a9160",
  leafMid: "#7d8856",
  petal: "#b5563f",
  roof: "#94503a",
  roofBright: "#a4573b",
  roofDull: "#7c5a44",
  slate: "#6f6a5c",
  timber: "#5a4630",
  flagstone: "#dcc79a",
  inlay: "#c2a468",
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
