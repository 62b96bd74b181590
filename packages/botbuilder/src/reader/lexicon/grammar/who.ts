import { type Entry, entries } from "../meaning.ts";

/** Who is spoken of. */
export const WHO: readonly Entry[] = [
  entries(
    { kind: "who", who: "me" },
    "=i|me|we|us|myself|ourselves|i-self",
    "(my|our|the|this) bot|robot|fighter|champ|champion|machine|mech|unit|boy|lad|warrior|character|automaton",
    "my|our (little) [guy|man|dude|fella|fellow|hero|buddy|boi|captain|creature|contraption|machine|one]",
  ),
  entries({ kind: "who", who: "me", possessive: true }, "=my|=our|own", "my|our own"),
  entries({ kind: "who", who: "you" }, "=you|yourself|yours|=it|itself"),
  entries({ kind: "who", who: "you", possessive: true }, "=your|=its"),
  entries(
    { kind: "who", who: "foe" },
    "=he|=him|=she|=they|=them|himself|herself|themselves|anybody|anyone|somebody|someone|everyone|everybody",
    "(the|that|this|my|our|an|any|your|=a) [other|enemy|bad|opposing|=enemy] [guy|bot|one|player|robot|fighter|side|man|dude|fella|bloke|team|machine|mech]",
    "(the|that|this|my|our|an|any|your|=a|each|every) (other|nearest|stupid|damn|bloody|poor|young|old) @foeNoun",
    "that|this (little|big|old|damn) [coward|wimp|chicken|bully|brute|knave|rascal|weasel|villain]",
    "the|that|this adversary|competitor|cobra|fox|hostile",
    "[the|that] [meanie|baddie|bad guy|bad robot|bad bot|other fellow|fellow|lad]",
  ),
  entries(
    { kind: "who", who: "foe", possessive: true },
    "=his|=her|=their|theirs|hers",
    "(the|my|your|our) [other] [enemy|opponent|foe|rival|target|guy] 's",
    "(the|my) =enemys|=enemies|=opponents|=foes",
  ),
];
