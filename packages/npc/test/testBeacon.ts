import { tables } from "@cogwright/contracts/generated/tables";
import { keyTuple } from "@cogwright/contracts/record";
import { createSender } from "@cogwright/contracts/sender";
import { setupBeacon } from "@cogwright/contracts/setup/beacon";
import type { Hex } from "viem";
import { type TestWorld, testAccount } from "./world.ts";

const { Round } = tables.beacon;
/** Seconds between two rounds, as drand's. */
const PERIOD = 3;
/** The generator of BN254's second group (EIP-197): the key of the secret 1. Nobody signs with it here. */
const key = {
  x1: 11559732032986387107991004021392285783925812861821192530917403151452391805634n,
  x0: 10857046999023057135944570762232829481370756359578518086990519993285655852781n,
  y1: 4082367875863433681332203403145435568316851327593401208105741076214120093531n,
  y0: 8495653923123431417604973247489272438418190587263600148770280649306958101930n,
};

/** A beacon whose rounds a test chooses, and puts into the world as its owner may until it is sealed. */
export interface TestBeacon {
  /** The unix second at which a round is published. */
  publishedAt: (round: bigint) => number;
  /** Proves a round, as far as the world can tell. */
  prove: (round: bigint, randomness: Hex) => Promise<void>;
}

/** Pins a beacon for tests. */
export async function setupTestBeacon({ client }: TestWorld): Promise<TestBeacon> {
  const { send } = createSender({ client, account: testAccount(0) });
  const { timestamp: genesis } = await client.publicClient.getBlock();
  await setupBeacon({ client, send }, { key, genesis, period: PERIOD });
  return {
    publishedAt: (round) => Number(genesis) + Number(round - 1n) * PERIOD,
    prove: async (round, randomness) => {
      const where = keyTuple({ table: Round, key: { round } });
      const { receipt } = await send({
        functionName: "setRecord",
        args: [Round.tableId, where, randomness, `0x${"0".repeat(64)}`, "0x"],
      });
      await receipt();
    },
  };
}
