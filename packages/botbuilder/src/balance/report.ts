import { actionNames } from "@cogwright/contracts/rules/arena";
import { interval, simulate } from "../battle/odds.ts";
import { Program } from "../battle/program.ts";
import { drawFrom, randomStrategy } from "../battle/randomStrategy.ts";
import { compile } from "../bytecode/compile.ts";
import { archetypes, ladder } from "../ladder/ladder.ts";
import type { ActionName, Strategy } from "../strategy/strategy.ts";
import { type RoundRobin, roundRobin, shareAgainst } from "./roundRobin.ts";

type Share = { won: number; of: number };

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
const withInterval = ({ won, of }: Share) => {
  const [from, to] = interval(won, of);
  return `${percent(won / of)} (${percent(from)} to ${percent(to)})`;
};
const sum = (shares: readonly Share[]): Share => ({
  won: shares.reduce((total, { won }) => total + won, 0),
  of: shares.reduce((total, { of }) => total + of, 0),
});

/** `strategy` without every use of `action`. */
function without(strategy: Strategy, action: ActionName): Strategy {
  return {
    ...strategy,
    rules: strategy.rules.filter((rule) => rule.do !== action),
    otherwise: strategy.otherwise === action ? "wait" : strategy.otherwise,
  };
}

const programOf = (strategy: Strategy) => new Program(compile(strategy));

/** How much of its battles a program wins against the rest of the ladder, on both sides; draws count half. */
function againstLadder(program: Program, self: number, field: readonly Program[], battles: number): Share {
  const shares = field.flatMap((other, i) => {
    if (i === self) return [];
    const first = simulate(program, other, battles, 1000 + i);
    const second = simulate(other, program, battles, 2000 + i);
    return [{ won: first.a + second.b + (first.draw + second.draw) / 2, of: 2 * battles }];
  });
  return sum(shares);
}

/** What an action is worth to the bot of the ladder that loses most when it may not use it. */
export type ActionWorth = { action: ActionName; bot: string; loss: number; margin: number };

/**
 * For each action but `wait`: the bot of the ladder that loses most of its wins when it may not use it, as a share of
 * its battles against the rest, and the half width of that difference's 95 % interval.
 *
 * @param field the ladder's programs
 * @param battles battles against each other bot on each side
 */
export function worthOfActions(field: readonly Program[], battles: number): ActionWorth[] {
  const full = ladder.map((_, i) => againstLadder(field[i] as Program, i, field, battles));
  return actionNames
    .filter((action) => action !== "wait")
    .flatMap((action) => {
      const losses = ladder.flatMap(({ name, strategy }, i): ActionWorth[] => {
        const bare = without(strategy, action);
        if (compile(bare) === compile(strategy)) return [];
        const { won, of } = againstLadder(programOf(bare), i, field, battles);
        const whole = full[i] as Share;
        // Two shares of the same number of battles: their difference has at most this interval at 95 %.
        const margin = 1.96 * Math.sqrt(0.5 / of);
        return [{ action, bot: name, loss: whole.won / whole.of - won / of, margin }];
      });
      return losses.sort((x, y) => y.loss - x.loss).slice(0, 1);
    });
}

function worthRow({ action, bot, loss, margin }: ActionWorth): string {
  return `| ${action} | ${bot} | ${percent(loss)} ± ${percent(margin)} | ${loss > margin ? "yes" : "not shown"} |`;
}

function matrix(result: RoundRobin): string[] {
  const all = ladder.map((_, i) => i);
  return [
    `| | ${ladder.map(({ name }) => name.split(" ").at(-1)).join(" | ")} | all |`,
    `|---|${"---|".repeat(ladder.length + 1)}`,
    ...ladder.map(({ name }, i) => {
      const cells = all.map((j) => {
        if (i === j) return "·";
        const { won, of } = shareAgainst(result, i, [j]);
        return (won / of).toFixed(2).slice(won === of ? 0 : 1);
      });
      return `| ${name} | ${cells.join(" | ")} | ${withInterval(shareAgainst(result, i, all))} |`;
    }),
  ];
}

/**
 * The balance of the arena's numbers, as a page: kinds of bots, sides, draws, the worth of each action, and the ladder
 * against strategies drawn at random.
 *
 * @param battles battles of each pair on each side
 * @param randoms how many random strategies join
 */
export function balanceReport(battles: number, randoms: number): string {
  const field = ladder.map(({ strategy }) => programOf(strategy));
  const all = field.map((_, i) => i);
  const result = roundRobin(field, battles);
  const kinds = archetypes.map((kind) => {
    const own = all.filter((i) => ladder[i]?.archetype === kind);
    const others = all.filter((i) => ladder[i]?.archetype !== kind);
    return `| ${kind} | ${withInterval(sum(own.map((i) => shareAgainst(result, i, others))))} |`;
  });
  const draw = drawFrom(11);
  const drawn = Array.from({ length: randoms }, () => programOf(randomStrategy(draw)));
  const mixed = roundRobin([...field, ...drawn], Math.ceil(battles / 10));
  const drawnIndices = drawn.map((_, i) => field.length + i);
  const decided = result.winsA + result.winsB;
  const mirror = field.map((program, i) => simulate(program, program, battles * 4, 3000 + i));
  const mirrorDecided = mirror.reduce((total, { a, b }) => total + a + b, 0);
  return `# Balance

Written by \`npm run bot -- balance --battles ${battles} --random ${randoms} --out docs/balance.md\`. Shares of battles won, draws counted half,
with 95 % intervals (Wilson). The numbers of the game stand in \`packages/contracts/rules/arena.ts\`.

## Kinds of bots

Each kind has an easy and a hard bot; both against all bots of the other kinds. No kind may win more than 60 %.

| kind | wins |
|---|---|
${kinds.join("\n")}

## Sides, draws, length

| | |
|---|---|
| side a's share of decided battles of the ladder | ${withInterval({ won: result.winsA, of: decided })} |
| side a's share when a bot fights itself | ${withInterval({ won: mirror.reduce((total, { a }) => total + a, 0), of: mirrorDecided })} |
| draws | ${withInterval({ won: result.draws, of: result.battles })} |
| turns on average | ${(result.turns / result.battles).toFixed(1)} |
| battles | ${result.battles.toLocaleString("en-US")} |

## Worth of each action

The bot that loses most of its wins when it may not use the action.

| action | bot | share lost | worth using |
|---|---|---|---|
${worthOfActions(field, battles).map(worthRow).join("\n")}

## The ladder

${matrix(result).join("\n")}

## Against ${randoms} random strategies

| | wins |
|---|---|
${ladder.map(({ name }, i) => `| ${name} | ${withInterval(shareAgainst(mixed, i, drawnIndices))} |`).join("\n")}
| the random strategies against the ladder | ${withInterval(sum(drawnIndices.map((i) => shareAgainst(mixed, i, all))))} |
`;
}
