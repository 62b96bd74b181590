import type { Plugin } from "vite";
import { colours } from "../src/theme/colours.ts";
import { cssVariables } from "../src/theme/cssVariables.ts";

/** Writes the colours into the page's head, so that the first paint has them and no style sheet repeats a value. */
export function themeStyles(): Plugin {
  return {
    name: "cogwright-theme",
    transformIndexHtml: () => [
      { tag: "style", children: cssVariables(), injectTo: "head-prepend" },
      { tag: "meta", attrs: { name: "theme-color", content: colours.ground }, injectTo: "head" },
    ],
  };
}
