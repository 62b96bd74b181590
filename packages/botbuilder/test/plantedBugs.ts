import { senseNames } from "@cogwright/contracts/rules/arena";
import type { Edit } from "./edit.ts";

/** One mistake as somebody might make it, in the contract and in the twin. */
export type PlantedBug = { name: string; contract: Edit; twin: Edit };

type Change = readonly [file: string, from: string, to: string];

const bug = (name: string, contract: Change, twin: Change): PlantedBug => ({
  name,
  contract: { file: `src/namespaces/arena/${contract[0]}.sol`, from: contract[1], to: contract[2] },
  twin: { file: `${twin[0]}.ts`, from: twin[1], to: twin[2] },
});

const screaming = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();

/** Each sense says something else than what is. */
const senses = senseNames.map((name) => {
  const wrongFlag = name === "cornered" || name === "enemyCornered";
  const id = screaming(name);
  const enemy = name === "enemyCornered";
  const retreat = enemy ? "_step(ground, enemy, me, " : "stepTo(ground, me, enemy, ";
  return bug(
    `the sense ${name}`,
    wrongFlag
      ? [
          "Senses",
          `bool cornered = ${retreat}ArenaRules.ACTION_RETREAT) ==`,
          `bool cornered = ${retreat}ArenaRules.ACTION_RETREAT) !=`,
        ]
      : ["Senses", `_set(senses, ArenaRules.SENSE_${id}, `, `_set(senses, ArenaRules.SENSE_${id}, 1 + `],
    ["decide", `senses[${id}] = `, `senses[${id}] = 1 + `],
  );
});

const actions = [
  bug(
    "advance goes the long way round",
    ["Steps", "enemy, 3), me, enemy, safe, lean, NEAREST)", "enemy, 3), me, enemy, safe, lean, FARTHEST)"],
    ["board", "return kind === STEP_ADVANCE ? -squared : squared;", "return squared;"],
  ),
  bug(
    "retreat steps aside when it gains nothing",
    ["Steps", "if sgt(gain, 0) {", "if iszero(slt(gain, 0)) {"],
    ["board", "as number) > now,", "as number) >= now,"],
  ),
  bug(
    "circle goes the other way",
    ["Steps", "a := sub(0, b)\n", "a := b\n"],
    ["board", "return (yOf(tile) - yOf(me)) * rx -", "return (yOf(tile) - yOf(me)) * rx +"],
  ),
  bug(
    "takeCover hides near the enemy",
    [
      "Steps",
      "choose(tiles & ~(1 << enemy), me, enemy, safe, lean, FARTHEST)",
      "choose(tiles & ~(1 << enemy), me, enemy, safe, lean, NEAREST)",
    ],
    ["board", "cover[tile] === left - 1 && tile !== enemy", "cover[tile] === left && tile !== enemy"],
  ),
  bug(
    "collect walks up to the enemy",
    ["Senses", "safe, me.lean, Steps.FARTHEST);", "safe, me.lean, Steps.NEAREST);"],
    ["decide", "1024 : 0) + squared(tile, enemy.tile)", "1024 : 0) - squared(tile, enemy.tile)"],
  ),
  bug(
    "strike hits one time in a hundred more",
    ["Battle", "me.aim >= ArenaRules.STRIKE_ACCURACY", "me.aim > ArenaRules.STRIKE_ACCURACY"],
    ["battle", "accuracy = arena.strikeAccuracy;", "accuracy = arena.strikeAccuracy + 1;"],
  ),
  bug(
    "shoot reaches one tile less far",
    ["Battle", "distance > ArenaRules.SHOT_RANGE ||", "distance >= ArenaRules.SHOT_RANGE ||"],
    ["battle", "distance > arena.shotAccuracy.length ||", "distance >= arena.shotAccuracy.length ||"],
  ),
  bug(
    "shoot forgets that the target circled",
    ["Battle", "circled ? ArenaRules.CIRCLE_DODGE : ArenaRules.DODGE", "ArenaRules.DODGE"],
    ["battle", "enemy.action === CIRCLE ? arena.circleDodge : arena.dodge", "arena.dodge"],
  ),
  bug(
    "charge cools down a turn longer",
    ["Battle", "ground.turn + ArenaRules.CHARGE_COOLDOWN", "ground.turn + 1 + ArenaRules.CHARGE_COOLDOWN"],
    ["battle", "this.turn + arena.cooldown.charge", "this.turn + 1 + arena.cooldown.charge"],
  ),
  bug(
    "charge goes in any direction",
    ["Senses", " && _inLine(me.tile, enemy.tile);", ";"],
    ["decide", "inLine(me.tile, enemy.tile)\n", "true\n"],
  ),
  bug(
    "guard takes a charge as it takes a shot",
    ["Battle", "charged ? ArenaRules.GUARDED_CHARGE_PERCENT : ", ""],
    ["battle", "action === CHARGE ? arena.guardedChargePercent : ", ""],
  ),
  bug(
    "repair is possible in full health",
    [
      "Senses",
      "ground.turn >= me.repairReady && me.health < ArenaRules.HEALTH",
      "ground.turn >= me.repairReady",
    ],
    ["decide", "return me.health < arena.health && battle.turn", "return battle.turn"],
  ),
  bug(
    "recharge is possible with full energy",
    ["Senses", "return me.energy < ArenaRules.ENERGY;", "return me.energy <= ArenaRules.ENERGY;"],
    ["decide", "return me.energy < arena.energy;", "return me.energy <= arena.energy;"],
  ),
  bug(
    "mine can be laid on a mine",
    ["Senses", "me.minesLeft != 0 && me.mines >> me.tile & 1 == 0", "me.minesLeft != 0"],
    ["decide", "me.minesLeft > 0 && !me.hasMine(me.tile)", "me.minesLeft > 0"],
  ),
  bug(
    "the final wait is recorded as otherwise",
    ["Battle", "possible ? Fighters.RULE_OTHERWISE : Fighters.RULE_WAIT", "Fighters.RULE_OTHERWISE"],
    ["decide", "possible ? RULE_OTHERWISE : RULE_WAIT", "RULE_OTHERWISE"],
  ),
];

const phases = [
  bug(
    "b decides after seeing what a does now",
    [
      "Battle",
      "Senses.sense(ground, b, a);\n        _decide(ground, a, b);\n",
      "_decide(ground, a, b);\n        Senses.sense(ground, b, a);\n",
    ],
    [
      "battle",
      "prepareTurn(this, b, a);\n    decide(this, a, b);\n",
      "decide(this, a, b);\n    prepareTurn(this, b, a);\n",
    ],
  ),
  bug(
    "attacks come before moves",
    [
      "Battle",
      `Moves.move(ground, a, b);
        uint256 toB = _attack(ground, a, b);
        uint256 toA = _attack(ground, b, a);
`,
      `uint256 toB = _attack(ground, a, b);
        uint256 toA = _attack(ground, b, a);
        Moves.move(ground, a, b);
`,
    ],
    [
      "battle",
      `this.#move();
    const toB = this.#attack(a, b);
    const toA = this.#attack(b, a);
`,
      `const toB = this.#attack(a, b);
    const toA = this.#attack(b, a);
    this.#move();
`,
    ],
  ),
  bug(
    "repair comes before attacks",
    [
      "Battle",
      `_hurt(a, toA);
        _hurt(b, toB);
        _restore(a);
        _restore(b);
`,
      `_restore(a);
        _restore(b);
        _hurt(a, toA);
        _hurt(b, toB);
`,
    ],
    [
      "battle",
      `this.#suffer(a, b, toA);
    this.#suffer(b, a, toB);
    this.#restore(a);
    this.#restore(b);
`,
      `this.#restore(a);
    this.#restore(b);
    this.#suffer(a, b, toA);
    this.#suffer(b, a, toB);
`,
    ],
  ),
  bug(
    "mines come before repair",
    [
      "Battle",
      "_restore(a);\n        _restore(b);\n        _mines(a, b);\n        _mines(b, a);\n",
      "_mines(a, b);\n        _mines(b, a);\n        _restore(a);\n        _restore(b);\n",
    ],
    [
      "battle",
      "this.#restore(a);\n    this.#restore(b);\n    this.#mines(a, b);\n    this.#mines(b, a);\n",
      "this.#mines(a, b);\n    this.#mines(b, a);\n    this.#restore(a);\n    this.#restore(b);\n",
    ],
  ),
  bug(
    "pickups come before mines",
    [
      "Battle",
      "_mines(a, b);\n        _mines(b, a);\n        _pickups(ground, a, b);\n",
      "_pickups(ground, a, b);\n        _mines(a, b);\n        _mines(b, a);\n",
    ],
    [
      "battle",
      "if (this.pickups > 0) {\n      this.#pickUp(a);\n      this.#pickUp(b);\n    }\n",
      "if (this.pickups > 0 && a.minesHit + b.minesHit === 0) {\n      this.#pickUp(a);\n      this.#pickUp(b);\n    }\n",
    ],
  ),
  bug(
    "the dead heal themselves",
    [
      "Battle",
      "if (me.health == 0) return;\n        if (me.action == ArenaRules.ACTION_REPAIR)",
      "if (me.action == ArenaRules.ACTION_REPAIR)",
    ],
    ["battle", "if (me.health === 0) return;\n    if (me.action === REPAIR)", "if (me.action === REPAIR)"],
  ),
  bug(
    "the coin falls the other way",
    ["Moves", "if (ground.coin == 0) _enter(a, wantA);", "if (ground.coin != 0) _enter(a, wantA);"],
    ["battle", "if (this.#coin === 0) a.enter(wantA);", "if (this.#coin !== 0) a.enter(wantA);"],
  ),
];

const board = [
  bug(
    "the storm spares its first ring",
    [
      "Battle",
      "if (ground.safe >> a.tile & 1 == 0) _hurt(a, damage);",
      "if (Boards.shrink(ground.safe) >> a.tile & 1 == 0) _hurt(a, damage);",
    ],
    ["battle", "as number) < this.rings) a.hurt(damage);", "as number) <= this.rings) a.hurt(damage);"],
  ),
  bug(
    "the storm grows no stronger",
    ["Battle", "ArenaRules.STORM_DAMAGE_PER_RING * ground.rings", "ArenaRules.STORM_DAMAGE_PER_RING"],
    ["battle", "arena.storm.damagePerRing * this.rings", "arena.storm.damagePerRing"],
  ),
  bug(
    "steps do not keep out of the storm",
    ["Steps", "if (tiles & safe != 0) tiles &= safe;\n", ""],
    ["board", "(ringOf[tile] as number) >= rings ? 1024 : 0;", "0;"],
  ),
  bug(
    "a mine stays when it has gone off",
    ["Battle", "enemy.mines ^= hit;\n", ""],
    ["battle", "enemy.setMine(tile, false);\n", ""],
  ),
  bug("a mine does not count as a hit", ["Battle", "me.hits |= 1;\n", ""], ["battle", "me.hits |= 1;\n", ""]),
  bug(
    "a dash passes over mines",
    [
      "Battle",
      "uint256 hit = me.entered & enemy.mines;",
      "uint256 hit = 1 << me.tile & me.entered & enemy.mines;",
    ],
    [
      "battle",
      "for (let i = 0; i < me.entered; i++) {",
      "for (let i = Math.max(0, me.entered - 1); i < me.entered; i++) {",
    ],
  ),
  bug(
    "a pickup of one kind leaves the other kind lying",
    ["Battle", "else ground.healthPickups &= ~pair;", ""],
    [
      "battle",
      "this.pickupKinds[at] = kind;\n",
      "if (at + 1 === this.pickups) this.pickupKinds[at] = kind;\n",
    ],
  ),
  bug(
    "pads are drawn by other bits",
    ["Battle", "roll >> 1) % (pads", "roll >> 2) % (pads"],
    ["battle", "(this.#pickupRoll >>> 1) % pads.length", "(this.#pickupRoll >>> 2) % pads.length"],
  ),
  bug(
    "a wall is seen past when the line touches its edge",
    ["Boards", "if (aside < reach && -aside < reach) set", "if (aside <= reach && -aside <= reach) set"],
    ["board", "(x - ax)) < Math.abs(dx) + Math.abs(dy)", "(x - ax)) <= Math.abs(dx) + Math.abs(dy)"],
  ),
];

const chance = [
  bug(
    "the generator shifts by another number",
    ["Battle", "shr(19, w)", "shr(18, w)"],
    ["random", "(w >>> 19)", "(w >>> 18)"],
  ),
  bug(
    "a's and b's rolls change places",
    ["Battle", "a.chance = (rollA & 0xffff) % 100 + 1;", "a.chance = (rollB & 0xffff) % 100 + 1;"],
    ["battle", "a.chance = ((rollA & 0xffff) % 100) + 1;", "a.chance = ((rollB & 0xffff) % 100) + 1;"],
  ),
  bug(
    "luck has other bits",
    ["Battle", "ArenaRules.LUCK_MIN + (roll >> 6 &", "ArenaRules.LUCK_MIN + (roll >> 5 &"],
    ["battle", "arena.luckMin + ((roll >>> 6) &", "arena.luckMin + ((roll >>> 5) &"],
  ),
  bug(
    "nobody leans",
    ["Battle", "b.lean = roll >> 31;", "b.lean = 0;"],
    ["battle", "b.lean = roll >>> 31;", "b.lean = 0;"],
  ),
  bug(
    "the board comes from another word of the seed",
    ["Battle", "(_chance(seed) >> 128 & type(uint32).max)", "(_chance(seed) >> 160 & type(uint32).max)"],
    ["battle", "boardOf((words[3] as number)", "boardOf((words[2] as number)"],
  ),
];

const limits = [
  bug(
    "the fuel runs out at the 32nd rule",
    [
      "Battle",
      "for (uint256 rule = 0; rule < rules;) {",
      "for (uint256 rule = 0; rule < rules && rule < 31;) {",
    ],
    ["decide", "rule < program.rules; rule++", "rule < program.rules && rule < 31; rule++"],
  ),
  bug(
    "the fuel runs out at a rule's fourth condition",
    [
      "Battle",
      "for {} conditions { conditions := sub(conditions, 1) } {",
      "for {} mod(conditions, 4) { conditions := sub(conditions, 1) } {",
    ],
    [
      "program",
      "const end = this.starts[rule + 1] as number;",
      "const end = Math.min(this.starts[rule + 1] as number, (this.starts[rule] as number) + 3);",
    ],
  ),
  bug(
    "equal counts as less",
    ["Battle", "add(iszero(slt(sensed, value)), sgt(sensed, value))", "shl(1, sgt(sensed, value))"],
    ["program", "sensed < value ? 1 : sensed === value ? 2 : 4", "sensed <= value ? 1 : 4"],
  ),
  bug(
    "values have no sign",
    ["Battle", "signextend(0, byte(1, code))", "byte(1, code)"],
    ["program", "this.values = new Int8Array(", "this.values = new Uint8Array("],
  ),
  bug(
    "a stance is one too high",
    ["Battle", "me.stance = (head & 255) - 1", "me.stance = head & 3"],
    ["decide", "me.stance = become;", "me.stance = (become + 1) & 3;"],
  ),
  bug(
    "armor and weapon change places",
    [
      "Fighter",
      "_entry(ArenaRules.ARMOR_PERCENT, header >> 244 & 15)",
      "_entry(ArenaRules.ARMOR_PERCENT, header >> 240 & 15)",
    ],
    ["program", "[byte(1) & 15, byte(1) >> 4,", "[byte(1) & 15, byte(1) & 15,"],
  ),
  bug(
    "hits are remembered for two turns",
    ["Battle", "a.hits = a.hits << 1 & 7 | b.landed;", "a.hits = a.hits << 1 & 3 | b.landed;"],
    ["battle", "me.hits = ((me.hits << 1) & 7)", "me.hits = ((me.hits << 1) & 3)"],
  ),
  bug(
    "the battle ends a turn early",
    ["Battle", "ground.turn != ArenaRules.TURNS);", "ground.turn != ArenaRules.TURNS - 1);"],
    ["battle", "this.turn === arena.turns;", "this.turn === arena.turns - 1;"],
  ),
  bug(
    "a draw goes to b",
    ["Battle", "a.health < b.health ? 2 : 3;", "2;"],
    ["fight", 'a.health < b.health ? "b" : "draw"', '"b"'],
  ),
  bug(
    "the record leaves out a cooldown",
    ["Fighter", "me.chargeReady << 14 | me.repairReady << 7 | me.chance", "me.chargeReady << 14 | me.chance"],
    ["digest", "(me.repairReady << 7) |\n", ""],
  ),
];

/** What the differential test has to see, on either side: every action and sense, the phases, the board, chance, limits. */
export const plantedBugs: readonly PlantedBug[] = [
  ...actions,
  ...senses,
  ...phases,
  ...board,
  ...chance,
  ...limits,
];
