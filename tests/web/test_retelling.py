"""Pages of events and claims say where they are perhaps told also, why, and in which sentences; and merge nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from tests.copies import copied

from entente.model import iris
from entente.questions import Term
from entente.settings import Settings
from entente.store.snapshots import current_snapshot
from entente.web.addresses import path_of
from entente.web.app import POOL, create_app
from entente.web.asking import Questions
from entente.web.names import Name
from entente.web.retelling import Retelling, _reasons, retold

_MET = f"""
SELECT ?event ?claim {{
  ?proposal <{iris.term("proposedEvent")}> ?event .
  ?claim <{iris.term("event")}> ?event ; <{iris.term("subject")}> <{iris.THING}person/michael-langley> .
}} ORDER BY ?event LIMIT 1"""


@pytest.fixture(scope="module")
def data(sampled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with all samples: several pairs of them tell of the same events."""
    return copied(sampled, tmp_path_factory.mktemp("retelling") / "data")


@pytest.fixture(scope="module")
def visitor(data: Path) -> Iterator[FlaskClient]:
    app = create_app(Settings(data=data, query_workers=1, query_seconds=60.0))
    with app.test_client() as client:
        yield client
    app.extensions[POOL].close()


@pytest.fixture(scope="module")
def questions(data: Path) -> Iterator[Questions]:
    with closing(Questions(partial(current_snapshot, data), 1)) as questions:
        yield questions


@pytest.fixture(scope="module")
def met(questions: Questions) -> dict[str, str]:
    """An event that two of the articles tell, and the claim that tells of it in one."""
    with questions.asking() as asking:
        table = asking.table(_MET, {})
    return {name: term.value for name, term in zip(table.columns, table.rows[0], strict=True) if isinstance(term, Term)}


@pytest.mark.parametrize("what", ["event", "claim"])
def test_a_page_shows_both_sentences_and_the_reasons(visitor: FlaskClient, met: dict[str, str], what: str) -> None:
    page = visitor.get(path_of(met[what]) + ".html").get_data(as_text=True)
    section = page[page.index('<h2 id="retold">') :].partition("</section>")[0]
    assert section.count('<q class="sentence">') == 2
    assert "Meridian Wire" in section or "Entente Dispatch" in section
    for reason in ("Both name ", "They are of the same type.", "Nothing is merged"):
        assert reason in section
    assert re.search(r'class="badge" href="/id/same-event/[0-9a-f]{20}\.html">score (?:0\.\d+|1)<', section)


def test_the_page_of_a_proposal_answers(visitor: FlaskClient, questions: Questions, met: dict[str, str]) -> None:
    with questions.asking() as asking:
        found = retold(asking, met["event"])
    assert found.total == len(found.shown) >= 1
    page = visitor.get(path_of(found.shown[0].proposal.iri) + ".html")
    assert page.status_code == 200
    assert "signature distance" in page.get_data(as_text=True)


def test_a_claim_of_a_relation_tells_of_no_event(visitor: FlaskClient, questions: Questions) -> None:
    relation = (
        f"SELECT ?claim {{ ?claim <{iris.term('claimType')}> <{iris.concept('relation', 'holdsPosition')}> }} LIMIT 1"
    )
    with questions.asking() as asking:
        claim = asking.table(relation, {}).rows[0][0]
    assert claim is not None
    assert "Perhaps told also in" not in visitor.get(path_of(claim.value) + ".html").get_data(as_text=True)


def test_an_event_that_nobody_retells_says_so_on_its_claim(visitor: FlaskClient, questions: Questions) -> None:
    alone = f"""SELECT ?claim {{ ?claim <{iris.term("event")}> ?event . ?event <{iris.term("toldIn")}> ?article
      FILTER NOT EXISTS {{ ?proposal <{iris.term("proposedEvent")}> ?event }} }} LIMIT 1"""
    with questions.asking() as asking:
        claim = asking.table(alone, {}).rows[0][0]
    assert claim is not None
    page = visitor.get(path_of(claim.value) + ".html").get_data(as_text=True)
    assert "No article of another publisher read so far seems to tell of the same event." in page


def said(**values: str | tuple[str, ...]) -> list[str]:
    """The reasons that so many values give, as plain text."""
    named = {
        local: tuple(Name(text) for text in ((texts,) if isinstance(texts, str) else texts))
        for local, texts in values.items()
    }
    lines = _reasons({"daysApart": (Name("0"),), **named})
    return ["".join(piece if isinstance(piece, str) else piece.text for piece in line) for line in lines]


def test_reasons_are_put_into_words_for_and_against() -> None:
    assert said(
        toldIndependently="true",
        sharedParty=("Ada", "ليبيا"),
        sharedState="Arland",
        daysApart="2",
        typeAgreement="0.25",
        placeAgreement="0",
        occasionAgreement="1",
        sentencesAgreement="0.4",
    ) == [
        "Both name Ada and ليبيا.",
        "Different actors in them act for Arland.",
        "Their days lie 2 days apart.",
        "Their types are others, but both of cooperation or both of conflict.",
        "They are said to be in different places.",
        "Both are part of the same named event.",
        "The sentences are somewhat alike, names left out.",
    ]


def test_what_is_not_known_is_not_said() -> None:
    assert said(toldIndependently="true", sharedParty="Ada") == ["Both name Ada.", "They may be on the same day."]


def test_a_copy_and_an_unknown_publisher_are_told() -> None:
    assert said(toldIndependently="false")[0].startswith("Both stand in the same words")
    assert said()[0].startswith("The publisher of one is not known")


def test_the_likeliest_come_first(questions: Questions, met: dict[str, str]) -> None:
    with questions.asking() as asking:
        shown = retold(asking, met["event"]).shown
    assert all(isinstance(one, Retelling) for one in shown)
    scores = [float(one.score) for one in shown]
    assert scores == sorted(scores, reverse=True)
