import { botCommitment } from "@cogwright/contracts/botCommitment";
import { CogwrightError } from "@cogwright/contracts/errors";
import type { tables } from "@cogwright/contracts/generated/tables";
import type { FieldsOf } from "@cogwright/contracts/record";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import { type Address, type Hex, zeroAddress } from "viem";
import { codeHash } from "../bytecode/codeHash.ts";
import type { Wager } from "../strategy/strategy.ts";

/** A bot as whoever runs it knows it: what the chain does not tell. */
export interface PlayedBot {
  readonly id: number;
  /** Its bytecode. */
  readonly code: Hex;
  /** What it was sealed with; needed for a sealed bot only. */
  readonly salt?: Hex;
  readonly wager?: Wager | undefined;
  /** The stake for which it challenges anyone, in wei. */
  readonly opens?: bigint | undefined;
}

export type BotRecord = FieldsOf<typeof tables.arena.Bot>;

class BotMissing extends CogwrightError {
  constructor(id: number) {
    super(`There is no bot ${id} in this world.`, {
      code: "bot-missing",
      hint: "Take the number from its page, or save it first.",
      details: { id },
    });
  }
}

class OtherStrategy extends CogwrightError {
  constructor(id: number, name: string, why: string) {
    super(`Bot ${id} (${name}) was not saved with this strategy: ${why}.`, {
      code: "other-strategy",
      hint: "Give the strategy, and the salt when it is sealed, that it was saved with.",
      details: { id },
    });
  }
}

/** Whether the chain holds a commitment in place of the bot's code. */
export const isSealed = ({ code }: { readonly code: Address }): boolean => code === zeroAddress;

/**
 * Checks that a bot on chain is the one that is played: that its code, or its seal, is made of what its runner has.
 *
 * @throws {BotMissing | OtherStrategy}
 */
export function checkPlayed(
  { deployment, world }: WorldClient,
  { id, code, salt }: PlayedBot,
  record: BotRecord | undefined,
): BotRecord {
  if (!record) throw new BotMissing(id);
  const { owner, name } = record;
  if (!isSealed(record)) {
    if (record.codeHash !== codeHash(code))
      throw new OtherStrategy(id, name, "its code on chain is another one");
    return record;
  }
  if (salt === undefined)
    throw new OtherStrategy(id, name, "it is sealed, and no salt was given to show it with");
  const { chainId } = deployment;
  if (record.codeHash !== botCommitment({ chainId, world, owner: owner as Address, code, salt }))
    throw new OtherStrategy(id, name, "its seal is made of another strategy or salt");
  return record;
}
