import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import process from "node:process";
import { CogwrightError } from "@cogwright/contracts/errors";
import { chromium } from "playwright-core";
import { execute, ProgramFailed } from "./execute.ts";
import { root } from "./paths.ts";

/** Names under which systems install Chromium or a browser built on it. */
const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

class BrowserMissing extends CogwrightError {
  constructor(tried: readonly string[], cause: unknown) {
    super(
      `There is no Chromium for the browser tests, and none could be installed (tried ${tried.join(", ")}).`,
      {
        code: "browser-missing",
        hint: "Install Chromium so that `chromium` is on the PATH, or name its binary in COGWRIGHT_CHROMIUM, and run `npm test` again.",
        details: { tried },
        cause,
      },
    );
  }
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function onPath(candidates: readonly string[]): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    for (const name of candidates) {
      if (await isExecutable(join(folder, name))) return join(folder, name);
    }
  }
  return undefined;
}

/** Installs Debian's package, where there is apt-get and the right to use it. */
async function installFromDebian(aptGet: string): Promise<string | undefined> {
  const apt = (args: readonly string[]) =>
    execute(aptGet, args, {
      purpose: "Installing Chromium from Debian",
      cwd: "/",
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  await apt(["update", "-qq"]);
  await apt(["install", "-y", "-qq", "--no-install-recommends", "chromium"]);
  return onPath(names);
}

/** Playwright's own build, downloaded when it is not there. */
async function installFromPlaywright(): Promise<string | undefined> {
  if (!(await isExecutable(chromium.executablePath()))) {
    const cli = join(
      dirname(createRequire(import.meta.url).resolve("playwright-core/package.json")),
      "cli.js",
    );
    await execute(process.execPath, [cli, "install", "chromium"], {
      purpose: "Downloading Playwright's Chromium",
      cwd: root,
    });
  }
  return (await isExecutable(chromium.executablePath())) ? chromium.executablePath() : undefined;
}

/**
 * The Chromium to test with: the one named in `COGWRIGHT_CHROMIUM`, else the system's, else Debian's package when
 * this is root on a Debian, else Playwright's download.
 *
 * @throws {BrowserMissing}
 */
export async function ensureBrowser(say: (line: string) => void): Promise<string> {
  const named = process.env.COGWRIGHT_CHROMIUM;
  if (named !== undefined && (await isExecutable(named))) return named;
  const installed = await onPath(names);
  if (installed !== undefined) return installed;

  const ways: { name: string; install: () => Promise<string | undefined> }[] = [];
  const aptGet = await onPath(["apt-get"]);
  if (aptGet !== undefined && process.getuid?.() === 0) {
    ways.push({ name: "Debian's package", install: () => installFromDebian(aptGet) });
  }
  ways.push({ name: "Playwright's download", install: installFromPlaywright });

  const failures: ProgramFailed[] = [];
  for (const { name, install } of ways) {
    say(`Installing Chromium for the browser tests: ${name} …`);
    try {
      const browser = await install();
      if (browser !== undefined) return browser;
    } catch (error) {
      if (!(error instanceof ProgramFailed)) throw error;
      failures.push(error);
    }
  }
  throw new BrowserMissing(
    ways.map(({ name }) => name),
    failures,
  );
}
