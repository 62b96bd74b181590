import { colours } from "../../theme/colours.ts";
import { faded, type HexColour, mix } from "./colour.ts";

export type Pen = CanvasRenderingContext2D;

/** A cylinder's shading across `left`..`right`, lit by the lamp from the upper left. */
export function tube(pen: Pen, left: number, right: number, tone: HexColour): CanvasGradient {
  const shade = pen.createLinearGradient(left, 0, right, 0);
  shade.addColorStop(0, mix(tone, colours.ink, 0.42));
  shade.addColorStop(0.14, mix(tone, colours.ink, 0.08));
  shade.addColorStop(0.32, mix(tone, colours.paper, 0.48));
  shade.addColorStop(0.46, tone);
  shade.addColorStop(0.82, mix(tone, colours.ink, 0.42));
  shade.addColorStop(1, mix(tone, colours.ink, 0.66));
  return shade;
}

/** Brass as a band or plate between two heights. */
export function brassPlate(pen: Pen, top: number, bottom: number): CanvasGradient {
  const shade = pen.createLinearGradient(0, top, 0, bottom);
  shade.addColorStop(0, colours.brassBright);
  shade.addColorStop(0.35, colours.brass);
  shade.addColorStop(1, colours.brassDull);
  return shade;
}

/** The thin dark engraved line around every part. */
export function engrave(pen: Pen, width = 1.3): void {
  pen.lineWidth = width;
  pen.strokeStyle = faded(colours.ink, 0.92);
  pen.lineJoin = "round";
  pen.lineCap = "round";
  pen.stroke();
}

export function rivet(pen: Pen, x: number, y: number, radius: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, Math.PI * 2);
  pen.fillStyle = colours.brassDull;
  pen.fill();
  engrave(pen, 0.6);
  pen.beginPath();
  pen.arc(x - radius * 0.25, y - radius * 0.3, radius * 0.5, 0, Math.PI * 2);
  pen.fillStyle = colours.brassBright;
  pen.fill();
}

/** A toothed wheel centred on (x, y); `turn` in radians. */
export function cog(
  pen: Pen,
  x: number,
  y: number,
  radius: number,
  teeth: number,
  fill: string | CanvasGradient,
  turn = 0,
): void {
  pen.beginPath();
  for (let tooth = 0; tooth < teeth; tooth++) {
    const step = (Math.PI * 2) / teeth;
    const from = turn + tooth * step;
    for (const [share, reach] of [
      [0, 0.82],
      [0.22, 0.82],
      [0.3, 1],
      [0.7, 1],
      [0.78, 0.82],
    ] as const) {
      const angle = from + share * step;
      const px = x + Math.cos(angle) * radius * reach;
      const py = y + Math.sin(angle) * radius * reach;
      if (tooth === 0 && share === 0) pen.moveTo(px, py);
      else pen.lineTo(px, py);
    }
  }
  pen.closePath();
  pen.fillStyle = fill;
  pen.fill();
  engrave(pen, 1);
  pen.beginPath();
  pen.arc(x, y, radius * 0.4, 0, Math.PI * 2);
  pen.fillStyle = mix(colours.brassDull, colours.ink, 0.5);
  pen.fill();
  engrave(pen, 0.7);
}

export function roundedBox(
  pen: Pen,
  x: number,
  y: number,
  width: number,
  height: number,
  corner: number,
): void {
  pen.beginPath();
  pen.roundRect(x, y, width, height, corner);
}
