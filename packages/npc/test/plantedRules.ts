import type { Edit } from "./rulesHarness.ts";

/** One mistake as somebody might make it in the rules' Solidity. */
export interface PlantedRule extends Edit {
  name: string;
}

const bug = (name: string, file: string, from: string, to: string): PlantedRule => ({ name, file, from, to });

/** At least one in each rule. The lists' rows and the moves are written for sixteen lanes at once: these have the most. */
export const plantedRules: readonly PlantedRule[] = [
  // Rows.
  bug("a row steers players", "TickList", "and(and(asked, shr(15, word)), and(", "and(asked, and("),
  bug("a row lets NPCs face", "TickList", "let moves := xor(", "let moves := or("),
  bug("a row's bit 5 is overlooked", "TickList", "not(or(shr(5, x), shr(6, x)))", "not(shr(6, x))"),
  bug("a row's grazing is rest", "TickList", "or(x, or(shr(1, x), shr(2, x)))", "or(shr(1, x), shr(2, x))"),
  bug("a row spills into the next lane's tile", "TickList", "mul(legal, 0x7c00)", "mul(legal, 0x7dff)"),
  bug("a row that is cut off counts", "TickList", "or(gt(at, list.length), gt(to", "or(0, gt(to"),
  bug(
    "a row beyond the record counts",
    "TickList",
    "gt(at, list.length), gt(to",
    "gt(at, list.length), lt(to",
  ),
  bug("what a row skipped is not counted", "TickList", "shr(240, mul(asked, ONES)), legal)", "legal, legal)"),
  // Entries.
  bug("an NPC acts twice", "TickList", "slot >= nextSlot && ", ""),
  bug("an NPC acts in a row and an entry", "TickList", " && !_hasByte(list, slot)", ""),
  bug("the forest is grazed", "TickList", "> RealmRules.TERRAIN_MEADOW", "> RealmRules.TERRAIN_FOREST"),
  bug(
    "a border is crossed from afar",
    "TickList",
    "if (!RegionRules.atBorder(tile, action - RegionRules.CROSS)) return false;",
    "",
  ),
  bug("the rest of a list is not counted", "TickList", "if (at != list.length) ++outcome.skipped;", ""),
  // Moves.
  bug(
    "a runner leaps over what is blocked",
    "Movement",
    "let two := and(run, shr(1, all))",
    "let two := run",
  ),
  bug(
    "a walker takes two steps",
    "Movement",
    "let two := and(run, shr(1, all))",
    "let two := shr(1, and(all, mul(ONES, 2)))",
  ),
  bug(
    "the last lane looks where the one before goes",
    "Movement",
    "shl(240, shr(254, shl(and(shr(240, doubled), 6)",
    "shl(240, shr(254, shl(and(shr(224, doubled), 6)",
  ),
  bug(
    "the first lane looks a tile further",
    "Movement",
    "all := shr(254, shl(and(doubled, 6), mload(add(free, and(shr(2, word), 2047)))))",
    "all := shr(254, shl(and(add(doubled, 2), 6), mload(add(free, and(shr(2, word), 2047)))))",
  ),
  bug("north-west is west", "Movement", "or(and(h2, both), and(not(h2), not(h1)))", "and(not(h2), not(h1))"),
  bug("south-east is east", "Movement", "or(and(not(h2), both), and(h2, not(h1)))", "and(h2, not(h1))"),
  bug("east is also north and south", "Movement", "let sideways := or(h0, h1)", "let sideways := ONES"),
  bug(
    "a runner to the west takes one step",
    "Movement",
    "let west := mul(and(and(h2, sideways), ones), 3)",
    "let west := and(and(h2, sideways), ones)",
  ),
  bug(
    "the last word of lanes stands still",
    "Movement",
    "let end := add(add(bodies, 32), mload(bodies))",
    "let end := add(bodies, mload(bodies))",
  ),
  // Strikes.
  bug("friends are struck", "Strikes", " || RegionRecord.friendOf(mind, slot) == other", ""),
  bug("foes are spared", "Strikes", "RegionRecord.foeOf(mind, slot) == other || ", ""),
  bug("the unarmed strike", "Strikes", "!isArmed(kind) || ", ""),
  bug(
    "raiders rob those who carry nothing",
    "Strikes",
    "kind != RealmRules.KIND_RAIDER || goodsOf(other) != 0",
    "true",
  ),
  bug(
    "a starving wolf stays out of town",
    "Strikes",
    " || (mind >> 20) & 15 < RealmRules.STARVING",
    " || true",
  ),
  bug("towns shelter nobody", "Strikes", "terrain != RealmRules.TERRAIN_TOWN ||", "true ||"),
  bug("a wolf starves a little later", "Strikes", "< RealmRules.STARVING", "<= RealmRules.STARVING"),
  bug(
    "a player's food is robbed",
    "Strikes",
    "RealmRules.KIND_PLAYER ? 20 : 16",
    "RealmRules.KIND_PLAYER ? 16 : 16",
  ),
  bug("spoils do not feed", "Strikes", "_fed(mind, taken * RealmRules.ROB_FEEDS)", "mind"),
  bug("a raider takes everything", "Strikes", "goods < RealmRules.ROB ? goods : RealmRules.ROB", "goods"),
  bug(
    "a bite feeds like a kill",
    "Strikes",
    "? RealmRules.KILL_FEEDS : 0",
    "? RealmRules.KILL_FEEDS : RealmRules.KILL_FEEDS",
  ),
  bug(
    "the victim takes it for a friend",
    "Strikes",
    "remembering(other, victim, slot, false)",
    "remembering(other, victim, slot, true)",
  ),
  bug(
    "a strike reaches two tiles to the west",
    "Strikes",
    "(a & 31) - (b & 31) + 1 < 3",
    "(a & 31) - (b & 31) + 1 < 4",
  ),
  bug("a victim survives with no health", "Strikes", "if (health <= damage)", "if (health < damage)"),
  // Needs.
  bug("merchants are like other NPCs", "Needs", " | (1 << RealmRules.KIND_MERCHANT)", ""),
  bug("who walks heals", "Needs", "and(some, iszero(gt(lane, shr(48, numbers))))", "some"),
  bug("towns feed nobody", "Needs", "some := mul(some, byte(kind, mload(add(known, 64))))", "some := 0"),
  bug("nobody is exhausted", "Needs", "if iszero(lt(fatigue, and(numbers, 255))) { break }", ""),
  bug("merchants hunger like others", "Needs", "% RealmRules.MERCHANT_FASTS == 0", "% 1 == 0"),
  bug(
    "a running merchant spills nothing",
    "Needs",
    "stock = RuleTable.less(stock, RealmRules.RUN_SPILLS)",
    "stock = stock",
  ),
  bug(
    "what a merchant sells does not feed it",
    "Needs",
    "if (traded < stock) hunger =",
    "if (traded > stock) hunger =",
  ),
  bug("the dead heal", "Needs", "if (health == 0) return;", ""),
  // Births.
  bug("deer come from nowhere", "Births", "&& !_lives(region, RealmRules.KIND_DEER)", "&& false"),
  bug("no deer ever wanders in", "Births", "drawn & (RealmRules.WANDERS_IN - 1) != 0", "true"),
  bug("the newborn is remembered", "Births", "RegionRecord.forget(region.minds, slot);", ""),
  bug("nobody waits for a birth", "Births", "if (left > 0)", "if (left > 1)"),
  bug("the dead lose their temperament", "Births", "(mind >> 8) & 15", "0"),
  // Trade.
  bug("towns of odd columns sell", "Trade", "return region & 1 == 1;", "return region & 1 == 0;"),
  bug(
    "a merchant loses what is above its load",
    "Trade",
    "if (stock >= RealmRules.STOCK_MOST) return stock;",
    "",
  ),
  // Sleep.
  bug("sleepers do not heal", "CatchUp", "? health + periods : most", "? health : health"),
  bug(
    "a player heals beyond the top",
    "CatchUp",
    "health + periods < most ? health + periods : most",
    "most + 1",
  ),
  bug("fear outlasts a sleep", "CatchUp", "RealmRules.FEAR_FADES * periods", "RealmRules.FEAR_FADES"),
  bug("the hungry heal in their sleep", "CatchUp", "(mind >> 20) & 15 < RealmRules.HEALING_HUNGER", "true"),
  bug("the dead sleep on", "CatchUp", "if (left < periods)", "if (false)"),
  bug("the dead are born a period early", "CatchUp", "if (left < periods)", "if (left <= periods)"),
  bug("merchants trade one period only", "CatchUp", "i < 4 && i < periods", "i < 1 && i < periods"),
  bug("merchants trade anywhere", "CatchUp", "== RealmRules.TERRAIN_TOWN) {", "< 99) {"),
  bug("merchants starve asleep", "CatchUp", "hunger = RealmRules.TOP - 1;", "hunger = RealmRules.TOP;"),
  bug("wolves sleep without meals", "CatchUp", "hunger >= meal && _eatDeer(region)", "false"),
  bug(
    "meals cost no deer",
    "CatchUp",
    "                    Births.die(region, slot, mind);\n                    return true;",
    "                    return true;",
  ),
  bug("nobody starves asleep", "CatchUp", "(hunger - RealmRules.TOP) * RealmRules.STARVING_HURTS", "0"),
  bug("deer hunger in their sleep", "CatchUp", "hunger > calm + periods ? hunger - periods : calm", "hunger"),
  bug("nobody recovers asleep", "CatchUp", "RuleTable.entry(RealmRules.RECOVERY, kind) * periods", "0"),
];
