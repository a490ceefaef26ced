"""A name with several bearers is told apart by what stands beside it."""

from __future__ import annotations

import pytest

from entente.ingest.dictionary import Dictionary
from entente.ingest.discourse import Discourse
from entente.ingest.senses import Senses
from entente.model import iris

from .conftest import parsed

LABEL, OTHER, ADJECTIVE = "label", "altLabel", "adjective"
LOCATED, TERRITORY = "locatedIn", "territoryOf"


def row(thing: str, kind: str, label: str, name: str = "", how: str = LABEL, state: str = "") -> tuple[str, ...]:
    acts_for = iris.THING + state if state else ""
    return (iris.THING + thing, iris.term(kind), label, name or label, iris.term(how), acts_for)


ROWS = [
    row("state/georgia", "State", "Georgia"),
    row("state/united-states", "State", "United States"),
    row("state/united-states", "State", "United States", "American", ADJECTIVE),
    row("state/colombia", "State", "Colombia"),
    row("state/colombia", "State", "Colombia", "Colombian", ADJECTIVE),
    row("place/georgia-us-state", "Territory", "Georgia (U.S. state)"),
    row("place/georgia-us-state", "Territory", "Georgia (U.S. state)", "Georgia", OTHER),
    row("place/georgia-us-state", "Territory", "Georgia (U.S. state)", iris.THING + "state/united-states", TERRITORY),
    row("place/sea-island", "Place", "Sea Island"),
    row("place/sea-island", "Place", "Sea Island", iris.THING + "place/georgia-us-state", LOCATED),
    row("place/tbilisi", "Place", "Tbilisi"),
    row("place/tbilisi", "Place", "Tbilisi", iris.THING + "state/georgia", LOCATED),
    row("place/tripoli", "Place", "Tripoli"),
    row("place/tripoli", "Place", "Tripoli", iris.THING + "state/libya", LOCATED),
    row("place/tripoli-lebanon", "Place", "Tripoli (Lebanon)"),
    row("place/tripoli-lebanon", "Place", "Tripoli (Lebanon)", "Tripoli", OTHER),
    row("place/tripoli-lebanon", "Place", "Tripoli (Lebanon)", iris.THING + "state/lebanon", LOCATED),
    row("state/lebanon", "State", "Lebanon"),
    row("state/libya", "State", "Libya"),
    row("organisation/congress", "Parliament", "United States Congress", state="state/united-states"),
    row("organisation/congress", "Parliament", "United States Congress", "Congress", OTHER, "state/united-states"),
    row("organisation/embassy", "Embassy", "Embassy in Colombia", "embassy of the Union", OTHER, "state/united-states"),
]


def chosen(text: str) -> dict[str, str]:
    """What each name in a sentence is taken to be, by the name as it stands."""
    senses = Senses(parsed(text), Discourse(iris.THING + "article/0", Dictionary.from_rows(ROWS)))
    found = {}
    for first, name in senses.names.items():
        sense = senses.choose(first, name)
        as_written = text[senses.tokens[first].start : senses.tokens[name.last - 1].end]
        found[as_written] = sense.entity.label if sense else ""
    return found


@pytest.mark.parametrize(
    ("text", "name", "meant"),
    [
        ("They met at Sea Island, Georgia, on Monday.", "Georgia", "Georgia (U.S. state)"),
        ("They met in Tbilisi, Georgia, on Monday.", "Georgia", "Georgia"),
        ("Georgia signed the treaty.", "Georgia", "Georgia"),
        ("The ship left Tripoli, Lebanon, at dawn.", "Tripoli", "Tripoli (Lebanon)"),
        ("The ship left Tripoli, Libya, at dawn.", "Tripoli", "Tripoli"),
        ("The ship left Tripoli at dawn.", "Tripoli", "Tripoli"),
    ],
)
def test_a_place_lies_in_the_place_beside_it(text: str, name: str, meant: str) -> None:
    assert chosen(text)[name] == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("He spoke before Congress.", "United States Congress"),
        ("He spoke before America’s and the American Congress.", "United States Congress"),
        ("Colombia’s Congress rejected it.", ""),
        ("The Colombian Congress rejected it.", ""),
    ],
)
def test_a_body_of_a_state_is_not_another_states(text: str, meant: str) -> None:
    assert chosen(text)["Congress"] == meant


def test_an_embassy_may_be_named_by_its_host() -> None:
    assert chosen("Colombia’s embassy of the Union closed.")["embassy of the Union"] == "Embassy in Colombia"


def test_whereabouts_end_where_places_lie_in_each_other() -> None:
    circle = [
        row("place/a", "Place", "A", iris.THING + "place/b", LOCATED),
        row("place/b", "Place", "B", iris.THING + "place/a", LOCATED),
    ]
    both = {iris.THING + "place/a", iris.THING + "place/b"}
    assert Dictionary.from_rows(circle).whereabouts(iris.THING + "place/a") == both
