import type { Place } from "@cogwright/npc/region/geometry";
import { LocateFixed, Minus, Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { chainTime, useSession } from "../../chain/session.ts";
import { Button } from "../../primitives/Button.tsx";
import { showToast } from "../../primitives/toasts.ts";
import { WindingSpring } from "../../primitives/WindingSpring.tsx";
import type { Realm } from "../../realm/realm.ts";
import type { PointedToken, RealmStageControls } from "../../scenes/realm/stage.ts";
import { regionOfKey, trackKey } from "../../scenes/realm/tracks.ts";
import { ActionBar } from "./ActionBar.tsx";
import { AroundPanel } from "./AroundPanel.tsx";
import { ChronicleButton, ChroniclePanel } from "./ChroniclePanel.tsx";
import { FallenNotice } from "./FallenNotice.tsx";
import { Minimap } from "./Minimap.tsx";
import { PlaceReport } from "./PlaceReport.tsx";
import { PlayerPanel } from "./PlayerPanel.tsx";
import styles from "./RealmScreen.module.css";
import { TokenLabel } from "./TokenLabel.tsx";
import { TradePanel } from "./TradePanel.tsx";
import { useBadNews } from "./useBadNews.ts";
import { useFirstEntry } from "./useRealm.ts";
import { WalkHint } from "./WalkHint.tsx";

interface RealmScreenProps {
  realm: Realm;
}

/** Map, and what lies on it. The scene is loaded here and nowhere earlier. */
export function RealmScreen({ realm }: RealmScreenProps) {
  const mapElement = useRef<HTMLDivElement>(null);
  const [controls, setControls] = useState<RealmStageControls>();
  const [pointed, setPointed] = useState<PointedToken>();
  const [following, setFollowing] = useState(true);
  const live = useSession((session) => session.phase === "live" || session.phase === "offline");
  const me = useStore(realm.view, (view) => view.me);
  const { entering, enter } = useFirstEntry(realm);
  const fate = useBadNews(realm);
  const [merchant, setMerchant] = useState<number>();
  const alive = me?.alive === true;
  useEffect(() => {
    // Whoever has fallen trades no more: the notice of it must not lie under the counter.
    if (!alive) setMerchant(undefined);
  }, [alive]);

  useEffect(() => {
    let started: RealmStageControls | undefined;
    let gone = false;
    void import("../../scenes/realm/startRealm.ts").then(({ startRealm }) => {
      if (gone || !mapElement.current) return;
      started = startRealm(mapElement.current, {
        view: realm.view,
        walker: realm.walker,
        lookAt: realm.lookAt,
        chosen: () => {
          const { chosen } = realm.doer.store.getState();
          return chosen ? trackKey(chosen.region, chosen.slot) : -1;
        },
        chainTime,
        still: window.matchMedia("(prefers-reduced-motion: reduce)").matches,
        onPointed: setPointed,
        onFollowing: setFollowing,
        onVein: realm.errands.mineAt,
        onChosen: (key) => realm.doer.choose({ region: regionOfKey(key), slot: key & 255 }),
        onNoWay: () => showToast("plain", "No way leads there"),
      });
      setControls(started);
    });
    return () => {
      gone = true;
      started?.destroy();
      setControls(undefined);
    };
  }, [realm]);

  const show = ({ x, y }: Place): void => controls?.lookAt(x + 0.5, y + 0.5);
  const ready = controls !== undefined && live && me !== undefined;
  return (
    <div className={styles.screen}>
      <section
        ref={mapElement}
        className={styles.map}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the map takes keys, it is walked on with the arrows
        tabIndex={0}
        aria-label="Map of the realm. Walk with the arrow keys or W, A, S, D; or click a place."
      />
      {ready ? null : (
        <div className={styles.veil}>
          <WindingSpring label={entering ? "Setting you down in the town…" : "Unrolling the map…"} />
        </div>
      )}
      <PlaceReport realm={realm} />
      <div className={styles.left}>
        <PlayerPanel realm={realm} />
        <ChroniclePanel realm={realm} onShow={show} />
        <AroundPanel realm={realm} />
      </div>
      <div className={styles.right}>
        {controls ? <Minimap realm={realm} controls={controls} /> : null}
        <div className={styles.tools}>
          <ChronicleButton realm={realm} onShow={show} look="icon" />
          <Button
            aria-label="Nearer"
            icon={<Plus aria-hidden="true" />}
            onClick={() => controls?.zoomBy(1.3)}
          />
          <Button
            aria-label="Farther"
            icon={<Minus aria-hidden="true" />}
            onClick={() => controls?.zoomBy(1 / 1.3)}
          />
          <Button
            aria-label="Back to you"
            data-following={following}
            look={following ? "steel" : "brass"}
            icon={<LocateFixed aria-hidden="true" />}
            onClick={() => controls?.follow()}
          />
        </div>
      </div>
      {pointed ? <TokenLabel token={pointed} realm={realm} /> : null}
      {ready ? <WalkHint realm={realm} /> : null}
      {ready ? <ActionBar realm={realm} onTrade={setMerchant} /> : null}
      {ready ? <TradePanel realm={realm} slot={merchant} onClose={() => setMerchant(undefined)} /> : null}
      {me && !me.alive ? <FallenNotice busy={entering} story={fate} onRise={enter} /> : null}
    </div>
  );
}
