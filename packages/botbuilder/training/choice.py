"""Learns whom to believe, the grammar or the network, from rows of agreement.ts: `choice.py ROWS…`; see README.md."""
import json
import sys
from pathlib import Path

import numpy as np
import torch

MADE = Path(__file__).resolve().parent.parent / "src/reader/learned/generated"
LEARNED_BY_NETWORK = {f"w{n}" for n in range(1, 7)}
DEVELOPMENT = 2.0  # how often a text of the development corpus counts
WIDE, STEPS, SIZE, RATE = 24, 400, 768, 5e-3
FOLDS = 10
LIMITS = (0.0, 0.02, 0.04, 0.06, 0.08)  # LEAST_ADVANTAGE in src/reader/read.ts is one of them


def held_out(row):
    return int(row["id"].split("/")[0].split("-")[1]) in (4, 8, 16, 24)


def part_of(row):
    if row["set"] == "development": return "development"
    return "held out" if held_out(row) else "new to the network"


def fit(x, gain, counts):
    torch.manual_seed(1)
    rng = np.random.default_rng(1)
    net = torch.nn.Sequential(torch.nn.Dropout(0.1), torch.nn.Linear(x.shape[1], WIDE), torch.nn.ReLU(), torch.nn.Dropout(0.3), torch.nn.Linear(WIDE, 1))
    optim = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=3e-2)
    for step in range(STEPS):
        some = torch.from_numpy(rng.choice(len(x), SIZE))
        for group in optim.param_groups: group["lr"] = RATE * (1 - step / STEPS)
        loss = (counts[some] * (net(x[some]).squeeze(1) - gain[some]) ** 2).mean()
        optim.zero_grad(); loss.backward(); optim.step()
    return net.eval()


def main(paths):
    torch.set_num_threads(1)
    rows = {(r["set"], r["id"]): r for p in paths for r in map(json.loads, open(p))}
    rows = [r for r in rows.values() if r["set"] == "development" or held_out(r) or r["id"].split("-")[0] not in LEARNED_BY_NETWORK]
    parts = np.array([part_of(r) for r in rows])
    shares = lambda key: np.array([r[key] / r["all"] for r in rows])
    weight = np.where(parts == "development", np.array([r["all"] for r in rows]), 1)
    gain = shares("network") - shares("grammar")
    has = np.array([r["evidence"] is not None for r in rows])
    names = sorted(next(r["evidence"] for r in rows if r["evidence"]))
    plain = np.array([[np.log1p(max(0, r["evidence"][n])) if r["evidence"] else 0 for n in names] for r in rows])
    differ = np.array([[1 - r["evidence"]["alike"]] if r["evidence"] else [0] for r in rows])
    x = np.hstack([plain, plain * differ])
    mean, spread = x[has].mean(0), x[has].std(0) + 1e-6
    x = torch.tensor(np.clip((x - mean) / spread, -4, 4), dtype=torch.float32)
    y = torch.tensor(gain, dtype=torch.float32)
    counts = torch.tensor(np.where(parts == "development", DEVELOPMENT, 1.0), dtype=torch.float32)

    # Each text judged by a choice that was learned without it.
    fold = np.random.default_rng(1).integers(0, FOLDS, len(rows))
    score = np.full(len(rows), -1.0)
    for k in range(FOLDS):
        some = has & (fold != k)
        net = fit(x[some], y[some], counts[some])
        own = has & (fold == k)
        with torch.no_grad(): score[own] = net(x[own]).squeeze(1).numpy()
    for limit in LIMITS:
        for part in ("new to the network", "held out", "development"):
            own = parts == part
            rate = lambda value: 100 * np.average(value[own], weights=weight[own])
            print(f"{part}, limit {limit}: {own.sum()} texts; grammar {rate(shares('grammar')):.1f}%, network {rate(shares('network')):.1f}%, chosen {rate(shares('grammar') + gain * (score > limit)):.1f}%, network in {100 * (score > limit)[own].mean():.0f}%")
    final = fit(x[has], y[has], counts[has])
    _, first, _, _, last = final
    # What it expects of a few texts, for the test that its twin expects the same.
    shown = [at for at in np.flatnonzero(has)[:: max(1, has.sum() // 12)]][:12]
    with torch.no_grad(): expected = final(x[shown]).squeeze(1).tolist()
    (MADE / "choiceSamples.json").write_text(json.dumps([dict(evidence=rows[at]["evidence"], advantage=round(e, 5)) for at, e in zip(shown, expected)]) + "\n")
    listed = lambda values: [float(f"{v:.4g}") for v in np.asarray(values).flatten()]
    made = dict(names=names, mean=listed(mean), spread=listed(spread), first=dict(weight=listed(first.weight.detach()), bias=listed(first.bias.detach())), last=dict(weight=listed(last.weight.detach()), bias=listed(last.bias.detach())))
    (MADE / "choice.json").write_text(json.dumps(made) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
