"""The network: words in their sentence to spans, meanings, links and urgency (its twin is src/reader/learned/network.ts)."""
import torch
import torch.nn.functional as F
from torch import nn
from samples import ACTIONS, BINS, CLASSES, GRAMS, NUMERIC, NUMBERS, RELATIONS, SHIFTS, TAGS

WORD, CHUNK, PIECE, GRAM = 32, 24, 24, 32
WIDE = 64
DILATIONS = (1, 2, 4, 8, 2, 1)
SPAN, PAIR = 80, 48
LONG = 20  # words of a span whose greatest values are taken, at most
BESIDE = 10  # words on each side of a span that are told of it, too
FAR = 6  # spans apart, at most


class Dropout(nn.Module):
    """Leaves out whole channels of a text (or of a span): as good as single values here, and a fifth faster."""

    def __init__(self, part):
        super().__init__()
        self.part = part

    def forward(self, x):
        if not self.training: return x
        kept = torch.rand(x.shape[0], 1, x.shape[-1]) if x.dim() == 3 else torch.rand(x.shape)
        return x * ((kept > self.part) / (1 - self.part))


class Network(nn.Module):
    def __init__(self, words, chunks, pieces, templates, vectors=None):
        """words: how many of them it learns itself; vectors: what is known beforehand of these and of the words behind them."""
        super().__init__()
        self.word = nn.Embedding(words, WORD)
        self.register_buffer("vectors", torch.zeros(words, 100) if vectors is None else vectors)
        self.meaning = nn.Linear(self.vectors.shape[1], WORD, bias=False)
        nn.init.zeros_(self.meaning.weight)
        self.chunk = nn.Embedding(chunks, CHUNK)
        self.piece = nn.Embedding(pieces, PIECE)
        self.gram = nn.Embedding(GRAMS + 1, GRAM, padding_idx=GRAMS)
        for e in (self.word, self.chunk, self.piece): nn.init.normal_(e.weight, std=0.3)
        nn.init.normal_(self.gram.weight, std=0.5)
        with torch.no_grad(): self.gram.weight[GRAMS] = 0
        self.enter = nn.Linear(WORD + CHUNK + PIECE + GRAM + 2, WIDE)
        self.layers = nn.ModuleList(nn.Linear(3 * WIDE, WIDE) for _ in DILATIONS)
        self.norms = nn.ModuleList(nn.LayerNorm(WIDE) for _ in DILATIONS)
        self.drop = Dropout(0.25)
        self.soft = Dropout(0.12)
        self.tag = nn.Linear(WIDE, len(TAGS))
        self.number = nn.Linear(WIDE, NUMERIC + 1)
        self.shift = nn.Linear(WIDE, len(SHIFTS))
        self.span = nn.Linear(4 * WIDE, SPAN)
        self.around = nn.Linear(2 * WIDE + SPAN, SPAN)
        self.again = nn.Linear(SPAN, SPAN)
        for part in (self.again.weight, self.again.bias): nn.init.zeros_(part)
        self.cond = nn.Linear(SPAN, len(CLASSES))
        self.either = nn.Linear(SPAN, 1)
        self.template = nn.Linear(SPAN, templates)
        self.classOf = nn.Embedding(len(CLASSES), 16)
        self.valueIn = nn.Linear(SPAN + 16, 32)
        self.value = nn.Linear(32, len(BINS))
        self.action = nn.Embedding(2 * len(ACTIONS), 16)
        self.place = nn.Embedding(6, 16)
        self.event = nn.Linear(SPAN + 16, PAIR)
        self.unit = nn.Linear(SPAN + 16, PAIR)
        self.apart = nn.Embedding(2 * (2 * FAR + 1), PAIR)
        self.hangs = nn.Embedding(4, PAIR)
        self.copied = nn.Parameter(torch.tensor([2.0, 1.0, 1.0]))
        self.link = nn.Linear(2 * PAIR, len(RELATIONS))
        self.urgent = nn.Linear(SPAN + 32, PAIR)
        self.less = nn.Linear(SPAN + 32, PAIR)
        self.before = nn.Embedding(8, PAIR)
        self.order = nn.Linear(PAIR, 1)

    def words(self, at, alone=None):
        """Vectors of words: what was known of them beforehand, and what was learned of them (not where `alone` says so)."""
        own = at < self.word.num_embeddings
        learned = self.word(at * own)
        keep = own if alone is None else own & ~alone
        return learned * keep.unsqueeze(-1) + self.meaning(F.embedding(at, self.vectors))

    def read(self, b):
        counts = (b["grams"] != GRAMS).sum(-1, keepdim=True).clamp(min=1)
        letters = self.gram(b["grams"]).sum(-2) / counts
        x = torch.cat([self.words(b["word"], b.get("alone")), self.chunk(b["chunk"]), self.piece(b["piece"]), letters, b["begins"]], -1)
        there = (b["tags"] >= 0).unsqueeze(2).float()
        h = self.enter(self.drop(x)) * there
        for layer, norm, d in zip(self.layers, self.norms, DILATIONS):
            wide = F.pad(h, (0, 0, d, d))
            near = torch.cat([wide[:, : -2 * d], h, wide[:, 2 * d :]], 2)
            h = norm(h + self.soft(torch.relu(layer(near)))) * there
        return self.drop(h)

    def spans(self, h, at, i, j):
        sums = torch.cat([h.new_zeros(h.shape[0], 1, WIDE), h.cumsum(1)], 1)
        mean = (sums[at, j] - sums[at, i]) / (j - i).unsqueeze(1)
        place = i.unsqueeze(1) + torch.arange(LONG)
        inside = place < j.unsqueeze(1)
        each = h[at.unsqueeze(1), place.clamp(max=h.shape[1] - 1)]
        most = each.masked_fill(~inside.unsqueeze(2), -1e9).amax(1)
        r = torch.relu(self.span(torch.cat([mean, h[at, i], h[at, j - 1], most], 1)))
        # What stands around it, a few words on each side: "No." and "him?" mean little by themselves.
        k, l = (i - BESIDE).clamp(min=0), (j + BESIDE).clamp(max=h.shape[1])
        before = (sums[at, i] - sums[at, k]) / BESIDE
        behind = (sums[at, l] - sums[at, j]) / BESIDE
        more = self.soft(torch.relu(self.around(torch.cat([before, behind, r], 1))))
        return self.drop(torch.relu(r + self.again(more)))

    def values(self, r, k):
        return self.value(torch.relu(self.valueIn(torch.cat([r, self.classOf(k)], 1))))

    def conds(self, r, told):
        """Classes of spans; told: those the grammar finds in them."""
        return self.cond(r) + self.copied[0] * told

    def acts(self, r, first, whole):
        """Orders of spans; first and whole: those that begin as the grammar's, and that are its."""
        return self.template(r) + self.copied[1] * first + self.copied[2] * whole

    def links(self, re, place, act, ru, k, apart, hangs):
        e = self.event(torch.cat([re, self.action(act) + self.place(place)], 1))
        u = self.unit(torch.cat([ru, self.classOf(k)], 1))
        return self.link(torch.cat([torch.relu(e + u + self.apart(apart) + self.hangs(hangs)), e * u], 1))

    def orders(self, a, b, sooner):
        """How much more urgent the first of two orders is, which is told first, too; a and b are (span, action and place, conditions)."""
        turned = torch.where(sooner == 0, sooner, 4 - sooner) + 4
        one = torch.relu(self.urgent(a) + self.less(b) + self.before(sooner))
        two = torch.relu(self.urgent(b) + self.less(a) + self.before(turned))
        return (self.order(one) - self.order(two)).squeeze(1)
