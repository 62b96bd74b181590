import { createServer } from "node:net";
import { CogwrightError } from "@cogwright/contracts/errors";

class PortTaken extends CogwrightError {
  constructor(port: number, purpose: string, option: string, cause: unknown) {
    super(`Port ${port}, for ${purpose}, is taken by another program.`, {
      code: "port-taken",
      hint: `End that program (another \`npm start\`?) or choose another port: npm start -- ${option} ${port + 1}`,
      details: { port },
      cause,
    });
  }
}

class PortForbidden extends CogwrightError {
  constructor(port: number, purpose: string, option: string, cause: unknown) {
    super(
      `Port ${port}, for ${purpose}, may not be used: ${cause instanceof Error ? cause.message : cause}.`,
      {
        code: "port-forbidden",
        hint: `Choose another port above 1024: npm start -- ${option} 8600`,
        details: { port },
        cause,
      },
    );
  }
}

/**
 * Checks that nobody listens on a port of this machine.
 *
 * @param purpose what the port is for, for the message: "the page"
 * @param option the command's option that chooses another one
 * @throws {PortTaken | PortForbidden}
 */
export async function requireFreePort(port: number, purpose: string, option: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => {
      const Problem = error.code === "EADDRINUSE" ? PortTaken : PortForbidden;
      reject(new Problem(port, purpose, option, error));
    });
    probe.listen(port, "127.0.0.1", () => probe.close(() => resolve()));
  });
}

/** A port of this machine that nobody listens on at this moment. */
export async function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address
          ? resolve(address.port)
          : reject(new Error("no port was given")),
      );
    });
  });
}
