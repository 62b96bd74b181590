import { useEffect } from "react";
import type { SessionState } from "../../chain/session.ts";

/** The lamp over the bench dims while the chain does not answer (global.css draws it). */
export function useLamp(phase: SessionState["phase"]): void {
  useEffect(() => {
    document.documentElement.dataset.lamp = phase === "offline" || phase === "failed" ? "dim" : "lit";
  }, [phase]);
}
