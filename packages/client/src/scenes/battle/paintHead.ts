import { colours } from "../../theme/colours.ts";
import { faded, type HexColour, mix } from "./colour.ts";
import type { AutomatonLook } from "./look.ts";
import { brassPlate, cog, engrave, type Pen, rivet, roundedBox, tube } from "./metal.ts";

/** Head, lit eyes and crest; joint at the neck, facing right. */
export function paintHead(pen: Pen, look: AutomatonLook, enamel: HexColour): void {
  paintCrest(pen, look, enamel);
  roundedBox(pen, -5, -4, 10, 7, 2);
  pen.fillStyle = tube(pen, -5, 5, mix(colours.line, colours.ink, 0.2));
  pen.fill();
  engrave(pen, 1);
  pen.beginPath();
  pen.moveTo(-13, -3);
  pen.bezierCurveTo(-16, -24, 14, -25, 14.5, -9);
  pen.lineTo(14, -3);
  pen.quadraticCurveTo(0, 0.5, -13, -3);
  pen.closePath();
  const dome = pen.createRadialGradient(-5, -14, 2, 0, -8, 20);
  dome.addColorStop(0, mix(colours.brassBright, colours.paper, 0.5));
  dome.addColorStop(0.4, colours.brass);
  dome.addColorStop(1, mix(colours.brassDull, colours.ink, 0.45));
  pen.fillStyle = dome;
  pen.fill();
  engrave(pen, 1.5);
  roundedBox(pen, -4, -13.5, 19.5, 8.6, 3.2);
  pen.fillStyle = colours.ink;
  pen.fill();
  engrave(pen, 0.8);
  for (const [x, radius] of eyesOf(look)) eye(pen, x, -9.2, radius);
  if (look.eyes === "slit") {
    roundedBox(pen, -1.5, -10.4, 15, 2.6, 1.3);
    pen.fillStyle = mix(colours.warn, colours.paper, 0.35);
    pen.shadowColor = colours.warn;
    pen.shadowBlur = 6;
    pen.fill();
    pen.shadowBlur = 0;
  }
  rivet(pen, -9.5, -6, 1.5);
  rivet(pen, -8.6, -13, 1.3);
}

function eyesOf(look: AutomatonLook): readonly (readonly [x: number, radius: number])[] {
  if (look.eyes === "monocle") return [[8, 4.6]];
  if (look.eyes === "pair")
    return [
      [2, 2.7],
      [10.4, 2.7],
    ];
  if (look.eyes === "triple")
    return [
      [0.4, 1.9],
      [5.8, 2.3],
      [11.6, 1.9],
    ];
  return [];
}

function eye(pen: Pen, x: number, y: number, radius: number): void {
  pen.beginPath();
  pen.arc(x, y, radius + 1, 0, Math.PI * 2);
  pen.fillStyle = colours.brassDull;
  pen.fill();
  engrave(pen, 0.8);
  const lit = pen.createRadialGradient(x - radius * 0.2, y - radius * 0.2, 0.2, x, y, radius);
  lit.addColorStop(0, colours.text);
  lit.addColorStop(0.5, colours.warn);
  lit.addColorStop(1, mix(colours.warn, colours.brassDull, 0.5));
  pen.beginPath();
  pen.arc(x, y, radius, 0, Math.PI * 2);
  pen.fillStyle = lit;
  pen.shadowColor = colours.warn;
  pen.shadowBlur = 5;
  pen.fill();
  pen.shadowBlur = 0;
}

function paintCrest(pen: Pen, look: AutomatonLook, enamel: HexColour): void {
  const brass = brassPlate(pen, -40, -14);
  const closed = (fill: string | CanvasGradient) => {
    pen.closePath();
    pen.fillStyle = fill;
    pen.fill();
    engrave(pen, 1.1);
  };
  pen.beginPath();
  switch (look.crest) {
    case "gear":
      cog(pen, 0, -21, 10.5, 9, brass, 0.2);
      return;
    case "fin":
      pen.moveTo(-13, -13);
      pen.quadraticCurveTo(-17, -37, 7, -36);
      pen.quadraticCurveTo(0, -26, 9, -17);
      closed(mix(enamel, colours.paper, 0.2));
      return;
    case "plume":
      for (const [reach, share] of [
        [-19, 0],
        [-14, 0.3],
        [-8, 0.55],
      ] as const) {
        pen.beginPath();
        pen.moveTo(0, -17);
        pen.quadraticCurveTo(-2, -38 + reach * 0.1, reach, -36 + share * 9);
        pen.quadraticCurveTo(-9, -28, -5, -16);
        closed(mix(enamel, colours.paper, 0.15 + share * 0.7));
      }
      return;
    case "antlers":
      for (const way of [-1, 1]) {
        pen.beginPath();
        pen.moveTo(way * 5, -17);
        pen.quadraticCurveTo(way * 8, -28, way * 17, -31);
        pen.moveTo(way * 8, -25);
        pen.lineTo(way * 7, -36);
        pen.moveTo(way * 12, -29);
        pen.lineTo(way * 14, -38);
        pen.lineCap = "round";
        pen.lineWidth = 5;
        pen.strokeStyle = colours.ink;
        pen.stroke();
        pen.lineWidth = 2.8;
        pen.strokeStyle = colours.brassBright;
        pen.stroke();
      }
      return;
    case "key":
      roundedBox(pen, -1.6, -30, 3.2, 14, 1);
      closed(brass);
      for (const x of [-6, 6]) {
        pen.beginPath();
        pen.arc(x, -32, 5.8, 0, Math.PI * 2);
        closed(brass);
        pen.beginPath();
        pen.arc(x, -32, 2.6, 0, Math.PI * 2);
        pen.fillStyle = colours.ink;
        pen.fill();
      }
      return;
    case "crescent":
      pen.arc(0, -27, 12, Math.PI * 0.08, Math.PI * 0.92);
      pen.arc(0, -32, 10.5, Math.PI * 0.88, Math.PI * 0.12, true);
      closed(colours.brassBright);
      return;
    case "spike":
      for (const x of [-8, 0, 8]) {
        pen.beginPath();
        pen.moveTo(x - 3.6, -15);
        pen.lineTo(x * 1.25, x === 0 ? -39 : -31);
        pen.lineTo(x + 3.6, -15);
        closed(mix(colours.text, colours.line, x === 0 ? 0.2 : 0.45));
      }
      return;
    case "lamp":
      roundedBox(pen, -5, -34, 10, 15, 4);
      closed(faded(colours.warn, 0.95));
      pen.beginPath();
      pen.arc(0, -26, 3.4, 0, Math.PI * 2);
      pen.fillStyle = colours.text;
      pen.shadowColor = colours.warn;
      pen.shadowBlur = 10;
      pen.fill();
      pen.shadowBlur = 0;
      roundedBox(pen, -7, -37, 14, 4, 1.5);
      closed(brass);
      roundedBox(pen, -7, -20.5, 14, 4, 1.5);
      closed(brass);
  }
}
