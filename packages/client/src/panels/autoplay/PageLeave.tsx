import { runnerFunctions } from "@cogwright/contracts/rules/wager";
import { useState } from "react";
import { coinText } from "../../chain/coinText.ts";
import { chainTime, useSession } from "../../chain/session.ts";
import { Button } from "../../primitives/Button.tsx";
import { Field } from "../../primitives/Field.tsx";
import { Notice } from "../../primitives/Notice.tsx";
import { ShortHex } from "../../primitives/ShortHex.tsx";
import { readCoins } from "../arena/coinInput.ts";
import type { BotRecord } from "../arena/records.ts";
import { useSend } from "../arena/useSend.ts";
import styles from "./AutoplayCard.module.css";
import { dateText } from "./dateText.ts";
import type { Leave } from "./useLeave.ts";

const SECONDS_A_DAY = 86_400;
/** What playing needs, and nothing beside it: showing sealed bots and fetching what they won needs no leave. */
const FUNCTIONS = runnerFunctions.openFromPurse | runnerFunctions.enterFromPurse | runnerFunctions.betFor;
/** Calls in a minute: several times what one bot needs. */
const RATE = 12;

const wholeNumber = (text: string, most: number): number | undefined => {
  const value = /^\d{1,6}$/.test(text.trim()) ? Number(text) : 0;
  return value > 0 && value <= most ? value : undefined;
};

/**
 * Leave for this browser's own key to play a bot of an extension's wallet: given once, kept by the chain, taken back at any
 * time. Without it the extension would be asked for every step.
 */
export function PageLeave({ bot, leave }: { bot: BotRecord; leave: Leave }) {
  const runner = useSession((session) => session.chain?.runner.address);
  const [coins, setCoins] = useState("25");
  const [calls, setCalls] = useState("200");
  const [days, setDays] = useState("7");
  const { busy, problem, send } = useSend();
  if (!runner || leave.state === "own") return null;
  const spend = readCoins(coins, 1n, undefined);
  const [most, lasts] = [wholeNumber(calls, 100_000), wholeNumber(days, 365)];
  const ready = spend.wei !== undefined && most !== undefined && lasts !== undefined;
  const give = async () => {
    if (!ready) return;
    const until = Math.floor(chainTime()) + lasts * SECONDS_A_DAY;
    await send(
      {
        functionName: "wager__grant",
        args: [runner, bot.id, FUNCTIONS, BigInt(until), most, RATE, spend.wei],
      },
      { title: "This page may play it", body: `Your wallet is not asked again until ${dateText(until)}.` },
    );
  };
  const takeBack = () =>
    send(
      { functionName: "wager__revoke", args: [runner, bot.id] },
      { title: "The leave is taken back", body: `This page can spend nothing of ${bot.name}'s any more.` },
    );
  return (
    <section className={styles.part} aria-label="This page's leave">
      <h4>This page's leave</h4>
      <p className={styles.words} role="status">
        {leave.state === "given"
          ? `This page may play ${bot.name} until ${dateText(Number(leave.grant.until))}: ${leave.grant.calls} more calls and ${coinText(leave.grant.spend)} more coins, without asking your wallet.`
          : leave.state === "over"
            ? "The leave you gave this page has run out. Give it anew to let it play."
            : "Your wallet would be asked for every step of play. Give this page leave once instead, within bounds that the chain keeps."}
      </p>
      {leave.state === "given" ? null : (
        <>
          <Field
            label="Coins it may put in, in all"
            inputMode="decimal"
            value={coins}
            after="coins"
            error={spend.problem}
            onChange={(event) => setCoins(event.currentTarget.value)}
          />
          <Field
            label="Calls it may make"
            inputMode="numeric"
            value={calls}
            after={`${RATE} a minute`}
            error={most === undefined ? "Write calls, from 1 to 100000." : undefined}
            onChange={(event) => setCalls(event.currentTarget.value)}
          />
          <Field
            label="Days it has"
            inputMode="numeric"
            value={days}
            after="days"
            error={lasts === undefined ? "Write days, from 1 to 365." : undefined}
            onChange={(event) => setDays(event.currentTarget.value)}
          />
        </>
      )}
      <div className={styles.row}>
        {leave.state === "given" ? null : (
          <Button look="brass" busy={busy} disabled={!ready} onClick={() => void give()}>
            Give it leave
          </Button>
        )}
        {leave.state === "none" ? null : (
          <Button look="danger" busy={busy} onClick={() => void takeBack()}>
            Take the leave back
          </Button>
        )}
      </div>
      <p className={styles.words}>
        {leave.state === "given"
          ? "It can open and enter matches and bet on the bot itself, from the bot's purse and within its limits. It can take nothing out and change no limit."
          : ready
            ? `Lets this browser's own key open and enter matches and bet for ${bot.name}, with ${coinText(spend.wei)} coins of its purse and ${most} calls at most, for ${lasts} ${lasts === 1 ? "day" : "days"}. It can take nothing out and change no limit. No coin moves now.`
            : "Nothing is sent until all three are numbers."}
      </p>
      <p className={styles.words}>
        The key: <ShortHex label="This browser's own key" hex={runner} />
      </p>
      {problem ? (
        <Notice tone="bad" title="The leave is as it was.">
          {problem}
        </Notice>
      ) : null}
    </section>
  );
}
