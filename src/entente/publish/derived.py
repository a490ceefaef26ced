"""The graphs that are derived from claims: how each is made, and how it follows articles that came, changed or went.

For every derived graph, changing it where articles touched it gives what making it anew would give.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from entente.model import iris
from entente.model.graph import Change, Graph
from entente.reason.dyads import dyads, recounted
from entente.reason.links import links, relinked
from entente.reason.policies import Policy, accepted, reaccepted
from entente.reason.proposals import proposals, reproposed
from entente.reason.told import Footprint
from entente.store.embedded import EmbeddedStore


@dataclass(frozen=True)
class Derived:
    """A graph that follows from the claims, and where ``by_policy`` says so, from the policy in force."""

    iri: str
    made: Callable[[EmbeddedStore, Policy, Footprint], Graph]
    """Makes it from all claims, which the footprint is of."""
    changed: Callable[[EmbeddedStore, Policy, Footprint, Footprint], Change]
    """Gives the change to it where touched articles told something before and tell something else now."""
    by_policy: bool = False
    """Made by the policy's own query, which asks the store and not the footprint."""

    def stamp(self, policy: Policy) -> str:
        """Give the IRI of the policy it is made by; empty where none is asked."""
        return policy.iri if self.by_policy else ""


DERIVED: Final = (
    Derived(
        iris.ACCEPTED,
        lambda store, policy, _: accepted(store, policy),
        reaccepted,
        by_policy=True,
    ),
    Derived(
        iris.LINKS,
        lambda store, _, everything: links(store, everything),
        lambda store, _, before, after: relinked(store, before, after),
    ),
    Derived(
        iris.DYADS,
        lambda _, __, everything: dyads(everything),
        lambda store, _, before, after: recounted(store, before, after),
    ),
    Derived(
        iris.PROPOSED,
        lambda store, _, everything: proposals(store, everything),
        lambda store, _, before, after: reproposed(store, before, after),
    ),
)
