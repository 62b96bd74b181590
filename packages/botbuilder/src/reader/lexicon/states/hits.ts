import type { Told } from "../meaning.ts";

/** Who was hit, and how often. */
export const HITS: readonly Told[] = [
  [
    { any: "hitsTaken>=#" },
    "hit|struck|shot|got|tagged me|us|you # times (or more) (recently|lately|in a row|already)",
    "lands|landed|got # hits|shots|blows (on me|in)",
  ],
  [{ any: "hitsTaken>=2" }, "hit|struck|shot|got|tagged me|us|you twice (recently|lately|in a row|already)"],
  [
    { any: "underFire" },
    "hurt|hurts|damaged|wounded|clipped me|us|you|it (in|on|during) (the) (last|previous|past) (turn|round)",
  ],
  [{ any: "hitsTaken=0" }, "no hits (taken|lately|recently|yet)", "(took|taken|taking) none"],
  [
    { any: "hitsTaken>=1" },
    "[hit|struck|shot|tagged] once (lately|recently|or more)",
    "[taken|took|eaten] [a|one|any] (single) hit (lately|recently)",
  ],
  [
    { any: "underFire" },
    "hit|hits|wallops|damages|hurts|clobbers|pummels|whacks|smacks|bites|pokes|tags [me|us|you] (back)",
    "[lands|landed] (a|another) [hit|punch|blow|shot|one] (on me|on us)",
    "[attacking|hammering|punching|pounding|wailing|beating|pestering|hitting] (on|up|away at) [me|us|you]",
  ],
  [
    { any: "hitsTaken>=2" },
    "[hit|struck|shot|tagged] twice (or more) (in the last # turns|in a row|running|lately|recently)",
    "[two|2] (or more) hits (in the last # turns|in a row)",
  ],
  [
    { any: "hitsTaken>=3" },
    "[hit|struck|shot|tagged] [thrice|three times] (or more) (in the last # turns|in a row|running|lately|recently)",
  ],
  [
    { any: "hitsTaken>=#" },
    "[hit|struck|shot|tagged] # times (or more) (in the last # turns|in a row|running|lately|recently)",
    "# (or more) hits (in the last # turns|lately|recently|in a row)",
    "[taken|took|eaten|suffered] # (or more) (hits|blows|shots) (in the last # turns|lately|recently|in a row)",
  ],
  [
    { any: "underFire" },
    "(i) (got|get|am|been) [hit|tagged|poked|attacked|struck] [last turn|just now]",
    "[got|get|am|been|was] shot [last turn|just now]",
    "[pokes|attacks|hits|hurts|hit|tags|damages] me|us|you",
    "[hits|punches|bites|swings] [me|us|back|at me|at us]",
    "turns on me [and hits]",
  ],
  [
    { any: "hitsTaken>=#" },
    "# hits (have) [come|came|landed|got] [in|through]",
    "tagged|hit|struck [#|twice] [times]",
    "[taken|took|eaten|ate|get|got] # hits|blows|shots|punches [in a row|lately|recently]",
  ],
  [
    { any: "hitsTaken>=2" },
    "(have|been|got|get|was|am) (been) [hit|tagged|struck|shot|smacked|clipped] [twice|two times] [in a row|or more|lately|recently]",
    "[two|a couple of] hits [came|come|got] [in|through]",
  ],
  [
    { any: "!underFire" },
    "[not|no longer|isnt] [under fire|getting hit|being hit|being shot|being attacked|under attack|taking fire|taking damage]",
    "[nobody|no one|nothing] (is) [attacking|shooting|hitting|shooting at|bothering] (me|us)",
    "he is not [attacking|shooting|hitting|shooting at|bothering] (me|us)",
    "[it|things] [is|are|get|gets|goes] [quiet|calm|safe|peaceful|cool]",
    "[in|when] (the) [quiet|peace|calm|safety]",
    "quiet|safe|calm|peaceful|unbothered|undisturbed|lull",
    "in safety",
    "coast is clear",
    "[left|leaves|leave|leaving] [alone|me alone|us alone|you alone|me be|you be|in peace|me in peace]",
  ],
  [
    { any: "hitsTaken>=#" },
    "[get|am|is|been|got|have been|been|took|take|taken|taking|after|have taken|had|have|being|i|ate|eat|suffered|suffer|was] (hit|shot|struck|attacked) (more than) # [hit|time|punch|blow|shot|smack|knock|whack|of them|clean hits|clean shots|hits|times] (in a row|or more|in the last [few|three|=3] turns|recently|lately|running|on me|already|plus|straight)",
    "# or more hits",
    "hit # times [in a row]",
    "[hit|shot] [twice|thrice]",
  ],
  [
    { any: "hitsTaken>=2" },
    "[hit|shot|struck|attacked|tagged|smacked|whacked] [a few|several|a couple|a couple of|repeatedly|twice|a bunch of|many|lots of|too many|too often|constantly|a lot|over and over|again and again] (times|of times|in a row|in quick succession)",
    "[get|take|took|taken|taking|have taken|been taking|eat|eaten] [a few|several|a couple|a couple of|repeated|many|lots of|too many|a lot of|multiple|two] [hits|blows|punches|shots|knocks|whacks] (in a row|lately|recently|in quick succession)",
    "[twice] [in a row|running]",
    "get(ting) pummelled|hammered|pelted",
  ],
  [{ any: "hitsTaken>=3" }, "[hit|shot|struck] [thrice|three times|every turn|on every turn|each turn]"],
  [
    { any: "hitsTaken=0" },
    "[not|never] [been|taken|had|have] (been|any|a) [hit|hits|damage|shot|touched] (lately|recently|for a while|for [a few|three|# ] turns|in a while|yet)",
    "[nobody|no one|nothing] (has) [hit|touched|bothered] (me|us) (lately|recently|for a while|in a while)",
  ],
];
