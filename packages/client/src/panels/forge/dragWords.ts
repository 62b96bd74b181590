import { describeRule } from "@cogwright/botbuilder/reader/describe";
import type { DndContextProps, UniqueIdentifier } from "@dnd-kit/core";
import type { Card } from "./draft.ts";

/** What a screen reader says while one of `cards` is carried. */
export function dragWords(cards: readonly Card[]): NonNullable<DndContextProps["accessibility"]> {
  const place = (id: UniqueIdentifier) => cards.findIndex((card) => card.id === id) + 1;
  const words = (id: UniqueIdentifier) => {
    const card = cards.find((each) => each.id === id);
    return card ? `“${describeRule(card.rule)}”` : "The rule";
  };
  return {
    screenReaderInstructions: {
      draggable:
        "To move this rule, press space or enter, then the up and down arrows. Space or enter puts it down, escape takes it back.",
    },
    announcements: {
      onDragStart: ({ active }) =>
        `${words(active.id)} is lifted, at place ${place(active.id)} of ${cards.length}.`,
      onDragOver: ({ active, over }) =>
        over ? `${words(active.id)} is over place ${place(over.id)} of ${cards.length}.` : undefined,
      onDragEnd: ({ active, over }) =>
        over
          ? `${words(active.id)} is put down at place ${place(over.id)} of ${cards.length}.`
          : `${words(active.id)} is back where it was.`,
      onDragCancel: ({ active }) => `${words(active.id)} is back where it was.`,
    },
  };
}
