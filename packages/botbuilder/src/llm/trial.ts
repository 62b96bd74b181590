import { odds } from "../battle/odds.ts";
import { compile } from "../bytecode/compile.ts";
import { ladder } from "../ladder/ladder.ts";
import { decide } from "../strategy/decide.ts";
import type { Trial } from "./choose.ts";

/** Enough to tell a bot that fights from one that does not; a candidate is tried in milliseconds. */
const BATTLES_EACH = 40;

/** Tries strategies by the rules of the game: in single situations, and in battles against the whole ladder. */
export const ladderTrial: Trial = {
  decide: (strategy, situation) => decide(strategy, situation).action,
  winShare: (strategy) => {
    const code = compile(strategy);
    const shares = ladder.map((bot) => odds(code, compile(bot.strategy), BATTLES_EACH).a);
    return shares.reduce((sum, share) => sum + share, 0) / shares.length;
  },
};
