import { tables } from "@cogwright/contracts/generated/tables";
import type { FieldsOf, RecordKey } from "@cogwright/contracts/record";
import { type Address, type Hex, pad } from "viem";

const { Match, Entry, Outcome, Bot, Counters, Sealed } = tables.arena;
const { Config, Round } = tables.beacon;
const { Market, Position, Purse } = tables.wager;

export type MatchRecord = FieldsOf<typeof Match>;
export type EntryRecord = FieldsOf<typeof Entry>;
export type SealedRecord = FieldsOf<typeof Sealed>;
export type OutcomeRecord = FieldsOf<typeof Outcome>;
export type BotRecord = FieldsOf<typeof Bot>;
export type MarketRecord = FieldsOf<typeof Market>;
export type PositionRecord = FieldsOf<typeof Position>;

/** The purse account of an address. */
export function accountOf(address: Address): Hex {
  return pad(address);
}

export const recordOf = {
  counters: (): RecordKey<typeof Counters> => ({ table: Counters, key: {} }),
  match: (id: number): RecordKey<typeof Match> => ({ table: Match, key: { id } }),
  entry: (matchId: number, side: 1 | 2): RecordKey<typeof Entry> => ({
    table: Entry,
    key: { matchId, side },
  }),
  outcome: (matchId: number): RecordKey<typeof Outcome> => ({ table: Outcome, key: { matchId } }),
  sealed: (matchId: number): RecordKey<typeof Sealed> => ({ table: Sealed, key: { matchId } }),
  bot: (id: number): RecordKey<typeof Bot> => ({ table: Bot, key: { id } }),
  market: (matchId: number): RecordKey<typeof Market> => ({ table: Market, key: { matchId } }),
  position: (matchId: number, address: Address): RecordKey<typeof Position> => ({
    table: Position,
    key: { matchId, account: accountOf(address) },
  }),
  beacon: (): RecordKey<typeof Config> => ({ table: Config, key: {} }),
  round: (round: bigint): RecordKey<typeof Round> => ({ table: Round, key: { round } }),
  purse: (address: Address): RecordKey<typeof Purse> => ({
    table: Purse,
    key: { account: accountOf(address) },
  }),
};
