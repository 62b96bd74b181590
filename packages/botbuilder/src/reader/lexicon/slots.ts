/** Named pieces of patterns (`@foe`), in the order in which they may use one another. */
export const SLOTS: readonly (readonly [name: string, pattern: string])[] = [
  [
    "det",
    "[=a|an|the|some|any|my|your|our|his|her|their|its|this|that|these|those|every|each|me|another|no|more|=more|all]",
  ],
  [
    "foeNoun",
    "[enemy|opponent|foe|rival|target|opposition|adversary|guy|dude|bloke|fella|chap|bastard|sucker|bugger|scrub|noob|loser|clown|fool|punk|creep|jerk|idiot|beast|victim|prey|intruder|villain|scum|chump|mug|git|wanker|bozo|muppet|hostile|contact|baddie|baddy|competitor|tango|challenger|nemesis|quarry|mark]",
  ],
  [
    "foePronoun",
    "[him|he|her|she|them|they|himself|theirs|anybody|anyone|somebody|someone|everybody|everyone]",
  ],
  [
    "foe",
    "[@foePronoun | [the|that|this|my|our|your|=a|an|each|every|any|=no] (other|bad|little|big|poor|damn|enemy|=enemy's|opposing|rival|stupid) [@foeNoun | bot|one|player|robot|fighter|man|side|machine|person|team|thing|mech|tank] | @foeNoun | it]",
  ],
  [
    "me",
    "[me|us|myself|yourself|itself|ourselves|=you|ourself|meself|(the|my|our|your|this) bot|robot|fighter|champ|champion|machine|mech|boy|unit|guy|lad|warrior|hero|soldier|toon|character]",
  ],
  ["any", "[@foe | @me]"],
  ["his", "[his|her|their|its|@foe 's|(the) =enemy|enemies|opponents|(the) =opponent|(the) =foe]"],
  ["mine", "[my|your|our|me own|its]"],
  ["own", "[my|your|our|his|her|their|its|the|=a|any|some|that|this]"],
  [
    "gun",
    "[gun|rifle|cannon|pistol|laser|blaster|ranged|range|bow|shot|gunfire|bullet|arrow|firearm|launcher|sniper|shooter|artillery|missile|projectile|distance|zapper|turret|musket|crossbow|railgun|shotgun|peashooter|longbow|weapon]",
  ],
  [
    "blade",
    "[sword|knife|blade|fist|melee|hammer|axe|club|dagger|punch|claw|hand|bat|katana|mace|teeth|foot|elbow|knuckle|boot|spear|baton|stick|cudgel|shiv|machete|cutlass|sabre|steel]",
  ],
  [
    "loot",
    "[pickup|item|loot|goodie|goody|stuff|crate|box|powerup|power-up|medkit|medpack|battery|pack|kit|medicine|med|supply|treasure|bonus|collectible|collectable|chest|goods|swag|resource|prize|boost|snack|food|potion|shinies|trinket|token|cell|orb|parcel|package|ups|power-ups|powerups]",
  ],
  [
    "lootPhrase",
    "[(@det) (nearest|nearby|closest|next|near|health|energy|free|good|shiny|little|lying|of|the|those|power|pick|heal|healing|medical|first|aid) (nearest|nearby|health|energy|free|power|pick) @loot (up|ups) (off|on|from|that|is|lying|laying) (lying|the) (on) (the) (floor|ground|field|map|board|around|about|there)]",
  ],
  [
    "trap",
    "[mine|bomb|trap|explosive|landmine|claymore|surprise|booby-trap|tripwire|booby|charges|ied|calling|egg|eggs|gift|present|land]",
  ],
  [
    "hpWord",
    "[health|life|hp|hitpoint|lifebar|healthbar|vitality|heart|lives|wellbeing|hull|blood|hit|condition|integrity]",
  ],
  [
    "enWord",
    "[energy|juice|power|stamina|battery|charge|fuel|mana|gas|tank|puff|breath|steam|wind|oomph|ap|ep|pep|battery's|fuel's]",
  ],
  [
    "cover",
    "[cover|wall|rock|obstacle|=corner|=corners|pillar|hiding|shelter|block|shadow|something|safety|scenery]",
  ],
  [
    "soft",
    "[just|really|simply|only|always|keep|straight|right|directly|quickly|fast|immediately|hard|quietly|slowly|back]",
  ],
  ["turnWord", "[turn|round|move|tick|rounds]"],
  ["tileWord", "[tile|square|step|space|cell|field|hex|block|pace|meter|metre|foot|yard|spot]"],
  [
    "copula",
    "[is|am|are|be|was|were|been|being|get|got|gets|look|seem|feel|become|stay|remain|'s|have|go|goes|fall|drop|dip|grow|run|turn]",
  ],
];
