"""Parses annotated descriptions; `check.py FILE…` lists faults and counts; `parse(path)` gives blocks."""
import re, sys, json
ACT = "advance retreat circle takeCover collect strike shoot charge guard repair recharge mine wait".split()
NUM = "myHealth myEnergy enemyHealth enemyEnergy healthLead energyLead distance turn pickupDistance stormDistance hitsTaken minesLeft chance".split()
FLAG = "canSee cornered enemyCornered enemyGuarding enemyRetreating enemyApproaching underFire".split()
LAST = ["enemyAction", "myAction"]
SPAN = re.compile(r"\[([^\[\]]+)\]\(([^()]*)\)")

def cond(text):
    """-> list (or) of lists (and) of (sense, op, value, vague)"""
    out = []
    for alt in text.split("|"):
        conj = []
        for one in alt.split("&"):
            one = one.strip()
            m = re.fullmatch(r"(!?)(\w+)", one)
            if m and m[2] in FLAG:
                conj.append((m[2], "=", m[1] == "", False)); continue
            m = re.fullmatch(r"(\w+)\s*(<=|>=|!=|<|>|=)\s*(~?)\s*(-?\w+)", one)
            if not m: raise ValueError(f"condition {one!r}")
            s, op, v, val = m[1], m[2], bool(m[3]), m[4]
            if s in NUM: conj.append((s, op, int(val), v))
            elif s in LAST:
                if val not in ACT or op not in ("=", "!="): raise ValueError(f"condition {one!r}")
                conj.append((s, op, val, False))
            elif s in FLAG and val in ("true", "false"): conj.append((s, "=", (val == "true") == (op == "="), False))
            else: raise ValueError(f"condition {one!r}")
        out.append(conj)
    return out

def items(text):
    out = []
    for it in text.split(";"):
        it = it.strip()
        if it in ("cannot", "loadout", "wager", "aside"):
            out.append(dict(what=it)); continue
        m = re.fullmatch(r"([\d, ]+)\s+(do|if|else|never|unless|until|from)\b\s*(.*)", it)
        if not m: raise ValueError(f"item {it!r}")
        rules = [int(x) for x in m[1].replace(" ", "").split(",") if x]
        w, rest = m[2], m[3].strip()
        d = dict(what=w, rules=rules)
        if w in ("do", "never"):
            a = [x.strip() for x in rest.split("/")]
            if any(x not in ACT for x in a): raise ValueError(f"action {rest!r}")
            d["actions"] = a
        elif w == "else":
            if rest: raise ValueError(f"item {it!r}")
        else: d["cond"] = cond(rest)
        out.append(d)
    return out

def parse(path):
    blocks, faults = [], []
    src = open(path, encoding="utf8").read().replace("\r\n", "\n")
    for i, b in enumerate(re.split(r"\n\s*\n(?=# )", src.strip() + "\n")):
        lines = b.strip().split("\n")
        if not lines[0].startswith("# "):
            faults.append(f"block {i}: no '# kind': {lines[0][:60]}"); continue
        kind, body = lines[0][2:].strip(), "\n".join(lines[1:]).strip()
        text, spans, at = "", [], 0
        try:
            for m in SPAN.finditer(body):
                text += body[at:m.start()]
                spans.append(dict(start=len(text), end=len(text) + len(m[1]), items=items(m[2])))
                text += m[1]; at = m.end()
            text += body[at:]
            if re.search(r"[\[\]()]", text): raise ValueError("stray bracket")
            heads = {}
            for s in spans:
                for it in s["items"]:
                    for r in it.get("rules", []):
                        heads.setdefault(r, set()).add(it["what"])
            for r, w in heads.items():
                if not w & {"do", "never"}: raise ValueError(f"rule {r} has no do/never")
            if heads and sorted(heads) != list(range(1, len(heads) + 1)): raise ValueError(f"rule numbers {sorted(heads)}")
            if not text.strip(): raise ValueError("empty")
            blocks.append(dict(kind=kind, text=text, spans=spans))
        except ValueError as e:
            faults.append(f"block {i} ({kind}): {e}: {body[:80]!r}")
    return blocks, faults

if __name__ == "__main__":
    for p in sys.argv[1:]:
        b, f = parse(p)
        for x in f: print(p, x)
        print(p, len(b), "blocks,", sum(len(x["spans"]) for x in b), "spans,", len(f), "faults")
