import { Game, Scale, WEBGL } from "phaser";
import { colours } from "../../theme/colours.ts";
import { RealmScene } from "./RealmScene.ts";
import type { RealmStage, RealmStageControls } from "./stage.ts";

/** Sharper than this costs more than it shows. */
const MOST_RATIO = 2;

/** Starts the realm's scene in an element, as large as it, and keeps it so. */
export function startRealm(parent: HTMLElement, stage: RealmStage): RealmStageControls {
  const ratio = Math.min(MOST_RATIO, window.devicePixelRatio || 1);
  const scene = new RealmScene(stage, ratio);
  const game = new Game({
    type: WEBGL,
    parent,
    // What is not drawn yet is blank paper.
    backgroundColor: colours.paper,
    banner: false,
    disableContextMenu: true,
    audio: { noAudio: true },
    // Keys are the page's: they must not work while somebody types.
    input: { keyboard: false, gamepad: false },
    render: {
      antialias: true,
      // Everything is a textured rectangle: its edges are in the texture, and multisampling would only cost.
      antialiasGL: false,
      mipmapFilter: "LINEAR_MIPMAP_LINEAR",
      // Phaser compiles a program for each number of textures in a batch. One is enough here: all tokens share a texture,
      // and the map is a dozen sheets.
      maxTextures: 1,
      powerPreference: "high-performance",
    },
    scale: {
      mode: Scale.NONE,
      width: Math.max(1, Math.round(parent.clientWidth * ratio)),
      height: Math.max(1, Math.round(parent.clientHeight * ratio)),
      zoom: 1 / ratio,
    },
    scene,
  });
  const watcher = new ResizeObserver(() => {
    const { clientWidth, clientHeight } = parent;
    if (clientWidth > 0 && clientHeight > 0) {
      game.scale.resize(Math.round(clientWidth * ratio), Math.round(clientHeight * ratio));
    }
  });
  watcher.observe(parent);
  const nowhere = { left: 0, top: 0, right: 0, bottom: 0 };
  return {
    zoomBy: (factor) => scene.rig?.zoomBy(factor),
    follow: () => {
      if (scene.rig) scene.rig.following = true;
    },
    lookAt: (x, y) => scene.rig?.lookAt(x, y),
    get view() {
      return scene.rig?.view ?? nowhere;
    },
    tokens: () => scene.tokenCount,
    isWhole: () => scene.isWhole,
    onFrame: (report) => {
      let began = 0;
      let moved = 0;
      const begin = (): void => {
        began = performance.now();
      };
      const move = (): void => {
        moved = performance.now();
      };
      const end = (): void => report(moved - began, performance.now() - moved);
      game.events.on("prestep", begin).on("prerender", move).on("postrender", end);
      return () => game.events.off("prestep", begin).off("prerender", move).off("postrender", end);
    },
    destroy: () => {
      watcher.disconnect();
      game.destroy(true);
    },
  };
}
