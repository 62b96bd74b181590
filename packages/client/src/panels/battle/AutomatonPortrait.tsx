import { useEffect, useRef } from "react";
import type { AutomatonLook } from "../../scenes/battle/look.ts";
import { paintAutomaton } from "../../scenes/battle/paintAutomaton.ts";
import styles from "./AutomatonPortrait.module.css";

interface AutomatonPortraitProps {
  look: AutomatonLook;
  /** Whose it is; left out where a name stands beside it. */
  label?: string;
  /** Edge in CSS pixels. */
  size?: number;
}

/** Units of the painter's picture that the frame shows, feet included. */
const UNITS = 108;

/** An automaton at rest, as it stands on the board. */
export function AutomatonPortrait({ look, label, size = 72 }: AutomatonPortraitProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const pen = canvas.current?.getContext("2d");
    if (!pen || !canvas.current) return;
    const pixels = Math.round(size * Math.min(3, window.devicePixelRatio || 1));
    canvas.current.width = pixels;
    canvas.current.height = pixels;
    pen.scale(pixels / UNITS, pixels / UNITS);
    pen.translate(UNITS / 2, UNITS - 9);
    if (look.side === "b") pen.scale(-1, 1);
    paintAutomaton(pen, look);
  }, [look, size]);
  return (
    <canvas
      ref={canvas}
      className={styles.portrait}
      style={{ width: size, height: size }}
      data-side={look.side}
      {...(label ? { role: "img", "aria-label": label } : { "aria-hidden": true })}
    />
  );
}
