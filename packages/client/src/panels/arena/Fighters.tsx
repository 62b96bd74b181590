import { Eye, Lock } from "lucide-react";
import { zeroAddress } from "viem";
import { Link } from "wouter";
import { Badge } from "../../primitives/Badge.tsx";
import { SideBadge } from "../../primitives/SideBadge.tsx";
import { AutomatonPortrait } from "../battle/AutomatonPortrait.tsx";
import { Rating } from "../ladder/Rating.tsx";
import type { RatingOf } from "../ladder/useRatings.ts";
import styles from "./Fighters.module.css";
import type { MatchRecords, MatchView, SideView } from "./matchView.ts";
import type { BotRecord } from "./records.ts";
import { SealedPlate } from "./SealedPlate.tsx";
import { useBotLook } from "./useBotLook.ts";

interface FightersProps {
  records: MatchRecords;
  view: MatchView;
  /** Edge of a portrait in CSS pixels. */
  size: number;
  /** Shows what both are rated, where nothing else near them does. */
  ratingOf?: RatingOf;
}

/** The two bots of a match facing each other; an empty stand where the opponent is missing. */
export function Fighters({ records, view, size, ratingOf }: FightersProps) {
  return (
    <div className={styles.fighters}>
      <Fighter
        side={view.sides.a}
        bot={records.bots.a}
        winner={view.winner}
        size={size}
        rating={ratingOf?.(view.sides.a.bot)}
      />
      <span className={styles.versus} aria-hidden="true">
        vs
      </span>
      {view.sides.b ? (
        <Fighter
          side={view.sides.b}
          bot={records.bots.b}
          winner={view.winner}
          size={size}
          rating={ratingOf?.(view.sides.b.bot)}
        />
      ) : (
        <div className={styles.fighter} data-side="b">
          <div className={styles.stand} style={{ width: size, height: size }} aria-hidden="true">
            ?
          </div>
          <span className={styles.nobody}>Nobody yet</span>
        </div>
      )}
    </div>
  );
}

interface FighterProps {
  side: SideView;
  bot: BotRecord | undefined;
  winner: MatchView["winner"];
  size: number;
  rating: string | undefined;
}

function Fighter({ side, bot, winner, size, rating }: FighterProps) {
  const look = useBotLook(bot, side.side);
  return (
    <div
      className={styles.fighter}
      data-side={side.side}
      data-beaten={winner !== undefined && winner !== side.side && winner !== "draw"}
    >
      {look ? (
        <AutomatonPortrait look={look} size={size} />
      ) : bot?.code === zeroAddress ? (
        <SealedPlate size={size} />
      ) : (
        <div className={styles.stand} style={{ width: size, height: size }} aria-hidden="true" />
      )}
      <div className={styles.name}>
        <strong>
          <SideBadge side={side.side} /> <Link href={`/bot/${side.bot}`}>{side.name}</Link>
        </strong>
        <small>
          <Link href={`/owner/${side.owner}`}>
            {side.isMine ? "yours" : `of ${side.owner.slice(0, 6)}…${side.owner.slice(-4)}`}
          </Link>
        </small>
        {rating === undefined ? null : <Rating of={side.name} text={rating} />}
        {side.seal === "open" ? null : (
          <Badge icon={side.seal === "sealed" ? <Lock size={12} /> : <Eye size={12} />}>
            {side.seal === "sealed" ? "sealed" : "was sealed, shown"}
          </Badge>
        )}
        {winner === side.side ? <em>won</em> : null}
      </div>
    </div>
  );
}
