import { createTestClient, http, publicActions } from "viem";

/** The chain's clock in a test's hands: a window stays open until everybody has done what it is open for, then it closes. */
export interface Clock {
  /** The newest block's time, unix seconds. */
  readonly now: () => Promise<number>;
  /** Blocks go on to be mined, and all say the time of now. */
  readonly hold: () => Promise<void>;
  /** The next block says `time`, and so do those after it while the clock is held. A time that is past changes nothing. */
  readonly moveTo: (time: number) => Promise<void>;
  /** From the time it is, on with everybody's clock. */
  readonly release: () => Promise<void>;
}

/** The clock of the game's chain. Whoever holds it releases it. */
export function clockOf({ chainPort }: { chainPort: number }): Clock {
  const chain = createTestClient({
    mode: "anvil",
    transport: http(`http://127.0.0.1:${chainPort}`),
    cacheTime: 0,
  }).extend(publicActions);
  const now = async () => Number((await chain.getBlock()).timestamp);
  return {
    now,
    hold: () => chain.setBlockTimestampInterval({ interval: 0 }),
    moveTo: async (time) => {
      if (time <= (await now())) return;
      await chain.setNextBlockTimestamp({ timestamp: BigInt(time) });
      await chain.mine({ blocks: 1 });
    },
    release: () => chain.removeBlockTimestampInterval(),
  };
}
