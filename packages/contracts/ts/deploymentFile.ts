import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type Deployment, parseDeployment } from "./deployment.ts";
import { CogwrightError } from "./errors.ts";

export class DeploymentMissing extends CogwrightError {
  constructor(path: string, cause: unknown) {
    super(`There is no deployment file at ${path}.`, {
      code: "deployment-missing",
      hint: "Run `npm start`, or `npm run deploy -- --rpc URL` for another chain.",
      details: { path },
      cause,
    });
  }
}

/** Reads a deployment file. @throws {DeploymentMissing | DeploymentInvalid} */
export function readDeploymentFile(path: string): Deployment {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    throw new DeploymentMissing(path, cause);
  }
  return parseDeployment(text, path);
}

/** Writes a deployment file whole or not at all. */
export function writeDeploymentFile(path: string, deployment: Deployment): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.new`;
  writeFileSync(draft, `${JSON.stringify(deployment, null, 2)}\n`);
  renameSync(draft, path);
}
