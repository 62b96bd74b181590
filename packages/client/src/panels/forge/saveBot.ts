import { compile } from "@cogwright/botbuilder/bytecode/compile";
import type { Strategy } from "@cogwright/botbuilder/strategy/strategy";
import { botCommitment } from "@cogwright/contracts/botCommitment";
import { CogwrightError } from "@cogwright/contracts/errors";
import { worldAbi } from "@cogwright/contracts/generated/abi";
import { tables } from "@cogwright/contracts/generated/tables";
import { type Hex, hexToNumber, parseEventLogs, type TransactionReceipt, toHex } from "viem";
import { keepSeals } from "../../autoplay/keptSeals.ts";
import type { KeptText } from "../../autoplay/keptText.ts";
import type { Chain } from "../../chain/session.ts";

class BotNotFound extends CogwrightError {
  constructor(receipt: TransactionReceipt) {
    super("The bot was saved, but its number cannot be found in the transaction.", {
      code: "bot-not-found",
      hint: "Look for it in the arena under your bots.",
      details: { transaction: receipt.transactionHash },
    });
  }
}

function botIn(receipt: TransactionReceipt): number {
  const events = parseEventLogs({ abi: worldAbi, logs: receipt.logs, eventName: "Store_SetRecord" });
  const key = events.find(({ args }) => args.tableId === tables.arena.Bot.tableId)?.args.keyTuple[0];
  if (key === undefined) throw new BotNotFound(receipt);
  return hexToNumber(key);
}

/**
 * Saves a bot on the chain, open for all to read.
 *
 * @returns its id.
 * @throws {WorldRevert} when the world refuses the code or the name, {BotNotFound} when it cannot be told which it is.
 */
export async function saveBot(chain: Chain, name: string, code: Hex): Promise<number> {
  const sent = await chain.sender.send({ functionName: "arena__saveBot", args: [name, code] });
  return botIn(await sent.receipt());
}

/**
 * Saves a commitment to a bot on the chain. What shows the bot is kept in `storage` before anything is sent.
 *
 * @returns its id.
 * @throws {WorldRevert | BotNotFound} as `saveBot`, {KeptUnreadable} when this browser cannot keep the seal; then nothing is sent.
 */
export async function saveSealedBot(chain: Chain, strategy: Strategy, storage: KeptText): Promise<number> {
  const salt = toHex(crypto.getRandomValues(new Uint8Array(32)));
  const { chainId, world } = chain.deployment;
  const commitment = botCommitment({
    ...{ chainId, world, owner: chain.address, code: compile(strategy), salt },
  });
  keepSeals(storage, [{ commitment, salt, strategy }]);
  const args = [strategy.name, commitment] as const;
  const sent = await chain.sender.send({ functionName: "arena__saveSealedBot", args });
  return botIn(await sent.receipt());
}
