import { RefreshCw } from "lucide-react";
import { Badge } from "../../primitives/Badge.tsx";
import { Button } from "../../primitives/Button.tsx";
import { Notice } from "../../primitives/Notice.tsx";
import { Page } from "../../primitives/Page.tsx";
import { ShortHex } from "../../primitives/ShortHex.tsx";
import { Table } from "../../primitives/Table.tsx";
import { WindingSpring } from "../../primitives/WindingSpring.tsx";
import { CheckDecision } from "./CheckDecision.tsx";
import styles from "./TrustPage.module.css";
import { useOperators } from "./useOperators.ts";

/** Who plays the NPCs, how they have done, and a decision to check. */
export default function TrustPage() {
  const { state, problem, operators, latest, refresh } = useOperators();
  return (
    <Page
      title="Who plays the NPCs"
      lead="Every NPC does what its registered brain chose, or its operator can lose a bond. All of this is counted from the chain's events of the last ten minutes."
      actions={
        <Button icon={<RefreshCw aria-hidden="true" size={16} />} onClick={refresh}>
          Read again
        </Button>
      }
    >
      {state === "loading" ? <WindingSpring label="Reading ticks from the chain…" /> : null}
      {state === "failed" ? (
        <Notice tone="bad" title="The ticks cannot be read.">
          {problem} Read them again when the chain answers.
        </Notice>
      ) : null}
      {state === "ready" && operators.length === 0 ? (
        <Notice title="Nobody has played the NPCs for ten minutes.">
          Anyone may: an operator puts up a bond and leases regions, with npm run npc -- operate.
        </Notice>
      ) : null}
      {operators.length > 0 ? (
        <Table caption="Operators" className={styles.operators}>
          <thead>
            <tr>
              <th scope="col">Operator</th>
              <th scope="col" data-number>
                Ticks
              </th>
              <th scope="col" data-number>
                Regions played
              </th>
              <th scope="col" data-number>
                Spot checks right
              </th>
              <th scope="col" data-number>
                Challenges won
              </th>
              <th scope="col" data-number>
                At work
              </th>
              <th scope="col">State</th>
            </tr>
          </thead>
          <tbody>
            {operators.map((one) => (
              <tr key={one.operator}>
                <td>
                  <ShortHex label="Operator" hex={one.operator} />
                </td>
                <td data-number>{one.ticks.toLocaleString("en")}</td>
                <td data-number>{one.regions.toLocaleString("en")}</td>
                <td data-number>{one.checked.toLocaleString("en")}</td>
                <td data-number>{one.won.toLocaleString("en")}</td>
                <td data-number>{Math.round(100 * one.uptime)} %</td>
                <td>
                  {one.lost > 0 ? (
                    <Badge tone="bad">Caught lying</Badge>
                  ) : (
                    <Badge tone="good">No lie proved</Badge>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
      {latest.length > 0 ? <CheckDecision latest={latest} /> : null}
    </Page>
  );
}
