import { hexToBytes, numberToHex } from "viem";
import { describe, expect, it, vi } from "vitest";
import { compile } from "../bytecode/compile.ts";
import type { Rule, Strategy } from "../strategy/strategy.ts";
import { Battle } from "./battle.ts";
import { mirrored } from "./board.ts";
import { fight, seedWords } from "./fight.ts";
import { Program } from "./program.ts";
import { drawFrom, randomStrategy } from "./randomStrategy.ts";
import { trace } from "./trace.ts";

const seed = (n: number) => numberToHex(n, { size: 32 });
const strategy = (rules: Rule[], otherwise: Strategy["otherwise"] = "wait"): Strategy => ({
  version: 1,
  name: "Test",
  loadout: { armor: 3, weapon: 3, engine: 2, repair: 2 },
  rules,
  otherwise,
});
const always = (action: Rule["do"]): Rule => ({ when: [], do: action });

describe("a battle", () => {
  it("has a trace that ends as the fight does, in any battle", () => {
    const draw = drawFrom(1);
    for (let i = 0; i < 150; i++) {
      const [a, b] = [compile(randomStrategy(draw)), compile(randomStrategy(draw))];
      const traced = trace(a, b, seed(i));
      expect(traced.result).toEqual(fight(a, b, seed(i)));
      expect(traced.turns).toHaveLength(traced.result.turns);
      for (const turn of traced.turns) {
        expect(turn.after.a.tile).not.toBe(turn.after.b.tile);
        expect(traced.board.walls).not.toContain(turn.after.a.tile);
        expect([turn.after.a.tile, turn.after.b.tile]).not.toEqual([turn.before.b.tile, turn.before.a.tile]);
        for (const [me, before, after] of [
          [turn.a, turn.before.a, turn.after.a],
          [turn.b, turn.before.b, turn.after.b],
        ] as const) {
          expect(before.health - me.damageTaken + me.healed).toBe(after.health);
          expect(after.energy).toBeGreaterThanOrEqual(0);
          expect(after.energy).toBeLessThanOrEqual(100);
          expect(me.verdicts.filter((verdict) => verdict.fired).map((verdict) => verdict.rule)).toEqual(
            me.rule >= 0 ? [me.rule] : [],
          );
        }
      }
    }
  });

  it("looks the same to both sides: with equal rolls a strategy mirrors itself until the coin decides", () => {
    const draw = drawFrom(2);
    const battle = new Battle();
    vi.spyOn(battle.random, "next").mockReturnValue(0);
    let turns = 0;
    for (let i = 0; i < 200; i++) {
      const program = new Program(compile(randomStrategy(draw)));
      battle.start(program, program, seedWords(hexToBytes(seed(i))));
      while (!battle.over) {
        battle.begin();
        battle.resolve();
        const { a, b } = battle;
        if (a.entered !== b.entered) break; // Both wanted the same tile.
        expect([a.tile, a.health, a.energy, a.action, a.stance]).toEqual([
          mirrored(b.tile),
          b.health,
          b.energy,
          b.action,
          b.stance,
        ]);
        turns += 1;
      }
    }
    expect(turns).toBeGreaterThan(2000);
  });

  it("says why each rule above the one that fired did not", () => {
    const a = strategy([
      { when: [{ sense: "turn", is: ">", value: 1 }], do: "guard" },
      always("strike"),
      always("advance"),
      always("wait"),
    ]);
    expect(trace(compile(a), compile(strategy([])), seed(0)).turns[0]?.a.verdicts).toEqual([
      { rule: 0, fired: false, failed: { condition: 0 } },
      { rule: 1, fired: false, failed: { impossible: "strike" } },
      { rule: 2, fired: true },
    ]);
  });

  it("lets one of two bots have a tile that both want, and the other stay", () => {
    const rusher = compile(strategy([], "advance"));
    const contested = Array.from({ length: 60 }, (_, i) => trace(rusher, rusher, seed(i)).turns)
      .flat()
      .filter(
        (turn) =>
          turn.a.action === "advance" &&
          turn.b.action === "advance" &&
          !(turn.a.path.length && turn.b.path.length),
      );
    expect(new Set(contested.map((turn) => turn.a.path.length + turn.b.path.length))).toEqual(new Set([1]));
    expect(new Set(contested.map((turn) => turn.a.path.length))).toEqual(new Set([0, 1]));
  });
});
