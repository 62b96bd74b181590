import { join } from "node:path";
import process from "node:process";
import { tables } from "@cogwright/contracts/generated/tables";
import { readRecord } from "@cogwright/contracts/readRecords";
import type { WorldClient } from "@cogwright/contracts/worldClient";
import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test";
import { type Address, type Hex, pad } from "viem";
import { privateKeyToAddress } from "viem/accounts";
import { model } from "./model.ts";

/** Somebody with a browser of their own: their own storage, their own wallet. */
export interface Visitor {
  readonly page: Page;
  /** Messages that the page wrote as errors, and errors nobody caught. */
  readonly faults: string[];
  readonly address: () => Promise<Address>;
  /** Closes the browser: what it draws takes time from those that come after it. */
  readonly leave: () => Promise<void>;
}

/**
 * Lets a page draw ten frames a second at most. Without a graphics card every frame takes the cores that the chain, the
 * services and the other pages need, and no test here looks at how smoothly something moves.
 */
export async function drawSeldom(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const draw = window.requestAnimationFrame.bind(window);
    const cancel = window.cancelAnimationFrame.bind(window);
    const waiting = new Map<number, number>();
    let last = 0;
    window.requestAnimationFrame = (callback) => {
      const id = ++last;
      const timer = setTimeout(() => {
        const frame = draw((time) => {
          waiting.delete(id);
          callback(time);
        });
        waiting.set(id, -frame);
      }, 85);
      waiting.set(id, Number(timer));
      return id;
    };
    window.cancelAnimationFrame = (id) => {
      const held = waiting.get(id);
      waiting.delete(id);
      if (held === undefined) return;
      if (held < 0) cancel(-held);
      else clearTimeout(held);
    };
  });
}

export async function visit(browser: Browser, url: string): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  await drawSeldom(context);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(url);
  return { page, faults, address: () => walletOf(page), leave: () => context.close() };
}

/** Switches off the language model where the forge has one, so that its words are read by the reader in the page. */
export async function readInPage(page: Page): Promise<void> {
  const ask = page.getByRole("switch", { name: `Ask ${model.name}` });
  if ((await ask.getAttribute("aria-checked")) === "true") await ask.click();
}

/** Where pictures of pages go; none are taken when it is not set, since drawing them without a graphics card takes long. */
const pictures = process.env.COGWRIGHT_PICTURES;

/** A picture of a page for people to look at. */
export async function picture(page: Page, file: string, options: { fullPage?: boolean } = {}): Promise<void> {
  if (pictures) await page.screenshot({ path: join(pictures, file), ...options });
}

/** The session wallet's address, from the storage of this browser. */
export async function walletOf(page: Page): Promise<Address> {
  const kept = await page.waitForFunction(() => localStorage.getItem("cogwright.wallet"));
  const { privateKey } = JSON.parse((await kept.jsonValue()) ?? "{}") as { privateKey: Hex };
  return privateKeyToAddress(privateKey);
}

export const accountOf = (address: Address): Hex => pad(address, { size: 32 });

/** Wei in an address's purse, on chain. */
export async function purseOf(client: WorldClient, address: Address): Promise<bigint> {
  const purse = await readRecord(client, { table: tables.wager.Purse, key: { account: accountOf(address) } });
  return purse?.balance ?? 0n;
}

/** Reads the chain again and again until it says what is wanted. */
export async function eventually<result>(
  read: () => Promise<result | undefined>,
  what: string,
  timeout = 60_000,
): Promise<result> {
  let found: result | undefined;
  await expect
    .poll(
      async () => {
        found = await read();
        return found !== undefined;
      },
      { message: what, timeout },
    )
    .toBe(true);
  return found as result;
}
