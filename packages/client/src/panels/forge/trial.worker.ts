import { playTrial } from "./trial.ts";
import type { TrialAnswer, TrialJob } from "./trialProtocol.ts";

let current = 0;

self.addEventListener("message", ({ data }: MessageEvent<TrialJob>) => {
  current = data.job;
  next(data, 0);
});

/** Plays one opponent, then lets newer jobs come in before the next. */
function next(job: TrialJob, at: number): void {
  const opponent = job.opponents[at];
  if (opponent === undefined || job.job !== current) return;
  const trial = playTrial(job.mine, opponent.code, job.battles);
  const answer: TrialAnswer = { job: job.job, opponent: opponent.id, trial };
  self.postMessage(answer);
  setTimeout(() => next(job, at + 1), 0);
}
