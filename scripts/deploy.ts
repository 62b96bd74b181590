import process from "node:process";
import { Option } from "commander";
import { identifyChain } from "./chain.ts";
import { runCommand } from "./command.ts";
import { contractsStep } from "./contracts.ts";
import { chooseDeployer } from "./deployer.ts";
import { foundWorld } from "./foundWorld.ts";
import { commandLine, rpcUrl } from "./options.ts";
import { shown } from "./paths.ts";
import { runSteps } from "./progress.ts";
import { chainFolder, deploymentFile } from "./world.ts";

const options = commandLine("deploy", "Puts the world on an EVM chain.")
  .requiredOption("--rpc <url>", "JSON-RPC endpoint of the chain", rpcUrl)
  .addOption(
    new Option("--beacon <which>", "what seeds battles: the world's own beacon, or drand's public one")
      .choices(["own", "drand"])
      .default("own"),
  )
  .addHelpText("after", "\nThe private key of the account that pays is read from COGWRIGHT_DEPLOYER_KEY.")
  .parse()
  .opts<{ rpc: string; beacon: "own" | "drand" }>();

await runCommand(async () => {
  const chain = await identifyChain(options.rpc);
  const deployer = await chooseDeployer(options.rpc);
  if (deployer.isTestAccount) {
    process.stdout.write(
      `COGWRIGHT_DEPLOYER_KEY is not set: deploying with the public test account ${deployer.address}.\n`,
    );
  }
  const folder = chainFolder(chain.chainId);
  await runSteps([
    [contractsStep()],
    [
      {
        title: `Deploying the world on chain ${chain.chainId}`,
        run: async (say) => {
          const { world } = await foundWorld({ chain, deployer, folder, beacon: options.beacon, say });
          return `The world stands at ${world} on chain ${chain.chainId}`;
        },
      },
    ],
  ]);
  process.stdout.write(
    `\nIts facts are in ${shown(deploymentFile(folder))}. To play there: npm start -- --rpc ${options.rpc}\n`,
  );
});
