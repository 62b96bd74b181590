import { decimalOdds, entitlement } from "@cogwright/botbuilder/wager/payout";
import { matchEnding, matchStatus } from "@cogwright/contracts/rules/wager";
import { zeroAddress } from "viem";
import { coinText } from "../../chain/coinText.ts";
import type {
  BotRecord,
  EntryRecord,
  MarketRecord,
  MatchRecord,
  OutcomeRecord,
  PositionRecord,
  SealedRecord,
} from "./records.ts";

/**
 * Where a match stands:
 * - `open`: waits for an opponent
 * - `betting`: bets are taken
 * - `revealing`: bets are closed, and a sealed bot may still be shown
 * - `forfeit`: a sealed bot was not shown in time, and anyone may end the match
 * - `locked`: bets are closed, the seed is not out
 * - `seeded`: the seed is out, the battle can be fought by anyone
 * - `overdue`: its deadline has passed and anyone may void it
 * - `fought`, `void`: over
 */
export type MatchPhase =
  | "open"
  | "betting"
  | "revealing"
  | "forfeit"
  | "locked"
  | "seeded"
  | "overdue"
  | "fought"
  | "void";

/** Everything of a match that the chain holds, as far as it is here. */
export interface MatchRecords {
  match: MatchRecord;
  market: MarketRecord | undefined;
  outcome: OutcomeRecord | undefined;
  bots: { a: BotRecord | undefined; b: BotRecord | undefined };
  entries: { a: EntryRecord | undefined; b: EntryRecord | undefined };
  /** Until when sealed bots may be shown; undefined when both came in open, or when it was not read. */
  sealed?: SealedRecord | undefined;
  /** What this visitor put in. */
  position: PositionRecord | undefined;
  /** Whether the beacon's round for this match is proven on this chain. */
  seedOut: boolean;
  /** When that round is published, unix seconds; 0 while unknown. */
  seedTime: number;
}

export interface SideView {
  side: "a" | "b";
  bot: number;
  name: string;
  owner: string;
  pool: bigint;
  /** What a coin on it brings back as the pools stand, "1.94"; "–" while nobody bet on it. */
  odds: string;
  /** Its part of all bets, 0..1; a half while there are none. */
  part: number;
  mine: bigint;
  myStake: bigint;
  isMine: boolean;
  /** Whether its code stays unknown until bets have closed, and whether it was shown then. */
  seal: "open" | "sealed" | "shown";
}

export interface MatchView {
  id: number;
  phase: MatchPhase;
  /** "Betting is open", "Bets are closed", … */
  headline: string;
  /** What happens next, in one sentence. */
  next: string;
  /** Unix second the match is waiting for, with what happens then. */
  countdown: { until: number; label: string } | undefined;
  sides: { a: SideView; b: SideView | undefined };
  stake: bigint;
  feeBps: number;
  seedRound: bigint;
  seedOut: boolean;
  winner: "a" | "b" | "draw" | undefined;
  /** Whether a battle decided it; otherwise a sealed bot was not shown, or it is void or not over. */
  battle: boolean;
  /** What this visitor can claim now, in wei. */
  claimable: bigint;
  claimed: boolean;
  /** What this visitor put in, stakes and bets. */
  paidIn: bigint;
}

const PHASES: Record<MatchPhase, string> = {
  open: "Waiting for an opponent",
  betting: "Betting is open",
  revealing: "Sealed bots are shown",
  forfeit: "Not shown in time",
  locked: "Bets are closed",
  seeded: "The seed is out",
  overdue: "Out of time",
  fought: "Fought",
  void: "Void",
};

/** Whether a side came in sealed. */
const cameSealed = ({ sealed }: Pick<MatchRecords, "sealed">, side: "a" | "b"): boolean =>
  (side === "a" ? sealed?.sealedA : sealed?.sealedB) ?? false;

/** Whether a side's sealed bot has yet to be shown in this match. */
function isMissing(records: Pick<MatchRecords, "sealed" | "entries">, side: "a" | "b"): boolean {
  return cameSealed(records, side) && records.entries[side]?.code === zeroAddress;
}

/** Where the match stands at chain time `now` (unix seconds). */
export function phaseOf(
  records: Pick<MatchRecords, "match" | "seedOut" | "sealed" | "entries">,
  now: number,
): MatchPhase {
  const { match, seedOut, sealed } = records;
  if (match.status === matchStatus.resolved) return "fought";
  if (match.status === matchStatus.void) return "void";
  const missing =
    match.status === matchStatus.entered && (isMissing(records, "a") || isMissing(records, "b"));
  if (sealed && missing && now > Number(sealed.revealBy)) return "forfeit";
  if (now > Number(match.deadline)) return "overdue";
  if (match.status === matchStatus.open) return "open";
  if (now < Number(match.betsCloseAt)) return "betting";
  if (missing) return "revealing";
  return seedOut ? "seeded" : "locked";
}

function nextOf(phase: MatchPhase, records: MatchRecords): string {
  const { match, outcome, seedTime } = records;
  const missing = (["a", "b"] as const).filter((side) => isMissing(records, side));
  const names = missing.map((side) => nameOf(records, side)).join(" and ");
  switch (phase) {
    case "open":
      return "Any bot of another owner can enter with the same stake. If none does, the stake goes back.";
    case "betting":
      return "When the bets close nobody can place, change or take back a bet. Then a public beacon draws the seed.";
    case "revealing":
      return `Nobody can bet any more, so ${names} can be shown: its owner sends the code that the seal was made of. Whoever is not shown in time loses the stake, and all bets go back.`;
    case "forfeit":
      return missing.length === 2
        ? "Neither bot was shown in time. Anyone may end the match now; everything goes back, without a fee."
        : `${names} was not shown in time. Anyone may end the match now: the other side gets both stakes less the fee, and all bets go back.`;
    case "locked":
      return seedTime > 0
        ? `No more bets. Round ${match.seedRound} of the beacon is the seed; it did not exist while bets were taken.`
        : `No more bets. The match waits for round ${match.seedRound} of the beacon.`;
    case "seeded":
      return "The contract fights the whole battle in one transaction; the keeper sends it, and anyone else may.";
    case "overdue":
      return "Nobody moved it on in time. Anyone may void it now; everything goes back to the wei.";
    case "void":
      return VOID_WORDS[outcome?.ending ?? 0] ?? "Everything went back to the wei, without a fee.";
    case "fought":
      if (outcome?.ending === matchEnding.forfeited) {
        const [winner, loser] = outcome.winner === 1 ? (["a", "b"] as const) : (["b", "a"] as const);
        return `${nameOf(records, loser)} was not shown in time. ${nameOf(records, winner)} gets both stakes less the fee; every bet goes back to the wei.`;
      }
      return "The contract has fought the battle and shared the pots.";
  }
}

function nameOf({ match, bots }: Pick<MatchRecords, "match" | "bots">, side: "a" | "b"): string {
  return bots[side]?.name || `Bot ${side === "a" ? match.botA : match.botB}`;
}

const VOID_WORDS: Record<number, string> = {
  [matchEnding.cancelled]: "Its owner took it back before anyone entered. The stake went back.",
  [matchEnding.notEntered]: "Nobody entered in time. The stake went back.",
  [matchEnding.notRevealed]:
    "Neither sealed bot was shown in time. Everything went back to the wei, without a fee.",
  [matchEnding.notSeeded]: "No seed came in time. Everything went back to the wei, without a fee.",
};

function countdownOf(phase: MatchPhase, { match, seedTime, sealed }: MatchRecords): MatchView["countdown"] {
  if (phase === "open") return { until: Number(match.deadline), label: "to be entered" };
  if (phase === "betting") return { until: Number(match.betsCloseAt), label: "until the bets close" };
  if (phase === "revealing" && sealed) return { until: Number(sealed.revealBy), label: "to show it" };
  if (phase === "locked" && seedTime > 0) return { until: seedTime, label: "until the seed is drawn" };
  return undefined;
}

/** A bot that is sealed before its match is entered has no entry of note yet: its own record tells. */
function sealOf(records: MatchRecords, side: "a" | "b"): SideView["seal"] {
  if (isMissing(records, side)) return "sealed";
  if (cameSealed(records, side)) return "shown";
  return records.match.status === matchStatus.open && records.bots[side]?.code === zeroAddress
    ? "sealed"
    : "open";
}

/** A match as the page shows it to `me` at chain time `now`. */
export function matchView(records: MatchRecords, me: string | undefined, now: number): MatchView {
  const { match, market, outcome, position } = records;
  const phase = phaseOf(records, now);
  const feeBps = market?.feeBps ?? 0;
  const [poolA, poolB] = [market?.poolA ?? 0n, market?.poolB ?? 0n];
  const total = poolA + poolB;
  const side = (which: "a" | "b"): SideView => {
    const [pool, other] = which === "a" ? [poolA, poolB] : [poolB, poolA];
    const bot = which === "a" ? match.botA : match.botB;
    const owner = which === "a" ? match.ownerA : match.ownerB;
    const odds = decimalOdds(pool, other, feeBps);
    return {
      side: which,
      bot,
      name: nameOf(records, which),
      owner,
      pool,
      odds: odds === undefined ? "–" : odds.toFixed(2),
      part: total === 0n ? 0.5 : Number((pool * 10_000n) / total) / 10_000,
      mine: (which === "a" ? position?.betA : position?.betB) ?? 0n,
      myStake: (which === "a" ? position?.stakeA : position?.stakeB) ?? 0n,
      isMine: me !== undefined && owner.toLowerCase() === me.toLowerCase(),
      seal: sealOf(records, which),
    };
  };
  const over = phase === "fought" || phase === "void";
  const claimed = position?.claimed ?? false;
  const forfeit = phase === "fought" && outcome?.ending === matchEnding.forfeited;
  const battle = phase === "fought" && !forfeit;
  return {
    id: match.id,
    phase,
    headline: forfeit ? "Forfeit" : PHASES[phase],
    next: nextOf(phase, records),
    countdown: countdownOf(phase, records),
    sides: { a: side("a"), b: match.botB === 0 ? undefined : side("b") },
    stake: market?.stake ?? 0n,
    feeBps,
    seedRound: match.seedRound,
    seedOut: records.seedOut || battle,
    battle,
    winner: phase === "fought" ? WINNERS[outcome?.winner ?? 0] : undefined,
    claimable: over && !claimed && market && position ? entitlement(market, position) : 0n,
    claimed,
    paidIn: position ? position.stakeA + position.stakeB + position.betA + position.betB : 0n,
  };
}

const WINNERS: Record<number, "a" | "b" | "draw"> = { 1: "a", 2: "b", 3: "draw" };

/** "1:05", "0:09"; held to zero, so that a countdown never runs backwards past its end. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** The sentence of a lobby in which nothing is fought or bet on just now. */
export function emptyLobby(views: readonly MatchView[], now: number): string {
  const betting = views.filter(
    ({ phase }) => phase === "betting" || phase === "revealing" || phase === "locked" || phase === "seeded",
  );
  if (betting.length > 0) return "";
  const open = views.filter(({ phase }) => phase === "open");
  const soonest = Math.min(...open.map(({ countdown }) => countdown?.until ?? Number.POSITIVE_INFINITY));
  if (Number.isFinite(soonest))
    return `No battle is on. ${open.length === 1 ? "One match waits" : `${open.length} matches wait`} for an opponent, ${clockText(soonest - now)} at most.`;
  return "No battle is on, and no match waits. Open one with a bot of yours: house bots look for opponents all the time.";
}

/** How a match that is over ended, in few words. */
export function resultOf(view: MatchView): string {
  if (view.phase === "void") return "void, all went back";
  if (view.winner === "draw") return "draw, all went back";
  const winner = view.winner === "b" ? view.sides.b : view.sides.a;
  return `${winner?.name ?? "?"} won${view.battle ? "" : " by forfeit"}`;
}

/** "You put in 2 coins and can claim 3.94.", what a match means for this visitor's purse. */
export function myResult(view: MatchView): string {
  if (view.paidIn === 0n) return "";
  const put = `You put in ${coinText(view.paidIn)}`;
  if (view.phase !== "fought" && view.phase !== "void") return `${put}.`;
  if (view.claimed) return `${put} and were paid.`;
  if (view.claimable > 0n) return `${put} and can claim ${coinText(view.claimable)}.`;
  return `${put} and lost it.`;
}
