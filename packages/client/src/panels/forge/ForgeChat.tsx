import { ladder } from "@cogwright/botbuilder/ladder/ladder";
import { CircleHelp, Hammer, Info, SendHorizontal, TriangleAlert } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useStore } from "zustand";
import { Button } from "../../primitives/Button.tsx";
import { classes } from "../../primitives/classes.ts";
import { Field } from "../../primitives/Field.tsx";
import { Select } from "../../primitives/Select.tsx";
import { Switch } from "../../primitives/Switch.tsx";
import { bench } from "./bench.ts";
import { ChangeList } from "./ChangeList.tsx";
import styles from "./ForgeChat.module.css";
import type { Message } from "./forgeStore.ts";
import { SaidWords } from "./SaidWords.tsx";
import { Thinking } from "./Thinking.tsx";
import { modelReader, useModel } from "./useModel.ts";

/** Ways to begin, in the voices people have. */
const IDEAS = [
  "Keep your distance and shoot. When my health is under 30% repair.",
  "Run straight at them and hit hard. Never fall back.",
  "Play it safe: guard when they are close, heal when hurt, and lay mines.",
  "Circle around them and shoot; grab pickups whenever one is near.",
] as const;

/** The conversation from which the bot comes. */
export function ForgeChat() {
  const chat = useStore(bench.store, (state) => state.chat);
  const text = useStore(bench.store, (state) => state.unsent);
  const thinking = useStore(bench.store, (state) => state.thinking);
  const askModel = useStore(bench.store, (state) => state.askModel);
  const model = useModel();
  const messages = useRef<HTMLDivElement>(null);
  const begun = useStore(bench.store, (state) => state.draft.cards.length > 0);
  // It scrolls when something is added; the page around it stays where it is.
  const length = chat.length + (thinking ? 1 : 0);
  useEffect(() => {
    if (length > 0) messages.current?.scrollTo({ top: messages.current.scrollHeight });
  }, [length]);
  const say = (words: string) => void bench.say(words, model && askModel ? modelReader : undefined);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    say(text);
  };
  return (
    <section className={styles.chat} aria-label="Chat with the forge">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div ref={messages} className={styles.scroll} role="log" aria-label="Conversation" tabIndex={0}>
        <ol className={styles.messages}>
          <li className={classes(styles.message, styles.forge)}>
            <Hammer aria-hidden="true" size={16} />
            <p>Tell me how your bot should fight. Any words will do; say more later to change it.</p>
          </li>
          {chat.length === 0 && !thinking ? <Ideas begun={begun} onPick={say} /> : null}
          {chat.map((message) =>
            message.who === "you" ? (
              <li key={message.id} className={classes(styles.message, styles.you)}>
                <SaidWords text={message.text} />
              </li>
            ) : (
              <Answer key={message.id} message={message} model={model} />
            ),
          )}
          {thinking ? (
            <>
              <li className={classes(styles.message, styles.you)}>
                <p>{thinking.text}</p>
              </li>
              <li className={classes(styles.message, styles.forge)}>
                <Hammer aria-hidden="true" size={16} />
                <Thinking model={model ?? "The language model"} progress={thinking.progress} />
              </li>
            </>
          ) : null}
        </ol>
      </div>
      <form
        className={styles.write}
        onSubmit={(event) => {
          event.preventDefault();
          say(text);
        }}
      >
        <Field
          label="How should it fight?"
          hideLabel
          lines={3}
          placeholder={
            chat.length === 0
              ? "Keep your distance and shoot…"
              : "Change something: “less cowardly”, “forget the mines”…"
          }
          value={text}
          maxLength={100_000}
          readOnly={thinking !== undefined}
          onChange={(event) => bench.write(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <div className={styles.send}>
          {model ? (
            <span className={styles.reader}>
              <Switch
                label={`Ask ${model}`}
                checked={askModel}
                disabled={thinking !== undefined}
                onChange={bench.chooseReader}
              />
            </span>
          ) : (
            <p className={styles.reader}>Read in your browser; nothing you write is sent anywhere.</p>
          )}
          <Button
            look="brass"
            type="submit"
            disabled={text.trim() === "" || thinking !== undefined}
            icon={<SendHorizontal aria-hidden="true" />}
          >
            Say it
          </Button>
        </div>
      </form>
    </section>
  );
}

function Ideas({ begun, onPick }: { begun: boolean; onPick(idea: string): void }) {
  return (
    <li className={styles.ideas}>
      <span>{begun ? "Or say one of these:" : "Or begin with one of these:"}</span>
      {IDEAS.map((idea) => (
        <button key={idea} type="button" onClick={() => onPick(idea)}>
          “{idea}”
        </button>
      ))}
      {begun ? null : (
        <Select
          label="Or take a house bot apart:"
          value={"" as string}
          placeholder="Choose one…"
          options={ladder.map(({ id, name, character }) => ({ value: id, label: `${name}: ${character}` }))}
          onChange={(chosen) => {
            const found = ladder.find(({ id }) => id === chosen);
            if (found) bench.begin({ ...found.strategy, name: `${found.name} II` });
          }}
        />
      )}
    </li>
  );
}

interface AnswerProps {
  message: Extract<Message, { who: "forge" }>;
  model: string | undefined;
}

function Answer({ message, model }: AnswerProps) {
  const { readBack, notUnderstood, questions, changed, changes, reader, note } = message;
  return (
    <li className={classes(styles.message, styles.forge)}>
      <Hammer aria-hidden="true" size={16} />
      <div>
        {!changed ? <p>Nothing changed.</p> : null}
        {changed && changes.length > 0 ? (
          <>
            <p>Here is what I changed:</p>
            <ChangeList changes={changes} />
          </>
        ) : null}
        {changed && changes.length === 0 ? (
          <>
            <p>I understood:</p>
            <ReadBack lines={readBack} />
          </>
        ) : null}
        {notUnderstood.length > 0 ? (
          <div className={styles.missed}>
            <p>
              <TriangleAlert aria-hidden="true" size={15} /> I could not make a rule of:
            </p>
            <ul>
              {notUnderstood.map((part) => (
                <li key={part}>{part}</li>
              ))}
            </ul>
          </div>
        ) : null}
        {questions.map((question) => (
          <p key={question} className={styles.question}>
            <CircleHelp aria-hidden="true" size={15} /> {question}
          </p>
        ))}
        {changes.length > 0 ? (
          <details className={styles.whole}>
            <summary>The whole bot in words</summary>
            <ReadBack lines={readBack} />
          </details>
        ) : null}
        {note ? (
          <p className={styles.note}>
            <Info aria-hidden="true" size={15} /> {note}
          </p>
        ) : null}
        {reader === "model" ? (
          <p className={styles.by}>Read by {model ?? "the language model"}</p>
        ) : model ? (
          <p className={styles.by}>Read by the built-in reader</p>
        ) : null}
      </div>
    </li>
  );
}

function ReadBack({ lines }: { lines: readonly string[] }) {
  return (
    <ol className={styles.readBack}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ol>
  );
}
