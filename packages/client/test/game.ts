import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { parseDeployment } from "@cogwright/contracts/deployment";
import { createWorldClient, type WorldClient } from "@cogwright/contracts/worldClient";
import { z } from "zod";

const repository = join(import.meta.dirname, "..", "..", "..");

/** The variable that tells the tests where the game is. */
export const GAME = "COGWRIGHT_TEST_GAME";

const runningSchema = z.object({
  /** Where the page is. */
  url: z.url(),
  chainPort: z.int(),
  /** Folder in which it keeps everything. */
  state: z.string(),
  /** Where the stand-in for a language model is. */
  model: z.url(),
});

/** A game that is on, as a test finds it. */
export interface Game extends z.infer<typeof runningSchema> {
  /** Process id of one of its programs: "chain", "operator", "keeper". */
  readonly pidOf: (program: string) => number;
  /** Reads the chain itself, past the page. */
  readonly client: WorldClient;
}

/** A port nobody listens on at this moment. */
async function freePort(): Promise<number> {
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

/**
 * Starts a fresh game as `npm start` runs it, in a folder and on ports of its own, with `env` besides this process's
 * environment, and waits until it prints its URL.
 */
export async function startGame(env: NodeJS.ProcessEnv): Promise<{
  running: Omit<z.infer<typeof runningSchema>, "model">;
  /** Ends it and forgets what it kept. */
  stop: () => Promise<void>;
}> {
  const [port, chainPort] = [await freePort(), await freePort()];
  const state = mkdtempSync(join(tmpdir(), "cogwright-game-"));
  const ports = ["--port", String(port), "--chain-port", String(chainPort)];
  const child = spawn(process.execPath, [join(repository, "scripts", "run.mjs"), "start", ...ports], {
    cwd: repository,
    env: { ...process.env, ...env, COGWRIGHT_STATE: state },
    stdio: ["ignore", "pipe", "pipe"],
  });
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
  const ended = async () => {
    if (child.exitCode !== null) return;
    await new Promise<void>((resolve) => {
      child.once("exit", () => resolve());
      child.kill("SIGINT");
    });
  };
  return {
    running: { url, chainPort, state },
    stop: async () => {
      await ended();
      rmSync(state, { recursive: true, force: true });
    },
  };
}

/** The game that all browser tests play in. */
export async function findGame(): Promise<Game> {
  const running = runningSchema.parse(JSON.parse(process.env[GAME] ?? "{}"));
  const file = `${running.url}/deployment.json`;
  const answer = await fetch(file);
  return {
    ...running,
    pidOf: (program) => Number(readFileSync(join(running.state, "local", "logs", `${program}.pid`), "utf8")),
    client: createWorldClient({ deployment: parseDeployment(await answer.text(), file) }),
  };
}
