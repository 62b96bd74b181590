import {
  type Address,
  type Chain,
  createPublicClient,
  defineChain,
  type Hash,
  http,
  type PublicClient,
  type Transport,
} from "viem";
import type { Deployment } from "./deployment.ts";
import { CogwrightError } from "./errors.ts";

/** A world, and the chain it stands on, for reading. */
export interface WorldClient {
  readonly deployment: Deployment;
  readonly world: Address;
  readonly chain: Chain;
  readonly publicClient: PublicClient<Transport, Chain>;
}

export interface WorldClientOptions {
  deployment: Deployment;
  /** Defaults to JSON-RPC over HTTP at `deployment.rpc`, requests of one moment sent together. */
  transport?: Transport;
}

/** Makes the client through which everything else reads a world. Opens no connection by itself. */
export function createWorldClient({ deployment, transport }: WorldClientOptions): WorldClient {
  const chain = defineChain({
    id: deployment.chainId,
    name: deployment.chainId === 31337 ? "Local chain" : `Chain ${deployment.chainId}`,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [deployment.rpc] } },
  });
  const publicClient = createPublicClient({
    chain,
    transport: transport ?? http(deployment.rpc, { batch: true, retryCount: 1, timeout: 10_000 }),
    pollingInterval: 250,
    // Answers must be as fresh as the caller asked for: a cached block number makes a player's own step invisible.
    cacheTime: 0,
  });
  return { deployment, world: deployment.world, chain, publicClient };
}

export class ChainUnreachable extends CogwrightError {
  constructor(rpc: string, cause: unknown) {
    super(`The chain at ${rpc} does not answer.`, {
      code: "chain-unreachable",
      hint: "Check the address and that the chain is running.",
      details: { rpc },
      cause,
    });
  }
}

export class OtherChain extends CogwrightError {
  constructor(rpc: string, expected: string, found: string) {
    super(
      `The chain at ${rpc} is not the one the world was deployed on: expected ${expected}, found ${found}.`,
      {
        code: "other-chain",
        hint: "Deploy the world there first, or start with --fresh.",
        details: { rpc, expected, found },
      },
    );
  }
}

export class WorldMissing extends CogwrightError {
  constructor(world: Address, rpc: string) {
    super(`There is no world at ${world} on the chain at ${rpc}.`, {
      code: "world-missing",
      hint: "Deploy the world there first, or start with --fresh.",
      details: { world, rpc },
    });
  }
}

/**
 * Checks that the deployment's chain answers, is the same chain, and holds the world.
 *
 * @throws {ChainUnreachable | OtherChain | WorldMissing}
 */
export async function checkWorld({ deployment, publicClient, world }: WorldClient): Promise<void> {
  let found: { id: number; genesis: Hash | null; code: string | undefined };
  try {
    const [id, genesis, code] = await Promise.all([
      publicClient.getChainId(),
      publicClient.getBlock({ blockNumber: 0n }),
      publicClient.getCode({ address: world }),
    ]);
    found = { id, genesis: genesis.hash, code };
  } catch (cause) {
    throw new ChainUnreachable(deployment.rpc, cause);
  }
  if (found.id !== deployment.chainId) {
    throw new OtherChain(deployment.rpc, `chain id ${deployment.chainId}`, `chain id ${found.id}`);
  }
  if (found.genesis !== deployment.genesis) {
    throw new OtherChain(deployment.rpc, `genesis ${deployment.genesis}`, `genesis ${found.genesis}`);
  }
  if (!found.code || found.code === "0x") throw new WorldMissing(world, deployment.rpc);
}
