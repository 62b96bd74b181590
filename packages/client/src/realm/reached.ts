import type { Chain } from "../chain/session.ts";

/** Resolves when the followed world includes `block`. */
export function reached({ sync }: Pick<Chain, "sync">, block: bigint): Promise<void> {
  if (sync.store.getState().block >= block) return Promise.resolve();
  return new Promise((resolve) => {
    const unsubscribe = sync.store.subscribe((world) => {
      if (world.block < block) return;
      unsubscribe();
      resolve();
    });
    sync.poke();
  });
}
