import { deedRules, type Goods } from "@cogwright/contracts/rules/deeds";
import { kinds, realmRules, type Terrain } from "@cogwright/contracts/rules/realm";
import { die } from "./births.ts";
import { placeOf, STEP_X, STEP_Y, type Tile } from "./geometry.ts";
import { priceOfFood, priceOfOre } from "./prices.ts";
import {
  foeOf,
  foodOf,
  oreOf,
  type RegionRecord,
  readMind,
  regardFor,
  stockOf,
  tileOfLane,
} from "./record.ts";
import { isSheltered } from "./strikes.ts";
import { groundOf, terrainAt } from "./terrain.ts";

/** Something that a player does; the same as `Deeds.sol` has. Slots are those of the player's own region. */
export type Deed =
  | { readonly what: "mine"; readonly heading: number }
  | { readonly what: "gather" }
  | { readonly what: "eat" }
  | { readonly what: "strike"; readonly slot: number }
  | { readonly what: "give"; readonly slot: number; readonly goods: Goods }
  | { readonly what: "sell"; readonly slot: number; readonly ore: number }
  | { readonly what: "buy"; readonly slot: number; readonly food: number };

/** Why a deed cannot be done: the name of the contract's error (`IDeeds.sol`). */
export type Refusal =
  | "NoOre"
  | "NothingGrows"
  | "NobodyThere"
  | "OutOfReach"
  | "ToOneself"
  | "NoStrikingPlayers"
  | "Sheltered"
  | "NotEnough"
  | "NoRoom"
  | "NotWanted"
  | "NotHurt"
  | "NoMerchant"
  | "MerchantRefuses"
  | "NothingTraded";

/** What became of a deed. `price` is what a trade moves between purses, in wei. */
export type Done =
  | { readonly refusal: Refusal }
  | { readonly refusal?: undefined; readonly price: bigint; readonly killed: boolean };

const PLAYER = kinds.indexOf("player");
const MERCHANT = kinds.indexOf("merchant");
const RAIDER = kinds.indexOf("raider");
const MOST = deedRules.CARRY;
const done: Done = { price: 0n, killed: false };

const withOre = (mind: number, ore: number): number => ((mind & 0xff0fffff) | (ore << 20)) >>> 0;
const withFood = (mind: number, food: number): number => ((mind & 0xfff0ffff) | (food << 16)) >>> 0;
const withStock = (mind: number, stock: number): number => ((mind & 0xfff0ffff) | (stock << 16)) >>> 0;
const carriedOf = (mind: number, goods: Goods): number => (goods === "ore" ? oreOf(mind) : foodOf(mind));

/** How many steps two tiles of one region are apart. */
const distance = (a: Tile, b: Tile): number =>
  Math.max(Math.abs((a & 31) - (b & 31)), Math.abs((a >> 5) - (b >> 5)));

/** The terrain a step ahead of whoever stands on a tile, over the region's border too. */
export function terrainAhead(record: RegionRecord, slot: number, heading: number): Terrain {
  const { x, y } = placeOf(record.id, tileOfLane(record.lanes[slot] as number));
  return terrainAt({ x: x + (STEP_X[heading] as number), y: y + (STEP_Y[heading] as number) });
}

/**
 * Does a deed of the living player in `slot`: changes the record, or says why not and leaves it as it is. That the hands are
 * free is for the caller to know.
 */
export function doDeed(record: RegionRecord, slot: number, deed: Deed): Done {
  const { minds } = record;
  const mine = minds[slot] as number;
  const setCarried = (goods: Goods, amount: number): void => {
    const mind = minds[slot] as number;
    minds[slot] = goods === "ore" ? withOre(mind, amount) : withFood(mind, amount);
  };
  const carry = (goods: Goods, more: number): Done => {
    const had = carriedOf(mine, goods);
    if (had + more > MOST) return { refusal: "NoRoom" };
    setCarried(goods, had + more);
    return done;
  };
  switch (deed.what) {
    case "mine":
      if (terrainAhead(record, slot, deed.heading) !== "ore") return { refusal: "NoOre" };
      return carry("ore", deedRules.ORE_MINED);
    case "gather": {
      const here = terrainAt(placeOf(record.id, tileOfLane(record.lanes[slot] as number)));
      if (here !== "forest" && here !== "meadow") return { refusal: "NothingGrows" };
      return carry("food", deedRules.FOOD_GATHERED);
    }
    case "eat": {
      const { health } = readMind(mine);
      if (health >= realmRules.TOP) return { refusal: "NotHurt" };
      if (foodOf(mine) < 1) return { refusal: "NotEnough" };
      setCarried("food", foodOf(mine) - 1);
      const healed = Math.min(realmRules.TOP, health + deedRules.FOOD_HEALS);
      minds[slot] = (((minds[slot] as number) & 0xf0ffffff) | (healed << 24)) >>> 0;
      return done;
    }
    default:
      return doTo(record, slot, deed, setCarried);
  }
}

type ToSomebody = Extract<Deed, { slot: number }>;
type SetCarried = (goods: Goods, amount: number) => void;

function doTo(record: RegionRecord, slot: number, deed: ToSomebody, setCarried: SetCarried): Done {
  const { lanes, minds } = record;
  const other = deed.slot;
  if ((deed.what === "sell" && deed.ore === 0) || (deed.what === "buy" && deed.food === 0))
    return { refusal: "NothingTraded" };
  if (other === slot) return { refusal: "ToOneself" };
  const mind = minds[other];
  if (mind === undefined || readMind(mind).health === 0) return { refusal: "NobodyThere" };
  const tile = tileOfLane(lanes[other] as number);
  if (distance(tile, tileOfLane(lanes[slot] as number)) > 1) return { refusal: "OutOfReach" };
  const kind = mind >>> 28;
  const mine = minds[slot] as number;

  switch (deed.what) {
    case "strike":
      return strike(record, slot, other, setCarried);
    case "give": {
      const had = carriedOf(mine, deed.goods);
      if (had < 1) return { refusal: "NotEnough" };
      const given = receive(mind, kind, deed.goods);
      if (typeof given === "string") return { refusal: given };
      setCarried(deed.goods, had - 1);
      const remembers = kind === PLAYER ? given : (given & ~255) | regardFor(other, slot, true);
      minds[other] = remembers >>> 0;
      return done;
    }
    case "sell":
    case "buy": {
      if (kind !== MERCHANT) return { refusal: "NoMerchant" };
      if (foeOf(mind, other) === slot) return { refusal: "MerchantRefuses" };
      const stock = stockOf(mind);
      if (deed.what === "sell") {
        if (oreOf(mine) < deed.ore) return { refusal: "NotEnough" };
        if (stock + deed.ore > MOST) return { refusal: "NoRoom" };
        setCarried("ore", oreOf(mine) - deed.ore);
        minds[other] = withStock(mind, stock + deed.ore);
        return { price: priceOfOre(stock, deed.ore), killed: false };
      }
      if (stock < deed.food) return { refusal: "NotEnough" };
      if (foodOf(mine) + deed.food > MOST) return { refusal: "NoRoom" };
      setCarried("food", foodOf(mine) + deed.food);
      minds[other] = withStock(mind, stock - deed.food);
      return { price: priceOfFood(stock, deed.food), killed: false };
    }
  }
}

/** The mind of somebody who got a piece of goods; why they do not take it. */
function receive(mind: number, kind: number, goods: Goods): number | Refusal {
  if (kind === PLAYER) {
    const had = carriedOf(mind, goods);
    if (had >= MOST) return "NoRoom";
    return goods === "ore" ? withOre(mind, had + 1) : withFood(mind, had + 1);
  }
  if (goods === "ore" && kind === MERCHANT) {
    const stock = stockOf(mind);
    return stock >= MOST ? "NoRoom" : withStock(mind, stock + 1);
  }
  if (goods === "ore" && kind !== RAIDER) return "NotWanted";
  const hunger = Math.max(0, ((mind >>> 20) & 15) - deedRules.GIFT_FEEDS);
  return ((mind & 0xff0fffff) | (hunger << 20)) >>> 0;
}

function strike(record: RegionRecord, slot: number, victim: number, setCarried: SetCarried): Done {
  const { lanes, minds } = record;
  const mind = minds[victim] as number;
  const tile = tileOfLane(lanes[victim] as number);
  const kind = mind >>> 28;
  if (kind === PLAYER) return { refusal: "NoStrikingPlayers" };
  if (isSheltered(minds[slot] as number, mind, groundOf(record.id)[tile] as number))
    return { refusal: "Sheltered" };
  const { health } = readMind(mind);
  if (health > deedRules.STRIKE_DAMAGE) {
    const hurt = health - deedRules.STRIKE_DAMAGE;
    minds[victim] =
      ((mind & 0xf0ff0f00) |
        (hurt << 24) |
        (realmRules.FEAR_STRUCK << 12) |
        regardFor(victim, slot, false)) >>>
      0;
    return done;
  }
  die(record, victim);
  const take = (goods: Goods, left: number): number => {
    const had = carriedOf(minds[slot] as number, goods);
    const taken = Math.min(left, MOST - had);
    if (taken > 0) setCarried(goods, had + taken);
    return taken;
  };
  if (take("food", deedRules.FOOD_LEFT[kind] ?? 0) === 0) take("ore", deedRules.ORE_LEFT[kind] ?? 0);
  return { price: 0n, killed: true };
}
