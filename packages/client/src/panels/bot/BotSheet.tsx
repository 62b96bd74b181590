import { describeStrategy } from "@cogwright/botbuilder/reader/describe";
import { GitFork, Swords } from "lucide-react";
import { Link } from "wouter";
import { useSession } from "../../chain/session.ts";
import { Card } from "../../primitives/Card.tsx";
import { Meter } from "../../primitives/Meter.tsx";
import { Notice } from "../../primitives/Notice.tsx";
import { Page } from "../../primitives/Page.tsx";
import { ShortHex } from "../../primitives/ShortHex.tsx";
import { Table } from "../../primitives/Table.tsx";
import { WindingSpring } from "../../primitives/WindingSpring.tsx";
import { matchView } from "../arena/matchView.ts";
import type { BotRecord } from "../arena/records.ts";
import { SealedPlate } from "../arena/SealedPlate.tsx";
import { useBotLook } from "../arena/useBotLook.ts";
import { useChainTime } from "../arena/useChainTime.ts";
import { AutoplayCard } from "../autoplay/AutoplayCard.tsx";
import { AutomatonPortrait } from "../battle/AutomatonPortrait.tsx";
import { HistoryState } from "../history/HistoryState.tsx";
import { HistoryTable } from "../history/HistoryTable.tsx";
import { fightRecord, type Rivalry, recordText, rivalries, sideOf } from "../history/tally.ts";
import { useHistory } from "../history/useHistory.ts";
import styles from "./BotSheet.module.css";
import { useBotStrategy } from "./useBotStrategy.ts";

const PARTS = [
  ["armor", "Armour"],
  ["weapon", "Weapon"],
  ["engine", "Engine"],
  ["repair", "Repair arm"],
] as const;

/** All that the chain says of a bot: its looks, its code in words, its battles and its rivals. */
export function BotSheet({ bot }: { bot: BotRecord }) {
  const me = useSession((session) => session.chain?.address);
  const look = useBotLook(bot, "a");
  const history = useHistory(me);
  const now = useChainTime();
  const views = history.matches
    .map((records) => matchView(records, me, now))
    .filter((view) => sideOf(view, { bot: bot.id }) !== undefined);
  const rivals = rivalries(views, bot.id);
  const isMine = bot.owner.toLowerCase() === me?.toLowerCase();
  return (
    <Page
      title={bot.name || `Bot ${bot.id}`}
      lead={
        <>
          Bot {bot.id}, {isMine ? "yours" : "of "}
          {isMine ? null : (
            <Link href={`/owner/${bot.owner}`}>{`${bot.owner.slice(0, 6)}…${bot.owner.slice(-4)}`}</Link>
          )}
          . {recordText(fightRecord(views, { bot: bot.id }))}.
        </>
      }
      actions={
        isMine ? (
          <Link href={`/arena?bot=${bot.id}`}>
            <Swords aria-hidden="true" size={16} /> Enter the arena with it
          </Link>
        ) : (
          <Link href={`/forge?fork=${bot.id}`}>
            <GitFork aria-hidden="true" size={16} /> Make it your own
          </Link>
        )
      }
    >
      <div className={styles.sheet}>
        <Portrait bot={bot} look={look} />
        <div className={styles.words}>
          <Rules bot={bot} />
          <Rivals rivals={rivals} />
        </div>
      </div>
      {isMine ? <AutoplayCard key={bot.id} bot={bot} /> : null}
      <section aria-label="Matches">
        <h2>Matches</h2>
        {views.length > 0 ? (
          <HistoryTable caption={`Matches of ${bot.name}, newest first`} views={views} />
        ) : history.state === "ready" ? (
          <p>It has not been in a match yet.</p>
        ) : null}
        <HistoryState history={history} />
      </section>
    </Page>
  );
}

function Rivals({ rivals }: { rivals: readonly Rivalry[] }) {
  if (rivals.length === 0) return null;
  return (
    <section aria-label="Rivals">
      <h2>Rivals</h2>
      <Table caption="Whom it has fought, most often first" hideCaption>
        <thead>
          <tr>
            <th scope="col">Opponent</th>
            <th scope="col">Record against it</th>
          </tr>
        </thead>
        <tbody>
          {rivals.slice(0, 8).map((rival) => (
            <tr key={rival.bot}>
              <th scope="row">
                <Link href={`/bot/${rival.bot}`}>{rival.name}</Link>
              </th>
              <td>{recordText(rival)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

function Portrait({ bot, look }: { bot: BotRecord; look: ReturnType<typeof useBotLook> }) {
  const found = useBotStrategy(bot);
  const isSealed = found.state === "sealed";
  const saved = new Date(Number(bot.savedAt) * 1000);
  return (
    <Card className={styles.portrait ?? ""}>
      {isSealed ? (
        <SealedPlate size={220} />
      ) : look ? (
        <AutomatonPortrait look={look} size={220} label={`${bot.name}, as it stands on the board`} />
      ) : (
        <WindingSpring label="Drawing it from its code…" />
      )}
      {found.state === "ready"
        ? PARTS.map(([part, name]) => (
            <Meter key={part} label={name} value={found.strategy.loadout[part]} max={5} />
          ))
        : null}
      <dl className={styles.facts}>
        <dt>Saved</dt>
        <dd>
          <time dateTime={saved.toISOString()}>
            {saved.toLocaleDateString(undefined, { dateStyle: "medium" })}
          </time>
        </dd>
        <dt>{isSealed ? "Seal" : "Code"}</dt>
        <dd>
          <ShortHex label={isSealed ? "Commitment to the code" : "Hash of the code"} hex={bot.codeHash} />
        </dd>
      </dl>
    </Card>
  );
}

function Rules({ bot }: { bot: BotRecord }) {
  const found = useBotStrategy(bot);
  return (
    <Card look="loom" title="How it fights" className={styles.rules ?? ""}>
      {found.state === "loading" ? <WindingSpring label="Reading its code…" /> : null}
      {found.state === "failed" ? (
        <Notice tone="bad" title="Its code cannot be read.">
          {found.problem}
        </Notice>
      ) : null}
      {found.state === "sealed" ? (
        <p>
          Sealed: only its owner knows. The chain holds a commitment to its code, so it cannot be changed; it
          must be shown in the seconds after bets close, or the match is lost.
        </p>
      ) : null}
      {found.state === "ready" ? (
        <>
          <p>Each turn it does the first of these that holds and is possible.</p>
          <ol>
            {describeStrategy(found.strategy)
              .slice(0, -1)
              .map((line, index) => (
                // Two rules may read the same; their place tells them apart.
                // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes order
                <li key={`${index} ${line}`}>{line}</li>
              ))}
          </ol>
          <small>{found.bytes} bytes on chain, open for all to read.</small>
        </>
      ) : null}
    </Card>
  );
}
