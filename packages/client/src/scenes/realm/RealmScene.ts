import { realmRules } from "@cogwright/contracts/rules/realm";
import { type RegionId, regionAt } from "@cogwright/npc/region/geometry";
import type { RegionRecord } from "@cogwright/npc/region/record";
import { homePlace, terrainAt, townOf } from "@cogwright/npc/region/terrain";
import { type GameObjects, type Input, Scene } from "phaser";
import { isTyping } from "../../realm/isTyping.ts";
import { CameraRig } from "./CameraRig.ts";
import { GroundLayer } from "./GroundLayer.ts";
import { HeroLayer } from "./HeroLayer.ts";
import { heldHeading, isWalkKey } from "./heldHeading.ts";
import { darkness, NightLayer } from "./NightLayer.ts";
import type { RealmStage } from "./stage.ts";
import { TokenLayer } from "./TokenLayer.ts";
import { createTokenAtlas, DISC_SHARE, FRAME, TOKENS } from "./tokenAtlas.ts";
import { followRecords, forgetRegions, regardOf, type Track, trackKey, trackX, trackY } from "./tracks.ts";
import { TILE } from "./units.ts";

const RING_SCALE = TILE / (FRAME * DISC_SHARE);
/** A click this near a token's middle, in tiles, points it out. */
const CHOOSE_REACH = 0.5;
/** A held key takes a step this often, in milliseconds. */
const STEP_EVERY = 150;
/** … and waits so long before the first repetition, so that one press is one step. */
const FIRST_REPEAT = 260;
/** No frame moves anything further than in this time, in milliseconds: a tab that slept does not leap. */
const LONGEST_FRAME = 250;
/** Bounds of the time over which a tick's moves are drawn, in milliseconds. */
const LEAST_SPAN = 350;
const MOST_SPAN = 2200;

/** The realm on the screen: ground, tokens, the player, the night. It reads the view and changes nothing but the walk. */
export class RealmScene extends Scene {
  readonly #stage: RealmStage;
  readonly #ratio: number;
  readonly #tracks = new Map<number, Track>();
  readonly #held = new Set<string>();
  #records: ReadonlyMap<RegionId, RegionRecord> = new Map();
  #span = 1000;
  #tickedAt = 0;
  #stepAt = 0;
  #drawnAt = performance.now();
  #regionsSeen = "";
  #wasFollowing = true;
  #pointed: Track | undefined;
  #ground!: GroundLayer;
  #tokens!: TokenLayer;
  #hero!: HeroLayer;
  #night!: NightLayer;
  #ring!: GameObjects.Image;
  rig!: CameraRig;

  constructor(stage: RealmStage, ratio: number) {
    super("realm");
    this.#stage = stage;
    this.#ratio = ratio;
  }

  get tokenCount(): number {
    return this.#tokens?.count ?? 0;
  }

  get isWhole(): boolean {
    return this.#ground?.whole ?? false;
  }

  create(): void {
    createTokenAtlas(this.textures);
    this.#ground = new GroundLayer(this, this.#ratio);
    this.#tokens = new TokenLayer(this, this.#stage.still);
    this.#hero = new HeroLayer(this, this.#stage.walker);
    this.#night = new NightLayer(this);
    this.#ring = this.add.image(0, 0, TOKENS, "ring").setScale(RING_SCALE).setDepth(22).setVisible(false);
    this.rig = new CameraRig(this, this.#ratio, (x, y) => this.#walkTo(x, y));
    if (!this.#hero.present) Object.assign(this.#hero, homePlace());
    this.input.on("pointermove", (pointer: Input.Pointer) => this.#pointAt(pointer));
    this.input.on("pointerup", (pointer: Input.Pointer) => this.#pointAt(pointer));
    this.input.on("gameout", () => this.#point(undefined));

    const unfollow = this.#stage.view.subscribe(() => this.#followView());
    this.#followView();
    const keyDown = (event: KeyboardEvent): void => {
      if (!isWalkKey(event.code) || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey)
        return;
      event.preventDefault();
      this.#held.add(event.code);
      // A pressed key steps now and not with the next frame: a short press on a slow machine must count.
      if (!event.repeat) this.#step(performance.now() + FIRST_REPEAT);
    };
    const keyUp = (event: KeyboardEvent): void => void this.#held.delete(event.code);
    const letGo = (): void => this.#held.clear();
    window.addEventListener("keydown", keyDown);
    window.addEventListener("keyup", keyUp);
    window.addEventListener("blur", letGo);
    this.events.once("destroy", () => {
      unfollow();
      this.#hero.destroy();
      window.removeEventListener("keydown", keyDown);
      window.removeEventListener("keyup", keyUp);
      window.removeEventListener("blur", letGo);
    });
  }

  override update(): void {
    const now = performance.now();
    // Not the engine's own figure, which counts a long frame as a 60th of a second while the window has no focus.
    const delta = Math.min(LONGEST_FRAME, now - this.#drawnAt);
    this.#drawnAt = now;
    const { still, view, chainTime } = this.#stage;
    this.#walkHeld(now);
    this.#hero.draw(now, delta, still);
    this.rig.update(delta, this.#hero.x, this.#hero.y, this.#hero.present, still);
    const seen = this.rig.view;
    this.#ground.draw(seen, this.rig.pixels, delta);
    const { me } = view.getState();
    const mine = me && this.#hero.present ? trackKey(me.region, me.slot) : -1;
    this.#tokens.draw(this.#tracks, seen, now, delta, mine);
    this.#night.draw(seen, this.rig.pixels, this.#hero.x + 0.5, this.#hero.y + 0.5, darkness(chainTime()));
    this.#drawRing(now);
    this.#lookAround();
    if (this.rig.following !== this.#wasFollowing) {
      this.#wasFollowing = this.rig.following;
      this.#stage.onFollowing(this.rig.following);
    }
  }

  /** A dashed ring around whoever was pointed out. */
  #drawRing(now: number): void {
    const track = this.#tracks.get(this.#stage.chosen());
    this.#ring.visible = track !== undefined && track.doing !== "dead";
    if (track) this.#ring.setPosition((trackX(track, now) + 0.5) * TILE, (trackY(track, now) + 0.5) * TILE);
  }

  #walkHeld(now: number): void {
    if (this.#held.size > 0 && now >= this.#stepAt) this.#step(now + STEP_EVERY);
  }

  /** Steps where the held keys lead. @param nextAt when the next step is due if they stay held */
  #step(nextAt: number): void {
    const heading = heldHeading(this.#held);
    if (heading === undefined) return;
    this.#stepAt = nextAt;
    this.rig.following = true;
    this.#stage.walker.press(heading);
  }

  #walkTo(x: number, y: number): void {
    this.rig.following = true;
    const place = { x: Math.floor(x), y: Math.floor(y) };
    const token = this.#tokens.nearest(this.#tracks.values(), x, y, performance.now(), CHOOSE_REACH);
    if (token && token.kind !== "none") this.#stage.onChosen(token.key);
    if (terrainAt(place) === "ore") {
      if (!this.#stage.onVein(place, this.#hero.tile)) this.#stage.onNoWay();
      return;
    }
    if (!this.#stage.walker.walkTo(place, this.#hero.tile)) this.#stage.onNoWay();
  }

  /** Brings the tracks up to the records that changed. */
  #followView(): void {
    const { records } = this.#stage.view.getState();
    const changed = [...records.values()].filter((record) => this.#records.get(record.id) !== record);
    const lost = [...this.#records.keys()].some((id) => !records.has(id));
    const ticked = changed.some(
      (record) => (this.#records.get(record.id)?.tick ?? record.tick) < record.tick,
    );
    this.#records = records;
    const now = performance.now();
    if (ticked) {
      if (this.#tickedAt > 0) {
        const passed = Math.min(MOST_SPAN, Math.max(LEAST_SPAN, now - this.#tickedAt));
        this.#span += 0.3 * (passed - this.#span);
      }
      this.#tickedAt = now;
    }
    if (changed.length > 0) followRecords(this.#tracks, changed, now, this.#span);
    if (lost) forgetRegions(this.#tracks, new Set(records.keys()));
  }

  /** Tells which regions are on the screen, when they are others than before. */
  #lookAround(): void {
    const { left, top, right, bottom } = this.rig.view;
    const size = realmRules.REGION_SIZE;
    const first = { column: Math.max(0, Math.floor(left / size)), row: Math.max(0, Math.floor(top / size)) };
    const last = {
      column: Math.min(realmRules.COLUMNS - 1, Math.floor(right / size)),
      row: Math.min(realmRules.ROWS - 1, Math.floor(bottom / size)),
    };
    const name = `${first.column},${first.row},${last.column},${last.row}`;
    if (name === this.#regionsSeen) return;
    this.#regionsSeen = name;
    const regions: RegionId[] = [];
    for (let row = first.row; row <= last.row; row++) {
      for (let column = first.column; column <= last.column; column++) regions.push(regionAt(column, row));
    }
    const towns = regions.flatMap((region) => townOf(region) ?? []);
    const windows = [-2, 3].flatMap((dx) => [-2, 3].map((dy) => ({ dx, dy })));
    this.#night.setGlows(
      towns.flatMap((town) =>
        windows.map(({ dx, dy }) => ({ x: town.x + dx, y: town.y + dy + 0.5, reach: 2.6 })),
      ),
    );
    this.#stage.lookAt(regions);
  }

  #pointAt(pointer: Input.Pointer): void {
    const x = this.rig.tileX(pointer.x);
    const y = this.rig.tileY(pointer.y);
    this.#point(this.#tokens.nearest(this.#tracks.values(), x, y, performance.now()));
  }

  #point(track: Track | undefined): void {
    if (track === this.#pointed) return;
    this.#pointed = track;
    this.input.setDefaultCursor(track ? "help" : "pointer");
    if (!track) {
      this.#stage.onPointed(undefined);
      return;
    }
    const now = performance.now();
    const { kind, doing, health, hunger, fear, temperament, stock, key } = track;
    const { me } = this.#stage.view.getState();
    const regard = me && regardOf(track, trackKey(me.region, me.slot));
    const grain = this.rig.pixels / this.#ratio;
    const left = (trackX(track, now) + 0.5 - this.rig.view.left) * grain;
    const top = (trackY(track, now) - this.rig.view.top) * grain;
    this.#stage.onPointed({ key, kind, doing, health, hunger, fear, temperament, stock, regard, left, top });
  }
}
