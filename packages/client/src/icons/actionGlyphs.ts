import repair from "game-icon:auto-repair";
import wall from "game-icon:brick-wall";
import broadsword from "game-icon:broadsword";
import bull from "game-icon:charging-bull";
import crosshair from "game-icon:crosshair";
import cycle from "game-icon:cycle";
import hand from "game-icon:grab";
import hourglass from "game-icon:hourglass";
import landMine from "game-icon:land-mine";
import arrow from "game-icon:return-arrow";
import shield from "game-icon:shield";
import spring from "game-icon:spring";
import boot from "game-icon:walking-boot";
import type { ActionName } from "@cogwright/botbuilder/strategy/strategy";
import type { Glyph } from "./glyph.ts";

/** The picture of each action, on cards and in lists. */
export const actionGlyphs: Record<ActionName, Glyph> = {
  advance: boot,
  retreat: arrow,
  circle: cycle,
  takeCover: wall,
  collect: hand,
  strike: broadsword,
  shoot: crosshair,
  charge: bull,
  guard: shield,
  repair,
  recharge: spring,
  mine: landMine,
  wait: hourglass,
};
