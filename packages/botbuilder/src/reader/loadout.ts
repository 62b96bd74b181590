import type { Loadout } from "../strategy/strategy.ts";
import type { Token } from "./tokens.ts";

export interface LoadoutReading {
  loadout: Loadout | undefined;
  rest: Token[];
}
export function readLoadout(tokens: readonly Token[], _text: string): LoadoutReading {
  return { loadout: undefined, rest: [...tokens] };
}
