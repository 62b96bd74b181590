import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { CogwrightError, errorLine } from "@cogwright/contracts/errors";
import { wagerRules } from "@cogwright/contracts/rules/wager";
import { createQueue, createSender } from "@cogwright/contracts/sender";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import {
  type Address,
  createWalletClient,
  formatEther,
  getAddress,
  type Hex,
  http,
  isAddress,
  padHex,
} from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { z } from "zod";
import type { Endpoint } from "./page.ts";

/** A new visitor's first purse: 100 coins, for a good number of stakes and bets. */
const grant = 100n * wagerRules.coin;

/** Gas that a new session wallet can burn, where the chain takes a fee: some hundred steps or a few dozen bets. */
const gasGrant = 50_000_000n;

/** Wallets that one address of the network may have greeted within an hour; a household, not a flood. */
const perHour = 60;
const hour = 3_600_000;

const requestSchema = z.object({
  address: z
    .string()
    .refine((text) => isAddress(text, { strict: false }))
    .transform((text): Address => getAddress(text)),
});

interface GreeterOptions {
  client: WorldClient;
  key: Hex;
  /** Folder in which it is remembered who was greeted. */
  folder: string;
  now?: () => number;
}

/** Thrown where the greeter has less left than a visitor is to get. */
class GreeterEmpty extends CogwrightError {
  constructor(address: Address, balance: bigint) {
    super(`The world has no coins left for new visitors: ${formatEther(balance)} in ${address}.`, {
      code: "greeter-empty",
      hint: "You can walk, forge and watch.",
    });
  }
}

/**
 * Gives new visitors their first coins: into their purse and, where transactions cost something, a little for gas into
 * their wallet. Once for each wallet, to so many from one address of the network an hour, and as long as there are coins.
 */
export function createGreeter({ client, key, folder, now = Date.now }: GreeterOptions): Endpoint {
  const account = privateKeyToAccount(key);
  const exclusive = createQueue();
  const sender = createSender({ client, account, exclusive });
  const file = join(folder, "greeted.json");
  const greeted = new Set<string>(
    existsSync(file) ? z.array(z.string()).parse(JSON.parse(readFileSync(file, "utf8"))) : [],
  );
  const recent = new Map<string, number[]>();

  async function greet(visitor: Address): Promise<void> {
    const { publicClient } = client;
    const [balance, block] = await Promise.all([
      publicClient.getBalance({ address: account.address }),
      publicClient.getBlock(),
    ]);
    const gas = gasGrant * (block.baseFeePerGas ?? 0n) * 2n;
    if (balance < grant + gas * 2n) throw new GreeterEmpty(account.address, balance);
    if (gas > 0n) {
      const wallet = createWalletClient({
        account,
        chain: client.chain,
        transport: http(client.deployment.rpc),
      });
      await exclusive(() => wallet.sendTransaction({ to: visitor, value: gas }));
    }
    const { receipt } = await sender.send({
      functionName: "wager__deposit",
      args: [padHex(visitor, { size: 32 })],
      value: grant,
    });
    await receipt();
  }

  return async (body, from) => {
    let visitor: Address;
    try {
      visitor = requestSchema.parse(JSON.parse(body)).address;
    } catch {
      return { status: 400, text: 'Send {"address": "0x…"} with the address of your wallet.' };
    }
    if (greeted.has(visitor)) return { status: 200, text: "This wallet has had its coins." };
    const times = (recent.get(from) ?? []).filter((time) => now() - time < hour);
    if (times.length >= perHour) {
      return {
        status: 429,
        text: `${perHour} wallets from here have had coins within an hour; come back later.`,
      };
    }
    recent.set(from, [...times, now()]);
    greeted.add(visitor);
    try {
      await greet(visitor);
    } catch (error) {
      greeted.delete(visitor);
      return { status: 503, text: errorLine(error) };
    }
    writeFileSync(file, JSON.stringify([...greeted]));
    return { status: 200, text: "Welcome." };
  };
}
