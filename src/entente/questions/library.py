"""The competency questions that ship: ``queries/competency``, by id, in the order of their groups."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from entente import queries
from entente.queries import Query

GROUPS: Final = (
    "Who commands or holds what",
    "Then and now",
    "Meetings and conferences",
    "Alliances and relations",
    "Membership and structure",
    "Statements and who makes them",
    "Agreement and contradiction",
    "Places",
    "Threats, demands and conflict",
    "Networks and coverage",
)
"""The groups of questions, in the order in which they are listed."""


@cache
def library() -> Mapping[str, Query]:
    """Give every competency question by its id, group by group, and by id within one."""
    found = sorted(queries.folder("competency"), key=lambda query: (GROUPS.index(query.group), query.id))
    return MappingProxyType({query.id: query for query in found})
