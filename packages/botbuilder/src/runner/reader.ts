import { accountOfBot } from "@cogwright/contracts/accounts";
import { worldAbi } from "@cogwright/contracts/generated/abi";
import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord, readRecords } from "@cogwright/contracts/readRecords";
import { matchWinner, runnerFunctions, wagerRules } from "@cogwright/contracts/rules/wager";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import { type Address, getAddress, type Hex, isAddressEqual } from "viem";
import { readStoredCode } from "../bytecode/storedCode.ts";
import type { ArenaView, MatchView } from "../services/arenaView.ts";
import type { Known } from "./chance.ts";
import { lossesInARow, matchesOf, type Result, rateAll } from "./fightRecord.ts";
import { type BotRecord, checkPlayed, isSealed, type PlayedBot } from "./playedBot.ts";
import type { Deed, Duel, Leave, Offer, RunnerBot, RunnerView } from "./runnerView.ts";

/** How many matches' ends, and debts of matches, one look reads at most: a long history is read over several looks. */
const stride = 200;

const SECONDS_A_DAY = 86_400;

const resultNames: Readonly<Record<number, Result>> = {
  [matchWinner.a]: "a",
  [matchWinner.b]: "b",
  [matchWinner.draw]: "draw",
};

const deedBits: Readonly<Record<Deed, number>> = {
  open: runnerFunctions.openFromPurse,
  enter: runnerFunctions.enterFromPurse,
  bet: runnerFunctions.betFor,
};

/** Everything that a plan needs but the chances, and what they are estimated from. */
export interface RunnerLook extends Omit<RunnerView, "chance"> {
  /** What is known of a bot's opponent in a match, and the bot's side; undefined when it is in none or cannot enter it. */
  readonly opponent: (botId: number, matchId: number) => { side: "a" | "b"; known: Known } | undefined;
}

export interface RunnerReader {
  /** Checks that the bots on chain are those that are played. @throws {BotMissing | OtherStrategy} */
  readonly check: () => Promise<void>;
  readonly read: (view: ArenaView) => Promise<RunnerLook>;
  /** Forgets what was read: the chain was away and may have come back as an older one. */
  readonly forget: () => void;
}

interface RunnerReaderOptions {
  readonly client: WorldClient;
  /** The address of the key that plays. */
  readonly runner: Address;
  readonly bots: readonly PlayedBot[];
}

/** Reads what a runner needs beyond the arena, at a cost that does not grow with the number of matches that are over. */
export function createRunnerReader({ client, runner, bots }: RunnerReaderOptions): RunnerReader {
  const played = new Map(bots.map((bot) => [bot.id, bot]));
  let known = new Map<number, BotRecord>();
  let results = new Map<number, Result>();
  /** Matches that ended and owe the bots nothing. */
  let settled = new Set<number>();

  function forget() {
    known = new Map();
    results = new Map();
    settled = new Set();
  }

  /** Reads bots not known yet, and those that were sealed when last seen. */
  async function readBots(ids: Iterable<number>, block?: bigint) {
    const wanted = [...new Set(ids)].filter((id) => {
      const found = known.get(id);
      return id !== 0 && (!found || isSealed(found));
    });
    const keys = wanted.map((id) => ({ id }));
    for (const bot of await readRecords(client, tables.arena.Bot, keys, block)) {
      if (bot) known.set(bot.id, bot);
    }
  }

  async function readResults(matches: readonly MatchView[], block: bigint) {
    const asked = matches.filter(({ id, status }) => status === "resolved" && !results.has(id));
    const keys = asked.slice(-stride).map(({ id }) => ({ matchId: id }));
    for (const outcome of await readRecords(client, tables.arena.Outcome, keys, block)) {
      const result = outcome && resultNames[outcome.winner];
      if (outcome && result) results.set(outcome.matchId, result);
    }
  }

  async function readLeave(botId: number, owner: Address, time: number, block: bigint) {
    if (isAddressEqual(owner, runner)) return undefined;
    const [grant, epoch] = await Promise.all([
      readRecord(client, { table: tables.wager.Grant, key: { owner, runner, botId } }, block),
      readRecord(client, { table: tables.wager.Epoch, key: { owner, runner } }, block),
    ]);
    const nothing: Leave = { deeds: new Set(), until: 0, calls: 0, spend: 0n };
    if (!grant || grant.epoch !== (epoch?.epoch ?? 0)) return nothing;
    const used = grant.minute === Math.floor(time / 60) ? grant.used : 0;
    const deeds = (Object.keys(deedBits) as Deed[]).filter((deed) => grant.functions & deedBits[deed]);
    return {
      deeds: new Set(deeds),
      until: Number(grant.until),
      calls: Math.min(grant.calls, grant.rate - used),
      spend: grant.spend,
    };
  }

  async function readPlayed(bot: PlayedBot, view: ArenaView): Promise<RunnerBot | undefined> {
    const { id, wager, opens } = bot;
    const record = known.get(id);
    if (!record) return undefined;
    const owner = getAddress(record.owner);
    const { block, time, matches } = view;
    const [purse, limits, spent, leave] = await Promise.all([
      readRecord(client, { table: tables.wager.Purse, key: { account: accountOfBot(id) } }, block),
      readRecord(client, { table: tables.wager.Limits, key: { botId: id } }, block),
      readRecord(client, { table: tables.wager.Spent, key: { botId: id } }, block),
      readLeave(id, owner, time, block),
    ]);
    const today = spent?.day === Math.floor(time / SECONDS_A_DAY) ? spent.amount : 0n;
    const left = (limits?.perDay ?? 0n) - today;
    return {
      ...{ id, name: record.name, owner, wager, opens, leave },
      purse: purse?.balance ?? 0n,
      perMatch: limits?.perMatch ?? 0n,
      leftToday: left > 0n ? left : 0n,
      expires: Number(limits?.until ?? 0n),
      lossesInARow: lossesInARow(matchesOf(matches, id), id, results),
    };
  }

  async function readOffers(open: readonly MatchView[], block: bigint): Promise<Offer[]> {
    const keys = open.map(({ id }) => ({ matchId: id }));
    const markets = await readRecords(client, tables.wager.Market, keys, block);
    return open.flatMap(({ id, botA, ownerA, deadline }, index) => {
      const market = markets[index];
      if (!market) return [];
      const name = known.get(botA)?.name ?? `bot ${botA}`;
      const opponent = { botId: botA, name, owner: getAddress(ownerA) };
      return [{ matchId: id, stake: market.stake, opponent, deadline }];
    });
  }

  async function readDuel(match: MatchView, side: "a" | "b", block: bigint): Promise<Duel> {
    const { id, botA, botB, betsCloseAt, unrevealed } = match;
    const [botId, otherId] = side === "a" ? [botA, botB] : [botB, botA];
    const [market, position] = await Promise.all([
      readRecord(client, { table: tables.wager.Market, key: { matchId: id } }, block),
      readRecord(
        client,
        { table: tables.wager.Position, key: { matchId: id, account: accountOfBot(botId) } },
        block,
      ),
    ]);
    const pools = { a: market?.poolA ?? 0n, b: market?.poolB ?? 0n };
    const owes = unrevealed?.sides.includes(side);
    return {
      ...{ matchId: id, botId, side, betsCloseAt },
      opponent: { botId: otherId, name: known.get(otherId)?.name ?? `bot ${otherId}` },
      stake: (side === "a" ? position?.stakeA : position?.stakeB) ?? 0n,
      pools: { side: pools[side], other: pools[side === "a" ? "b" : "a"] },
      bet: (side === "a" ? position?.betA : position?.betB) ?? 0n,
      reveal: owes ? { from: betsCloseAt, until: unrevealed?.by ?? 0 } : undefined,
    };
  }

  async function readOwed(matches: readonly MatchView[], block: bigint): Promise<RunnerLook["owed"]> {
    const ended = [...matches]
      .reverse()
      .filter(({ id, status }) => (status === "resolved" || status === "void") && !settled.has(id))
      .slice(0, stride);
    const parts = ended.flatMap(({ id, botA, botB }) =>
      [botA, botB].filter((bot) => played.has(bot)).map((botId) => ({ matchId: id, botId })),
    );
    const owed = await Promise.all(
      parts.map(async ({ matchId, botId }) => {
        const amount = await client.publicClient.readContract({
          address: client.world,
          abi: worldAbi,
          functionName: "wager__claimable",
          args: [matchId, accountOfBot(botId)],
          blockNumber: block,
        });
        return { matchId, botId, amount };
      }),
    );
    const open = owed.filter(({ amount }) => amount > 0n);
    for (const { id } of ended) if (!open.some(({ matchId }) => matchId === id)) settled.add(id);
    return open;
  }

  /** What is known of every bot that could be an opponent: its code, unless it is sealed. */
  async function readCodes(ids: Iterable<number>): Promise<Map<number, Hex>> {
    const found = new Map<number, Hex>();
    await Promise.all(
      [...new Set(ids)].map(async (id) => {
        const bot = known.get(id);
        if (bot && !isSealed(bot))
          found.set(id, await readStoredCode(client, getAddress(bot.code), bot.codeHash as Hex));
      }),
    );
    return found;
  }

  async function read(view: ArenaView): Promise<RunnerLook> {
    const { block, time, matches } = view;
    const open = matches.filter(({ status, deadline }) => status === "open" && time <= deadline);
    const entered = matches.filter(
      ({ status, botA, botB }) => status === "entered" && (played.has(botA) || played.has(botB)),
    );
    await readBots([...played.keys(), ...open.map(({ botA }) => botA), ...entered.flatMap(bothBots)], block);
    await readResults(matches, block);
    const [ownBots, offers, duels, owed, codes] = await Promise.all([
      Promise.all([...played.values()].map((bot) => readPlayed(bot, view))),
      readOffers(open, block),
      Promise.all(
        entered.flatMap((match) => [
          ...(played.has(match.botA) ? [readDuel(match, "a", block)] : []),
          ...(played.has(match.botB) ? [readDuel(match, "b", block)] : []),
        ]),
      ),
      readOwed(matches, block),
      readCodes([...open.map(({ botA }) => botA), ...entered.flatMap(bothBots)]),
    ]);
    const rated = rateAll(matches, results);
    const byId = new Map([...open, ...entered].map((match) => [match.id, match]));
    return {
      ...{ time, offers, duels, owed },
      feeBps: wagerRules.feeBps,
      bots: ownBots.filter((bot) => bot !== undefined),
      waiting: open
        .filter(({ botA }) => played.has(botA))
        .map(({ id, botA }) => ({ matchId: id, botId: botA })),
      opponent: (botId, matchId) => {
        const match = byId.get(matchId);
        if (!match) return undefined;
        const side = match.botA === botId ? "a" : "b";
        const other = side === "a" ? match.botB : match.botA;
        const code = codes.get(other);
        if (code !== undefined) return { side, known: { by: "code", code } };
        const theirs = rated(other);
        return { side, known: { by: "past battles", mine: rated(botId), theirs, battles: theirs.battles } };
      },
    };
  }

  return {
    check: async () => {
      await readBots(played.keys());
      for (const bot of played.values()) checkPlayed(client, bot, known.get(bot.id));
    },
    read,
    forget,
  };
}

const bothBots = ({ botA, botB }: MatchView): number[] => [botA, botB];
