import { slipOf } from "@cogwright/botbuilder/wager/payout";
import { wagerRules } from "@cogwright/contracts/rules/wager";
import { Lock } from "lucide-react";
import { useState } from "react";
import { coinsText, coinText } from "../../chain/coinText.ts";
import { Button } from "../../primitives/Button.tsx";
import { Card } from "../../primitives/Card.tsx";
import { classes } from "../../primitives/classes.ts";
import { Field } from "../../primitives/Field.tsx";
import { Notice } from "../../primitives/Notice.tsx";
import { SideBadge } from "../../primitives/SideBadge.tsx";
import { plainCoins, readCoins } from "../arena/coinInput.ts";
import type { MatchView, SideView } from "../arena/matchView.ts";
import { usePurse } from "../arena/usePurse.ts";
import { useSend } from "../arena/useSend.ts";
import styles from "./BetSlip.module.css";

interface BetSlipProps {
  view: MatchView;
}

const QUICK = [1n, 2n, 5n] as const;

/** Choose a side, type an amount, see what it could bring; locked hard in the second in which bets close. */
export function BetSlip({ view }: BetSlipProps) {
  const { a, b } = view.sides;
  if (view.phase === "open")
    return (
      <Card title="Bets">
        <p className={styles.words}>Bets open when a second bot has entered.</p>
      </Card>
    );
  if (view.phase !== "betting" || !b) return <LockedSlip view={view} />;
  return <OpenSlip view={view} a={a} b={b} />;
}

function LockedSlip({ view }: BetSlipProps) {
  if (!["revealing", "forfeit", "locked", "seeded"].includes(view.phase)) return null;
  return (
    <Card className={styles.locked ?? ""} role="status" aria-label="Bet slip, locked">
      <Lock aria-hidden="true" size={40} strokeWidth={1.5} />
      <strong>Bets are closed</strong>
      <p className={styles.words}>Nobody can place, change or take back a bet any more.</p>
    </Card>
  );
}

interface OpenSlipProps {
  view: MatchView;
  a: SideView;
  b: SideView;
}

function OpenSlip({ view, a, b }: OpenSlipProps) {
  const purse = usePurse();
  const { busy, problem, send } = useSend();
  const barred = a.isMine ? "b" : b.isMine ? "a" : undefined;
  const [picked, setPicked] = useState<"a" | "b" | undefined>(a.isMine ? "a" : b.isMine ? "b" : undefined);
  const [text, setText] = useState("1");
  const side = picked === "b" ? b : a;
  const other = picked === "b" ? a : b;
  const typed = readCoins(text, wagerRules.minBet, purse);
  const slip = slipOf({ side: side.pool, other: other.pool, mine: side.mine }, typed.wei ?? 0n, view.feeBps);
  const bet = async () => {
    if (picked === undefined || typed.wei === undefined) return;
    await send(
      { functionName: "wager__bet", args: [view.id, picked === "a" ? 1 : 2, typed.wei] },
      { title: "Your bet is placed", body: `${coinsText(typed.wei)} on ${side.name}.` },
    );
  };
  return (
    <Card title="Bet slip" className={styles.slip ?? ""} aria-label="Bet slip">
      <fieldset className={styles.sides}>
        <legend className="unseen">Which bot do you bet on?</legend>
        {[a, b].map((each) => (
          <label
            key={each.side}
            className={classes(styles.side, picked === each.side && styles.picked)}
            data-side={each.side}
          >
            <input
              type="radio"
              name="side"
              className="unseen"
              value={each.side}
              checked={picked === each.side}
              disabled={barred === each.side}
              onChange={() => setPicked(each.side)}
            />
            <SideBadge side={each.side} />
            <span>{each.name}</span>
            <strong>{each.odds === "–" ? "no bets yet" : `${each.odds}×`}</strong>
          </label>
        ))}
      </fieldset>
      {barred ? (
        <p className={styles.words}>You own one of the bots, so you may bet on that one only.</p>
      ) : null}
      <Field
        label="Coins to bet"
        inputMode="decimal"
        value={text}
        after="coins"
        error={typed.problem}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={styles.quick}>
        {QUICK.map((coins) => (
          <Button key={String(coins)} size="small" look="quiet" onClick={() => setText(String(coins))}>
            {String(coins)}
          </Button>
        ))}
        <Button
          size="small"
          look="quiet"
          disabled={!purse}
          onClick={() => purse && setText(plainCoins(purse))}
        >
          all of {purse === undefined ? "–" : coinText(purse)}
        </Button>
      </div>
      <dl className={styles.figures} aria-live="polite">
        <div className={styles.payout}>
          <dt>Possible payout</dt>
          <dd>{picked && typed.wei !== undefined ? coinText(slip.returns) : "–"}</dd>
        </div>
        <div>
          <dt>Profit</dt>
          <dd>{picked && typed.wei !== undefined ? `+${coinText(slip.profit)}` : "–"}</dd>
        </div>
        <div>
          <dt>Your share of {picked ? `${side.name}'s` : "the"} pool</dt>
          <dd>{picked && typed.wei !== undefined ? `${(slip.share * 100).toFixed(1)}%` : "–"}</dd>
        </div>
        {side.mine > 0n && picked ? (
          <div>
            <dt>Bet by you before</dt>
            <dd>{coinText(side.mine)}</dd>
          </div>
        ) : null}
      </dl>
      <Button
        look="brass"
        size="large"
        busy={busy}
        disabled={picked === undefined || typed.wei === undefined}
        onClick={() => void bet()}
      >
        {picked ? `Bet on ${side.name}` : "Choose a bot"}
      </Button>
      <p className={styles.words}>
        {picked === undefined || typed.wei === undefined
          ? "Payouts are shown as if betting ended now; every later bet changes them."
          : `Takes ${coinsText(typed.wei)} out of your purse, for a bet on ${side.name}. A bet is final. ${
              slip.unopposed
                ? "Nobody has bet against it yet: if that stays so, you get your coins back."
                : `If it wins, the winners share the other pool less ${view.feeBps / 100}%; later bets change the payout.`
            }`}
      </p>
      {problem ? (
        <Notice tone="bad" title="The bet was not placed.">
          {problem}
        </Notice>
      ) : null}
    </Card>
  );
}
