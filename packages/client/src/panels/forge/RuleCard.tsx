import { describeAction } from "@cogwright/botbuilder/reader/describe";
import { useSortable } from "@dnd-kit/sortable";
import { ArrowDown, ArrowUp, GripVertical, Pencil, Trash2 } from "lucide-react";
import type { CSSProperties } from "react";
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
import { RuleUseLine } from "./RuleUseLine.tsx";
import type { TriedRule } from "./trial.ts";

interface RuleCardProps {
  card: RuleCardState;
  /** Its number among the rules that are on; none when it is off. */
  place: number | undefined;
  first: boolean;
  last: boolean;
  /** How it differs from before the last change. */
  change: "new" | "changed" | "moved" | undefined;
  /** All rules that are on, as they fared; empty while their battles are played. */
  tried: readonly TriedRule[];
  /** Turns of those battles. */
  turns: number;
  onMove(by: 1 | -1): void;
  onSwitch(off: boolean): void;
  onEdit(): void;
  onRemove(): void;
}

/** One rule on thick paper: conditions on the left, the action on the right, the player's own words below. */
export function RuleCard(props: RuleCardProps) {
  const { card, place, first, last, change, tried, turns, onMove, onSwitch, onEdit, onRemove } = props;
  const lit = usePointed((state) => state.cards.includes(card.id));
  const words = ruleWords(card.rule);
  const name = place === undefined ? `Switched-off rule: ${words.whole}` : `Rule ${place}: ${words.whole}`;
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, transform, transition, isDragging } =
    useSortable({ id: card.id });
  const { onKeyDown, ...pull } = listeners ?? {};
  const style = {
    transform: transform ? `translateY(${transform.y}px)` : undefined,
    transition,
  } satisfies CSSProperties;
  return (
    <li
      ref={setNodeRef}
      id={`card-${card.id}`}
      style={style}
      className={classes(styles.slot, isDragging && styles.lifted)}
      {...pull}
    >
      <Card
        look="loom"
        aria-label={name}
        className={classes(styles.card, card.off && styles.off, lit && styles.lit, change && styles[change])}
        onPointerEnter={() => point([card.id])}
        onPointerLeave={() => point([])}
        onFocus={() => point([card.id])}
        onBlur={() => point([])}
      >
        {change ? <span className={styles.flag}>{change}</span> : null}
        <div className={styles.rule}>
          <button
            ref={setActivatorNodeRef}
            type="button"
            {...attributes}
            {...(onKeyDown ? { onKeyDown: onKeyDown as (event: React.KeyboardEvent) => void } : {})}
            className={styles.place}
            aria-label={`Move ${name}`}
          >
            <GripVertical aria-hidden="true" size={16} />
            {place ?? "–"}
          </button>
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
          {place === undefined ? (
            <span className={styles.use}>switched off</span>
          ) : (
            <RuleUseLine tried={tried} index={place - 1} turns={turns} />
          )}
          <div className={styles.tools}>
            <Switch
              label={card.off ? "Off" : "On"}
              checked={!card.off}
              onChange={(checked) => onSwitch(!checked)}
            />
            <Button
              look="quiet"
              size="small"
              aria-label={`Move up: ${words.whole}`}
              disabled={first}
              icon={<ArrowUp aria-hidden="true" />}
              onClick={() => onMove(-1)}
            />
            <Button
              look="quiet"
              size="small"
              aria-label={`Move down: ${words.whole}`}
              disabled={last}
              icon={<ArrowDown aria-hidden="true" />}
              onClick={() => onMove(1)}
            />
            <Button
              look="quiet"
              size="small"
              aria-label={`Change: ${words.whole}`}
              icon={<Pencil aria-hidden="true" />}
              onClick={onEdit}
            />
            <Button
              look="quiet"
              size="small"
              aria-label={`Remove: ${words.whole}`}
              icon={<Trash2 aria-hidden="true" />}
              onClick={onRemove}
            />
          </div>
        </footer>
      </Card>
    </li>
  );
}
