import { hash_to_field } from "@noble/curves/abstract/hash-to-curve.js";
import { bn254 } from "@noble/curves/bn254.js";
import { keccak_256 } from "@noble/hashes/sha3.js";

const { Fp } = bn254.fields;
const { Point } = bn254.G1;

/** Domain tag of drand's scheme `bls-bn254-unchained-on-g1`. */
const domain = "BLS_SIG_BN254G1_XMD:KECCAK-256_SVDW_RO_NUL_";

/** y² of the curve at x. */
const g = (x: bigint) => Fp.add(Fp.mul(Fp.sqr(x), x), 3n);

const isSquare = (value: bigint) => Fp.is0(value) || Fp.eql(Fp.pow(value, (Fp.ORDER - 1n) / 2n), Fp.ONE);

/** √−12, the even root: c3 of RFC 9380 section 6.6.1 for Z = 1, where g(Z) = 4. */
const root = Fp.sqrt(Fp.create(-12n));
const c3 = Fp.isOdd?.(root) ? Fp.neg(root) : root;
const c2 = Fp.div(Fp.create(-1n), 2n);
const c4 = Fp.div(Fp.create(-16n), 3n);

/** The Shallue–van de Woestijne map of RFC 9380 section 6.6.1. */
function svdw(u: bigint) {
  const t = Fp.mul(Fp.sqr(u), 4n);
  const more = Fp.add(Fp.ONE, t);
  const less = Fp.sub(Fp.ONE, t);
  const product = Fp.mul(more, less);
  const inverse = Fp.is0(product) ? 0n : Fp.inv(product);
  const step = Fp.mul(Fp.mul(Fp.mul(u, less), inverse), c3);
  const candidates = [
    Fp.sub(c2, step),
    Fp.add(c2, step),
    Fp.add(Fp.ONE, Fp.mul(c4, Fp.sqr(Fp.mul(Fp.sqr(more), inverse)))),
  ];
  const x = candidates.find((candidate) => isSquare(g(candidate)));
  if (x === undefined) throw new Error("one of the three candidates is always on the curve");
  const y = Fp.sqrt(g(x));
  return Point.fromAffine({ x, y: (y & 1n) === (u & 1n) ? y : Fp.neg(y) });
}

/** The point of G1 that `message` stands for, as `HashToCurve.hashToPoint` in Solidity gives it. */
export function hashToPoint(message: Uint8Array) {
  const elements = hash_to_field(message, 2, {
    DST: domain,
    p: Fp.ORDER,
    m: 1,
    k: 128,
    expand: "xmd",
    hash: keccak_256,
  });
  return elements.map(([u = 0n]) => svdw(u)).reduce((sum, point) => sum.add(point), Point.ZERO);
}
