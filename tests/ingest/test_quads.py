"""The graph of an article: the same for the same, another for any difference, and whole."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pyoxigraph
import pytest

from entente.ingest.pipeline import Reading
from entente.ingest.quads import claim_iri, graph, narrator
from entente.model import iris
from entente.model.claim import Claim, Entity, Evidence, Polarity
from entente.model.document import Article

ARTICLE = Article("Libya met Chad. It did.", "0" * 64, date=date(2024, 6, 28))
LIBYA, CHAD, SUDAN = (Entity(iris.thing("state", name), name, "State") for name in ("Libya", "Chad", "Sudan"))
EVIDENCE = Evidence(0, 14, "Libya met Chad", "", ". It did.", 0, 15)
CLAIM = Claim("CONSULT", (LIBYA,), (CHAD,), EVIDENCE, "meet-verb")
TEXT = (
    "Omar Saleh, the president of Libya, met Yusuf Karim, the foreign minister of Chad, in Tripoli on Monday. "
    "“Russia attacked Chad,” said Saleh. Libya, Chad and Sudan condemned Russia."
)


def parsed(ntriples: str) -> list[tuple[str, str, str]]:
    """The triples of a graph, as the values of their terms."""
    quads = pyoxigraph.parse(io.BytesIO(ntriples.encode()), format=pyoxigraph.RdfFormat.N_TRIPLES)
    terms = ((quad.subject, quad.predicate, quad.object) for quad in quads)
    return [(_value(subject), _value(predicate), _value(value)) for subject, predicate, value in terms]


def _value(term: object) -> str:
    return str(getattr(term, "value", ""))


def made(*claims: Claim, article: Article = ARTICLE) -> str:
    """The graph of claims."""
    return graph(article, claims, key="k", reader="r", dictionary="d").ntriples


def test_the_signature_of_a_sentence_stands_on_the_evidence_where_there_is_one() -> None:
    signed = replace(CLAIM, evidence=replace(EVIDENCE, signature="AB" * 48))
    assert f'#sentenceSignature> "{"AB" * 48}"^^<{iris.PREFIXES["xsd"]}hexBinary>' in made(signed)
    assert claim_iri(ARTICLE, signed) == claim_iri(ARTICLE, CLAIM)
    assert "sentenceSignature" not in made(CLAIM)


@pytest.mark.parametrize(
    "other",
    [
        replace(CLAIM, type="AGREE"),
        replace(CLAIM, subjects=(SUDAN,)),
        replace(CLAIM, objects=(SUDAN,)),
        replace(CLAIM, objects=(CHAD, SUDAN)),
        replace(CLAIM, subjects=(CHAD,), objects=(LIBYA,)),
        replace(CLAIM, subjects=(LIBYA, CHAD), objects=()),
        replace(CLAIM, speaker=SUDAN),
        replace(CLAIM, polarity=Polarity.NEGATED),
        replace(CLAIM, evidence=replace(EVIDENCE, start=1)),
        replace(CLAIM, evidence=replace(EVIDENCE, end=13)),
    ],
)
def test_another_claim_has_another_iri(other: Claim) -> None:
    assert claim_iri(ARTICLE, other) != claim_iri(ARTICLE, CLAIM)


def test_another_article_has_another_claim() -> None:
    assert claim_iri(replace(ARTICLE, text_hash="1" * 64), CLAIM) != claim_iri(ARTICLE, CLAIM)


def test_order_does_not_matter() -> None:
    other = replace(CLAIM, type="AGREE", subjects=(LIBYA, SUDAN))
    assert made(CLAIM, other) == made(other, CLAIM, other)
    assert claim_iri(ARTICLE, other) == claim_iri(ARTICLE, replace(other, subjects=(SUDAN, LIBYA)))


def test_equal_input_gives_equal_bytes(reading: Callable[..., Reading]) -> None:
    assert reading(TEXT).graph == reading(TEXT).graph
    assert reading(TEXT).key == reading(TEXT).key
    assert reading(TEXT).key != reading(TEXT, title="Another").key


def test_every_claim_is_whole(reading: Callable[..., Reading]) -> None:
    reading_ = reading(TEXT)
    triples = parsed(reading_.graph.ntriples)
    found: dict[str, dict[str, list[str]]] = {}
    for subject, predicate, value in triples:
        found.setdefault(subject, {}).setdefault(predicate, []).append(value)
    claims = [claim_iri(reading_.article, claim) for claim in reading_.claims]
    assert len(claims) == len(set(claims)) >= 5
    for claim in claims:
        facts = found[claim]
        for name in ("claimType", "polarity", "modality", "factuality", "reviewStatus", "inArticle", "madeBy"):
            assert len(facts[iris.term(name)]) == 1
        (speaker,) = facts[iris.PREFIXES["prov"] + "wasAttributedTo"]
        (evidence,) = facts[iris.term("evidence")]
        assert (iris.term("reportedBy") in facts) == (speaker != narrator(reading_.article))
        assert len(found[evidence][iris.PREFIXES["oa"] + "hasSelector"]) == 2
        (quote,) = found[f"{evidence}#quote"][iris.PREFIXES["oa"] + "exact"]
        (start,) = found[f"{evidence}#position"][iris.PREFIXES["oa"] + "start"]
        assert reading_.article.text[int(start) :].startswith(quote)


def test_no_domain_relation_stands_in_an_article(reading: Callable[..., Reading]) -> None:
    domain = {iris.term(name) for name in ("alliedWith", "hasHeldPositionIn", "metWith", "commands", "memberOf")}
    assert not domain & {predicate for _, predicate, _ in parsed(reading(TEXT).graph.ntriples)}


def test_one_found_in_the_article_is_described_there(reading: Callable[..., Reading]) -> None:
    made_ = reading(TEXT)
    karim = iris.in_article("actor", made_.article.iri, "Yusuf Karim")
    assert f"<{karim}> <{iris.term('foundIn')}> <{made_.article.iri}> ." in made_.graph.ntriples
    assert f"<{iris.thing('state', 'Libya')}> <http://www.w3.org" not in made_.graph.ntriples


def test_a_key_for_each_pair_the_same_either_way_round() -> None:
    def keys(claim: Claim) -> set[str]:
        triples = parsed(made(claim))
        return {value for at, name, value in triples if name == iris.term("claimKey") and "#" not in at}

    turned = replace(CLAIM, subjects=(CHAD,), objects=(LIBYA,))
    assert keys(CLAIM) == keys(turned)
    assert keys(replace(CLAIM, type="ACCUSE")) != keys(replace(turned, type="ACCUSE"))
    assert len(keys(replace(CLAIM, objects=(CHAD, SUDAN)))) == 2


@pytest.mark.parametrize("day", [date.min, date(999, 1, 1), date.max])
def test_any_year_has_four_digits(day: date) -> None:
    text = made(CLAIM, article=replace(ARTICLE, date=day))
    assert f'"{day.isoformat()}T00:00:00Z"' in text
    assert f'"{day.isoformat()[:7]}"' in text


def test_a_claim_said_twice_has_each_of_its_places() -> None:
    again = Evidence(16, 22, "It did", "", ".", 16, 23)
    twice = replace(CLAIM, restated=(again,))
    found = parsed(made(twice))
    this = claim_iri(ARTICLE, CLAIM)
    places = [value for subject, name, value in found if (subject, name) == (this, iris.term("evidence"))]
    later = [value for subject, name, value in found if (subject, name) == (this, iris.term("restatedIn"))]
    assert claim_iri(ARTICLE, twice) == this, "where it is said first makes its IRI"
    assert len(places) == 2 and len(later) == 1 and later[0] in places
    exact = {(subject, value) for subject, name, value in found if name == iris.PREFIXES["oa"] + "exact"}
    assert (f"{later[0]}#quote", "It did") in exact
