/**
 * How often readers decide as annotated descriptions do: `agreement.ts GOLD.jsonl` (made by gold.py) draws situations
 * around the amounts of the annotated rules and compares the actions wherever one of those rules fires. With `--rows FILE`
 * it writes the figures and the evidence of each text there, those of the development corpus, too, for `choice.py`.
 */
import { readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { readCorpus } from "../src/evaluation/corpus.ts";
import { judge } from "../src/evaluation/evaluate.ts";
import { and, type Dnf, not } from "../src/reader/conditions.ts";
import type { Evidence } from "../src/reader/learned/evidence.ts";
import { deedsOf, type ToldRule } from "../src/reader/learned/rules.ts";
import { makePlan } from "../src/reader/plan.ts";
import { readBoth } from "../src/reader/read.ts";
import { understand } from "../src/reader/understand.ts";
import { decide, type Senses } from "../src/strategy/decide.ts";
import type { ActionName, Condition, Strategy } from "../src/strategy/strategy.ts";

interface GoldLine {
  id: string;
  kind: string;
  text: string;
  rules: {
    actions: ActionName[];
    ban: boolean;
    conditions: {
      link: "if" | "unless" | "until" | "from";
      ways: [string, string, number | string | boolean, boolean][][];
    }[];
  }[];
}

const SITUATIONS = 40;

/** A generator of numbers in [0, 1) that is the same for the same text. */
function draws(text: string): () => number {
  let state = 2166136261;
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function goldRules(line: GoldLine): ToldRule[] {
  return line.rules.map(({ actions, ban, conditions }) => {
    const told: ToldRule = {
      actions,
      ban,
      when: [[]],
      until: [],
      from: [],
      start: 0,
      end: 1,
    };
    const until: Dnf[] = [];
    const from: Dnf[] = [];
    for (const { link, ways } of conditions) {
      const when: Dnf = ways.map((all) =>
        all.map(([sense, is, value]) => ({ sense, is, value }) as Condition),
      );
      if (link === "if") told.when = and(told.when, when);
      if (link === "unless") told.when = and(told.when, not(when));
      if (link === "until") until.push(when);
      if (link === "from") from.push(when);
    }
    return { ...told, until, from };
  });
}

const PERCENT = /^(my|enemy)(Health|Energy)$|Lead$/;

function situation(line: GoldLine, next: () => number): { senses: Senses; possible: ActionName[] } {
  const senses: Record<string, number | boolean | string> = {
    myHealth: Math.round(55 + 45 * next()),
    myEnergy: Math.round(55 + 45 * next()),
    enemyHealth: Math.round(55 + 45 * next()),
    enemyEnergy: Math.round(55 + 45 * next()),
    distance: 1 + Math.floor(next() * 7),
    turn: 5 + Math.floor(next() * 60),
    chance: 1 + Math.floor(next() * 100),
    canSee: next() < 0.75,
  };
  for (const { conditions } of line.rules)
    for (const { ways } of conditions)
      for (const all of ways) {
        const meant = next() < 0.55;
        for (const [sense, is, value, vague] of all) {
          if (next() < 0.3) continue;
          if (typeof value === "boolean") senses[sense] = next() < 0.7 ? value === meant : !value;
          else if (typeof value === "string") senses[sense] = meant === (is === "=") ? value : "wait";
          else {
            const wide = PERCENT.test(sense) ? (vague ? 14 : 3) : vague ? 2 : 1;
            const side = (is.startsWith("<") ? -1 : is.startsWith(">") ? 1 : 0) * (meant ? 1 : -1);
            const off = side === 0 ? (meant ? 0 : 2) : side * (wide + Math.floor(next() * wide * 2));
            const low = /Lead$/.test(sense) ? -100 : /^(distance|turn|chance)$/.test(sense) ? 1 : 0;
            senses[sense] = Math.max(low, Math.min(sense === "distance" ? 10 : 100, value + off));
          }
        }
      }
  const distance = Number(senses.distance);
  const possible: ActionName[] = ["guard", "circle", "wait"];
  const can = (action: ActionName, holds: boolean) => holds && possible.push(action);
  can("strike", distance === 1);
  can("advance", distance > 1);
  can("charge", distance > 1 && distance <= 4 && senses.canSee === true && next() < 0.6);
  can("shoot", senses.canSee === true);
  can("takeCover", senses.canSee === true && next() < 0.7);
  can("retreat", senses.cornered !== true && next() < 0.9);
  can("repair", Number(senses.myHealth) < 100 && next() < 0.85);
  can("recharge", Number(senses.myEnergy) < 100);
  can("collect", senses.pickupDistance !== undefined && senses.pickupDistance !== 99);
  can("mine", senses.minesLeft !== 0);
  return { senses: senses as Senses, possible };
}

/** What the annotated rules do, as a strategy. */
function goldOf(line: GoldLine): Strategy {
  const rules = goldRules(line);
  const plan = makePlan(deedsOf(rules, []), () => "", { bare: true, ranked: true });
  const gold: Strategy = {
    version: 1,
    name: "Gold",
    loadout: { armor: 3, weapon: 3, engine: 2, repair: 2 },
    rules: plan.rules,
    otherwise: "wait",
  };
  const last = rules.filter(({ ban }) => !ban).at(-1);
  if (
    last?.when.some((all) => all.length === 0) &&
    last.actions.includes(plan.otherwise) &&
    last.from.length + last.until.length === 0
  )
    gold.rules.push({ when: [], do: plan.otherwise });
  return gold;
}

/** Cases of a text, and how many of them each reader has right. */
interface Row {
  id: string;
  set: "annotated" | "development";
  all: number;
  grammar: number;
  network: number;
  chosen: number;
  evidence: Evidence | null;
}

function rowOf(line: GoldLine): Row {
  const gold = goldOf(line);
  const { grammar, network = grammar, chosen, evidence } = readBoth(line.text, understand(line.text));
  const next = draws(line.id + line.text);
  const row: Row = {
    id: line.id,
    set: "annotated",
    all: 0,
    grammar: 0,
    network: 0,
    chosen: 0,
    evidence: evidence ?? null,
  };
  for (let at = 0; at < SITUATIONS; at++) {
    const { senses, possible } = situation(line, next);
    const want = decide(gold, senses, possible);
    if (want.rule < 0) continue;
    const right = ({ strategy }: { strategy: Strategy }) =>
      decide(strategy, senses, possible).action === want.action ? 1 : 0;
    row.all += 1;
    row.grammar += right(grammar);
    row.network += right(network);
    row.chosen += right(chosen);
  }
  return row;
}

const [goldPath = "", option, rowsPath] = process.argv.slice(2);
const rows = readFileSync(goldPath, "utf8")
  .trim()
  .split("\n")
  .map((line) => rowOf(JSON.parse(line) as GoldLine))
  .filter(({ all }) => all > 0);
const mean = (of: (row: Row) => number) =>
  ((100 * rows.reduce((sum, row) => sum + of(row) / row.all, 0)) / rows.length).toFixed(1);
console.log(
  `${rows.length} texts; agreement with the annotation, mean over texts: grammar ${mean((r) => r.grammar)}%, network ${mean((r) => r.network)}%, chosen ${mean((r) => r.chosen)}%, better of the two ${mean((r) => Math.max(r.grammar, r.network))}%`,
);
if (option === "--rows" && rowsPath) {
  for (const line of readCorpus(new URL("../corpus/development", import.meta.url).pathname)) {
    if (!("cases" in line) || "first" in line) continue;
    const { grammar, network = grammar, chosen, evidence } = readBoth(line.text, understand(line.text));
    const right = (reading: typeof grammar) => judge(line, () => reading).right;
    rows.push({
      id: line.id,
      set: "development",
      all: line.cases.length,
      grammar: right(grammar),
      network: right(network),
      chosen: right(chosen),
      evidence: evidence ?? null,
    });
  }
  writeFileSync(rowsPath, `${rows.map((row) => JSON.stringify(row)).join("\n")}\n`);
}
