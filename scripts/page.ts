import {
  createServer,
  type IncomingMessage,
  request as openRequest,
  type Server,
  type ServerResponse,
} from "node:http";
import { join } from "node:path";
import process from "node:process";
import { MODEL_PATH, modelSchema, READ_PATH } from "@cogwright/botbuilder/llm/readingProtocol";
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

/**
 * Hands a request to a service on this machine and its answer back, as both come. The service is told who asked, in
 * `x-forwarded-for`; what the visitor wrote there himself is dropped.
 */
function forward(port: number, request: IncomingMessage, response: ServerResponse): void {
  const { method, url: path, headers, socket } = request;
  const onward = openRequest({
    host: "127.0.0.1",
    port,
    method,
    path,
    headers: { ...headers, "x-forwarded-for": socket.remoteAddress ?? "" },
  });
  onward.once("response", (answered) => {
    response.writeHead(answered.statusCode ?? 502, answered.headers);
    answered.once("error", () => response.destroy());
    answered.pipe(response);
  });
  onward.once("error", () => {
    if (response.headersSent) return void response.destroy();
    const error = { code: "reader-away", message: "The language model's service does not answer." };
    response.writeHead(502, { "content-type": "application/json" }).end(JSON.stringify({ error }));
  });
  response.once("close", () => onward.destroy());
  request.pipe(onward);
}

/** The language model that reads for this page: its name, and the port of the service that asks it. */
export interface PageModel {
  name: string;
  port: number;
}

interface PageOptions {
  port: number;
  deployment: Deployment;
  model?: PageModel | undefined;
  /** What is answered to POST requests, by path. */
  endpoints: Readonly<Record<string, Endpoint>>;
}

/** Serves the built page, the public facts of its world, and the endpoints. Resolves when it listens. */
export async function servePage({ port, deployment, model, endpoints }: PageOptions): Promise<Server> {
  const files = sirv(pageFolder, { single: true, etag: true });
  const facts = new Map([
    ["/deployment.json", JSON.stringify(deployment)],
    [MODEL_PATH, JSON.stringify(modelSchema.parse({ model: model?.name ?? null }))],
  ]);
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://page").pathname;
    const endpoint = Object.hasOwn(endpoints, path) ? endpoints[path] : undefined;
    const fact = facts.get(path);
    if (fact !== undefined) {
      response.writeHead(200, { "content-type": "application/json", "cache-control": "no-store" }).end(fact);
    } else if (path === READ_PATH && model) {
      forward(model.port, request, response);
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
