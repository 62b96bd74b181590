import { errorLine } from "@cogwright/contracts/errors";
import { type CheckedDecision, checkDecision } from "@cogwright/npc/audit/checkDecision";
import type { SentTick } from "@cogwright/npc/audit/ticks";
import { npcSlots } from "@cogwright/npc/brain/observation";
import { readBlocks } from "@cogwright/npc/operator/tickBlocks";
import { occupantsOf } from "@cogwright/npc/region/record";
import { ScanSearch } from "lucide-react";
import { useState } from "react";
import { useSession } from "../../chain/session.ts";
import { Button } from "../../primitives/Button.tsx";
import { Card } from "../../primitives/Card.tsx";
import { Notice } from "../../primitives/Notice.tsx";
import { Select } from "../../primitives/Select.tsx";
import { doingWords, kindNames } from "../../realm/words.ts";
import styles from "./CheckDecision.module.css";
import { CheckedVerdict } from "./CheckedVerdict.tsx";
import { useSeenTick } from "./useSeenTick.ts";

/** The newest tick of each region. @param latest the newest first */
function newestByRegion(latest: readonly SentTick[]): ReadonlyMap<number, SentTick> {
  const newest = new Map<number, SentTick>();
  for (const tick of latest)
    for (const { region } of readBlocks(tick.packed)) if (!newest.has(region)) newest.set(region, tick);
  return newest;
}

/** Pick an NPC's latest decision and have it computed anew, in this page and by the contract. */
export function CheckDecision({ latest }: { latest: readonly SentTick[] }) {
  const client = useSession((session) => session.chain?.client);
  const newest = newestByRegion(latest);
  const regions = [...newest.keys()].sort((a, b) => a - b);
  const [chosenRegion, setRegion] = useState<number>();
  const [chosenSlot, setSlot] = useState<number>();
  const [outcome, setOutcome] = useState<{ checked?: CheckedDecision; problem?: string; about: string }>();
  const [busy, setBusy] = useState(false);

  const region = chosenRegion !== undefined && newest.has(chosenRegion) ? chosenRegion : regions[0];
  const tick = region === undefined ? undefined : newest.get(region);
  const { seen, problem } = useSeenTick(tick);
  const index = seen?.blocks.findIndex(({ block }) => block.region === region) ?? -1;
  const found = seen?.blocks[index]?.found;
  const slots = new Set(found ? npcSlots(found) : []);
  const npcs = found ? occupantsOf(found).filter(({ slot }) => slots.has(slot)) : [];
  const npc = npcs.find(({ slot }) => slot === chosenSlot) ?? npcs[0];
  const about = `${tick?.transaction}:${region}:${npc?.slot}`;

  const check = async () => {
    if (!client || !tick || !seen || !npc) return;
    setBusy(true);
    try {
      setOutcome({ checked: await checkDecision(client, tick, seen, index, npc), about });
    } catch (error) {
      setOutcome({ problem: errorLine(error), about });
    } finally {
      setBusy(false);
    }
  };
  // What was found out about another decision does not stand under this one.
  const shown = outcome?.about === about ? outcome : undefined;
  const wrong =
    problem ?? shown?.problem ?? (seen && index < 0 ? "The tick was not applied there." : undefined);

  return (
    <Card title="Check a decision yourself">
      <p>
        The page puts together what the NPC sensed from the chain's events, evaluates its brain here, and asks
        the contract to do the same.
      </p>
      <div className={styles.pick}>
        <Select
          label="Region"
          value={String(region)}
          options={regions.map((id) => ({ value: String(id), label: `column ${id & 255}, row ${id >> 8}` }))}
          onChange={(next) => setRegion(Number(next))}
        />
        <Select
          label="NPC, as the tick found it"
          value={npc ? String(npc.slot) : ""}
          placeholder={wrong ? "nobody" : "reading…"}
          options={npcs.map((one) => ({
            value: String(one.slot),
            label: `${kindNames[one.kind]} ${one.slot}: ${doingWords[one.doing]}`,
          }))}
          onChange={(next) => setSlot(Number(next))}
          disabled={npcs.length === 0}
        />
        <Button
          look="brass"
          icon={<ScanSearch aria-hidden="true" size={17} />}
          busy={busy}
          disabled={!npc}
          onClick={() => void check()}
        >
          Check it
        </Button>
      </div>
      {shown?.checked && tick && npc ? (
        <CheckedVerdict checked={shown.checked} tick={tick} was={doingWords[npc.doing]} />
      ) : null}
      {wrong ? (
        <Notice tone="bad" title="It cannot be checked.">
          {wrong} Read the ticks again and pick another one.
        </Notice>
      ) : null}
    </Card>
  );
}
