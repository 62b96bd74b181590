import { worldAbi } from "@cogwright/contracts/generated/abi";
import {
  type Abi,
  type Address,
  decodeFunctionData,
  type Hex,
  type PublicClient,
  slice,
  toFunctionSelector,
} from "viem";

/** A transaction that called the world. */
export interface WorldTransaction {
  readonly functionName: string;
  readonly args: readonly unknown[];
  /** Who sent it. */
  readonly from: Address;
  /** For whom it acted: the sender, or the owner that a runner called for. */
  readonly caller: Address;
  readonly value: bigint;
  readonly hash: Hex;
  readonly block: bigint;
  readonly succeeded: boolean;
}

/** What systems know the world's functions as: without the namespace in front. */
const systemAbi: Abi = worldAbi.flatMap((item) => {
  if (item.type !== "function") return [];
  const plain = item.name.split("__")[1];
  return plain === undefined ? [] : [{ ...item, name: plain }];
});

const selectors = new Set(
  worldAbi.flatMap((item) => (item.type === "function" ? [toFunctionSelector(item)] : [])),
);

const namespaces = ["arena", "wager", "beacon"] as const;

function prefixed(plain: string): string {
  const names = namespaces.map((namespace) => `${namespace}__${plain}`);
  const found = names.find((name) => worldAbi.some((item) => item.type === "function" && item.name === name));
  if (found === undefined) throw new Error(`no function of the world is called ${plain}`);
  return found;
}

function decode(data: Hex, from: Address) {
  // Calls that founded the world are no functions of it.
  if (!selectors.has(slice(data, 0, 4))) return { functionName: slice(data, 0, 4), args: [], caller: from };
  const { functionName, args = [] } = decodeFunctionData({ abi: worldAbi, data });
  if (functionName !== "callFrom") return { functionName, args, caller: from };
  const [caller, , inner] = args as readonly [Address, Hex, Hex];
  const call = decodeFunctionData({ abi: systemAbi, data: inner });
  return { functionName: prefixed(call.functionName), args: (call.args ?? []) as readonly unknown[], caller };
}

/** Every call of the world from block `from` on, in the chain's order. */
export async function worldCalls(
  client: Pick<PublicClient, "getBlock" | "getBlockNumber" | "getTransactionReceipt">,
  world: Address,
  from = 0n,
): Promise<WorldTransaction[]> {
  const calls: WorldTransaction[] = [];
  const newest = await client.getBlockNumber();
  for (let number = from; number <= newest; number += 1n) {
    const block = await client.getBlock({ blockNumber: number, includeTransactions: true });
    const sent = block.transactions.filter(({ to }) => to?.toLowerCase() === world.toLowerCase());
    const receipts = await Promise.all(sent.map(({ hash }) => client.getTransactionReceipt({ hash })));
    for (const [index, { hash, from: sender, input, value }] of sent.entries()) {
      const succeeded = receipts[index]?.status === "success";
      calls.push({ ...decode(input, sender), from: sender, value, hash, block: number, succeeded });
    }
  }
  return calls;
}
