import type { CheckedDecision } from "@cogwright/npc/audit/checkDecision";
import type { SentTick } from "@cogwright/npc/audit/ticks";
import { BadgeCheck, CircleAlert } from "lucide-react";
import { Badge } from "../../primitives/Badge.tsx";
import { ShortHex } from "../../primitives/ShortHex.tsx";
import { Table } from "../../primitives/Table.tsx";
import { actionWords } from "./actionWords.ts";
import styles from "./CheckDecision.module.css";

interface CheckedVerdictProps {
  checked: CheckedDecision;
  tick: SentTick;
  /** What the NPC was doing. */
  was: string;
}

/** What came of computing a decision anew, here and on chain. */
export function CheckedVerdict({ checked, tick, was }: CheckedVerdictProps) {
  const { chosen, era, listed, here, onChain, scores } = checked;
  const right = here && onChain;
  return (
    <output className={styles.verdict}>
      <p>
        <Badge
          tone={right ? "good" : "bad"}
          icon={
            right ? <BadgeCheck aria-hidden="true" size={15} /> : <CircleAlert aria-hidden="true" size={15} />
          }
        >
          {right ? "Right" : "Wrong"}
        </Badge>
        {here === onChain
          ? "This page and the contract computed the decision anew, and agree."
          : "This page and the contract do not agree: please tell us."}
      </p>
      <Table caption="What was computed" hideCaption>
        <tbody>
          <tr>
            <th scope="row">Its brain chose to</th>
            <td>
              {chosen ? actionWords(chosen.action) : "go on: its kind has no brain"}
              {chosen ? `, with ${Math.max(...scores).toLocaleString("en")} points` : ""}
            </td>
          </tr>
          <tr>
            <th scope="row">The operator had it</th>
            <td>{listed ? actionWords(listed.action) : `go on (${was})`}</td>
          </tr>
          <tr>
            <th scope="row">Brain</th>
            <td>{era ? <ShortHex label="Brain" hex={era.brain} /> : "none"}</td>
          </tr>
          <tr>
            <th scope="row">Tick</th>
            <td>
              block {tick.block.toString()}, <ShortHex label="Transaction" hex={tick.transaction} />
            </td>
          </tr>
        </tbody>
      </Table>
    </output>
  );
}
