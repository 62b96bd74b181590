import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Strategy } from "@cogwright/botbuilder/strategy/strategy";

/** How the stand-in for a language model answers: with a strategy, that it is busy, or never. */
export type ModelAnswer = { strategy: Strategy } | "busy" | "silent";

/** Where a test says how it answers from now on. */
const told = "/answer";

/** What the game knows it by, and the key that nobody but the game's own reader may have. */
export const model = { name: "test-model", key: "sk-never-in-the-page" } as const;

function reply(response: ServerResponse, answer: ModelAnswer): void {
  if (answer === "silent") return;
  if (answer === "busy") {
    response.writeHead(429, { "retry-after": "3600" }).end("{}");
    return;
  }
  const content = JSON.stringify({ strategy: answer.strategy, notUnderstood: [], questions: [] });
  response.setHeader("content-type", "application/json");
  response.end(
    JSON.stringify({ choices: [{ finish_reason: "stop", message: { role: "assistant", content } }] }),
  );
}

/** Serves a stand-in for a language model, which is busy until `modelAnswers` tells it otherwise. */
export async function serveModel(): Promise<{ url: string; stop: () => void }> {
  let answer: ModelAnswer = "busy";
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += String(chunk);
    if (request.url !== told) return reply(response, answer);
    answer = JSON.parse(body) as ModelAnswer;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Tells the model at `url` how to answer from now on. */
export async function modelAnswers(url: string, answer: ModelAnswer): Promise<void> {
  const heard = await fetch(`${url}${told}`, { method: "PUT", body: JSON.stringify(answer) });
  if (!heard.ok) throw new Error(`the stand-in for a language model answered ${heard.status}`);
}
