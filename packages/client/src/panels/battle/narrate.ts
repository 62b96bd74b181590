import type { BattleTrace, BotTurn, TurnTrace } from "@cogwright/botbuilder/battle/trace";
import type { ActionName } from "@cogwright/botbuilder/strategy/strategy";
import { tileName } from "../../scenes/battle/geometry.ts";
import type { RuleInWords } from "./ruleWords.ts";

type Side = "a" | "b";

/** The two bots of a battle as the words name them. */
export interface Cast {
  names: Record<Side, string>;
  /** A bot's rules in words, by index; empty when they are not known. */
  rules: Record<Side, readonly RuleInWords[]>;
}

/** One thing that happened, in words. */
export interface BattleEvent {
  turn: number;
  side: Side;
  text: string;
  /** Which rule did it, in words. */
  because: string;
  tone: "plain" | "hit" | "good" | "stance";
}

const TRAVEL: Partial<Record<ActionName, string>> = {
  advance: "steps forward",
  retreat: "falls back",
  circle: "circles",
  takeCover: "slips into cover",
  collect: "goes for a pickup",
};

/** "rule 3: when the enemy is near, strike", or what stands for a rule when none fired. */
export function reasonOf(turn: BotTurn, rules: readonly RuleInWords[]): string {
  if (turn.rule === -2) return "nothing else was possible";
  if (turn.rule === -1) return "no rule held, so its “otherwise” did";
  const words = rules[turn.rule]?.whole;
  return words ? `rule ${turn.rule + 1}: ${words}` : `rule ${turn.rule + 1}`;
}

const health = (amount: number) => `${amount} health`;

function attack(turn: BotTurn, verb: string, miss: string, enemy: string): string {
  if (!turn.hit) return `${miss} ${enemy}`;
  const guard = turn.guarded ? ", through its guard," : "";
  return `${verb} ${enemy}${guard} for ${turn.damageDealt}`;
}

/** What a bot did in a turn, without its name: "shoots Rust Hog for 9". */
export function deedOf(turn: BotTurn, enemy: string): string {
  const travel = TRAVEL[turn.action];
  if (travel)
    return turn.to === turn.from ? `${travel}, but is blocked` : `${travel} to ${tileName(turn.to)}`;
  switch (turn.action) {
    case "strike":
      return attack(turn, "strikes", "swings at", enemy) + (turn.hit ? "" : " and misses");
    case "shoot":
      return attack(turn, "shoots", "shoots at", enemy) + (turn.hit ? "" : " and misses");
    case "charge":
      return `${attack(turn, "charges", "charges at", enemy)}${turn.hit ? "" : " and falls short"}, ending on ${tileName(turn.to)}`;
    case "guard":
      return "guards";
    case "repair":
      return turn.healed > 0 ? `repairs itself by ${turn.healed}` : "repairs itself";
    case "recharge":
      return `winds up to ${turn.energyAfter} energy`;
    case "mine":
      return `lays a mine on ${tileName(turn.from)}`;
    default:
      return "waits";
  }
}

/** Everything that befell one side in a turn, most telling last. */
export function eventsOf(turn: TurnTrace, side: Side, cast: Cast): BattleEvent[] {
  const other: Side = side === "a" ? "b" : "a";
  const mine = turn[side];
  const name = cast.names[side];
  const say = (text: string, tone: BattleEvent["tone"], because = ""): BattleEvent => ({
    turn: turn.turn,
    side,
    text,
    because,
    tone,
  });
  const hit = mine.damageDealt > 0;
  const events = [
    say(
      `${name} ${deedOf(mine, cast.names[other])}.`,
      hit ? "hit" : mine.action === "repair" ? "good" : "plain",
      reasonOf(mine, cast.rules[side]),
    ),
  ];
  if (mine.hitMine) events.push(say(`${name} steps on a mine.`, "hit"));
  if (mine.pickedUp)
    events.push(say(`${name} picks up ${mine.pickedUp === "health" ? "an oil can" : "a spring"}.`, "good"));
  const harm = mine.damageTaken - turn[other].damageDealt;
  if (harm > 0 && !mine.hitMine) events.push(say(`The storm costs ${name} ${health(harm)}.`, "hit"));
  const stance = turn.after[side].stance;
  if (stance !== turn.before[side].stance) events.push(say(`${name} takes stance ${stance}.`, "stance"));
  if (turn.after[side].health <= 0) events.push(say(`${name} is broken.`, "hit"));
  return events;
}

/** "Patient Wolf wins on turn 34 with 41 health left." */
export function outcomeOf(trace: BattleTrace, cast: Cast): string {
  const { winner, turns, health: left } = trace.result;
  if (winner === "draw") return `A draw after ${turns} turns, ${left.a} health each.`;
  const loser: Side = winner === "a" ? "b" : "a";
  const how =
    left[loser] <= 0
      ? `wins on turn ${turns}`
      : `wins after ${turns} turns, ${left[winner]} to ${left[loser]}`;
  return `${cast.names[winner]} ${how}${left[loser] <= 0 ? ` with ${health(left[winner])} left` : ""}.`;
}

/** The whole battle as text, a line for each thing that happened. */
export function transcriptOf(trace: BattleTrace, cast: Cast): string[] {
  const lines = trace.turns.flatMap((turn) => [
    ...(["a", "b"] as const).flatMap((side) =>
      eventsOf(turn, side, cast).map(
        ({ text, because }) => `Turn ${turn.turn}. ${text}${because ? ` (${because})` : ""}`,
      ),
    ),
    `Turn ${turn.turn} ends: ${cast.names.a} ${turn.after.a.health} health, ${turn.after.a.energy} energy; ${cast.names.b} ${turn.after.b.health} health, ${turn.after.b.energy} energy.`,
  ]);
  return [...lines, outcomeOf(trace, cast)];
}
