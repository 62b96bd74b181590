import { errorLine } from "@cogwright/contracts/errors";
import { create } from "zustand";
import { type Chain, chainTime, useSession } from "../chain/session.ts";
import { type BotPlay, keepPlay, keptPlay, PLAY_KEY } from "./keptPlay.ts";

/** Something that the runner did, or left alone, and why. */
export interface Note {
  readonly key: number;
  /** Unix seconds of the chain. */
  readonly time: number;
  readonly kind: "did" | "left" | "refused";
  readonly text: string;
}

export interface Autoplay {
  /**
   * - `off`: no bot plays by itself
   * - `elsewhere`: another tab of this browser plays them; this one takes over when that is closed
   * - `playing`: this tab plays them
   * - `failed`: it cannot, `problem` says why
   */
  readonly state: "off" | "elsewhere" | "playing" | "failed";
  readonly problem: string | undefined;
  readonly plays: readonly BotPlay[];
  /** Newest first. */
  readonly notes: readonly Note[];
}

/** How many notes are kept. */
const NOTES = 60;

export const useAutoplay = create<Autoplay>(() => ({
  state: "off",
  problem: undefined,
  plays: [],
  notes: [],
}));

let noted = 0;

/** Writes a note; the same reason for the same thing is written once. */
export function note(kind: Note["kind"], text: string): void {
  useAutoplay.setState(({ notes }) => {
    noted += 1;
    const fresh = { key: noted, time: Math.floor(chainTime()), kind, text };
    return { notes: [fresh, ...notes].slice(0, NOTES) };
  });
}

let stop = new AbortController();

async function play(chain: Chain, plays: readonly BotPlay[], signal: AbortSignal): Promise<void> {
  const state = (next: Partial<Autoplay>) => !signal.aborted && useAutoplay.setState(next);
  const run = async () => {
    if (signal.aborted) return;
    const { playBots } = await import("./playBots.ts");
    state({ state: "playing", problem: undefined });
    await playBots(chain, plays, signal);
  };
  try {
    state({ state: "elsewhere", problem: undefined });
    // Held as long as it plays: another tab that wants to waits for it.
    if (navigator.locks)
      await navigator.locks.request(`cogwright:autoplay:${chain.runner.address}`, { signal }, run);
    else await run();
  } catch (error) {
    if (!signal.aborted) state({ state: "failed", problem: errorLine(error) });
  }
}

/** Reads how the bots play, and begins anew. */
function restart(): void {
  const chain = useSession.getState().chain;
  stop.abort();
  if (!chain) return;
  try {
    const plays = keptPlay(window.localStorage, chain.deployment.world);
    stop = new AbortController();
    useAutoplay.setState({ plays, state: "off", problem: undefined });
    const playing = plays.filter((bot) => bot.playing);
    if (playing.length > 0) void play(chain, playing, stop.signal);
  } catch (error) {
    useAutoplay.setState({ plays: [], state: "failed", problem: errorLine(error) });
  }
}

/** Lets a bot play as said from now on, here or in whichever tab plays. */
export function setPlay(bot: BotPlay): void {
  keepPlay(window.localStorage, bot);
  restart();
}

/** Plays the visitor's bots whenever the page is open and its world is there. Called once. */
export function startAutoplay(): void {
  let live = false;
  useSession.subscribe(({ chain, phase }, before) => {
    const began = phase === "live" && !live;
    live ||= phase === "live";
    if (chain && (began || chain !== before.chain) && live) restart();
  });
  window.addEventListener("storage", ({ key }) => key === PLAY_KEY && restart());
}
