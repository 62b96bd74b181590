import { useEffect, useState } from "react";
import { Link } from "wouter";
import { Notice } from "../../primitives/Notice.tsx";
import { WindingSpring } from "../../primitives/WindingSpring.tsx";
import type { MatchRecords } from "../arena/matchView.ts";
import { BattlePlayer } from "../battle/BattlePlayer.tsx";
import { createPlayback } from "../battle/playback.ts";
import { useReplay } from "../battle/useReplay.ts";
import { VerifyCard } from "../battle/VerifyCard.tsx";

interface LiveReplayProps {
  records: MatchRecords;
}

/** The battle, played from its beginning as soon as the contract has fought it. */
export function LiveReplay({ records }: LiveReplayProps) {
  const found = useReplay(records);
  const [playback] = useState(() => createPlayback(0));
  const battle = found.state === "ready" ? found.battle : undefined;
  useEffect(() => {
    if (!battle) return;
    playback.load(battle.trace.turns.length);
    playback.play();
  }, [battle, playback]);
  if (found.state === "failed")
    return (
      <Notice tone="bad" title="The battle cannot be shown.">
        {found.problem}
      </Notice>
    );
  if (found.state !== "ready") return <WindingSpring label="Reading both bots from the chain…" />;
  return (
    <BattlePlayer
      battle={found.battle}
      playback={playback}
      aside={
        <>
          {records.outcome ? <VerifyCard codes={found.codes} outcome={records.outcome} /> : null}
          <Link href={`/battle/${records.match.id}`}>The battle on a page of its own</Link>
        </>
      }
    />
  );
}
