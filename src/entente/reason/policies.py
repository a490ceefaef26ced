"""What is made from claims: the graph of accepted facts, by a named policy, and the links between claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from entente import queries
from entente.errors import BadParameter
from entente.model import iris
from entente.model.graph import Graph
from entente.store.embedded import EmbeddedStore

POLICIES: Final = ("corroborated", "narrated")
"""The policies by which a claim becomes a fact; the first is the default."""

LINKS: Final = ("rules/links-agrees", "rules/links-agrees-many", "rules/links-contradicts")


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
    """Link the claims that agree with and contradict each other."""
    lines = {line for name in LINKS for line in store.construct(queries.named(name).text).splitlines(keepends=True)}
    return Graph(iris.LINKS, "".join(sorted(lines)))
