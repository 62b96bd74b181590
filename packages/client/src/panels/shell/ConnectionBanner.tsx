import { LampDesk } from "lucide-react";
import { useSession } from "../../chain/session.ts";
import { Button } from "../../primitives/Button.tsx";
import styles from "./ConnectionBanner.module.css";

/** Says that the chain is away, and what happens next. */
export function ConnectionBanner() {
  const phase = useSession((session) => session.phase);
  const problem = useSession((session) => session.problem);
  if (phase !== "offline" && phase !== "failed") return null;
  return (
    <div className={styles.banner} role="alert">
      <LampDesk aria-hidden="true" size={20} />
      <p>
        {phase === "failed" ? (
          <>
            <strong>The game cannot start.</strong> {problem}
          </>
        ) : (
          <>
            <strong>The chain does not answer.</strong> What you see is from before; it catches up by itself.
            {problem ? <small>{problem}</small> : null}
          </>
        )}
      </p>
      {phase === "failed" ? (
        <Button size="small" onClick={() => window.location.reload()}>
          Try again
        </Button>
      ) : null}
    </div>
  );
}
