import type { PublicKey } from "./signature.ts";

/** A drand network that signs rounds under the scheme which `beacon` checks, `bls-bn254-unchained-on-g1`. */
export interface DrandNetwork {
  /** How its HTTP endpoints name it: 64 hex digits. */
  readonly chainHash: string;
  readonly key: PublicKey;
  /** Unix second at which round 1 was published. */
  readonly genesis: bigint;
  /** Seconds between rounds. */
  readonly period: number;
}

/** drand's network for EVM chains, as its endpoints describe it (`/v2/beacons/evmnet/info`). */
export const evmnet: DrandNetwork = {
  chainHash: "04f1e9062b8a81f848fded9c12306733282b2727ecced50032187751166ec8c3",
  key: {
    x1: 0x07e1d1d335df83fa98462005690372c643340060d205306a9aa8106b6bd0b382n,
    x0: 0x0557ec32c2ad488e4d4f6008f89a346f18492092ccc0d594610de2732c8b808fn,
    y1: 0x0095685ae3a85ba243747b1b2f426049010f6b73a0cf1d389351d5aaaa1047f6n,
    y0: 0x297d3a4f9749b33eb2d904c9d9ebf17224150ddd7abd7567a9bec6c74480ee0bn,
  },
  genesis: 1727521075n,
  period: 3,
};

/** Endpoints run by different organisations, as drand's documentation lists them. */
export const drandEndpoints = [
  "https://api.drand.sh",
  "https://drand.cloudflare.com",
  "https://api2.drand.sh",
  "https://api.drand.secureweb3.com:6875",
  "https://api3.drand.sh",
] as const;
