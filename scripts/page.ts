import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import process from "node:process";
import type { Deployment } from "@cogwright/contracts/deployment";
import { errorLine } from "@cogwright/contracts/errors";
import sirv from "sirv";
import { execute } from "./execute.ts";
import { botbuilderFolder, clientFolder, contractsFolder, npcFolder, root } from "./paths.ts";
import type { Step } from "./progress.ts";
import { buildIfChanged } from "./stamp.ts";

const pageFolder = join(clientFolder, "dist");

/** Builds the page unless it was built from these sources already. */
export function pageStep(signal?: AbortSignal): Step {
  return {
    title: "Building the page",
    run: async () => {
      const built = await buildIfChanged({
        name: "page",
        sources: [
          clientFolder,
          join(contractsFolder, "ts"),
          join(contractsFolder, "rules"),
          join(botbuilderFolder, "src"),
          join(npcFolder, "src"),
          join(root, "pnpm-lock.yaml"),
        ],
        product: join(pageFolder, "index.html"),
        build: async () => {
          const vite = join(clientFolder, "node_modules/vite/bin/vite.js");
          const purpose = "Building the page";
          await execute(process.execPath, [vite, "build"], { purpose, cwd: clientFolder, signal });
        },
      });
      return built ? undefined : "The page is built";
    },
  };
}

/** A call of the page's server: it gets the request's body and gives what to answer. */
export type Endpoint = (body: string, from: string) => Promise<{ status: number; text: string }>;

/** Longest body that an endpoint takes, in bytes. */
const bodyLimit = 64 * 1024;

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > bodyLimit) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

async function answer(endpoint: Endpoint, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request);
  const { status, text } =
    body === undefined
      ? { status: 413, text: `A request may have ${bodyLimit} bytes at most.` }
      : await endpoint(body, request.socket.remoteAddress ?? "");
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(text);
}

interface PageOptions {
  port: number;
  deployment: Deployment;
  /** What is answered to POST requests, by path. */
  endpoints: Readonly<Record<string, Endpoint>>;
}

/** Serves the built page, the public facts of its world, and the endpoints. Resolves when it listens. */
export async function servePage({ port, deployment, endpoints }: PageOptions): Promise<Server> {
  const files = sirv(pageFolder, { single: true, etag: true });
  const facts = JSON.stringify(deployment);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://page").pathname;
    const endpoint = Object.hasOwn(endpoints, path) ? endpoints[path] : undefined;
    if (path === "/deployment.json") {
      response.writeHead(200, { "content-type": "application/json", "cache-control": "no-store" }).end(facts);
    } else if (endpoint && request.method === "POST") {
      answer(endpoint, request, response).catch((error: unknown) => {
        if (!response.headersSent) response.writeHead(500, { "content-type": "text/plain; charset=utf-8" });
        response.end(errorLine(error));
      });
    } else if (endpoint) {
      response.writeHead(405, { allow: "POST" }).end();
    } else {
      files(request, response);
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  return server;
}
