import { actionNames, actionSenses, flagSenses, numberSenses } from "@cogwright/contracts/rules/arena";
import type { ActionName } from "../strategy/strategy.ts";

/** A condition as annotated; `vague` when the text gives no number for it. */
export interface AnnotatedCondition {
  sense: string;
  is: string;
  value: number | boolean | ActionName;
  vague: boolean;
}

/** What a span of an annotated text says. `ways`: any of them, all conditions of one. */
export type Item =
  | { says: "cannot" | "loadout" | "wager" | "aside" }
  | { says: "else"; rules: number[] }
  | { says: "do" | "never"; rules: number[]; actions: ActionName[] }
  | { says: "if" | "unless" | "until" | "from"; rules: number[]; ways: AnnotatedCondition[][] };

/** A description and the meaning of its words; offsets are in `text`, ends exclusive. */
export interface AnnotatedText {
  kind: string;
  text: string;
  spans: { start: number; end: number; items: Item[] }[];
}

const SPAN = /\[([^[\]]+)\]\(([^()]*)\)/g;
const isOneOf = <Name extends string>(names: readonly Name[], name: string): name is Name =>
  (names as readonly string[]).includes(name);

function conditionOf(text: string): AnnotatedCondition {
  const flag = /^(!?)(\w+)$/.exec(text);
  if (flag?.[2] && isOneOf(flagSenses, flag[2]))
    return { sense: flag[2], is: "=", value: flag[1] === "", vague: false };
  const [, sense = "", is = "", about = "", value = ""] =
    /^(\w+)\s*(<=|>=|!=|<|>|=)\s*(~?)\s*(-?\w+)$/.exec(text) ?? [];
  if (isOneOf(numberSenses, sense) && /^-?\d+$/.test(value))
    return { sense, is, value: Number(value), vague: about !== "" };
  if (isOneOf(actionSenses, sense) && isOneOf(actionNames, value) && /^!?=$/.test(is))
    return { sense, is, value, vague: false };
  if (isOneOf(flagSenses, sense) && /^(true|false)$/.test(value) && /^!?=$/.test(is))
    return { sense, is: "=", value: (value === "true") === (is === "="), vague: false };
  throw new Error(`"${text}" is no condition.`);
}

function itemOf(text: string): Item {
  if (text === "cannot" || text === "loadout" || text === "wager" || text === "aside") return { says: text };
  const [, numbers = "", says, rest = ""] =
    /^([\d, ]+)\s+(do|if|else|never|unless|until|from)\b\s*(.*)$/s.exec(text) ?? [];
  const rules = numbers.split(",").map(Number);
  switch (says) {
    case "do":
    case "never": {
      const actions = rest.split("/").map((name) => name.trim());
      if (actions.every((name) => isOneOf(actionNames, name))) return { says, rules, actions };
      break;
    }
    case "else":
      if (rest === "") return { says, rules };
      break;
    case "if":
    case "unless":
    case "until":
    case "from":
      return {
        says,
        rules,
        ways: rest.split("|").map((way) => way.split("&").map((one) => conditionOf(one.trim()))),
      };
  }
  throw new Error(`"${text}" is no item of an annotation.`);
}

/**
 * Reads a file of annotated descriptions, whose form `corpus/training/README.md` gives.
 *
 * @throws {Error} naming the item or the rule that makes no sense
 */
export function readAnnotated(file: string): AnnotatedText[] {
  return file
    .replace(/\r\n/g, "\n")
    .trim()
    .split(/\n\s*\n(?=# )/)
    .map((block) => {
      const [head = "", ...lines] = block.trim().split("\n");
      if (!head.startsWith("# ")) throw new Error(`"${head.slice(0, 60)}" stands where a kind should.`);
      const body = lines.join("\n").trim();
      const spans: AnnotatedText["spans"] = [];
      let text = "";
      let at = 0;
      for (const { 0: whole, 1: words = "", 2: told = "", index } of body.matchAll(SPAN)) {
        text += body.slice(at, index);
        const items = told.split(";").map((item) => itemOf(item.trim()));
        spans.push({ start: text.length, end: text.length + words.length, items });
        text += words;
        at = index + whole.length;
      }
      text += body.slice(at);
      if (text === "" || /[[\]()]/.test(text))
        throw new Error(`"${text.slice(0, 80)}" is not wholly annotated.`);
      const all = spans.flatMap(({ items }) => items);
      const acts = new Set(
        all.flatMap((item) => (item.says === "do" || item.says === "never" ? item.rules : [])),
      );
      for (const item of all)
        if ("rules" in item)
          for (const rule of item.rules)
            if (!acts.has(rule)) throw new Error(`Rule ${rule} of "${text.slice(0, 60)}" does nothing.`);
      return { kind: head.slice(2).trim(), text, spans };
    });
}
