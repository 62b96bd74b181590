/** Forms that no ending rule finds. */
const irregular: readonly [string, "s" | "ed" | "ing", string][] = [
  ["run", "ed", "ran"],
  ["run", "ing", "running"],
  ["go", "ed", "went gone"],
  ["go", "s", "goes"],
  ["go", "ing", "going goin"],
  ["hit", "ing", "hitting hittin"],
  ["fight", "ed", "fought"],
  ["shoot", "ed", "shot"],
  ["strike", "ed", "struck stricken"],
  ["hide", "ed", "hid"],
  ["flee", "ed", "fled"],
  ["flee", "ing", "fleeing"],
  ["lie", "ing", "lying"],
  ["lay", "ed", "laid"],
  ["swing", "ed", "swung"],
  ["fall", "ed", "fell fallen"],
  ["fly", "ed", "flew flown"],
  ["get", "ed", "got gotten"],
  ["get", "ing", "getting gettin"],
  ["come", "ed", "came"],
  ["keep", "ed", "kept"],
  ["hold", "ed", "held"],
  ["take", "ed", "took taken"],
  ["drop", "ing", "dropping droppin"],
  ["give", "ed", "gave given"],
  ["lose", "ed", "lost"],
  ["win", "ed", "won"],
  ["win", "ing", "winning"],
  ["sting", "ed", "stung"],
  ["beat", "ed", "beaten"],
  ["eat", "ed", "ate eaten"],
  ["sit", "ing", "sitting"],
  ["see", "ed", "saw seen"],
  ["see", "ing", "seeing"],
  ["throw", "ed", "threw thrown"],
  ["stand", "ed", "stood"],
  ["leave", "ed", "left"],
  ["creep", "ed", "crept"],
  ["begin", "ing", "beginning"],
  ["die", "ing", "dying"],
  ["dig", "ing", "digging"],
  ["set", "ing", "setting"],
  ["put", "ing", "putting"],
  ["swim", "ing", "swimming"],
  ["catch", "ed", "caught"],
  ["freeze", "ed", "froze frozen"],
  ["have", "s", "has"],
  ["have", "ed", "had"],
  ["make", "ed", "made"],
  ["bleed", "ed", "bled"],
  ["feel", "ed", "felt"],
  ["spend", "ed", "spent"],
  ["ride", "ed", "rode"],
  ["break", "ed", "broke broken"],
  ["blow", "ed", "blew blown"],
  ["find", "ed", "found"],
  ["think", "ed", "thought"],
];

export const IRREGULAR: ReadonlyMap<string, { base: string; ending: "s" | "ed" | "ing" }> = new Map(
  irregular.flatMap(([base, ending, forms]) =>
    forms.split(" ").map((form) => [form, { base, ending }] as const),
  ),
);

const pairs = (text: string): [string, string][] =>
  text
    .trim()
    .split("\n")
    .map((line) => {
      const [short, long] = line.split(":");
      return [(short ?? "").trim(), (long ?? "").trim()];
    });

/** Contractions written out; the apostrophe is taken off before looking. */
export const CONTRACTIONS: ReadonlyMap<string, string> = new Map(
  pairs(`
im: i am
ive: i have
hes: he is
shes: she is
theyre: they are
youre: you are
theyve: they have
youve: you have
weve: we have
thats: that is
theres: there is
heres: here is
whats: what is
whos: who is
dont: do not
doesnt: does not
didnt: did not
cant: can not
cannot: can not
couldnt: can not
wont: will not
wouldnt: will not
shouldnt: should not
mustnt: must not
isnt: is not
arent: are not
aint: is not
wasnt: is not
havent: have not
hasnt: has not
hadnt: has not
neednt: do not need
lets: let us
youll: you will
theyll: they will
itll: it will
hell: he will
gonna: going to
wanna: want to
gotta: got to
gotcha: got you
gimme: give me
lemme: let me
oughta: ought to
outta: out of
kinda: kind of
sorta: sort of
innit: is it
ima: i will
imma: i will
youd: you would
hed: he would
`),
);
// "hell" is a curse far more often than "he'll"; only the spelled apostrophe means the pronoun.
(CONTRACTIONS as Map<string, string>).delete("hell");

/** Short forms of chat and text messages, and typos too short to correct by distance. */
export const SLANG: ReadonlyMap<string, string> = new Map(
  pairs(`
u: you
yuo: you
se: see
sea: see
seee: see
unda: under
ova: over
nex: next
nxtto: next to
neer: near
nere: near
agen: again
bcs: because
def: definitely
yoru: your
les: less
mor: more
o: of
an: an
enuf: enough
enuff: enough
nuff: enough
nuthin: nothing
summat: something
ye: you
thee: you
iffn: if
whne: when
adn: and
nad: and
teh: the
taht: that
shes: he is
hez: he is
his: his
hisself: himself
gud: good
wack: whack
wak: whack
whak: whack
klose: close
clsoer: closer
fara: far
awya: away
awy: away
guyz: guy
dude: dude
enrgy: energy
energi: energy
ammo: energy
stam: energy
pwr: energy
nme: enemy
nmy: enemy
sumthing: something
sumone: someone
nobdy: nobody
ur: your
urs: yours
urself: yourself
yourslef: yourself
yo: your
ya: you
yer: your
r: are
n: and
nd: and
w: with
wiv: with
wif: with
da: the
teh: the
hte: the
th: the
tha: the
dat: that
dis: this
dem: them
em: them
im: i am
hiim: him
hm: him
hin: him
hmi: him
thier: their
tehm: them
wen: when
whn: when
wehn: when
hwen: when
weh: when
wenever: whenever
wheneva: whenever
wenevr: whenever
wheni: when i
ifi: if i
fi: if
iff: if
nvr: never
nevr: never
neva: never
nver: never
dnt: do not
dun: do not
dnot: do not
cnt: can not
wont: will not
b4: before
bfore: before
befor: before
til: until
till: until
untill: until
untl: until
tho: though
thru: through
thn: then
tehn: then
hten: then
els: else
esle: else
elese: else
othrwise: otherwise
otherwize: otherwise
othewise: otherwise
otherwse: otherwise
otherwis: otherwise
lik: like
liek: like
jus: just
jst: just
juts: just
pls: please
plz: please
ppl: people
bc: because
cuz: because
coz: because
cos: because
cus: because
bcuz: because
idk: i do not know
tbh:
lol:
lmao:
rofl:
haha:
hehe:
xd:
smh:
imo:
imho:
ngl:
fr:
btw:
fyi:
asap: now
rn: now
atm: now
ok: ok
kk: ok
hp: health
hps: health
helth: health
heath: health
healt: health
healht: health
halth: health
nrg: energy
enrgy: energy
enegry: energy
enery: energy
opp: opponent
opps: opponent
oppo: opponent
opponet: opponent
enmy: enemy
enemey: enemy
enamy: enemy
los: sight
loss: loss
elth: health
bakc: back
fixx: fix
ner: near
sneek: sneak
thwak: whack
thwack: whack
duk: duck
wiv: with
shure: sure
pct: percent
dmg: damage
dist: distance
xtra: extra
2wards: towards
gtfo: retreat
c: see
cum: come
abt: about
bout: about
rite: right
frm: from
neer: near
witha: with a
iz: is
wuz: was
undr: under
eva: ever
closser: closer
him2: him
recharg: recharge
again: again
bak: back
atm: now
b/c: because
shootin: shooting
im2: i am
rly: really
v: very
lo: low
lw: low
lowww: low
nr: near
nxt: next
hlf: half
haf: half
hald: half
qtr: quarter
runaway: run away
backoff: back off
atk: attack
attak: attack
atack: attack
def: defend
shot: shot
sheild: shield
sheld: shield
bombz: bombs
gunz: guns
minez: mines
trapz: traps
slahs: slash
stcik: stick
shoto: shoot
shoo: shoot
sht: shoot
shoit: shoot
hela: heal
heel: heal
haal: heal
hael: heal
hti: hit
rnu: run
rin: run
fite: fight
fihgt: fight
figth: fight
nite: night
gaurd: guard
gard: guard
gurad: guard
blok: block
runn: run
hyde: hide
wat: wait
wiat: wait
chrage: charge
charg: charge
cirlce: circle
circel: circle
strik: strike
strkie: strike
cuver: cover
retreet: retreat
retret: retreat
repare: repair
repiar: repair
reapir: repair
advence: advance
avdance: advance
colect: collect
cole: collect
coner: corner
cloes: close
clsoe: close
clos: close
mins: mines
trun: turn
trn: turn
truns: turns
tern: turn
turs: turns
frist: first
fisrt: first
frst: first
furst: first
lsat: last
alot: a lot
allways: always
alwys: always
alway: always
`),
);
