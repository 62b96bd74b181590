import { type Deployment, parseDeployment } from "@cogwright/contracts/deployment";
import { readDeploymentFile } from "@cogwright/contracts/deploymentFile";
import { CogwrightError } from "@cogwright/contracts/errors";
import { checkWorld, createWorldClient } from "@cogwright/contracts/worldClient";
import { Command } from "commander";
import { createLadderReader, type LadderPlace } from "../rating/ladderReader.ts";

class PageSilent extends CogwrightError {
  constructor(address: string, cause: unknown) {
    super(`There is no deployment at ${address}.`, {
      code: "deployment-missing",
      hint: "Name the deployment file, or a running game's address with /deployment.json behind it.",
      details: { address },
      cause,
    });
  }
}

async function deploymentAt(place: string): Promise<Deployment> {
  if (!/^https?:/.test(place)) return readDeploymentFile(place);
  const answer = await fetch(place).catch((cause: unknown) => {
    throw new PageSilent(place, cause);
  });
  if (!answer.ok) throw new PageSilent(place, answer.status);
  return parseDeployment(await answer.text(), place);
}

const row = (place: LadderPlace) =>
  [
    String(place.rank).padStart(4),
    place.name.padEnd(24),
    place.rating.toFixed(2).padStart(7),
    `${place.mu.toFixed(2)} ± ${(3 * place.sigma).toFixed(2)}`.padStart(15),
    `${place.wins}/${place.losses}/${place.draws}`.padStart(11),
  ].join("  ");

/**
 * `bot ladder`: a world's ladder, worked out from its matches alone. The page shows the same one, and so does everybody
 * who runs this against the same chain.
 */
export function ladderCommand(say: (line: string) => void): Command {
  return new Command("ladder")
    .description("work out the ladder of a world from its matches")
    .option(
      "--deployment <file>",
      "the world's deployment file, or its address on a page",
      ".cogwright/local/deployment.json",
    )
    .option("--json", "print one bot a line as JSON")
    .action(async ({ deployment, json }: { deployment: string; json?: true }) => {
      const client = createWorldClient({ deployment: await deploymentAt(deployment) });
      await checkWorld(client);
      const { block, battles, places } = await createLadderReader(client).read();
      if (json) {
        for (const place of places) say(JSON.stringify(place));
        return;
      }
      say(`${battles} battles up to block ${block}`);
      if (places.length === 0) return;
      say(`${"rank".padStart(4)}  ${"bot".padEnd(24)}   rating  strength ± 3 σ  won/lost/drawn`);
      for (const place of places) say(row(place));
    });
}
