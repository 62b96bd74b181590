import { CircleHelp, Hammer, SendHorizontal, TriangleAlert } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { Button } from "../../primitives/Button.tsx";
import { classes } from "../../primitives/classes.ts";
import { Field } from "../../primitives/Field.tsx";
import { bench } from "./bench.ts";
import styles from "./ForgeChat.module.css";
import type { Message } from "./forgeStore.ts";
import { point, usePointed } from "./pointed.ts";
import { stretchesOf } from "./sayings.ts";

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
  const [text, setText] = useState("");
  const end = useRef<HTMLLIElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it scrolls when a message is added
  useEffect(() => {
    end.current?.scrollIntoView({ block: "nearest" });
  }, [chat.length]);
  const send = () => {
    bench.say(text);
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };
  return (
    <section className={styles.chat} aria-label="Chat with the forge">
      <ol className={styles.messages} role="log" aria-label="Conversation" aria-live="polite">
        <li className={classes(styles.message, styles.forge)}>
          <Hammer aria-hidden="true" size={16} />
          <p>Tell me how your bot should fight. Any words will do; say more later to change it.</p>
        </li>
        {chat.length === 0 ? <Ideas onPick={(idea) => bench.say(idea)} /> : null}
        {chat.map((message) =>
          message.who === "you" ? (
            <Said key={message.id} message={message} />
          ) : (
            <Answer key={message.id} message={message} />
          ),
        )}
        <li ref={end} className={styles.end} aria-hidden="true" />
      </ol>
      <form
        className={styles.write}
        onSubmit={(event) => {
          event.preventDefault();
          send();
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
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <Button
          look="brass"
          type="submit"
          disabled={text.trim() === ""}
          icon={<SendHorizontal aria-hidden="true" />}
        >
          Say it
        </Button>
      </form>
    </section>
  );
}

function Ideas({ onPick }: { onPick(idea: string): void }) {
  return (
    <li className={styles.ideas}>
      <span>Or begin with one of these:</span>
      {IDEAS.map((idea) => (
        <button key={idea} type="button" onClick={() => onPick(idea)}>
          “{idea}”
        </button>
      ))}
    </li>
  );
}

function Said({ message }: { message: Extract<Message, { who: "you" }> }) {
  const cards = useStore(bench.store, (state) => state.draft.cards);
  const pointed = usePointed((state) => state.card);
  const sayings = cards.map(({ id, rule }) => ({ id, says: rule.says ?? "" }));
  return (
    <li className={classes(styles.message, styles.you)}>
      <p>
        {stretchesOf(message.text, sayings).map((stretch, index) => {
          const [first] = stretch.cards;
          if (first === undefined) return stretch.text;
          const lit = pointed !== undefined && stretch.cards.includes(pointed);
          return (
            <mark
              // biome-ignore lint/suspicious/noArrayIndexKey: stretches of one text never move
              key={index}
              className={classes(styles.stretch, lit && styles.lit)}
              onPointerEnter={() => point(first)}
              onPointerLeave={() => point(undefined)}
            >
              {stretch.text}
            </mark>
          );
        })}
      </p>
    </li>
  );
}

function Answer({ message }: { message: Extract<Message, { who: "forge" }> }) {
  const { readBack, notUnderstood, questions, changed } = message;
  return (
    <li className={classes(styles.message, styles.forge)}>
      <Hammer aria-hidden="true" size={16} />
      <div>
        {changed ? (
          <>
            <p>I understood:</p>
            <ol className={styles.readBack}>
              {readBack.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ol>
          </>
        ) : (
          <p>Nothing changed.</p>
        )}
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
      </div>
    </li>
  );
}
