import { compile } from "@cogwright/botbuilder/bytecode/compile";
import { ladder } from "@cogwright/botbuilder/ladder/ladder";
import { useEffect, useMemo, useRef, useState } from "react";
import type { Hex } from "viem";
import { allTrials, type Trial } from "./trial.ts";
import type { TrialAnswer, TrialJob } from "./trialProtocol.ts";

/** The house bots as opponents, with their code. */
export const opponents = ladder.map((bot) => ({ ...bot, code: compile(bot.strategy) }));

/** Battles against each opponent. */
export const TRIAL_BATTLES = 200;

export interface Trials {
  /** By the opponent's id; those not there are not played yet, or not chosen. */
  results: ReadonlyMap<string, Trial>;
  /** All of the chosen opponents together, once all were played. */
  total: Trial | undefined;
  /** The total of the code that was tried before this one, against the same opponents. */
  before: Trial | undefined;
  /** Why no trial can be played in this browser. */
  problem: string | undefined;
}

interface Played {
  code: Hex;
  results: ReadonlyMap<string, Trial>;
}

/** Plays `code` against the house bots with the ids `chosen` in a worker, anew whenever it changes. */
export function useTrials(code: Hex, chosen: readonly string[]): Trials {
  const [played, setPlayed] = useState<Played>({ code, results: new Map() });
  const [last, setLast] = useState<{ code: Hex; chosen: string; total: Trial }>();
  const [before, setBefore] = useState<typeof last>();
  const [problem, setProblem] = useState<string>();
  const worker = useRef<Worker>(undefined);
  const job = useRef(0);
  const choice = chosen.join(" ");
  useEffect(() => {
    const own = new Worker(new URL("./trial.worker.ts", import.meta.url), { type: "module" });
    worker.current = own;
    own.onmessage = ({ data }: MessageEvent<TrialAnswer>) => {
      if (data.job !== job.current) return;
      setPlayed((old) => ({ ...old, results: new Map(old.results).set(data.opponent, data.trial) }));
    };
    own.onerror = (event) => setProblem(`The trial battles stopped: ${event.message}. Reload the page.`);
    return () => own.terminate();
  }, []);
  useEffect(() => {
    job.current++;
    setPlayed({ code, results: new Map() });
    const ids = new Set(choice.split(" "));
    const request: TrialJob = {
      job: job.current,
      mine: code,
      opponents: opponents
        .filter(({ id }) => ids.has(id))
        .map(({ id, code: theirs }) => ({ id, code: theirs })),
      battles: TRIAL_BATTLES,
    };
    worker.current?.postMessage(request);
  }, [code, choice]);
  const complete = played.code === code && chosen.length > 0 && chosen.every((id) => played.results.has(id));
  const total = useMemo(
    () => (complete ? allTrials([...played.results.values()]) : undefined),
    [complete, played.results],
  );
  useEffect(() => {
    if (!total) return;
    setLast((old) => {
      if (old?.code === code && old.chosen === choice) return old;
      setBefore(old);
      return { code, chosen: choice, total };
    });
  }, [total, code, choice]);
  return {
    results: played.results,
    total,
    before: before?.chosen === choice && before.code !== code ? before.total : undefined,
    problem,
  };
}
