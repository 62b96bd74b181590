"""Writes a trained network as the module the reader loads: matrices as rows of bytes with a scale each, vectors as floats."""
import base64
import json
import os
import sys
from pathlib import Path

import numpy as np
import torch

import annotations
from network import Network
from samples import ACTIONS, BINS, CLASSES, GRAMS, RELATIONS, TAGS, features, hashed
from train import Books, act_id, batch, encode

HERE = Path(__file__).resolve().parent
MADE = HERE.parent / "src/reader/learned/generated"
TEXTS = [
    "patch urself up below a third, otherwise get in his face and smack him",
    "Never shoot while he's hiding behind his shield. Circle him until turn 30, then rush in.",
    "when he gets within 2 tiles leg it unless he's nearly dead\n- no bombs\n- grab loot",
]


def packed(words):
    """Sorted words as one text: of each, how many letters it shares with the one before (in base 36), and the rest."""
    out, last = [], ""
    for word in words:
        assert " " not in word
        same = min(35, len(os.path.commonprefix([last, word])))
        out.append("0123456789abcdefghijklmnopqrstuvwxyz"[same] + word[same:])
        last = word
    return " ".join(out)


def main(path):
    saved = torch.load(path)
    words, chunks, pieces, templates = saved["books"]
    learned = saved["net"]
    # One table of all words: what was learned of a word and what was known of it beforehand, added up.
    table = learned["vectors"] @ learned["meaning.weight"].T
    table[: saved["own"]] += learned["word.weight"]
    order = sorted(range(len(words)), key=lambda at: (at > 0, words[at]))
    words = [words[at] for at in order]
    net = Network(len(words), len(chunks), len(pieces), len(templates))
    net.load_state_dict({**learned, "word.weight": table[order], "vectors": net.vectors, "meaning.weight": torch.zeros_like(net.meaning.weight)})
    net.eval()
    data, parts, state = bytearray(), [], {}
    for name, value in net.state_dict().items():
        if name.split(".")[0] in ("urgent", "less", "before", "order", "vectors", "meaning"): continue  # only needed to learn
        v = value.numpy().astype(np.float32)
        if v.ndim == 1:
            parts.append([name, 0, len(v)])
            data += v.tobytes()
            state[name] = value
        else:
            scale = (np.abs(v).max(1) / 127).astype(np.float32)
            scale[scale == 0] = 1
            rounded = np.clip(np.round(v / scale[:, None]), -127, 127).astype(np.int8)
            parts.append([name, v.shape[0], v.shape[1]])
            for row in range(len(v)): data += scale[row].tobytes() + rounded[row].tobytes()
            state[name] = torch.from_numpy(rounded.astype(np.float32) * scale[:, None])
    net.load_state_dict(state, strict=False)
    books = dict(words=packed(words), chunks=chunks, pieces=pieces, templates=templates, tags=TAGS, classes=CLASSES, relations=RELATIONS, bins=BINS)
    MADE.mkdir(exist_ok=True)
    (MADE / "weights.ts").write_text(
        "/** Made by training/export.py from a trained network. */\n"
        "export const WEIGHTS: {\n  books: Record<\"chunks\" | \"pieces\" | \"templates\" | \"tags\" | \"classes\" | \"relations\", readonly string[]> & { words: string; bins: readonly number[] };\n"
        "  parts: readonly (readonly [name: string, rows: number, columns: number])[];\n  data: string;\n} = "
        + json.dumps(dict(books=books, parts=parts, data=base64.b64encode(bytes(data)).decode()), ensure_ascii=True) + ";\n"
    )
    # What the rounded network says of a few texts, for the test that its twin says the same.
    samples = []
    book = Books(words, chunks, pieces, templates)
    def grams(word):
        row = np.full(24, GRAMS); ids = hashed(word); row[: len(ids)] = ids; return row
    for text, tokens in zip(TEXTS, features(TEXTS)):
        s = dict(tokens=tokens, tags=[0] * len(tokens), numbers={}, spans=[], events=[], units=[])
        e = encode(s, book, grams)
        b = batch([e])
        with torch.no_grad():
            h = net.read(b)
            i, j = 1, min(5, len(tokens))
            r = net.spans(h, torch.tensor([0, 0]), torch.tensor([i, 0]), torch.tensor([j, 2]))
            k = CLASSES.index("myHealth<")
            c = book.copies([6])
            link = net.links(r[:1], torch.tensor([0]), torch.tensor([6]), r[1:], torch.tensor([k]), torch.tensor([7 + 13]), torch.tensor([2]))
            samples.append(dict(
                text=text, span=[i, j],
                tags=net.tag(h)[0].flatten().tolist(), templates=net.acts(r[:1], torch.from_numpy(c[:1]), torch.from_numpy(c[1:]))[0].tolist(), classes=net.conds(r[:1], torch.eye(len(CLASSES))[k : k + 1])[0].tolist(),
                either=net.either(r[:1]).item(), values=net.values(r[:1], torch.tensor([k]))[0].tolist(),
                numbers=net.number(h[0, 1]).tolist(), shifts=net.shift(h[0, 1]).tolist(), links=link[0].tolist(),
            ))
    rounded = json.loads(json.dumps(samples), parse_float=lambda x: round(float(x), 5))
    (MADE / "samples.json").write_text(json.dumps(rounded) + "\n")
    print((MADE / "weights.ts").stat().st_size, "bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
