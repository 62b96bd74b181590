import { join } from "node:path";
import { createSender } from "@cogwright/contracts/sender";
import { afterAll, beforeAll, expect, test } from "vitest";
import { foundTestWorld, type TestWorld, testAccount } from "../../test/world.ts";
import { brainFolder, readBrains } from "../brain/brainFiles.ts";
import { npcKinds } from "../training/episode.ts";
import { readEras } from "./eras.ts";
import { publishBrain, setupBrains } from "./setupBrains.ts";
import { verifyFile } from "./verifyFile.ts";

let game: TestWorld;
const designer = testAccount(0);
const fileOf = (kind: string): string => join(brainFolder, `${kind}.onnx`);

beforeAll(async () => {
  game = await foundTestWorld(testAccount(1).address);
});
afterAll(() => game.anvil.stop());

test("a file is verified weight by weight once its brain is registered and used", async () => {
  const { client } = game;
  await expect(verifyFile(client, fileOf("wolf"))).rejects.toMatchObject({ code: "brain-not-registered" });
  const { send } = createSender({ client, account: designer });
  const writer = { client, send, designer: designer.address };
  await setupBrains(writer, readBrains(npcKinds));
  for (const kind of npcKinds) {
    const [found] = await verifyFile(client, fileOf(kind));
    expect(found).toMatchObject({ kind, author: designer.address, eras: [{ kind, era: 1 }] });
  }
  // Again: everything is there, nothing is sent.
  const block = await client.publicClient.getBlockNumber();
  await setupBrains(writer, readBrains(npcKinds));
  expect(await client.publicClient.getBlockNumber()).toBe(block);
  expect(await readEras(client)).toHaveLength(npcKinds.length);
  const wolf = readBrains(["wolf"]).wolf;
  expect(wolf && (await publishBrain(writer, "wolf", wolf)).sent).toBe(false);
});
