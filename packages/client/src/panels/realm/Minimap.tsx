import { realmRules } from "@cogwright/contracts/rules/realm";
import { columnOf, type RegionId, rowOf } from "@cogwright/npc/region/geometry";
import { useEffect, useRef } from "react";
import { useStore } from "zustand";
import type { Realm } from "../../realm/realm.ts";
import type { RealmStageControls } from "../../scenes/realm/stage.ts";
import styles from "./Minimap.module.css";
import { paintGroundMap, paintMarks } from "./paintMinimap.ts";

/** Tiles along a side of the small map: three regions. */
const SPAN = 3 * realmRules.REGION_SIZE;

interface MinimapProps {
  realm: Realm;
  controls: RealmStageControls;
}

/** The visitor's region and those around it, small. A click looks there. */
export function Minimap({ realm, controls }: MinimapProps) {
  const ground = useRef<HTMLCanvasElement>(null);
  const marks = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const region = useStore(realm.view, (view) => view.me?.region);
  const settled = useStore(realm.view, (view) => view.settled);
  const left = region === undefined ? 0 : (columnOf(region) - 1) * realmRules.REGION_SIZE;
  const top = region === undefined ? 0 : (rowOf(region) - 1) * realmRules.REGION_SIZE;

  useEffect(() => {
    const canvas = ground.current?.getContext("2d");
    if (canvas && region !== undefined)
      paintGroundMap(canvas, left, top, SPAN, (id: RegionId) => settled.has(id));
  }, [region, settled, left, top]);

  useEffect(() => {
    if (region === undefined) return undefined;
    const canvas = marks.current?.getContext("2d");
    const paint = (): void => {
      if (canvas)
        paintMarks(canvas, left, top, realm.view.getState(), realm.walker.store.getState().walk?.shown);
    };
    paint();
    const stops = [realm.view.subscribe(paint), realm.walker.store.subscribe(paint)];
    let next = 0;
    const moveFrame = (): void => {
      const { view } = controls;
      const element = frame.current;
      if (element) {
        const part = (tiles: number): string => `${(100 * tiles) / SPAN}%`;
        element.style.left = part(view.left - left);
        element.style.top = part(view.top - top);
        element.style.width = part(view.right - view.left);
        element.style.height = part(view.bottom - view.top);
      }
      next = requestAnimationFrame(moveFrame);
    };
    moveFrame();
    return () => {
      cancelAnimationFrame(next);
      for (const stop of stops) stop();
    };
  }, [realm, controls, region, left, top]);

  if (region === undefined) return null;
  return (
    <button
      type="button"
      className={styles.map}
      aria-label="Small map of the regions around you. Click to look there."
      onClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect();
        // Pressed by keyboard, a click has no place: it looks at the middle.
        const x = event.detail === 0 ? 0.5 : (event.clientX - box.left) / box.width;
        const y = event.detail === 0 ? 0.5 : (event.clientY - box.top) / box.height;
        controls.lookAt(left + x * SPAN, top + y * SPAN);
      }}
    >
      <canvas ref={ground} width={SPAN} height={SPAN} />
      <canvas ref={marks} width={2 * SPAN} height={2 * SPAN} />
      <div ref={frame} className={styles.frame} />
    </button>
  );
}
