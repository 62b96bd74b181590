import { bn254 } from "@noble/curves/bn254.js";
import { hexToBytes, keccak256, numberToHex } from "viem";
import { describe, expect, test } from "vitest";
import { hashToPoint } from "./hashToCurve.ts";
import { type PublicKey, publicKeyOf, randomnessOf, sign, verify } from "./signature.ts";

/** The public key of drand's evmnet, and five rounds that it has published. */
const evmnet: PublicKey = {
  x1: 0x07e1d1d335df83fa98462005690372c643340060d205306a9aa8106b6bd0b382n,
  x0: 0x0557ec32c2ad488e4d4f6008f89a346f18492092ccc0d594610de2732c8b808fn,
  y1: 0x0095685ae3a85ba243747b1b2f426049010f6b73a0cf1d389351d5aaaa1047f6n,
  y0: 0x297d3a4f9749b33eb2d904c9d9ebf17224150ddd7abd7567a9bec6c74480ee0bn,
};
const published = [
  {
    round: 1n,
    x: 0x11f812d738a36b2210dc88c2d635ad8039588205f42445d6de09e6530165c346n,
    y: 0x2a23aca348c84badcf8df5321ac24577b7963d5b0d780bc4626baedb45cde373n,
    randomness: "0x781b75698adc3af62cfa55db83cf0c73ae54e1ac8c0d4c3a2224126b65369ec5",
  },
  {
    round: 513n,
    x: 0x06ded8c05af23042a0caf9b404c6140f9ec64adbaf82f04d5c37153e8412ed58n,
    y: 0x0f827c7d5ac7d02ca0bbd989d07594729bdcde7d6dc1001191c59dc9033d31b2n,
    randomness: "0x7314ea6e75107e5ee9bdbe1a597961f624ec1b58131d93986cfd30e29b04da05",
  },
  {
    round: 9337227n,
    x: 0x01d65d6128f4b2df3d08de85543d8efe06b0281d0770246ae3672e8ddd3efda0n,
    y: 0x269373123458f0b5c0073eeed1c816a06809e127421513e34ee07df6987910b3n,
    randomness: "0xa1e645cd6193837f626716851f5c42ad4bf63ad75193b2cae40f88c08c8f3bd8",
  },
  {
    round: 12345678n,
    x: 0x1f82751a21ca166dcc2c804ddd5846cb5f0f8f4ded7e93a8ec9b34cdc885d99an,
    y: 0x26353f2dbf384155cc898695316de8ce942f167a0faf3906ca066ebc7200aa86n,
    randomness: "0x0cf0d7df717120037ba88c57fb0598118b94083501489a3caa209e794f844564",
  },
  {
    round: 20000000n,
    x: 0x1ad7a10ece71f082a5c931983eca674ecb297b22f9396cde3a5015b9d9179541n,
    y: 0x1f11d5de506f74f17645ac04a2fe6b53458a123f66e2fcb1e2ab86cb8c2d5409n,
    randomness: "0x32623e3f09bdea80a4238e28114ce3b48932581871abcdbdef9fee44417a9144",
  },
];

test("the hash of round 9337227's message is the published point", () => {
  const point = hashToPoint(hexToBytes(keccak256(numberToHex(9337227, { size: 8 }))));
  expect(point.toAffine()).toEqual({
    x: 0x1626082c3dd0751bdaaf8c3e709b5dd7cdedf45d4e81a5aa3e270f1e78924b32n,
    y: 0x2bf29ab3af54dfe3c053ad4efa93db05d3586368463e9d7334c7ba61f6f4e955n,
  });
});

describe("drand's published rounds", () => {
  test.each(published)("round $round verifies and gives its randomness", ({ round, x, y, randomness }) => {
    expect(verify(evmnet, round, { x, y })).toBe(true);
    expect(randomnessOf({ x, y })).toBe(randomness);
  });

  test("a round does not verify as another, negated, out of range, off the curve, or at infinity", () => {
    const p = bn254.fields.Fp.ORDER;
    const [{ round, x, y } = { round: 0n, x: 0n, y: 0n }] = published;
    expect(verify(evmnet, round + 1n, { x, y })).toBe(false);
    expect(verify(evmnet, round, { x, y: p - y })).toBe(false);
    expect(verify(evmnet, round, { x: x + p, y })).toBe(false);
    expect(verify(evmnet, round, { x, y: y ^ 1n })).toBe(false);
    expect(verify(evmnet, round, { x: 0n, y: 0n })).toBe(false);
  });
});

test("a round signed with a secret verifies under its public key alone", () => {
  const secret = 0x1234567890abcdefn;
  const signature = sign(secret, 77n);
  expect(verify(publicKeyOf(secret), 77n, signature)).toBe(true);
  expect(verify(publicKeyOf(secret + 1n), 77n, signature)).toBe(false);
});

test("signatures are those that the contract's tests accept", async () => {
  // The same file is read by test/namespaces/beacon/Signed.t.sol: both languages agree on it or one of them fails.
  const secret = 0x2c0ffee5eed0fbeac0n;
  const rounds = [1n, 2n, 3n, 10n, 1000n, 123456789n, 2n ** 32n, 2n ** 64n - 1n];
  const hex = (value: bigint) => numberToHex(value, { size: 32 });
  const key = publicKeyOf(secret);
  const content = {
    key: [key.x1, key.x0, key.y1, key.y0].map(hex),
    rounds: rounds.map((round) => hex(round)),
    x: rounds.map((round) => hex(sign(secret, round).x)),
    y: rounds.map((round) => hex(sign(secret, round).y)),
    randomness: rounds.map((round) => randomnessOf(sign(secret, round))),
  };
  await expect(`${JSON.stringify(content, null, 2)}\n`).toMatchFileSnapshot(
    "../../../contracts/test/namespaces/beacon/signed.json",
  );
});
