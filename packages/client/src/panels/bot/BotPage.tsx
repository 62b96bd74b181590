import { useSession } from "../../chain/session.ts";
import { useRecord } from "../../chain/useRecord.ts";
import { Notice } from "../../primitives/Notice.tsx";
import { Page } from "../../primitives/Page.tsx";
import { WindingSpring } from "../../primitives/WindingSpring.tsx";
import { recordOf } from "../arena/records.ts";
import { BotSheet } from "./BotSheet.tsx";

interface BotPageProps {
  /** As it stands in the address; not checked yet. */
  id: string;
}

/** A bot by its number: what it is, how it fights, whom it met. */
export default function BotPage({ id }: BotPageProps) {
  const number = /^[1-9]\d{0,9}$/.test(id) ? Number(id) : undefined;
  if (number === undefined) {
    return (
      <Page title="No such bot">
        <Notice tone="warn" title={`“${id.slice(0, 40)}” is no bot's number.`}>
          Bots are numbered 1, 2, 3, …: this address should end in such a number.
        </Notice>
      </Page>
    );
  }
  return <NumberedBot id={number} />;
}

function NumberedBot({ id }: { id: number }) {
  const live = useSession((session) => session.phase === "live");
  const bot = useRecord(recordOf.bot(id), { load: true });
  const counters = useRecord(recordOf.counters(), { load: true });
  if (bot) return <BotSheet bot={bot} />;
  if (live && counters && id > counters.bots) {
    return (
      <Page title={`Bot ${id}`}>
        <Notice tone="warn" title={`There is no bot ${id} in this world.`}>
          {counters.bots === 0 ? "No bot has been saved yet." : `The newest is bot ${counters.bots}.`}
        </Notice>
      </Page>
    );
  }
  return (
    <Page title={`Bot ${id}`}>
      <WindingSpring label="Reading the bot from the chain…" />
    </Page>
  );
}
