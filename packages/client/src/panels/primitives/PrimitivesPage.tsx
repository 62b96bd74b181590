import wolf from "game-icon:wolf-head";
import { Hammer, RefreshCw } from "lucide-react";
import { useState } from "react";
import { COIN } from "../../chain/coinText.ts";
import { Badge } from "../../primitives/Badge.tsx";
import { Button } from "../../primitives/Button.tsx";
import { Card } from "../../primitives/Card.tsx";
import { ChartFrame } from "../../primitives/ChartFrame.tsx";
import { Coins } from "../../primitives/Coins.tsx";
import { Dialog } from "../../primitives/Dialog.tsx";
import { Field } from "../../primitives/Field.tsx";
import { GlyphIcon } from "../../primitives/GlyphIcon.tsx";
import { Meter } from "../../primitives/Meter.tsx";
import { Notice } from "../../primitives/Notice.tsx";
import { Page } from "../../primitives/Page.tsx";
import { Select } from "../../primitives/Select.tsx";
import { ShortHex } from "../../primitives/ShortHex.tsx";
import { SideBadge } from "../../primitives/SideBadge.tsx";
import { Slider } from "../../primitives/Slider.tsx";
import { Switch } from "../../primitives/Switch.tsx";
import { Table } from "../../primitives/Table.tsx";
import { Tabs } from "../../primitives/Tabs.tsx";
import { Tooltip } from "../../primitives/Tooltip.tsx";
import { showToast } from "../../primitives/toasts.ts";
import { WindingSpring } from "../../primitives/WindingSpring.tsx";
import { type ColourName, colours } from "../../theme/colours.ts";
import styles from "./PrimitivesPage.module.css";

type Temper = "bold" | "wary";

function Controls() {
  const [health, setHealth] = useState(30);
  const [on, setOn] = useState(true);
  const [temper, setTemper] = useState<Temper>("bold");
  return (
    <Card title="Controls" actions={<Badge tone="brass">sample</Badge>}>
      <div className={styles.stack}>
        <div className={styles.row}>
          <Button look="brass" icon={<Hammer aria-hidden="true" />}>
            Forge
          </Button>
          <Button>Replay</Button>
          <Button look="quiet">Skip</Button>
          <Button look="danger">Take out</Button>
          <Button busy>Sending</Button>
          <Button disabled>Closed</Button>
          <Tooltip text="Look again">
            <Button aria-label="Look again" icon={<RefreshCw aria-hidden="true" />} />
          </Tooltip>
        </div>
        <Field label="Name" placeholder="Old Faithful" hint="Up to 24 letters." />
        <Field
          label="Stake"
          defaultValue="900"
          after="coins"
          error="Your purse holds 12.5 coins: stake less."
        />
        <Field label="Strategy" lines={3} placeholder="Keep your distance and shoot." />
        <Slider
          label="Repair under"
          value={health}
          min={0}
          max={100}
          onChange={setHealth}
          format={(value) => `${value} %`}
        />
        <Switch label="Rule is on" checked={on} onChange={setOn} />
        <Select
          label="Temper"
          value={temper}
          onChange={setTemper}
          options={[
            { value: "bold", label: "Bold" },
            { value: "wary", label: "Wary" },
          ]}
        />
      </div>
    </Card>
  );
}

function Figures() {
  return (
    <Card title="Figures">
      <div className={styles.stack}>
        <div className={styles.row}>
          <Coins wei={(COIN * 25n) / 2n} />
          <ShortHex label="Wallet address" hex="0x5FbDB2315678afecb367f032d93F642f64180aa3" />
          <SideBadge side="a" />
          <SideBadge side="b" />
          <Badge tone="good">Live</Badge>
          <Badge tone="warn">Closing</Badge>
          <Badge tone="bad">Void</Badge>
        </div>
        <Meter label="Health" value={72} max={100} colour="good" />
        <Meter label="Energy" value={9} max={20} />
        <Table caption="Pools of a match">
          <thead>
            <tr>
              <th>Side</th>
              <th data-number>Pool</th>
              <th data-number>Odds</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <td>
                <SideBadge side="a" /> Old Faithful
              </td>
              <td data-number>12.5</td>
              <td data-number>1.84</td>
            </tr>
            <tr>
              <td>
                <SideBadge side="b" /> Brass Adder
              </td>
              <td data-number>8</td>
              <td data-number>2.49</td>
            </tr>
          </tbody>
        </Table>
        <ChartFrame title="Win chance" unit="%" summary="The chance rises from 20 to 60 percent.">
          <svg viewBox="0 0 200 60" role="presentation">
            <polyline
              points="0,50 50,42 100,30 150,26 200,18"
              fill="none"
              stroke={colours.brassBright}
              strokeWidth="2"
            />
          </svg>
        </ChartFrame>
      </div>
    </Card>
  );
}

function States() {
  const [open, setOpen] = useState(false);
  return (
    <Card title="States">
      <div className={styles.stack}>
        <WindingSpring label="Winding up the realm…" />
        <Notice title="No battle is on." picture={<GlyphIcon glyph={wolf} size={34} />}>
          The next begins in <span className="number">0:42</span>.
        </Notice>
        <Notice tone="bad" title="The bet did not go in." actions={<Button size="small">Try again</Button>}>
          Bets on match 12 closed 3 s ago.
        </Notice>
        <div className={styles.row}>
          <Button onClick={() => setOpen(true)}>Open a dialog</Button>
          <Button onClick={() => showToast("good", "Saved", "Your bot stands on the chain.")}>Toast</Button>
          <Button onClick={() => showToast("bad", "Refused", "Somebody stands there.")}>Bad toast</Button>
        </div>
        <Dialog
          open={open}
          onOpenChange={setOpen}
          title="Enter the arena"
          description="Your bot stakes its own coins."
          actions={
            <>
              <Button onClick={() => setOpen(false)}>Not now</Button>
              <Button look="brass" onClick={() => setOpen(false)}>
                Enter
              </Button>
            </>
          }
        >
          <Field label="Stake" defaultValue="5" after="coins" />
        </Dialog>
      </div>
    </Card>
  );
}

/** Every primitive and every colour, for those who work on the look. */
export default function PrimitivesPage() {
  return (
    <Page
      title="Primitives"
      lead="Every part the pages are made of. Icons by the authors of game-icons.net, CC BY 3.0."
    >
      <div className={styles.grid}>
        <Controls />
        <Figures />
        <States />
        <Card look="loom" title="A rule card">
          <p>When my health is under 30 %, repair.</p>
          <p>
            <em>“when I'm hurt, patch up”</em>
          </p>
        </Card>
        <Card look="paper" title="A sheet of paper">
          <p>Map, board and letters lie on this.</p>
        </Card>
        <Tabs
          label="Sample tabs"
          tabs={[
            { id: "one", label: "Rules", content: <p>First sheet.</p> },
            { id: "two", label: "Loadout", content: <p>Second sheet.</p> },
          ]}
        />
      </div>
      <Card title="Colours">
        <ul className={styles.swatches}>
          {(Object.keys(colours) as ColourName[]).map((name) => (
            <li key={name}>
              <span style={{ background: colours[name] }} />
              {name} <code>{colours[name]}</code>
            </li>
          ))}
        </ul>
      </Card>
    </Page>
  );
}
