import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseDeployment } from "@cogwright/contracts/deployment";
import { createWorldClient, type WorldClient } from "@cogwright/contracts/worldClient";

const repository = join(import.meta.dirname, "..", "..", "..");

/** A whole game as `npm start` runs it, in a folder and on ports of its own. */
export interface Game {
  /** Where the page is. */
  readonly url: string;
  readonly chainPort: number;
  /** Process id of one of its programs: "chain", "operator", "keeper". */
  readonly pidOf: (program: string) => number;
  /** Reads the chain itself, past the page. */
  readonly client: WorldClient;
  readonly process: ChildProcess;
  /** Everything it printed so far. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

/** A port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

/** Starts a fresh game, with `env` besides this process's environment, and waits until it prints its URL. */
export async function startGame(env: NodeJS.ProcessEnv = {}): Promise<Game> {
  const [port, chainPort] = [await freePort(), await freePort()];
  const state = mkdtempSync(join(tmpdir(), "cogwright-game-"));
  const child = spawn(
    process.execPath,
    [
      join(repository, "scripts", "run.mjs"),
      "start",
      "--port",
      String(port),
      "--chain-port",
      String(chainPort),
    ],
    {
      cwd: repository,
      env: { ...process.env, ...env, COGWRIGHT_STATE: state },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let printed = "";
  const url = await new Promise<string>((resolve, reject) => {
    const take = (chunk: Buffer) => {
      printed += chunk.toString();
      const found = printed
        .match(/http:\/\/[\w.]+:\d+\/?(?=\s|$)/g)
        ?.find((text) => text.includes(`:${port}`));
      if (found) resolve(found.replace(/\/$/, ""));
    };
    child.stdout.on("data", take);
    child.stderr.on("data", take);
    child.once("exit", (code) =>
      reject(new Error(`npm start ended with ${code} before it printed a URL:\n${printed}`)),
    );
  });
  const answer = await fetch(`${url}/deployment.json`);
  const client = createWorldClient({
    deployment: parseDeployment(await answer.text(), `${url}/deployment.json`),
  });
  return {
    url,
    chainPort,
    pidOf: (program) => Number(readFileSync(join(state, "local", "logs", `${program}.pid`), "utf8")),
    client,
    process: child,
    output: () => printed,
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve();
        child.once("exit", () => resolve());
        child.kill("SIGINT");
      }),
  };
}
