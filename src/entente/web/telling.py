"""Claims to be shown, in two steps: which of them, in their order, and then all that is said of each, by one query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from entente.web.asking import Asking, Row, Wanted, wanted
from entente.web.page import total
from entente.web.sayings import Saying, sayings


@dataclass(frozen=True)
class Chosen:
    """The claims on one page of a list, by IRI, and how many the list has in all."""

    claims: tuple[str, ...]
    total: int


def chosen(rows: Sequence[Row]) -> Chosen:
    """Read the rows of a query that lists claims: each in a row of its own, in their order, and a total."""
    return Chosen(tuple(dict.fromkeys(row["claim"].value for row in rows if "claim" in row)), total(rows))


def told(asking: Asking, claims: Sequence[str], *beside: Wanted) -> tuple[tuple[Saying, ...], list[tuple[Row, ...]]]:
    """Ask what is said of claims, each once and in their order, and other queries beside it.

    Raises as ``Asking.rows`` does.
    """
    names = tuple(dict.fromkeys(claims))
    of_claims = (wanted("claims-told", claim=names),) if names else ()
    answers = asking.together(*of_claims, *beside)
    found = {one.claim.iri: one for one in sayings(answers.pop(0))} if names else {}
    return tuple(found[claim] for claim in names if claim in found), answers
