import { describeCondition, describeRule } from "@cogwright/botbuilder/reader/describe";
import type { Rule } from "@cogwright/botbuilder/strategy/strategy";

/** A rule in words, whole and condition by condition. */
export interface RuleInWords {
  /** "when my health is below 30%, repair": to stand within a sentence. */
  whole: string;
  conditions: readonly string[];
}

/** Puts a rule into words that stand on a card and in the explanation of a turn. */
export function ruleWords(rule: Rule): RuleInWords {
  const sentence = describeRule(rule).replace(/\.$/, "");
  return {
    whole: sentence.charAt(0).toLowerCase() + sentence.slice(1),
    conditions: rule.when.map(describeCondition),
  };
}
