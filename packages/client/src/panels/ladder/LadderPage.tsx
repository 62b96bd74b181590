import type { LadderPlace, WorldLadder } from "@cogwright/botbuilder/rating/ladderReader";
import { Swords } from "lucide-react";
import { Link } from "wouter";
import { useSession } from "../../chain/session.ts";
import { useRecord } from "../../chain/useRecord.ts";
import { Badge } from "../../primitives/Badge.tsx";
import { Notice } from "../../primitives/Notice.tsx";
import { Page } from "../../primitives/Page.tsx";
import { Table } from "../../primitives/Table.tsx";
import { WindingSpring } from "../../primitives/WindingSpring.tsx";
import { recordOf } from "../arena/records.ts";
import { useBotLook } from "../arena/useBotLook.ts";
import { AutomatonPortrait } from "../battle/AutomatonPortrait.tsx";
import styles from "./LadderPage.module.css";
import { ratingText } from "./ratingText.ts";
import { barOf, scaleOf } from "./scale.ts";
import { useLadder } from "./useLadder.ts";

/** Who is strong, and how sure that is: worked out in this page from the chain's matches. */
export default function LadderPage() {
  const { ladder, progress, problem } = useLadder();
  return (
    <Page
      title="The ladder"
      lead="Strength from every battle that the contract has fought, worked out here from the chain. Anyone who does the sum gets the same."
      actions={<Link href="/arena">To the arena</Link>}
    >
      {ladder ? (
        <Standing ladder={ladder} />
      ) : problem ? (
        <Notice tone="bad" title="The ladder cannot be worked out.">
          {problem} The page tries again when the chain answers.
        </Notice>
      ) : (
        <WindingSpring
          label={
            progress && progress.read < progress.all
              ? `Reading the matches: ${progress.read} of ${progress.all}…`
              : "Reading the matches from the chain…"
          }
        />
      )}
    </Page>
  );
}

function Standing({ ladder }: { ladder: WorldLadder }) {
  const { places, battles, block } = ladder;
  if (places.length === 0)
    return (
      <Notice
        title="Nobody has fought yet."
        picture={<Swords aria-hidden="true" size={34} />}
        actions={<Link href="/arena">See what is on</Link>}
      >
        The first battle puts its two bots here.
      </Notice>
    );
  const scale = scaleOf(places);
  return (
    <>
      <p className={styles.about}>
        {battles} {battles === 1 ? "battle" : "battles"}, up to block {Number(block)}. A bar is where a bot’s
        strength lies (three deviations to either side); the longer, the less is known. Bots stand by its
        lower end: what they are worth almost surely.
      </p>
      <Table caption="The ladder, strongest first" hideCaption className={styles.table ?? ""}>
        <thead>
          <tr>
            <th scope="col">Rank</th>
            <th scope="col">Bot</th>
            <th scope="col" className={styles.range}>
              <span className={styles.ends}>
                <span>{scale[0]}</span>
                <span>Strength</span>
                <span>{scale[1]}</span>
              </span>
            </th>
            <th scope="col" data-number="">
              Rating
            </th>
            <th scope="col" data-number="">
              Won · lost · drawn
            </th>
            <th scope="col">
              <span className="unseen">Links</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {places.map((place) => (
            <Place key={place.bot} place={place} scale={scale} />
          ))}
        </tbody>
      </Table>
    </>
  );
}

function Place({ place, scale }: { place: LadderPlace; scale: readonly [number, number] }) {
  const { bot, rank, name, owner, mu, sigma, rating, wins, losses, draws, lastMatch } = place;
  const me = useSession((session) => session.chain?.address);
  const bar = barOf(place, scale);
  const mine = me?.toLowerCase() === owner.toLowerCase();
  return (
    <tr data-bot={bot} data-mine={mine}>
      <td className={styles.rank}>{rank}</td>
      <th scope="row">
        <span className={styles.bot}>
          <Portrait bot={bot} />
          <span>
            <Link href={`/bot/${bot}`}>{name}</Link> {mine ? <Badge tone="brass">yours</Badge> : null}
          </span>
        </span>
      </th>
      <td className={styles.range}>
        <span
          className={styles.scale}
          role="img"
          aria-label={`between ${(mu - 3 * sigma).toFixed(1)} and ${(mu + 3 * sigma).toFixed(1)}`}
        >
          <i className={styles.bar} style={{ left: `${100 * bar.from}%`, right: `${100 * (1 - bar.to)}%` }} />
          <i className={styles.middle} style={{ left: `${100 * bar.middle}%` }} />
        </span>
        <small className={styles.strength}>{ratingText(place)}</small>
      </td>
      <td data-number="" className={styles.rating}>
        {rating.toFixed(1)}
      </td>
      <td data-number="" className={styles.record}>
        {wins} · {losses} · {draws}
      </td>
      <td>
        <Link href={`/battle/${lastMatch}`}>Last battle</Link>
      </td>
    </tr>
  );
}

function Portrait({ bot }: { bot: number }) {
  const look = useBotLook(useRecord(recordOf.bot(bot), { load: true }), "a");
  return look ? (
    <AutomatonPortrait look={look} size={40} />
  ) : (
    <span className={styles.stand} aria-hidden="true" />
  );
}
