import { actionNames, comparisons, senseNames, strategyLimits } from "@cogwright/contracts/rules/arena";
import { boards } from "@cogwright/contracts/rules/arenaBoards";
import { type BattleTrace, type BotTurn, type TurnTrace, trace } from "../src/battle/trace.ts";
import { decompile } from "../src/bytecode/decompile.ts";
import type { Strategy } from "../src/strategy/strategy.ts";
import type { Job } from "./battleChain.ts";

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** Everything a differential run has to reach at least once; `Coverage.missing` says what it did not. */
const wanted = [
  ...actionNames.flatMap((action) => [`does ${action}`, `rules ${action}`, `otherwise ${action}`]),
  ...actionNames
    .filter((action) => action !== "wait" && action !== "guard")
    .map((action) => `cannot ${action}`),
  ...senseNames.flatMap((sense) => [`holds ${sense}`, `fails ${sense}`]),
  ...Object.keys(comparisons).flatMap((is) => [`holds ${is}`, `fails ${is}`]),
  ...range(0, strategyLimits.stances - 1).flatMap((stance) => [`becomes ${stance}`, `stands ${stance}`]),
  ...[0, strategyLimits.rules].map((rules) => `rules ${rules}`),
  ...range(0, strategyLimits.conditions).map((conditions) => `conditions ${conditions}`),
  ...["armor", "weapon", "engine", "repair"].flatMap((part) =>
    range(0, strategyLimits.loadoutMax).map((points) => `${part} ${points}`),
  ),
  ...boards.map((board) => `board ${board.name}`),
  ...["a wins", "b wins", "draw", "turn 100", "both fall"],
  ...["rule 31 fires", "otherwise", "final wait"],
  ...["strike", "shoot", "charge"].flatMap((attack) => [
    `${attack} hits`,
    `${attack} misses`,
    `${attack} guarded`,
  ]),
  ...[
    "mine laid",
    "mine hit",
    "mine in a dash",
    "mine dashed across",
    "fallen by a mine",
    "health picked up",
    "energy picked up",
  ],
  ...range(1, 3).map((tiles) => `dash of ${tiles}`),
  ...["tile won by a", "tile won by b"],
  ...range(0, 5).map((rings) => `storm ${rings}`),
];

/** How often something was reached. */
class Counts {
  readonly #counts = new Map<string, number>();

  of(what: string): number {
    return this.#counts.get(what) ?? 0;
  }

  add(what: string): this {
    this.#counts.set(what, this.of(what) + 1);
    return this;
  }
}

/** Counts what battles reached. */
export class Coverage {
  readonly #reached = new Counts();

  /** What no battle reached. */
  get missing(): string[] {
    return wanted.filter((what) => this.#reached.of(what) === 0);
  }

  /** Everything that is to be reached, with how often it was: seldom things first. */
  get counts(): [what: string, times: number][] {
    return wanted
      .map((what): [string, number] => [what, this.#reached.of(what)])
      .sort(([, x], [, y]) => x - y);
  }

  add({ a, b, seed }: Job): void {
    const [strategyA, strategyB] = [decompile(a), decompile(b)];
    this.#addStrategy(strategyA);
    this.#addStrategy(strategyB);
    const traced = trace(a, b, seed);
    this.#addEnd(traced);
    for (const [i, turn] of traced.turns.entries()) {
      for (const [me, owner] of [
        [turn.a, "b"],
        [turn.b, "a"],
      ] as const) {
        const across = me.path.slice(0, -1);
        const lying = traced.turns[i - 1]?.mines ?? [];
        if (lying.some((mine) => mine.owner === owner && across.includes(mine.tile)))
          this.#reached.add("mine dashed across");
      }
      this.#reached.add(`storm ${turn.storm}`);
      this.#addTurn(turn.a, strategyA);
      this.#addTurn(turn.b, strategyB);
      this.#addMines(turn);
      for (const after of [turn.after.a, turn.after.b]) this.#reached.add(`stands ${after.stance}`);
      this.#addContest(turn.a, turn.b);
    }
  }

  #addStrategy({ loadout, rules, otherwise }: Strategy): void {
    for (const [part, points] of Object.entries(loadout)) this.#reached.add(`${part} ${points}`);
    this.#reached.add(`rules ${rules.length}`);
    this.#reached.add(`otherwise ${otherwise}`);
    for (const rule of rules) {
      this.#reached.add(`rules ${rule.do}`);
      this.#reached.add(`conditions ${rule.when.length}`);
    }
  }

  #addEnd({ result, board, turns }: BattleTrace): void {
    this.#reached.add(`board ${boards[board.id]?.name}`);
    this.#reached.add(result.winner === "draw" ? "draw" : `${result.winner} wins`);
    if (turns.length === 100) this.#reached.add("turn 100");
    if (result.health.a === 0 && result.health.b === 0) this.#reached.add("both fall");
  }

  #addTurn(turn: BotTurn, { rules }: Strategy): void {
    this.#reached.add(`does ${turn.action}`);
    if (turn.rule === 31) this.#reached.add("rule 31 fires");
    if (turn.rule < 0) this.#reached.add(turn.rule === -1 ? "otherwise" : "final wait");
    const become = rules[turn.rule]?.become;
    if (become !== undefined) this.#reached.add(`becomes ${become}`);
    for (const { rule, fired, failed } of turn.verdicts) {
      if (failed !== undefined && "impossible" in failed) this.#reached.add(`cannot ${failed.impossible}`);
      const when = rules[rule]?.when ?? [];
      const broken = failed !== undefined && "condition" in failed ? failed.condition : when.length;
      when.slice(0, broken).forEach(({ sense, is }) => {
        this.#reached.add(`holds ${sense}`).add(`holds ${is}`);
      });
      const at = fired ? undefined : when[broken];
      if (at !== undefined) this.#reached.add(`fails ${at.sense}`).add(`fails ${at.is}`);
    }
    if (turn.hit !== undefined) this.#reached.add(`${turn.action} ${turn.hit ? "hits" : "misses"}`);
    if (turn.guarded) this.#reached.add(`${turn.action} guarded`);
    if (turn.laidMine) this.#reached.add("mine laid");
    if (turn.hitMine) this.#reached.add(turn.path.length > 1 ? "mine in a dash" : "mine hit");
    if (turn.pickedUp !== undefined) this.#reached.add(`${turn.pickedUp} picked up`);
    if (turn.action === "charge") this.#reached.add(`dash of ${turn.path.length}`);
  }

  #addMines({ a, b, after }: TurnTrace): void {
    for (const [me, enemy, left] of [
      [a, b, after.a],
      [b, a, after.b],
    ] as const) {
      if (me.hitMine && left.health === 0 && enemy.damageDealt === 0) this.#reached.add("fallen by a mine");
    }
  }

  #addContest(a: BotTurn, b: BotTurn): void {
    if (a.action !== "advance" || b.action !== "advance") return;
    if (a.path.length > b.path.length) this.#reached.add("tile won by a");
    if (b.path.length > a.path.length) this.#reached.add("tile won by b");
  }
}
