import { HandCoins, Trophy, Undo2 } from "lucide-react";
import { coinsText } from "../../chain/coinText.ts";
import { Button } from "../../primitives/Button.tsx";
import { Card } from "../../primitives/Card.tsx";
import { Notice } from "../../primitives/Notice.tsx";
import { type MatchView, myResult } from "../arena/matchView.ts";
import { useSend } from "../arena/useSend.ts";
import styles from "./ResultCard.module.css";

interface ResultCardProps {
  view: MatchView;
}

/** Who won, and what of it is the visitor's. */
export function ResultCard({ view }: ResultCardProps) {
  const { busy, problem, send } = useSend();
  if (view.phase !== "fought" && view.phase !== "void") return null;
  const winner = view.winner === "a" || view.winner === "b" ? view.sides[view.winner] : undefined;
  const mine = myResult(view);
  const claim = () =>
    send(
      { functionName: "wager__claim", args: [view.id] },
      { title: "Paid", body: `${coinsText(view.claimable)} came into your purse.` },
    );
  return (
    <Card className={styles.result ?? ""} aria-label="Result">
      <p className={styles.winner} role="status">
        {winner ? <Trophy aria-hidden="true" /> : <Undo2 aria-hidden="true" />}
        {winner
          ? `${winner.name} won${view.battle ? "" : " by forfeit"}`
          : view.winner === "draw"
            ? "A draw: everything goes back"
            : "Void: everything goes back"}
      </p>
      {mine ? <p>{mine}</p> : null}
      {view.claimable > 0n ? (
        <>
          <Button
            look="brass"
            size="large"
            icon={<HandCoins aria-hidden="true" />}
            busy={busy}
            onClick={() => void claim()}
          >
            Claim {coinsText(view.claimable)}
          </Button>
          <p className={styles.words}>
            Pays {coinsText(view.claimable)} into your purse, once. There is no hurry: nobody else can take
            it.
          </p>
        </>
      ) : null}
      {problem ? (
        <Notice tone="bad" title="Nothing was paid.">
          {problem}
        </Notice>
      ) : null}
    </Card>
  );
}
