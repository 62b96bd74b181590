/** Reads lines `{"text": …}` and writes, for each, what the network is told of its words. */
import process from "node:process";
import { createInterface } from "node:readline";
import { className, featuresOf } from "../src/reader/learned/features.ts";
import { understand } from "../src/reader/understand.ts";

for await (const line of createInterface({ input: process.stdin })) {
  const { text } = JSON.parse(line) as { text: string };
  const features = featuresOf(text, understand(text));
  process.stdout.write(
    `${JSON.stringify(features.map((each) => [each.word, each.raw, each.chunk, each.piece, each.begins, each.value ?? null, each.sentence, each.start, each.end, [...new Set(each.conditions.map(className))], each.orders, each.hung, each.tier ?? null]))}\n`,
  );
}
