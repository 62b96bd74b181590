import { accountOfAddress, accountOfBot } from "@cogwright/contracts/accounts";
import { wagerRules } from "@cogwright/contracts/rules/wager";
import { type Address, encodePacked, type Hex, keccak256, padHex, zeroHash } from "viem";
import { fight } from "../src/battle/fight.ts";
import { randomnessOf } from "../src/beacon/signature.ts";
import type { WorldTransaction } from "./worldCalls.ts";

type Side = 1 | 2;

/** A match as the calls tell it. */
interface ShadowMatch {
  readonly stake: bigint;
  readonly payer: Hex;
  readonly bots: { 1: number; 2: number };
  readonly stakers: { 1: Hex; 2: Hex };
  /** Which sides came in sealed and have not been shown in this match. */
  readonly hidden: Set<Side>;
  readonly bets: { 1: Map<Hex, bigint>; 2: Map<Hex, bigint> };
  readonly claimed: Set<Hex>;
  /** Who shares the stakes and the bets: a side, or 3 when all goes back; undefined until it is over. */
  ending?: { readonly how: string; readonly stakes: number; readonly bets: number };
}

export const treasuryAccount: Hex = padHex("0x02", { dir: "right", size: 32 });

const sum = (pool: ReadonlyMap<Hex, bigint>) =>
  [...pool.values()].reduce((total, amount) => total + amount, 0n);
const other = (side: Side): Side => (side === 1 ? 2 : 1);
const feeOn = (losing: bigint) => (losing * BigInt(wagerRules.feeBps)) / 10_000n;

/**
 * Every purse, worked out from nothing but the calls that succeeded: who put what where, which code was shown, which
 * signature was proven. Battles are fought here, pots are shared here. It reads no table of the world and uses neither the
 * contract's accounts nor the client's payout.
 */
export class ShadowLedger {
  readonly purses = new Map<Hex, bigint>();
  readonly matches: ShadowMatch[] = [];
  readonly #owners: Address[] = [];
  readonly #codes: (Hex | undefined)[] = [];
  readonly #randomness = new Map<bigint, Hex>();
  readonly #roundOf: (matchId: number) => bigint;

  /** @param roundOf the beacon's round that seeds a match */
  constructor(roundOf: (matchId: number) => bigint) {
    this.#roundOf = roundOf;
  }

  /** What an account still has coming from a match that is over. */
  due(matchId: number, account: Hex): bigint {
    const match = this.#match(matchId);
    if (!match.ending || match.claimed.has(account)) return 0n;
    const { stakes, bets } = match.ending;
    const stakePools = { 1: new Map([[match.stakers[1], match.stake]]), 2: new Map<Hex, bigint>() };
    if (match.bots[2] !== 0) stakePools[2].set(match.stakers[2], match.stake);
    return this.#share(stakes, stakePools, account) + this.#share(bets, match.bets, account);
  }

  /** Everyone who put something into a match. */
  accountsIn(matchId: number): Hex[] {
    const { stakers, bets } = this.#match(matchId);
    return [...new Set([stakers[1], stakers[2], ...bets[1].keys(), ...bets[2].keys()])].filter(
      (account) => account !== zeroHash,
    );
  }

  #match(id: number): ShadowMatch {
    const match = this.matches[id - 1];
    if (!match) throw new Error(`no call opened match ${id}`);
    return match;
  }

  #add(account: Hex, amount: bigint) {
    this.purses.set(account, (this.purses.get(account) ?? 0n) + amount);
  }

  #share(winner: number, pools: { 1: Map<Hex, bigint>; 2: Map<Hex, bigint> }, account: Hex): bigint {
    if (winner !== 1 && winner !== 2) return (pools[1].get(account) ?? 0n) + (pools[2].get(account) ?? 0n);
    const mine = pools[winner].get(account) ?? 0n;
    if (mine === 0n) return 0n;
    const losing = sum(pools[other(winner)]);
    return mine + (mine * (losing - feeOn(losing))) / sum(pools[winner]);
  }

  #open(botId: number, stake: bigint, payer: Hex) {
    this.#add(payer, -stake - wagerRules.bounty);
    this.matches.push({
      ...{ stake, payer, bots: { 1: botId, 2: 0 }, stakers: { 1: payer, 2: zeroHash } },
      ...{ hidden: new Set(), bets: { 1: new Map(), 2: new Map() }, claimed: new Set() },
    });
  }

  #enter(id: number, botId: number, payer: Hex) {
    const match = this.#match(id);
    match.bots[2] = botId;
    match.stakers[2] = payer;
    this.#add(payer, -match.stake);
    for (const side of [1, 2] as const) {
      if (this.#codes[match.bots[side] - 1] === undefined) match.hidden.add(side);
    }
  }

  #bet(id: number, side: Side, amount: bigint, account: Hex) {
    const pool = this.#match(id).bets[side];
    this.#add(account, -amount);
    pool.set(account, (pool.get(account) ?? 0n) + amount);
  }

  /** Ends a match: fees to the treasury, the bounty to whoever ended it. */
  #end(id: number, how: string, winner: number, betWinner: number, settler: Hex) {
    const match = this.#match(id);
    const bets = (betWinner === 1 || betWinner === 2) && match.bets[betWinner].size > 0 ? betWinner : 3;
    match.ending = { how, stakes: winner, bets };
    this.#add(settler, wagerRules.bounty);
    if (winner === 1 || winner === 2) this.#add(treasuryAccount, feeOn(match.stake));
    if (bets !== 3) this.#add(treasuryAccount, feeOn(sum(match.bets[other(bets as Side)])));
  }

  #resolve(id: number, settler: Hex) {
    const { bots } = this.#match(id);
    const randomness = this.#randomness.get(this.#roundOf(id));
    const [a, b] = [this.#codes[bots[1] - 1], this.#codes[bots[2] - 1]];
    if (!randomness || !a || !b)
      throw new Error(`match ${id} was resolved before all that decides it was there`);
    const seed = keccak256(encodePacked(["bytes32", "uint32"], [randomness, id]));
    const winner = { a: 1, b: 2, draw: 3 }[fight(a, b, seed).winner];
    this.#end(id, winner === 3 ? "draw" : "fought", winner, winner, settler);
  }

  #claim(id: number, account: Hex) {
    this.#add(account, this.due(id, account));
    this.#match(id).claimed.add(account);
  }

  /** Takes one call that succeeded into account, in the chain's order. */
  apply({ functionName, args, caller, value }: WorldTransaction): void {
    const me = accountOfAddress(caller);
    const [first, second, third, fourth] = args;
    switch (functionName) {
      case "arena__saveBot":
        this.#owners.push(caller);
        this.#codes.push(second as Hex);
        break;
      case "arena__saveSealedBot":
        this.#owners.push(caller);
        this.#codes.push(undefined);
        break;
      case "wager__deposit":
        this.#add(first as Hex, value);
        break;
      case "wager__transfer":
        this.#add(me, -(second as bigint));
        this.#add(first as Hex, second as bigint);
        break;
      case "wager__withdraw":
        this.#add(me, -(first as bigint));
        break;
      case "wager__withdrawFrom":
        this.#add(first as Hex, -(second as bigint));
        break;
      case "arena__openMatch":
        this.#open(first as number, second as bigint, me);
        break;
      case "arena__openFromPurse":
        this.#open(first as number, second as bigint, accountOfBot(first as number));
        break;
      case "arena__enterMatch":
        this.#enter(first as number, second as number, me);
        break;
      case "arena__enterFromPurse":
        this.#enter(first as number, second as number, accountOfBot(second as number));
        break;
      case "wager__bet":
        this.#bet(first as number, second as Side, third as bigint, me);
        break;
      case "wager__betFor":
        this.#bet(second as number, third as Side, fourth as bigint, accountOfBot(first as number));
        break;
      case "beacon__proveRound":
        this.#randomness.set(first as bigint, randomnessOf({ x: second as bigint, y: third as bigint }));
        break;
      case "arena__reveal": {
        const match = this.#match(first as number);
        match.hidden.delete(second as Side);
        this.#codes[match.bots[second as Side] - 1] = third as Hex;
        break;
      }
      case "arena__resolve":
        this.#resolve(first as number, me);
        break;
      case "arena__forfeit": {
        const { hidden } = this.#match(first as number);
        const winner = hidden.size === 2 ? 3 : hidden.has(1) ? 2 : 1;
        this.#end(first as number, winner === 3 ? "void" : "forfeited", winner, 3, me);
        break;
      }
      case "arena__voidMatch":
        this.#end(first as number, "void", 3, 3, me);
        break;
      case "arena__cancelMatch":
        this.#end(first as number, "cancelled", 3, 3, this.#match(first as number).payer);
        break;
      case "wager__claim":
        this.#claim(first as number, me);
        break;
      case "wager__claimFor":
        this.#claim(first as number, second as Hex);
        break;
    }
  }
}
