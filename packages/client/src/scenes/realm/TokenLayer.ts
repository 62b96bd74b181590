import { GameObjects, type Scene } from "phaser";
import { type BadgeFrame, DISC_SHARE, FRAME, frameOfKind, TOKENS } from "./tokenAtlas.ts";
import { isMoving, regardOf, type Track, trackX, trackY } from "./tracks.ts";
import { TILE } from "./units.ts";

/** A token's disc is this much of a tile. */
const SIZE = 0.86;
const SCALE = (TILE * SIZE) / (FRAME * DISC_SHARE);
const BADGE_SCALE = SCALE * 0.36;
/** A token turns its pointer by this share of what is left, every 60th of a second. */
const TURN = 0.18;
const FADE_MS = 300;

/** The images of one drawn token; kept and used again for another when it leaves the screen. */
interface Piece {
  body: GameObjects.Image;
  pointer: GameObjects.Image;
  badge: GameObjects.Image;
  /** Whether it is a friend or a foe of the visitor. */
  regard: GameObjects.Image;
  /** The frame shown, so that a texture is only set when it changes. */
  frame: string;
  mood: BadgeFrame | undefined;
  stands: BadgeFrame | undefined;
  /** Radians the pointer is at. */
  angle: number;
}

/** A rectangle in tiles. */
export interface TileView {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

function moodOf(track: Track): BadgeFrame | undefined {
  if (track.doing === "dead") return "dead";
  if (track.fear >= 6) return "afraid";
  if (track.health <= 4) return "hurt";
  if (track.hunger >= 11) return "hungry";
  return track.doing === "resting" && track.kind !== "guard" ? "asleep" : undefined;
}

/** Occupants of one tile stand a little beside one another. */
const aside = (key: number, shift: number): number => (((key * 2654435761) >>> shift) % 17) / 17 - 0.5;

/** Draws the tracks that are on the screen, from one texture, with as many images as are needed at once. */
export class TokenLayer {
  readonly #scene: Scene;
  readonly #bodies: GameObjects.Layer;
  readonly #pointers: GameObjects.Layer;
  readonly #shown = new Map<Track, Piece>();
  readonly #spare: Piece[] = [];
  readonly #still: boolean;
  #tracks: ReadonlyMap<number, Track> = new Map();
  #view: TileView = { left: 0, top: 0, right: 0, bottom: 0 };
  #now = 0;
  #turn = 1;
  #hidden = -1;

  /** @param still no rocking and turning: the visitor asked for less motion */
  constructor(scene: Scene, still: boolean) {
    this.#scene = scene;
    this.#still = still;
    this.#bodies = scene.add.layer().setDepth(20);
    this.#pointers = scene.add.layer().setDepth(21);
  }

  /** How many tokens are drawn. */
  get count(): number {
    return this.#shown.size;
  }

  /** @param hidden key of the track that is drawn otherwise: the visitor's own, whose friends and foes are marked */
  draw(tracks: ReadonlyMap<number, Track>, view: TileView, now: number, delta: number, hidden: number): void {
    this.#tracks = tracks;
    this.#view = view;
    this.#now = now;
    this.#turn = this.#still ? 1 : 1 - (1 - TURN) ** (delta / 16.7);
    this.#hidden = hidden;
    this.#shown.forEach(this.#leaveGone);
    tracks.forEach(this.#drawOne);
  }

  // Kept functions, so that drawing a frame makes no garbage.
  readonly #leaveGone = (piece: Piece, track: Track): void => {
    if (this.#tracks.get(track.key) !== track || track.key === this.#hidden) this.#release(track, piece);
  };

  readonly #drawOne = (track: Track): void => {
    if (track.key === this.#hidden) return;
    const { left, right, top, bottom } = this.#view;
    const x = trackX(track, this.#now);
    const y = trackY(track, this.#now);
    const piece = this.#shown.get(track);
    if (x > left - 1 && x < right + 1 && y > top - 1 && y < bottom + 1) {
      this.#place(piece ?? this.#take(track), track, x, y);
    } else if (piece) this.#release(track, piece);
  };

  #place(piece: Piece, track: Track, x: number, y: number): void {
    const now = this.#now;
    const px = (x + 0.5 + 0.3 * aside(track.key, 4)) * TILE;
    const py = (y + 0.5 + 0.3 * aside(track.key, 12)) * TILE;
    const dead = track.doing === "dead";
    const moving = isMoving(track, now);
    const { body, pointer, badge, regard } = piece;
    const frame = frameOfKind(track.kind);
    if (piece.frame !== frame) {
      piece.frame = frame;
      body.setFrame(frame);
    }
    // A walking token rocks from side to side, as one pushed over a table.
    body.rotation = dead ? 0.5 : moving && !this.#still ? 0.09 * Math.sin((now + track.key * 97) / 70) : 0;
    body.x = px;
    body.y = py;
    const faded = Math.min(1, (now - track.born) / FADE_MS) * (dead ? 0.4 : 1);
    body.alpha = faded;
    pointer.visible = track.heading >= 0 && !dead;
    if (pointer.visible) {
      const goal = (track.heading - 2) * (Math.PI / 4);
      const left = Math.atan2(Math.sin(goal - piece.angle), Math.cos(goal - piece.angle));
      piece.angle += left * this.#turn;
      pointer.rotation = piece.angle;
      pointer.x = px;
      pointer.y = py;
      pointer.alpha = faded;
    }
    const mood = moodOf(track);
    if (mood !== piece.mood) {
      piece.mood = mood;
      if (mood) badge.setFrame(mood);
      badge.visible = mood !== undefined;
    }
    if (mood) {
      badge.x = px + TILE * 0.3;
      badge.y = py - TILE * 0.36;
    }
    const stands = regardOf(track, this.#hidden);
    if (stands !== piece.stands) {
      piece.stands = stands;
      if (stands) regard.setFrame(stands);
      regard.visible = stands !== undefined;
    }
    if (stands) {
      regard.x = px - TILE * 0.3;
      regard.y = py - TILE * 0.36;
    }
  }

  #take(track: Track): Piece {
    const piece = this.#spare.pop() ?? this.#make();
    piece.angle = (track.heading - 2) * (Math.PI / 4);
    piece.body.visible = true;
    piece.pointer.visible = true;
    piece.badge.visible = piece.mood !== undefined;
    piece.regard.visible = piece.stands !== undefined;
    this.#shown.set(track, piece);
    return piece;
  }

  #make(): Piece {
    const image = (frame: string, scale: number): GameObjects.Image =>
      new GameObjects.Image(this.#scene, 0, 0, TOKENS, frame).setScale(scale);
    const body = image("deer", SCALE);
    const pointer = image("pointer", SCALE);
    const badge = image("asleep", BADGE_SCALE);
    const regard = image("friend", BADGE_SCALE).setVisible(false);
    this.#bodies.add(body);
    this.#pointers.add([pointer, badge, regard]);
    return { body, pointer, badge, regard, frame: "deer", mood: undefined, stands: undefined, angle: 0 };
  }

  #release(track: Track, piece: Piece): void {
    piece.body.visible = false;
    piece.pointer.visible = false;
    piece.badge.visible = false;
    piece.regard.visible = false;
    this.#shown.delete(track);
    this.#spare.push(piece);
  }

  /** The drawn track whose token is nearest to a place, within reach (tiles). */
  nearest(tracks: Iterable<Track>, x: number, y: number, now: number, reach = 0.6): Track | undefined {
    let found: Track | undefined;
    let least = reach;
    for (const track of tracks) {
      if (!this.#shown.has(track)) continue;
      const distance = Math.hypot(trackX(track, now) + 0.5 - x, trackY(track, now) + 0.5 - y);
      if (distance >= least) continue;
      least = distance;
      found = track;
    }
    return found;
  }
}
