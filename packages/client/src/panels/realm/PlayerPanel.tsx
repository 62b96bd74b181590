import lantern from "game-icon:lantern-flame";
import { realmRules } from "@cogwright/contracts/rules/realm";
import { columnOf, rowOf, tileOf } from "@cogwright/npc/region/geometry";
import { terrainAt } from "@cogwright/npc/region/terrain";
import { useStore } from "zustand";
import { useSession } from "../../chain/session.ts";
import { Card } from "../../primitives/Card.tsx";
import { Coins } from "../../primitives/Coins.tsx";
import { GlyphIcon } from "../../primitives/GlyphIcon.tsx";
import { Meter } from "../../primitives/Meter.tsx";
import { ShortHex } from "../../primitives/ShortHex.tsx";
import type { Realm } from "../../realm/realm.ts";
import { isPending } from "../../realm/walkState.ts";
import { usePurse } from "../arena/usePurse.ts";
import { GoodsCarried } from "./GoodsCarried.tsx";
import styles from "./PlayerPanel.module.css";
import { useShownMe } from "./useChoices.ts";

const HEALTHY = realmRules.TOP;

/** Who the visitor is: place, health, purse, wallet. */
export function PlayerPanel({ realm }: { realm: Realm }) {
  const me = useStore(realm.view, (view) => view.me);
  const walk = useStore(realm.walker.store, (state) => state.walk);
  const fares = useShownMe(realm);
  const pending = useStore(realm.doer.store, (state) => state.pending);
  const address = useSession((session) => session.chain?.address);
  const purse = usePurse();
  const place = walk?.shown ?? me?.place;
  const at = place && tileOf(place);
  return (
    <Card className={styles.panel}>
      <div className={styles.head}>
        <span className={styles.token}>
          <GlyphIcon glyph={lantern} size={26} />
        </span>
        <div className={styles.where}>
          <strong>{at ? `Region ${columnOf(at.region)} · ${rowOf(at.region)}` : "On the way"}</strong>
          {at && place ? (
            <span>
              <span className="number">
                {at.tile & 31}, {at.tile >> 5}
              </span>{" "}
              · {terrainAt(place)}
              {walk && isPending(walk) ? <em> · on its way to the chain</em> : null}
            </span>
          ) : (
            <span>not in the realm yet</span>
          )}
        </div>
      </div>
      {fares ? (
        <Meter label="Health" value={fares.health} max={HEALTHY} colour={fares.health > 5 ? "good" : "bad"} />
      ) : null}
      {fares ? <GoodsCarried ore={fares.ore} food={fares.food} waiting={pending !== undefined} /> : null}
      <dl className={styles.facts}>
        <div>
          <dt>Purse</dt>
          <dd>
            <Coins wei={purse} />
          </dd>
        </div>
        <div>
          <dt>Wallet</dt>
          <dd>{address ? <ShortHex label="Wallet address" hex={address} /> : "–"}</dd>
        </div>
      </dl>
    </Card>
  );
}
