"""For which state somebody acts: by the office held on the day, not by nationality."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from entente.ingest.acting import acting, postings, state_of
from entente.ingest.quads import graph
from entente.model import iris
from entente.model.claim import Bounds, Claim, Entity, Evidence
from entente.model.document import Article

ARLAND, BORLAND, NOBODY = "http://x/arland", "http://x/borland", ""
ENVOY = Entity("http://x/envoy", "Envoy", "Person", acts_for=ARLAND)
MIDNIGHT, LAST_SECOND = "T00:00:00Z", "T23:59:59Z"
HELD = postings(
    [
        (ENVOY.iri, BORLAND, "2010-01-01" + MIDNIGHT, "2010-01-31" + LAST_SECOND, "2012-05-31" + LAST_SECOND, ""),
        (ENVOY.iri, NOBODY, "2013-03-01" + MIDNIGHT, "2013-03-01" + MIDNIGHT, "2015-01-01" + LAST_SECOND,
         "2015-12-31" + LAST_SECOND),
    ]
)  # fmt: skip


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
        (None, ARLAND),
    ],
)
def test_a_person_acts_for_the_state_whose_office_is_held_that_day(day: str | None, state: str) -> None:
    assert state_of(ENVOY, HELD, date.fromisoformat(day) if day else None) == state


def test_a_state_acts_for_itself_and_a_body_for_whom_the_graph_says() -> None:
    day = date(2014, 1, 1)
    assert state_of(Entity(ARLAND, "Arland", "State"), HELD, day) == ARLAND
    assert state_of(Entity("http://x/navy", "Navy", "ArmedForces", acts_for=ARLAND), HELD, day) == ARLAND
    assert state_of(Entity("http://x/club", "Club", "Alliance"), HELD, day) == NOBODY


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
