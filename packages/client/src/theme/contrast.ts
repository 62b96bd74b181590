import { type ColourName, colours } from "./colours.ts";

function luminance(name: ColourName): number {
  const value = Number.parseInt(colours[name].slice(1), 16);
  const channel = (byte: number): number => {
    const part = byte / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(value >> 16) + 0.7152 * channel((value >> 8) & 255) + 0.0722 * channel(value & 255);
}

/** Contrast ratio of two colours, 1..21, as WCAG 2.2 defines it. */
export function contrast(a: ColourName, b: ColourName): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}
