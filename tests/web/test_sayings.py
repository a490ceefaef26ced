"""Claims as pages show them: with every place where an article makes them."""

from __future__ import annotations

from collections.abc import Iterator

from entente.model import iris
from entente.questions import Term
from entente.web.asking import Row
from entente.web.names import Name
from entente.web.reading import passages
from entente.web.sayings import Saying, Standing, sayings

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


def listed(text: str, *stretches: tuple[str, str]) -> list[Saying]:
    """Claims in a text, each by the first and last words of its sentence, all of which it quotes."""
    made = []
    for number, (first, last) in enumerate(stretches):
        start = text.index(first)
        sentence = text[start : text.index(last) + len(last)]
        claim, place = (Name(path, f"{iris.THING}{path}/{number}") for path in ("claim", "evidence"))
        standing = Standing(place, sentence.rstrip("."), sentence, start)
        made.append(Saying(claim, Name("type"), places=(standing,)))
    return made


LIST = """Libya agreed to:

- condemn Sudan;
- support Chad; and
- attack Mali.

They left."""
ITEMS = [("Libya", "Sudan"), ("Libya", "Chad"), ("Libya", "Mali.")]


def test_an_item_of_a_list_is_shown_once_with_what_stands_before_it_above() -> None:
    claims = listed(LIST, *ITEMS)
    for whole in (LIST, ""):
        found = passages(claims, whole)
        texts = ["Libya agreed to:\n\n- condemn Sudan;", "- support Chad; and", "- attack Mali."]
        assert [one.text for one in found] == texts + (["They left."] if whole else [])
        assert [one.claims for one in found if one.claims] == [(claim,) for claim in claims]
        assert found[0].marked[:3] == (("Libya agreed to:", True), ("\n\n", False), ("- condemn Sudan;", True))
        assert found[2].marked == (("- attack Mali", True), (".", False))


def test_an_item_that_makes_no_claim_stands_with_the_next() -> None:
    first, _, third = listed(LIST, *ITEMS)
    found = passages([first, third], LIST)
    assert [one.text for one in found][1] == "- support Chad; and\n- attack Mali."
    assert [one.claims for one in found] == [(first,), (third,), ()]


def test_a_sentence_within_the_stretch_of_another_keeps_its_own_place() -> None:
    text = "Libya agreed to:\n- condemn Sudan. Chad met Mali.\n- support Chad.\nEnd."
    claims = listed(text, ("Libya", "Sudan."), ("Chad met", "Mali."), ("Libya", "support Chad."))
    found = passages(claims, text)
    assert [one.text for one in found] == [
        "Libya agreed to:\n- condemn Sudan.", "Chad met Mali.", "- support Chad.", "End.",
    ]  # fmt: skip
    assert [one.claims for one in found] == [(one,) for one in claims] + [()]


def test_two_sentences_that_end_together_are_shown_as_one() -> None:
    text = "Then: Chad met Mali."
    claims = listed(text, ("Then", "Mali."), ("Chad", "Mali."))
    (found,) = passages(claims, text)
    assert (found.text, found.claims) == (text, tuple(claims))


def test_a_headline_that_the_text_begins_with_cuts_nothing_from_it() -> None:
    text = "Libya met Chad\nLibya met Chad in Rome."
    claims = listed(text, ("Libya", "Chad"), ("Libya met Chad in", "Rome."))
    for whole in (text, ""):
        assert [one.text for one in passages(claims, whole)] == text.split("\n")


def test_a_text_that_is_another_is_not_shown() -> None:
    assert [one.text for one in passages(listed("He met her. Rest.", ("He", "her.")), "Another.")] == ["He met her."]
