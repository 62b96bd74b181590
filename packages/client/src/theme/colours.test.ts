import { describe, expect, it } from "vitest";
import { type ColourName, tint, translucent } from "./colours.ts";
import { contrast } from "./contrast.ts";
import { cssVariables } from "./cssVariables.ts";

const darkGrounds: ColourName[] = ["ground", "panel", "raised"];
const onDark: ColourName[] = [
  "text",
  "muted",
  "brass",
  "brassBright",
  "cobalt",
  "ember",
  "good",
  "warn",
  "bad",
];
const onLight: ColourName[] = ["ink", "inkSoft"];

describe("colours", () => {
  it.each(darkGrounds.flatMap((ground) => onDark.map((text) => [text, ground] as const)))(
    "%s can be read on %s",
    (text, ground) => expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5),
  );

  it.each(onLight.map((text) => [text] as const))("%s can be read on lit paper", (text) =>
    expect(contrast(text, "paper")).toBeGreaterThanOrEqual(4.5),
  );

  it("lets ink be read on shaded paper and on brass", () => {
    expect(contrast("ink", "paperShade")).toBeGreaterThanOrEqual(4.5);
    expect(contrast("ink", "brass")).toBeGreaterThanOrEqual(4.5);
  });

  it("draws the edge of a control at 3:1 or more on every dark ground", () => {
    for (const ground of darkGrounds) expect(contrast("edge", ground)).toBeGreaterThanOrEqual(3);
  });

  it("gives the scenes and the style sheets the same values", () => {
    expect(tint("brass")).toBe(0xc9973f);
    expect(translucent("brass", 0.5)).toBe("rgb(201 151 63 / 0.5)");
    expect(cssVariables()).toContain("--brass-bright:#f0c870");
  });
});
