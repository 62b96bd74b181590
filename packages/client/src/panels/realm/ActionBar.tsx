import berries from "game-icon:berries-bowl";
import swords from "game-icon:crossed-swords";
import eating from "game-icon:eating";
import mining from "game-icon:mining";
import hands from "game-icon:shaking-hands";
import trade from "game-icon:trade";
import { useEffect, useState } from "react";
import type { Glyph } from "../../icons/glyph.ts";
import { Card } from "../../primitives/Card.tsx";
import { classes } from "../../primitives/classes.ts";
import { GlyphIcon } from "../../primitives/GlyphIcon.tsx";
import { isTyping } from "../../realm/isTyping.ts";
import { type Action, actions, type Choice } from "../../realm/possible.ts";
import type { Realm } from "../../realm/realm.ts";
import { kindNames } from "../../realm/words.ts";
import styles from "./ActionBar.module.css";
import { type Offer, useChoices } from "./useChoices.ts";

const faces: Record<Action, { glyph: Glyph; name: string; key: string }> = {
  mine: { glyph: mining, name: "Mine", key: "M" },
  gather: { glyph: berries, name: "Gather", key: "G" },
  eat: { glyph: eating, name: "Eat", key: "E" },
  strike: { glyph: swords, name: "Strike", key: "F" },
  give: { glyph: hands, name: "Give", key: "H" },
  trade: { glyph: trade, name: "Trade", key: "T" },
};

/** What a choice would do now, or why it would not. */
function saying({ busyFor, waiting }: Offer, choice: Choice): string {
  if (choice.reason) return choice.reason;
  if (waiting) return "On its way to the chain…";
  if (busyFor > 0 && choice.action !== "trade") return `Your hands are busy for ${busyFor} s.`;
  const whom = choice.whom ? ` the ${kindNames[choice.whom.kind].toLowerCase()}` : "";
  const { deed } = choice;
  if (deed?.what === "give") return `Give${whom} 1 ${deed.goods}.`;
  if (choice.action === "strike") return `Strike${whom}.`;
  if (choice.action === "trade") return `See what${whom} pays and asks.`;
  return { mine: "Break ore out of the rock.", gather: "Gather food here.", eat: "Eat 1 food and heal." }[
    choice.action as "mine" | "gather" | "eat"
  ];
}

interface ActionBarProps {
  realm: Realm;
  /** Opens the trade with the merchant in a slot. */
  onTrade(slot: number): void;
}

/** Everything one can do here, with what hinders the rest. Keys stand on the plates. */
export function ActionBar({ realm, onTrade }: ActionBarProps) {
  const offer = useChoices(realm);
  const [asked, setAsked] = useState<Action>();

  const doable = (choice: Choice): boolean =>
    choice.reason === undefined && (choice.action === "trade" || (offer?.busyFor === 0 && !offer.waiting));
  const press = (action: Action): void => {
    setAsked(action);
    const choice = offer?.choices.find((one) => one.action === action);
    if (!choice || !doable(choice)) return;
    if (choice.deed) void realm.doer.act(choice.deed);
    else if (choice.whom) onTrade(choice.whom.slot);
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const action = actions.find((one) => event.code === `Key${faces[one].key}`);
      if (action) press(action);
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  });

  if (!offer) return null;
  const told = offer.choices.find((choice) => choice.action === asked);
  return (
    <Card className={styles.bar} aria-label="What you can do">
      <p className={styles.saying} aria-live="polite">
        {told ? saying(offer, told) : "What you can do here shines."}
      </p>
      <div className={styles.plates}>
        {offer.choices.map((choice) => {
          const { glyph, name, key } = faces[choice.action];
          const can = doable(choice);
          return (
            <button
              key={choice.action}
              type="button"
              className={classes(styles.plate, can && styles.can)}
              // Not `disabled`: pressing it says why it cannot be done.
              aria-disabled={!can}
              aria-keyshortcuts={key}
              title={saying(offer, choice)}
              onPointerEnter={() => setAsked(choice.action)}
              onFocus={() => setAsked(choice.action)}
              onClick={() => press(choice.action)}
            >
              <GlyphIcon glyph={glyph} size={26} />
              <span>{name}</span>
              <kbd>{key}</kbd>
            </button>
          );
        })}
      </div>
      <div className={styles.busy} data-busy={offer.busyFor > 0 || offer.waiting} aria-hidden="true" />
    </Card>
  );
}
