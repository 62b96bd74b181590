import { tables } from "@cogwright/contracts/generated/tables";
import { useState } from "react";
import { coinText } from "../../chain/coinText.ts";
import { chainTime } from "../../chain/session.ts";
import { useRecord } from "../../chain/useRecord.ts";
import { Button } from "../../primitives/Button.tsx";
import { Field } from "../../primitives/Field.tsx";
import { Notice } from "../../primitives/Notice.tsx";
import { readCoins } from "../arena/coinInput.ts";
import type { BotRecord } from "../arena/records.ts";
import { useChainTime } from "../arena/useChainTime.ts";
import { useSend } from "../arena/useSend.ts";
import styles from "./AutoplayCard.module.css";
import { dateText } from "./dateText.ts";

const SECONDS_A_DAY = 86_400;

/** What the chain lets a bot spend: a match, a day, until when. Nobody who plays it can go over. */
export function BotLimits({ bot }: { bot: BotRecord }) {
  const limits = useRecord({ table: tables.wager.Limits, key: { botId: bot.id } }, { load: true });
  const spent = useRecord({ table: tables.wager.Spent, key: { botId: bot.id } }, { load: true });
  const now = useChainTime();
  const [match, setMatch] = useState("5");
  const [day, setDay] = useState("25");
  const [days, setDays] = useState("7");
  const { busy, problem, send } = useSend();
  const [perMatch, perDay] = [readCoins(match, 0n, undefined), readCoins(day, 0n, undefined)];
  const lasts = /^\d{1,3}$/.test(days.trim()) && Number(days) > 0 ? Number(days) : undefined;
  const ready = perMatch.wei !== undefined && perDay.wei !== undefined && lasts !== undefined;
  const set = async (one: bigint, all: bigint, until: number) =>
    send(
      { functionName: "wager__setLimits", args: [bot.id, one, all, BigInt(until)] },
      until === 0
        ? { title: `${bot.name} spends nothing more` }
        : {
            title: `${bot.name} has its limits`,
            body: `${coinText(one)} a match, ${coinText(all)} a day, until ${dateText(until)}.`,
          },
    );
  const today = spent && spent.day === Math.floor(now / SECONDS_A_DAY) ? spent.amount : 0n;
  const holds = limits !== undefined && now <= Number(limits.until);
  return (
    <div className={styles.part}>
      <h4>Its limits</h4>
      <p className={styles.words} role="status">
        {holds
          ? `It may put ${coinText(limits.perMatch)} coins into a match and ${coinText(limits.perDay)} into a day, until ${dateText(Number(limits.until))}. Today it has spent ${coinText(today)}.`
          : "It may spend nothing now. Set limits to let it play; the chain keeps them, whoever plays it."}
      </p>
      <Field
        label="Most in one match"
        inputMode="decimal"
        value={match}
        after="coins"
        error={perMatch.problem}
        onChange={(event) => setMatch(event.currentTarget.value)}
      />
      <Field
        label="Most in one day"
        inputMode="decimal"
        value={day}
        after="coins"
        error={perDay.problem}
        onChange={(event) => setDay(event.currentTarget.value)}
      />
      <Field
        label="For how long"
        inputMode="numeric"
        value={days}
        after="days"
        error={lasts === undefined ? "Write days, from 1 to 999." : undefined}
        onChange={(event) => setDays(event.currentTarget.value)}
      />
      <div className={styles.row}>
        <Button
          busy={busy}
          disabled={!ready}
          onClick={() =>
            ready && void set(perMatch.wei, perDay.wei, Math.floor(chainTime()) + lasts * SECONDS_A_DAY)
          }
        >
          Set the limits
        </Button>
        {holds ? (
          <Button look="danger" busy={busy} onClick={() => void set(0n, 0n, 0)}>
            Let it spend nothing
          </Button>
        ) : null}
      </div>
      <p className={styles.words}>
        {ready
          ? `Lets ${bot.name} spend up to ${coinText(perMatch.wei)} coins of its purse in a match and ${coinText(perDay.wei)} in a day, for ${lasts} ${lasts === 1 ? "day" : "days"}. No coin moves now.`
          : "Nothing is sent until all three are numbers."}
      </p>
      {problem ? (
        <Notice tone="bad" title="The limits are as they were.">
          {problem}
        </Notice>
      ) : null}
    </div>
  );
}
