import type { Reading } from "@cogwright/botbuilder/reader/read";
import type { Strategy } from "@cogwright/botbuilder/strategy/strategy";
import { z } from "zod";
import { createStore, type StoreApi } from "zustand/vanilla";
import { type Draft, draftSchema, emptyDraft, strategyOf, withStrategy } from "./draft.ts";

const messageSchema = z.discriminatedUnion("who", [
  z.strictObject({ id: z.string(), who: z.literal("you"), text: z.string() }),
  z.strictObject({
    id: z.string(),
    who: z.literal("forge"),
    readBack: z.array(z.string()),
    notUnderstood: z.array(z.string()),
    questions: z.array(z.string()),
    /** False when the words changed nothing. */
    changed: z.boolean(),
  }),
]);

const keptSchema = z.strictObject({
  version: z.literal(1),
  draft: draftSchema,
  past: z.array(draftSchema),
  future: z.array(draftSchema),
  chat: z.array(messageSchema),
});

export type Message = z.infer<typeof messageSchema>;

export interface ForgeState {
  readonly draft: Draft;
  /** Earlier drafts, the newest last, and those undone, the next to redo last. */
  readonly past: readonly Draft[];
  readonly future: readonly Draft[];
  readonly chat: readonly Message[];
}

/** Reads words into a strategy, or into a change of one. */
export type Reader = (text: string, strategy?: Strategy) => Reading;

export interface Forge {
  readonly store: StoreApi<ForgeState>;
  /** A name for a new card. */
  newId(): string;
  /** Says something in the chat; the reader's answer follows and the draft changes with it. */
  say(text: string): void;
  /**
   * Changes the draft by hand; one undo takes it back. Changes in a row with the same `gesture` (letters of a name, a
   * knob being turned) are taken back together.
   */
  change(next: (draft: Draft) => Draft, gesture?: string): void;
  undo(): void;
  redo(): void;
  /** Puts a finished strategy on the bench, as one change. */
  begin(strategy: Strategy): void;
  /** Sweeps the bench; one undo brings the draft back, the chat is gone. */
  clear(): void;
}

const LONGEST_PAST = 100;
const LONGEST_CHAT = 60;
const STORAGE_KEY = "cogwright.forge";

/** What of `localStorage` the forge needs. */
export type KeptText = Pick<Storage, "getItem" | "setItem">;

const fresh: ForgeState = { draft: emptyDraft, past: [], future: [], chat: [] };

/** What was kept, or a fresh bench when nothing was kept or it cannot be read any more. */
function remembered(storage: KeptText): ForgeState {
  const text = storage.getItem(STORAGE_KEY);
  if (text === null) return fresh;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    console.warn("The draft kept in this browser is not JSON; the bench starts empty.", error);
    return fresh;
  }
  const parsed = keptSchema.safeParse(value);
  if (parsed.success) {
    const { version: _, ...state } = parsed.data;
    return state;
  }
  console.warn("The draft kept in this browser is of another form; the bench starts empty.", parsed.error);
  return fresh;
}

/** The forge's bench: draft, history and chat, kept in `storage` across reloads. */
export function createForge(read: Reader, storage: KeptText, newId: () => string): Forge {
  const store = createStore<ForgeState>(() => remembered(storage));
  store.subscribe(({ draft, past, future, chat }) => {
    storage.setItem(STORAGE_KEY, JSON.stringify({ version: 1, draft, past, future, chat }));
  });
  const same = (a: Draft, b: Draft) => JSON.stringify(a) === JSON.stringify(b);
  let lastGesture: string | undefined;
  const put = (draft: Draft, more: Partial<ForgeState> = {}, gesture?: string) => {
    const state = store.getState();
    if (same(state.draft, draft)) return store.setState(more);
    const goesOn = gesture !== undefined && gesture === lastGesture;
    lastGesture = gesture;
    const past = goesOn ? state.past : [...state.past, state.draft].slice(-LONGEST_PAST);
    store.setState({ ...more, draft, past, future: [] });
  };
  const swap = (from: "past" | "future", to: "past" | "future") => {
    const state = store.getState();
    const draft = state[from].at(-1);
    if (!draft) return;
    lastGesture = undefined;
    store.setState({ draft, [from]: state[from].slice(0, -1), [to]: [...state[to], state.draft] });
  };
  return {
    store,
    newId,
    say: (text) => {
      const said = text.trim();
      if (said === "") return;
      const { draft, chat } = store.getState();
      const blank = same({ ...draft, name: "" }, emptyDraft);
      const reading = blank ? read(said) : read(said, strategyOf(draft));
      const next = withStrategy(draft, reading.strategy, newId);
      const answer: Message = {
        id: newId(),
        who: "forge",
        readBack: [...reading.readBack],
        notUnderstood: [...reading.notUnderstood],
        questions: [...reading.questions],
        changed: !same(next, draft),
      };
      const you: Message = { id: newId(), who: "you", text: said };
      put(next, { chat: [...chat, you, answer].slice(-LONGEST_CHAT) });
    },
    change: (next, gesture) => put(next(store.getState().draft), {}, gesture),
    undo: () => swap("past", "future"),
    redo: () => swap("future", "past"),
    begin: (strategy) => put({ ...withStrategy(emptyDraft, strategy, newId), name: strategy.name }),
    clear: () => put(emptyDraft, { chat: [] }),
  };
}
