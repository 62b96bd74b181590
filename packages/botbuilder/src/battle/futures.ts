import { Battle } from "./battle.ts";
import { seedWords } from "./fight.ts";
import type { Tally } from "./odds.ts";
import type { Program } from "./program.ts";
import { Random } from "./random.ts";

const battle = new Battle();

/**
 * How a battle could have gone on: it is played as its seed says up to and with `turn`, and from there to its end with
 * chance drawn anew, `count` times. The shares are what a spectator knows of the outcome at that moment, who sees
 * everything but what chance will bring.
 *
 * @param seed the battle's 32 bytes
 * @param turn 0 for the start; from the battle's last turn on there is one future only
 * @param start picks the futures; other ones for another `start`, and for another turn
 * @returns how they ended; `turns` counts those played after `turn`
 */
export function futures(
  a: Program,
  b: Program,
  seed: Uint8Array,
  turn: number,
  count: number,
  start = 1,
): Tally {
  const words = seedWords(seed);
  const random = new Random();
  random.seed(start, turn + 1, 0x243f6a88, 0xb7e15162);
  for (let i = 0; i < 16; i++) random.next();
  const tally: Tally = { a: 0, b: 0, draw: 0, turns: 0 };
  for (let i = 0; i < count; i++) {
    battle.start(a, b, words);
    while (battle.turn < turn && !battle.over) {
      battle.begin();
      battle.resolve();
    }
    const known = battle.turn;
    battle.random.seed(random.next(), random.next(), random.next(), random.next());
    while (!battle.over) {
      battle.begin();
      battle.resolve();
    }
    const lead = battle.a.health - battle.b.health;
    tally[lead > 0 ? "a" : lead < 0 ? "b" : "draw"] += 1;
    tally.turns += battle.turn - known;
  }
  return tally;
}
