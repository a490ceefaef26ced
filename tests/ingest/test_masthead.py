"""What a text tells of itself, and what it leaves open."""

from __future__ import annotations

from datetime import date

import pytest

from entente.ingest.acquire import article
from entente.ingest.masthead import Masthead, masthead
from entente.ingest.parts import parts
from entente.model.document import DocumentKind, Source

BODY = "The president of Libya met the minister of Chad, and the two agreed on the border. They said that it was good."


def told(text: str) -> Masthead:
    """What a text tells."""
    return masthead(text, parts(text))


def test_a_wire_story_tells_headline_byline_place_and_no_year() -> None:
    text = f"Two states agree\nBy Jane Doe\nTRIPOLI, June 28 (Agency) — {BODY}\n(Reporting by John Roe)"
    assert told(text) == Masthead("Two states agree", "Jane Doe", "Tripoli", "", None, DocumentKind.WIRE)


def test_a_press_release_tells_its_day() -> None:
    text = f"FOR IMMEDIATE RELEASE: 28 June 2024\nTwo states agree\nCAIRO — {BODY}\nENDS\nNotes to editors"
    assert told(text) == Masthead("Two states agree", "", "Cairo", "", date(2024, 6, 28), DocumentKind.RELEASE)


def test_a_translation_tells_who_translated() -> None:
    text = f"Two states agree\nTranslated from Arabic by Layla Haddad\n{BODY}"
    assert told(text) == Masthead("Two states agree", translator="Layla Haddad", kind=DocumentKind.TRANSLATION)
    assert told(f"This is a machine translation\n{BODY}").translator == ""


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"ANALYSIS\nTwo states\n{BODY}", DocumentKind.ANALYSIS),
        (f"Two states\nANALYSIS — {BODY}", DocumentKind.ANALYSIS),
        (f"Opinion: Two states\n{BODY}", DocumentKind.ANALYSIS),
        (f"Situation report\n{BODY}", DocumentKind.REPORT),
        (f"Report of the Secretary-General on Libya\n{BODY}", DocumentKind.REPORT),
        (f"{BODY}\nENDS", DocumentKind.RELEASE),
        ("MR. ROE: It rained.\nQUESTION: Did it?\n", DocumentKind.TRANSCRIPT),
        (f"Two states\nCAIRO — {BODY}", None),
        (f"Reports of fighting reach Cairo\n{BODY}", None),
        (BODY, None),
    ],
)
def test_the_kind_of_a_document(text: str, kind: DocumentKind | None) -> None:
    assert told(text).kind is kind


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        ("Published 28 June 2024\nUpdated 29 June 2024", date(2024, 6, 28)),
        ("Updated 29 June 2024", None),
        ("June 28, 2024\nCAIRO, 27 June 2024 — It rained.", date(2024, 6, 28)),
        ("CAIRO, 27 June 2024 — It rained.", date(2024, 6, 27)),
        ("CAIRO, 27 June — It rained.", None),
        ("June 26, 2024\nIt rained.\nJune 27, 2024\nIt snowed.", None),
    ],
)
def test_the_day_is_that_of_publication_and_never_guessed(lines: str, day: date | None) -> None:
    assert told(f"Two states agree\n{lines}\n{BODY}").date == day


def test_what_is_given_wins_and_what_is_told_fills() -> None:
    text = f"Two states agree\nBy Jane Doe\nCAIRO, 27 June 2024 — {BODY}"
    plain = article(Source("a.txt", text))
    assert (plain.title, plain.author, plain.place, plain.date) == (
        "Two states agree", "Jane Doe", "Cairo", date(2024, 6, 27),
    )  # fmt: skip
    given = {"title": "Another", "author": "Ann Poe", "place": "Rome", "date": "2020-01-01"}
    made = article(Source("a.txt", text, given))
    assert (made.title, made.author, made.place, str(made.date)) == tuple(given.values())
    front = article(Source("a.md", f"---\nauthor: Sam Poe\n---\n{text}".encode()))
    assert (front.title, front.author) == ("Two states agree", "Sam Poe")
