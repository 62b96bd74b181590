import { dirname, join } from "node:path";
import process from "node:process";
import { readDeploymentFile } from "@cogwright/contracts/deploymentFile";
import { errorLine } from "@cogwright/contracts/errors";
import { createSender } from "@cogwright/contracts/sender";
import { createWorldClient } from "@cogwright/contracts/worldClient";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import pino, { type Logger } from "pino";
import { privateKeyToAccount } from "viem/accounts";
import { drandEndpoints, evmnet } from "../beacon/evmnet.ts";
import { createArenaReader } from "./arenaReader.ts";
import { createBeacon } from "./beacon.ts";
import { readCheckRounds } from "./checkRounds.ts";
import { createHouse } from "./house.ts";
import { createKeeper } from "./keeper.ts";
import { privateKey } from "./privateKey.ts";
import { runServices } from "./runServices.ts";
import { secondOwnerKey } from "./secondOwner.ts";
import { type Service, type ServiceName, serviceNames } from "./service.ts";
import { trustedSource } from "./trustedSource.ts";

interface Options {
  deployment: string;
  secret?: string;
  drand?: readonly string[];
  only: readonly ServiceName[];
}

async function run(
  { deployment: file, secret, drand, only }: Options,
  log: Logger,
  signal: AbortSignal,
): Promise<void> {
  const client = createWorldClient({ deployment: readDeploymentFile(file) });
  const key = privateKey();
  const home = privateKeyToAccount(key);
  const away = privateKeyToAccount(secondOwnerKey(key));
  // A transaction that is in no block by then was lost with the chain's memory; the next look tells.
  const patience = 15_000;
  const { send } = createSender({ client, account: home, patience });

  const create: Record<ServiceName, () => Service> = {
    beacon: () => {
      const beaconLog = log.child({ service: "beacon" });
      const source = trustedSource({
        client,
        network: evmnet,
        endpoints: drand ?? drandEndpoints,
        secretFile: secret ?? join(dirname(file), "beacon.secret"),
        log: beaconLog,
      });
      return createBeacon({
        send,
        source,
        checkRounds: (view) => readCheckRounds(client, view),
        log: beaconLog,
      });
    },
    keeper: () => createKeeper({ send, log: log.child({ service: "keeper" }) }),
    house: () =>
      createHouse({
        client,
        owners: { home: home.address, away: away.address },
        send: { home: send, away: createSender({ client, account: away, patience }).send },
        log: log.child({ service: "house" }),
      }),
  };
  await runServices({
    client,
    reader: createArenaReader(client),
    services: serviceNames.filter((name) => only.includes(name)).map((name) => create[name]()),
    accounts: only.includes("house") ? [home.address, away.address] : [home.address],
    log,
    onReady: () => process.stdout.write("ready\n"),
    signal,
  });
}

function parseEndpoints(text: string): string[] {
  return text.split(",").map((address) => {
    if (!/^https?:$/.test(URL.canParse(address) ? new URL(address).protocol : ""))
      throw new InvalidArgumentError(`${address} is no http address.`);
    return address;
  });
}

function parseOnly(text: string): ServiceName[] {
  return text.split(",").map((name) => {
    const known = serviceNames.find((service) => service === name);
    if (!known) throw new InvalidArgumentError(`${name} is none of ${serviceNames.join(", ")}.`);
    return known;
  });
}

/**
 * The command line of the services: runs those named by `services` (all that may be chosen from, with `--only`), until
 * SIGTERM or SIGINT. Prints `ready` on stdout when they run; what they do goes to stderr, one JSON object a line.
 *
 * Exit codes: 0 ended by a signal, 1 refused with one line on stderr, 2 wrong usage.
 */
export async function serviceCommand(name: string, services: readonly ServiceName[]): Promise<void> {
  const abort = new AbortController();
  for (const end of ["SIGTERM", "SIGINT"] as const) process.once(end, () => abort.abort());
  const log = pino({ name, level: process.env.LOG_LEVEL ?? "info" }, pino.destination(2));
  const program = new Command(name)
    .description("Keeps matches going. The private key that sends is read from COGWRIGHT_KEY.")
    .requiredOption("--deployment <file>", "the deployment file of the world")
    .exitOverride();
  if (services.includes("beacon")) {
    program
      .option(
        "--secret <file>",
        "the secret of a world's own beacon (beside the deployment file when left out)",
      )
      .addOption(
        new Option(
          "--drand <addresses>",
          "drand's HTTP endpoints, with commas between, for a world that trusts it",
        )
          .env("COGWRIGHT_DRAND_URLS")
          .argParser(parseEndpoints),
      );
  }
  if (services.length > 1) program.option("--only <names>", "some of them, with commas between", parseOnly);
  program.action((options: Partial<Options> & { deployment: string }) =>
    run({ ...options, only: options.only ?? services }, log, abort.signal),
  );
  try {
    await program.parseAsync();
    process.exitCode = 0;
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else {
      process.exitCode = 1;
      process.stderr.write(`${errorLine(error)}\n`);
    }
  }
}
