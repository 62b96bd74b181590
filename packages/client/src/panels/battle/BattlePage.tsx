import { Link2, Swords } from "lucide-react";
import { useEffect, useState } from "react";
import { Link, useSearchParams } from "wouter";
import { useStore } from "zustand";
import { Button } from "../../primitives/Button.tsx";
import { Notice } from "../../primitives/Notice.tsx";
import { Page } from "../../primitives/Page.tsx";
import { WindingSpring } from "../../primitives/WindingSpring.tsx";
import { turnAt } from "../../scenes/battle/timeline.ts";
import type { OutcomeRecord } from "../arena/records.ts";
import { useMatch } from "../arena/useMatch.ts";
import { BattlePlayer } from "./BattlePlayer.tsx";
import { createPlayback, type Playback } from "./playback.ts";
import { type Replay, useReplay } from "./useReplay.ts";
import { VerifyCard } from "./VerifyCard.tsx";

interface BattlePageProps {
  /** As it stands in the address; not checked yet. */
  id: string;
}

/** A battle by its link: `/battle/<match>?turn=n`. It needs the chain and nothing else. */
export default function BattlePage({ id }: BattlePageProps) {
  const number = Number(id);
  if (!Number.isInteger(number) || number < 1 || number > 0xffffffff)
    return (
      <Page title="No such battle" width="text">
        <Notice
          tone="bad"
          title={`“${id}” is not a battle.`}
          actions={<Link href="/arena">To the arena</Link>}
        >
          Battles are numbered 1, 2, 3 and so on, like the matches they belong to.
        </Notice>
      </Page>
    );
  return <Battle key={number} id={number} />;
}

function Battle({ id }: { id: number }) {
  const { records, missing } = useMatch(id);
  const found = useReplay(records);
  const names = found.state === "ready" ? found.battle.cast.names : undefined;
  return (
    <Page
      title={names ? `${names.a} against ${names.b}` : `Battle ${id}`}
      lead={names ? `Battle ${id}, computed in this page from the chain's data.` : undefined}
      actions={<Link href={`/match/${id}`}>The match, its bets and payouts</Link>}
    >
      <Watch id={id} found={found} missing={missing} outcome={records?.outcome} />
    </Page>
  );
}

interface WatchProps {
  id: number;
  found: Replay;
  missing: boolean;
  outcome: OutcomeRecord | undefined;
}

function Watch({ id, found, missing, outcome }: WatchProps) {
  const [search] = useSearchParams();
  const [opened] = useState(() => search.get("turn"));
  const [playback] = useState(() => createPlayback(0));
  const battle = found.state === "ready" ? found.battle : undefined;
  useEffect(() => {
    if (!battle) return;
    playback.load(battle.trace.turns.length, opened === null ? 0 : Number(opened));
  }, [battle, playback, opened]);
  if (found.state === "ready")
    return (
      <BattlePlayer
        battle={found.battle}
        playback={playback}
        aside={
          <>
            {outcome ? <VerifyCard codes={found.codes} outcome={outcome} /> : null}
            <LinkToTurn id={id} playback={playback} />
          </>
        }
      />
    );
  return <Elsewhere id={id} found={found} missing={missing} />;
}

/** What to say while there is no battle to show. */
function Elsewhere({
  id,
  found,
  missing,
}: {
  id: number;
  found: Exclude<Replay, { state: "ready" }>;
  missing: boolean;
}) {
  if (found.state === "unfought")
    return (
      <Notice
        title="This battle has not been fought."
        picture={<Swords aria-hidden="true" size={34} />}
        actions={<Link href={`/match/${id}`}>Go to the match</Link>}
      >
        The match is still on, or it was void and everything went back.
      </Notice>
    );
  if (found.state === "failed")
    return (
      <Notice
        tone="bad"
        title="The battle cannot be shown."
        actions={<Link href="/arena">To the arena</Link>}
      >
        {found.problem}
      </Notice>
    );
  if (missing)
    return (
      <Notice title={`There is no match ${id} yet.`} actions={<Link href="/arena">To the arena</Link>}>
        The chain answers and knows no match of this number.
      </Notice>
    );
  return <WindingSpring label="Reading the battle from the chain…" />;
}

function LinkToTurn({ id, playback }: { id: number; playback: Playback }) {
  const turn = useStore(playback.store, (state) => turnAt(state.position));
  const [copied, setCopied] = useState<number>();
  const copy = async () => {
    await navigator.clipboard.writeText(`${window.location.origin}/battle/${id}?turn=${turn}`);
    setCopied(turn);
  };
  return (
    <Button size="small" icon={<Link2 aria-hidden="true" />} onClick={() => void copy()}>
      {copied === turn ? `Link to turn ${turn} copied` : `Copy a link to turn ${turn}`}
    </Button>
  );
}
