import process from "node:process";
import { createSender } from "@cogwright/contracts/sender";
import type { Command } from "commander";
import { publishBrain } from "../registry/setupBrains.ts";
import { readBrainFile, verifyFile } from "../registry/verifyFile.ts";
import { accountOf, deploymentOption, reachWorld } from "./world.ts";

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const dateOf = (second: number): string => new Date(second * 1000).toISOString().replace(".000", "");

async function verify(file: string, { deployment }: { deployment: string }): Promise<void> {
  for (const found of await verifyFile(await reachWorld(deployment), file)) {
    say(`${file}: its ${found.kind} is the registered brain ${found.brain}`);
    say(`  by ${found.author}, ${dateOf(found.publishedAt)}`);
    for (const { era, since, traits } of found.eras)
      say(`  era ${era} of ${found.kind}: from ${dateOf(since)} on, traits ${traits.join(" ")}`);
    if (found.eras.length === 0) say(`  no ${found.kind} has been told to use it`);
  }
}

async function publish(file: string, { deployment }: { deployment: string }): Promise<void> {
  const account = accountOf("author");
  const brains = readBrainFile(file);
  const client = await reachWorld(deployment);
  const { send } = createSender({ client, account });
  for (const [kind, network] of Object.entries(brains)) {
    const { brain, sent } = await publishBrain({ client, send }, kind, network);
    say(`${kind}: ${brain} ${sent ? "is registered now" : "was registered before"}`);
  }
}

/** Adds the commands about registered brains. */
export function addBrainCommands(program: Command): void {
  program
    .command("verify")
    .description("compare an ONNX file with its registration on chain, weight by weight")
    .argument("<file>", "the brain's file")
    .addOption(deploymentOption())
    .action(verify);
  program
    .command("publish")
    .description("register the brains of an ONNX file on chain (key in COGWRIGHT_KEY)")
    .argument("<file>", "the brain's file")
    .addOption(deploymentOption())
    .action(publish);
}
