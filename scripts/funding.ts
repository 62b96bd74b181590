import { treasury } from "@cogwright/botbuilder/services/houseReader";
import { secondOwnerKey } from "@cogwright/botbuilder/services/secondOwner";
import { accountOfAddress } from "@cogwright/contracts/accounts";
import { npcRules } from "@cogwright/contracts/rules/npc";
import { wagerRules } from "@cogwright/contracts/rules/wager";
import type { Sender } from "@cogwright/contracts/sender";
import { systemAddress } from "@cogwright/contracts/systemAddress";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import { type Address, createPublicClient, createWalletClient, defineChain, http } from "viem";
import { privateKeyToAccount, privateKeyToAddress } from "viem/accounts";
import type { ChainIdentity } from "./chain.ts";
import type { Deployer } from "./deployer.ts";
import type { ServiceKeys } from "./serviceKeys.ts";

/** Coins that a world of play money begins with, in wei: enough for a house that never closes, and for visitors. */
const playMoney = {
  /** In the treasury's purse, on which the house draws. */
  treasury: 10_000n * wagerRules.coin,
  /** Of these, what the realm's merchants begin with. */
  merchants: 2_000n * wagerRules.coin,
  /** In the greeter's wallet: a thousand first purses. */
  greeter: 100_000n * wagerRules.coin,
};

/** Gas that each service can burn before its wallet wants filling up. */
const gasFloat = 200_000_000n;

/** What the operator puts up for the regions of the beginning, four batches, and for as many more. */
const operatorBond = 8n * npcRules.bondABatch;

interface FundOptions {
  chain: ChainIdentity;
  deployer: Deployer;
  keys: ServiceKeys;
}

/** Puts the first coins into the treasury's purse. */
export async function fillTreasury(send: Sender["send"]): Promise<void> {
  const { receipt } = await send({
    functionName: "wager__deposit",
    args: [treasury],
    value: playMoney.treasury,
  });
  await receipt();
}

/**
 * Fills the purse that the realm's merchants pay from: out of the treasury, by its keeper. From then on it lives of what
 * players buy; anyone may add to it.
 *
 * @param send sends as the treasury's keeper, whose wallet the coins pass through
 */
export async function fillMerchants(
  { client, send }: { client: WorldClient; send: Sender["send"] },
  keeper: Address,
): Promise<void> {
  const purse = accountOfAddress(await systemAddress(client, "wager", "TradeSystem"));
  const amount = playMoney.merchants;
  const taken = await send({ functionName: "wager__withdrawFrom", args: [treasury, amount, keeper] });
  await taken.receipt();
  const put = await send({ functionName: "wager__deposit", args: [purse], value: amount });
  await put.receipt();
}

/**
 * Fills up, from the deployer's wallet, those of the services that hold less than half of what they should: gas where the
 * chain takes a fee, the operator's bond, and coins to give where the money is play money (the deployer is a public test account).
 */
export async function fundServices({ chain, deployer, keys }: FundOptions): Promise<void> {
  const transport = http(chain.rpc);
  const publicClient = createPublicClient({ transport, pollingInterval: 250 });
  const wallet = createWalletClient({
    account: privateKeyToAccount(deployer.key),
    chain: defineChain({
      id: chain.chainId,
      name: `Chain ${chain.chainId}`,
      nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
      rpcUrls: { default: { http: [chain.rpc] } },
    }),
    transport,
  });
  const isFree = chain.baseFee === 0n;
  const fees = isFree ? { maxFeePerGas: 0n, maxPriorityFeePerGas: 0n } : {};
  const gas = isFree ? 0n : gasFloat * (await publicClient.getGasPrice());
  const gifts = deployer.isTestAccount ? playMoney.greeter : 0n;
  const wanted: readonly [Address, bigint][] = [
    [privateKeyToAddress(keys.operator), gas + operatorBond],
    [privateKeyToAddress(keys.house), gas],
    [privateKeyToAddress(secondOwnerKey(keys.house)), gas],
    [privateKeyToAddress(keys.greeter), gifts],
  ];
  for (const [to, amount] of wanted) {
    const balance = await publicClient.getBalance({ address: to });
    if (balance * 2n >= amount) continue;
    const hash = await wallet.sendTransaction({ to, value: amount - balance, ...fees });
    await publicClient.waitForTransactionReceipt({ hash });
  }
}
