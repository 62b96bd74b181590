/**
 * Everyday English words that look like a misspelt word of the lexicon and are not: they are never corrected. From the
 * 15,000 most frequent words of film subtitles (SUBTLEX-US).
 */
export const LOOKALIKES: ReadonlySet<string> = new Set(
  `
wager wagers wagering gamble gambling loss losses defeat defeats odds purse stake stakes bankroll betting punt
abby abel abide aboard accepting achilles acme acquired acre acres activities activity addiction additional
administration admired admiring admit admits admitted admitting adoption adrift adversity afloat agent agents
agreed aide airstrip albert alice alike allied allo alloy alps alrighty alter altered alternative alternatives
alto ambition ambitions among amor amos amour anders angel angeles angels anger animated ankle ankles ants
aorta appeal appealed appealing appeals apple apples appropriately approved approves approximate arabs archery
arches aren arise arises armory arose arteries asleep assure assured assures astray atone atta attained
attentive attracted attracting auction audition auditioning auditions aunts automated automatic avenger avenue
awaiting awakened awhile babbling babes backer backyard badge badgering badges baldy bale bali ballet banana
bands banish banished banker bankers banner banners banning banter barbaric barbed bard barking barks barley
baron baroness barons barren barriers barrow barry barter barton basic basics basil bass batch bathed bathing
bavarian bawling baxter bayonet beach beaches beacon beak beaming beams bean beanie beard bearded bearer
beatles beaut became becket bedside beeping beeps beers beets began begged begging begun behaving behavioral
bein believer believers belle bellows beloved bench bending bene benny bertha beta beth betting biased bidding
bids bikes billing billings bills billy bind binding bing bink birth bitch bitches bitching bitsy bitten black
blacked blacks blake blame blamed blames blaming bland blares blaring blaze blazes bleachers bleak bleep blend
blessing blessings bling blister blisters bloated bloc blond blondes bloodshed bloom blooming blot blunt blush
blushing boar boast boating boats bobby bogus boiling boils boise bondage bonds boned boner bones bonny boob
boobs bookies booth booths booties booty border borders borne borrow borrowed borrowing bosom bossy botched
bottle bottled bottles bought bouncy bound bounds bowel bowels bowers boyfriend boyfriends bragging brain
brains brake brats brave bravery breach breached bread breast breasts bred breed breeding breeds breeze
breezes brent bride brides brie brig bright brill brilliance brilliantly brisk brits brock broker brokers
brood brooding brook brooks broom broth brothel brown browning browns browsing bruce bruise bruising brunch
brush brushed brushes brushing brutality brutus bubbling bucking bucks budget buffer bugler buick built bulge
bulging bumpy bundy buns burger burgers burner burro burt buses bushes bust buster busting busts butch butter
buttered butters buying buys cable cables caddy cages cahill cain cakes callback camel camels campus canceled
cancelled cancer candies candy canon canyon caper capped cappy caps captions carbs careless caress carey
carnival carpe carried carriers carries carry carrying cars carte carts carve carved carving casings casper
cass caste casually catcher catchy cater catering cath cattle caves cello cents certainty chai chair chairs
challenge challenged challenges challenging chan chang chant chanting chapters char charger charles charm
charmed charming charms chart chartered charts chaser chattering cheap cheat cheated cheating cheats check
checked checking checks cheeky cheer cheered cheerful cheering cheery cheesy chef chefs chess chewing chick
chicks child chile chili chilly chimp chimps china ching chink chinks chino chipped chirping choppers chore
chores chose christine chuckles chuckling chucky chum chung chunk chunks cinch circumstance circus citation
clair clamp clamps clan clang clanging clanking clapping clare clark clash class classes clattering claus
clause cleansing cleaver cleve click clicked clicking clicks clinical clink clinking clint clipper clippers
clipping clippings clips clive closely closet closets clot cloud clouded clouds clover cluck clues coalition
coarse coat coats cock cocked cockeyed cocks codes coils coke cokes cold collars collection collections
collective coloring comb combed combing comet commandant commando commandos commend comments commerce comp
compelled compelling compete competing competition component components composer composing composition
conceited conceive conceived concepts concert concerts conditioner cone cones coney confer confided congrats
connect connected connecting conned conner conning cons consensus consented constance construction consultant
consultants consumer consumers contained containing contains contention contents contestant contestants
contests continuous continuum contractor contractors contradict contrary contrast converse converted
converting conviction convictions convicts convince convinced convincing cooked cooking cooks cooped cooter
coping copped cops cords cornbread corned corns coroner correcting correctly costa costly couch cough coughing
coughs couldn county court courting courts cove covert covet crabs crackling cram crammed cramp cramped
cramping cramps crane cranes crank crapper crater crave craving craze crazed creaking creaks creamy crease
creature creatures creditors creed creek creepy cremated crepe crest crete crick cried crime crimes criminal
criminals cripple criticizing crock crook crooked crooks crops crotch crow crower crown crowned crowning
crowns crows cruiser crumbling crunching crust crutches crying crypt cubes cubs cuddle cuddling cully culture
cultured cultures cunning cunt cunts curie curly currency currents curry curtain curtains curve curves cuter
cutter cutters daddies daddy dads dairy dames damon damper dandy dane dangle dangling danish danke dante
darned daughter daughters dawned dazzling deactivate dealings dealt dearest dearly deathbed decade decades
deceased deceit deceived december deception decisive decode decorate decorated decorating decree deed deeds
defeated defect defective defects defendant defendants defender defining definite degenerate deleted delicate
deliveries delivery della delusion delusions demanding demented demo denied dense dental depend depended
depending depends deport deported deposition depositions depressed depressing depth depths derived descending
descent deserted deserve deserves deserving despise despised destroyer destroyers destruction detect detected
detecting detection detective detectives detention developed developing develops devon dicks diddle didn
different digestion digestive digger dimes dimples dined ding dings dining dink director directors directory
dirt disks dispatcher dispenser disperse displaced dissection distinct disturbed ditty diver divers divinity
division divisions docket docks dodger dodgers doesn dollar dolls dolores donated donating donation donations
dong donna donor donors donut donuts dopey dose doses dots dotted dough douse dover doves downer draft drafted
drag dragged drago drank drat drawn dread dreaded dream dreamed dreaming dreams dress dressed dresses dressing
drill drilled drilling drills dripping driven driver drone drooling drove drown drowned drowning drowns drugs
drunk drunks ducky ducts duds dumber dumpling duped dusted dutch dutchman dwelling earl eater efficient eight
eights eject elder elders elect elected emery emotion emotions emphasis empire enchanted enchanting endurance
endure endured enduring enema engle enjoying enter entered entering enters entries entry environmental erase
erased erection essentially estate estates esther ethel evaluate evolve evolved evolving excellence excellency
exceptional excited excites exciting exclusive excuse excused execution executions exercise exercised
exercises exercising exhausting expensive exploring explosion explosions export expose exposing exposition
expressing exterminate eyeliner faction fairies fairy fakes faking fallow famished fangs fanny farce farrow
farting fatality fates father fathers fatigue fats fatter faxed feast feather feathers feed feeding feeds fees
feller femme fence fences fencing fender fester fever fickle fiddle fiddling fiend fiesta figuring filed files
filing filly filter filters filth finch finer finger fingers fins firewall fitch flack flair flak flakes flan
flash flashed flashes flashing flask flatter flattered flattering flawless fleas fleet fleeting fleming flesh
fletch flier fliers fling flirting flock flood flooded flooding floods flor flores flour flower flowers flows
flunk flunked flunking folding folds folk follies followers folly font footsteps fore forearm forecast forge
forged forging forgot forks formally forth forty forum fountain fountains foxes frail france frances frank
franks freak freaked freaks freckles freezer french freshen fridge fried fries fright frighten frightening
frightens frisk frost frosted frosting frying fucker fuckers fudge fuller fumble fund funded funding funnel
funny furnished furry furs fuses fussy gable gage gagged gallon gallons gallows gals gamble gambled gambler
gamblers gambling gander gangs gant garde gasoline gates gauze gears geeks generator generators genes gent
gentle gentleman gentry gibbons giles gill gills ginger giver gland glands glide glitter gloat gloating glove
glover glows goddam goldie goner gong goodbyes goofy gooks goons goose gorge grace graceful gracefully graces
grad grade grades grading grail grain grains grams grange granger grant granted granting grants grape grapes
gras grasp grass grate gravel gravy grazed grazing greased greek greeks green greens greta grimm groaning
groom grooming gross grove groves growl growling growls grown grudge guest guests guild gulls gully gunfighter
gunner gutter gutters hallo hallowed halls hallway hallways halt hamper handled handles handling hanger
hangers hanks hanky hanna hans harder hardest hardy harem harry hart hasn hast hasta haste hastings hatch
hatched hatcher hatchet hath hatred hats haunt haunted haunting haunts haven hayes hazel hazing headless
headline headlines healer heard hearings hearst heartless heather heave hedges heightened heirs heist helio
helios hens hera herbs herds hereafter heresy hermit heroic herpes hesitate hesitated hicks hiking hilly hints
hippy hisself hitch hitched hither hitter hives hockey hodge holden hollow holmes homer homey homie homies
honesty honky hoods hooey hooker hookers hooky hooper hoops hooters hordes horn horny horrible horribly hors
horse horses hose hoses host hosting hosts hotshot hours howling humble humbled hummel hummer humping hunch
hunches hunger huns hurray hussy hustle hustling huts hype hypnosis hypnotic hypnotist ideal ideals illiterate
imaging immediate immoral impersonal implicate implicated implied implies imply implying imposing impossible
impotent impractical inappropriate incision incomplete indefinitely indicate indicated indicates indicating
indifference indistinct infection infections infinitely informing initiate initiated initiating initiation
injection injections injure innings inquiries insanely insight insights installed installing instituted
instruct instructed instructor insufficient insurance insure insured integrate integrated intensity intent
intentional interact internet interrupt interrupted interrupting intestines intro intrude intruding intuition
invaders invention inventions invited invites inviting irreversible jacked jacking jacks jagger jailed james
jamming jeans jelly jerky jester jingle jingles jitters jocks joint joints joker jokers jones josey josie
judge judged judges judging juicy jumpy keats kelly kettle kibble killings kindred kinks kissing knack kneel
kneeling knives known kremlin laced laces laddie ladies laird lakers lakes lamps lance lanes lansing lapse
largo larry lass latch latex lats latte laughter lavage lawfully layer layers leaky leapt learn learned
learning learns leary lease leased leash leeds leery lefty lemon lemons lending lens lenses lesser lesson
lessons lest lester letter letters lever lifelong lighten lighter likely limber limit limited linda linen
linens liner ling linked linking liter literary liters livelihood liven liver livery loans locating locked
locket locking locks lodge lodged lodging logged logging logs loins lonely loner looker looky lordy lorry loss
losses lotion lotto lotus lounge louse lover loverly lovers lovey lowe lowly lucky lumbar lunch lunches lung
lungs lured lynching mach madeline madge madly madre maggie magically mailed mailing maine makeover maker
makers makings males malls mambo manager managers manger mango mangy mania manic manly manny mantle manty
maple marc marcel marco marge marines marlin married marries marrow marry marrying mars marsh martin masked
masses massive master mastered masters mater matey math mats meals mechanical mechanism medal medals meddle
meddling media meer meetings mellow mentally merci merge meril merrier merry messin metal metals meteor metro
mets midday mighty mikes milking miller mills milly miner miners mingle mingling minion minister ministers
minus misled missed missy mistaken mitch mittens moans mobster model modeling modelling models modem modest
moist moles molto monkey monkeys monument monuments moods moody moore moose moral morales morals morbid
morning morse mortality mortar mortars mortified moses mother mothers motivate motivated mound mount mounted
mounting mousse mousy mouth mouthing mouths movers movie movies mower muckle muddy mugger muggers mulder mules
multiply mumble mumbles mumbling munich munitions murderer murderers murderous muse mushy muster muttering
mutually names nancy nappy nautilus neatly necessarily necessity needles needn needy negotiable negotiator
nelly nerds nerves nets newer nicer niche nicky niece nifty nigger niggers nigh nightly nines nodding noisy
noon noose normandy norse notion notions notre novice nudge oasis obscure observed obsessing obsolete
obstructing obstruction occasional odor offended offending ogre olden older olive oliver olives omens opposed
opposite opposites orange oranges ordinary originally originated otter ounce ounces outcast outcasts outlet
outlets outrage outraged outsider outsiders overpriced overrated overruled oversized overtime owed owes owing
pacey packet packets paddle paddles paddling paddy pages paine paint painted painting paintings paints palace
palaces palate pans pant pants pappy paradise paralysis parched parent parenting parents paris parson parsons
particularly partied parties party partying passport passports pasta paste pasture pastures patent patented
pavement pawns peach peaches pearce pearly pears peas peed peeing peeper peeping peers peking penal pending
penetrate penetrated penetrating perceived perception perks permanent perrier perry persona personally
personnel pertaining pest petal petals peter peters petition petty philosopher philosophers phoney photo
photos phrase phrases picket pickings pickle pickled pickles picky piece pierce pierced piercing pies pigs
pilar pills pilot pilots pimping pimple pimples pinch pinched pinching pink pinpoint pint pints pissed pisses
pissing piston pistons pitch pitched pitches pitching plaid plane planet planets plank plaster plastered plato
platter pleaded pleading pleasure pleasures plight plumber plumbers plummer plump plums plunger poached
poaching pods poets pointy poise poised poker pokey poles policies policy polls polo pond ponder poppy
popsicle pores portal portals portion portions posed poses posing positive possessed poster posters pouch
practise practising praise praised praises pranks prayer prayers preach preacher preaching precedent precedes
precious precision predictable prefect preferable preference premise premises prentice preparation
preparations prepping presence presently presidents presiding prestige presume presumed pretenses prevent
prevented preventing prevents price prices prick pricks pride prima primo prince princes principal principals
prison prisoner prisons probable processing profiler programmer project projected projecting projects promoted
promoting prone properties property proposing proposition props prose prosper protest protesting protests
prove proved proves provide provider provides providing proving provoked prying psych psyche psyched pucker
puddle puddles puffy puked puking pulse pulses punchy puppet puppets puppies puppy pups pure purge purser
pusher puss putter quack quarterly quartet queer queers quirks quirt quitters quote quoted quotes quoting
rabbi rabid racer racers rach racked racks radiator radius rage ragged raging railing rails rainy rallies
rally rambling rance randy rang rank ranked ranking ransom ranting rapes rapid rapids raping rapper rappers
rapping ratings ratio ravaged raving react reacted reacting reacts readings realization realm reaper reapers
reassure reassuring rebuilt recalled receive receiver receives receiving recent reception recon reconsider
reconstruct recovery recreate reeks refer referred referring refers reflect reflected reflects refuge refugees
regal regent reich reinforcement rejected related relating relay relays released relied relieve relieved
relieving relive rely relying remanded remind reminded reminder reminding reminds renal renounce rental rented
rents repaid repay repent replaced replay report reported reporting reports represents repressed require
requires requiring researching resent resented reserve reserved reset reside resolve resolved respected
respectfully respective respiration responses restless retain retained retainer retard retarded retards revel
revere revered revise revised revolting revolver reward rewarded rewarding rewards ribbon ridden riddle
riddled riddles rider riders ridge rightly righty riled ringer rinse risen risky rivers roach roaches roads
roadside roaring roast roasted rocket rockets rockies rocky roles rooks roost roper rose roses rotation rots
rotting rouge rouse rover ruining ruins ruler rumble rumbling runny runway rustling saber sable sack sacked
sacks sacred sadly sage sales salts salvage sample samples sand sanders sands sandy sang sank sappy sarge sark
sash sassy savings sayers sayid scam scams scanner scanners scanning scare scares scarier scaring scarring
scent scented schooling scones score scored scoring scott scottish scout scouting scouts scrabble scrape
scratchy scream screamed screaming screams screening screwy scroll scrolls scurvy seal sealed sealing seals
seams sears seasonal seattle sedated seer sell selling sells semen sensible sent separate separately separates
separating serge serve served serves serving settlers seven sevens sever severed sewer sewers sexist shabby
shack shade shades shadowy shady shaft shafts shagging shake shakes shaking shallow shalt shame shamed shan
share shared shares sharing sharp sharper shatter shave shaved shaving shawl shawn shay shears sheen sheep
sheer sheet sheets sheila shelf shelley shelly shelves shilling shillings shin shipping ships shire shirt
shirts shite shiver shivering shock shocked shocking shocks shoes shook shooter shooters shops shore shores
shorty shouldn shout shouted shouting shouts shown shredded shrew shrieking shrieks shrine shrunk shucks shunt
shuttle sibling sicker sicko sidelines sidewalk sigh sighing sighs sightings sightseeing sign signed signing
signore signs silencer silently silver simmons simpler sims simulation singer singers singh sinister sinned
sins sipping sister sisters site sitter skater skaters skiing skill skilled skilling skills skis skit skull
skulls skunk skylight slack slacks slade slain slant slate slater slave slavers slaves slayer sleek sleeves
slick slid slight slime sling slinging slinky slipper slippers slots slower slum slumber slumming slums smart
smarts smear smeared smelly smelt smile smiled smiles smiling smith smoker smokers smokey smothered snake
snakes sneezing snip snitch snoop snooping snore snores snoring snort snorting snorts snows snuck snuff
soaring socialist socket sockets soften soho sold soles solves sometime soot soothing sorely sory sought sound
sounded sounding spade spades spain span spaniards spank spanking spark sparks sparring spasm spatter
speciality specialize specialized specializes specially specials specialty speck speedy spice spices spies
spill spilled spilling spills spine spinner spite spits spitting splash splashing splattered splint spoke
spoon spoons sport sporting sports spotter spout springer sprinkler sprinklers sprung spying squeaking squire
stable stables stack stacked stacking stacks staff stag stale stamped standardized stanford star starch stare
stared stares staring stark starlight starling starr starring stars starter startled startling starved
starving stash stashed stat stationery stats stature status statute stead steak steaks steamy steed steele
steep stem stems sterling stew stiff stiffed stiffs stiles stingy stink stinker stinking stinks stinky
stirring stockings stoke stokes stole stomp stomped stomping stoner stoney stooges stool stoop stories stork
stormy story stove straighten straightened straightening straining strains strand stranded stranger strangers
strangler strap strapped strapping straps strategic straw straws stream streaming streams streep strengthen
strife string strings strip stripe striped stripes stripper strippers stripping strips strive stroke strokes
stroller strongest strongly strung stuart studied studies study studying stuffy stumble stumbled stumbling
stump stumped stunk stunt stunts suave subsequent successor suck sucked sucking sucks sucre sued sufficiently
suicides suing suite suited suites suits sulking sully sums sung sunny suns superb supper supposedly surfer
surfers surfing surgical surpassed surround surrounding surrounds survivor survivors suspenders suspense
sutter swam sweaty swell swelling swells swept swifty swig swill swine swirl swirling swore sworn tablet
tablets tack tactical taker takers tale tales tamed tampered tampering tang tangle tangled tanker tanner
tanning tanto tarot tarp tarts tasks tasty tate taught taxes teach teaches teaching teachings tease teased
teasing telly temp temples tempt tempted tempting tent tents terminal terminator termites terrified terrifying
testy thee theme thesis thick thief thieves thieving thine thingies thingy thinker thinkers thong thorns
thorough thoughts threat threats thrive thriving throbbing thrust thugs thumb ticker tidings tier tigger
tighter tightly tilly timer tingle tingling tink tinkle tinkles tire title titles tits toke tolerate tolerated
tombs toner tones tongs topper torch torched torches tots touchy toured touring tours towed towel towels
towing toying toymaker trace traced traces tracing tract trader train trained trains trait traits tramp tramps
trance trans transport transported transporting transports trashy traveling trays tread treasurer treasury
treaties treaty trend tres trial trials tribe tribes trifle tripe triplets tripped tripping trips troll trolls
troop trough trout truce truck trucking trucks trump trunk trunks trustees trusty tucker tuned tunes tuning
turks turner tushy tweet twitch twitching tyres unarmed unavailable uncharted unclear uncomfortable unfinished
unfit unimportant unite unity unkind unmarked unnecessarily unsure untie untied untimely unwilling upcoming
uplink upload upstanding urgently users uther vacation vacations valley valleys vanquished vaseline veer
vending vents verde verse versed verses vested vial vials victor vines violet violets viral virge virginity
visually vocation volts vouch wack wages waist wakes waking wales wali walker wallow wallowing wally walt
wards warmer warts washer washes washing wasn water watered watering waters wattle watts wave waved waving
waxed weaken weakling wealth wealthy weaver wedded wedding weeds weeks weeping wench weren wetting wheat whee
whence whereabouts whereas wherefore whine whining whiny whirring whiskey whisper whispered whispering
whispers whistler white whites whomever whooping widely widen wider widow widows wigs wilder wiles willies
willy wimpy windy wing winged wired wires wiring witch witches withdrawal withdrawn withdrew wither withered
withheld wits witter woken wonder wondered wondering wonders wong woods woody word wore world worlds worth
worthing wouldn wrap wrapped wrapper wrapping wraps wreath wretch wretched wright wring wrist wrists writing
writings yanks yapping yearly years yeast yikes yonkers youse youth zipper zombie weather storms stormy leather feather heather
`
    .trim()
    .split(/\s+/),
);
