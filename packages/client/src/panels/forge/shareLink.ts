import { compile } from "@cogwright/botbuilder/bytecode/compile";
import { decompile } from "@cogwright/botbuilder/bytecode/decompile";
import { type Strategy, strategySchema } from "@cogwright/botbuilder/strategy/strategy";
import { CogwrightError } from "@cogwright/contracts/errors";
import { strategyLimits } from "@cogwright/contracts/rules/arena";
import { bytesToHex, hexToBytes } from "viem";
import { z } from "zod";

class LinkUnreadable extends CogwrightError {
  constructor(cause: unknown) {
    super("This link holds no bot that the forge can read.", {
      code: "share-link-unreadable",
      hint: "It may have been cut short; ask for it again.",
      cause,
    });
  }
}

/** Characters of a code in a link: well over what the longest strategy comes to. */
const LONGEST_CODE = 4_000;

const linkSchema = z.object({
  code: z.base64url().min(1).max(LONGEST_CODE),
  name: z.string().catch(""),
});

/** A link that carries what a bot does (parts, rules, last resort), and its name. Words and money rules stay at home. */
export function shareLink(origin: string, strategy: Strategy): string {
  const text = btoa(String.fromCharCode(...hexToBytes(compile(strategy))));
  const code = text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return `${origin}/forge?${new URLSearchParams({ code, name: strategy.name })}`;
}

/** As much of `name` as the chain takes. */
export function fittingName(name: string): string {
  let fitting = "";
  for (const letter of name.trim()) {
    if (new TextEncoder().encode(fitting + letter).length > strategyLimits.nameBytes) break;
    fitting += letter;
  }
  return fitting;
}

/** The strategy in a link's query. @throws {LinkUnreadable} */
export function strategyInLink(query: URLSearchParams): Strategy {
  try {
    const { code, name } = linkSchema.parse({ code: query.get("code"), name: query.get("name") });
    const text = atob(code.replaceAll("-", "+").replaceAll("_", "/"));
    const strategy = decompile(bytesToHex(Uint8Array.from(text, (letter) => letter.charCodeAt(0))));
    return strategySchema.parse({ ...strategy, name: fittingName(name) || strategy.name });
  } catch (error) {
    throw new LinkUnreadable(error);
  }
}
