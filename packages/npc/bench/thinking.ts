// What an operator does off the chain for ten thousand NPCs, stage by stage, as Markdown; and how many decisions change an
// intent when the game's own brains decide, which is what a tick's list holds.
import process from "node:process";
import { realmRules } from "@cogwright/contracts/rules/realm";
import { readBrains } from "../src/brain/brainFiles.ts";
import { loadBrains } from "../src/brain/inference.ts";
import { think } from "../src/operator/think.ts";
import { packBlocks } from "../src/operator/tickBlocks.ts";
import { regionAt } from "../src/region/geometry.ts";
import { evidenceOf, type RegionRecord } from "../src/region/record.ts";
import { tickRegion } from "../src/region/rules.ts";
import { npcKinds } from "../src/training/episode.ts";
import { crowded } from "../test/crowded.ts";

const ROUNDS = 40;
const WARM_UP = 8;
const inference = await loadBrains(readBrains(npcKinds));
const records: RegionRecord[] = [];
for (let row = 0; row < realmRules.ROWS; row++)
  for (let column = 0; column < realmRules.COLUMNS; column++) records.push(crowded(regionAt(column, row)));

const totals = { npcs: 0, changed: 0, bytes: 0, observe: 0, infer: 0, encode: 0, apply: 0 };
for (let round = 0; round < ROUNDS; round++) {
  const { blocks, npcs, time } = await think(records, { inference, traits: {} });
  const began = performance.now();
  const bytes = (packBlocks([...blocks.values()]).length - 2) / 2;
  const encoded = performance.now();
  for (const record of records) {
    const block = blocks.get(record.id);
    if (!block) continue;
    tickRegion(record, block.list, block.withMinds);
    record.evidence = evidenceOf(record);
  }
  if (round < WARM_UP) continue;
  totals.apply += performance.now() - encoded;
  totals.encode += encoded - began;
  totals.observe += time.observe;
  totals.infer += time.infer;
  totals.npcs += npcs;
  totals.bytes += bytes;
  totals.changed += [...blocks.values()].reduce((sum, { changed }) => sum + changed, 0);
}
await inference.release();

const rounds = ROUNDS - WARM_UP;
const each = (value: number): string => (value / rounds).toFixed(1);
const thinking = totals.observe + totals.infer + totals.encode;
process.stdout.write(
  [
    "## Ten thousand NPCs thinking",
    "",
    `${Math.round(totals.npcs / rounds).toLocaleString("en")} living NPCs in ${records.length} regions, the game's own brains, one core, mean of ${rounds} rounds:`,
    "",
    "| stage | ms a round |",
    "|---|---:|",
    `| observe | ${each(totals.observe)} |`,
    `| infer (onnxruntime-web) | ${each(totals.infer)} |`,
    `| encode the transaction | ${each(totals.encode)} |`,
    `| all | ${each(thinking)} |`,
    "",
    `${Math.round((1000 * totals.npcs) / thinking).toLocaleString("en")} decisions a second. ${((100 * totals.changed) / totals.npcs).toFixed(0)} % of them change an intent and are listed; a round is ${Math.round(totals.bytes / rounds).toLocaleString("en")} bytes. The rules' twin applies a round in ${each(totals.apply)} ms.`,
    "",
  ].join("\n"),
);
