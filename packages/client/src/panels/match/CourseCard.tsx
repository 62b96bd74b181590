import { compile } from "@cogwright/botbuilder/bytecode/compile";
import { Ban, Dices, Eye, Flag } from "lucide-react";
import { Button } from "../../primitives/Button.tsx";
import { Card } from "../../primitives/Card.tsx";
import { Coins } from "../../primitives/Coins.tsx";
import { Notice } from "../../primitives/Notice.tsx";
import { Countdown } from "../arena/Countdown.tsx";
import type { MatchRecords, MatchView } from "../arena/matchView.ts";
import { useSend } from "../arena/useSend.ts";
import styles from "./CourseCard.module.css";
import { useMySeal } from "./useMySeal.ts";

interface CourseCardProps {
  view: MatchView;
  records: MatchRecords;
  now: number;
}

/** Where the match stands, what comes next, and what anyone can do to move it on. */
export function CourseCard({ view, records, now }: CourseCardProps) {
  const endedWithoutBattle = (view.phase === "fought" || view.phase === "void") && !view.battle;
  return (
    <Card className={styles.course ?? ""} aria-label="Where the match stands">
      <h2 role="status">{view.headline}</h2>
      {view.countdown ? <Countdown countdown={view.countdown} now={now} size="large" /> : null}
      <p className={styles.words}>{view.next}</p>
      <dl className={styles.facts}>
        <div>
          <dt>Stake of each bot</dt>
          <dd>
            <Coins wei={view.stake} />
          </dd>
        </div>
        <div>
          <dt>Fee, of the losing pool only</dt>
          <dd>{view.feeBps / 100}%</dd>
        </div>
        {view.seedRound > 0n && !endedWithoutBattle ? (
          <div>
            <dt>Seed: beacon round</dt>
            <dd>
              {String(view.seedRound)} <small>{view.seedOut ? "is out" : "is not out yet"}</small>
            </dd>
          </div>
        ) : null}
      </dl>
      <Move view={view} records={records} />
    </Card>
  );
}

/** The one thing anyone, or its owner, can do now. */
function Move({ view, records }: Omit<CourseCardProps, "now">) {
  const { busy, problem, send } = useSend();
  const { id, phase } = view;
  const { a, b } = view.sides;
  const mine = useMySeal(view, records);
  const moves = {
    open: view.sides.a.isMine
      ? {
          label: "Take it back",
          words: "Ends the match before anyone enters. Your stake can be claimed at once.",
          call: () =>
            send({ functionName: "arena__cancelMatch", args: [id] }, { title: "The match is taken back" }),
          icon: <Ban aria-hidden="true" />,
        }
      : undefined,
    revealing: mine
      ? {
          label: `Show ${mine.side.name} now`,
          words: `Sends ${mine.side.name}'s code and the salt of its seal. From then on everybody can read how it fights; the battle can be fought, and your stake is not forfeit.`,
          call: () =>
            send(
              {
                functionName: "arena__reveal",
                args: [id, mine.side.side === "a" ? 1 : 2, compile(mine.seal.strategy), mine.seal.salt],
              },
              { title: `${mine.side.name} is shown` },
            ),
          icon: <Eye aria-hidden="true" />,
        }
      : undefined,
    forfeit: {
      label: "End the match",
      words: [a, ...(b ? [b] : [])].every(({ seal }) => seal === "sealed")
        ? "Everybody gets back what they put in, to the wei, without a fee. You get the match's small bounty."
        : "Gives the stakes to the side that was shown, less the fee, and every bet back to the wei. You get the match's small bounty.",
      call: () => send({ functionName: "arena__forfeit", args: [id] }, { title: "The match is over" }),
      icon: <Flag aria-hidden="true" />,
    },
    seeded: {
      label: "Fight the battle now",
      words:
        "The contract runs the whole battle in one transaction and shares the pots. The result is the same whoever sends it.",
      call: () => send({ functionName: "arena__resolve", args: [id] }, { title: "The battle is fought" }),
      icon: <Dices aria-hidden="true" />,
    },
    overdue: {
      label: "Void the match",
      words: "Everybody gets back what they put in, to the wei, without a fee.",
      call: () => send({ functionName: "arena__voidMatch", args: [id] }, { title: "The match is void" }),
      icon: <Ban aria-hidden="true" />,
    },
  };
  const move = phase in moves ? moves[phase as keyof typeof moves] : undefined;
  if (!move) return null;
  return (
    <div className={styles.move}>
      <Button
        // A stake hangs on this one.
        look={phase === "revealing" ? "brass" : "steel"}
        icon={move.icon}
        busy={busy}
        onClick={() => void move.call()}
      >
        {move.label}
      </Button>
      <p className={styles.words}>{move.words}</p>
      {problem ? (
        <Notice tone="bad" title="It did not go through.">
          {problem}
        </Notice>
      ) : null}
    </div>
  );
}
