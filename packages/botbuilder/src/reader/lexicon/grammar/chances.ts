import { type Entry, entries } from "../meaning.ts";

/** How often, by chance. */
export const CHANCES: readonly Entry[] = [
  entries(
    { kind: "chance", when: "chance>50" },
    "(for|in) (the) other half (of the time)",
    "the other times",
  ),
  entries(
    { kind: "chance", when: "chance<=50" },
    "(about|roughly|around) half (of) (the|my|all|your) [time|times|turns|occasions|moves]",
    "[randomly|random|sometimes|occasionally|unpredictably|maybe|erratically|perhaps]",
    "(with|at) (a) [50|fifty] (percent|%|-|/) (50|fifty) [chance|probability|percent chance]",
    "fifty (-) fifty",
    "50 (-|/) 50",
    "[flip|toss|on|by|with] (a) coin (flip|toss)",
    "every [other|second] [turn|time|move|go|round]",
    "now and (then|again)",
    "from time to time",
    "once in a while",
    "at random",
    "on a coin [flip|toss]",
    "one (turn|time) (in|out of) two",
    "a 50 percent chance (of|to)",
  ),
  entries(
    { kind: "chance", when: "chance<=#" },
    "(about|roughly|around) #% (of) (the|my|all|your) [time|times|turns|occasions|moves|cases]",
    "(with|at|a|about a) (a) #% [chance|probability|likelihood|odds] (of|to|that|i|you)",
    "#% chance",
    "# (percent) of the time",
    "# in 100",
    "# times out of a hundred",
  ),
  entries(
    { kind: "chance", when: "chance<=33" },
    "[one|1|once|=1] [time|turn|in|out|every] (in|of|out of|every) [three|3|=3] (turns|times)",
    "every [third|3rd] [turn|time|move|go]",
    "a third of the time",
  ),
  entries(
    { kind: "chance", when: "chance<=25" },
    "[one|1|once|=1] [time|turn|in|out|every] (in|of|out of|every) [four|4|=4] (turns|times)",
    "every [fourth|4th] [turn|time|move|go]",
  ),
  entries(
    { kind: "chance", when: "chance<=20" },
    "[one|1|once|=1] [time|turn|in|out|every] (in|of|out of|every) [five|5|=5] (turns|times)",
    "rarely|seldom",
    "every [fifth|5th] [turn|time|move|go]",
  ),
  entries(
    { kind: "chance", when: "chance<=10" },
    "[one|1|once|=1] [time|turn|in|out|every] (in|of|out of|every) [ten|10|=10] (turns|times)",
    "every [tenth|10th] [turn|time|move|go]",
  ),
  entries({ kind: "filler" }, "most of the time|turns", "mostly|mainly|often"),
];
