import process from "node:process";
import { CogwrightError } from "@cogwright/contracts/errors";
import { ensureBrowser } from "./browser.ts";
import { runCommand } from "./command.ts";
import { beside } from "./stages/beside.ts";
import { drift } from "./stages/drift.ts";
import { browserTests, commandTests, forgeTests, plantedTests, unitTests } from "./stages/runners.ts";
import { lint, types } from "./stages/source.ts";
import { type Outcome, type Stage, sum } from "./stages/stage.ts";

function say(line: string) {
  process.stdout.write(`${line}\n`);
}

const stages: readonly Stage[] = [
  drift,
  lint,
  types,
  forgeTests,
  unitTests,
  plantedTests,
  commandTests,
  browserTests(() => ensureBrowser(say)),
];

/** All that are not asked for by name only. */
const everything: readonly Stage[] = stages
  .filter((stage) => !stage.byNameOnly && stage !== commandTests)
  .map((stage) => (stage === forgeTests ? beside(forgeTests, commandTests) : stage));

function choose(names: readonly string[]): readonly Stage[] {
  const known = stages.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new CogwrightError(`No such stage: ${unknown.join(", ")}.`, {
      code: "unknown-stage",
      hint: `There are: ${known.join(", ")}.`,
    });
  }
  return names.length === 0 ? everything : stages.filter(({ name }) => names.includes(name));
}

await runCommand(async () => {
  const chosen = choose(process.argv.slice(2));
  // What the tests need is had first, so that a machine that cannot run them says so at once.
  if (chosen.some(({ name }) => name === "browser")) await ensureBrowser(say);

  const outcomes: Outcome[] = [];
  for (const { name, title, run } of chosen) {
    say(`\n── ${title} [${name}]`);
    const start = performance.now();
    const outcome = await run();
    outcomes.push(outcome);
    if (outcome.report) say(outcome.report);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    say(
      `${outcome.failed === 0 ? "✓" : "✗"} ${name}: ${outcome.passed} passed, ${outcome.failed} failed, ${seconds} s`,
    );
  }

  const { passed, failed } = sum(outcomes);
  if (failed > 0) process.exitCode = 1;
  say(`\n${passed} passed, ${failed} failed`);
});
