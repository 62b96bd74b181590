import process from "node:process";
import { CogwrightError } from "@cogwright/contracts/errors";
import { type Address, createPublicClient, type Hex, http, isHex, size, toHex } from "viem";
import { mnemonicToAccount, privateKeyToAccount } from "viem/accounts";
import { z } from "zod";

const privateKey = z.custom<Hex>((value) => isHex(value) && size(value) === 32, "32 bytes of hex");

/** The mnemonic with which anvil and Hardhat fill accounts. Everybody has its keys: they are for play chains only. */
const publicTestMnemonic = "test test test test test test test test test test test junk";

class DeployerMissing extends CogwrightError {
  constructor(rpc: string) {
    super(`No account is named that pays for the deployment on ${rpc}.`, {
      code: "deployer-missing",
      hint: "Put the private key of a funded account into the environment variable COGWRIGHT_DEPLOYER_KEY.",
    });
  }
}

class KeyInvalid extends CogwrightError {
  constructor(source: string) {
    super(`${source} is not a private key of 32 bytes in hex.`, {
      code: "key-invalid",
      hint: "Write it as 0x and 64 digits.",
    });
  }
}

export interface Deployer {
  key: Hex;
  address: Address;
  /** True for the first of the public test accounts. */
  isTestAccount: boolean;
}

function testAccountKey(): Hex {
  const key = mnemonicToAccount(publicTestMnemonic).getHdKey().privateKey;
  if (key === null) throw new Error("a mnemonic always gives a private key");
  return toHex(key);
}

/**
 * The account that deploys: the one in `COGWRIGHT_DEPLOYER_KEY`, else the first public test account where the chain
 * has unlocked it, as a local anvil does.
 *
 * @throws {DeployerMissing | KeyInvalid}
 */
export async function chooseDeployer(rpc: string): Promise<Deployer> {
  const given = process.env.COGWRIGHT_DEPLOYER_KEY;
  if (given !== undefined && given !== "") {
    const key = privateKey.safeParse(given);
    if (!key.success) throw new KeyInvalid("COGWRIGHT_DEPLOYER_KEY");
    return { key: key.data, address: privateKeyToAccount(key.data).address, isTestAccount: false };
  }
  const key = testAccountKey();
  const { address } = privateKeyToAccount(key);
  const unlocked = await createPublicClient({ transport: http(rpc, { retryCount: 0 }) })
    .request({ method: "eth_accounts" as never })
    .then((accounts) => z.array(z.string()).parse(accounts))
    // A public endpoint does not know the method: it has no unlocked accounts.
    .catch(() => []);
  if (!unlocked.some((account) => account.toLowerCase() === address.toLowerCase()))
    throw new DeployerMissing(rpc);
  return { key, address, isTestAccount: true };
}
