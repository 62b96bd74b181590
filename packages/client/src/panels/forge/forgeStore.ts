import type { Reading } from "@cogwright/botbuilder/reader/read";
import type { Strategy } from "@cogwright/botbuilder/strategy/strategy";
import { errorLine } from "@cogwright/contracts/errors";
import { z } from "zod";
import { createStore, type StoreApi } from "zustand/vanilla";
import { changeSchema, changesBetween } from "./changes.ts";
import { type Draft, draftSchema, emptyDraft, strategyOf, withStrategy } from "./draft.ts";
import { type KeptText, keep, remember } from "./keptText.ts";
import type { ModelReader, NamedReading, Progress } from "./modelReader.ts";

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
    /** What they changed in a bot that was there before; empty for the first words. */
    changes: z.array(changeSchema).default([]),
    /** Who read, and why the embedded reader did although a model was asked. */
    reader: z.enum(["embedded", "model"]).default("embedded"),
    note: z.exactOptional(z.string()),
  }),
]);

const keptSchema = z.strictObject({
  version: z.literal(1),
  draft: draftSchema,
  past: z.array(draftSchema),
  future: z.array(draftSchema),
  chat: z.array(messageSchema),
  unsent: z.string().default(""),
  askModel: z.boolean().default(true),
  opponents: z.array(z.string()).nullable().default(null),
});

export type Message = z.infer<typeof messageSchema>;
type Kept = Omit<z.infer<typeof keptSchema>, "version">;

export interface ForgeState extends Kept {
  /** Earlier drafts, the newest last, and those undone, the next to redo last. */
  readonly past: Draft[];
  readonly future: Draft[];
  /** What is written and not said yet. */
  readonly unsent: string;
  /** Whether the language model is asked, where there is one. */
  readonly askModel: boolean;
  /** Ids of the house bots that trials are played against; `null` for all. */
  readonly opponents: string[] | null;
  /** Words that the language model is reading. Nothing else changes meanwhile. */
  readonly thinking: { text: string; progress: Progress | undefined } | undefined;
}

/** Reads words into a strategy, or into a change of one. */
export type Reader = (text: string, strategy?: Strategy) => Reading;

export interface Forge {
  readonly store: StoreApi<ForgeState>;
  /** A name for a new card. */
  newId(): string;
  write(text: string): void;
  /**
   * Says something in the chat; an answer follows and the draft changes with it. With `model` the language model is asked
   * first. Resolves when the answer is there.
   */
  say(text: string, model?: ModelReader): Promise<void>;
  /** Ends the asking: with `cancel` the words are as if never said, with `embedded` the embedded reader answers them now. */
  stopThinking(how: "cancel" | "embedded"): void;
  chooseReader(askModel: boolean): void;
  chooseOpponents(ids: string[] | null): void;
  /**
   * Changes the draft by hand; one undo takes it back. Changes in a row with the same `gesture` (letters of a name, a
   * knob being turned) are taken back together.
   */
  change(next: (draft: Draft) => Draft, gesture?: string): void;
  undo(): void;
  redo(): void;
  /** Puts a finished strategy on the bench, as one change. */
  begin(strategy: Strategy): void;
  /** Puts a draft from another time on the bench, as one change. */
  restore(draft: Draft): void;
  /** Sweeps the bench; one undo brings the draft back, the chat is gone. */
  clear(): void;
}

const LONGEST_PAST = 100;
const LONGEST_CHAT = 60;
/** Characters of a message that the chat shows and keeps; all of them are read. */
const LONGEST_MESSAGE = 6_000;
const STORAGE_KEY = "cogwright.forge";

const fresh: ForgeState = {
  draft: emptyDraft,
  past: [],
  future: [],
  chat: [],
  unsent: "",
  askModel: true,
  opponents: null,
  thinking: undefined,
};

const same = (a: Draft, b: Draft) => JSON.stringify(a) === JSON.stringify(b);

/** Whether nothing has been done to a draft but naming it. */
export function isBlank(draft: Draft): boolean {
  return same({ ...draft, name: "" }, emptyDraft);
}

function clipped(text: string): string {
  if (text.length <= LONGEST_MESSAGE) return text;
  const more = text.length - LONGEST_MESSAGE;
  return `${text.slice(0, LONGEST_MESSAGE)}… (and ${more.toLocaleString("en")} characters more)`;
}

/** The forge's bench: draft, history and chat, kept in `storage` across reloads. */
export function createForge(read: Reader, storage: KeptText, newId: () => string): Forge {
  const kept = remember(storage, STORAGE_KEY, keptSchema);
  const { version: _, ...known } = kept ?? { version: 1, ...fresh };
  const store = createStore<ForgeState>(() => ({ ...fresh, ...known }));
  store.subscribe(({ thinking: _thinking, ...state }) => {
    const value = { version: 1, ...state };
    // A browser that has no more room keeps at least the bot and the last of what was said.
    keep(storage, STORAGE_KEY, [
      value,
      { ...value, past: state.past.slice(-10), future: [], chat: state.chat.slice(-10) },
      { ...value, past: [], future: [], chat: [], unsent: "" },
    ]);
  });
  let lastGesture: string | undefined;
  let asking: { stop: AbortController; how?: "cancel" | "embedded" } | undefined;
  const put = (draft: Draft, more: Partial<ForgeState> = {}, gesture?: string) => {
    const state = store.getState();
    if (same(state.draft, draft)) return store.setState(more);
    const goesOn = gesture !== undefined && gesture === lastGesture;
    lastGesture = gesture;
    const past = goesOn ? state.past : [...state.past, state.draft].slice(-LONGEST_PAST);
    store.setState({ ...more, draft, past, future: [] });
  };
  /** Does something to the bench, unless somebody is thinking about what lies on it. */
  const byHand = (act: () => void) => {
    if (!asking) act();
  };
  const swap = (from: "past" | "future", to: "past" | "future") => {
    const state = store.getState();
    const draft = state[from].at(-1);
    if (!draft) return;
    lastGesture = undefined;
    store.setState({ draft, [from]: state[from].slice(0, -1), [to]: [...state[to], state.draft] });
  };
  const answer = (
    text: string,
    reading: Omit<NamedReading, "reader"> & Partial<Pick<NamedReading, "reader">>,
  ) => {
    const { draft, chat } = store.getState();
    const next = withStrategy(draft, reading.strategy, newId);
    const answered: Message = {
      id: newId(),
      who: "forge",
      readBack: [...reading.readBack],
      notUnderstood: [...reading.notUnderstood],
      questions: [...reading.questions],
      changed: !same(next, draft),
      changes: isBlank(draft) ? [] : changesBetween(draft, next),
      reader: reading.reader ?? "embedded",
      ...(reading.note === undefined ? {} : { note: reading.note }),
    };
    const you: Message = { id: newId(), who: "you", text: clipped(text) };
    put(next, { chat: [...chat, you, answered].slice(-LONGEST_CHAT), unsent: "", thinking: undefined });
  };
  /** The model's reading, or the embedded one with the reason; `undefined` when the words were taken back. */
  const ask = async (text: string, strategy: Strategy | undefined, model: ModelReader) => {
    const own: typeof asking = { stop: new AbortController() };
    asking = own;
    store.setState({ thinking: { text, progress: undefined }, unsent: text });
    try {
      return await model(text, strategy, {
        signal: own.stop.signal,
        onProgress: (progress) => store.setState({ thinking: { text, progress } }),
      });
    } catch (error) {
      if (own.how === "cancel") return undefined;
      const why = own.how === "embedded" ? "You did not wait for the language model." : errorLine(error);
      return { ...read(text, strategy), note: `${why} The built-in reader answers instead.` };
    } finally {
      asking = undefined;
    }
  };
  return {
    store,
    newId,
    write: (unsent) => store.setState({ unsent }),
    say: async (text, model) => {
      const said = text.trim();
      if (said === "" || asking) return;
      const { draft } = store.getState();
      const strategy = isBlank(draft) ? undefined : strategyOf(draft);
      const reading = model ? await ask(said, strategy, model) : read(said, strategy);
      if (reading) answer(said, reading);
      else store.setState({ thinking: undefined });
    },
    stopThinking: (how) => {
      if (!asking) return;
      asking.how = how;
      asking.stop.abort();
    },
    chooseReader: (askModel) => store.setState({ askModel }),
    chooseOpponents: (opponents) => store.setState({ opponents }),
    change: (next, gesture) => byHand(() => put(next(store.getState().draft), {}, gesture)),
    undo: () => byHand(() => swap("past", "future")),
    redo: () => byHand(() => swap("future", "past")),
    begin: (strategy) =>
      byHand(() => put({ ...withStrategy(emptyDraft, strategy, newId), name: strategy.name })),
    restore: (draft) => byHand(() => put(draft)),
    clear: () => byHand(() => put(emptyDraft, { chat: [], unsent: "" })),
  };
}
