/** What a stage of `npm test` found. A check such as the linter's counts as one test. */
export interface Outcome {
  passed: number;
  failed: number;
  /** What a reader needs to see of a failure; runners that print as they go leave it out. */
  report?: string;
}

export interface Stage {
  /** One word, as given to `npm test -- WORD …` to run this stage alone. */
  name: string;
  /** What is being looked at, for the heading. */
  title: string;
  /** Whether it runs only when it is asked for by name. */
  byNameOnly?: boolean;
  run: () => Promise<Outcome>;
}

/** Runs a check that throws when something is wrong, and counts it as one test. */
export async function checked(check: () => Promise<unknown>): Promise<Outcome> {
  try {
    await check();
    return { passed: 1, failed: 0 };
  } catch (error) {
    return { passed: 0, failed: 1, report: error instanceof Error ? describe(error) : String(error) };
  }
}

function describe(error: Error): string {
  return "hint" in error && typeof error.hint === "string" ? `${error.message} ${error.hint}` : error.message;
}

/** The sum of several outcomes, their reports one after the other. */
export function sum(outcomes: readonly Outcome[]): Outcome {
  const reports = outcomes.flatMap(({ report }) => (report ? [report] : []));
  return {
    passed: outcomes.reduce((total, { passed }) => total + passed, 0),
    failed: outcomes.reduce((total, { failed }) => total + failed, 0),
    ...(reports.length > 0 ? { report: reports.join("\n\n") } : {}),
  };
}
