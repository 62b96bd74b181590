import { Button } from "../../primitives/Button.tsx";
import { bench } from "./bench.ts";
import type { Progress } from "./modelReader.ts";
import styles from "./Thinking.module.css";

interface ThinkingProps {
  model: string;
  progress: Progress | undefined;
}

/** The language model at work: how many of its answers are in, and the two ways not to wait. */
export function Thinking({ model, progress }: ThinkingProps) {
  const { asked, answered } = progress ?? { asked: 0, answered: 0 };
  const done = asked > 0 && answered === asked;
  return (
    <div className={styles.thinking}>
      <p role="status">
        {asked === 0
          ? `${model} is being asked…`
          : done
            ? "Trying the answers in battles…"
            : `${model} is reading: ${answered} of ${asked} answers are in…`}
      </p>
      <span className={styles.cogs} aria-hidden="true">
        {Array.from({ length: Math.max(1, asked) }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they are told apart by their place alone
          <span key={index} data-in={index < answered} />
        ))}
      </span>
      <div className={styles.ways}>
        <Button size="small" onClick={() => bench.stopThinking("embedded")}>
          Don’t wait
        </Button>
        <Button size="small" look="quiet" onClick={() => bench.stopThinking("cancel")}>
          Cancel
        </Button>
      </div>
    </div>
  );
}
