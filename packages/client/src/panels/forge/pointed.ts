import { create } from "zustand";

/** Which card the visitor points at, on the card itself or on its words in the chat. */
export const usePointed = create<{ card: string | undefined }>(() => ({ card: undefined }));

export function point(card: string | undefined): void {
  if (usePointed.getState().card !== card) usePointed.setState({ card });
}
