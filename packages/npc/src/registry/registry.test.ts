import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSender } from "@cogwright/contracts/sender";
import { afterAll, beforeAll, expect, test } from "vitest";
import { foundTestWorld, type TestWorld, testAccount } from "../../test/world.ts";
import { brainFolder, readBrains } from "../brain/brainFiles.ts";
import type { Network } from "../brain/network.ts";
import { writeOnnx } from "../brain/onnx.ts";
import { npcKinds } from "../training/episode.ts";
import { readEras } from "./eras.ts";
import { publishBrain, setupBrains } from "./setupBrains.ts";
import { verifyFile } from "./verifyFile.ts";

let game: TestWorld;
const designer = testAccount(0);
const fileOf = (kind: string): string => join(brainFolder, `${kind}.onnx`);

beforeAll(async () => {
  game = await foundTestWorld();
});
afterAll(() => game.anvil.stop());

test("the game's own files are the brains in use, weight by weight", async () => {
  const { client } = game;
  for (const kind of npcKinds) {
    const [found] = await verifyFile(client, fileOf(kind));
    expect(found).toMatchObject({ kind, author: designer.address, eras: [{ kind, era: 1 }] });
  }
  // Again: everything is there, nothing is sent.
  const { send } = createSender({ client, account: designer });
  const block = await client.publicClient.getBlockNumber();
  await setupBrains({ client, send, designer: designer.address }, readBrains(npcKinds));
  expect(await client.publicClient.getBlockNumber()).toBe(block);
  expect(await readEras(client)).toHaveLength(npcKinds.length);
});

test("a file with one other weight is another brain; registered by anyone, used by no kind", async () => {
  const { client } = game;
  const wolf = readBrains(["wolf"]).wolf;
  const weights = wolf?.layers[0]?.weights as Int8Array;
  weights[0] = weights[0] === 1 ? 2 : 1;
  const file = join(mkdtempSync(join(tmpdir(), "brain-")), "wolf.onnx");
  writeFileSync(file, writeOnnx({ wolf: wolf as Network }));
  await expect(verifyFile(client, file)).rejects.toMatchObject({ code: "brain-not-registered" });
  const anyone = { client, send: createSender({ client, account: testAccount(3) }).send };
  expect((await publishBrain(anyone, "wolf", wolf as Network)).sent).toBe(true);
  expect((await publishBrain(anyone, "wolf", wolf as Network)).sent).toBe(false);
  expect(await verifyFile(client, file)).toMatchObject([{ author: testAccount(3).address, eras: [] }]);
});
