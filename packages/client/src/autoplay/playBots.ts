import { compile } from "@cogwright/botbuilder/bytecode/compile";
import { readStoredCode } from "@cogwright/botbuilder/bytecode/storedCode";
import type { PlayedBot } from "@cogwright/botbuilder/runner/playedBot";
import { createRunner } from "@cogwright/botbuilder/runner/runner";
import { createArenaReader } from "@cogwright/botbuilder/services/arenaReader";
import { runServices } from "@cogwright/botbuilder/services/runServices";
import type { ServiceLog } from "@cogwright/botbuilder/services/service";
import { CogwrightError } from "@cogwright/contracts/errors";
import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord } from "@cogwright/contracts/readRecords";
import { type Address, type Hex, parseUnits, zeroAddress } from "viem";
import type { Chain } from "../chain/session.ts";
import { note } from "./autoplay.ts";
import type { BotPlay } from "./keptPlay.ts";
import { sealOf } from "./keptSeals.ts";

class SealMissing extends CogwrightError {
  constructor(id: number, name: string) {
    super(`${name} (bot ${id}) is sealed, and this browser does not have what shows it.`, {
      code: "seal-missing",
      hint: "Bring its seal from the browser or the file that keeps it.",
      details: { id },
    });
  }
}

/** A coin is a thousandth of the chain's native unit. */
const COIN_DECIMALS = 15;

/** A bot with all that its runner needs. @throws {SealMissing} */
async function playedBot({ client }: Chain, { id, wager, opens }: BotPlay): Promise<PlayedBot | undefined> {
  const record = await readRecord(client, { table: tables.arena.Bot, key: { id } });
  if (!record) return undefined;
  const money = { wager, opens: opens === undefined ? undefined : parseUnits(String(opens), COIN_DECIMALS) };
  const seal = sealOf(window.localStorage, record.codeHash);
  if (seal) return { id, code: compile(seal.strategy), salt: seal.salt, ...money };
  if (record.code === zeroAddress) throw new SealMissing(id, record.name);
  return { id, code: await readStoredCode(client, record.code as Address, record.codeHash as Hex), ...money };
}

const text = (value: unknown) => (typeof value === "string" ? value : "");

/** The runner's log as notes: deeds, refusals, and reasons. */
const log: ServiceLog = {
  debug: () => undefined,
  info: ({ what, why, problem }, message) => {
    if (problem !== undefined) note("refused", `${text(what)} ${text(problem)}`);
    else if (why !== undefined) note("left", `${text(what)}: ${text(why)}.`);
    else note("did", what === undefined ? message : text(what));
  },
  warn: ({ what, problem }, message) => note("refused", [what, message, problem].map(text).join(" ").trim()),
};

/** Plays bots with the browser's own wallet until `signal` fires. */
export async function playBots(chain: Chain, plays: readonly BotPlay[], signal: AbortSignal): Promise<void> {
  const { client, runner } = chain;
  const bots = (await Promise.all(plays.map((play) => playedBot(chain, play)))).filter(
    (bot) => bot !== undefined,
  );
  await runServices({
    client,
    reader: createArenaReader(client),
    // One pair at a time: a twentieth of a second now and then is not felt.
    services: [createRunner({ client, account: runner.address, send: runner.send, bots, log, perLook: 1 })],
    accounts: [runner.address],
    log,
    onReady: () => undefined,
    signal,
  });
}
