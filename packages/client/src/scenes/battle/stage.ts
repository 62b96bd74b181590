import Phaser from "phaser";
import { BattleScene, type StagedBattle } from "./BattleScene.ts";

/** A battle board living inside an element of the page. */
export interface BattleStage {
  show(battle: StagedBattle): void;
  seek(position: number, calm: boolean): void;
  destroy(): void;
}

/** Below this many frames a second (software rendering, an old machine) the picture is drawn smaller, once. */
const SLOW_FPS = 22;
const FEWER_PIXELS = 0.6;
/** Frames in a row that must be slow. */
const SLOW_FRAMES = 12;

/**
 * Puts a board into `parent` and keeps it as large as `parent` is, sharp on dense screens. The picture is drawn only
 * when something changes, so that a paused battle costs nothing.
 */
export function mountBattleStage(parent: HTMLElement): BattleStage {
  const scene = new BattleScene();
  let quality = 1;
  const density = () => Math.min(2, window.devicePixelRatio || 1) * quality;
  const size = () => ({
    width: Math.max(1, Math.round(parent.clientWidth * density())),
    height: Math.max(1, Math.round(parent.clientHeight * density())),
  });
  const game = new Phaser.Game({
    type: Phaser.AUTO,
    parent,
    ...size(),
    scene,
    banner: false,
    audio: { noAudio: true },
    input: { keyboard: false, mouse: false, touch: false, gamepad: false },
    scale: { mode: Phaser.Scale.NONE },
    render: { antialias: true, antialiasGL: false },
  });
  let idle: ReturnType<typeof setTimeout> | undefined;
  const wake = () => {
    if (!game.isRunning) return;
    game.loop.wake();
    clearTimeout(idle);
    idle = setTimeout(() => game.loop.sleep(), 400);
  };
  const fit = () => {
    const { width, height } = size();
    game.scale.resize(width, height);
    game.canvas.style.width = "100%";
    game.canvas.style.height = "100%";
    wake();
  };
  const watcher = new ResizeObserver(() => {
    if (game.isRunning) fit();
  });
  let slow = 0;
  game.events.on(Phaser.Core.Events.POST_STEP, () => {
    if (quality < 1) return;
    slow = game.loop.delta > 1000 / SLOW_FPS ? slow + 1 : 0;
    if (slow < SLOW_FRAMES) return;
    quality = FEWER_PIXELS;
    fit();
  });
  game.events.once(Phaser.Core.Events.READY, () => {
    game.canvas.setAttribute("aria-hidden", "true");
    fit();
    watcher.observe(parent);
  });
  return {
    show(battle) {
      scene.show(battle);
      wake();
    },
    seek(position, calm) {
      scene.seek(position, calm);
      wake();
    },
    destroy() {
      clearTimeout(idle);
      watcher.disconnect();
      game.destroy(true);
    },
  };
}
