import type { WorldClient } from "@cogwright/contracts/worldClient";
import type { Logger } from "pino";
import type { Address } from "viem";
import { compile } from "../bytecode/compile.ts";
import { accountOf, createHouseReader, squads, treasury } from "./houseReader.ts";
import { type HouseStep, planHouse, type SideName } from "./planHouse.ts";
import { createSkipLog, type Errand, runErrands, type Send, type Service } from "./service.ts";

/** Wei that the house keeps back for gas: a hundredth of the chain's coin. */
const reserve = 10n ** 16n;

interface HouseOptions {
  client: WorldClient;
  owners: Readonly<Record<SideName, Address>>;
  send: Readonly<Record<SideName, Send>>;
  log: Logger;
}

/** Plays the house: see `planHouse`. */
export function createHouse({ client, owners, send, log }: HouseOptions): Service {
  const reader = createHouseReader({ client, owners, reserve });
  const logSkips = createSkipLog(log);

  /** What a step sends, one errand after the other. */
  function errands(step: HouseStep): Errand[] {
    switch (step.do) {
      case "save": {
        const bot = squads[step.side].find(({ name }) => name === step.bot);
        if (!bot) throw new Error(`the ${step.side} squad has no bot called ${step.bot}`);
        const args = [bot.name, compile(bot.strategy)] as const;
        return [
          {
            what: `${bot.name}: save`,
            send: () => send[step.side]({ functionName: "arena__saveBot", args }),
          },
        ];
      }
      case "claim": {
        const args = [step.matchId, accountOf(owners[step.side])] as const;
        return [
          {
            what: `match ${step.matchId}: claim for ${step.side}`,
            send: () => send.home({ functionName: "wager__claimFor", args }),
          },
        ];
      }
      case "fill": {
        const { amount } = step;
        const fetch: Errand = {
          what: `purse: ${amount} wei from the treasury`,
          send: () =>
            send.home({ functionName: "wager__withdrawFrom", args: [treasury, amount, owners.home] }),
        };
        const deposit: Errand = {
          what: `purse: deposit ${amount} wei`,
          send: () =>
            send.home({ functionName: "wager__deposit", args: [accountOf(owners.home)], value: amount }),
        };
        return step.from === "treasury" ? [fetch, deposit] : [deposit];
      }
      case "share": {
        const args = [accountOf(owners[step.to]), step.amount] as const;
        return [
          {
            what: `purse: ${step.amount} wei from ${step.side} to ${step.to}`,
            send: () => send[step.side]({ functionName: "wager__transfer", args }),
          },
        ];
      }
      case "open":
        return [
          {
            what: `bot ${step.botId}: open a match`,
            send: () => send.home({ functionName: "arena__openMatch", args: [step.botId, step.stake] }),
          },
        ];
      case "enter":
        return [
          {
            what: `match ${step.matchId}: enter with bot ${step.botId} of ${step.side}`,
            send: () =>
              send[step.side]({ functionName: "arena__enterMatch", args: [step.matchId, step.botId] }),
          },
        ];
    }
  }

  return {
    name: "house",
    tick: async (view) => {
      const { steps, skipped } = planHouse(await reader.read(view));
      logSkips(skipped);
      await runErrands(steps.flatMap(errands), log);
    },
    forget: reader.forget,
  };
}
