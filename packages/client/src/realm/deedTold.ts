import { deeds, goods } from "@cogwright/contracts/rules/deeds";
import { kinds } from "@cogwright/contracts/rules/realm";
import { placeOf } from "@cogwright/npc/region/geometry";
import { isAddressEqual } from "viem";
import { coinsText } from "../chain/coinText.ts";
import type { DeedRecord } from "./deedRecords.ts";
import type { Matter, Told } from "./happenings.ts";
import type { RealmView } from "./realmView.ts";
import { sentence, withArticle } from "./sentences.ts";
import { kindNames } from "./words.ts";

type Known = Pick<RealmView, "address" | "players">;

const shortOf = (address: string): string => `${address.slice(0, 6)}…${address.slice(-4)}`;

/** To or with whom a deed was done. */
function whomOf(deed: DeedRecord, { address, players }: Known): string {
  const kind = kinds[deed.kind] ?? "none";
  const player = kind === "player" ? players.get(deed.region * 256 + deed.slot) : undefined;
  if (player && isAddressEqual(player, address)) return "you";
  if (player) return `traveller ${shortOf(player)}`;
  return withArticle(kindNames[kind].toLowerCase());
}

/** What a player did, in words. What everybody does all day is told of the visitor only. */
export function deedTold(deed: DeedRecord, known: Known): Told | undefined {
  const byMe = isAddressEqual(deed.player, known.address);
  const who = byMe ? "you" : `traveller ${shortOf(deed.player)}`;
  const whom = whomOf(deed, known);
  const what = `${deed.amount} ${goods[deed.goods] ?? "goods"}`;
  const tell = (matter: Matter, text: string): Told => ({
    what: matter,
    text: sentence(text),
    mine: byMe || whom === "you",
    place: placeOf(deed.region, deed.tile),
  });
  switch (deeds[deed.what]) {
    case "mined":
      return byMe ? tell("find", `you broke ${what} out of the rock`) : undefined;
    case "gathered":
      return byMe ? tell("find", `you gathered ${what}`) : undefined;
    case "ate":
      return byMe ? tell("find", "you ate, and feel better") : undefined;
    case "struck":
      return tell("strike", `${who} struck ${whom}`);
    case "killed":
      return tell("death", `${who} killed ${whom}${deed.amount > 0 ? ` and took ${what}` : ""}`);
    case "gave":
      return tell("gift", `${who} gave ${whom} ${what}`);
    case "sold":
      return tell("trade", `${who} sold ${whom} ${what} for ${coinsText(deed.price)}`);
    case "bought":
      return tell("trade", `${who} bought ${what} from ${whom} for ${coinsText(deed.price)}`);
    default:
      return undefined;
  }
}
