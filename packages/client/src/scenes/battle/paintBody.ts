import { colours } from "../../theme/colours.ts";
import { faded, type HexColour, mix } from "./colour.ts";
import type { AutomatonLook } from "./look.ts";
import { brassPlate, engrave, type Pen, rivet, roundedBox, tube } from "./metal.ts";

/** Half widths of the body at its top, middle and foot, and whether the flanks are straight. */
const OUTLINES = {
  barrel: { top: 14, middle: 19, foot: 14, straight: false },
  bell: { top: 11, middle: 15, foot: 20, straight: false },
  lantern: { top: 15, middle: 17, foot: 13, straight: true },
  anvil: { top: 20, middle: 15, foot: 16, straight: false },
} as const;
const HEIGHT = 39;

function outline(pen: Pen, look: AutomatonLook, grow = 0): void {
  const { top, middle, foot, straight } = OUTLINES[look.body];
  const [t, m, f] = [top + grow, middle + grow, foot + grow];
  pen.beginPath();
  pen.moveTo(-t, -HEIGHT);
  if (straight) {
    pen.lineTo(t, -HEIGHT);
    pen.lineTo(m + 2, -HEIGHT * 0.6);
    pen.lineTo(f, 0);
    pen.lineTo(-f, 0);
    pen.lineTo(-m - 2, -HEIGHT * 0.6);
  } else {
    pen.quadraticCurveTo(0, -HEIGHT - 3, t, -HEIGHT);
    pen.bezierCurveTo(m + 2, -HEIGHT * 0.72, m + 2, -HEIGHT * 0.36, f, 0);
    pen.quadraticCurveTo(0, 4, -f, 0);
    pen.bezierCurveTo(-m - 2, -HEIGHT * 0.36, -m - 2, -HEIGHT * 0.72, -t, -HEIGHT);
  }
  pen.closePath();
}

/** Torso with the engine behind it, enamel, bands, armour and the side's badge; joint at the hips. */
export function paintBody(pen: Pen, look: AutomatonLook, enamel: HexColour): void {
  paintEngine(pen, look);
  const wide = OUTLINES[look.body].middle + 3;
  outline(pen, look);
  pen.fillStyle = tube(pen, -wide, wide, enamel);
  pen.fill();
  paintLivery(pen, look, enamel);
  outline(pen, look);
  engrave(pen, 1.8);
  paintBands(pen, look);
  paintArmour(pen, look);
  paintBadge(pen, look, enamel);
}

function paintEngine(pen: Pen, look: AutomatonLook): void {
  const power = look.loadout.engine;
  if (power === 0) return;
  const stacks = Math.ceil(power / 2);
  for (let stack = 0; stack < stacks; stack++) {
    const x = -20 + stack * 6.5;
    const height = 20 + power * 3.4 - stack * 5;
    const width = 4.6 + power * 0.3;
    roundedBox(pen, x - width / 2, -30 - height + 12, width, height, 1.5);
    pen.fillStyle = tube(pen, x - width / 2, x + width / 2, mix(colours.line, colours.brassDull, 0.35));
    pen.fill();
    engrave(pen, 1);
    roundedBox(pen, x - width / 2 - 1.4, -30 - height + 10.5, width + 2.8, 4, 1.4);
    pen.fillStyle = brassPlate(pen, -30 - height + 10, -30 - height + 15);
    pen.fill();
    engrave(pen, 0.9);
  }
  roundedBox(pen, -26, -33, 14, 22 + power * 0.8, 6);
  pen.fillStyle = tube(pen, -26, -12, mix(colours.brassDull, colours.line, 0.3));
  pen.fill();
  engrave(pen);
}

function paintLivery(pen: Pen, look: AutomatonLook, enamel: HexColour): void {
  if (look.livery === 0) return;
  pen.save();
  outline(pen, look);
  pen.clip();
  pen.fillStyle = faded(mix(enamel, colours.paper, 0.72), 0.5);
  pen.beginPath();
  if (look.livery === 1) {
    pen.rect(-4, -HEIGHT - 4, 8, HEIGHT + 8);
  } else if (look.livery === 2) {
    pen.moveTo(-30, -26);
    pen.lineTo(0, -10);
    pen.lineTo(30, -26);
    pen.lineTo(30, -19);
    pen.lineTo(0, -3);
    pen.lineTo(-30, -19);
    pen.closePath();
  } else {
    pen.moveTo(-30, -HEIGHT + 6);
    pen.lineTo(30, -4);
    pen.lineTo(30, 4);
    pen.lineTo(-30, -HEIGHT + 14);
    pen.closePath();
  }
  pen.fill();
  pen.restore();
}

function paintBands(pen: Pen, look: AutomatonLook): void {
  const { top, foot } = OUTLINES[look.body];
  for (const [y, half] of [
    [-HEIGHT - 1, top + 1],
    [-4, foot + 1.5],
  ] as const) {
    roundedBox(pen, -half, y, half * 2, 5.2, 2);
    pen.fillStyle = brassPlate(pen, y, y + 5.2);
    pen.fill();
    engrave(pen, 1);
    for (let index = 0; index < look.rivets; index++) {
      const x = -half + ((index + 0.5) / look.rivets) * half * 2;
      rivet(pen, x, y + 2.6, 1.15);
    }
  }
}

function paintArmour(pen: Pen, look: AutomatonLook): void {
  const level = look.loadout.armor;
  const wide = OUTLINES[look.body].middle;
  const steel = pen.createLinearGradient(-wide, -HEIGHT, wide, 0);
  steel.addColorStop(0, mix(colours.text, colours.line, 0.25));
  steel.addColorStop(0.45, mix(colours.text, colours.line, 0.62));
  steel.addColorStop(1, mix(colours.line, colours.ink, 0.35));
  const plate = (draw: () => void) => {
    draw();
    pen.fillStyle = steel;
    pen.fill();
    engrave(pen, 1.2);
  };
  if (level >= 4) {
    for (const x of [-wide - 2, -5, wide - 8]) {
      plate(() => roundedBox(pen, x, -8, 10, 13, 3));
      rivet(pen, x + 5, -4.5, 1.2);
    }
  }
  if (level >= 1) {
    plate(() => {
      pen.beginPath();
      pen.moveTo(-wide + 3, -HEIGHT + 6);
      pen.lineTo(wide - 3, -HEIGHT + 6);
      pen.lineTo(wide - 5, -HEIGHT + 15);
      pen.quadraticCurveTo(0, -HEIGHT + 20 + level * 1.3, -wide + 5, -HEIGHT + 15);
      pen.closePath();
    });
  }
  const shoulder = (x: number) =>
    plate(() => {
      pen.beginPath();
      pen.ellipse(x, -HEIGHT + 5, 9.5 + level * 0.5, 8 + level * 0.5, 0, Math.PI, Math.PI * 2);
      pen.quadraticCurveTo(x, -HEIGHT + 9, x - 9.5 - level * 0.5, -HEIGHT + 5);
      pen.closePath();
    });
  if (level >= 2) shoulder(-wide + 1);
  if (level >= 3) shoulder(wide - 1);
  if (level >= 5) {
    plate(() => {
      pen.beginPath();
      pen.moveTo(-13, -HEIGHT + 3);
      pen.lineTo(-16, -HEIGHT - 9);
      pen.quadraticCurveTo(0, -HEIGHT - 2, 16, -HEIGHT - 9);
      pen.lineTo(13, -HEIGHT + 3);
      pen.closePath();
    });
  }
}

/** Round for a, square for b: the sides are never told apart by colour alone. */
function paintBadge(pen: Pen, look: AutomatonLook, enamel: HexColour): void {
  const y = -14;
  pen.beginPath();
  if (look.side === "a") pen.arc(0, y, 7.6, 0, Math.PI * 2);
  else pen.roundRect(-7, y - 7, 14, 14, 2);
  pen.fillStyle = mix(colours.paper, enamel, 0.06);
  pen.fill();
  engrave(pen, 1.6);
  pen.beginPath();
  if (look.side === "a") pen.arc(0, y, 4.4, 0, Math.PI * 2);
  else pen.roundRect(-4, y - 4, 8, 8, 1);
  pen.fillStyle = mix(enamel, colours.ink, 0.12);
  pen.fill();
}
