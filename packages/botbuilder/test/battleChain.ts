import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import { boards } from "@cogwright/contracts/rules/arenaBoards";
import {
  type Address,
  concat,
  createTestClient,
  type Hex,
  http,
  keccak256,
  publicActions,
  slice,
} from "viem";
import type { BattleResult } from "../src/battle/fight.ts";
import { type Compiled, compileHarness } from "./harness.ts";

const contracts = join(import.meta.dirname, "../../contracts");
const harness = "0x00000000000000000000000000000000000ba771";

export type Job = { a: Hex; b: Hex; seed: Hex };
export type Played = BattleResult & { gas: number };

/** A chain of its own with the battle's contract on it, to play battles in a real EVM. */
export type BattleChain = {
  play: (jobs: readonly Job[]) => Promise<Played[]>;
  /** The gas of a battle between stored bots, reading codes and tables included, and its turns. */
  gasOf: (job: Job) => Promise<{ used: number; turns: number }>;
  /** Refused codes reject with the contract's error. */
  check: (code: Hex) => Promise<void>;
  /** Plays by another compilation of the contract from now on; with `boards`, on the boards that it builds. */
  use: (compiled: Compiled, options: { boards: boolean }) => Promise<void>;
  stop: () => void;
};

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(address !== null && typeof address === "object" ? address.port : 0));
    });
  });

/** Starts the chain, with the contract compiled from its sources as they stand. */
export async function startBattleChain(): Promise<BattleChain> {
  const { abi, bytecode } = compileHarness({ optimizer: true });
  const port = await freePort();
  const anvil = spawn(
    join(contracts, "node_modules/.bin/anvil"),
    [
      "--port",
      String(port),
      "--gas-limit",
      "1000000000000",
      "--code-size-limit",
      "100000",
      "--memory-limit",
      "268435456",
    ],
    { stdio: ["ignore", "pipe", "inherit"], detached: true },
  );
  await new Promise<void>((resolve, reject) => {
    anvil.stdout.on("data", (chunk: Buffer) => chunk.toString().includes("Listening") && resolve());
    anvil.once("exit", (code) => reject(new Error(`anvil ended with ${code}`)));
  });
  const client = createTestClient({
    mode: "anvil",
    transport: http(`http://127.0.0.1:${port}`, { timeout: 60_000 }),
  }).extend(publicActions);
  const read = (functionName: string, args: unknown[]) =>
    client.readContract({ address: harness, abi, functionName, args });
  const buildBoards = () =>
    Promise.all(boards.map((_, board) => read("boardTables", [board]))) as Promise<Hex[]>;
  await client.setCode({ address: harness, bytecode });
  const original = await buildBoards();
  let tables = original;

  // Bots and tables stand where the hash of their code says, behind one STOP byte, as the contracts store them.
  const placed = new Map<Hex, Promise<Address>>();
  const place = (data: Hex): Promise<Address> => {
    const known = placed.get(data);
    if (known !== undefined) return known;
    const address = slice(keccak256(data), 12);
    const placing = client.setCode({ address, bytecode: concat(["0x00", data]) }).then(() => address);
    placed.set(data, placing);
    return placing;
  };

  return {
    gasOf: async ({ a, b, seed }) => {
      const boardsAt = await Promise.all(tables.map((table) => place(table)));
      const [used, turns] = (await read("gasOf", [await place(a), await place(b), boardsAt, seed])) as [
        bigint,
        bigint,
      ];
      return { used: Number(used), turns: Number(turns) };
    },
    play: async (jobs) => {
      const played = (await read("play", [jobs, tables])) as {
        result: {
          winner: number;
          turns: number;
          healthA: number;
          healthB: number;
          board: number;
          digest: Hex;
        };
        used: bigint;
      }[];
      return played.map(({ result: { winner, turns, healthA, healthB, board, digest }, used }) => ({
        winner: winner === 1 ? "a" : winner === 2 ? "b" : "draw",
        turns,
        health: { a: healthA, b: healthB },
        board,
        digest,
        gas: Number(used),
      }));
    },
    check: async (code) => {
      await read("check", [code]);
    },
    use: async (compiled, options) => {
      await client.setCode({ address: harness, bytecode: compiled.bytecode });
      tables = options.boards ? await buildBoards() : original;
    },
    // The binary hides behind a wrapper: the whole group ends.
    stop: () => void process.kill(-(anvil.pid as number), "SIGTERM"),
  };
}
