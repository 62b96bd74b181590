/** `import wolf from "game-icon:wolf-head"`; see build/gameIcons.ts. */
declare module "game-icon:*" {
  const glyph: import("./glyph.ts").Glyph;
  export default glyph;
}
