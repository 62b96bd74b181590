import type { WorldCall } from "@cogwright/contracts/sender";
import { useState } from "react";
import { type Chain, useSession } from "../../chain/session.ts";
import { showToast } from "../../primitives/toasts.ts";
import { refusalWords } from "./refusals.ts";

/** Sending one kind of transaction from a screen. */
export interface Sending {
  busy: boolean;
  /** Why the last one did not go through, in words. */
  problem: string | undefined;
  /** Sends it and waits until it is in a block. @returns whether it is. */
  send(call: WorldCall, done: { title: string; body?: string }): Promise<boolean>;
}

/** Sends with the visitor's wallet, tells them the outcome, and lets a screen show that it is under way. */
export function useSend(): Sending {
  const chain: Chain | undefined = useSession((session) => session.chain);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  return {
    busy,
    problem,
    send: async (call, done) => {
      if (!chain) {
        setProblem("The chain is not here yet. Wait for the lamp to come on.");
        return false;
      }
      setBusy(true);
      setProblem(undefined);
      try {
        const sent = await chain.sender.send(call);
        await sent.receipt();
        chain.sync.poke();
        showToast("good", done.title, done.body);
        return true;
      } catch (error) {
        setProblem(refusalWords(error));
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
