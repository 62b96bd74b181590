import { wagerRules } from "@cogwright/contracts/rules/wager";
import {
  type Address,
  concatHex,
  createPublicClient,
  createWalletClient,
  defineChain,
  type Hex,
  http,
  keccak256,
  toHex,
} from "viem";
import { privateKeyToAccount, privateKeyToAddress } from "viem/accounts";
import type { ChainIdentity } from "./chain.ts";
import type { Deployer } from "./deployer.ts";
import type { ServiceKeys } from "./serviceKeys.ts";

/** What the wallets of a play-money world hold at first, in wei: enough for a house that never closes, and for visitors. */
const playMoney = { house: 10_000n * wagerRules.coin, greeter: 100_000n * wagerRules.coin };

/** Gas that each service can burn before its wallet wants filling up. */
const gasFloat = 200_000_000n;

/** The house plays as two owners, as nobody may fight themselves; the second one's key follows from the first. */
function secondOwner(house: Hex): Address {
  return privateKeyToAddress(keccak256(concatHex([house, toHex("the house's second owner")])));
}

interface FundOptions {
  chain: ChainIdentity;
  deployer: Deployer;
  keys: ServiceKeys;
}

/**
 * Fills up, from the deployer's wallet, those of the services that hold less than half of what they should: gas where the
 * chain takes a fee, and coins to give and to stake where the money is play money (the deployer is a public test account).
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
  const coins = deployer.isTestAccount ? playMoney : { house: 0n, greeter: 0n };
  const wanted: readonly [Address, bigint][] = [
    [privateKeyToAddress(keys.operator), gas],
    [privateKeyToAddress(keys.house), gas + coins.house],
    [secondOwner(keys.house), gas],
    [privateKeyToAddress(keys.greeter), coins.greeter],
  ];
  for (const [to, amount] of wanted) {
    const balance = await publicClient.getBalance({ address: to });
    if (balance * 2n >= amount) continue;
    const hash = await wallet.sendTransaction({ to, value: amount - balance, ...fees });
    await publicClient.waitForTransactionReceipt({ hash });
  }
}
