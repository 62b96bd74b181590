import process from "node:process";
import { GAME, startGame } from "./game.ts";
import { model, serveModel } from "./model.ts";

/**
 * One game for all browser tests, as `npm start` runs it, with a stand-in for a language model. Where the variable names one
 * that is on already, they play in that.
 */
export default async function globalSetup(): Promise<(() => Promise<void>) | undefined> {
  if (process.env[GAME]) return undefined;
  const { url, stop: stopModel } = await serveModel();
  const { running, stop } = await startGame({
    BOT_LLM_URL: `${url}/v1`,
    BOT_LLM_MODEL: model.name,
    BOT_LLM_KEY: model.key,
  });
  // The workers that run the tests inherit this process's environment.
  process.env[GAME] = JSON.stringify({ ...running, model: url });
  return async () => {
    await stop();
    stopModel();
  };
}
