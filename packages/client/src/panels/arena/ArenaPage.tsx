import { Hammer, Swords } from "lucide-react";
import { useState } from "react";
import { Link, useSearchParams } from "wouter";
import { useSession } from "../../chain/session.ts";
import { Button } from "../../primitives/Button.tsx";
import { Notice } from "../../primitives/Notice.tsx";
import { Page } from "../../primitives/Page.tsx";
import { WindingSpring } from "../../primitives/WindingSpring.tsx";
import { useRatings } from "../ladder/useRatings.ts";
import styles from "./ArenaPage.module.css";
import { BringBotDialog } from "./BringBotDialog.tsx";
import { FinishedTable } from "./FinishedTable.tsx";
import { MatchCard } from "./MatchCard.tsx";
import { emptyLobby, type MatchPhase, matchView } from "./matchView.ts";
import { PurseButton } from "./PurseDialog.tsx";
import { useChainTime } from "./useChainTime.ts";
import { useLobby } from "./useLobby.ts";

const ON: readonly MatchPhase[] = ["betting", "revealing", "forfeit", "locked", "seeded"];
const WAITING: readonly MatchPhase[] = ["open", "overdue"];

/** The lobby: battles that are on, matches that wait, battles that were. */
export default function ArenaPage() {
  const { matches, myBots, state, problem } = useLobby();
  const me = useSession((session) => session.chain?.address);
  const now = useChainTime();
  const ratingOf = useRatings();
  const [search] = useSearchParams();
  const [bringing, setBringing] = useState<"new" | number>();
  const shown = matches.map((records) => ({ records, view: matchView(records, me, now) }));
  const of = (phases: readonly MatchPhase[]) => shown.filter(({ view }) => phases.includes(view.phase));
  const [on, waiting, over] = [of(ON), of(WAITING), of(["fought", "void"])];
  const entering =
    typeof bringing === "number" ? shown.find(({ view }) => view.id === bringing)?.view : undefined;
  const chosen = Number(search.get("bot") ?? 0) || undefined;
  return (
    <Page
      title="The arena"
      lead="Two bots, one board, one seed that nobody knows beforehand. Bet, watch, be paid by the contract."
      actions={
        <>
          <Link href="/ladder">The ladder</Link>
          <PurseButton />
          <Button look="brass" icon={<Swords aria-hidden="true" />} onClick={() => setBringing("new")}>
            Open a match
          </Button>
        </>
      }
    >
      {state === "loading" && matches.length === 0 ? (
        <WindingSpring label="Reading the matches from the chain…" />
      ) : null}
      {state === "failed" && matches.length === 0 ? (
        <Notice tone="bad" title="The matches cannot be read.">
          {problem} The page tries again when the chain answers.
        </Notice>
      ) : null}
      {state === "ready" || matches.length > 0 ? (
        <div className={styles.lobby}>
          <section aria-label="Battles that are on">
            <h2>Battles that are on</h2>
            {on.length > 0 ? (
              <ul className={styles.cards}>
                {on.map(({ records, view }) => (
                  <li key={view.id}>
                    <MatchCard records={records} view={view} now={now} ratingOf={ratingOf} />
                  </li>
                ))}
              </ul>
            ) : (
              <p className={styles.empty} role="status">
                {emptyLobby(
                  shown.map(({ view }) => view),
                  now,
                )}
              </p>
            )}
          </section>
          {waiting.length > 0 ? (
            <section aria-label="Waiting for an opponent">
              <h2>Waiting for an opponent</h2>
              <ul className={styles.cards}>
                {waiting.map(({ records, view }) => (
                  <li key={view.id}>
                    <MatchCard
                      records={records}
                      view={view}
                      now={now}
                      ratingOf={ratingOf}
                      actions={
                        view.phase === "open" && !view.sides.a.isMine ? (
                          <Button size="small" look="brass" onClick={() => setBringing(view.id)}>
                            Enter it
                          </Button>
                        ) : null
                      }
                    />
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
          {myBots.length === 0 ? (
            <p className={styles.forge}>
              <Hammer aria-hidden="true" size={18} /> You have no bot yet.{" "}
              <Link href="/forge">Forge one in the chat</Link>, it takes a minute.
            </p>
          ) : null}
          <FinishedTable views={over.map(({ view }) => view)} />
        </div>
      ) : null}
      {bringing !== undefined ? (
        <BringBotDialog
          entering={entering}
          bots={myBots}
          chosen={chosen}
          onClose={() => setBringing(undefined)}
        />
      ) : null}
    </Page>
  );
}
