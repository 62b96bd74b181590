import { errorLine } from "@cogwright/contracts/errors";
import { useState } from "react";
import { zeroAddress } from "viem";
import { setPlay, useAutoplay } from "../../autoplay/autoplay.ts";
import { type BotPlay, carefulWager } from "../../autoplay/keptPlay.ts";
import { type Seal, sealOf } from "../../autoplay/keptSeals.ts";
import { useSession } from "../../chain/session.ts";
import { Card } from "../../primitives/Card.tsx";
import { Notice } from "../../primitives/Notice.tsx";
import { Switch } from "../../primitives/Switch.tsx";
import type { BotRecord } from "../arena/records.ts";
import styles from "./AutoplayCard.module.css";
import { BotLimits } from "./BotLimits.tsx";
import { BotPurse } from "./BotPurse.tsx";
import { MoneyRules } from "./MoneyRules.tsx";
import { RunnerNotes } from "./RunnerNotes.tsx";
import { SealCopy } from "./SealCopy.tsx";

const STATES: Record<"off" | "elsewhere" | "playing" | "failed", string> = {
  off: "It does nothing by itself.",
  elsewhere: "Another tab of this browser plays your bots. This one takes over when that is closed.",
  playing: "It plays while this page is open, on whatever page of the game you are.",
  failed: "It cannot play.",
};

/** The bot's seal, when it has one and this browser holds it. */
function findSeal({ codeHash }: BotRecord): { seal: Seal | undefined; problem: string | undefined } {
  try {
    return { seal: sealOf(window.localStorage, codeHash), problem: undefined };
  } catch (error) {
    return { seal: undefined, problem: errorLine(error) };
  }
}

/** Lets a bot of the visitor's play by itself: its purse, its limits, how it decides, and what it did and why. */
export function AutoplayCard({ bot }: { bot: BotRecord }) {
  const world = useSession((session) => session.chain?.deployment.world);
  const { state, problem, plays } = useAutoplay();
  const [found, setFound] = useState(() => findSeal(bot));
  const kept = plays.find(({ id }) => id === bot.id);
  if (!world) return null;
  const play: BotPlay = kept ?? {
    ...{ world, id: bot.id, playing: false },
    wager: found.seal?.strategy.wager ?? carefulWager,
  };
  const shownState = play.playing ? state : "off";
  const isSealed = bot.code === zeroAddress;
  const told = found.problem ?? (play.playing ? problem : undefined);
  return (
    <Card title="Let it play by itself" className={styles.card ?? ""} aria-label="Let it play by itself">
      <div className={styles.state}>
        <Switch
          label={`Let ${bot.name} play`}
          checked={play.playing}
          disabled={isSealed && !found.seal}
          onChange={(playing) => setPlay({ ...play, playing })}
        />
        <span role="status">{STATES[shownState]}</span>
      </div>
      {told ? (
        <Notice tone="bad" title="It does not play now.">
          {told}
        </Notice>
      ) : null}
      <div className={styles.parts}>
        <BotPurse bot={bot} />
        <BotLimits bot={bot} />
        <MoneyRules
          key={JSON.stringify([play.wager, play.opens])}
          play={play}
          onChange={(rules) => setPlay({ world: play.world, id: play.id, playing: play.playing, ...rules })}
        />
        {isSealed || found.seal ? (
          <SealCopy name={bot.name} seal={found.seal} onKept={() => setFound(findSeal(bot))} />
        ) : null}
      </div>
      <div className={styles.part}>
        <h4>What it did and why</h4>
        <RunnerNotes />
      </div>
    </Card>
  );
}
