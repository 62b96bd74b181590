import { countRuleUse, runTrial } from "./trial.ts";
import type { TrialAnswer, TrialJob } from "./trialProtocol.ts";

/** Battles per opponent that are traced for how often each rule is taken. */
const TRACED = 12;

let current = 0;

self.addEventListener("message", ({ data }: MessageEvent<TrialJob>) => {
  current = data.job;
  next(data, 0);
});

/** Plays one opponent, then lets newer jobs come in before the next. */
function next(job: TrialJob, opponent: number): void {
  const theirs = job.opponents[opponent];
  if (theirs === undefined || job.job !== current) return;
  const answer: TrialAnswer = {
    job: job.job,
    opponent,
    trial: runTrial(job.mine, theirs, job.battles),
    uses: countRuleUse(job.mine, theirs, TRACED, job.rules),
  };
  self.postMessage(answer);
  setTimeout(() => next(job, opponent + 1), 0);
}
