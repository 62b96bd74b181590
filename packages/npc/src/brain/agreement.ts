import { concatBytes } from "viem";
import { seeded } from "../training/random.ts";
import { CHOICES } from "./decision.ts";
import type { Inference } from "./inference.ts";
import { scores } from "./network.ts";
import { OBSERVATION } from "./observation.ts";
import type { Brains } from "./onnx.ts";

/** How a runtime's scores compare with those of plain integers. */
export interface Agreement {
  observations: number;
  /** Scores that were compared: those of every brain for every observation. */
  compared: number;
  different: number;
  /** The first that differs, in words. */
  example?: string;
  /** SHA-256 over all of the runtime's scores: the same wherever the same numbers came out. */
  digest: string;
}

/** Observations that go through the runtime at once. */
const AT_ONCE = 5_000;

/** `count` rows of senses, a third of them 0 as in play, the others anything that can be sensed. */
function randomSenses(count: number, random: (below: number) => number): Float32Array {
  return Float32Array.from({ length: count * OBSERVATION }, () => (random(3) === 0 ? 0 : random(128)));
}

const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));

/**
 * Sends random observations through a runtime and through the integer reference (`scores`), and compares bit for bit.
 * Runs in Node and in a browser.
 */
export async function compareWithIntegers(
  inference: Inference,
  brains: Brains,
  { count, seed }: { count: number; seed: number },
): Promise<Agreement> {
  const random = seeded(seed);
  const agreement: Agreement = { observations: count, compared: 0, different: 0, digest: "" };
  const digests: Uint8Array[] = [];
  for (let from = 0; from < count; from += AT_ONCE) {
    const rows = Math.min(AT_ONCE, count - from);
    const matrix = randomSenses(rows, random);
    const found = await inference.run(
      Object.fromEntries(Object.keys(brains).map((name) => [name, { count: rows, matrix }])),
    );
    for (const [name, network] of Object.entries(brains)) {
      const given = Float32Array.from(found[name] ?? []);
      digests.push(await sha256(new Uint8Array(given.buffer)));
      for (let row = 0; row < rows; row++) {
        const expected = scores(network, matrix.subarray(row * OBSERVATION, (row + 1) * OBSERVATION));
        for (let choice = 0; choice < CHOICES; choice++) {
          agreement.compared++;
          const score = given[row * CHOICES + choice];
          if (score === expected[choice]) continue;
          agreement.different++;
          agreement.example ??= `${name}, observation ${from + row}, choice ${choice}: ${score} and not ${expected[choice]}`;
        }
      }
    }
  }
  const whole = await sha256(Uint8Array.from(concatBytes(digests)));
  agreement.digest = [...whole].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return agreement;
}
