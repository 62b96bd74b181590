import { ArrowDownToLine, ArrowUpFromLine, WalletMinimal } from "lucide-react";
import { useState } from "react";
import { type Address, isAddress } from "viem";
import { coinText } from "../../chain/coinText.ts";
import { useSession } from "../../chain/session.ts";
import { Button } from "../../primitives/Button.tsx";
import { Coins } from "../../primitives/Coins.tsx";
import { Dialog } from "../../primitives/Dialog.tsx";
import { Field } from "../../primitives/Field.tsx";
import { Notice } from "../../primitives/Notice.tsx";
import { Tabs } from "../../primitives/Tabs.tsx";
import { readCoins } from "./coinInput.ts";
import styles from "./PurseDialog.module.css";
import { accountOf } from "./records.ts";
import { usePurse, useWallet } from "./usePurse.ts";
import { useSend } from "./useSend.ts";
import { WalletChoice } from "./WalletChoice.tsx";

/** The visitor's purse as a button; pressed, it opens: coins in and coins out. */
export function PurseButton() {
  const [open, setOpen] = useState(false);
  const purse = usePurse();
  const wallet = useWallet(open);
  const address = useSession((session) => session.chain?.address);
  return (
    <>
      <Button icon={<WalletMinimal aria-hidden="true" />} onClick={() => setOpen(true)}>
        Purse <Coins wei={purse} />
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Your purse"
        description="Stakes and bets are paid from the purse, and what you win is paid into it. Only you can take coins out."
      >
        <dl className={styles.balances}>
          <div>
            <dt>In the purse</dt>
            <dd>
              <Coins wei={purse} />
            </dd>
          </div>
          <div>
            <dt>In your wallet, outside the game</dt>
            <dd>
              <Coins wei={wallet} />
            </dd>
          </div>
        </dl>
        <WalletChoice />
        <Tabs
          label="Move coins"
          tabs={[
            { id: "in", label: "Deposit", content: <Deposit wallet={wallet} address={address} /> },
            { id: "out", label: "Withdraw", content: <Withdraw purse={purse} address={address} /> },
          ]}
        />
      </Dialog>
    </>
  );
}

interface DepositProps {
  wallet: bigint | undefined;
  address: Address | undefined;
}

function Deposit({ wallet, address }: DepositProps) {
  const [text, setText] = useState("");
  const { busy, problem, send } = useSend();
  const typed = readCoins(text, 1n, wallet);
  const put = async () => {
    if (typed.wei === undefined || !address) return;
    const done = await send(
      { functionName: "wager__deposit", args: [accountOf(address)], value: typed.wei },
      { title: "Deposited", body: `${coinText(typed.wei)} coins are in your purse.` },
    );
    if (done) setText("");
  };
  return (
    <div className={styles.move}>
      <Field
        label="Coins to put in"
        inputMode="decimal"
        value={text}
        after="coins"
        error={text === "" ? undefined : typed.problem}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p className={styles.words}>
        {typed.wei === undefined
          ? "Moves coins from your wallet into the purse."
          : `Moves ${coinText(typed.wei)} coins from your wallet into the purse. You can take them out again at any time.`}
      </p>
      <Button
        look="brass"
        icon={<ArrowDownToLine aria-hidden="true" />}
        busy={busy}
        disabled={typed.wei === undefined}
        onClick={() => void put()}
      >
        Deposit
      </Button>
      {problem ? (
        <Notice tone="bad" title="Nothing was moved.">
          {problem}
        </Notice>
      ) : null}
    </div>
  );
}

interface WithdrawProps {
  purse: bigint | undefined;
  address: Address | undefined;
}

function Withdraw({ purse, address }: WithdrawProps) {
  const [text, setText] = useState("");
  const [to, setTo] = useState("");
  const { busy, problem, send } = useSend();
  const typed = readCoins(text, 1n, purse);
  const receiver = to.trim() === "" ? address : isAddress(to.trim()) ? (to.trim() as Address) : undefined;
  const take = async () => {
    if (typed.wei === undefined || !receiver) return;
    const done = await send(
      { functionName: "wager__withdraw", args: [typed.wei, receiver] },
      { title: "Withdrawn", body: `${coinText(typed.wei)} coins were sent to ${receiver}.` },
    );
    if (done) setText("");
  };
  return (
    <div className={styles.move}>
      <Field
        label="Coins to take out"
        inputMode="decimal"
        value={text}
        after="coins"
        error={text === "" ? undefined : typed.problem}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <Field
        label="To"
        placeholder="your own wallet"
        value={to}
        error={
          receiver || !address ? undefined : "That is not an address. Leave it empty for your own wallet."
        }
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <p className={styles.words}>
        {typed.wei === undefined
          ? "Sends coins out of the purse to a wallet."
          : `Takes ${coinText(typed.wei)} coins out of your purse and sends them to ${to.trim() === "" ? "your wallet" : "that address"}. This cannot be called back.`}
      </p>
      <Button
        look="brass"
        icon={<ArrowUpFromLine aria-hidden="true" />}
        busy={busy}
        disabled={typed.wei === undefined || !receiver}
        onClick={() => void take()}
      >
        Withdraw
      </Button>
      {problem ? (
        <Notice tone="bad" title="Nothing was moved.">
          {problem}
        </Notice>
      ) : null}
    </div>
  );
}
