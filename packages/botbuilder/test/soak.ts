import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setInterval } from "node:timers/promises";
import { accountOfAddress, accountOfBot } from "@cogwright/contracts/accounts";
import { botCommitment } from "@cogwright/contracts/botCommitment";
import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord, readRecords } from "@cogwright/contracts/readRecords";
import type { FieldsOf } from "@cogwright/contracts/record";
import { matchStatus, wagerRules } from "@cogwright/contracts/rules/wager";
import { createSender, type Sender, type SentTransaction, type WorldCall } from "@cogwright/contracts/sender";
import { Command } from "commander";
import { type Hex, keccak256, toHex } from "viem";
import { generatePrivateKey, privateKeyToAccount } from "viem/accounts";
import { drawFrom } from "../src/battle/randomStrategy.ts";
import { compile } from "../src/bytecode/compile.ts";
import { wholeNumber } from "../src/cli/wholeNumber.ts";
import { ladder } from "../src/ladder/ladder.ts";
import type { BotsFile } from "../src/runner/botsFile.ts";
import type { Strategy } from "../src/strategy/strategy.ts";
import {
  deployLocalWorld,
  type LocalChain,
  type LocalWorld,
  startLocalChain,
  testKey,
} from "./localWorld.ts";
import { killAll, type Running, startProgram } from "./running.ts";
import { ShadowLedger, treasuryAccount } from "./shadowLedger.ts";
import { worldCalls } from "./worldCalls.ts";

const { coin } = wagerRules;

export interface SoakOptions {
  /** Bots that one runner's key plays, each for an owner of its own. */
  readonly runners: number;
  readonly bettors: number;
  readonly matches: number;
  /** Decides who bets what, and when which service is killed. */
  readonly seed: number;
  /** Milliseconds of ours that a second of the chain's takes. */
  readonly pace?: number;
}

export interface SoakReport extends SoakOptions {
  readonly blocks: number;
  readonly calls: number;
  readonly refused: number;
  readonly bets: number;
  readonly endings: Readonly<Record<string, number>>;
  readonly kills: readonly { readonly service: string; readonly block: number }[];
  /** Every purse: as worked out from the calls, and as the chain has it. */
  readonly purses: readonly { readonly account: Hex; readonly expected: bigint; readonly found: bigint }[];
  /** What the world holds beyond all purses when everybody was paid: what rounding left in the pots, and what waits in open matches. */
  readonly rest: bigint;
}

/** How many bettors have a bot of their own. */
const handBots = 9;

/** How many seconds a match waits for a runner before somebody enters it by hand. */
const handPatience = 12n;

function never(): never {
  throw new Error("there is a bot");
}

/** Gas of one bet or claim, far above what it takes. */
const enough = 700_000n;

/** Plays a season: runners, bettors, services killed at random; then compares every purse with what the calls say. */
export async function soak(options: SoakOptions): Promise<SoakReport> {
  const folder = mkdtempSync(join(tmpdir(), "cogwright-soak-"));
  const chain = await startLocalChain(folder);
  try {
    const world = await deployLocalWorld(chain, folder);
    return await new Season(options, folder, chain, world).play();
  } finally {
    killAll();
    await chain.stop();
    rmSync(folder, { recursive: true });
  }
}

class Season {
  readonly #options: SoakOptions;
  readonly #folder: string;
  readonly #chain: LocalChain;
  readonly #world: LocalWorld;
  readonly #draw: (n: number) => number;
  readonly #kills: { service: string; block: number }[] = [];
  readonly #services = new Map<string, Running>();
  readonly #over = new Map<number, FieldsOf<typeof tables.arena.Match>>();
  #bettors: Sender[] = [];
  /** Bots of bettors, which they bring into matches by hand; some are sealed, and their owners forget to show them. */
  #byHand: { botId: number; owner: Sender }[] = [];

  constructor(options: SoakOptions, folder: string, chain: LocalChain, world: LocalWorld) {
    this.#options = options;
    this.#folder = folder;
    this.#chain = chain;
    this.#world = world;
    this.#draw = drawFrom(options.seed);
  }

  async play(): Promise<SoakReport> {
    const { runners, bettors } = this.#options;
    const { client } = this.#chain;
    await client.setAutomine(true);
    const runnerKey = generatePrivateKey();
    const bots = await this.#setUp(runners, runnerKey);
    this.#bettors = await Promise.all(Array.from({ length: bettors }, () => this.#newcomer()));
    for (const { account, send } of this.#bettors) {
      const args = [accountOfAddress(account.address)] as const;
      await this.#perform(send, { functionName: "wager__deposit", args, value: 20n * coin, gas: enough });
    }
    for (const [place, owner] of this.#bettors.slice(0, handBots).entries()) {
      const botId = bots.length + place + 1;
      const code = compile(ladder[place % ladder.length]?.strategy ?? bots[0]?.strategy ?? never());
      await this.#perform(
        owner.send,
        place % 3 === 2
          ? { functionName: "arena__saveSealedBot", args: [`Forgotten ${place}`, keccak256(code)] }
          : { functionName: "arena__saveBot", args: [`By hand ${place}`, code] },
      );
      this.#byHand.push({ botId, owner });
    }
    await client.setAutomine(false);

    const file = join(this.#folder, "bots.json");
    writeFileSync(file, JSON.stringify({ version: 1, bots } satisfies BotsFile));
    const deployment = ["--deployment", this.#world.deploymentFile];
    const runner = await startProgram("cli/bot.ts", runnerKey, "run", ...deployment, "--bots", file);
    for (const name of ["keeper", "beacon"]) await this.#start(name);
    await this.#season();
    await runner.stop();
    await this.#finish();
    return this.#report();
  }

  /** Somebody with a wallet that holds plenty. */
  async #newcomer(): Promise<Sender> {
    const account = privateKeyToAccount(generatePrivateKey());
    await this.#chain.client.setBalance({ address: account.address, value: 10n ** 20n });
    return createSender({ client: this.#world.client, account });
  }

  async #perform(send: Sender["send"], call: WorldCall): Promise<void> {
    await (await send(call)).receipt();
  }

  /** Owners, each with a bot: every other one sealed, two of three challenge anyone, the rest look for whom they beat. */
  async #setUp(count: number, runnerKey: Hex): Promise<BotsFile["bots"]> {
    const { chainId } = this.#world.client.deployment;
    const { world } = this.#world.client;
    const runner = privateKeyToAccount(runnerKey).address;
    await this.#chain.client.setBalance({ address: runner, value: 10n ** 20n });
    const { timestamp } = await this.#chain.client.getBlock();
    const until = timestamp + 864_000n;
    const bots: BotsFile["bots"] = [];
    for (let place = 0; place < count; place += 1) {
      const { send, account } = await this.#newcomer();
      const model = ladder[place % ladder.length]?.strategy;
      if (!model) throw new Error("the ladder has bots");
      const strategy: Strategy = {
        ...model,
        name: `${model.name} ${place}`.slice(0, 32),
        wager: { stakePercent: 20 },
      };
      const [id, code, salt] = [place + 1, compile(strategy), keccak256(toHex(`salt ${place}`))];
      const commitment = botCommitment({ chainId, world, owner: account.address, code, salt });
      const isSealed = place % 2 === 1;
      await this.#perform(
        send,
        isSealed
          ? { functionName: "arena__saveSealedBot", args: [strategy.name, commitment] }
          : { functionName: "arena__saveBot", args: [strategy.name, code] },
      );
      await this.#perform(send, {
        functionName: "wager__deposit",
        args: [accountOfBot(id)],
        value: 100n * coin,
      });
      await this.#perform(send, {
        functionName: "wager__setLimits",
        args: [id, 20n * coin, 200n * coin, until],
      });
      await this.#perform(send, {
        functionName: "wager__grant",
        args: [runner, id, 7, until, 10_000, 60, 1000n * coin],
      });
      bots.push({
        ...{ id, strategy },
        ...(isSealed && { salt }),
        ...(place % 3 !== 2 && { opens: 1 + (place % 4) / 2 }),
      });
    }
    return bots;
  }

  async #start(name: string): Promise<void> {
    const key = testKey(name === "keeper" ? 3 : 4);
    const running = await startProgram(
      `services/${name}Service.ts`,
      key,
      "--deployment",
      this.#world.deploymentFile,
    );
    this.#services.set(name, running);
  }

  /** Kills the keeper or the beacon, and starts it again. */
  async #killOne(): Promise<void> {
    const name = this.#draw(2) === 0 ? "keeper" : "beacon";
    const running = this.#services.get(name);
    if (!running) return;
    this.#services.delete(name);
    await running.kill();
    this.#kills.push({ service: name, block: Number(await this.#chain.client.getBlockNumber()) });
    await this.#start(name);
  }

  /** Every match; those that are over are read once. */
  async #readMatches() {
    const counters = await readRecord(this.#world.client, { table: tables.arena.Counters, key: {} });
    const ids = Array.from({ length: counters?.matches ?? 0 }, (_, index) => index + 1);
    const keys = ids.filter((id) => !this.#over.has(id)).map((id) => ({ id }));
    const matches = await readRecords(this.#world.client, tables.arena.Match, keys);
    const found = new Map(this.#over);
    for (const match of matches) {
      if (!match) continue;
      found.set(match.id, match);
      if (match.status >= matchStatus.resolved) this.#over.set(match.id, match);
    }
    return [...found.values()];
  }

  /** Some bets of some bettors on some of the matches that take them. */
  async #betAround(open: readonly number[]): Promise<void> {
    for (const matchId of open) {
      if (this.#draw(3) !== 0) continue;
      const bettor = this.#bettors[this.#draw(this.#bettors.length)];
      if (!bettor) continue;
      const amount = wagerRules.minBet * BigInt(1 + this.#draw(100)) + BigInt(this.#draw(1_000_000));
      await bettor.send({
        functionName: "wager__bet",
        args: [matchId, 1 + this.#draw(2), amount],
        gas: enough,
      });
    }
  }

  /** Somebody enters each match that has waited for a while. */
  async #enterByHand(waiting: readonly number[]): Promise<void> {
    for (const matchId of waiting) {
      const hand = this.#byHand[this.#draw(this.#byHand.length)];
      if (!hand || this.#draw(4) !== 0) continue;
      const args = [matchId, hand.botId] as const;
      await hand.owner.send({ functionName: "arena__enterMatch", args, gas: enough });
    }
  }

  /** Lets time run until as many matches as wanted are over. */
  async #season(): Promise<void> {
    const { matches: wanted, pace = 250 } = this.#options;
    let killing: Promise<void> | undefined;
    for await (const _ of setInterval(pace)) {
      await this.#chain.mine(1);
      const matches = await this.#readMatches();
      const over = matches.filter(({ status }) => status >= matchStatus.resolved).length;
      if (over >= wanted) break;
      const { timestamp } = await this.#chain.client.getBlock();
      const open = matches.filter(
        ({ status, betsCloseAt }) => status === matchStatus.entered && timestamp + 1n < betsCloseAt,
      );
      const waiting = matches.filter(
        ({ status, deadline }) =>
          status === matchStatus.open &&
          deadline - BigInt(wagerRules.entryWindow) + handPatience < timestamp &&
          timestamp < deadline,
      );
      await this.#enterByHand(waiting.map(({ id }) => id));
      await this.#betAround(open.map(({ id }) => id));
      if (killing === undefined && this.#draw(25) === 0) {
        killing = this.#killOne().finally(() => {
          killing = undefined;
        });
      }
    }
    await killing;
  }

  /** Ends every match that is left, by its deadline if need be, and pays everybody. */
  async #finish(): Promise<void> {
    await this.#chain.runUntil(async () => {
      const matches = await this.#readMatches();
      return matches.every(({ status }) => status >= matchStatus.resolved || status === matchStatus.open);
    });
    await this.#chain.mine(wagerRules.entryWindow + 1);
    await this.#chain.runUntil(async () =>
      (await this.#readMatches()).every(({ status }) => status >= matchStatus.resolved),
    );
    for (const { stop } of this.#services.values()) await stop();
    await this.#chain.mine(1);
    const { ledger } = await this.#shadow();
    const { send } = await this.#newcomer();
    await this.#chain.client.setAutomine(true);
    let last: SentTransaction | undefined;
    for (const [index] of ledger.matches.entries()) {
      for (const account of ledger.accountsIn(index + 1)) {
        if (ledger.due(index + 1, account) === 0n) continue;
        const args = [index + 1, account] as const;
        last = await send({ functionName: "wager__claimFor", args, gas: enough });
      }
    }
    await last?.receipt();
  }

  /** Works everything out from the calls. */
  async #shadow() {
    const calls = await worldCalls(this.#chain.client, this.#world.client.world);
    const rounds = new Map((await this.#readMatches()).map(({ id, seedRound }) => [id, seedRound]));
    const ledger = new ShadowLedger((id) => rounds.get(id) ?? 0n);
    for (const call of calls) if (call.succeeded) ledger.apply(call);
    return { ledger, calls };
  }

  async #report(): Promise<SoakReport> {
    const { ledger, calls } = await this.#shadow();
    const accounts = [...new Set([...ledger.purses.keys(), treasuryAccount])];
    const records = await readRecords(
      this.#world.client,
      tables.wager.Purse,
      accounts.map((account) => ({ account })),
    );
    const purses = accounts.map((account, index) => ({
      account,
      expected: ledger.purses.get(account) ?? 0n,
      found: records[index]?.balance ?? 0n,
    }));
    const endings: Record<string, number> = {};
    for (const { ending } of ledger.matches) {
      const how = ending?.how ?? "not over";
      endings[how] = (endings[how] ?? 0) + 1;
    }
    const held = await this.#chain.client.getBalance({ address: this.#world.client.world });
    return {
      ...this.#options,
      blocks: Number(await this.#chain.client.getBlockNumber()),
      calls: calls.length,
      refused: calls.filter(({ succeeded }) => !succeeded).length,
      bets: calls.filter(
        ({ functionName, succeeded }) =>
          succeeded && (functionName === "wager__bet" || functionName === "wager__betFor"),
      ).length,
      endings,
      kills: this.#kills,
      purses,
      rest: held - purses.reduce((total, { found }) => total + found, 0n),
    };
  }
}

/** The report as a page. */
function page(report: SoakReport): string {
  const { runners, bettors, matches, seed, blocks, calls, refused, bets, endings, kills, purses, rest } =
    report;
  const wrong = purses.filter(({ expected, found }) => expected !== found);
  const list = (items: readonly string[]) => items.map((item) => `- ${item}`).join("\n");
  return `# A season, soaked

Written by \`tsx packages/botbuilder/test/soak.ts\`; run it again with \`--seed ${seed}\`. ${runners} bots with purses of their own,
each of another owner and half of them sealed, are played by one runner's key within their owners' limits and leave. ${bettors}
bettors bet at random; some of them bring bots by hand into matches that wait, and forget to show the sealed ones. The keeper and the beacon are killed with SIGKILL at random moments and started again. The chain is local
and its clock runs faster than ours.

Afterwards every purse is worked out anew from the calls of the world that succeeded and nothing else: battles are fought again
from the codes and signatures that were sent, pots are shared by a reckoning of its own (\`test/shadowLedger.ts\`), and the
result is compared with the world's purses.

| | |
|---|---|
| matches wanted over | ${matches} |
| matches in all | ${Object.values(endings).reduce((total, count) => total + count, 0)} |
| how they ended | ${Object.entries(endings)
    .map(([how, count]) => `${how} ${count}`)
    .join(", ")} |
| bets | ${bets} |
| calls of the world | ${calls}, of which the world refused ${refused} |
| blocks | ${blocks} |
| services killed | ${kills.length} times |
| purses compared | ${purses.length} |
| **purses that differ** | **${wrong.length}** |
| wei that rounding left in the pots | ${rest} |

## Purses that differ

${wrong.length === 0 ? "None." : list(wrong.map(({ account, expected, found }) => `\`${account}\`: ${expected} by the calls, ${found} on chain`))}

## Kills

${list(kills.map(({ service, block }) => `block ${block}: ${service}`))}

## Every purse, in wei

| account | by the calls | on chain |
|---|---:|---:|
${purses.map(({ account, expected, found }) => `| \`${account}\` | ${expected} | ${found} |`).join("\n")}
`;
}

if (process.argv[1] === import.meta.filename) {
  const program = new Command("soak")
    .description(
      "Plays a season of bots and bettors while services are killed, and checks every purse to the wei.",
    )
    .option("--runners <count>", "bots that play by themselves", wholeNumber, 50)
    .option("--bettors <count>", "people who bet", wholeNumber, 200)
    .option("--matches <count>", "matches to be over", wholeNumber, 100)
    .option("--seed <number>", "decides the bets and the kills", wholeNumber, 1)
    .option("--pace <milliseconds>", "how long a second of the chain takes", wholeNumber, 250)
    .option("--out <file>", "where to write the report; printed when left out")
    .action(async ({ out, ...options }: SoakOptions & { out?: string }) => {
      const report = await soak(options);
      if (out === undefined) process.stdout.write(page(report));
      else writeFileSync(out, page(report));
      if (report.purses.some(({ expected, found }) => expected !== found)) process.exitCode = 1;
    });
  await program.parseAsync();
}
