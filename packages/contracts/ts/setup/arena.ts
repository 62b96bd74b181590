import { boards } from "../../rules/arenaBoards.ts";
import { tables } from "../generated/tables.ts";
import { readRecords } from "../readRecords.ts";
import type { Sender } from "../sender.ts";
import type { WorldClient } from "../worldClient.ts";

/** Prepares every board that is not prepared yet: one transaction each, about 3 million gas. Safe to repeat. */
export async function setupArena({
  client,
  send,
}: {
  client: WorldClient;
  send: Sender["send"];
}): Promise<void> {
  const ids = boards.map((_, id) => ({ id }));
  const prepared = await readRecords(client, tables.arena.Board, ids);
  const sent = [];
  for (const [index, { id }] of ids.entries()) {
    if (prepared[index]) continue;
    sent.push(await send({ functionName: "arena__prepareBoard", args: [id] }));
  }
  await Promise.all(sent.map(({ receipt }) => receipt()));
}
