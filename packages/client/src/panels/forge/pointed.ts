import { create } from "zustand";

/** The cards that the visitor points at: on a card itself, or on the words in the chat that they came from. */
export const usePointed = create<{ cards: readonly string[] }>(() => ({ cards: [] }));

export function point(cards: readonly string[]): void {
  if (usePointed.getState().cards.join() !== cards.join()) usePointed.setState({ cards });
}
