"""Events of several articles are proposed as one, from the claims that tell of them, and never merged."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from entente.ingest.quads import graph
from entente.model import iris
from entente.model.claim import Bounds, Claim, Entity, Evidence, Modality, Polarity
from entente.model.document import Article
from entente.model.ntriples import Triples
from entente.ontology import checking, resources
from entente.ontology.compiling import duties
from entente.reason.happenings import happenings
from entente.reason.proposals import MOST, candidates, proposals
from entente.reason.told import everything
from entente.store.embedded import EmbeddedStore

ARLAND, VELMAR = (Entity(iris.thing("state", name), name, "State") for name in ("Arland", "Velmar"))
ADA = Entity(iris.thing("person", "Ada"), "Ada", "Person", acts_for=ARLAND.iri)
CAPITAL = Entity(iris.thing("place", "Capital"), "Capital", "Place")
MET = Claim("CONSULT", (ADA,), (VELMAR,), Evidence(0, 3, "Ada", "", "", 0, 24, "0" * 96), "rule")
DAY = date(2030, 5, 13)


@pytest.fixture
def store() -> EmbeddedStore:
    made = EmbeddedStore.memory()
    made.load([(file.name, file.read_bytes(), "urn:ontology") for file in resources.ontology_files()])
    return made


def tell(store: EmbeddedStore, words: str, *claims: Claim, publisher: str = "Post", day: date | None = DAY) -> str:
    text = f"{words}. It was a day in May."
    hashed = hashlib.sha256(f"{text} {publisher}".encode()).hexdigest()
    article = Article(text, hashed, publisher=publisher, date=day)
    evidence = replace(MET.evidence, sentence_end=len(words) + 1)
    told = [replace(claim, evidence=replace(evidence, start=place)) for place, claim in enumerate(claims or (MET,))]
    store.add([graph(article, told, key="key", reader="reader", dictionary="dictionary")])
    return article.iri


def proposed(store: EmbeddedStore) -> str:
    return proposals(store, everything(store)).ntriples


def count(store: EmbeddedStore) -> int:
    return proposed(store).count("#SameEventProposal>")


def test_two_publishers_telling_one_event_are_proposed_with_their_reasons(store: EmbeddedStore) -> None:
    articles = {tell(store, "Ada met Velmar in the capital"), tell(store, "Talks were held", publisher="Star")}
    found = proposed(store)
    assert found.count("#SameEventProposal>") == 1
    assert f"#sharedParty> <{ADA.iri}>" in found
    assert '#toldIndependently> "true"' in found
    assert '#signatureDistance> "0"' in found
    assert all(f"#wasDerivedFrom> <{article}>" in found for article in articles)
    assert "sameAs" not in found


def test_a_proposal_keeps_the_shapes_of_data(store: EmbeddedStore) -> None:
    tell(store, "Ada met Velmar")
    tell(store, "Talks were held", publisher="Star")
    whole = "".join(
        store.construct(f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <{name}> {{ ?s ?p ?o }} }}")
        for name in store.graphs(iris.GRAPH + "article/")
    )
    kinds = "".join(
        f"<{one.iri}> <{iris.PREFIXES['rdf']}type> <{iris.term(one.kind)}> .\n" for one in (ARLAND, VELMAR, ADA)
    )
    found = checking.violations(Triples(whole + kinds + proposed(store)), duties("data"))
    assert not [fault for fault in found if "same-event" in fault.node], found


def test_the_same_words_of_another_publisher_bear_nothing_out(store: EmbeddedStore) -> None:
    tell(store, "Ada met Velmar")
    tell(store, "ADA met “Velmar”", publisher="Star")
    assert '#toldIndependently> "false"' in proposed(store)


def test_where_a_publisher_is_unknown_nothing_is_said_of_independence(store: EmbeddedStore) -> None:
    tell(store, "Ada met Velmar")
    tell(store, "Talks were held", publisher="")
    assert count(store) == 1
    assert "toldIndependently" not in proposed(store)


def test_one_publisher_tells_once(store: EmbeddedStore) -> None:
    tell(store, "Ada met Velmar")
    tell(store, "Talks were held")
    assert count(store) == 0


@pytest.mark.parametrize(
    ("claim", "day"),
    [
        (replace(MET, modality=Modality.INTENDED), DAY),
        (replace(MET, modality=Modality.DEMANDED), DAY),
        (replace(MET, modality=Modality.HISTORICAL), DAY),
        (replace(MET, polarity=Polarity.NEGATED), DAY),
        (replace(MET, type="alliedWith"), DAY),
        (MET, date(2030, 5, 17)),
        (MET, None),
    ],
    ids=["planned", "demanded", "long-past", "denied", "a-relation", "another-week", "no-day"],
)
def test_what_did_not_happen_then_is_not_proposed(store: EmbeddedStore, claim: Claim, day: date | None) -> None:
    tell(store, "Ada met Velmar")
    tell(store, "Talks were held", claim, publisher="Star", day=day)
    assert count(store) == 0


def test_a_day_of_its_own_counts_and_not_the_article_s(store: EmbeddedStore) -> None:
    moment = datetime(2030, 5, 13, tzinfo=UTC)
    then = replace(MET, bounds=Bounds(moment, moment, moment, moment), modality=Modality.HISTORICAL)
    tell(store, "Ada met Velmar")
    tell(store, "Talks had been held", then, publisher="Star", day=date(2030, 9, 1))
    assert count(store) == 1


def test_the_end_of_a_month_parts_nothing(store: EmbeddedStore) -> None:
    tell(store, "Ada met Velmar", day=date(2030, 5, 31))
    tell(store, "Talks were held", publisher="Star", day=date(2030, 6, 1))
    assert count(store) == 1


def test_an_event_of_a_month_is_held_against_one_of_a_day_in_it(store: EmbeddedStore) -> None:
    first, last = datetime(2030, 5, 1, tzinfo=UTC), datetime(2030, 5, 31, 23, 59, 59, tzinfo=UTC)
    in_may = replace(MET, bounds=Bounds(first, last, first, last), place=CAPITAL)
    tell(store, "Ada met Velmar in May", in_may, day=date(2030, 7, 2))
    tell(store, "Talks were held", replace(MET, place=CAPITAL), publisher="Star")
    found = proposed(store)
    assert found.count("#SameEventProposal>") == 1
    assert f"#sharedPlace> <{CAPITAL.iri}>" in found
    assert '#daysApart> "0"' in found and '#timeAgreement> "0.5"' in found


def test_without_a_signature_the_reason_is_absent_and_not_zero(store: EmbeddedStore) -> None:
    unsigned = replace(MET, evidence=replace(MET.evidence, signature=""))
    tell(store, "Ada met Velmar")
    article = Article("Talks were held.", "f" * 64, publisher="Star", date=DAY)
    store.add([graph(article, [unsigned], key="key", reader="reader", dictionary="dictionary")])
    found = proposed(store)
    assert found.count("#SameEventProposal>") == 1
    assert "sentencesAgreement" not in found
    assert "signatureDistance" not in found


def test_the_work_of_a_crowd_grows_with_it_and_not_with_its_square(store: EmbeddedStore) -> None:
    for number in range(3 * MOST):
        tell(store, f"Talk {number} was held", publisher=f"Paper {number}")
    told = happenings(store, everything(store).pairs, everywhere=True)
    assert len(told) == 3 * MOST
    assert len(candidates(told)) <= MOST * len(told)
