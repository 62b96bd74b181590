import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";

export const contractsFolder = join(import.meta.dirname, "../../contracts");

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(address && typeof address === "object" ? address.port : 0));
    });
  });

export interface Anvil {
  rpc: string;
  process: ChildProcess;
  stop: () => Promise<void>;
}

/** Starts an anvil of its own on a free port; `args` beyond the usual free gas. */
export async function startAnvil(args: readonly string[] = [], port?: number): Promise<Anvil> {
  const listenAt = port ?? (await freePort());
  const binary = join(contractsFolder, "node_modules/.bin/anvil");
  const child = spawn(binary, ["--port", String(listenAt), "--base-fee", "0", ...args], {
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on("data", (chunk: Buffer) => chunk.toString().includes("Listening") && resolve());
    child.once("exit", (code) => reject(new Error(`anvil ended with ${code}`)));
  });
  return {
    rpc: `http://127.0.0.1:${listenAt}`,
    process: child,
    stop: () =>
      new Promise((resolve) => {
        child.once("exit", () => resolve());
        // The binary hides behind a wrapper: the whole group ends.
        process.kill(-(child.pid as number), "SIGTERM");
      }),
  };
}
