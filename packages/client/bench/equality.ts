// Whether brains think the same everywhere: random observations through onnxruntime-web in Node, through it in Chromium,
// and through plain integers. As Markdown; it fails on the first number that differs.
import process from "node:process";
import { type Agreement, compareWithIntegers } from "@cogwright/npc/brain/agreement";
import { readBrains } from "@cogwright/npc/brain/brainFiles";
import { loadBrains } from "@cogwright/npc/brain/inference";
import { networkOf, parameterCount } from "@cogwright/npc/brain/network";
import { OBSERVATION } from "@cogwright/npc/brain/observation";
import { writeOnnx } from "@cogwright/npc/brain/onnx";
import { npcKinds } from "@cogwright/npc/training/episode";
import { seededNormal } from "@cogwright/npc/training/random";
import { inChromium } from "./chromium/inChromium.ts";
import type {} from "./equality/page.ts";

const SAMPLE = { count: 100_000, seed: 1 };

/** Two hidden layers of 60 with weights up to the limits, beside the game's own. */
function extremeBrain() {
  const shape = { widths: [OBSERVATION, 60, 60, 20], shift: 8 };
  const normal = seededNormal(2);
  return networkOf(
    shape,
    Float64Array.from({ length: parameterCount(shape) }, () => 120 * normal()),
  );
}

const brains = { ...readBrains(npcKinds), extreme: extremeBrain() };
const inference = await loadBrains(brains);
const node = await compareWithIntegers(inference, brains, SAMPLE);
await inference.release();

const { found: chromium, version } = await inChromium("equality", {}, async (page, version) => {
  await page.waitForFunction(() => window.compareBrains !== undefined);
  const found = await page.evaluate(({ onnx, sample }) => window.compareBrains?.(onnx, sample), {
    onnx: [...writeOnnx(brains)],
    sample: SAMPLE,
  });
  if (!found) throw new Error("the page has lost what it compares with");
  return { found, version };
});

const whole = (value: number): string => value.toLocaleString("en");
const row = (where: string, { observations, compared, different, digest }: Agreement): string =>
  `| ${where} | ${whole(observations)} | ${whole(compared)} | ${different} | \`${digest.slice(0, 16)}\` |`;
process.stdout.write(
  [
    "## Brains think the same everywhere",
    "",
    `${whole(SAMPLE.count)} random observations through ${Object.keys(brains).length} brains (the game's, and one of two hidden layers of 60 with weights up to the limits), each score compared with that of plain integers.`,
    "",
    "| onnxruntime-web in | observations | scores compared | different | SHA-256 of all scores |",
    "|---|---:|---:|---:|---|",
    row(`Node ${process.versions.node}`, node),
    row(`Chromium ${version}`, chromium),
    "",
  ].join("\n"),
);
for (const [where, { example }] of Object.entries({ node, chromium }))
  if (example) throw new Error(`onnxruntime-web in ${where} differs from integers: ${example}`);
if (node.digest !== chromium.digest) throw new Error("Node and Chromium differ");
