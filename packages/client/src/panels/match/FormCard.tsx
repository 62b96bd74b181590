import { Link } from "wouter";
import { useSession } from "../../chain/session.ts";
import { Card } from "../../primitives/Card.tsx";
import { SideBadge } from "../../primitives/SideBadge.tsx";
import { type MatchView, matchView, resultOf, type SideView } from "../arena/matchView.ts";
import { useChainTime } from "../arena/useChainTime.ts";
import { useHistory } from "../history/useHistory.ts";
import { Rating } from "../ladder/Rating.tsx";
import type { RatingOf } from "../ladder/useRatings.ts";
import styles from "./FormCard.module.css";
import { formOf, meetingsOf, type PastBattle } from "./form.ts";

const MARKS = { won: "W", lost: "L", drew: "D" } as const;

/** How both bots did of late, what they are rated, and how their past meetings ended. */
export function FormCard({ view, ratingOf }: { view: MatchView; ratingOf: RatingOf }) {
  const me = useSession((session) => session.chain?.address);
  const now = useChainTime();
  const history = useHistory(me);
  const before = history.matches
    .map((records) => matchView(records, me, now))
    .filter(({ id }) => id < view.id);
  const { a, b } = view.sides;
  const meetings = b ? meetingsOf(before, a.bot, b.bot) : [];
  return (
    <Card title="Form and rating" className={styles.form ?? ""} aria-label="Form">
      {[a, ...(b ? [b] : [])].map((side) => (
        <Form key={side.side} side={side} battles={formOf(before, side.bot)} rating={ratingOf(side.bot)} />
      ))}
      {b ? (
        <section aria-label="Past meetings">
          <h4>Past meetings</h4>
          {meetings.length === 0 ? (
            <p className={styles.words}>They have not met before.</p>
          ) : (
            <ol className={styles.meetings}>
              {meetings.slice(0, 5).map((past) => (
                <li key={past.id}>
                  <Link href={`/match/${past.id}`}>Match {past.id}</Link> {resultOf(past)}
                </li>
              ))}
            </ol>
          )}
        </section>
      ) : null}
    </Card>
  );
}

interface FormProps {
  side: SideView;
  battles: readonly PastBattle[];
  rating: string;
}

function Form({ side, battles, rating }: FormProps) {
  return (
    <div className={styles.row}>
      <span>
        <SideBadge side={side.side} /> {side.name}
      </span>
      <Rating of={side.name} text={rating} />
      {battles.length === 0 ? (
        <span className={styles.words}>first match</span>
      ) : (
        <ol className={styles.last} aria-label={`Last matches of ${side.name}, newest first`}>
          {battles.map(({ id, result, against }) => (
            <li key={id} data-result={result}>
              <Link
                href={`/match/${id}`}
                title={`${result} against ${against}`}
                aria-label={`${result} against ${against}`}
              >
                {MARKS[result]}
              </Link>
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
