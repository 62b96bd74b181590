import process from "node:process";
import { Command, InvalidArgumentError } from "commander";
import pino from "pino";
import { modelConfig } from "./modelConfig.ts";
import { createReadingServer } from "./readingServer.ts";
import { ladderTrial } from "./trial.ts";

/** Serves the page's questions to the language model on a port of this machine until it is told to end. */

function port(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 65_535)
    throw new InvalidArgumentError("It is no port.");
  return number;
}

const { port: listenOn } = new Command("reader")
  .requiredOption("--port <number>", "where the page's server finds it", port)
  .parse()
  .opts<{ port: number }>();

const log = pino({ name: "reader", level: process.env.LOG_LEVEL ?? "info" }, pino.destination(2));
const config = modelConfig(process.env);
if (!config) throw new Error("the reader service was started without BOT_LLM_URL and BOT_LLM_MODEL");
const server = createReadingServer({ config, trial: ladderTrial, log });
server.listen(listenOn, "127.0.0.1", () => log.info({ port: listenOn, model: config.model }, "listening"));
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}
