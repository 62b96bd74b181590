import { codeHash } from "@cogwright/botbuilder/bytecode/codeHash";
import { compile } from "@cogwright/botbuilder/bytecode/compile";
import { decompile } from "@cogwright/botbuilder/bytecode/decompile";
import { readStoredCode } from "@cogwright/botbuilder/bytecode/storedCode";
import { describeStrategy } from "@cogwright/botbuilder/reader/describe";
import type { Strategy } from "@cogwright/botbuilder/strategy/strategy";
import { CogwrightError, errorLine } from "@cogwright/contracts/errors";
import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord } from "@cogwright/contracts/readRecords";
import { useEffect, useState } from "react";
import { zeroAddress } from "viem";
import { useLocation, useSearch } from "wouter";
import { z } from "zod";
import { type Chain, useSession } from "../../chain/session.ts";
import { Button } from "../../primitives/Button.tsx";
import { Dialog } from "../../primitives/Dialog.tsx";
import { showToast } from "../../primitives/toasts.ts";
import { lookOf } from "../../scenes/battle/look.ts";
import { AutomatonPortrait } from "../battle/AutomatonPortrait.tsx";
import styles from "./Arrival.module.css";
import { bench, drawer } from "./bench.ts";
import { isBlank } from "./forgeStore.ts";
import { fittingName, strategyInLink } from "./shareLink.ts";

class BotUnknown extends CogwrightError {
  constructor(id: string) {
    super(`There is no bot ${id} to take apart.`, {
      code: "fork-unknown",
      hint: "The link may be of another world.",
      details: { id },
    });
  }
}

class BotIsSealed extends CogwrightError {
  constructor(name: string) {
    super(`${name} is sealed: its rules are not on the chain.`, {
      code: "fork-sealed",
      hint: "They are shown in its matches once bets are closed.",
    });
  }
}

const botId = z.coerce.number().int().positive().max(0xffff_ffff);

/** The strategy of an open bot on the chain, to make one's own of. @throws {BotUnknown | BotIsSealed | CodeMissing | CodeForged} */
async function fork(chain: Chain, given: string): Promise<Strategy> {
  const id = botId.safeParse(given).data;
  const bot =
    id === undefined ? undefined : await readRecord(chain.client, { table: tables.arena.Bot, key: { id } });
  if (!bot || bot.savedAt === 0n) throw new BotUnknown(given);
  if (bot.code === zeroAddress) throw new BotIsSealed(bot.name);
  const strategy = decompile(await readStoredCode(chain.client, bot.code, bot.codeHash));
  return { ...strategy, name: fittingName(`${bot.name} II`) };
}

interface Guest {
  strategy: Strategy;
  /** How it came. */
  from: "link" | "fork";
}

function take({ strategy, from }: Guest): void {
  const { draft } = bench.store.getState();
  if (!isBlank(draft)) drawer.put(draft, "replaced");
  bench.begin(strategy);
  showToast(
    "good",
    `${strategy.name} is on the bench`,
    from === "fork"
      ? "It is a copy: change it as you like, and save it as your own."
      : "Change it as you like.",
  );
}

/**
 * Takes in a bot that the address names: `?fork=7` an open bot of this world, `?code=…&name=…` one that somebody shares.
 * Onto an empty bench at once; else it asks first, and what lay there goes into the drawer.
 */
export function Arrival() {
  const search = useSearch();
  const [, navigate] = useLocation();
  const chain = useSession((session) => session.chain);
  const [guest, setGuest] = useState<Guest>();
  useEffect(() => {
    const query = new URLSearchParams(search);
    const [code, id] = [query.get("code"), query.get("fork")];
    if (code === null && id === null) return undefined;
    if (code === null && !chain) return undefined;
    let gone = false;
    const arrive = async (): Promise<Guest> =>
      code !== null || !chain
        ? { strategy: strategyInLink(query), from: "link" }
        : { strategy: await fork(chain, id ?? ""), from: "fork" };
    arrive()
      .then((come) => {
        if (gone) return;
        if (isBlank(bench.store.getState().draft)) take(come);
        else setGuest(come);
      })
      .catch((error: unknown) => {
        if (!gone) showToast("bad", "No bot came onto the bench", errorLine(error));
      })
      .finally(() => {
        if (!gone) navigate("/forge", { replace: true });
      });
    return () => {
      gone = true;
    };
  }, [search, chain, navigate]);
  if (!guest) return null;
  const { strategy, from } = guest;
  return (
    <Dialog
      open
      onOpenChange={(stay) => !stay && setGuest(undefined)}
      title={from === "fork" ? `Make your own of it: ${strategy.name}` : `A bot for you: ${strategy.name}`}
      description="Your bench is in use. What lies on it goes into the drawer, and you can take it back under Versions."
      actions={
        <>
          <Button onClick={() => setGuest(undefined)}>Leave the bench as it is</Button>
          <Button
            look="brass"
            onClick={() => {
              take(guest);
              setGuest(undefined);
            }}
          >
            Put it on the bench
          </Button>
        </>
      }
    >
      <div className={styles.guest}>
        <AutomatonPortrait look={lookOf(codeHash(compile(strategy)), strategy.loadout, "a")} size={104} />
        <ol>
          {describeStrategy(strategy).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </div>
    </Dialog>
  );
}
