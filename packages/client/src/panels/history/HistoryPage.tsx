import { Swords } from "lucide-react";
import { Link } from "wouter";
import { useSession } from "../../chain/session.ts";
import { Notice } from "../../primitives/Notice.tsx";
import { Page } from "../../primitives/Page.tsx";
import { matchView } from "../arena/matchView.ts";
import { useChainTime } from "../arena/useChainTime.ts";
import { HistoryState } from "./HistoryState.tsx";
import { HistoryTable } from "./HistoryTable.tsx";
import { useHistory } from "./useHistory.ts";

/** Every match there has been, newest first. */
export default function HistoryPage() {
  const me = useSession((session) => session.chain?.address);
  const history = useHistory(me);
  const now = useChainTime();
  const views = history.matches.map((records) => matchView(records, me, now));
  return (
    <Page
      title="Battles that were"
      lead="Each can be watched again and fought again in your browser, from what the chain holds."
      actions={<Link href="/arena">To the arena</Link>}
    >
      {views.length > 0 ? (
        <HistoryTable caption="All matches, newest first" views={views} />
      ) : history.state === "ready" ? (
        <Notice
          title="Nobody has fought yet."
          picture={<Swords aria-hidden="true" size={30} />}
          actions={<Link href="/arena">Open the first match</Link>}
        >
          The house opens a match as soon as its keeper runs.
        </Notice>
      ) : null}
      <HistoryState history={history} />
    </Page>
  );
}
