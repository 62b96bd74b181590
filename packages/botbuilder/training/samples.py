"""Annotated descriptions as arrays: what the network is told of each word, and what it is to say."""
import json
import os
import pickle
import re
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
KINDS = ["act", "cond", "both", "else", "cannot", "aside"]
TAGS = ["O"] + [f"{b}-{k}" for k in KINDS for b in "BI"]
ACTIONS = "advance retreat circle takeCover collect strike shoot charge guard repair recharge mine wait".split()
RELATIONS = ["none", "if", "unless", "until", "from"]
PERCENT = {"myHealth", "myEnergy", "enemyHealth", "enemyEnergy", "healthLead", "energyLead"}
COUNTS = ["distance", "turn", "pickupDistance", "stormDistance", "hitsTaken", "minesLeft", "chance"]
FLAGS = "canSee cornered enemyCornered enemyGuarding enemyRetreating enemyApproaching underFire".split()
NUMBERS = ["myHealth", "myEnergy", "enemyHealth", "enemyEnergy", "healthLead", "energyLead"] + COUNTS
CLASSES = (
    [f"{s}{d}" for s in NUMBERS for d in "<>=!"]
    + [f"{s}{d}" for s in FLAGS for d in "+-"]
    + [f"{who}Action{d}{a}" for who in ("enemy", "my") for d in "=!" for a in ACTIONS]
)
CLASS_AT = {name: at for at, name in enumerate(CLASSES)}
NUMERIC = 4 * len(NUMBERS)
BINS = [-50, -30, -20, -10, -5, 0, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 15, 20, 25, 30, 33, 35, 40, 45, 50, 55, 60, 66, 70, 75, 80, 85, 90, 95, 99, 100]
SHIFTS = [lambda x: x, lambda x: 100 - x, lambda x: x + 1, lambda x: x - 1, lambda x: -x]
GRAMS = 2048
MOST_GRAMS = 24


def class_of(sense, op, value):
    """A condition as (class, value by the class's own comparison): `<` and `>` of percentages and turns, else `<=` and `>=`."""
    if sense in FLAGS:
        return CLASS_AT[f"{sense}{'+' if value else '-'}"], None
    if sense in ("enemyAction", "myAction"):
        return CLASS_AT[f"{sense}{'=' if op == '=' else '!'}{value}"], None
    if op == "=" or op == "!=":
        return CLASS_AT[f"{sense}{op[0]}"], value
    down = op[0] == "<"
    if sense == "turn":
        value += {"<": -1, "<=": 0, ">": 0, ">=": -1}[op]
    elif sense not in PERCENT:  # a percent more or less is no difference
        value += {"<": -1, "<=": 0, ">": 1, ">=": 0}[op]
    return CLASS_AT[f"{sense}{'<' if down else '>'}"], value


def hashed(word):
    """Buckets of a word's letter groups (FNV-1a over UTF-16 units)."""
    marked = f"^{word[:24]}$"
    out = []
    for size in (3, 4):
        for at in range(max(1, len(marked) - size + 1)):
            h = 2166136261
            for unit in marked[at : at + size]:
                h = ((h ^ (ord(unit) & 0xFFFF)) * 16777619) & 0xFFFFFFFF
            out.append(h % GRAMS)
    return out[:MOST_GRAMS]


def features(texts):
    """What the reader knows of each text's words (`features.ts`); kept in the file that READER_FEATURES names, if it is set."""
    kept = os.environ.get("READER_FEATURES")
    known = pickle.load(open(kept, "rb")) if kept and os.path.exists(kept) else {}
    new = list(dict.fromkeys(t for t in texts if t not in known))
    if new: known.update(zip(new, read_features(new)))
    if kept and new: pickle.dump(known, open(kept, "wb"))
    return [known[t] for t in texts]


def read_features(texts):
    run = subprocess.run(
        ["npx", "tsx", str(HERE / "features.ts")],
        input="".join(json.dumps({"text": t}) + "\n" for t in texts),
        capture_output=True, text=True, cwd=HERE.parent,
    )
    lines = run.stdout.strip().split("\n")
    if run.returncode or len(lines) != len(texts):
        raise RuntimeError(run.stderr[-2000:])
    return [json.loads(line) for line in lines]


def template_of(items):
    """What a span orders, as text: rules parted by `;`, falling alternatives by `/`, bans marked with `!`."""
    parts = sorted(
        ((min(i["rules"]), at, i) for at, i in enumerate(items) if i["what"] in ("do", "never")), key=lambda p: p[:2]
    )
    return [(("!" if i["what"] == "never" else "") + "/".join(i["actions"]), i["rules"]) for _, _, i in parts]


def kind_of(items):
    act = any(i["what"] in ("do", "never") for i in items)
    cond = any("cond" in i for i in items)
    if act and cond: return "both"
    if act: return "act"
    if cond: return "cond"
    what = items[0]["what"]
    return "else" if what == "else" else "cannot" if what == "cannot" else "aside"


def opposite(name):
    """The class that holds where another does not."""
    sense, way = re.fullmatch(r"(\w+?)([<>=!+-])(\w*)", name).groups()[:2]
    return name.replace(way, {"<": ">", ">": "<", "=": "!", "!": "=", "+": "-", "-": "+"}[way])


def grammar_of(tokens, i, j):
    """What the grammar made of a span: the conditions in it, the orders, what hangs on them, how urgent they are."""
    names = lambda at: list(dict.fromkeys(n for t in tokens[i:j] for n in t[at]))
    return dict(
        told=[CLASS_AT[n] for n in names(9) if n in CLASS_AT],
        orders=[(len(ACTIONS) if n[0] == "!" else 0) + ACTIONS.index(n.lstrip("!")) for n in names(10)],
        hung=[n for n in names(11) if n in CLASS_AT],
        tier=next((t[12] for t in tokens[i:j] if t[12] is not None), None),
    )


def hangs(span, k):
    """What the grammar says of a condition and an order: nothing, no, yes, the opposite."""
    if not span["orders"]: return 0
    name = CLASSES[k]
    return 2 if name in span["hung"] else 3 if opposite(name) in span["hung"] else 1


def sooner(a, b):
    """Which of two orders the grammar puts first: unknown, the first, neither, the second."""
    if a["tier"] is None or b["tier"] is None: return 0
    return 1 if a["tier"] < b["tier"] else 2 if a["tier"] == b["tier"] else 3


def sample(block, tokens):
    """One annotated text as plain lists; None when it has no words."""
    if not tokens or len(tokens) > 400: return None
    tags = [0] * len(tokens)
    spans, events, units = [], [], []
    numbers = {}
    for span in block["spans"]:
        inside = [i for i, t in enumerate(tokens) if t[7] < span["end"] and t[8] > span["start"]]
        while inside and tags[inside[0]]: inside.pop(0)
        if not inside: continue
        i, j = inside[0], inside[-1] + 1
        kind = kind_of(span["items"])
        for at in range(i, j): tags[at] = TAGS.index(("B-" if at == i else "I-") + kind)
        here = len(spans)
        made = template_of(span["items"])
        own, either = {}, 0
        for item in span["items"]:
            if "cond" not in item: continue
            if len(item["cond"]) > 1: either = 1
            for conj in item["cond"]:
                for sense, op, value, vague in conj:
                    k, v = class_of(sense, op, value)
                    unit = own.setdefault(k, dict(span=here, k=k, v=v, vague=vague, rels={}))
                    for rule in item["rules"]:
                        unit["rels"][rule] = RELATIONS.index(item["what"])
        for at, (acts, rules) in enumerate(made[:6]):
            events.append(dict(span=here, acts=acts, at=at, rules=rules))
        for unit in own.values():
            if unit["v"] is not None and not unit["vague"]:
                for at in range(i, j):
                    if tokens[at][5] is None or at in numbers: continue
                    shift = next((n for n, f in enumerate(SHIFTS) if f(tokens[at][5]) == unit["v"]), None)
                    if shift is not None:
                        numbers[at] = (unit["k"], shift); unit["number"] = True
                        break
            units.append(unit)
        spans.append(dict(i=i, j=j, kind=kind, **grammar_of(tokens, i, j), either=either, template=";".join(a for a, _ in made[:6]),
                          classes=sorted(own)))
    for at, t in enumerate(tokens):
        if t[5] is not None and at not in numbers and tags[at]: numbers[at] = (-1, 0)
    return dict(tokens=tokens, tags=tags, spans=spans, events=events, units=units, numbers=numbers)
