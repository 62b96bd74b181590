import { describeAction } from "@cogwright/botbuilder/reader/describe";
import type { ActionName } from "@cogwright/botbuilder/strategy/strategy";
import { actionNames } from "@cogwright/contracts/rules/arena";
import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useStore } from "zustand";
import { actionGlyphs } from "../../icons/actionGlyphs.ts";
import { Button } from "../../primitives/Button.tsx";
import { Card } from "../../primitives/Card.tsx";
import { GlyphIcon } from "../../primitives/GlyphIcon.tsx";
import { Select } from "../../primitives/Select.tsx";
import { ruleWords } from "../battle/ruleWords.ts";
import { bench } from "./bench.ts";
import { cardChanges } from "./changes.ts";
import { changeCard, moveCard, type Card as RuleCardState } from "./draft.ts";
import { dragWords } from "./dragWords.ts";
import { isBlank } from "./forgeStore.ts";
import { LastChange } from "./LastChange.tsx";
import { RuleCard } from "./RuleCard.tsx";
import styles from "./RuleCards.module.css";
import { RuleEditor } from "./RuleEditor.tsx";
import type { Trial, TriedRule } from "./trial.ts";

interface RuleCardsProps {
  /** How the switched-on rules fared; `undefined` while the battles are played. */
  trial: Trial | undefined;
}

const actionOptions = actionNames.map((value) => ({ value, label: describeAction(value) }));

/** The strategy as a row of loom cards: read from the top, the first that holds is taken. */
export function RuleCards({ trial }: RuleCardsProps) {
  const draft = useStore(bench.store, (state) => state.draft);
  const before = useStore(bench.store, (state) => state.past.at(-1));
  const [editing, setEditing] = useState<string>();
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 180, tolerance: 8 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const changes = before && !isBlank(before) ? cardChanges(before, draft) : new Map();
  const change = (id: string, next: (card: RuleCardState) => RuleCardState | undefined) =>
    bench.change((old) => changeCard(old, id, next));
  const move = (id: string, to: number) => bench.change((old) => moveCard(old, id, to));
  const drop = ({ active, over }: DragEndEvent) => {
    const to = draft.cards.findIndex(({ id }) => id === over?.id);
    if (to >= 0) move(String(active.id), to);
  };
  const edited = draft.cards.find((card) => card.id === editing);
  const on = draft.cards.filter(({ off }) => !off);
  // A trial of other rules than these is on its way out.
  const tried: TriedRule[] =
    trial?.uses.length === on.length
      ? on.map(({ rule }, index) => ({
          place: index + 1,
          conditions: ruleWords(rule).conditions,
          use: trial.uses[index] ?? { fired: 0, impossible: 0, failed: [] },
        }))
      : [];
  return (
    <section className={styles.rules} aria-label="Rules">
      <header className={styles.head}>
        <h2>Rules</h2>
        <Button size="small" icon={<Plus aria-hidden="true" />} onClick={() => setEditing("new")}>
          Add a rule
        </Button>
      </header>
      <p className={styles.lead}>
        {draft.cards.length === 0
          ? "Each turn the bot goes down its rules and takes the first that holds."
          : "Each turn, the first rule that holds and is possible is taken. Drag a card to change the order."}
      </p>
      <LastChange />
      {draft.cards.length === 0 ? (
        <div className={styles.empty}>
          <span className={styles.blank} aria-hidden="true" />
          <p>
            <strong>No cards yet.</strong> Say how it should fight and they appear here, or add one by hand.
          </p>
        </div>
      ) : null}
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={drop}
        accessibility={dragWords(draft.cards)}
      >
        <SortableContext items={draft.cards.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
          <ol className={styles.cards}>
            {draft.cards.map((card, index) => {
              const place = on.indexOf(card);
              return (
                <RuleCard
                  key={card.id}
                  card={card}
                  place={place < 0 ? undefined : place + 1}
                  first={index === 0}
                  last={index === draft.cards.length - 1}
                  change={changes.get(card.id)}
                  tried={tried}
                  turns={trial?.turns ?? 0}
                  onMove={(by) => move(card.id, index + by)}
                  onSwitch={(off) => change(card.id, (old) => ({ ...old, off }))}
                  onEdit={() => setEditing(card.id)}
                  onRemove={() => change(card.id, () => undefined)}
                />
              );
            })}
          </ol>
        </SortableContext>
      </DndContext>
      <Card look="loom" className={styles.otherwise ?? ""} aria-label="Otherwise">
        <span className={styles.word}>{draft.cards.length === 0 ? "Always" : "Otherwise"}</span>
        <Select
          label="What it does otherwise"
          hideLabel
          value={draft.otherwise}
          options={actionOptions}
          onChange={(otherwise: ActionName) => bench.change((old) => ({ ...old, otherwise }))}
        />
        <GlyphIcon glyph={actionGlyphs[draft.otherwise]} size={30} />
      </Card>
      <RuleEditor
        key={editing ?? "closed"}
        open={editing !== undefined}
        rule={edited?.rule}
        onClose={() => setEditing(undefined)}
        onSave={(rule) => {
          if (edited) change(edited.id, (old) => ({ ...old, rule }));
          else
            bench.change((old) => ({
              ...old,
              cards: [{ id: bench.newId(), rule, off: false }, ...old.cards],
            }));
          setEditing(undefined);
        }}
      />
    </section>
  );
}
