import { wagerRules } from "@cogwright/contracts/rules/wager";
import { Swords } from "lucide-react";
import { useState } from "react";
import { Link, useLocation } from "wouter";
import { coinText } from "../../chain/coinText.ts";
import { Button } from "../../primitives/Button.tsx";
import { Dialog } from "../../primitives/Dialog.tsx";
import { Field } from "../../primitives/Field.tsx";
import { Notice } from "../../primitives/Notice.tsx";
import { Select } from "../../primitives/Select.tsx";
import styles from "./BringBotDialog.module.css";
import { readCoins } from "./coinInput.ts";
import type { MatchView } from "./matchView.ts";
import type { BotRecord } from "./records.ts";
import { usePurse } from "./usePurse.ts";
import { useSend } from "./useSend.ts";

interface BringBotDialogProps {
  /** The match to enter; a new one is opened when there is none. */
  entering?: MatchView | undefined;
  bots: readonly BotRecord[];
  /** Id of the bot to begin with. */
  chosen?: number | undefined;
  onClose(): void;
}

/** Brings one of the visitor's bots into a match: a new one with a stake of their choice, or one that waits. */
export function BringBotDialog({ entering, bots, chosen, onClose }: BringBotDialogProps) {
  const purse = usePurse();
  const [, navigate] = useLocation();
  const [picked, pick] = useState<string>();
  // Not kept from the first look: the bots may be read only after the dialog has opened.
  const bot = picked ?? String((bots.find(({ id }) => id === chosen) ?? bots[0])?.id ?? "");
  const [text, setText] = useState("1");
  const { busy, problem, send } = useSend();
  const stake = entering ? { wei: entering.stake } : readCoins(text, wagerRules.minStake, purse);
  const price = entering ? 0n : wagerRules.bounty;
  const poor = stake.wei !== undefined && purse !== undefined && purse < stake.wei + price;
  const name = bots.find(({ id }) => String(id) === bot)?.name ?? "your bot";
  const bring = async () => {
    if (stake.wei === undefined) return;
    const done = entering
      ? await send(
          { functionName: "arena__enterMatch", args: [entering.id, Number(bot)] },
          { title: `${name} is in match ${entering.id}`, body: "Betting has begun." },
        )
      : await send(
          { functionName: "arena__openMatch", args: [Number(bot), stake.wei] },
          { title: "The match is open", body: "It waits for an opponent." },
        );
    if (!done) return;
    onClose();
    if (entering) navigate(`/match/${entering.id}`);
  };
  const title = entering ? `Enter match ${entering.id}` : "Open a match";
  if (bots.length === 0)
    return (
      <Dialog
        open
        onOpenChange={(open) => !open && onClose()}
        title={title}
        description="You have no bot yet."
      >
        <p>
          Forge one first: say how it should fight, and save it. <Link href="/forge">To the forge</Link>
        </p>
      </Dialog>
    );
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={
        entering
          ? `Against ${entering.sides.a.name}. The stake is ${coinText(entering.stake)} coins, as its owner chose.`
          : "Choose a bot and what you stake on it. Whoever enters puts up the same."
      }
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            look="brass"
            icon={<Swords aria-hidden="true" />}
            busy={busy}
            disabled={stake.wei === undefined || poor || bot === ""}
            onClick={() => void bring()}
          >
            {title}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <Select
          label="Bot"
          value={bot}
          options={bots.map(({ id, name: each }) => ({ value: String(id), label: `${each} (bot ${id})` }))}
          onChange={pick}
        />
        {entering ? null : (
          <Field
            label="Stake"
            inputMode="decimal"
            after="coins"
            value={text}
            error={stake.wei === undefined && "problem" in stake ? stake.problem : undefined}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        )}
        <p className={styles.words}>{stake.wei === undefined ? "" : wordsOf(name, stake.wei, entering)}</p>
        {poor && purse !== undefined ? (
          <Notice tone="warn" title="Your purse is too light.">
            It holds {coinText(purse)} coins. Deposit more first.
          </Notice>
        ) : null}
        {problem ? (
          <Notice tone="bad" title="It did not go through.">
            {problem}
          </Notice>
        ) : null}
      </div>
    </Dialog>
  );
}

function wordsOf(name: string, stake: bigint, entering: MatchView | undefined): string {
  const fee = (entering?.feeBps ?? wagerRules.feeBps) / 100;
  const out = `Takes ${coinText(stake)} coins out of your purse as the stake of ${name}${entering ? "." : `, and ${coinText(wagerRules.bounty)} for whoever brings the match to its end.`}`;
  const course = entering
    ? `Bets open for ${wagerRules.bettingWindow} seconds, then the battle is fought.`
    : `If nobody enters within ${wagerRules.entryWindow / 60} minutes it all goes back.`;
  return `${out} If it wins you get both stakes less ${fee}% of the other's; if it loses, nothing; a draw gives all back. ${course}`;
}
