/** An sRGB colour written `#rrggbb`, as the theme's tokens are. */
export type HexColour = `#${string}`;

type Rgb = [red: number, green: number, blue: number];

function parse(colour: HexColour): Rgb {
  const bits = Number.parseInt(colour.slice(1, 7), 16);
  return [(bits >> 16) & 255, (bits >> 8) & 255, bits & 255];
}

function write([red, green, blue]: Rgb): HexColour {
  const byte = (value: number) =>
    Math.round(Math.min(255, Math.max(0, value)))
      .toString(16)
      .padStart(2, "0");
  return `#${byte(red)}${byte(green)}${byte(blue)}`;
}

/** `share` 0 is `from`, 1 is `to`. */
export function mix(from: HexColour, to: HexColour, share: number): HexColour {
  const [a, b] = [parse(from), parse(to)];
  return write([a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share]);
}

/** The same colour with an alpha of 0..1, as a CSS colour. */
export function faded(colour: HexColour, alpha: number): string {
  const [red, green, blue] = parse(colour);
  return `rgba(${red}, ${green}, ${blue}, ${alpha})`;
}

/** Turns the hue by `degrees` around the grey axis, keeping brightness nearly the same. */
export function turnHue(colour: HexColour, degrees: number): HexColour {
  const [red, green, blue] = parse(colour);
  const angle = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [near, far] = [(1 - cos) / 3, Math.sqrt(1 / 3) * sin];
  return write([
    red * (cos + near) + green * (near - far) + blue * (near + far),
    red * (near + far) + green * (cos + near) + blue * (near - far),
    red * (near - far) + green * (near + far) + blue * (cos + near),
  ]);
}
