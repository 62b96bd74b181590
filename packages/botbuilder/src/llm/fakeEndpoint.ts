import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

/** How an endpoint answers its `call`th request, the first being 1. */
export type Answer = (request: IncomingMessage, response: ServerResponse, call: number) => void;

/** A real HTTP endpoint that behaves as told until the test is over; the requests it got are kept. */
export async function endpoint(answer: Answer) {
  const bodies: string[] = [];
  const headers: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      bodies.push(body);
      headers.push(request.headers);
      answer(request, response, bodies.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, bodies, headers };
}

/** Answers with a chat completion that says `content`. */
export function complete(
  response: ServerResponse,
  content: string,
  finish = "stop",
  refusal: string | null = null,
): void {
  response.setHeader("content-type", "application/json");
  response.end(
    JSON.stringify({
      choices: [{ index: 0, finish_reason: finish, message: { role: "assistant", content, refusal } }],
    }),
  );
}

/** What a model that understood everything says. */
export function readingText(strategy: unknown): string {
  return JSON.stringify({ strategy, notUnderstood: [], questions: [] });
}
