import { errorLine } from "@cogwright/contracts/errors";
import { PlugZap } from "lucide-react";
import { useEffect, useState } from "react";
import {
  chooseInjected,
  chosenInjected,
  followInjectedWallets,
  type InjectedWallet,
  openInjectedWallet,
} from "../../chain/injectedWallet.ts";
import { useSession } from "../../chain/session.ts";
import { Button } from "../../primitives/Button.tsx";
import { Notice } from "../../primitives/Notice.tsx";
import { ShortHex } from "../../primitives/ShortHex.tsx";
import styles from "./WalletChoice.module.css";

/** Which wallet the visitor plays with, and the way to another: this browser's own, or an extension's. */
export function WalletChoice() {
  const chain = useSession((session) => session.chain);
  const [wallets, setWallets] = useState<readonly InjectedWallet[]>([]);
  const [asking, setAsking] = useState<string>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => followInjectedWallets(setWallets), []);
  if (!chain) return null;

  const isExternal = "submit" in chain.sender.account;
  const chosen = isExternal ? chosenInjected(window.localStorage) : undefined;
  const current = wallets.find(({ rdns }) => rdns === chosen);
  const others = wallets.filter(({ rdns }) => rdns !== chosen);

  const use = async (wallet: InjectedWallet) => {
    setAsking(wallet.rdns);
    setProblem(undefined);
    try {
      await openInjectedWallet(wallet, chain.client.chain, { ask: true });
      chooseInjected(window.localStorage, wallet.rdns);
      window.location.reload();
    } catch (error) {
      setProblem(errorLine(error));
      setAsking(undefined);
    }
  };
  const goBack = () => {
    chooseInjected(window.localStorage, undefined);
    window.location.reload();
  };

  return (
    <div className={styles.choice}>
      <p>
        You play with {isExternal ? (current?.name ?? "a wallet extension") : "this browser's own wallet"},{" "}
        <ShortHex label="Wallet address" hex={chain.address} />
      </p>
      {others.length > 0 || isExternal ? (
        <div className={styles.ways}>
          {others.map((wallet) => (
            <Button
              key={wallet.rdns}
              size="small"
              busy={asking === wallet.rdns}
              icon={
                wallet.icon ? (
                  <img src={wallet.icon} alt="" width={16} height={16} />
                ) : (
                  <PlugZap aria-hidden="true" />
                )
              }
              onClick={() => void use(wallet)}
            >
              Use {wallet.name}
            </Button>
          ))}
          {isExternal ? (
            <Button size="small" onClick={goBack}>
              Use this browser's own wallet
            </Button>
          ) : null}
        </div>
      ) : null}
      <small>
        {isExternal
          ? "It asks you before every step, bet and claim, but not for bots that you let this page play. Purses belong to wallets: another wallet has another purse."
          : others.length > 0
            ? "An extension's wallet has a purse of its own, and asks you before every step, bet and claim."
            : "Wallet extensions appear here when this browser has any."}
      </small>
      {problem ? (
        <Notice tone="bad" title="It was not connected.">
          {problem}
        </Notice>
      ) : null}
    </div>
  );
}
