import { bn254 } from "@noble/curves/bn254.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { concatHex, type Hex, hexToBytes, keccak256, numberToHex, toHex } from "viem";
import { hashToPoint } from "./hashToCurve.ts";

/** A signature of one round: a point of BN254's G1. */
export interface Signature {
  readonly x: bigint;
  readonly y: bigint;
}

/** A beacon's public key: a point of BN254's G2, x = x1·i + x0 and y = y1·i + y0, as `beacon__pinKey` takes it. */
export interface PublicKey {
  readonly x1: bigint;
  readonly x0: bigint;
  readonly y1: bigint;
  readonly y0: bigint;
}

const { fields, G1, G2 } = bn254;

/** What is signed for a round: keccak256 of its number as 8 big-endian bytes. */
const messageOf = (round: bigint) => hexToBytes(keccak256(numberToHex(round, { size: 8 })));

/** The public key of `secret`, a number from 1 to the group's order − 1. */
export function publicKeyOf(secret: bigint): PublicKey {
  const { x, y } = G2.Point.BASE.multiply(secret).toAffine();
  return { x1: x.c1, x0: x.c0, y1: y.c1, y0: y.c0 };
}

/** Signs a round as drand's evmnet does: the point that the round's message hashes to, times the secret. */
export function sign(secret: bigint, round: bigint): Signature {
  const { x, y } = hashToPoint(messageOf(round)).multiply(secret).toAffine();
  return { x, y };
}

/**
 * Whether `signature` is that of `round` under `key`. Refuses what the contract refuses: coordinates that are not below
 * the modulus, points off the curve, infinity. `key` must be a point of the group.
 */
export function verify(key: PublicKey, round: bigint, { x, y }: Signature): boolean {
  const p = fields.Fp.ORDER;
  if (x < 0n || y < 0n || x >= p || y >= p) return false;
  if (fields.Fp.sqr(y) !== fields.Fp.add(fields.Fp.mul(fields.Fp.sqr(x), x), 3n)) return false;
  const keyPoint = G2.Point.fromAffine({ x: { c0: key.x0, c1: key.x1 }, y: { c0: key.y0, c1: key.y1 } });
  const one = bn254.pairingBatch([
    { g1: G1.Point.fromAffine({ x, y }), g2: G2.Point.BASE.negate() },
    { g1: hashToPoint(messageOf(round)), g2: keyPoint },
  ]);
  return fields.Fp12.eql(one, fields.Fp12.ONE);
}

/** A round's randomness: sha256 of the signature's 64 bytes. */
export function randomnessOf({ x, y }: Signature): Hex {
  return toHex(sha256(hexToBytes(concatHex([numberToHex(x, { size: 32 }), numberToHex(y, { size: 32 })]))));
}
