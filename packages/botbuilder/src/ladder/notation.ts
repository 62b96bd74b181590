import { type Rule, ruleSchema } from "../strategy/strategy.ts";

/**
 * A rule in one line, for strategies written by hand: `repair if myHealth < 40 & not canSee`,
 * `guard if enemyAction = charge then 2` (the stance to take). Senses of yes or no stand alone or after `not`.
 *
 * @throws {z.ZodError} for a line that is no rule
 */
export function rule(line: string): Rule {
  const [, action, conditions, stance] = /^(\w+)(?: if (.+?))?(?: then (\d))?$/.exec(line) ?? [];
  return ruleSchema.parse({
    do: action,
    when: conditions === undefined ? [] : conditions.split(" & ").map(condition),
    ...(stance !== undefined && { become: Number(stance) }),
  });
}

function condition(text: string): unknown {
  const [, not, sense, is, value] = /^(not )?(\w+)(?: (\S+) (\S+))?$/.exec(text) ?? [];
  if (is === undefined) return { sense, is: "=", value: not === undefined };
  return { sense, is, value: /^-?\d+$/.test(value ?? "") ? Number(value) : value };
}
