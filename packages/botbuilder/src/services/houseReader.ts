import { worldAbi } from "@cogwright/contracts/generated/abi";
import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord, readRecords } from "@cogwright/contracts/readRecords";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import { type Address, getAddress, type Hex, isAddressEqual, padHex } from "viem";
import { codeHash } from "../bytecode/codeHash.ts";
import { compile } from "../bytecode/compile.ts";
import { type LadderBot, ladder } from "../ladder/ladder.ts";
import type { ArenaView, MatchView } from "./arenaView.ts";
import type { HouseBot, HouseView, SideName } from "./planHouse.ts";

/** How many matches' debts one look asks for at most. */
const stride = 200;

/** The account of an address: left-padded. */
export const accountOf = (owner: Address): Hex => padHex(owner, { size: 32 });

/** The world's treasury, `Accounts.TREASURY` in Solidity. */
export const treasury: Hex = padHex("0x02", { dir: "right", size: 32 });

/** Half of the ladder for each owner, so that every battle between them is one of different bots. */
export const squads: Readonly<Record<SideName, readonly LadderBot[]>> = {
  home: ladder.filter((_, place) => place % 2 === 0),
  away: ladder.filter((_, place) => place % 2 === 1),
};

export interface HouseReader {
  readonly read: (view: ArenaView) => Promise<HouseView>;
  readonly forget: () => void;
}

interface HouseReaderOptions {
  client: WorldClient;
  owners: Readonly<Record<SideName, Address>>;
  /** Wei that stays with `home` for gas. */
  reserve: bigint;
}

/** Reads what the house needs beyond the arena: its bots, purses and debts. */
export function createHouseReader({ client, owners, reserve }: HouseReaderOptions): HouseReader {
  let saved: Record<SideName, Map<Hex, HouseBot>> = { home: new Map(), away: new Map() };
  let botsSeen = 0;
  /** Ended matches that owe the house nothing. */
  let settled = new Set<number>();

  function forget() {
    saved = { home: new Map(), away: new Map() };
    botsSeen = 0;
    settled = new Set();
  }

  async function readBots(block: bigint) {
    const counters = await readRecord(client, { table: tables.arena.Counters, key: {} }, block);
    const count = counters?.bots ?? 0;
    while (botsSeen < count) {
      const ids = Array.from(
        { length: Math.min(stride, count - botsSeen) },
        (_, index) => botsSeen + index + 1,
      );
      const keys = ids.map((id) => ({ id }));
      for (const bot of await readRecords(client, tables.arena.Bot, keys, block)) {
        for (const side of ["home", "away"] as const) {
          if (!bot || !isAddressEqual(getAddress(bot.owner), owners[side]) || saved[side].has(bot.codeHash))
            continue;
          saved[side].set(bot.codeHash, { id: bot.id, name: bot.name });
        }
      }
      botsSeen += ids.length;
    }
  }

  function botsOf(side: SideName) {
    const bots: HouseBot[] = [];
    const unsaved: string[] = [];
    for (const { name, strategy } of squads[side]) {
      const bot = saved[side].get(codeHash(compile(strategy)));
      if (bot) bots.push(bot);
      else unsaved.push(name);
    }
    return { bots, unsaved };
  }

  async function readPurses(block: bigint) {
    const accounts = [accountOf(owners.home), accountOf(owners.away), treasury];
    const keys = accounts.map((account) => ({ account }));
    const purses = await readRecords(client, tables.wager.Purse, keys, block);
    const [home = 0n, away = 0n, held = 0n] = purses.map((purse) => purse?.balance ?? 0n);
    return { home, away, treasury: held };
  }

  async function readSource(held: bigint, block: bigint): Promise<HouseView["source"]> {
    const keeper = (await readRecord(client, { table: tables.wager.Treasury, key: {} }, block))?.keeper;
    if (keeper !== undefined && isAddressEqual(getAddress(keeper), owners.home) && held > 0n) {
      return { from: "treasury", amount: held };
    }
    const own = await client.publicClient.getBalance({ address: owners.home, blockNumber: block });
    return { from: "wallet", amount: own > reserve ? own - reserve : 0n };
  }

  /** The stake of every match that is open. */
  async function readStakes(open: readonly MatchView[], block: bigint) {
    const keys = open.map(({ id }) => ({ matchId: id }));
    const markets = await readRecords(client, tables.wager.Market, keys, block);
    return new Map(markets.flatMap((market) => (market ? [[market.matchId, market.stake] as const] : [])));
  }

  async function readDebts(matches: readonly MatchView[], block: bigint) {
    const asked: { matchId: number; side: SideName }[] = [];
    for (const { id, status, ownerA, ownerB } of [...matches].reverse()) {
      if (status === "open" || status === "entered" || settled.has(id) || asked.length >= stride) continue;
      const parts = (["home", "away"] as const).filter((side) =>
        [ownerA, ownerB].some((owner) => isAddressEqual(owner, owners[side])),
      );
      for (const side of parts) asked.push({ matchId: id, side });
      settled.add(id);
    }
    const debts = await Promise.all(
      asked.map(({ matchId, side }) =>
        client.publicClient.readContract({
          address: client.world,
          abi: worldAbi,
          functionName: "wager__claimable",
          args: [matchId, accountOf(owners[side])],
          blockNumber: block,
        }),
      ),
    );
    const owed = asked.filter((_, index) => debts[index] !== 0n);
    for (const { matchId } of owed) settled.delete(matchId);
    return owed;
  }

  return {
    forget,
    read: async ({ block, time, matches }) => {
      const live = matches.filter(({ status }) => status === "open" || status === "entered");
      const [purses, stakes, unclaimed] = await Promise.all([
        readPurses(block),
        readStakes(live, block),
        readDebts(matches, block),
        readBots(block),
      ]);
      const side = (name: SideName) => ({ owner: owners[name], purse: purses[name], ...botsOf(name) });
      return {
        ...{ time, stakes, unclaimed },
        matches: live,
        opened: matches.at(-1)?.id ?? 0,
        home: side("home"),
        away: side("away"),
        source: await readSource(purses.treasury, block),
      };
    },
  };
}
