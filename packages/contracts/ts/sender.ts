import {
  type Address,
  BaseError,
  type ContractFunctionArgs,
  type ContractFunctionName,
  decodeErrorResult,
  encodeFunctionData,
  type Hash,
  type Hex,
  isHex,
  keccak256,
  type LocalAccount,
  type TransactionReceipt,
  TransactionReceiptNotFoundError,
} from "viem";
import { CogwrightError, type Detail } from "./errors.ts";
import { worldAbi } from "./generated/abi.ts";
import { ChainUnreachable, type WorldClient } from "./worldClient.ts";

type WriteName = ContractFunctionName<typeof worldAbi, "nonpayable" | "payable">;

/** One call of the world that changes it. */
export interface WorldCall<name extends WriteName = WriteName> {
  functionName: name;
  args: ContractFunctionArgs<typeof worldAbi, "nonpayable" | "payable", name>;
  /** Wei sent along. */
  value?: bigint;
  /** Gas limit; left out, it is estimated on the pending state with a margin. */
  gas?: bigint;
}

export interface SentTransaction {
  readonly hash: Hash;
  readonly nonce: number;
  /** Resolves when the transaction is in a block and did what it should. @throws {WorldRevert | TransactionLost} */
  readonly receipt: () => Promise<TransactionReceipt>;
}

/** A wallet outside this program (EIP-1193): it asks its owner, signs, and submits by itself. */
export interface ExternalWallet {
  readonly address: Address;
  /** @throws what the wallet answers; code 4001 when its owner declined */
  readonly submit: (transaction: { to: Address; data: Hex; value: bigint; gas: bigint }) => Promise<Hash>;
}

export interface Sender {
  readonly account: LocalAccount | ExternalWallet;
  /**
   * Signs and submits a call. @throws {WorldRevert} when it would revert, {ChainUnreachable} when nobody answers.
   * @param place "next": behind what waits already; "stuck": in the place of the oldest that waits, at a fee that the chain
   *   takes instead
   */
  readonly send: <name extends WriteName>(
    call: WorldCall<name>,
    place?: "next" | "stuck",
  ) => Promise<SentTransaction>;
}

/** Runs `task` while no other holder of the same wallet runs one. */
export type Exclusive = <result>(task: () => Promise<result>) => Promise<result>;

export interface SenderOptions {
  client: WorldClient;
  account: LocalAccount | ExternalWallet;
  /** Defaults to a queue within this process; the page passes one over all tabs. */
  exclusive?: Exclusive;
  /** How long a transaction may stay out of a block before it counts as lost, in milliseconds. */
  patience?: number;
}

/** The world refused a call; `errorName` and `args` are the contract's own. */
export class WorldRevert extends CogwrightError {
  readonly errorName: string;
  readonly args: readonly Detail[];

  constructor(functionName: string, errorName: string, args: readonly Detail[], cause?: unknown) {
    super(`The world refused ${functionName}: ${errorName}(${args.join(", ")}).`, {
      code: "world-revert",
      details: { functionName, errorName, args },
      cause,
    });
    this.errorName = errorName;
    this.args = args;
  }
}

export class TransactionLost extends CogwrightError {
  constructor(hash: Hash, milliseconds: number) {
    super(`Transaction ${hash} is in no block after ${Math.round(milliseconds / 1000)} s.`, {
      code: "transaction-lost",
      hint: "The chain may be stalled; try again when it moves.",
      details: { hash },
    });
  }
}

/** The wallet's owner said no. */
export class TransactionDeclined extends CogwrightError {
  constructor(functionName: string, cause: unknown) {
    super(`The wallet's owner declined ${functionName}.`, {
      code: "transaction-declined",
      hint: "Nothing was sent. Try again and confirm it in the wallet.",
      details: { functionName },
      cause,
    });
  }
}

/** Code of EIP-1193 for a request that the user rejected. */
const USER_REJECTED = 4001;

/** A queue of one: tasks run one after the other, whatever becomes of each. */
export function createQueue(): Exclusive {
  let tail: Promise<unknown> = Promise.resolve();
  return (task) => {
    const run = tail.then(task, task);
    tail = run.then(
      () => undefined,
      () => undefined,
    );
    return run;
  };
}

/** The revert data inside whatever the RPC library threw, if there is any. */
function revertData(error: unknown): Hex | undefined {
  if (!(error instanceof BaseError)) return undefined;
  let data: Hex | undefined;
  error.walk((inner) => {
    const found: unknown =
      typeof inner === "object" && inner !== null && "data" in inner ? inner.data : undefined;
    const nested: unknown =
      typeof found === "object" && found !== null && "data" in found ? found.data : found;
    if (isHex(nested) && nested.length >= 10) data = nested;
    return false;
  });
  return data;
}

/** Turns what the RPC library threw into an error of ours. */
function worldError(client: WorldClient, functionName: string, error: unknown): CogwrightError {
  const data = revertData(error);
  if (data !== undefined) {
    try {
      const decoded = decodeErrorResult({ abi: worldAbi, data });
      return new WorldRevert(
        functionName,
        decoded.errorName,
        (decoded.args ?? []) as readonly Detail[],
        error,
      );
    } catch (cause) {
      return new WorldRevert(functionName, data.slice(0, 10), [], cause);
    }
  }
  if (error instanceof BaseError) {
    const reverted = error.walk((inner) => inner instanceof BaseError && /revert/i.test(inner.shortMessage));
    if (reverted) return new WorldRevert(functionName, "unnamed", [], error);
    const gone = error.walk((inner) => inner instanceof Error && inner.name === "HttpRequestError");
    const timeout = error.walk((inner) => inner instanceof Error && inner.name === "TimeoutError");
    if (gone || timeout) return new ChainUnreachable(client.deployment.rpc, error);
    return new CogwrightError(`The chain refused ${functionName}: ${error.details || error.shortMessage}.`, {
      code: "transaction-refused",
      details: { functionName },
      cause: error,
    });
  }
  return new CogwrightError(`${functionName} could not be sent: ${String(error)}.`, {
    code: "transaction-refused",
    cause: error,
  });
}

/** Doublings of an offer: from a thousandth of a gwei to about a thousand gwei. */
const MOST_RAISES = 20;

/**
 * The one way to send a transaction to the world.
 *
 * The nonce is taken from the chain (pending state) inside `exclusive`, so that any number of tabs or tasks may share
 * a wallet, and a restart needs nothing remembered.
 */
export function createSender({
  client,
  account,
  exclusive = createQueue(),
  patience = 60_000,
}: SenderOptions): Sender {
  const { publicClient, world, chain } = client;

  async function submit(
    functionName: string,
    data: Hex,
    value: bigint,
    gas: bigint | undefined,
    place: "next" | "stuck",
  ) {
    const blockTag = place === "stuck" ? "latest" : "pending";
    const [nonce, block, estimate] = await Promise.all([
      publicClient.getTransactionCount({ address: account.address, blockTag }),
      publicClient.getBlock({ blockTag: "latest" }),
      gas ?? publicClient.estimateGas({ account: account.address, to: world, data, value, blockTag }),
    ]);
    const baseFee = block.baseFeePerGas ?? 0n;
    // The state can change between estimate and inclusion (a busier region, a colder slot): a third more is allowed for.
    const limit = gas ?? (estimate * 4n) / 3n + 20_000n;
    if ("submit" in account) {
      try {
        return { nonce, hash: await account.submit({ to: world, data, value, gas: limit }) };
      } catch (error) {
        const code = error instanceof Error && "code" in error ? error.code : undefined;
        throw code === USER_REJECTED
          ? new TransactionDeclined(functionName, error)
          : worldError(client, functionName, error);
      }
    }
    let priority = baseFee === 0n && place === "next" ? 0n : 1_000_000n;
    for (let raises = 0; ; raises++) {
      const serialized = await account.signTransaction({
        type: "eip1559",
        chainId: chain.id,
        to: world,
        data,
        value,
        nonce,
        gas: limit,
        maxFeePerGas: baseFee * 2n + priority,
        maxPriorityFeePerGas: priority,
      });
      try {
        return { nonce, hash: await publicClient.sendRawTransaction({ serializedTransaction: serialized }) };
      } catch (error) {
        // A repeated request (a slow answer, a retry) finds its own transaction already there.
        if (/already (known|imported)/i.test(String(error))) return { nonce, hash: keccak256(serialized) };
        // What waits there is not known after a restart: offers double until one is taken.
        const tooLow = place === "stuck" && raises < MOST_RAISES && /underpriced/i.test(String(error));
        if (!tooLow) throw worldError(client, functionName, error);
        priority *= 2n;
      }
    }
  }

  async function awaitReceipt(functionName: string, data: Hex, value: bigint, hash: Hash) {
    const deadline = Date.now() + patience;
    for (;;) {
      try {
        const receipt = await publicClient.getTransactionReceipt({ hash });
        if (receipt.status === "success") return receipt;
        // The receipt does not say why; the same call on the state before its block does.
        await publicClient
          .call({ account: account.address, to: world, data, value, blockNumber: receipt.blockNumber - 1n })
          .catch((error: unknown) => {
            throw worldError(client, functionName, error);
          });
        throw new WorldRevert(functionName, "unnamed", []);
      } catch (error) {
        if (error instanceof CogwrightError) throw error;
        const waiting = error instanceof TransactionReceiptNotFoundError;
        const unreachable = worldError(client, functionName, error) instanceof ChainUnreachable;
        if (!waiting && !unreachable) throw worldError(client, functionName, error);
        if (Date.now() > deadline) throw new TransactionLost(hash, patience);
      }
      await new Promise((resolve) => setTimeout(resolve, publicClient.pollingInterval));
    }
  }

  return {
    account,
    send: async (call, place = "next") => {
      const data = encodeFunctionData({
        abi: worldAbi,
        functionName: call.functionName,
        args: call.args,
      } as never);
      const value = call.value ?? 0n;
      const name: string = call.functionName;
      const { hash, nonce } = await exclusive(async () => {
        try {
          return await submit(name, data, value, call.gas, place);
        } catch (error) {
          throw error instanceof CogwrightError ? error : worldError(client, name, error);
        }
      });
      let receipt: Promise<TransactionReceipt> | undefined;
      return {
        hash,
        nonce,
        receipt: () => {
          receipt ??= awaitReceipt(name, data, value, hash);
          return receipt;
        },
      };
    },
  };
}
