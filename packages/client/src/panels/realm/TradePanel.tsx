import { deedRules } from "@cogwright/contracts/rules/deeds";
import { priceOfFood, priceOfOre } from "@cogwright/npc/region/prices";
import { occupantsOf } from "@cogwright/npc/region/record";
import { useState } from "react";
import { useStore } from "zustand";
import { coinsText } from "../../chain/coinText.ts";
import { useSession } from "../../chain/session.ts";
import { Button } from "../../primitives/Button.tsx";
import { Coins } from "../../primitives/Coins.tsx";
import { Dialog } from "../../primitives/Dialog.tsx";
import { Notice } from "../../primitives/Notice.tsx";
import { Slider } from "../../primitives/Slider.tsx";
import { Tabs } from "../../primitives/Tabs.tsx";
import { refusalWords, withinReach } from "../../realm/possible.ts";
import type { Realm } from "../../realm/realm.ts";
import { usePurse } from "../arena/usePurse.ts";
import { PriceCurve } from "./PriceCurve.tsx";
import styles from "./TradePanel.module.css";
import { useMerchantsPurse } from "./useMerchantsPurse.ts";

const CARRY = deedRules.CARRY;

/** Who trades, as the chain has them now. */
interface Counter {
  readonly stock: number;
  /** Stock as it was when this was opened, or before the last trade. */
  readonly slot: number;
  readonly ore: number;
  readonly food: number;
}

/** Both sides of the counter; undefined when the merchant is out of reach, or trades no more. */
function useCounter(realm: Realm, slot: number): Counter | undefined {
  const view = useStore(realm.view);
  const record = view.me && view.records.get(view.me.region);
  if (!view.me || !record || !view.me.alive) return undefined;
  const mySlot = view.me.slot;
  const near = withinReach(record, mySlot, slot).find((one) => one.slot === slot && one.kind === "merchant");
  const me = occupantsOf(record).find((one) => one.slot === mySlot);
  if (!near || !me || near.foe === mySlot) return undefined;
  return { slot, stock: near.stock, ore: me.ore, food: me.food };
}

interface TradeSideProps {
  realm: Realm;
  counter: Counter;
  side: "sell" | "buy";
}

/** One side of a trade: how much, what it costs, and what the next piece costs afterwards. */
function TradeSide({ realm, counter, side }: TradeSideProps) {
  const [wanted, setWanted] = useState(1);
  const { stock, ore, food } = counter;
  const purse = usePurse() ?? 0n;
  const till = useMerchantsPurse();
  const pending = useStore(realm.doer.store, (state) => state.pending);
  const freeAt = useStore(realm.doer.store, (state) => state.freeAt);
  const time = useSession((session) => session.blockTime);
  const sells = side === "sell";
  const most = sells ? Math.min(ore, CARRY - stock) : Math.min(stock, CARRY - food);
  const pieces = Math.min(wanted, Math.max(1, most));
  const priceAt = (at: number): bigint => (sells ? priceOfOre(at, 1) : priceOfFood(at, 1));
  const after = sells ? stock + pieces : stock - pieces;
  const total = most < 1 ? 0n : sells ? priceOfOre(stock, pieces) : priceOfFood(stock, pieces);
  const nextIsThere = sells ? after < CARRY : after > 0;

  let hindrance: string | undefined;
  if (sells && ore === 0)
    hindrance = "You carry no ore. Break some out of a vein: the dark nuggets in the rock.";
  else if (sells && stock >= CARRY)
    hindrance = "The merchant's cart is full. Come back when it has been to a town.";
  else if (!sells && stock === 0) hindrance = "The merchant's cart is empty.";
  else if (!sells && food >= CARRY) hindrance = refusalWords("NoRoom");
  else if (sells && till !== undefined && till < total)
    hindrance = `The merchants have only ${coinsText(till)} left. They get some when travellers buy from them.`;
  else if (!sells && purse < total) hindrance = `Your purse holds only ${coinsText(purse)}.`;

  const goods = sells ? "ore" : "food";
  const deal = (): void => {
    void realm.doer.act(
      sells
        ? { what: "sell", slot: counter.slot, ore: pieces, limit: total }
        : { what: "buy", slot: counter.slot, food: pieces, limit: total },
    );
  };
  return (
    <div className={styles.side}>
      {most >= 1 ? (
        <Slider
          label={sells ? "Ore to sell" : "Food to buy"}
          value={pieces}
          min={1}
          max={Math.max(1, most)}
          disabled={most <= 1}
          onChange={setWanted}
          format={(count) => `${count} of ${most}`}
        />
      ) : null}
      <PriceCurve side={side} stock={stock} after={most < 1 ? stock : after} priceAt={priceAt} />
      <dl className={styles.facts}>
        <div>
          <dt>{sells ? "It pays for one now" : "It asks for one now"}</dt>
          <dd data-price="now">
            {(sells ? stock < CARRY : stock > 0) ? <Coins wei={priceAt(stock)} /> : "–"}
          </dd>
        </div>
        <div>
          <dt>and after this trade</dt>
          <dd data-price="after">{nextIsThere && most >= 1 ? <Coins wei={priceAt(after)} /> : "–"}</dd>
        </div>
        <div className={styles.total}>
          <dt>{sells ? "You get" : "You pay"}</dt>
          <dd data-price="total">
            <Coins wei={total} />
          </dd>
        </div>
      </dl>
      {hindrance ? (
        <p className={styles.hindrance} role="status">
          {hindrance}
        </p>
      ) : (
        <Button look="brass" busy={pending !== undefined || freeAt > time} onClick={deal}>
          {sells ? "Sell" : "Buy"} {pieces} {goods} for {coinsText(total)}
        </Button>
      )}
      <p className={styles.promise}>
        {sells ? "You get at least this price" : "You pay at most this price"}: when the merchant's goods
        change before your trade is in a block, nothing happens.
      </p>
    </div>
  );
}

interface TradePanelProps {
  realm: Realm;
  /** Slot of the merchant; undefined: closed. */
  slot: number | undefined;
  onClose(): void;
}

/** Trade with a merchant who stands beside the visitor. */
export function TradePanel({ realm, slot, onClose }: TradePanelProps) {
  const counter = useCounter(realm, slot ?? -1);
  const purse = usePurse();
  const description = counter
    ? `It carries ${counter.stock} of ${CARRY} goods. The more it has, the less it pays and asks.`
    : undefined;
  return (
    <Dialog
      open={slot !== undefined}
      onOpenChange={(open) => !open && onClose()}
      title="The merchant"
      {...(description ? { description } : {})}
    >
      {counter ? (
        <>
          <Tabs
            label="What to trade"
            tabs={[
              {
                id: "sell",
                label: "Sell ore",
                content: <TradeSide realm={realm} counter={counter} side="sell" />,
              },
              {
                id: "buy",
                label: "Buy food",
                content: <TradeSide realm={realm} counter={counter} side="buy" />,
              },
            ]}
          />
          <p className={styles.purse}>
            In your purse: <Coins wei={purse} /> · you carry {counter.ore} ore and {counter.food} food
          </p>
        </>
      ) : (
        <Notice
          title="The merchant has moved on."
          actions={<Button onClick={onClose}>Back to the map</Button>}
        >
          Merchants walk from town to town. Step beside one to trade; they rest in towns.
        </Notice>
      )}
    </Dialog>
  );
}
