import { colours } from "../../theme/colours.ts";
import { faded, type HexColour, mix, turnHue } from "./colour.ts";
import type { AutomatonLook } from "./look.ts";
import { brassPlate, cog, engrave, type Pen, rivet, roundedBox, tube } from "./metal.ts";
import { paintBody } from "./paintBody.ts";
import { paintHead } from "./paintHead.ts";

/** The parts of an automaton from back to front. All but `drive` are drawn around their own joint. */
export const PARTS = ["repairArm", "drive", "body", "head", "weaponArm"] as const;
export type PartName = (typeof PARTS)[number];

/** Where each part's joint sits, in units, feet at (0, 0), up is negative; the automaton faces right. */
export const JOINTS: Record<PartName, { x: number; y: number }> = {
  repairArm: { x: -11, y: -41 },
  drive: { x: 0, y: 0 },
  body: { x: 0, y: -15 },
  head: { x: 1, y: -53 },
  weaponArm: { x: 9, y: -38 },
};

/** The box each part is painted in, around its joint. */
export const PART_BOXES: Record<PartName, { left: number; top: number; width: number; height: number }> = {
  repairArm: { left: -36, top: -26, width: 48, height: 52 },
  drive: { left: -36, top: -34, width: 72, height: 42 },
  body: { left: -42, top: -66, width: 84, height: 82 },
  head: { left: -26, top: -42, width: 52, height: 50 },
  weaponArm: { left: -14, top: -22, width: 66, height: 44 },
};

/** The side's colour with the bot's own hue inside it. */
export function enamelOf(look: AutomatonLook): HexColour {
  return turnHue(look.side === "a" ? colours.cobalt : colours.ember, look.hueShift);
}

const PAINTERS: Record<PartName, (pen: Pen, look: AutomatonLook, enamel: HexColour) => void> = {
  drive: paintDrive,
  body: paintBody,
  head: paintHead,
  weaponArm: paintWeaponArm,
  repairArm: paintRepairArm,
};

/** Paints one part with its joint at the pen's origin. */
export function paintPart(pen: Pen, part: PartName, look: AutomatonLook): void {
  PAINTERS[part](pen, look, enamelOf(look));
}

/** Paints the whole automaton at rest, feet at the pen's origin. */
export function paintAutomaton(pen: Pen, look: AutomatonLook): void {
  for (const part of PARTS) {
    pen.save();
    pen.translate(JOINTS[part].x, JOINTS[part].y);
    paintPart(pen, part, look);
    pen.restore();
  }
}

function paintDrive(pen: Pen, look: AutomatonLook): void {
  const power = look.loadout.engine;
  const iron = mix(colours.line, colours.ink, 0.35);
  if (look.drive === "wheels") {
    const radius = 9.5 + power * 0.7;
    for (const x of [-13, 13]) {
      cog(pen, x, -radius, radius + 1, 11, tube(pen, x - radius, x + radius, colours.brass), x);
      pen.beginPath();
      pen.arc(x, -radius, radius * 0.66, 0, Math.PI * 2);
      pen.lineWidth = 2.2;
      pen.strokeStyle = iron;
      pen.stroke();
    }
    roundedBox(pen, -19, -radius - 8, 38, 7, 3);
    pen.fillStyle = brassPlate(pen, -radius - 8, -radius - 1);
    pen.fill();
    engrave(pen);
    return;
  }
  if (look.drive === "track") {
    const height = 15 + power * 0.6;
    roundedBox(pen, -24, -height, 48, height, height / 2);
    pen.fillStyle = iron;
    pen.fill();
    engrave(pen, 2);
    pen.setLineDash([2.4, 3]);
    roundedBox(pen, -22.6, -height + 1.4, 45.2, height - 2.8, height / 2 - 1.4);
    pen.lineWidth = 2.2;
    pen.strokeStyle = mix(colours.brassDull, colours.ink, 0.2);
    pen.stroke();
    pen.setLineDash([]);
    for (const x of [-15, 0, 15]) {
      pen.beginPath();
      pen.arc(x, -height / 2, height * 0.27, 0, Math.PI * 2);
      pen.fillStyle = tube(pen, x - 6, x + 6, colours.brass);
      pen.fill();
      engrave(pen, 1);
    }
    return;
  }
  const thigh = 3.4 + power * 0.35;
  for (const [hip, foot] of [
    [-8, -15],
    [8, 16],
  ] as const) {
    const knee = hip + (foot - hip) * 1.15;
    pen.beginPath();
    pen.moveTo(hip, -20);
    pen.lineTo(knee, -11);
    pen.lineTo(foot, -3);
    pen.lineWidth = thigh * 2 + 2.4;
    pen.strokeStyle = colours.ink;
    pen.lineCap = "round";
    pen.lineJoin = "round";
    pen.stroke();
    pen.lineWidth = thigh * 2;
    pen.strokeStyle = tube(pen, knee - 7, knee + 7, colours.brass);
    pen.stroke();
    rivet(pen, knee, -11, 3);
    roundedBox(pen, foot - 9, -5.5, 18, 5.5, 2.4);
    pen.fillStyle = iron;
    pen.fill();
    engrave(pen);
  }
}

function paintWeaponArm(pen: Pen, look: AutomatonLook, enamel: HexColour): void {
  const power = look.loadout.weapon;
  const length = 15 + power * 4.6;
  const bore = 3.6 + power * 0.75;
  const iron = mix(colours.line, colours.ink, 0.2);
  const along = pen.createLinearGradient(0, -bore, 0, bore);
  along.addColorStop(0, mix(iron, colours.paper, 0.25));
  along.addColorStop(0.3, mix(iron, colours.paper, 0.55));
  along.addColorStop(1, mix(iron, colours.ink, 0.7));
  roundedBox(pen, 0, -bore * 0.72, length, bore * 1.44, 2);
  pen.fillStyle = along;
  pen.fill();
  engrave(pen);
  for (let band = 0; band < 1 + Math.ceil(power / 2); band++) {
    const x = 8 + band * 6.4;
    if (x > length - 4) break;
    roundedBox(pen, x, -bore * 0.95, 3.2, bore * 1.9, 1);
    pen.fillStyle = brassPlate(pen, -bore, bore);
    pen.fill();
    engrave(pen, 0.8);
  }
  if (power >= 3) {
    roundedBox(pen, length - 4, -bore - 1.6, 7, bore * 2 + 3.2, 2);
    pen.fillStyle = brassPlate(pen, -bore - 2, bore + 2);
    pen.fill();
    engrave(pen);
  }
  // A blade under the barrel: what it strikes with.
  pen.beginPath();
  pen.moveTo(6, bore * 0.6);
  pen.lineTo(length + 4 + power * 1.1, bore * 0.7);
  pen.quadraticCurveTo(length * 0.7, bore + 5 + power * 0.9, 7, bore + 3);
  pen.closePath();
  pen.fillStyle = mix(colours.text, colours.line, 0.3);
  pen.fill();
  engrave(pen, 0.9);
  const shoulder = 7.4 + power * 0.5;
  pen.beginPath();
  pen.arc(0, 0, shoulder, 0, Math.PI * 2);
  const ball = pen.createRadialGradient(-2.5, -3, 1, 0, 0, shoulder);
  ball.addColorStop(0, mix(enamel, colours.paper, 0.6));
  ball.addColorStop(0.5, enamel);
  ball.addColorStop(1, mix(enamel, colours.ink, 0.6));
  pen.fillStyle = ball;
  pen.fill();
  engrave(pen);
  rivet(pen, 0, 0, 2.3);
}

function paintRepairArm(pen: Pen, look: AutomatonLook): void {
  const power = look.loadout.repair;
  const thickness = 3.4 + power * 0.5;
  const elbow = { x: -13, y: 4 };
  const hand = { x: -17 - power * 0.8, y: -7 - power * 1.3 };
  pen.beginPath();
  pen.moveTo(0, 0);
  pen.lineTo(elbow.x, elbow.y);
  if (power > 0) pen.lineTo(hand.x, hand.y);
  pen.lineJoin = "round";
  pen.lineCap = "round";
  pen.lineWidth = thickness + 2.2;
  pen.strokeStyle = colours.ink;
  pen.stroke();
  pen.lineWidth = thickness;
  pen.strokeStyle = mix(colours.brass, colours.brassDull, 0.35);
  pen.stroke();
  rivet(pen, elbow.x, elbow.y, 2.6);
  if (power === 0) return;
  // An open spanner, larger with every point.
  const jaw = 4.2 + power * 0.85;
  pen.beginPath();
  pen.arc(hand.x, hand.y, jaw, -Math.PI * 0.2, Math.PI * 1.2, false);
  pen.lineTo(hand.x - jaw * 0.3, hand.y + jaw * 0.1);
  pen.lineTo(hand.x + jaw * 0.3, hand.y + jaw * 0.1);
  pen.closePath();
  pen.fillStyle = mix(colours.text, colours.line, 0.35);
  pen.fill();
  engrave(pen, 1);
  if (power >= 3) {
    pen.beginPath();
    pen.arc(elbow.x, elbow.y + 1, 4.6, 0, Math.PI * 2);
    pen.fillStyle = mix(colours.good, colours.ink, 0.15);
    pen.fill();
    engrave(pen, 1);
    pen.beginPath();
    pen.arc(elbow.x - 1.4, elbow.y - 0.6, 1.5, 0, Math.PI * 2);
    pen.fillStyle = faded(colours.text, 0.85);
    pen.fill();
  }
  if (power >= 5) cog(pen, -5, 3, 5, 8, brassPlate(pen, -3, 8));
}
