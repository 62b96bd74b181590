// What an NPC's decision costs on chain, as Markdown. The figures are the gas snapshot of the contracts' own tests
// (`TickGas.t.sol`: both ways in one run, whole transactions), so that they cannot differ from what is tested.
import { readFileSync } from "node:fs";
import process from "node:process";
import { z } from "zod";

const file = new URL("../../contracts/snapshots/npc.json", import.meta.url);
const snapshot = z.record(z.string(), z.coerce.number()).parse(JSON.parse(readFileSync(file, "utf8")));
const oneByOne = Object.entries(snapshot).find(([name]) => name.startsWith("one MUD system call"))?.[1];
if (oneByOne === undefined) throw new Error(`${file.pathname} lacks the figure for one call for each NPC`);

const whole = (value: number): string => Math.round(value).toLocaleString("en");
const rows = Object.entries(snapshot).flatMap(([name, gas]) => {
  const npcs = /^(\d+) NPCs/.exec(name)?.[1];
  const listed = snapshot[`${name}: decisions listed`];
  if (npcs === undefined || listed === undefined) return [];
  const each = gas / Number(npcs);
  return [
    `| ${name} | ${whole(gas)} | ${whole(each)} | ${(oneByOne / each).toFixed(1)} | ${whole(gas / listed)} | ${(oneByOne / (gas / listed)).toFixed(1)} |`,
  ];
});
process.stdout.write(
  [
    "## Gas of an NPC's decision",
    "",
    `The same rules, checks, storage and evidence in one MUD system call for each NPC: ${whole(oneByOne)} gas.`,
    "The target is a hundredth of that. An NPC that is not listed has decided to go on with what it does: its decision can be",
    "challenged and its rules run as anyone's. So a tick's gas is given for each NPC that was due, and for each listed alone.",
    "",
    "| packed tick | gas | gas an NPC due | times cheaper | gas a listed decision | times cheaper |",
    "|---|---:|---:|---:|---:|---:|",
    ...rows,
    "",
  ].join("\n"),
);
