import { createRequire } from "node:module";
import { basename } from "node:path";
import process from "node:process";
import { pathToFileURL } from "node:url";
import { CogwrightError } from "@cogwright/contracts/errors";
import { ExecaError, execa } from "execa";
import { signalGroup } from "./children.ts";

/** A program that a command runs came back with an error. `output` is all that it printed. */
export class ProgramFailed extends CogwrightError {
  readonly output: string;

  constructor(
    purpose: string,
    program: string,
    exitCode: number | undefined,
    output: string,
    cause: unknown,
  ) {
    const said = output.trim() === "" ? "It printed nothing." : `It printed:\n${output.trim()}`;
    super(`${purpose} failed: ${basename(program)} ended with exit code ${exitCode ?? "none"}.`, {
      code: "program-failed",
      hint: said,
      details: { program, exitCode: exitCode ?? -1 },
      cause,
    });
    this.output = output;
  }
}

interface ExecuteOptions {
  /** What the program is run for, as the start of a sentence: "Building the contracts". */
  purpose: string;
  cwd: string;
  env?: NodeJS.ProcessEnv;
  /** Ends the program when it fires. */
  signal?: AbortSignal | undefined;
}

/**
 * Runs a program to its end and gives what it printed on stdout.
 *
 * @throws {ProgramFailed} when it cannot be started or its exit code is not 0
 */
export async function execute(
  program: string,
  args: readonly string[],
  options: ExecuteOptions,
): Promise<string> {
  const { purpose, cwd, env = process.env, signal } = options;
  signal?.throwIfAborted();
  const running = execa(program, args, {
    cwd,
    env,
    extendEnv: false,
    stdin: "ignore",
    all: true,
    stripFinalNewline: false,
    // A group of its own, so that the signal ends what the program started, too (forge's compilers).
    detached: signal !== undefined,
  });
  const end = () => running.pid !== undefined && signalGroup(running.pid, "SIGTERM");
  signal?.addEventListener("abort", end);
  try {
    return (await running).stdout;
  } catch (error) {
    if (!(error instanceof ExecaError)) throw error;
    throw new ProgramFailed(purpose, program, error.exitCode, String(error.all ?? error.shortMessage), error);
  } finally {
    signal?.removeEventListener("abort", end);
  }
}

/** What goes before the name of a TypeScript program on Node's command line, in whatever folder it runs. */
export const typescriptLoader = [
  "--import",
  pathToFileURL(createRequire(import.meta.url).resolve("tsx")).href,
];

/** Runs one of the repository's own TypeScript programs. @throws {ProgramFailed} */
export function executeScript(file: string, options: ExecuteOptions): Promise<string> {
  return execute(process.execPath, [...typescriptLoader, file], options);
}
