"""What is made from claims: the graph of accepted facts, by a named policy, and the links between claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import Final, NamedTuple

from entente import queries
from entente.errors import BadParameter
from entente.model import iris
from entente.model.graph import Graph
from entente.store.embedded import EmbeddedStore

POLICIES: Final = ("corroborated", "narrated")
"""The policies by which a claim becomes a fact; the first is the default."""

FULLY_LINKED: Final = 20
"""Claims of one key and polarity of which every two are linked; past it each is linked with the first alone."""

_UNCOMMITTED: Final = frozenset(iris.concept("modality", name) for name in ("demanded", "intended", "hypothetical"))
"""Who demands, intends or supposes something contradicts nobody who denies that it is so."""


class _Told(NamedTuple):
    """A claim under one of its keys."""

    claim: str
    article: str
    polarity: str
    modality: str


@dataclass(frozen=True)
class Policy:
    """A named, versioned rule from claims to facts."""

    name: str
    version: str
    text: str
    """A CONSTRUCT over the claims."""

    @property
    def iri(self) -> str:
        """The policy's IRI, its version in it."""
        return f"{iris.THING}policy/{self.name}-{self.version}"


def policy(name: str) -> Policy:
    """Load a policy; raises BadParameter for a name that is none."""
    if name not in POLICIES:
        raise BadParameter(f"there is no policy {name}", hint=f"choose one of {', '.join(POLICIES)}")
    query = queries.named(f"rules/policy-{name}")
    return Policy(name, query.headers["version"], query.text)


def accepted(store: EmbeddedStore, chosen: Policy) -> Graph:
    """Project the claims that the policy accepts into plain triples."""
    return Graph(iris.ACCEPTED, store.construct(chosen.text))


def links(store: EmbeddedStore) -> Graph:
    """Link the claims that agree, once, from the lower IRI, and each that affirms with each that denies the same."""
    by_key: dict[str, list[_Told]] = defaultdict(list)
    for key, polarity, modality, claim, article in store.rows(queries.named("rules/links").text):
        by_key[key].append(_Told(claim, article, polarity, modality))
    lines = {line for told in by_key.values() if len(told) > 1 for line in _key_links(sorted(told))}
    return Graph(iris.LINKS, "".join(sorted(lines)))


def _key_links(told: list[_Told]) -> Iterator[str]:
    denied = iris.concept("polarity", "negated")
    affirming, denying = ([item for item in told if (item.polarity == denied) is side] for side in (False, True))
    for side in (affirming, denying):
        for one, other in combinations(side, 2) if len(side) <= FULLY_LINKED else product(side[:1], side[1:]):
            if one.article != other.article:
                yield _link(one, "agreesWith", other)
    for one, other in product(affirming, denying):
        if not {one.modality, other.modality} & _UNCOMMITTED:
            yield _link(one, "contradicts", other)


def _link(one: _Told, how: str, other: _Told) -> str:
    return f"<{one.claim}> <{iris.term(how)}> <{other.claim}> .\n"
