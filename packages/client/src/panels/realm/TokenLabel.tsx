import { deedRules } from "@cogwright/contracts/rules/deeds";
import { priceOfOre } from "@cogwright/npc/region/prices";
import { useStore } from "zustand";
import { coinsText } from "../../chain/coinText.ts";
import type { Realm } from "../../realm/realm.ts";
import { doingWords, kindNames, moodWords, regardWords } from "../../realm/words.ts";
import type { PointedToken } from "../../scenes/realm/stage.ts";
import styles from "./TokenLabel.module.css";

interface TokenLabelProps {
  token: PointedToken;
  realm: Realm;
}

/** A paper label beside the token that is pointed at. The same is in "Around you" for those who do not point. */
export function TokenLabel({ token, realm }: TokenLabelProps) {
  const player = useStore(realm.view, (view) => view.players.get(token.key));
  const name = player ? `${player.slice(0, 6)}…${player.slice(-4)}` : kindNames[token.kind];
  const mood = moodWords(token);
  return (
    <div className={styles.label} style={{ left: token.left, top: token.top }} aria-hidden="true">
      <strong>{name}</strong>
      <span>
        {doingWords[token.doing]}
        {mood ? ` · ${mood}` : ""}
      </span>
      {token.regard ? <span>{regardWords[token.regard]}</span> : null}
      {token.kind === "merchant" && token.doing !== "dead" ? (
        <span>
          carries {token.stock} goods
          {token.stock < deedRules.CARRY ? ` · pays ${coinsText(priceOfOre(token.stock, 1))} for ore` : ""}
        </span>
      ) : null}
      {token.kind === "player" ? null : <small>{token.temperament} by nature</small>}
    </div>
  );
}
