"""For which state somebody acts: by the office held on the day, not by nationality."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from entente.ingest.acting import acting, in_office
from entente.ingest.establishment import Establishment
from entente.ingest.quads import graph
from entente.model import iris
from entente.model.claim import Bounds, Claim, Entity, Evidence, Modality, Polarity
from entente.model.document import Article

ARLAND, BORLAND, NOBODY = "http://x/arland", "http://x/borland", ""
ENVOY = Entity("http://x/envoy", "Envoy", "Person", acts_for=ARLAND)
MIDNIGHT, LAST_SECOND = "T00:00:00Z", "T23:59:59Z"
FIRST, SECOND = ("http://x/minister", "http://x/tenure/1"), ("http://x/chair", "http://x/tenure/2")
HELD = Establishment(
    [
        (
            ENVOY.iri,
            *FIRST,
            BORLAND,
            *(day + MIDNIGHT for day in ("2010-01-01", "2010-01-31")),
            "2012-05-31T23:59:59Z",
            "",
        ),
        (ENVOY.iri, *SECOND, NOBODY, *["2013-03-01" + MIDNIGHT] * 2, "2015-01-01T23:59:59Z", "2015-12-31T23:59:59Z"),
    ]
)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2009-12-31", ARLAND),  # before any office is known: the nationality
        ("2010-01-01", BORLAND),  # possibly begun
        ("2012-05-31", BORLAND),  # the last day it surely held
        ("2013-02-28", BORLAND),  # no end is known
        ("2013-03-01", NOBODY),  # now surely in a body that acts for no state
        ("2015-06-30", NOBODY),  # both possibly: the office begun later
        ("2016-01-01", BORLAND),
        ("9999-12-31", BORLAND),  # the last day there is
        (None, ARLAND),
    ],
)
def test_a_person_acts_for_the_state_whose_office_is_held_that_day(day: str | None, state: str) -> None:
    assert HELD.state_of(ENVOY, date.fromisoformat(day) if day else None) == state


def test_a_state_acts_for_itself_and_a_body_for_whom_the_graph_says() -> None:
    day = date(2014, 1, 1)
    assert HELD.state_of(Entity(ARLAND, "Arland", "State"), day) == ARLAND
    assert HELD.state_of(Entity("http://x/navy", "Navy", "ArmedForces", acts_for=ARLAND), day) == ARLAND
    assert HELD.state_of(Entity("http://x/club", "Club", "Alliance"), day) == NOBODY


def test_the_day_is_the_claims_own_else_that_of_its_article() -> None:
    evidence = Evidence(0, 1, "x", "", "", 0, 1)
    dated = Bounds(datetime(2011, 1, 1, tzinfo=UTC), None, None, None)
    own = Claim("CONSULT", (ENVOY,), (ENVOY,), evidence, "rule", bounds=dated)
    other = Claim("CONSULT", (ENVOY,), (), evidence, "rule")
    published = date(2014, 1, 1)
    assert {one.acts_for for one in (*acting(own, HELD, published).subjects, *own.objects)} == {BORLAND, ARLAND}
    assert acting(own, HELD, published).objects[0].acts_for == BORLAND
    assert acting(other, HELD, published).subjects[0].acts_for == NOBODY


def test_the_pair_of_a_claim_names_both_states() -> None:
    navy = Entity("http://x/navy", "Navy", "ArmedForces", acts_for=ARLAND)
    borland, club = Entity(BORLAND, "Borland", "State"), Entity("http://x/club", "Club", "Alliance")
    claim = Claim("CONSULT", (navy,), (borland, club), Evidence(0, 1, "x", "", "", 0, 1), "rule")
    lines = graph(Article("x", "0" * 64), [claim], key="k", reader="r", dictionary="d").ntriples.splitlines()
    subjects = [line for line in lines if f"<{iris.term('subjectState')}> <{ARLAND}>" in line]
    objects = [line for line in lines if f"<{iris.term('objectState')}>" in line]
    assert len(subjects) == 2
    assert [line.split()[2] for line in objects] == [f"<{BORLAND}>"]


MINISTER, DEPUTY, CLUB = "http://x/minister", "http://x/deputy", "http://x/club"
POSTS = Establishment(
    [(ENVOY.iri, MINISTER, "http://x/tenure/1", BORLAND, "2010-01-01" + MIDNIGHT, "", "2012-05-31" + LAST_SECOND, "")],
    [
        (MINISTER, "http://x/ministry", BORLAND, "Foreign Minister of Borland"),
        (MINISTER, "http://x/ministry", BORLAND, "Minister for Foreign Affairs of Borland"),
        (DEPUTY, "http://x/ministry", BORLAND, "Deputy Foreign Minister of Borland"),
        ("http://x/leader", CLUB, "", "Club commander"),
        ("http://x/other", CLUB, "", "Deputy Club commander"),
    ],
)


@pytest.mark.parametrize(
    ("title", "body", "offices"),
    [
        ("Foreign Minister", BORLAND, (MINISTER,)),
        ("acting foreign minister", "http://x/ministry", (MINISTER,)),
        ("minister for foreign affairs", BORLAND, (MINISTER,)),
        ("deputy foreign minister", BORLAND, (DEPUTY,)),
        ("minister", BORLAND, (MINISTER,)),
        ("commander", CLUB, ("http://x/leader",)),
        ("foreign minister", ARLAND, ()),
        ("president", BORLAND, ()),
        ("acting", BORLAND, ()),
    ],
)
def test_an_office_is_found_by_its_title_and_body(title: str, body: str, offices: tuple[str, ...]) -> None:
    assert POSTS.offices(title, body) == offices


def _holds(position: str, **more: object) -> Claim:
    borland = Entity(BORLAND, "Borland", "State")
    evidence = Evidence(0, 1, "x", "", "", 0, 1)
    return Claim("holdsPosition", (ENVOY,), (borland,), evidence, "rule", position=position, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("claim", "day", "office", "tenure"),
    [
        (_holds("foreign minister"), "2011-03-01", MINISTER, "http://x/tenure/1"),
        (_holds("foreign minister"), "2015-03-01", MINISTER, "http://x/tenure/1"),  # no end is known: possibly
        (_holds("foreign minister"), "2009-03-01", MINISTER, ""),
        (_holds("foreign minister", modality=Modality.HISTORICAL), "2011-03-01", MINISTER, ""),
        (_holds("foreign minister", polarity=Polarity.NEGATED), "2011-03-01", MINISTER, ""),
        (_holds("deputy foreign minister"), "2011-03-01", DEPUTY, ""),
        (_holds("president"), "2011-03-01", "", ""),
        (_holds("foreign minister"), None, MINISTER, ""),
    ],
)
def test_a_claim_of_a_position_tells_of_the_office_and_of_the_tenure_known_for_that_day(
    claim: Claim, day: str | None, office: str, tenure: str
) -> None:
    found = in_office(claim, POSTS, date.fromisoformat(day) if day else None)
    assert (found.office, found.tenure) == (office, tenure)
    assert replace(found, office="", tenure="") == claim
