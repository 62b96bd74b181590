import { CogwrightError } from "@cogwright/contracts/errors";
import {
  actionNames,
  comparisons,
  flagSenses,
  numberSenses,
  senseNames,
  strategyLimits,
} from "@cogwright/contracts/rules/arena";
import { type Hex, hexToBytes } from "viem";
import {
  type Comparison,
  type Condition,
  type Rule,
  type Strategy,
  strategySchema,
} from "../strategy/strategy.ts";
import { bytecodeVersion, headerBytes } from "./layout.ts";

/** The code is no strategy: malformed, over a limit, or not the one code of its strategy. */
export class BadBytecode extends CogwrightError {
  constructor(reason: string, at: number) {
    super(`No strategy's bytecode: ${reason} at byte ${at}.`, {
      code: "bad-bytecode",
      hint: "Compile the strategy again.",
      details: { reason, at },
    });
  }
}

const comparisonOf = new Map(
  Object.entries(comparisons).map(([name, id]) => [id as number, name as Comparison]),
);

/**
 * The strategy of a bytecode, with `name` as its name (names are not part of the code).
 *
 * @throws {BadBytecode} for every code that the contract refuses
 */
export function decompile(code: Hex, name = "Unnamed"): Strategy {
  const bytes = hexToBytes(code);
  let at = 0;
  const next = (what: string): number => {
    const byte = bytes[at];
    if (byte === undefined) throw new BadBytecode(`the code ends before ${what}`, at);
    at += 1;
    return byte;
  };
  const bad = (reason: string) => new BadBytecode(reason, at - 1);
  const actionOf = (id: number) => {
    const action = actionNames[id];
    if (action === undefined) throw bad(`there is no action ${id}`);
    return action;
  };

  const condition = (): Condition => {
    const head = next("a condition");
    const sense = senseNames[head >> 3];
    const is = comparisonOf.get(head & 7);
    if (sense === undefined) throw bad(`there is no sense ${head >> 3}`);
    if (is === undefined) throw bad(`there is no comparison ${head & 7}`);
    const byte = next("a condition's value");
    const value = byte > 127 ? byte - 256 : byte;
    if (numberSenses.includes(sense as (typeof numberSenses)[number])) {
      if (value < strategyLimits.valueMin || value > strategyLimits.valueMax)
        throw bad(`the value ${value} is too far`);
      return { sense, is, value } as Condition;
    }
    if (is !== "=" && is !== "!=") throw bad(`${sense} cannot be compared by ${is}`);
    if (!flagSenses.includes(sense as (typeof flagSenses)[number])) {
      return { sense, is, value: actionOf(value) } as Condition;
    }
    if (value !== 0 && value !== 1) throw bad(`${sense} is compared with ${value}`);
    return { sense, is, value: value === 1 } as Condition;
  };

  const rule = (): Rule => {
    const head = next("a rule");
    const action = actionOf(head >> 4);
    const conditions = head & 15;
    if (conditions > strategyLimits.conditions) throw bad(`a rule has ${conditions} conditions`);
    const become = next("a rule's stance");
    if (become > strategyLimits.stances) throw bad(`there is no stance ${become - 1}`);
    const when = Array.from({ length: conditions }, condition);
    return { when, do: action, ...(become > 0 && { become: become - 1 }) };
  };

  if (bytes.length < headerBytes) throw new BadBytecode("the code ends before the first rule", bytes.length);
  const version = next("the version");
  if (version !== bytecodeVersion) throw bad(`version ${version} is unknown`);
  const [first, second] = [next("the loadout"), next("the loadout")];
  const loadout = { armor: first >> 4, weapon: first & 15, engine: second >> 4, repair: second & 15 };
  const points = Object.values(loadout);
  if (points.some((part) => part > strategyLimits.loadoutMax))
    throw bad(`a loadout part is above ${strategyLimits.loadoutMax}`);
  const spent = points.reduce((sum, part) => sum + part, 0);
  if (spent !== strategyLimits.loadoutPoints) throw bad(`the loadout spends ${spent} points`);
  const otherwise = actionOf(next("the last action"));
  const count = next("the number of rules");
  if (count > strategyLimits.rules) throw bad(`there are ${count} rules`);
  const rules = Array.from({ length: count }, rule);
  if (at !== bytes.length) throw new BadBytecode("something follows the last rule", at);
  return strategySchema.parse({ version: 1, name, loadout, rules, otherwise });
}
