import { join } from "node:path";
import process from "node:process";
import { CogwrightError } from "@cogwright/contracts/errors";
import { InvalidArgumentError } from "commander";
import { z } from "zod";
import { runCommand } from "./command.ts";
import { forge } from "./contracts.ts";
import { commandLine } from "./options.ts";
import { stateFolder } from "./paths.ts";
import { hashSolidity, piecesIn, writeSection } from "./pieces.ts";

/** Where the handlers' campaigns stand, below `packages/contracts`, and the namespaces that they play with. */
const campaigns = {
  LedgerInvariants: { folder: "test/namespaces/wager/invariants", plays: ["wager", "arena"] },
  MatchInvariants: { folder: "test/namespaces/arena/invariants", plays: ["wager", "arena", "beacon"] },
  BeaconInvariants: { folder: "test/namespaces/beacon/invariants", plays: ["beacon"] },
} as const;
type Campaign = keyof typeof campaigns;
const names = Object.keys(campaigns) as [Campaign, ...Campaign[]];

/** One campaign of 256 runs of 500 calls under one seed, as `npm test` has it under its own. */
const pieceSchema = z.object({
  campaign: z.enum(names),
  seed: z.int(),
  runs: z.int(),
  calls: z.int(),
  reverts: z.int(),
  /** Wall time, on a machine that did other things, too. */
  seconds: z.int(),
  /** Hash of the contracts and the handlers: what was played. */
  sources: z.string(),
});
type Piece = z.infer<typeof pieceSchema>;

const log = piecesIn(join(stateFolder, "invariants.jsonl"), pieceSchema);

/** Names the handlers of a campaign and the contracts that they play with. */
function sourcesOf(campaign: Campaign): string {
  const { folder, plays } = campaigns[campaign];
  return hashSolidity([folder, ...plays.map((name) => `src/namespaces/${name}`)]);
}

/** Plays one piece. @throws {CogwrightError} with what forge printed, the calls that broke an invariant among it */
async function play(campaign: Campaign, seed: number): Promise<Piece> {
  const start = performance.now();
  const path = `${campaigns[campaign].folder}/${campaign}.t.sol`;
  const sources = sourcesOf(campaign);
  const printed = await forge(`${campaign} under seed ${seed}`, [
    "test",
    ...["--match-path", path, "--match-test", "invariant_", "--fuzz-seed", `${seed}`],
  ]);
  const [, runs, calls, reverts] = /\(runs: (\d+), calls: (\d+), reverts: (\d+)\)/.exec(printed) ?? [];
  const seconds = Math.round((performance.now() - start) / 1000);
  return pieceSchema.parse({
    ...{ campaign, seed, sources, seconds },
    ...{ runs: Number(runs), calls: Number(calls), reverts: Number(reverts) },
  });
}

/** The pieces that were played of the sources as they are. */
function finished(campaign: Campaign): Piece[] {
  const sources = sourcesOf(campaign);
  return log.read().filter((piece) => piece.campaign === campaign && piece.sources === sources);
}

function table(): string {
  const rows = names.map((campaign) => {
    const own = finished(campaign);
    const sum = (key: "runs" | "calls" | "reverts" | "seconds") =>
      own.reduce((total, piece) => total + piece[key], 0).toLocaleString("en");
    const sources = sourcesOf(campaign);
    return `| \`${campaign}\` | ${own.length} | ${sum("runs")} | ${sum("calls")} | ${sum("reverts")} | ${sum("seconds")} | \`${sources}\` |`;
  });
  return [
    "| campaign | pieces | runs | calls | reverts | seconds | sources |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

function count(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError("Pieces are counted from 1.");
  return number;
}

const { pieces, only } = commandLine(
  "invariants",
  "Plays the invariants' handlers ten times as long as npm test, in pieces; what is finished is kept and not played again. Writes its table into docs/security.md.",
)
  .option("--pieces <number>", "pieces of 256 runs for each campaign", count, 10)
  .option("--only <campaign>", `one campaign: ${names.join(", ")}`)
  .parse()
  .opts<{ pieces: number; only?: string }>();

await runCommand(async () => {
  const chosen = only === undefined ? names : names.filter((name) => name === only);
  if (chosen.length === 0) {
    throw new CogwrightError(`No such campaign: ${only}.`, {
      code: "unknown-campaign",
      hint: `There are: ${names.join(", ")}.`,
    });
  }
  for (let seed = 1; seed <= pieces; ++seed) {
    for (const campaign of chosen) {
      if (finished(campaign).some((piece) => piece.seed === seed)) continue;
      const piece = await play(campaign, seed);
      log.add(piece);
      const { runs, calls, reverts, seconds } = piece;
      process.stdout.write(
        `${campaign} ${seed}: ${runs} runs, ${calls} calls, ${reverts} reverts, ${seconds} s\n`,
      );
    }
  }
  await writeSection("invariants", table());
});
