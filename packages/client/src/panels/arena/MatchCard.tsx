import { Lock, Swords } from "lucide-react";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { Badge } from "../../primitives/Badge.tsx";
import { Card } from "../../primitives/Card.tsx";
import { Coins } from "../../primitives/Coins.tsx";
import type { RatingOf } from "../ladder/useRatings.ts";
import { Countdown } from "./Countdown.tsx";
import { Fighters } from "./Fighters.tsx";
import styles from "./MatchCard.module.css";
import type { MatchRecords, MatchView } from "./matchView.ts";
import { OddsBar } from "./OddsBar.tsx";

interface MatchCardProps {
  records: MatchRecords;
  view: MatchView;
  now: number;
  ratingOf: RatingOf;
  /** What can be done with it from the lobby. */
  actions?: ReactNode;
}

/** A match that is on, in the lobby. */
export function MatchCard({ records, view, now, ratingOf, actions }: MatchCardProps) {
  const locked = ["revealing", "forfeit", "locked", "seeded"].includes(view.phase);
  return (
    <Card className={styles.card ?? ""} aria-label={`Match ${view.id}: ${view.headline}`}>
      <header className={styles.head}>
        <Badge
          tone={view.phase === "betting" ? "brass" : locked ? "warn" : "plain"}
          icon={locked ? <Lock aria-hidden="true" size={13} /> : <Swords aria-hidden="true" size={13} />}
        >
          {view.headline}
        </Badge>
        {view.countdown ? <Countdown countdown={view.countdown} now={now} /> : null}
      </header>
      <Fighters records={records} view={view} size={72} ratingOf={ratingOf} />
      {view.sides.b ? <OddsBar view={view} /> : null}
      <footer className={styles.foot}>
        <span>
          Match {view.id} · stake <Coins wei={view.stake} />
        </span>
        <div className={styles.actions}>
          {actions}
          <Link href={`/match/${view.id}`} className={styles.go ?? ""}>
            {view.phase === "betting" ? "Bet and watch" : "Look"}
          </Link>
        </div>
      </footer>
    </Card>
  );
}
