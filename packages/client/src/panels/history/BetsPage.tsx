import { entitlement } from "@cogwright/botbuilder/wager/payout";
import { HandCoins } from "lucide-react";
import { useState } from "react";
import { Link } from "wouter";
import { coinText } from "../../chain/coinText.ts";
import { useSession } from "../../chain/session.ts";
import { Button } from "../../primitives/Button.tsx";
import { Coins } from "../../primitives/Coins.tsx";
import { Notice } from "../../primitives/Notice.tsx";
import { Page } from "../../primitives/Page.tsx";
import { matchView, myResult } from "../arena/matchView.ts";
import { useChainTime } from "../arena/useChainTime.ts";
import { useSend } from "../arena/useSend.ts";
import { Figures } from "./Figures.tsx";
import { HistoryState } from "./HistoryState.tsx";
import { HistoryTable } from "./HistoryTable.tsx";
import { balanceOf } from "./tally.ts";
import { useHistory } from "./useHistory.ts";

/** What this visitor staked and bet, what came of it, and one button that fetches all that waits. */
export default function BetsPage() {
  const me = useSession((session) => session.chain?.address);
  const history = useHistory(me);
  const now = useChainTime();
  const mine = history.matches
    .map((records) => ({
      view: matchView(records, me, now),
      entitled:
        records.market && records.position && records.outcome
          ? entitlement(records.market, records.position)
          : 0n,
    }))
    .filter(({ view }) => view.paidIn > 0n);
  const views = mine.map(({ view }) => view);
  const { paidIn, cameBack, unclaimed, atStake } = balanceOf(mine);
  const result = cameBack - paidIn;
  return (
    <Page
      title="Your bets"
      lead="Stakes and bets of this wallet, from the chain. What you are owed waits for you without end."
      actions={<Link href="/arena">To the arena</Link>}
    >
      {views.length > 0 ? (
        <>
          <Figures
            figures={[
              { label: "At stake now", value: <Coins wei={atStake} /> },
              { label: "Put into matches that are over", value: <Coins wei={paidIn} /> },
              { label: "Came back of it", value: <Coins wei={cameBack} /> },
              {
                label: result < 0n ? "Lost, all in all" : "Won, all in all",
                value: <Coins wei={result < 0n ? -result : result} />,
              },
            ]}
          />
          <ClaimAll
            waiting={views.filter(({ claimable }) => claimable > 0n).map(({ id }) => id)}
            wei={unclaimed}
          />
          <HistoryTable
            caption="Your matches, newest first"
            views={views}
            extra={{ title: "You", cell: myResult }}
          />
        </>
      ) : history.state === "ready" ? (
        <Notice
          title="You have not bet yet."
          picture={<HandCoins aria-hidden="true" size={30} />}
          actions={<Link href="/arena">See what can be bet on</Link>}
        >
          A bet is final once it is placed, and nobody can keep what you win from you.
        </Notice>
      ) : null}
      <HistoryState history={history} />
    </Page>
  );
}

interface ClaimAllProps {
  /** Ids of the matches that owe something, newest first. */
  waiting: readonly number[];
  wei: bigint;
}

/** Fetches what every match owes, one transaction each, and says how far it is. */
function ClaimAll({ waiting, wei }: ClaimAllProps) {
  const { busy, problem, send } = useSend();
  const [left, setLeft] = useState<number>();
  if (waiting.length === 0 && left === undefined) return null;
  const claimAll = async () => {
    for (const [index, id] of waiting.entries()) {
      setLeft(waiting.length - index);
      const isPaid = await send(
        { functionName: "wager__claim", args: [id] },
        { title: `Match ${id} has paid`, body: "It is in your purse." },
      );
      if (!isPaid) break;
    }
    setLeft(undefined);
  };
  return (
    <div>
      <Button
        look="brass"
        icon={<HandCoins aria-hidden="true" />}
        busy={busy || left !== undefined}
        onClick={() => void claimAll()}
      >
        {left === undefined ? `Claim ${coinText(wei)} coins` : `${left} to go…`}
      </Button>{" "}
      <small>
        One transaction for each of {waiting.length} {waiting.length === 1 ? "match" : "matches"}.
      </small>
      {problem ? (
        <Notice tone="bad" title="Not all was paid.">
          {problem}
        </Notice>
      ) : null}
    </div>
  );
}
