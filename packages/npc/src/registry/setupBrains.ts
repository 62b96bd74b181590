import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord } from "@cogwright/contracts/readRecords";
import { kinds } from "@cogwright/contracts/rules/realm";
import type { Sender } from "@cogwright/contracts/sender";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import { type Address, type Hex, zeroAddress } from "viem";
import { brainHash, encodeBrain } from "../brain/brainCode.ts";
import type { Network } from "../brain/network.ts";
import type { Brains } from "../brain/onnx.ts";

type Writer = { client: WorldClient; send: Sender["send"] };

/** Registers a brain unless it is registered. @returns its hash, and whether it was sent */
export async function publishBrain(
  { client, send }: Writer,
  kind: string,
  network: Network,
): Promise<{ brain: Hex; sent: boolean }> {
  const brain = brainHash(network);
  if (await readRecord(client, { table: tables.npc.Brain, key: { id: brain } }))
    return { brain, sent: false };
  const { receipt } = await send({
    functionName: "npc__publishBrain",
    args: [kinds.indexOf(kind as (typeof kinds)[number]), encodeBrain(network)],
  });
  await receipt();
  return { brain, sent: true };
}

/**
 * What a world's NPCs need in order to think: a designer (named by the owner of the namespace `npc`), and for each kind a
 * registered brain in use. What is there is left alone, so that it can be run again. Eleven transactions.
 */
export async function setupBrains(
  { client, send, designer }: Writer & { designer: Address },
  brains: Brains,
): Promise<void> {
  const named = await readRecord(client, { table: tables.npc.Designer, key: {} });
  if (!named || named.designer === zeroAddress) {
    const { receipt } = await send({ functionName: "npc__nameDesigner", args: [designer] });
    await receipt();
  }
  for (const [name, network] of Object.entries(brains)) {
    const kind = kinds.indexOf(name as (typeof kinds)[number]);
    const eras = await readRecord(client, { table: tables.npc.Eras, key: { kind } });
    if (eras && eras.count > 0) continue;
    const { brain } = await publishBrain({ client, send }, name, network);
    const { receipt } = await send({
      functionName: "npc__useBrain",
      args: [kind, brain, 0n, "0x0000000000"],
    });
    await receipt();
  }
}
