import { compile } from "@cogwright/botbuilder/bytecode/compile";
import { ladder } from "@cogwright/botbuilder/ladder/ladder";
import { useEffect, useRef, useState } from "react";
import type { Hex } from "viem";
import { addRuleUse, type RuleUse, type Trial } from "./trial.ts";
import type { TrialAnswer, TrialJob } from "./trialProtocol.ts";

/** The reference bots as opponents, with their code. */
export const opponents = ladder.map((bot) => ({ ...bot, code: compile(bot.strategy) }));

/** Battles against each opponent. */
export const TRIAL_BATTLES = 200;

export interface Trials {
  /** By opponent; `undefined` until it is played. */
  results: readonly (Trial | undefined)[];
  /** By rule, over all opponents played so far. */
  uses: readonly RuleUse[];
  /** Why no trial can be played in this browser. */
  problem: string | undefined;
}

const none: Trials = { results: opponents.map(() => undefined), uses: [], problem: undefined };

/** Plays `code` (of `rules` rules) against every reference bot in a worker, anew whenever it changes. */
export function useTrials(code: Hex | undefined, rules: number): Trials {
  const [trials, setTrials] = useState<Trials>(none);
  const worker = useRef<Worker>(undefined);
  const job = useRef(0);
  useEffect(() => {
    const own = new Worker(new URL("./trial.worker.ts", import.meta.url), { type: "module" });
    worker.current = own;
    own.onmessage = ({ data }: MessageEvent<TrialAnswer>) => {
      if (data.job !== job.current) return;
      setTrials((old) => ({
        results: old.results.map((result, index) => (index === data.opponent ? data.trial : result)),
        uses: data.opponent === 0 ? data.uses : addRuleUse(old.uses, data.uses),
        problem: undefined,
      }));
    };
    own.onerror = (event) =>
      setTrials({ ...none, problem: `The trial battles stopped: ${event.message}. Reload the page.` });
    return () => own.terminate();
  }, []);
  useEffect(() => {
    job.current++;
    setTrials((old) => ({ ...old, results: none.results, uses: [] }));
    if (code === undefined) return;
    const request: TrialJob = {
      job: job.current,
      mine: code,
      rules,
      opponents: opponents.map((opponent) => opponent.code),
      battles: TRIAL_BATTLES,
    };
    worker.current?.postMessage(request);
  }, [code, rules]);
  return trials;
}
