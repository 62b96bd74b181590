import { actionNames, comparisons, senseNames } from "@cogwright/contracts/rules/arena";
import { bytesToHex, type Hex } from "viem";
import type { ActionName, Condition, Strategy } from "../strategy/strategy.ts";
import { bytecodeVersion } from "./layout.ts";

/**
 * The bytecode of a strategy: what the contract stores and both engines run. Name, wager and the words the rules came
 * from are left out, for they do not affect play.
 *
 * @param strategy a strategy that `strategySchema` accepts
 */
export function compile(strategy: Strategy): Hex {
  const { armor, weapon, engine, repair } = strategy.loadout;
  const bytes = [
    bytecodeVersion,
    (armor << 4) | weapon,
    (engine << 4) | repair,
    actionNames.indexOf(strategy.otherwise),
    strategy.rules.length,
  ];
  for (const rule of strategy.rules) {
    bytes.push((actionNames.indexOf(rule.do) << 4) | rule.when.length, (rule.become ?? -1) + 1);
    for (const condition of rule.when) {
      bytes.push(
        (senseNames.indexOf(condition.sense) << 3) | comparisons[condition.is],
        comparedValue(condition) & 0xff,
      );
    }
  }
  return bytesToHex(Uint8Array.from(bytes));
}

/** A condition's value as the number both engines compare: yes is 1, an action is its id. */
function comparedValue({ value }: Condition): number {
  if (typeof value === "number") return value;
  return typeof value === "boolean" ? Number(value) : actionNames.indexOf(value as ActionName);
}
