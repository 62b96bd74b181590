import { type ReactNode, Suspense } from "react";
import { useSession } from "../../chain/session.ts";
import { Toaster } from "../../primitives/Toaster.tsx";
import { WindingSpring } from "../../primitives/WindingSpring.tsx";
import { ConnectionBanner } from "./ConnectionBanner.tsx";
import { NavBar } from "./NavBar.tsx";
import { PageFault } from "./PageFault.tsx";
import styles from "./Shell.module.css";
import { useLamp } from "./useLamp.ts";

interface ShellProps {
  children: ReactNode;
}

/** What stands around every page: the bar, the lamp, the banner, the toasts. */
export function Shell({ children }: ShellProps) {
  const phase = useSession((session) => session.phase);
  useLamp(phase);
  return (
    <div className={styles.shell} data-phase={phase}>
      <a href="#page" className={styles.skip}>
        Skip to the page
      </a>
      <NavBar />
      <ConnectionBanner />
      <main id="page" className={styles.page} tabIndex={-1}>
        <PageFault>
          <Suspense fallback={<WindingSpring label="Winding up…" />}>{children}</Suspense>
        </PageFault>
      </main>
      <Toaster />
    </div>
  );
}
