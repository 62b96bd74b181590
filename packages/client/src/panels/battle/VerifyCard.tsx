import { ShieldCheck, ShieldX } from "lucide-react";
import { useState } from "react";
import type { Hex } from "viem";
import { Button } from "../../primitives/Button.tsx";
import { Card } from "../../primitives/Card.tsx";
import { ShortHex } from "../../primitives/ShortHex.tsx";
import { Table } from "../../primitives/Table.tsx";
import type { OutcomeRecord } from "../arena/records.ts";
import { type Comparison, verify } from "./replay.ts";
import styles from "./VerifyCard.module.css";

interface VerifyCardProps {
  codes: { a: Hex; b: Hex };
  outcome: OutcomeRecord;
}

/** Fights the battle again in this page and shows whether the chain wrote down the same. */
export function VerifyCard({ codes, outcome }: VerifyCardProps) {
  const [found, setFound] = useState<Comparison[]>();
  const honest = found?.every(({ agrees }) => agrees);
  return (
    <Card className={styles.card ?? ""} aria-label="Verify">
      <div className={styles.head}>
        <Button
          icon={<ShieldCheck aria-hidden="true" />}
          onClick={() => setFound(verify(codes.a, codes.b, outcome))}
        >
          Verify
        </Button>
        <p role="status">
          {found === undefined ? (
            "Fights the battle again here, from both bots' code and the seed, and compares it with the chain."
          ) : honest ? (
            <span className={styles.good}>
              <ShieldCheck aria-hidden="true" size={18} /> The digests agree: this is the battle the contract
              fought.
            </span>
          ) : (
            <span className={styles.bad}>
              <ShieldX aria-hidden="true" size={18} /> This page computes another battle than the chain holds.
            </span>
          )}
        </p>
      </div>
      {found ? (
        <Table caption="Computed here, and written on the chain" hideCaption>
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">Computed here</th>
              <th scope="col">On the chain</th>
            </tr>
          </thead>
          <tbody>
            {found.map(({ what, here, chain, agrees }) => (
              <tr key={what} data-agrees={agrees}>
                <th scope="row">{what}</th>
                <td>
                  {here.startsWith("0x") ? <ShortHex label={`${what}, computed here`} hex={here} /> : here}
                </td>
                <td>
                  {chain.startsWith("0x") ? <ShortHex label={`${what}, on the chain`} hex={chain} /> : chain}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      ) : null}
    </Card>
  );
}
