"""Claims as pages show them: with every place where an article makes them."""

from __future__ import annotations

from collections.abc import Iterator

from entente.model import iris
from entente.questions import Term
from entente.web.asking import Row
from entente.web.reading import passages
from entente.web.sayings import Saying, sayings

CLAIM = iris.THING + "claim/00000000000000000001"
SENTENCES = {"a": ("He met her.", "met her", 90), "b": ("They met.", "met", 10), "c": ("Again they met.", "met", 200)}


def rows() -> Iterator[Row]:
    """What ``pages/claims-told`` answers of one claim that stands in the three sentences, first in the one at 90."""
    claim = Term(CLAIM, "iri")
    for key, (sentence, quote, start) in SENTENCES.items():
        evidence = Term(f"{iris.THING}evidence/{key}", "iri")
        yield {"claim": claim, "property": Term(iris.term("evidence"), "iri"), "value": evidence}
        if key != "a":
            yield {"claim": claim, "property": Term(iris.term("restatedIn"), "iri"), "value": evidence}
        yield {
            "claim": claim, "property": Term(iris.PREFIXES["oa"] + "hasSelector", "iri"), "value": evidence,
            "sentence": Term(sentence, "literal"), "quote": Term(quote, "literal"),
            "start": Term(str(start), "literal"),
        }  # fmt: skip


def shown() -> Saying:
    """That claim."""
    (one,) = sayings(rows())
    return one


def test_the_places_of_a_claim_begin_with_its_first() -> None:
    claim = shown()
    assert [place.sentence for place in claim.places] == ["He met her.", "They met.", "Again they met."]
    assert (claim.sentence, claim.quote) == ("He met her.", "met her")
    assert claim.evidence and claim.evidence.iri.endswith("/a")
    assert claim.places[1].pieces == ("They ", "met", ".")


def test_a_claim_without_a_place_shows_none() -> None:
    claim = Saying(shown().claim, shown().type)
    assert (claim.sentence, claim.quote, claim.evidence) == ("", "", None)


def test_an_article_marks_the_claim_in_each_of_its_sentences_in_their_order() -> None:
    found = passages([shown()])
    assert [passage.text for passage in found] == ["They met.", "He met her.", "Again they met."]
    assert [[piece for piece, quoted in passage.marked if quoted] for passage in found] == [
        ["met"],
        ["met her"],
        ["met"],
    ]
    whole = "Head. They met. Then. He met her. Rest. Again they met. End."
    texts = [passage.text.strip() for passage in passages([shown()], whole)]
    assert texts == ["Head.", "They met.", "Then.", "He met her.", "Rest.", "Again they met.", "End."]


def test_two_claims_of_one_sentence_stand_beside_it_once_each() -> None:
    one = shown()
    (first, *_) = passages([one, one])
    assert first.claims == (one,)
    assert [passage.claims for passage in passages([], "Nothing here.")] == [()]
