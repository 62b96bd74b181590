import type { Strategy } from "../strategy/strategy.ts";
import { describeStrategy } from "./describe.ts";
import type { Reading, Understanding } from "./read.ts";
export function amend(_text: string, understanding: Understanding, strategy: Strategy): Reading {
  return {
    strategy,
    readBack: describeStrategy(strategy),
    notUnderstood: understanding.notUnderstood,
    questions: [],
  };
}
