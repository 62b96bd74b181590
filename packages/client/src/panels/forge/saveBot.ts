import { CogwrightError } from "@cogwright/contracts/errors";
import { worldAbi } from "@cogwright/contracts/generated/abi";
import { tables } from "@cogwright/contracts/generated/tables";
import { type Hex, hexToNumber, parseEventLogs, type TransactionReceipt } from "viem";
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

/**
 * Saves a bot on the chain.
 *
 * @returns its id.
 * @throws {WorldRevert} when the world refuses the code or the name, {BotNotFound} when it cannot be told which it is.
 */
export async function saveBot(chain: Chain, name: string, code: Hex): Promise<number> {
  const sent = await chain.sender.send({ functionName: "arena__saveBot", args: [name, code] });
  const receipt = await sent.receipt();
  const events = parseEventLogs({ abi: worldAbi, logs: receipt.logs, eventName: "Store_SetRecord" });
  const key = events.find(({ args }) => args.tableId === tables.arena.Bot.tableId)?.args.keyTuple[0];
  if (key === undefined) throw new BotNotFound(receipt);
  return hexToNumber(key);
}
