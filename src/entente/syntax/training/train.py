"""Train: fine-tune the encoder on a treebank, and keep the averaged weights after each pass."""

from __future__ import annotations

import copy
import random
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from entente.syntax.training.examples import Batch, Batcher, Labels, batches, windows
from entente.syntax.training.network import Network, Sizes
from entente.syntax.treebank import Tree
from entente.syntax.wordpieces import Vocabulary

Documents = Sequence[Sequence[Tree]]


@dataclass(frozen=True)
class Plan:
    """How training goes; the values are those the shipped parser was trained with."""

    passes: int = 10
    words: int = 900
    """Words of a batch."""
    encoder_rate: float = 1.5e-4
    heads_rate: float = 1.5e-3
    warm_up: int = 200
    average: float = 0.998
    """Share of the old weights in the running average, after each step."""
    seed: int = 1


def train(
    encoder: Path, documents: Documents, development: Documents, plan: Plan, say: Callable[[str], None]
) -> Iterator[tuple[Network, Labels]]:
    """Yield the averaged network after each pass over the documents; ``encoder`` is a folder of weights."""
    torch.manual_seed(plan.seed)
    chance = random.Random(plan.seed)  # noqa: S311
    labels = Labels.of(tree for document in documents for tree in document)
    sizes = Sizes(len(labels.upos), len(labels.xpos), len(labels.relations))
    network = Network(AutoModel.from_pretrained(encoder, attn_implementation="sdpa"), sizes)
    vocabulary = Vocabulary(encoder / "vocab.txt")
    batcher = Batcher(vocabulary, labels, chance)
    averaged = copy.deepcopy(network).eval()
    inner = [weight for name, weight in network.named_parameters() if name.startswith("encoder")]
    outer = [weight for name, weight in network.named_parameters() if not name.startswith("encoder")]
    groups = [{"params": inner, "lr": plan.encoder_rate}, {"params": outer, "lr": plan.heads_rate}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = plan.passes * len(batches(list(windows(documents, random.Random(0))), random.Random(0), plan.words))  # noqa: S311
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, step / plan.warm_up) * max(0.01, 1 - step / steps)
    )
    step, began = 0, time.monotonic()
    for turn in range(plan.passes):
        network.train()
        for group in batches(list(windows(documents, chance)), chance, plan.words):
            loss = _loss(network, batcher.batch(group))
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            _average(averaged, network, min(plan.average, (step + 1) / (step + 10)))
            step += 1
            if step % 50 == 0:
                say(f"step {step} of {steps}, loss {loss.item():.3f}, {time.monotonic() - began:.0f} s")
        say(f"pass {turn + 1}: {measure(averaged, Batcher(vocabulary, labels), development)}")
        yield averaged, labels


def _loss(network: Network, batch: Batch) -> Tensor:
    starts, upos, xpos, arcs, heads, children = network(batch.ids, batch.mask, batch.features, batch.first)
    real = batch.real
    arcs = arcs.masked_fill(~batch.allowed, -1e4)
    relations = network.relations(heads, children, batch.governors)
    return (
        functional.cross_entropy(arcs[real], batch.governors[real])
        + functional.cross_entropy(relations[real], batch.relations[real])
        + 0.3 * functional.cross_entropy(upos[real], batch.upos[real])
        + 0.2 * functional.cross_entropy(xpos[real], batch.xpos[real])
        + 0.5 * functional.binary_cross_entropy_with_logits(starts[real], batch.starts[real])
    )


def _average(averaged: Network, network: Network, share: float) -> None:
    with torch.no_grad():
        for old, new in zip(averaged.parameters(), network.parameters(), strict=True):
            old.lerp_(new, 1 - share)


def measure(network: Network, batcher: Batcher, documents: Documents) -> str:
    """Score a network on given words and sentences, greedily; a sign of progress, not the score that counts."""
    right = torch.zeros(5)
    with torch.no_grad():
        for group in batches(list(windows(documents, random.Random(1))), random.Random(1), 1500):  # noqa: S311
            batch = batcher.batch(group)
            starts, upos, _, arcs, heads, children = network(batch.ids, batch.mask, batch.features, batch.first)
            governors = arcs.masked_fill(~batch.allowed, -1e4).argmax(-1)
            relations = network.relations(heads, children, governors).argmax(-1)
            attached = (governors == batch.governors) & batch.real
            right += torch.tensor(
                [
                    batch.real.sum(),
                    attached.sum(),
                    (attached & (relations == batch.relations)).sum(),
                    ((upos.argmax(-1) == batch.upos) & batch.real).sum(),
                    (((starts > 0) == (batch.starts > 0)) & batch.real).sum(),
                ]
            )
    shares = (right / right[0]).tolist()[1:]
    names = ("UAS", "LAS", "UPOS", "start")
    return ", ".join(f"{name} {share:.4f}" for name, share in zip(names, shares, strict=True))
