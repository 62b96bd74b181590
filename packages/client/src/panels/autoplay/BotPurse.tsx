import { accountOfBot } from "@cogwright/contracts/accounts";
import { tables } from "@cogwright/contracts/generated/tables";
import { useState } from "react";
import { coinText } from "../../chain/coinText.ts";
import { useSession } from "../../chain/session.ts";
import { useRecord } from "../../chain/useRecord.ts";
import { Button } from "../../primitives/Button.tsx";
import { Coins } from "../../primitives/Coins.tsx";
import { Field } from "../../primitives/Field.tsx";
import { Notice } from "../../primitives/Notice.tsx";
import { readCoins } from "../arena/coinInput.ts";
import type { BotRecord } from "../arena/records.ts";
import { usePurse } from "../arena/usePurse.ts";
import { useSend } from "../arena/useSend.ts";
import styles from "./AutoplayCard.module.css";

/** What a bot's own purse holds. */
export function useBotPurse(botId: number): bigint | undefined {
  const live = useSession((session) => session.phase === "live");
  const purse = useRecord(
    live ? { table: tables.wager.Purse, key: { account: accountOfBot(botId) } } : undefined,
    { load: true },
  );
  return live ? (purse?.balance ?? 0n) : undefined;
}

/** A bot's purse: coins in from the owner's purse, and out again. */
export function BotPurse({ bot }: { bot: BotRecord }) {
  const mine = usePurse();
  const held = useBotPurse(bot.id);
  const address = useSession((session) => session.chain?.address);
  const [text, setText] = useState("");
  const { busy, problem, send } = useSend();
  const typed = readCoins(text, 1n, undefined);
  const amount = typed.wei;
  const [canFill, canEmpty] = [
    amount !== undefined && mine !== undefined && amount <= mine,
    amount !== undefined && held !== undefined && amount <= held,
  ];
  const fill = async () => {
    if (amount === undefined) return;
    const done = await send(
      { functionName: "wager__transfer", args: [accountOfBot(bot.id), amount] },
      { title: `${bot.name}'s purse is filled`, body: `${coinText(amount)} coins moved from your purse.` },
    );
    if (done) setText("");
  };
  const empty = async () => {
    if (amount === undefined || !address) return;
    const done = await send(
      { functionName: "wager__withdrawFrom", args: [accountOfBot(bot.id), amount, address] },
      { title: "Taken out", body: `${coinText(amount)} coins are in your wallet.` },
    );
    if (done) setText("");
  };
  return (
    <div className={styles.part}>
      <h4>Its purse</h4>
      <p className={styles.balance}>
        <Coins wei={held} />
      </p>
      <Field
        label="Coins to move"
        inputMode="decimal"
        value={text}
        after="coins"
        error={text === "" ? undefined : typed.problem}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={styles.row}>
        <Button busy={busy} disabled={!canFill} onClick={() => void fill()}>
          Fill it
        </Button>
        <Button busy={busy} disabled={!canEmpty} onClick={() => void empty()}>
          Take out
        </Button>
      </div>
      <p className={styles.words}>
        {amount === undefined
          ? "It stakes and bets from its own purse only, and what it wins comes back there. You alone can take coins out."
          : [
              canFill
                ? `“Fill it” moves ${coinText(amount)} coins from your purse into ${bot.name}'s.`
                : `Your purse holds ${mine !== undefined ? coinText(mine) : "–"} coins, too few to fill it with that.`,
              canEmpty ? ` “Take out” sends ${coinText(amount)} coins from its purse to your wallet.` : "",
            ].join("")}
      </p>
      {problem ? (
        <Notice tone="bad" title="Nothing was moved.">
          {problem}
        </Notice>
      ) : null}
    </div>
  );
}
