import type { BattleTrace, BotTurn, BotView, TurnTrace } from "@cogwright/botbuilder/battle/trace";

type Did = Partial<BotTurn> & Pick<BotTurn, "action">;
type Side = "a" | "b";

interface Scripted {
  a: Did;
  b: Did;
  mines?: TurnTrace["mines"];
  pickups?: TurnTrace["pickups"];
  storm?: number;
  stance?: Partial<Record<Side, number>>;
}

const tile = (x: number, y: number) => y * 11 + x;

/** A short battle written by hand that shows every kind of event; it obeys no rules. */
const script: Scripted[] = [
  { a: { action: "advance", to: tile(2, 5) }, b: { action: "advance", to: tile(8, 5) } },
  {
    a: { action: "circle", to: tile(2, 4), rule: 1 },
    b: { action: "mine", laidMine: true },
    mines: [{ tile: tile(8, 5), owner: "b", armed: false }],
  },
  {
    a: { action: "shoot", rule: 0, hit: true, damageDealt: 9 },
    b: { action: "retreat", to: tile(9, 5), damageTaken: 9 },
    mines: [{ tile: tile(8, 5), owner: "b", armed: true }],
    pickups: [
      { tile: tile(3, 2), kind: "health" },
      { tile: tile(7, 8), kind: "energy" },
    ],
  },
  {
    a: { action: "shoot", rule: 0, hit: false },
    b: {
      action: "charge",
      from: tile(9, 5),
      to: tile(6, 5),
      path: [tile(8, 5), tile(7, 5), tile(6, 5)],
      hit: false,
    },
    mines: [{ tile: tile(8, 5), owner: "b", armed: true }],
    pickups: [
      { tile: tile(3, 2), kind: "health" },
      { tile: tile(7, 8), kind: "energy" },
    ],
  },
  {
    a: { action: "collect", rule: 2, to: tile(3, 3) },
    b: { action: "advance", to: tile(5, 4) },
    mines: [{ tile: tile(8, 5), owner: "b", armed: true }],
    pickups: [
      { tile: tile(3, 2), kind: "health" },
      { tile: tile(7, 8), kind: "energy" },
    ],
  },
  {
    a: { action: "collect", rule: 2, to: tile(3, 2), healed: 0, pickedUp: "health" },
    b: { action: "advance", to: tile(4, 3) },
    mines: [{ tile: tile(8, 5), owner: "b", armed: true }],
    pickups: [{ tile: tile(7, 8), kind: "energy" }],
  },
  {
    a: { action: "guard", rule: 3, damageTaken: 8 },
    b: { action: "strike", rule: 0, hit: true, guarded: true, damageDealt: 8 },
    mines: [{ tile: tile(8, 5), owner: "b", armed: true }],
  },
  {
    a: { action: "strike", rule: 4, hit: true, damageDealt: 18, damageTaken: 15 },
    b: { action: "strike", rule: 0, hit: true, damageDealt: 15, damageTaken: 18 },
    mines: [{ tile: tile(8, 5), owner: "b", armed: true }],
    stance: { a: 1 },
  },
  {
    a: { action: "repair", rule: 5, healed: 16 },
    b: { action: "recharge", rule: 1 },
    mines: [{ tile: tile(8, 5), owner: "b", armed: true }],
  },
  {
    a: { action: "shoot", rule: 0, hit: true, damageDealt: 13 },
    b: { action: "retreat", to: tile(8, 5), from: tile(4, 3), damageTaken: 35, hitMine: true },
    storm: 1,
  },
  {
    a: {
      action: "charge",
      to: tile(7, 4),
      path: [tile(5, 3), tile(6, 4), tile(7, 4)],
      hit: true,
      damageDealt: 24,
    },
    b: { action: "wait", rule: -2, damageTaken: 24 },
    storm: 2,
  },
  {
    a: { action: "strike", rule: 4, hit: true, damageDealt: 30 },
    b: { action: "guard", rule: 2, damageTaken: 30 },
    storm: 2,
  },
];

const digest = (turn: number) => `0x${turn.toString(16).padStart(64, "0")}` as const;

function build(): BattleTrace {
  const starts = { a: tile(1, 5), b: tile(9, 5) };
  let views: Record<Side, BotView> = {
    a: { tile: starts.a, health: 100, energy: 100, stance: 0, minesLeft: 3 },
    b: { tile: starts.b, health: 100, energy: 100, stance: 0, minesLeft: 3 },
  };
  const turns = script.map((step, index): TurnTrace => {
    const before = views;
    const did = (side: Side): BotTurn => ({
      rule: -1,
      verdicts: [
        {
          rule: 0,
          fired: step[side].rule === 0,
          ...(step[side].rule === 0 ? {} : { failed: { condition: 0 } }),
        },
      ],
      from: before[side].tile,
      to: before[side].tile,
      path: [],
      damageDealt: 0,
      damageTaken: 0,
      healed: 0,
      energyBefore: before[side].energy,
      energyAfter: Math.max(0, before[side].energy - 5),
      chance: 50,
      ...step[side],
    });
    const turn = { a: did("a"), b: did("b") };
    const view = (side: Side): BotView => ({
      ...before[side],
      tile: turn[side].to,
      health: Math.max(0, Math.min(100, before[side].health - turn[side].damageTaken + turn[side].healed)),
      energy: turn[side].energyAfter,
      stance: step.stance?.[side] ?? before[side].stance,
    });
    views = { a: view("a"), b: view("b") };
    return {
      turn: index + 1,
      before,
      ...turn,
      after: views,
      mines: step.mines ?? [],
      pickups: step.pickups ?? [],
      storm: step.storm ?? 0,
      digest: digest(index + 1),
    };
  });
  const walls = [tile(5, 1), tile(3, 3), tile(4, 3), tile(5, 5), tile(6, 7), tile(7, 7), tile(5, 9)];
  return {
    board: { id: 0, walls, starts },
    turns,
    result: {
      winner: views.a.health > views.b.health ? "a" : "b",
      turns: turns.length,
      health: { a: views.a.health, b: views.b.health },
      digest: digest(turns.length),
      board: 0,
    },
  };
}

export const sampleBattle: BattleTrace = build();
