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
import { PageLeave } from "./PageLeave.tsx";
import { RunnerNotes } from "./RunnerNotes.tsx";
import { SealCopy } from "./SealCopy.tsx";
import { useLeave } from "./useLeave.ts";

const STATES: Record<"off" | "elsewhere" | "playing" | "failed", string> = {
  off: "It does nothing by itself.",
  elsewhere: "Another tab of this browser plays your bots. This one takes over when that is closed.",
  playing: "It plays while this page is open, on whatever page of the game you are.",
  failed: "It cannot play.",
};

/** The same while the page has no leave of the bot's owner: it can show a sealed bot and fetch, and put nothing in. */
const WITHOUT_LEAVE: typeof STATES = {
  ...STATES,
  off: "Give this page leave first, below.",
  playing: "This page has no leave: it shows the bot and fetches what it won, and puts nothing in.",
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
  const leave = useLeave(bot);
  const kept = plays.find(({ id }) => id === bot.id);
  if (!world || !leave) return null;
  const play: BotPlay = kept ?? {
    ...{ world, id: bot.id, playing: false },
    wager: found.seal?.strategy.wager ?? carefulWager,
  };
  const shownState = play.playing ? state : "off";
  const isSealed = bot.code === zeroAddress;
  const mayPlay = leave.state === "own" || leave.state === "given";
  const told = found.problem ?? (play.playing ? problem : undefined);
  return (
    <Card title="Let it play by itself" className={styles.card ?? ""} aria-label="Let it play by itself">
      <div className={styles.state}>
        <Switch
          label={`Let ${bot.name} play`}
          checked={play.playing}
          disabled={!play.playing && (!mayPlay || (isSealed && !found.seal))}
          onChange={(playing) => setPlay({ ...play, playing })}
        />
        <span role="status">{mayPlay ? STATES[shownState] : WITHOUT_LEAVE[shownState]}</span>
      </div>
      {told ? (
        <Notice tone="bad" title="It does not play now.">
          {told}
        </Notice>
      ) : null}
      <div className={styles.parts}>
        <PageLeave bot={bot} leave={leave} />
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
