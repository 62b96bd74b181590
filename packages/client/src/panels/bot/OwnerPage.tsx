import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord } from "@cogwright/contracts/readRecords";
import type { RecordKey } from "@cogwright/contracts/record";
import { Hammer } from "lucide-react";
import { useEffect, useState } from "react";
import { type Address, isAddress, zeroAddress } from "viem";
import { Link } from "wouter";
import { useSession } from "../../chain/session.ts";
import { useRecords } from "../../chain/useRecord.ts";
import { Notice } from "../../primitives/Notice.tsx";
import { Page } from "../../primitives/Page.tsx";
import { ShortHex } from "../../primitives/ShortHex.tsx";
import { WindingSpring } from "../../primitives/WindingSpring.tsx";
import { type MatchView, matchView } from "../arena/matchView.ts";
import { type BotRecord, recordOf } from "../arena/records.ts";
import { SealedPlate } from "../arena/SealedPlate.tsx";
import { useBotLook } from "../arena/useBotLook.ts";
import { useChainTime } from "../arena/useChainTime.ts";
import { AutomatonPortrait } from "../battle/AutomatonPortrait.tsx";
import { HistoryState } from "../history/HistoryState.tsx";
import { HistoryTable } from "../history/HistoryTable.tsx";
import { fightRecord, recordText, sideOf } from "../history/tally.ts";
import { useHistory } from "../history/useHistory.ts";
import styles from "./OwnerPage.module.css";

interface OwnerPageProps {
  /** As it stands in the address; not checked yet. */
  address: string;
}

/** Everyone's page: whose bots these are, and how they fare. */
export default function OwnerPage({ address }: OwnerPageProps) {
  if (!isAddress(address, { strict: false })) {
    return (
      <Page title="No such owner">
        <Notice tone="warn" title={`“${address.slice(0, 60)}” is no address.`}>
          An owner's page ends in an address: 0x and 40 hex digits.
        </Notice>
      </Page>
    );
  }
  return <Owner address={address} />;
}

/** How many of the newest bots are looked through for an owner's. */
const NEWEST_BOTS = 500;

function useBotsOf(address: Address): { bots: readonly BotRecord[]; isRead: boolean } {
  const chain = useSession((session) => session.chain);
  const live = useSession((session) => session.phase === "live");
  const [isRead, setIsRead] = useState(false);
  useEffect(() => {
    if (!chain || !live) return;
    readRecord(chain.client, recordOf.counters())
      .then((counters) => {
        const last = counters?.bots ?? 0;
        const ids = Array.from({ length: Math.min(last, NEWEST_BOTS) }, (_, index) => last - index);
        return chain.sync.load(ids.map((id) => recordOf.bot(id) as RecordKey));
      })
      .then(() => setIsRead(true))
      .catch((error: unknown) => console.warn("The bots could not be read; they are tried again:", error));
  }, [chain, live]);
  const all = useRecords(tables.arena.Bot);
  const bots = all
    .filter(({ owner }) => owner.toLowerCase() === address.toLowerCase())
    .sort((a, b) => b.id - a.id);
  return { bots, isRead };
}

function Owner({ address }: { address: Address }) {
  const me = useSession((session) => session.chain?.address);
  const { bots, isRead } = useBotsOf(address);
  const history = useHistory(me);
  const now = useChainTime();
  const views = history.matches
    .map((records) => matchView(records, me, now))
    .filter((view) => sideOf(view, { owner: address }) !== undefined);
  const isMe = me?.toLowerCase() === address.toLowerCase();
  return (
    <Page
      title={isMe ? "Your bots" : `Owner ${address.slice(0, 6)}…${address.slice(-4)}`}
      lead={
        <>
          <ShortHex label="Address" hex={address} /> {recordText(fightRecord(views, { owner: address }))}.
        </>
      }
      actions={isMe ? <Link href="/bets">Your bets</Link> : <Link href="/arena">To the arena</Link>}
    >
      <section aria-label="Bots">
        <h2>Bots</h2>
        {bots.length > 0 ? (
          <ul className={styles.bots}>
            {bots.map((bot) => (
              <li key={bot.id}>
                <BotTile bot={bot} views={views} />
              </li>
            ))}
          </ul>
        ) : isRead ? (
          <Notice
            title={isMe ? "You have no bot yet." : "No bot is theirs."}
            picture={<Hammer aria-hidden="true" size={30} />}
            actions={<Link href="/forge">To the forge</Link>}
          >
            A bot is made from plain words in the forge; it takes a minute.
          </Notice>
        ) : (
          <WindingSpring label="Reading bots from the chain…" />
        )}
      </section>
      <section aria-label="Matches">
        <h2>Matches</h2>
        {views.length > 0 ? (
          <HistoryTable caption="Matches of this owner, newest first" views={views} />
        ) : history.state === "ready" ? (
          <p>None yet.</p>
        ) : null}
        <HistoryState history={history} />
      </section>
    </Page>
  );
}

function BotTile({ bot, views }: { bot: BotRecord; views: readonly MatchView[] }) {
  const look = useBotLook(bot, "a");
  return (
    <Link href={`/bot/${bot.id}`} className={styles.tile}>
      {look ? (
        <AutomatonPortrait look={look} size={84} />
      ) : bot.code === zeroAddress ? (
        <SealedPlate size={84} />
      ) : (
        <span className={styles.stand} />
      )}
      <span className={styles.words}>
        <strong>{bot.name || `Bot ${bot.id}`}</strong>
        <small>{recordText(fightRecord(views, { bot: bot.id }))}</small>
      </span>
    </Link>
  );
}
