import { useEffect, useState } from "react";
import type { BattleSource, ChanceAnswer, ChanceJob } from "./winChance.ts";

/** How far the win chance of a battle is worked out. */
export type WinChances =
  | { state: "working" }
  | { state: "ready"; answer: ChanceAnswer }
  | { state: "failed"; problem: string };

let jobs = 0;

/** Works out the chance of a battle at every moment in a worker, so that the page goes on meanwhile. */
export function useWinChance(source: BattleSource, turns: number): WinChances {
  const [found, setFound] = useState<WinChances>({ state: "working" });
  const { a, b, seed } = source;
  useEffect(() => {
    const worker = new Worker(new URL("./winChance.worker.ts", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }: MessageEvent<ChanceAnswer>) => setFound({ state: "ready", answer: data });
    worker.onerror = (event) =>
      setFound({ state: "failed", problem: event.message || "the worker does not start" });
    setFound({ state: "working" });
    worker.postMessage({ job: ++jobs, a, b, seed, turns } satisfies ChanceJob);
    return () => worker.terminate();
  }, [a, b, seed, turns]);
  return found;
}
