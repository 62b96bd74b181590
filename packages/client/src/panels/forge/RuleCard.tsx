import { describeAction } from "@cogwright/botbuilder/reader/describe";
import { ArrowDown, ArrowUp, GripVertical, Pencil, Trash2, TriangleAlert } from "lucide-react";
import { actionGlyphs } from "../../icons/actionGlyphs.ts";
import { Button } from "../../primitives/Button.tsx";
import { Card } from "../../primitives/Card.tsx";
import { classes } from "../../primitives/classes.ts";
import { GlyphIcon } from "../../primitives/GlyphIcon.tsx";
import { Switch } from "../../primitives/Switch.tsx";
import { ruleWords } from "../battle/ruleWords.ts";
import type { Card as RuleCardState } from "./draft.ts";
import { point, usePointed } from "./pointed.ts";
import styles from "./RuleCard.module.css";
import { type RuleUse, whyNever } from "./trial.ts";

interface RuleCardProps {
  card: RuleCardState;
  place: number;
  count: number;
  /** How it differs from before the last change. */
  change: "new" | "changed" | "moved" | undefined;
  use: RuleUse | undefined;
  onMove(to: number): void;
  onSwitch(off: boolean): void;
  onEdit(): void;
  onRemove(): void;
  onDrag(dragging: boolean): void;
}

/** One rule on thick paper: conditions on the left, the action on the right, the player's own words below. */
export function RuleCard({
  card,
  place,
  count,
  change,
  use,
  onMove,
  onSwitch,
  onEdit,
  onRemove,
  onDrag,
}: RuleCardProps) {
  const lit = usePointed((state) => state.card === card.id);
  const words = ruleWords(card.rule);
  const name = `Rule ${place + 1}: ${words.whole}`;
  return (
    <Card
      look="loom"
      aria-label={name}
      className={classes(styles.card, card.off && styles.off, lit && styles.lit, change && styles[change])}
      draggable
      onDragStart={(event) => {
        event.dataTransfer.setData("text/plain", words.whole);
        event.dataTransfer.effectAllowed = "move";
        onDrag(true);
      }}
      onDragEnd={() => onDrag(false)}
      onPointerEnter={() => point(card.id)}
      onPointerLeave={() => point(undefined)}
    >
      <div className={styles.rule}>
        <span className={styles.place}>
          <GripVertical aria-hidden="true" size={16} />
          {place + 1}
        </span>
        <div className={styles.when}>
          {words.conditions.length === 0 ? <span className={styles.always}>always</span> : null}
          {words.conditions.map((condition, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two conditions may be the same words
            <span key={index} className={styles.condition}>
              <small>{index === 0 ? "when" : "and"}</small> {condition}
            </span>
          ))}
        </div>
        <div className={styles.then}>
          <GlyphIcon glyph={actionGlyphs[card.rule.do]} size={34} />
          <strong>{describeAction(card.rule.do)}</strong>
          {card.rule.become === undefined ? null : <small>then stance {card.rule.become}</small>}
        </div>
      </div>
      {card.rule.says ? <p className={styles.says}>“{card.rule.says}”</p> : null}
      <footer className={styles.foot}>
        <Use use={use} conditions={words.conditions} />
        <div className={styles.tools}>
          <Switch label={`${card.off ? "Off" : "On"}`} checked={!card.off} onChange={(on) => onSwitch(!on)} />
          <Button
            look="quiet"
            size="small"
            aria-label={`Move rule ${place + 1} up`}
            disabled={place === 0}
            icon={<ArrowUp aria-hidden="true" />}
            onClick={() => onMove(place - 1)}
          />
          <Button
            look="quiet"
            size="small"
            aria-label={`Move rule ${place + 1} down`}
            disabled={place === count - 1}
            icon={<ArrowDown aria-hidden="true" />}
            onClick={() => onMove(place + 1)}
          />
          <Button
            look="quiet"
            size="small"
            aria-label={`Change rule ${place + 1}`}
            icon={<Pencil aria-hidden="true" />}
            onClick={onEdit}
          />
          <Button
            look="quiet"
            size="small"
            aria-label={`Remove rule ${place + 1}`}
            icon={<Trash2 aria-hidden="true" />}
            onClick={onRemove}
          />
        </div>
      </footer>
    </Card>
  );
}

function Use({ use, conditions }: { use: RuleUse | undefined; conditions: readonly string[] }) {
  if (!use) return <span className={styles.use} />;
  if (use.fired > 0) return <span className={styles.use}>taken {use.fired}×</span>;
  return (
    <span className={classes(styles.use, styles.never)}>
      <TriangleAlert aria-hidden="true" size={14} /> never taken: {whyNever(use, conditions)}
    </span>
  );
}
