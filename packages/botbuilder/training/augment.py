"""Changed copies of annotated descriptions: other words for the same place, slips of the keyboard, missing marks."""
import random
import re

CONJUNCTION = re.compile(r"^(if|when|whenever|while|once|unless|until|till|as soon as|as long as|after|before|should|in case|with|at|below|under|above|over)\b", re.I)


def pieces(block):
    """A block as a list of (text, items or None)."""
    out, at = [], 0
    for span in sorted(block["spans"], key=lambda s: s["start"]):
        if span["start"] > at: out.append((block["text"][at:span["start"]], None))
        out.append((block["text"][span["start"]:span["end"]], span["items"]))
        at = span["end"]
    if at < len(block["text"]): out.append((block["text"][at:], None))
    return out


def joined(parts, kind):
    text, spans = "", []
    for words, items in parts:
        if items is not None: spans.append(dict(start=len(text), end=len(text) + len(words), items=items))
        text += words
    return dict(kind=kind, text=text, spans=spans)


def shape(words, items):
    """Spans of one shape can stand in one another's place."""
    whats = {i["what"] for i in items}
    if len(items) != 1: return None
    (what,) = whats
    if what in ("if", "unless", "until", "from"):
        head = CONJUNCTION.match(words)
        return ("cond", head[1].lower() if head else "-")
    if what in ("do", "never"):
        first = words.split()[0].lower() if words.split() else ""
        form = "s" if first.endswith("s") else "ing" if first.endswith("ing") else "to" if first == "to" else "i" if first in ("i", "we", "he", "it", "you") else "neg" if re.match(r"(never|no|don|do not|not|avoid|stop)", first) else "-"
        return (what, form)
    return None


class Stock:
    def __init__(self, blocks):
        self.by = {}
        for block in blocks:
            for words, items in pieces(block):
                if items is not None and shape(words, items):
                    self.by.setdefault(shape(words, items), []).append((words, items[0]))

    def replace(self, words, items, rng):
        key = shape(words, items)
        if key is None: return words, items
        other, item = rng.choice(self.by[key])
        if words[:1].isupper() and other: other = other[0].upper() + other[1:]
        elif words[:1].islower() and len(other) > 1 and other[1].islower() and not other.startswith("I "): other = other[0].lower() + other[1:]
        if key[0] == "cond":
            return other, [{**items[0], "cond": item["cond"]}]
        return other, [{**items[0], "actions": item["actions"]}]


NEAR = {a: b for a, b in zip("qwertyuiopasdfghjklzxcvbnm", "wqewrytiuoasdfhgkjlzxcbvmn")}


def slip(word, rng):
    if len(word) < 4: return word
    at = rng.randrange(1, len(word) - 1)
    how = rng.randrange(4)
    if how == 0: return word[:at] + word[at + 1:]
    if how == 1: return word[:at] + word[at + 1] + word[at] + word[at + 2:]
    if how == 2: return word[:at] + word[at] + word[at:]
    return word[:at] + NEAR.get(word[at], word[at]) + word[at + 1:]


def vary(block, stock, rng):
    parts = pieces(block)
    swap = rng.choice([0, 0.15, 0.3, 0.6])
    parts = [stock.replace(w, i, rng) if i is not None and rng.random() < swap else (w, i) for w, i in parts]
    slips = rng.choice([0, 0, 0, 0.03, 0.1])
    if slips:
        parts = [(re.sub(r"[A-Za-z]{4,}", lambda m: slip(m[0], rng) if rng.random() < slips else m[0], w), i) for w, i in parts]
    if rng.random() < 0.25: parts = [(w.lower(), i) for w, i in parts]
    if rng.random() < 0.15: parts = [(re.sub(r"[,;]", "", w), i) for w, i in parts]
    if rng.random() < 0.1: parts = [(re.sub(r"[.!?](?=\s)", ",", w), i) for w, i in parts]
    if rng.random() < 0.05: parts = [(re.sub(r"['’]", "", w), i) for w, i in parts]
    parts = [(w, i) for w, i in parts if w]
    return joined(parts, block["kind"])


def together(first, second):
    """Two short texts as one: the second's rules are tried after the first's."""
    most = max((r for s in first["spans"] for i in s["items"] for r in i.get("rules", [])), default=0)
    text = first["text"].rstrip()
    if text and text[-1] not in ".!?": text += "."
    at = len(text) + 1
    moved = [dict(start=s["start"] + at, end=s["end"] + at, items=[{**i, **({"rules": [r + most for r in i["rules"]]} if "rules" in i else {})} for i in s["items"]]) for s in second["spans"]]
    return dict(kind=first["kind"], text=text + " " + second["text"], spans=first["spans"] + moved)
