import { ALWAYS, type Dnf } from "../conditions.ts";
import type { Piece } from "../sentence.ts";
import type { Course } from "./course.ts";
import type { Deed, Era } from "./deed.ts";

/** A sentence's deeds while its pieces are gone through one by one, and what was told for those still to come. */
export class DeedsDraft {
  readonly deeds: Deed[] = [];
  /** The last deeds in one breath: what is told behind them is told of them all. */
  chain: Deed[] = [];
  /** The condition in front, for the deeds that come. */
  lead: Dnf = ALWAYS;
  leadOnly = false;
  leadUnless = false;
  leadLost = false;
  /** Whether no deed came since the condition in front was told. */
  leadOpen = false;
  /** The condition in front of a colon, which holds for the rest of the sentence. */
  colon: Dnf = ALWAYS;
  /** The stretch of the battle that the deeds are told of. */
  phase: Dnf = ALWAYS;
  rank: Deed["rank"] = "normal";
  override = false;
  otherwise = false;
  /** How many deeds there were at the last "otherwise"; -1 before it. */
  elseAt = -1;
  chance: Dnf = ALWAYS;
  readonly chances: Dnf[] = [];
  forGood = false;
  inEra: Era | undefined;
  /** How many deeds there were when a change for good was told to end. */
  eraEnds = Number.POSITIVE_INFINITY;
  /** The last condition told with "once". */
  once: Dnf | undefined;
  /** What is so once the waiting is over that "until" told. */
  until: Dnf | undefined;
  lastWasCond = false;
  /** Whether the lesser of two actions comes first: "more important than shooting is looting". */
  inverted = false;
  /** Whether the next action is named for its place only: "guarding comes before healing". */
  namedOnly = false;
  /** The piece that is being gone through. */
  at = 0;

  constructor(
    readonly pieces: readonly Piece[],
    /** Which sentence of the text it is, from 0. */
    readonly sentence: number,
    readonly course: Course,
    /** Whether the sentence is an item of a list. */
    readonly listed: boolean,
  ) {}

  get following(): readonly Piece[] {
    return this.pieces.slice(this.at + 1);
  }

  get nextAct(): Piece | undefined {
    return this.following.find((each) => each.is === "act" || each.is === "else");
  }

  /** Whether "otherwise" stands between the piece and the action before it. */
  get behindElse(): boolean {
    for (let index = this.at - 1; index >= 0; index--) {
      const piece = this.pieces[index];
      if (piece?.is === "else") return true;
      if (piece?.is === "act") return false;
    }
    return false;
  }
}
