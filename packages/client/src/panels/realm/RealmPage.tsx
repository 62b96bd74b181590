import { useEffect } from "react";
import { useSession } from "../../chain/session.ts";
import { Notice } from "../../primitives/Notice.tsx";
import { WindingSpring } from "../../primitives/WindingSpring.tsx";
import styles from "./RealmPage.module.css";
import { RealmScreen } from "./RealmScreen.tsx";
import { useRealm } from "./useRealm.ts";

/** The realm: the map fills the window, panels lie on it. */
export default function RealmPage() {
  const phase = useSession((session) => session.phase);
  const realm = useRealm();
  useEffect(() => {
    document.title = "Realm · Cogwright";
  }, []);
  if (realm) return <RealmScreen realm={realm} />;
  return (
    <div className={styles.wait}>
      {phase === "failed" ? (
        <Notice tone="bad" title="The map stays rolled up.">
          What is wrong stands above; when it is mended, this page goes on.
        </Notice>
      ) : (
        <WindingSpring label={phase === "offline" ? "Waiting for the world…" : "Unrolling the map…"} />
      )}
    </div>
  );
}
