import { errorLine } from "@cogwright/contracts/errors";
import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { type Chain, useSession } from "../../chain/session.ts";
import { showToast } from "../../primitives/toasts.ts";
import { openRealm, type Realm } from "../../realm/realm.ts";
import { refusalText } from "../../realm/refusalText.ts";

/** The realm over the page's connection, while this screen is open; `undefined` until there is a connection. */
export function useRealm(): Realm | undefined {
  const chain = useSession((session) => session.chain);
  const [realm, setRealm] = useState<Realm>();
  useEffect(() => {
    if (!chain) return undefined;
    const opened = openRealm(chain as Chain, {
      onCorrected: (reason) => showToast("warn", "You were set back", reason),
      onRefused: (reason) => showToast("warn", "That did not happen", reason),
    });
    setRealm(opened);
    return () => {
      opened.stop();
      setRealm(undefined);
    };
  }, [chain]);
  return realm;
}

/** Lets a new visitor appear by themselves, once; later it is asked for. */
export function useFirstEntry(realm: Realm): { entering: boolean; enter(): void } {
  const live = useSession((session) => session.phase === "live");
  const spawned = useStore(realm.view, (view) => view.spawned);
  const [entering, setEntering] = useState(false);
  const tried = useRef(false);
  const enter = (): void => {
    setEntering(true);
    realm
      .enter()
      .catch((error: unknown) => {
        console.warn(errorLine(error));
        showToast("bad", "You could not enter the realm", refusalText(error));
      })
      .finally(() => setEntering(false));
  };
  useEffect(() => {
    if (!live || spawned || tried.current) return;
    tried.current = true;
    enter();
  });
  return { entering, enter };
}
