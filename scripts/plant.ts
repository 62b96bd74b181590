import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { CogwrightError } from "@cogwright/contracts/errors";
import { worldAbi } from "@cogwright/contracts/generated/abi";
import { AbiErrorSignatureNotFoundError, decodeErrorResult, isHex } from "viem";
import { runCommand } from "./command.ts";
import { execute } from "./execute.ts";
import { foundryBinary, foundryEnvironment } from "./foundry.ts";
import { commandLine } from "./options.ts";
import { contractsFolder } from "./paths.ts";
import { writeSection } from "./pieces.ts";
import { type PlantedBug, plantedBugs } from "./planted/bugs.ts";
import { compilePlanted } from "./planted/compile.ts";

/** Runs of 500 calls in which a bug must be seen, as many as npm test plays of each campaign, and in which the right system must pass. */
const runs = { bug: 256, control: 3 };

/** Each system and campaign of the bugs, with nothing wrong in it: were it not to pass, a bug's failure would mean nothing. */
function controlsOf(bugs: readonly PlantedBug[]): PlantedBug[] {
  const first = new Map(bugs.map((bug) => [`${bug.system} ${bug.seenBy}`, bug]));
  return [...first.values()].map((bug) => ({ ...bug, what: `${bug.system} as it is`, wrong: bug.right }));
}

/** Compiles the systems, plays every campaign with each of them, and gives what it said by the place in `bugs`; "" is nothing. */
async function plantAll(
  bugs: readonly PlantedBug[],
  isControl: (bug: PlantedBug) => boolean,
): Promise<string[]> {
  const cache = join(contractsFolder, "cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "planted-"));
  try {
    for (const [index, bug] of bugs.entries()) {
      writeFileSync(join(folder, `${index}.hex`), await compilePlanted(bug));
      process.stdout.write(`Compiled ${index + 1} of ${bugs.length}: ${bug.what}\n`);
    }
    for (const campaign of ["LedgerInvariants", "MatchInvariants", "BeaconInvariants", "BondInvariants"]) {
      const lines = bugs.flatMap((bug, index) =>
        bug.seenBy === campaign
          ? [`${index} ${isControl(bug) ? runs.control : runs.bug} ${bug.system.replace(":", " ")}\n`]
          : [],
      );
      writeFileSync(join(folder, campaign), lines.join(""));
    }
    await execute(
      foundryBinary("forge"),
      ["test", "--match-path", "test/namespaces/*/invariants/*.t.sol", "--match-test", "test_planted_bugs"],
      {
        purpose: "Playing with planted bugs",
        cwd: contractsFolder,
        env: { ...foundryEnvironment(), PLANTED: folder },
      },
    );
    const said = new Map(
      readFileSync(join(folder, "said"), "utf8")
        .split("\n")
        .map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1).trim()]),
    );
    return bugs.map(({ what }, index) => {
      const verdict = said.get(`${index}`);
      if (verdict !== undefined) return inWords(verdict);
      throw new CogwrightError(`Nothing came back about "${what}".`, {
        code: "planted-bug-not-played",
        hint: "test/PlantedBugs.sol says what the tests write.",
      });
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A custom error, as contracts revert with it, by its name; other texts, and errors of nobody here, as they are. */
function inWords(said: string): string {
  if (!isHex(said)) return said;
  try {
    return `reverts: ${decodeErrorResult({ abi: worldAbi, data: said }).errorName}`;
  } catch (error) {
    if (error instanceof AbiErrorSignatureNotFoundError) return said;
    throw error;
  }
}

/** Names of less than 32 bytes come with zeros behind them. */
const cell = (text: string) => text.replaceAll("\0", "").replaceAll("|", "\\|");

function table(bugs: readonly PlantedBug[], said: readonly string[]): string {
  const rows = bugs.map((bug, index) => {
    const seenBy = said[index] === "" ? "**nothing**" : `\`${bug.seenBy}\``;
    return `| ${bug.invariant || ""} | ${bug.what} | \`${bug.file}\` | ${seenBy} | ${cell(said[index] ?? "")} |`;
  });
  return ["| # | planted bug | in | seen by | which says |", "| --- | --- | --- | --- | --- |", ...rows].join(
    "\n",
  );
}

const { args } = commandLine(
  "plant",
  "Plants bugs in the money's contracts, one at a time, and fails when the campaign of an invariant does not see one. With all of them it writes its table into docs/security.md.",
)
  .argument("[words...]", "numbers of invariants, or words of bugs; all when left out")
  .parse();

await runCommand(async () => {
  const chosen = plantedBugs.filter(
    ({ invariant, what }) =>
      args.length === 0 || args.some((word) => word === `${invariant}` || what.includes(word)),
  );
  const controls = controlsOf(chosen);
  const said = await plantAll([...chosen, ...controls], (bug) => controls.includes(bug));
  for (const [index, control] of controls.entries()) {
    const why = said[chosen.length + index];
    if (why === "") continue;
    throw new CogwrightError(`${control.seenBy} does not pass with ${control.what} planted: ${why}.`, {
      code: "planted-control-failed",
      hint: "Run npm test -- forge first; the planting itself is in packages/contracts/test/PlantedBugs.sol.",
    });
  }
  const report = table(chosen, said.slice(0, chosen.length));
  process.stdout.write(`\n${report}\n`);
  if (args.length === 0) await writeSection("plant", report);
  const missed = chosen.filter((_, index) => said[index] === "").length;
  process.stdout.write(`\n${chosen.length - missed} of ${chosen.length} planted bugs were seen.\n`);
  if (missed > 0) process.exitCode = 1;
});
