import process from "node:process";
import { Command, InvalidArgumentError } from "commander";

/** A command-line parser that names the command as people type it, and ends with exit code 2 on wrong usage. */
export function commandLine(name: string, description: string): Command {
  return new Command(`npm run ${name} --`)
    .description(description)
    .allowExcessArguments(false)
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
}

/** Parses the number of a port. */
export function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new InvalidArgumentError("A port is a number from 1 to 65535.");
  }
  return port;
}

/** Parses the address of a chain's JSON-RPC endpoint. */
export function rpcUrl(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new InvalidArgumentError(
      "A chain's address looks like http://127.0.0.1:8545 or https://host/path.",
    );
  }
  return text;
}
