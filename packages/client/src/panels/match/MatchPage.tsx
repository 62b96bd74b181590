import { Link } from "wouter";
import { useSession } from "../../chain/session.ts";
import { Card } from "../../primitives/Card.tsx";
import { Notice } from "../../primitives/Notice.tsx";
import { Page } from "../../primitives/Page.tsx";
import { WindingSpring } from "../../primitives/WindingSpring.tsx";
import { Fighters } from "../arena/Fighters.tsx";
import { type MatchRecords, matchView } from "../arena/matchView.ts";
import { OddsBar } from "../arena/OddsBar.tsx";
import { PurseButton } from "../arena/PurseDialog.tsx";
import { useChainTime } from "../arena/useChainTime.ts";
import { useMatch } from "../arena/useMatch.ts";
import { useRatings } from "../ladder/useRatings.ts";
import { BetSlip } from "./BetSlip.tsx";
import { CourseCard } from "./CourseCard.tsx";
import { FormCard } from "./FormCard.tsx";
import { LiveReplay } from "./LiveReplay.tsx";
import styles from "./MatchPage.module.css";
import { ResultCard } from "./ResultCard.tsx";

interface MatchPageProps {
  /** As it stands in the address; not checked yet. */
  id: string;
}

/** One match from its opening to the last claim. */
export default function MatchPage({ id }: MatchPageProps) {
  const number = Number(id);
  if (!Number.isInteger(number) || number < 1 || number > 0xffffffff)
    return (
      <Page title="No such match" width="text">
        <Notice
          tone="bad"
          title={`“${id}” is not a match.`}
          actions={<Link href="/arena">To the arena</Link>}
        >
          Matches are numbered 1, 2, 3 and so on.
        </Notice>
      </Page>
    );
  return <Match key={number} id={number} />;
}

function Match({ id }: { id: number }) {
  const { records, missing } = useMatch(id);
  if (!records)
    return (
      <Page title={`Match ${id}`}>
        {missing ? (
          <Notice title={`There is no match ${id} yet.`} actions={<Link href="/arena">To the arena</Link>}>
            The chain answers and knows no match of this number.
          </Notice>
        ) : (
          <WindingSpring label="Reading the match from the chain…" />
        )}
      </Page>
    );
  return <Found id={id} records={records} />;
}

function Found({ id, records }: { id: number; records: MatchRecords }) {
  const me = useSession((session) => session.chain?.address);
  const now = useChainTime();
  const view = matchView(records, me, now);
  const ratingOf = useRatings();
  const { a, b } = view.sides;
  return (
    <Page
      title={b ? `${a.name} against ${b.name}` : `${a.name} waits for an opponent`}
      lead={`Match ${id}`}
      actions={<PurseButton />}
    >
      <div className={styles.match}>
        <div className={styles.main}>
          <Card className={styles.bill ?? ""} aria-label="The two bots">
            <Fighters records={records} view={view} size={112} />
            <OddsBar view={view} />
          </Card>
          {view.battle ? (
            <div className={styles.board}>
              <LiveReplay records={records} />
            </div>
          ) : null}
          <FormCard view={view} ratingOf={ratingOf} />
        </div>
        <div className={styles.side}>
          <CourseCard view={view} records={records} now={now} />
          <ResultCard view={view} />
          <BetSlip view={view} />
        </div>
      </div>
    </Page>
  );
}
