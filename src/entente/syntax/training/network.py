"""The network: an encoder with heads for sentence starts, tags, and biaffine arcs and relations."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional
from transformers import BertModel

from entente.syntax.wordpieces import FEATURES


@dataclass(frozen=True)
class Sizes:
    """How many labels each head has, and how wide the arcs' and the relations' vectors are."""

    upos: int
    xpos: int
    relations: int
    arc: int = 256
    relation: int = 100


class Network(nn.Module):
    """Deep biaffine attention (Dozat and Manning 2017) over a small encoder, all heads trained at once."""

    def __init__(self, encoder: BertModel, sizes: Sizes, dropout: float = 0.25) -> None:
        super().__init__()
        width = encoder.config.hidden_size
        self.encoder = encoder
        self.features = nn.Embedding(FEATURES, width)
        nn.init.zeros_(self.features.weight)
        self.start = nn.Linear(width, 1)
        self.upos = nn.Linear(width, sizes.upos)
        self.xpos = nn.Linear(width, sizes.xpos)
        self.arc_head, self.arc_child = nn.Linear(width, sizes.arc), nn.Linear(width, sizes.arc)
        self.relation_head, self.relation_child = nn.Linear(width, sizes.relation), nn.Linear(width, sizes.relation)
        self.arc = nn.Parameter(torch.zeros(sizes.arc + 1, sizes.arc))
        self.relation = nn.Parameter(torch.randn(sizes.relations, sizes.relation + 1, sizes.relation + 1) * 0.01)
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        self.dropout = nn.Dropout(dropout)

    def forward(self, ids: Tensor, mask: Tensor, features: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Give starts (b, n), tags of two kinds (b, n, k), arcs (b, n, n + 1), and the relations' vectors.

        Column 0 of the arcs is the root, column i + 1 word i as the governor; the relations' heads have n + 1 rows too.
        """
        embedded = self.encoder.embeddings.word_embeddings(ids) + self.features(features)
        out = self.encoder(inputs_embeds=embedded, attention_mask=mask).last_hidden_state
        words = torch.gather(out, 1, first.unsqueeze(-1).expand(-1, -1, out.shape[-1]))
        words = self.dropout(words)
        rooted = torch.cat([self.root.expand(words.shape[0], 1, -1), words], 1)
        child = functional.gelu(self.arc_child(words))
        child = torch.cat([child, torch.ones_like(child[..., :1])], -1)
        arcs = child @ self.arc @ functional.gelu(self.arc_head(rooted)).transpose(1, 2)
        heads, children = functional.gelu(self.relation_head(rooted)), functional.gelu(self.relation_child(words))
        starts = self.start(words).squeeze(-1)
        return starts, self.upos(words), self.xpos(words), arcs, heads, children

    def relations(self, heads: Tensor, children: Tensor, governors: Tensor) -> Tensor:
        """Give the scores of relations (b, n, k) of words to their governors (b, n; 0 is the root)."""
        chosen = torch.gather(heads, 1, governors.unsqueeze(-1).expand(-1, -1, heads.shape[-1]))
        chosen = torch.cat([chosen, torch.ones_like(chosen[..., :1])], -1)
        children = torch.cat([children, torch.ones_like(children[..., :1])], -1)
        return torch.einsum("bni,lij,bnj->bnl", children, self.relation, chosen)
