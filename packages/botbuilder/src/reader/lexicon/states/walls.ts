import type { Told } from "../meaning.ts";

/** Who has no way out. */
export const CORNERS: readonly Told[] = [
  [
    { me: "cornered", foe: "enemyCornered", bare: "me" },
    "(get|gets|got|am|is|are|being|been) backed|pushed|driven|forced|trapped|pinned|pressed|shoved (up|right) into|in|against|to (a|the|some) corner|wall|edge|ropes",
  ],
  [
    { any: "cornered" },
    "[has|have|got|gets|get|having|getting|puts|put|pins|pinned|trapped|traps|backs|backed] (got) me|us|you|it [cornered|trapped|pinned (down)|boxed in|stuck|hemmed in|penned in|(up|pinned|trapped|backed) (up) [in|into|against|on|to] (a|the|my|some) [corner|wall|ropes|edge]]",
    "[my|our|your|its] back is|are|'s|goes|s? (up) [to|against] (a|the) [wall|ropes|edge]",
    "[have|has|got|with] [my|our|your|its] back(s) (up) [to|against] (a|the) [wall|ropes|edge]",
    "[manages|manage|tries|try] to (corner|trap|pin) me|us|you",
  ],
  [
    { any: "enemyCornered" },
    "[has|have|got|get|with|having|put|pin|pinned|trap|trapped] (got) him|her|them|@foeNoun [cornered|trapped|pinned (down)|boxed in|stuck|hemmed in|penned in|(up|pinned|trapped|backed) (up) [in|into|against|on|to] (a|the|his|some) [corner|wall|ropes|edge]]",
    "[his|her|their] back is|are|'s|s? (up) [to|against] (a|the) [wall|ropes|edge]",
    "[got|have|with] (got) him where i want him",
  ],
  [
    { any: "!cornered & !enemyCornered" },
    "(if|when) [nobody|noone|no one|neither] (of us|of you|of the two of us) (is) [cornered|trapped|stuck|in a corner|pinned]",
  ],
  [
    { any: "cornered" },
    "[corner|corners|cornering|trap|traps|pin|pins|box|boxes] (me|us|you) [in|down|up|me|us|you]",
    "[get|gets|got|be|am|are|become] [cornered|trapped|boxed in|pinned (down)|hemmed in]",
    "[manage|manages|try|tries] to [corner|trap|pin] (me|us|you)",
  ],
  [
    { me: "cornered", foe: "enemyCornered", bare: "me" },
    "(got|has|have) (@me) (pinned) (up) (on|against) the ropes",
    "on the ropes",
    "(got|has|have) (@me) [backed|pinned|trapped] (up) (in|into|against) (a|the) [corner|wall]",
  ],
  [
    { me: "cornered", foe: "enemyCornered", bare: "me" },
    "cornered|trapped|boxed|hemmed|penned|surrounded (in)",
    "the one (who is|that is) cornered|trapped|stuck",
    "(cornered|trapped|stuck|pinned) (with) [nowhere|no place|no room] (left) to [back up|back off|go|run|retreat|move]",
    "[in|into|against|in to|up against|stuck in|backed into|pinned in|pushed into|pinned against|trapped in|backed up against|up to|to] (a|the|some|my|his) (tight) [corner|wall|ropes|edge|turnbuckle]",
    "[nowhere|no where|no place|no room|no way] (left) (to|out) (run|go|retreat|hide|escape|flee|move|turn|out)",
    "(can|could) not [run|get away|escape|flee|retreat|back (up|off)|go back|move back|go anywhere|move] [any|any more|anymore|further|anywhere]",
    "backed up",
    "stuck|pinned (down|in)",
    "run out of [room|space]",
    "[out of|no] [room|space|escape|exit|way out] (left|to run|to move)",
    "back (is|are) [to|against] the wall",
    "got (@any) in a corner",
    "against the ropes",
    "on the ropes",
  ],
];
