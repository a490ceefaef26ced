"""Derived graphs follow the articles: whatever comes, changes or goes, they are what making them anew would give."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from entente.ingest.quads import graph
from entente.model import iris
from entente.model.claim import Bounds, Claim, Entity, Evidence, Modality, Polarity
from entente.model.document import Article
from entente.model.graph import Graph
from entente.publish import Writer, open_for_writing, writer
from entente.publish.derived import DERIVED
from entente.reason import links as linking
from entente.reason import proposals as proposing
from entente.reason.told import everything

ARLAND, BORLAND, CORLAND = (
    Entity(iris.thing("state", name), name, "State") for name in ("Arland", "Borland", "Corland")
)
ADA, BEN = (Entity(iris.thing("person", name), name, "Person", acts_for=ARLAND.iri) for name in ("Ada", "Ben"))
NAVY = Entity(iris.thing("organisation", "Navy of Arland"), "Navy of Arland", "ArmedForces", acts_for=ARLAND.iri)
ADMIRAL = Entity(iris.thing("office", "Admiral"), "Admiral", "Office")
PARTIES = (ARLAND, BORLAND, CORLAND, ADA, NAVY)
OFFICE = f"""INSERT DATA {{ GRAPH <{iris.reference_graph("made up")}> {{
    <{ADMIRAL.iri}> <{iris.term("headPostOf")}> <{NAVY.iri}> }} }}"""


@dataclass(frozen=True)
class Told:
    """A reading made by hand."""

    article: Article
    graph: Graph
    key: str
    account: bytes = b""


def told(number: int, claims: tuple[Claim, ...], day: date = date(2024, 6, 28), version: int = 1) -> Told:
    text = f"Dispatch {number}. " + "x" * 60
    article = Article(text, hashlib.sha256(text.encode()).hexdigest(), publisher=f"Paper {number % 4}", date=day)
    key = f"{number}.{version}"
    return Told(article, graph(article, claims, key=key, reader="r", dictionary="d"), key)


def claim(place: int, type_: str, subject: Entity, target: Entity, **more: object) -> Claim:
    evidence = Evidence(place, place + 1, "x", "", "", place, place + 1)
    return replace(Claim(type_, (subject,), (target,), evidence, "rule"), **more)  # type: ignore[arg-type]


def admiral(place: int, person: Entity, first: date, last: date) -> Claim:
    bounds = Bounds(
        starts_not_after=datetime(first.year, first.month, first.day, tzinfo=UTC),
        ends_not_before=datetime(last.year, last.month, last.day, 23, 59, 59, tzinfo=UTC),
    )
    return claim(place, "holdsPosition", person, NAVY, office=ADMIRAL.iri, bounds=bounds)


def drawn(chance: random.Random) -> tuple[Claim, ...]:
    """Draw what an article says: few parties and types, so that articles agree and contradict all the time."""
    made = []
    for place in range(chance.randrange(1, 5)):
        subject, target = chance.sample(PARTIES, 2)
        type_ = chance.choice(("CONSULT", "supports", "opposes", "alliedWith", "holdsPosition"))
        if type_ == "holdsPosition":
            made.append(
                admiral(place, chance.choice((ADA, BEN)), date(2024, 6, 1), date(2024, 6, chance.randint(1, 9)))
            )
            continue
        polarity = chance.choice((Polarity.AFFIRMED, Polarity.AFFIRMED, Polarity.NEGATED))
        modality = chance.choice((Modality.ASSERTED, Modality.ASSERTED, Modality.DEMANDED))
        made.append(claim(place, type_, subject, target, polarity=polarity, modality=modality))
    return tuple(made)


def drawn_events(chance: random.Random) -> tuple[Claim, ...]:
    """Draw what an article tells of that happened, most of it between the same two sides."""
    made = []
    for place in range(chance.randrange(1, 4)):
        subject, target = chance.choice(((ADA, BORLAND), (ARLAND, BORLAND), (BORLAND, NAVY), (CORLAND, ARLAND)))
        evidence = Evidence(place, place + 1, "x", "", "", place, place + 1, chance.choice(("", "0" * 96, "F" * 96)))
        made.append(Claim(chance.choice(("CONSULT", "AGREE", "ACCUSE")), (subject,), (target,), evidence, "rule"))
    return tuple(made)


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ship the vocabularies alone: the reference graphs take most of a second to load."""
    monkeypatch.setattr("entente.ontology.resources.reference_files", tuple)


Stood = Callable[..., dict[str, set[str]]]


@pytest.fixture
def stood(tmp_path: Path, small: None) -> Stood:
    """Store articles one after another; give what then stands in each derived graph, by its last part."""

    def store(*readings: Told) -> dict[str, set[str]]:
        with open_for_writing(tmp_path) as opened:
            opened.store.inner.update(OFFICE)
            for reading in readings:
                opened.put(reading)
                opened.finish()
            return {one.iri.rpartition("/")[2]: standing(opened, one.iri) for one in DERIVED}

    return store


def standing(opened: Writer, iri: str) -> set[str]:
    text = f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <{iri}> {{ ?s ?p ?o }} }}"
    return set(opened.store.construct(text).splitlines(keepends=True))


def anew(opened: Writer) -> dict[str, set[str]]:
    rows = everything(opened.store)
    made = (one.made(opened.store, opened._policy, rows) for one in DERIVED)
    return {one.iri: set(one.ntriples.splitlines(keepends=True)) for one in made}


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("policy", ["corroborated", "narrated"])
def test_following_gives_what_making_anew_gives(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int, policy: str
) -> None:
    monkeypatch.setattr(linking, "FULLY_LINKED", 3)  # so that few claims already are too many to link all
    chance = random.Random(seed)
    stored: dict[int, Told] = {}
    with open_for_writing(tmp_path, policy_name=policy) as opened:
        opened.store.inner.update(OFFICE)
        for step in range(10):
            for _ in range(chance.randrange(1, 4)):
                number = chance.randrange(12)
                if number in stored and chance.random() < 0.4:
                    opened.retract(stored.pop(number).article.iri)
                else:
                    stored[number] = told(number, drawn(chance), date(2024, chance.randint(5, 6), 3), version=step)
                    opened.put(stored[number])
            opened.finish()
            assert {one.iri: standing(opened, one.iri) for one in DERIVED} == anew(opened), f"step {step}"
        assert any(standing(opened, one.iri) for one in DERIVED)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("seed", range(2))
def test_proposals_follow_events_across_the_ends_of_months_and_through_crowds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setattr(proposing, "MOST", 2)  # so that few events already are a crowd
    chance = random.Random(seed)
    stored: dict[int, Told] = {}
    counts = []
    with open_for_writing(tmp_path) as opened:
        for step in range(10):
            for _ in range(chance.randrange(1, 4)):
                number = chance.randrange(12)
                if number in stored and chance.random() < 0.4:
                    opened.retract(stored.pop(number).article.iri)
                else:
                    day = chance.choice((date(2024, 5, 29), date(2024, 5, 31), date(2024, 6, 2), date(2024, 6, 28)))
                    stored[number] = told(number, drawn_events(chance), day, version=step)
                    opened.put(stored[number])
            opened.finish()
            stands = standing(opened, iris.PROPOSED)
            assert stands == anew(opened)[iris.PROPOSED], f"step {step}"
            counts.append(sum("#SameEventProposal>" in line for line in stands))
    assert max(counts) > 5


@pytest.mark.usefixtures("small")
def test_many_touched_articles_are_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(writer, "FEW", 3)
    with open_for_writing(tmp_path) as opened:
        for number in range(9):
            opened.put(told(number, (claim(0, "CONSULT", ARLAND, BORLAND),)))
        opened.finish()
        assert {one.iri: standing(opened, one.iri) for one in DERIVED} == anew(opened)


def contradictions(stands: dict[str, set[str]]) -> int:
    return sum("#contradicts>" in line for line in stands["links"])


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (claim(0, "supports", ARLAND, BORLAND), claim(0, "opposes", ARLAND, BORLAND), 1),
        (claim(0, "alliedWith", ARLAND, BORLAND), claim(0, "opposes", BORLAND, ARLAND), 1),
        (claim(0, "supports", ARLAND, BORLAND), claim(0, "opposes", BORLAND, ARLAND), 0),
        (claim(0, "supports", ARLAND, BORLAND), claim(0, "opposes", ARLAND, CORLAND), 0),
        (claim(0, "supports", ARLAND, BORLAND), claim(0, "alliedWith", ARLAND, BORLAND), 0),
        (
            claim(0, "supports", ARLAND, BORLAND, modality=Modality.DEMANDED),
            claim(0, "opposes", ARLAND, BORLAND),
            0,
        ),
        (claim(0, "supports", ARLAND, BORLAND), claim(0, "supports", ARLAND, BORLAND, polarity=Polarity.NEGATED), 1),
    ],
)
def test_relations_that_exclude_each_other_contradict(stood: Stood, one: Claim, other: Claim, found: int) -> None:
    assert contradictions(stood(told(1, (one,)), told(2, (other,)))) == found


def test_relations_of_different_months_exclude_nothing(stood: Stood) -> None:
    now, later = claim(0, "supports", ARLAND, BORLAND), claim(0, "opposes", ARLAND, BORLAND)
    assert contradictions(stood(told(1, (now,)), told(2, (later,), date(2024, 7, 28)))) == 0


JUNE = [date(2024, 6, day) for day in range(1, 11)]


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (admiral(0, ADA, JUNE[0], JUNE[5]), admiral(0, BEN, JUNE[4], JUNE[9]), 1),
        (admiral(0, ADA, JUNE[0], JUNE[4]), admiral(0, BEN, JUNE[4], JUNE[9]), 0),  # the day of the handing over
        (admiral(0, ADA, JUNE[4], JUNE[4]), admiral(0, BEN, JUNE[4], JUNE[4]), 1),  # two papers of one day
        (admiral(0, ADA, JUNE[0], JUNE[3]), admiral(0, BEN, JUNE[5], JUNE[9]), 0),
        (admiral(0, ADA, JUNE[0], JUNE[5]), admiral(0, ADA, JUNE[4], JUNE[9]), 0),
    ],
)
def test_two_at_the_head_of_one_body_on_the_same_days_contradict(
    stood: Stood, one: Claim, other: Claim, found: int
) -> None:
    assert contradictions(stood(told(1, (one,)), told(2, (other,)))) == found


def test_the_cube_counts_a_claim_once_for_each_pair_of_actors_and_of_states(stood: Stood) -> None:
    three = Claim("CONSULT", (ADA, NAVY), (BORLAND,), Evidence(0, 1, "x", "", "", 0, 1), "rule")
    denied = claim(1, "CONSULT", ADA, BORLAND, polarity=Polarity.NEGATED)
    stands = stood(told(1, (three, denied)), told(2, (claim(0, "CONSULT", ADA, BORLAND),)))["dyads"]
    counts: dict[str, list[str]] = {"actors": [], "states": [], "volume": []}
    for line in stands:
        observation, how, value = line.split(maxsplit=2)
        if how.endswith("#claimCount>"):
            data_set = f"{observation} <{iris.PREFIXES['qb']}dataSet> <{iris.DYADS}#"
            kind = next(one for one in counts if f"{data_set}{one}> .\n" in stands)
            counts[kind].append(value[1])
    assert {kind: sorted(found) for kind, found in counts.items()} == {
        "actors": ["1", "2"],
        "states": ["2"],
        "volume": ["2"],
    }
    edge = f"<{BORLAND.iri}> <{iris.term('inDyadWith')}> <{ADA.iri}> .\n"
    assert edge in stands
