import { accountOfBot } from "@cogwright/contracts/accounts";
import { matchWinner } from "@cogwright/contracts/rules/wager";
import { type RunnerCall, type RunnerFunction, runnerCall } from "@cogwright/contracts/runnerCall";
import type { SentTransaction } from "@cogwright/contracts/sender";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import { type Address, isAddressEqual, zeroHash } from "viem";
import {
  createSkipLog,
  type Errand,
  runErrands,
  type Send,
  type Service,
  type ServiceLog,
} from "../services/service.ts";
import { createChanceBook } from "./chanceBook.ts";
import { planRunner } from "./planRunner.ts";
import type { PlayedBot } from "./playedBot.ts";
import { createRunnerReader } from "./reader.ts";
import type { RunnerStep } from "./runnerView.ts";

/**
 * Gas for a reveal: several times what the longest code takes. It is not estimated, as a node whose clock is a few seconds
 * ahead would refuse a reveal that the next block still takes.
 */
const revealGas = 1_500_000n;

interface RunnerOptions {
  readonly client: WorldClient;
  /** The key that plays: the owner's own, or one that the owner has granted leave to. */
  readonly account: Address;
  readonly send: Send;
  readonly bots: readonly PlayedBot[];
  /** Every deed and every reason to leave something alone, one sentence each. */
  readonly log: ServiceLog;
  /** How many pairs of bots it battles in one look, at a twentieth of a second each. */
  readonly perLook?: number;
}

/**
 * Plays bots for their owners: see `planRunner`. All it knows beside its configuration is on chain, so it can be killed at
 * any moment and started again anywhere.
 */
export function createRunner({ client, account, send, bots, log, perLook = 10 }: RunnerOptions): Service {
  const played = new Map(bots.map((bot) => [bot.id, bot]));
  const reader = createRunnerReader({ client, runner: account, bots });
  const chances = createChanceBook(perLook);
  const logSkips = createSkipLog(log, "info");

  /** Calls as the owner: with the owner's own key, or by leave of the owner. */
  function act<name extends RunnerFunction>(call: RunnerCall<name>): Promise<SentTransaction> {
    if (!isAddressEqual(call.owner, account)) return send(runnerCall(call));
    return send({ functionName: call.functionName, args: call.args } as Parameters<Send>[0]);
  }

  function errand(step: RunnerStep, owner: Address): Errand {
    const { botId } = step;
    const bot = played.get(botId);
    const what = step.because;
    switch (step.do) {
      case "reveal": {
        const args = [
          step.matchId,
          matchWinner[step.side],
          bot?.code ?? "0x",
          bot?.salt ?? zeroHash,
        ] as const;
        return { what, send: () => send({ functionName: "arena__reveal", args, gas: revealGas }) };
      }
      case "claim": {
        const args = [step.matchId, accountOfBot(botId)] as const;
        return { what, send: () => send({ functionName: "wager__claimFor", args }) };
      }
      case "enter": {
        const args = [step.matchId, botId] as const;
        return { what, send: () => act({ owner, functionName: "arena__enterFromPurse", args }) };
      }
      case "bet": {
        const args = [botId, step.matchId, matchWinner[step.side], step.amount] as const;
        return { what, send: () => act({ owner, functionName: "wager__betFor", args }) };
      }
      case "open": {
        const args = [botId, step.stake] as const;
        return { what, send: () => act({ owner, functionName: "arena__openFromPurse", args }) };
      }
    }
  }

  return {
    name: "runner",
    prepare: reader.check,
    tick: async (view) => {
      const look = await reader.read(view);
      chances.turn();
      const owners = new Map(look.bots.map(({ id, owner }) => [id, owner]));
      const { steps, skipped } = planRunner({
        ...look,
        chance: (botId, matchId) => {
          const bot = played.get(botId);
          const opponent = look.opponent(botId, matchId);
          return bot && opponent && chances.of(bot.code, opponent.side, opponent.known);
        },
      });
      logSkips(skipped);
      await runErrands(
        steps.map((step) => errand(step, owners.get(step.botId) ?? account)),
        log,
      );
    },
    forget: reader.forget,
  };
}
