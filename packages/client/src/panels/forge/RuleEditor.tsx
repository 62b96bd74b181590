import { describeAction } from "@cogwright/botbuilder/reader/describe";
import type {
  ActionName,
  Comparison,
  Condition,
  Rule,
  SenseName,
} from "@cogwright/botbuilder/strategy/strategy";
import { ruleSchema } from "@cogwright/botbuilder/strategy/strategy";
import {
  actionNames,
  comparisons,
  flagSenses,
  senseNames,
  strategyLimits,
} from "@cogwright/contracts/rules/arena";
import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "../../primitives/Button.tsx";
import { Dialog } from "../../primitives/Dialog.tsx";
import { Field } from "../../primitives/Field.tsx";
import { Select } from "../../primitives/Select.tsx";
import { ruleWords } from "../battle/ruleWords.ts";
import { conditionOn, withValue } from "./conditions.ts";
import { COMPARISON_WORDS, SENSE_WORDS } from "./pickerWords.ts";
import styles from "./RuleEditor.module.css";

interface RuleEditorProps {
  open: boolean;
  /** The rule to change; a new one when there is none. */
  rule: Rule | undefined;
  onSave(rule: Rule): void;
  onClose(): void;
}

const senses = senseNames.map((value) => ({ value, label: SENSE_WORDS[value] }));
const actions = actionNames.map((value) => ({ value, label: describeAction(value) }));
const numberComparisons = (Object.keys(comparisons) as Comparison[]).map((value) => ({
  value,
  label: COMPARISON_WORDS[value],
}));
const sameOrNot = [
  { value: "=", label: COMPARISON_WORDS["="] },
  { value: "!=", label: COMPARISON_WORDS["!="] },
] as const;
const yesNo = [
  { value: "true", label: "yes" },
  { value: "false", label: "no" },
] as const;
const stances = [
  { value: "stay", label: "stay in its stance" },
  ...Array.from({ length: strategyLimits.stances }, (_, stance) => ({
    value: String(stance),
    label: `take stance ${stance}`,
  })),
];

/** Changes a rule with pickers: what must hold, what is done then. */
export function RuleEditor({ open, rule, onSave, onClose }: RuleEditorProps) {
  const [draft, setDraft] = useState<Rule>(rule ?? { when: [conditionOn("distance")], do: "shoot" });
  const setCondition = (at: number, next: Condition | undefined) =>
    setDraft((old) => ({
      ...old,
      when: old.when.flatMap((each, index) => (index === at ? (next ?? []) : each)),
    }));
  const fault = ruleSchema.safeParse(draft).error?.issues[0]?.message;
  return (
    <Dialog
      open={open}
      onOpenChange={(stay) => !stay && onClose()}
      title={rule ? "Change the rule" : "A new rule"}
      description={ruleWords(draft).whole}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="brass" disabled={fault !== undefined} onClick={() => onSave(draft)}>
            {rule ? "Change it" : "Add it on top"}
          </Button>
        </>
      }
    >
      <div className={styles.editor}>
        {draft.when.map((condition, index) => (
          <ConditionRow
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name but their place
            key={index}
            place={index}
            condition={condition}
            onChange={(next) => setCondition(index, next)}
          />
        ))}
        <Button
          size="small"
          look="quiet"
          icon={<Plus aria-hidden="true" />}
          disabled={draft.when.length >= strategyLimits.conditions}
          onClick={() => setDraft((old) => ({ ...old, when: [...old.when, conditionOn("myHealth")] }))}
        >
          And another condition
        </Button>
        <div className={styles.row}>
          <Select
            label="Then"
            value={draft.do}
            options={actions}
            onChange={(action) => setDraft((old) => ({ ...old, do: action as ActionName }))}
          />
          <Select
            label="And"
            value={draft.become === undefined ? "stay" : String(draft.become)}
            options={stances}
            onChange={(choice) =>
              setDraft(({ become: _, ...old }) =>
                choice === "stay" ? old : { ...old, become: Number(choice) },
              )
            }
          />
        </div>
        {fault ? <p role="alert">{fault}</p> : null}
      </div>
    </Dialog>
  );
}

interface ConditionRowProps {
  place: number;
  condition: Condition;
  onChange(next: Condition | undefined): void;
}

function ConditionRow({ place, condition, onChange }: ConditionRowProps) {
  const n = place + 1;
  const flag = (flagSenses as readonly string[]).includes(condition.sense);
  return (
    <fieldset className={styles.row} aria-label={`Condition ${n}`}>
      <Select
        label={place === 0 ? "When" : "And"}
        value={condition.sense}
        options={senses}
        onChange={(sense: SenseName) => onChange(conditionOn(sense))}
      />
      {flag ? (
        <Select
          label="Is it so?"
          value={String((condition.is === "=") === condition.value) as "true" | "false"}
          options={yesNo}
          onChange={(answer) => onChange(withValue(condition, "=", answer))}
        />
      ) : typeof condition.value === "string" ? (
        <>
          <Select
            label="Comparison"
            hideLabel
            value={condition.is}
            options={sameOrNot}
            onChange={(is: Comparison) => onChange(withValue(condition, is, String(condition.value)))}
          />
          <Select
            label="Action"
            hideLabel
            value={condition.value}
            options={actions}
            onChange={(action) => onChange(withValue(condition, condition.is, action))}
          />
        </>
      ) : (
        <>
          <Select
            label="Comparison"
            hideLabel
            value={condition.is}
            options={numberComparisons}
            onChange={(is: Comparison) => onChange(withValue(condition, is, String(condition.value)))}
          />
          <Field
            label={`Value of condition ${n}`}
            hideLabel
            type="number"
            min={strategyLimits.valueMin}
            max={strategyLimits.valueMax}
            value={String(condition.value)}
            onChange={(event) => onChange(withValue(condition, condition.is, event.currentTarget.value))}
          />
        </>
      )}
      <Button
        look="quiet"
        size="small"
        aria-label={`Remove condition ${n}`}
        icon={<Trash2 aria-hidden="true" />}
        onClick={() => onChange(undefined)}
      />
    </fieldset>
  );
}
