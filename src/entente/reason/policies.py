"""What claims become facts: the graph of accepted facts, by a named, versioned policy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from entente import queries
from entente.errors import BadParameter
from entente.model import iris
from entente.model.graph import Change, Graph, lines
from entente.model.sparql import with_rows
from entente.reason import told
from entente.reason.told import Footprint
from entente.store.embedded import EmbeddedStore

POLICIES: Final = ("corroborated", "narrated")
"""The policies by which a claim becomes a fact; the first is the default."""


@dataclass(frozen=True)
class Policy:
    """A named, versioned rule from claims to facts."""

    name: str
    version: str
    text: str
    """A CONSTRUCT over the claims; ``?key`` in each of its patterns is the key of the claims it weighs together."""

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


def reaccepted(store: EmbeddedStore, chosen: Policy, before: Footprint, after: Footprint) -> Change:
    """Give the change to the accepted facts of a store where articles told something before and something else now.

    A fact depends on the claims about its own two ends alone, so only the touched pairs are weighed again, with all
    the keys that claims about them have.
    """
    pairs = told.either_way((row.subject, row.object) for row in (before | after).pairs)
    if not pairs:
        return Change(iris.ACCEPTED)
    keys = sorted({row.key for row in told.told(store, ("subject", "object"), pairs)})
    bound = with_rows(chosen.text, ("key",), [(f'"{key}"',) for key in keys], everywhere=True)
    among = frozenset(pairs)
    made = lines(store.construct(bound)) if keys else []
    new = frozenset(line for line in made if _ends(line) in among)
    return Change.between(iris.ACCEPTED, _standing(store, pairs), new)


def _standing(store: EmbeddedStore, pairs: list[tuple[str, str]]) -> frozenset[str]:
    text = with_rows(queries.named("rules/accepted").text, ("subject", "object"), pairs)
    return frozenset(f"<{one}> <{how}> <{other}> .\n" for one, how, other in store.rows(text))


def _ends(line: str) -> tuple[str, str]:
    subject, _, target, _ = line.split()
    return subject, target
