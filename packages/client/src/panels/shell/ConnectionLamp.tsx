import { type SessionState, useSession } from "../../chain/session.ts";
import { Tooltip } from "../../primitives/Tooltip.tsx";
import styles from "./ConnectionLamp.module.css";

const words: Record<SessionState["phase"], string> = {
  starting: "Starting",
  loading: "Loading",
  live: "Live",
  offline: "Offline",
  failed: "Stopped",
};

/** A small lamp: lit while the page holds the chain's newest block. */
export function ConnectionLamp() {
  const phase = useSession((session) => session.phase);
  const block = useSession((session) => session.block);
  const problem = useSession((session) => session.problem);
  return (
    <Tooltip text={problem ?? `Block ${block}. Everything shown is read from the chain.`} side="bottom">
      <button
        type="button"
        className={styles.lamp}
        data-phase={phase}
        aria-label={`Connection: ${words[phase]}`}
      >
        <span className={styles.bulb} />
        <span className={styles.word}>{words[phase]}</span>
        {phase === "live" ? <span className={styles.block}>#{block.toString()}</span> : null}
      </button>
    </Tooltip>
  );
}
