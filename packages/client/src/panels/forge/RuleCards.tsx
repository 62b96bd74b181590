import { describeAction } from "@cogwright/botbuilder/reader/describe";
import type { ActionName } from "@cogwright/botbuilder/strategy/strategy";
import { actionNames } from "@cogwright/contracts/rules/arena";
import { Plus, Redo2, Undo2 } from "lucide-react";
import { useRef, useState } from "react";
import { useStore } from "zustand";
import { Button } from "../../primitives/Button.tsx";
import { Card } from "../../primitives/Card.tsx";
import { Select } from "../../primitives/Select.tsx";
import { bench } from "./bench.ts";
import { changeCard, differences, moveCard, type Card as RuleCardState } from "./draft.ts";
import { RuleCard } from "./RuleCard.tsx";
import styles from "./RuleCards.module.css";
import { RuleEditor } from "./RuleEditor.tsx";
import type { RuleUse } from "./trial.ts";

interface RuleCardsProps {
  /** How the switched-on rules fared in the trial, in their order; empty while unknown. */
  uses: readonly RuleUse[];
}

const actionOptions = actionNames.map((value) => ({ value, label: describeAction(value) }));

/** The strategy as a row of loom cards: read from the top, the first that holds is taken. */
export function RuleCards({ uses }: RuleCardsProps) {
  const draft = useStore(bench.store, (state) => state.draft);
  const before = useStore(bench.store, (state) => state.past.at(-1));
  const canUndo = useStore(bench.store, (state) => state.past.length > 0);
  const canRedo = useStore(bench.store, (state) => state.future.length > 0);
  const [editing, setEditing] = useState<string>();
  const dragged = useRef<string>(undefined);
  const [over, setOver] = useState<number>();
  const changes = before ? differences(before, draft) : new Map();
  const change = (id: string, next: (card: RuleCardState) => RuleCardState | undefined) =>
    bench.change((old) => changeCard(old, id, next));
  const drop = (to: number) => {
    const id = dragged.current;
    dragged.current = undefined;
    setOver(undefined);
    if (id === undefined) return;
    const from = draft.cards.findIndex((card) => card.id === id);
    bench.change((old) => moveCard(old, id, from < to ? to - 1 : to));
  };
  const edited = draft.cards.find((card) => card.id === editing);
  let on = 0;
  return (
    <section className={styles.rules} aria-label="Rules">
      <header className={styles.head}>
        <h2>Rules</h2>
        <div className={styles.tools}>
          <Button
            size="small"
            look="quiet"
            icon={<Undo2 aria-hidden="true" />}
            disabled={!canUndo}
            onClick={bench.undo}
          >
            Undo
          </Button>
          <Button
            size="small"
            look="quiet"
            icon={<Redo2 aria-hidden="true" />}
            disabled={!canRedo}
            onClick={bench.redo}
          >
            Redo
          </Button>
          <Button size="small" icon={<Plus aria-hidden="true" />} onClick={() => setEditing("new")}>
            Add a rule
          </Button>
        </div>
      </header>
      {draft.cards.length === 0 ? (
        <p className={styles.empty}>No rules yet. Say how it should fight, or add a rule by hand.</p>
      ) : (
        <p className={styles.lead}>Each turn, the first rule that holds and is possible is taken.</p>
      )}
      <ol className={styles.cards}>
        {draft.cards.map((card, index) => (
          <li
            key={card.id}
            className={over === index ? styles.over : ""}
            onDragOver={(event) => {
              event.preventDefault();
              const { top, height } = event.currentTarget.getBoundingClientRect();
              setOver(event.clientY < top + height / 2 ? index : index + 1);
            }}
            onDrop={() => over !== undefined && drop(over)}
          >
            <RuleCard
              card={card}
              place={index}
              count={draft.cards.length}
              change={changes.get(card.id)}
              use={card.off ? undefined : uses[on++]}
              onMove={(to) => bench.change((old) => moveCard(old, card.id, to))}
              onSwitch={(off) => change(card.id, (old) => ({ ...old, off }))}
              onEdit={() => setEditing(card.id)}
              onRemove={() => change(card.id, () => undefined)}
              onDrag={(dragging) => {
                dragged.current = dragging ? card.id : undefined;
                if (!dragging) setOver(undefined);
              }}
            />
          </li>
        ))}
      </ol>
      {over === draft.cards.length ? <div className={styles.last} /> : null}
      <Card look="loom" className={styles.otherwise ?? ""} aria-label="Otherwise">
        <span>Otherwise</span>
        <Select
          label="Otherwise"
          hideLabel
          value={draft.otherwise}
          options={actionOptions}
          onChange={(otherwise: ActionName) => bench.change((old) => ({ ...old, otherwise }))}
        />
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
