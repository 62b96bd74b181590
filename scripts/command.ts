import process from "node:process";
import { CogwrightError, errorLine } from "@cogwright/contracts/errors";

/**
 * Runs a command to its exit code: what it throws becomes one line on stderr and exit code 1.
 *
 * Errors that nobody foresaw show their stack only with `COGWRIGHT_DEBUG=1`.
 */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    process.exitCode = 1;
    process.stderr.write(`${errorLine(error)}\n`);
    if (process.env.COGWRIGHT_DEBUG === "1") console.error(error);
    else if (!(error instanceof CogwrightError)) {
      process.stderr.write("This was not foreseen; run it again with COGWRIGHT_DEBUG=1 for the details.\n");
    }
  }
}
